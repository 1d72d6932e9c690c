"""Pages of the administration show names and words, not the codes of our files, and days as they are written."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.base.audit.models import AuditEntry
from phoihop.base.law.local import current_rulebook
from phoihop.base.law.local_content import rule_content
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.kernel import clock
from phoihop.org.models import User
from phoihop.web.admin.comparison import compared

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
CODES = re.compile(
    r"\b(?:specialist|office_leader|petition_received|by_order|ho_chi_minh|nghe_an|voters\.T\w+|needs_date|VPDDBQHHDND"
    r"|PCTH|BPC|\d{4}-\d\d-\d\d)\b"
)


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(User.objects.get(username="quantri"))
    return client


def text(page: str) -> str:
    """What is read on the page: not its addresses, its values of forms, nor what an entry keeps word by word."""
    body = re.sub(r"(?s)<(script|style|head|pre|code)\b.*?</\1>", " ", page)
    return re.sub(r"<[^>]*>", " ", body)


@pytest.mark.parametrize(
    "address",
    [
        "/quan-tri/thoi-han/",
        "/quan-tri/thoi-han/ho_chi_minh.H01/",
        "/quan-tri/thoi-han/voters.T17s/",
        "/quan-tri/thoi-han/ho_chi_minh.H01/soan/",
        "/quan-tri/danh-muc/outcomes/",
        "/quan-tri/danh-muc/actors/",
        "/quan-tri/the-thuc/DDBQH/",
        "/quy-che/",
        "/kien-nghi/",
    ],
)
def test_a_page_shows_names(desk: Client, address: str) -> None:
    assert not CODES.findall(text(desk.get(address).text))


def test_bodies_of_a_list_are_named(desk: Client) -> None:
    page = text(desk.get("/quan-tri/danh-muc/fields/").text)
    assert "cơ quan thường chủ trì: " in page
    assert not CODES.findall(page)


def test_who_acted_is_told_in_words(desk: Client) -> None:
    entry = AuditEntry.objects.filter(actor__role="specialist").first()
    assert entry is not None
    page = text(desk.get(reverse("web:admin_audit_entry", args=[entry.seq])).text)
    assert "vai trò: Chuyên viên văn phòng chung" in page
    assert "specialist" not in page


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        (LocalKind.CALENDAR_DAY, "2026-12-24", "24/12/2026"),
        (LocalKind.RULE, "voters.T17", "T17 Giải quyết, trả lời kiến nghị cử tri gửi HĐND"),
        (LocalKind.DOCUMENT_HEAD, "DDBQH", "Đoàn đại biểu Quốc hội"),
    ],
)
def test_a_version_is_called_by_what_it_changes(desk: Client, kind: LocalKind, key: str, name: str) -> None:
    version = LocalVersion.objects.create(
        kind=kind,
        key=key,
        content={},
        valid_from=date(2026, 12, 1),
        document="QĐ 1",
        author=User.objects.get(username="quantri2").pk,
        author_label="Trương Mỹ Linh",
        status=LocalStatus.PROPOSED,
        proposed_at=clock.now(),
    )
    for page in (
        desk.get("/quan-tri/ban-dia-phuong/"),
        desk.get(reverse("web:admin_version", args=[version.pk])),
    ):
        assert name in page.text
        assert key not in text(page.text)


def test_who_a_rule_binds_is_named_beside_the_shipped_rule() -> None:
    content = rule_content(current_rulebook().rule("voters.T17", date(2026, 11, 1)))
    version = LocalVersion(
        kind=LocalKind.RULE, key="voters.T17", content=content, valid_from=date(2026, 11, 1), document="NQ 1"
    )
    [line] = [row for row in compared(version) if row.label == "Ai phải làm"]
    assert line.local == line.shipped
    assert line.local
    assert not CODES.findall(line.local)


def test_lists_of_the_administration_begin_with_the_name(desk: Client) -> None:
    for address in ("/quan-tri/co-quan/", "/quan-tri/dia-ban/", "/quan-tri/danh-muc/fields/"):
        page = desk.get(address).text
        assert '<th scope="col">Mã</th>' not in page
        assert '<small class="ph-note">' in page
