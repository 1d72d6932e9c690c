"""Lists: filters and order in the address, a true count, a sheet of exactly what is seen; no query more for more rows."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from phoihop.base.audit.models import AuditEntry
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.org.models import User
from phoihop.voters.models import Opinion, Petition, Referral, ReplyOutcome

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(User.objects.get(username="chuyenvien2"))
    return client


def codes(page: str) -> list[str]:
    """The codes of the rows in the order in which the table shows them."""
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [part.partition("/")[0] for part in table.split('href="/kien-nghi/')[1:]]


def rows_of(content: bytes) -> list[list[Any]]:
    return load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_filters_stand_in_the_address_and_as_chips_in_words(desk: Client) -> None:
    page = desk.get("/kien-nghi/?view=all&status=referred&owner=TTHDND&lead=SXD").text
    wanted = Petition.objects.filter(status="referred", owner__code="TTHDND", lead__code="SXD")
    assert sorted(codes(page)) == sorted(wanted.values_list("code", flat=True))
    assert f"{wanted.count()} kiến nghị" in " ".join(page.split())
    assert "đã chuyển <span" in page
    assert "Sở Xây dựng <span" in page


@pytest.mark.parametrize("order", ["id", "-id", "due", "-due"])
def test_the_order_is_that_of_the_heading(desk: Client, order: str) -> None:
    page = desk.get(f"/kien-nghi/?view=open_due&sort={order}").text
    rows = list(Petition.objects.filter(due_on__isnull=False).values_list("code", "due_on", "id"))
    key, name = (1, "due") if "due" in order else (2, "id")
    rows.sort(key=lambda row: (row[key], row[2]), reverse=order.startswith("-"))
    assert codes(page) == [row[0] for row in rows], name
    assert "aria-sort" in page


def test_the_sheet_holds_the_rows_of_the_list_and_the_record_says_who_took_it(desk: Client) -> None:
    address = "/kien-nghi/?view=late"
    answer = desk.get(f"{address}&xuat=xlsx")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    taken = [row[0] for row in rows_of(answer.content)[1:] if str(row[0]).startswith("KN-")]
    assert taken == codes(desk.get(address).text)
    assert AuditEntry.objects.get(verb="petition.export").data["count"] == len(taken)


def test_the_ledgers_sheet_holds_its_rows_with_dates_as_dates(desk: Client) -> None:
    answer = desk.get("/so-theo-doi/?view=late&xuat=xlsx")
    rows = [row for row in rows_of(answer.content)[1:] if str(row[0]).startswith("CK-")]
    late = Commitment.objects.late(clock.today())
    assert sorted(str(row[0]) for row in rows) == sorted(late.values_list("code", flat=True))
    assert all(row[4] for row in rows)
    assert all(row[8] > 0 for row in rows)


def test_an_agency_takes_out_what_it_sees_and_nothing_else(desk: Client) -> None:
    client = Client()
    client.force_login(User.objects.get(username="soxaydung"))
    taken = rows_of(client.get("/kien-nghi/?view=all&xuat=xlsx").content)
    seen = set(Petition.objects.filter(referrals__authority__code="SXD").values_list("code", flat=True))
    assert {row[0] for row in taken[1:] if str(row[0]).startswith("KN-")} <= seen


@pytest.mark.parametrize("typed", ["giáo viên", "giao vien", "GIAO VIÊN"])
def test_search_finds_with_and_without_marks(desk: Client, typed: str) -> None:
    page = desk.get("/tim/", {"q": typed}).text
    wanted = Petition.objects.filter(content__icontains="giáo viên").values_list("code", flat=True)
    assert set(wanted) <= set(codes(page))
    assert wanted


def test_a_whole_code_goes_to_its_object(desk: Client) -> None:
    code = Petition.objects.filter(owner__code="TTHDND")[0].code
    assert desk.get("/tim/", {"q": code.lower()})["Location"] == f"/kien-nghi/{code}/"


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_no_page_asks_more_for_more_rows(desk: Client) -> None:
    petition = Petition.objects.filter(owner__code="TTHDND", status="referred")[0]
    addresses = [
        "/kien-nghi/?view=all",
        "/so-theo-doi/",
        f"/kien-nghi/{petition.code}/",
        "/viec-cua-toi/",
        "/y-kien/",
        "/tim/?q=duong",
    ]
    before = {address: queries(desk, address) for address in addresses}
    template = petition.opinions.all()[0]
    for number in range(20):
        template.pk, template.words = None, f"Thêm một người nêu, lần {number}"
        template.save(force_insert=True)
    more = Petition.objects.filter(pk=petition.pk).get()
    for number in range(20):
        more.pk, more.code, more.current_referral = None, f"KN-2026-9{number:03d}", None
        more.save(force_insert=True)
        debt = Commitment.objects.filter(status="open", debtor__code="TTHDND")[0]
        debt.pk, debt.code = None, f"CK-2026-9{number:04d}"
        debt.save(force_insert=True)
    assert Opinion.objects.filter(petition=petition).count() > 20
    assert {address: queries(desk, address) for address in addresses} == before


def test_the_sheet_tells_place_field_letter_and_answer(desk: Client) -> None:
    head, *rows = rows_of(desk.get("/kien-nghi/?view=all&xuat=xlsx").content)
    own = {str(row[0]): dict(zip(head, row, strict=True)) for row in rows}
    reply = ReplyOutcome.objects.filter(is_superseded=False, referral__petition__secrecy=0).latest("pk")
    line = own[reply.referral.petition.code]
    assert reply.referral.letter is not None
    assert reply.referral.letter.document.symbol in str(line["Số công văn chuyển"])
    assert line["Ngày trả lời"] == reply.reply.replied_on
    assert line["Trả lời (phần đầu)"]
    assert line["Lĩnh vực"]
    assert line["Lĩnh vực"] != reply.referral.petition.subject_field
    assert any(line["Nơi nêu"] for line in own.values())


def test_an_agency_takes_away_its_own_letters_and_answers_alone(client: Client) -> None:
    client.force_login(User.objects.get(username="soxaydung"))
    head, *rows = rows_of(client.get("/kien-nghi/?view=all&xuat=xlsx").content)
    at = head.index("Số công văn chuyển")
    theirs = Referral.objects.exclude(authority__code="SXD").values_list(
        "letter__document__symbol", flat=True
    )
    own = Referral.objects.filter(authority__code="SXD").values_list("letter__document__symbol", flat=True)
    foreign = set(filter(None, theirs)) - set(own)
    assert rows
    assert not foreign & {symbol for row in rows for symbol in str(row[at]).split("; ")}


def test_the_sheet_asks_no_more_for_more_rows(desk: Client) -> None:
    def asked(address: str) -> int:
        desk.get(address)
        with CaptureQueriesContext(connection) as seen:
            desk.get(address)
        return len(seen)

    one = Petition.objects.order_by("pk").first()
    assert one is not None
    assert asked("/kien-nghi/?view=all&xuat=xlsx") <= asked(f"/kien-nghi/?view=all&q={one.code}&xuat=xlsx")
