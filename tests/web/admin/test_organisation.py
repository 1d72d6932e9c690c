"""Bodies, places, people, seats, terms and sessions through their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.org import obligations
from phoihop.org.choices import BodyKind, PlaceKind
from phoihop.org.models import (
    Body,
    Person,
    Place,
    PlaceSuccession,
    Seat,
    SeatHolding,
    Session,
    SessionMove,
    Term,
)
from phoihop.org.obligations import Obligation
from tests.org.conftest import body, seated

from .conftest import browser

pytestmark = pytest.mark.django_db
NEW_BODY = {"code": "SKHCN", "name": "Sở Khoa học và Công nghệ", "kind": BodyKind.DEPARTMENT}


def post(client: Client, to: str, *args: Any, **data: Any) -> Any:
    return client.post(reverse(f"web:{to}", args=args), data)


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.at(date(2026, 11, 16)):
        yield


def test_a_body_is_made_and_shown(as_admin: Client) -> None:
    response = post(as_admin, "admin_body_new", **NEW_BODY)
    made = Body.objects.get(code="SKHCN")
    assert response.headers["Location"] == reverse("web:admin_body", args=[made.pk])
    page = text_of(as_admin.get(response.headers["Location"]))
    assert "Sở Khoa học và Công nghệ" in page
    assert "lập cơ quan" in page


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    as_admin: Client, construction: Body
) -> None:
    response = post(as_admin, "admin_body_new", **{**NEW_BODY, "code": "SXD"})
    assert response.status_code == 422
    assert response.context["form"].errors["code"]
    assert "Sở Khoa học và Công nghệ" in text_of(response)
    response = post(as_admin, "admin_body_new", code="A", name="", kind="feudal", valid_from="31/02/2026")
    assert set(response.context["form"].errors) == {"name", "kind", "valid_from"}


def test_an_older_page_overwrites_nothing(as_admin: Client, construction: Body) -> None:
    address = reverse("web:admin_body_edit", args=[construction.pk])
    form = as_admin.get(address).context["form"]
    drawn = {**NEW_BODY, "code": "SXD", "seen": form.initial["seen"]}
    assert as_admin.post(address, {**drawn, "name": "Sở Xây dựng tỉnh"}).status_code == 302
    response = as_admin.post(address, {**drawn, "name": "Tên khác"})
    assert response.status_code == 422
    assert "đã được cập nhật sau khi đồng chí mở trang" in text_of(response)


@pytest.mark.parametrize("words", ["so xay dung", "Sở Xây Dựng", "XAY", "sxd"])
def test_bodies_are_found_with_and_without_accents(
    as_admin: Client, construction: Body, transport: Body, words: str
) -> None:
    page = as_admin.get(reverse("web:admin_bodies"), {"q": words}).context["page"]
    assert [found.code for found in page.rows] == ["SXD"]


def test_bodies_are_filtered_and_paged_with_the_filter_in_the_address(
    as_admin: Client, transport: Body
) -> None:
    for number in range(60):
        body(f"D{number}", f"Cơ quan thử {number}", BodyKind.PRESS)
    transport.valid_to = date(2026, 6, 30)
    transport.save()
    address = reverse("web:admin_bodies")
    first = as_admin.get(address, {"kind": "press"})
    assert (first.context["page"].count, len(first.context["page"].rows)) == (60, 50)
    assert "kind=press&amp;trang=2" in text_of(first)
    assert len(as_admin.get(address, {"kind": "press", "trang": "2"}).context["page"].rows) == 10
    past = as_admin.get(address, {"validity": "past"}).context["page"].rows
    assert [found.code for found in past] == ["SGTVT"]
    assert "Không có cơ quan nào khớp" in text_of(as_admin.get(address, {"q": "không có gì"}))


def test_a_body_that_owes_is_led_to_its_successor(
    as_admin: Client, transport: Body, construction: Body
) -> None:
    obligations.register("thử", lambda body: Obligation("kiến nghị chưa trả lời", 3 * (body.code == "SGTVT")))
    try:
        assert "Còn 3 kiến nghị chưa trả lời" in text_of(
            as_admin.get(reverse("web:admin_body", args=[transport.pk]))
        )
        response = post(as_admin, "admin_body_end", transport.pk, last_day="2026-11-30", document="QĐ 1")
        assert response.status_code == 422
        assert "Hãy chọn cơ quan kế thừa" in text_of(response)
        done = post(
            as_admin,
            "admin_body_succeed",
            transport.pk,
            successor=construction.pk,
            on="01/12/2026",
            document="NQ 190",
        )
        assert done.status_code == 302
    finally:
        del obligations._questions["thử"]
    page = text_of(as_admin.get(reverse("web:admin_body", args=[transport.pk])))
    assert "Từ 01/12/2026 Sở Xây dựng kế thừa (NQ 190)" in page


def test_the_confirmation_says_what_is_lost(as_admin: Client, transport: Body) -> None:
    seated(Role.AUTHORITY_OFFICER, transport, "sgtvt", "Đỗ Thị Sở")
    page = text_of(as_admin.get(reverse("web:admin_body_end", args=[transport.pk])))
    assert "1 ghế của cơ quan này" in page
    assert Body.objects.get(pk=transport.pk).valid_to is None
    assert (
        post(as_admin, "admin_body_end", transport.pk, last_day="2026-11-30", document="QĐ 1").status_code
        == 302
    )


def test_principals_on_the_page(as_admin: Client, office: Body, delegation: Body) -> None:
    post(as_admin, "admin_principal_add", office.pk, principal=delegation.pk, valid_from="2026-11-01")
    link = office.principals.get()
    assert delegation.name in text_of(as_admin.get(reverse("web:admin_body", args=[office.pk])))
    post(as_admin, "admin_principal_end", link.pk, last_day="2026-11-30")
    link.refresh_from_db()
    assert link.valid_to == date(2026, 11, 30)


def test_places_through_the_pages(as_admin: Client, commune: Place) -> None:
    response = post(
        as_admin, "admin_place_new", code="16009", name="Mới", kind=PlaceKind.WARD, valid_from="2025-07-01"
    )
    new = Place.objects.get(code="16009")
    assert response.headers["Location"] == reverse("web:admin_place", args=[new.pk])
    seen = as_admin.get(reverse("web:admin_place_edit", args=[new.pk])).context["form"].initial["seen"]
    assert (
        post(
            as_admin, "admin_place_edit", new.pk, code="16009", name="Mới Hơn", kind="ward", seen=seen
        ).status_code
        == 302
    )
    post(as_admin, "admin_place_merge", commune.pk, successors=[new.pk], on="2026-12-01", document="NQ 5")
    assert PlaceSuccession.objects.get().successor == new
    for words in ("Xã Thử", "xa thu"):
        found = as_admin.get(reverse("web:admin_places"), {"q": words}).context["page"].rows
        assert [place.pk for place in found] == [new.pk, commune.pk], words


def test_what_was_typed_with_its_marks_comes_first(as_admin: Client) -> None:
    for code, name in (
        ("A1", "Xã Sơn Động"),
        ("A2", "Ban Sở hữu"),
        ("A3", "Sở Nội vụ"),
        ("A4", "Tiếng so sánh"),
    ):
        body(code, name)
    rows = as_admin.get(reverse("web:admin_bodies"), {"q": "Sở"}).context["page"].rows
    assert [found.code for found in rows][:1] == ["A3"]
    rows = as_admin.get(reverse("web:admin_bodies"), {"q": "son"}).context["page"].rows
    assert [found.code for found in rows] == ["A1"]


def test_people_and_seats_through_the_pages(as_admin: Client, construction: Body) -> None:
    post(as_admin, "admin_person_new", full_name="Ngô Thị Mới", note="phòng Tổng hợp")
    person = Person.objects.get(full_name="Ngô Thị Mới")
    post(as_admin, "admin_seat_new", body=construction.pk, role="authority_officer", title="Chánh Văn phòng")
    seat = Seat.objects.get(title="Chánh Văn phòng")
    refused = post(
        as_admin, "admin_seat_assign", seat.pk, person=person.pk, kind="acting", valid_from="2026-11-16"
    )
    assert refused.context["form"].errors["document"]
    done = post(
        as_admin, "admin_seat_assign", seat.pk, person=person.pk, kind="holder", valid_from="2026-11-16"
    )
    assert done.headers["Location"] == reverse("web:admin_seat", args=[seat.pk])
    for name, words in (
        ("admin_people", "ngo thi moi"),
        ("admin_seats", "ngo thi"),
        ("admin_seats", "xay dung"),
    ):
        assert "Ngô Thị Mới" in text_of(as_admin.get(reverse(f"web:{name}"), {"q": words})), name
    holding = SeatHolding.objects.get(seat=seat)
    post(as_admin, "admin_holding_end", holding.pk, last_day="2026-12-31")
    holding.refresh_from_db()
    assert holding.valid_to == date(2026, 12, 31)
    assert "Ngô Thị Mới thôi giữ ghế này." in text_of(
        as_admin.get(reverse("web:admin_seat_end", args=[seat.pk]))
    )
    post(as_admin, "admin_seat_end", seat.pk, last_day="2026-12-31")
    seat.refresh_from_db()
    assert seat.valid_to == date(2026, 12, 31)
    seen = as_admin.get(reverse("web:admin_person_edit", args=[person.pk])).context["form"].initial["seen"]
    post(as_admin, "admin_person_edit", person.pk, full_name="Ngô Thị Mới Hơn", seen=seen)
    assert "Ngô Thị Mới Hơn" in text_of(as_admin.get(reverse("web:admin_person", args=[person.pk])))


def test_the_tray_is_assigned_with_its_document(as_admin: Client, office: Body) -> None:
    seat = Seat.objects.create(body=office, role="specialist", title="Tiếp dân")
    seen = as_admin.get(reverse("web:admin_seat_edit", args=[seat.pk])).context["form"].initial["seen"]
    refused = post(as_admin, "admin_seat_edit", seat.pk, title="Tiếp dân", opens_tray="on", seen=seen)
    assert refused.context["form"].errors["document"]
    post(as_admin, "admin_seat_edit", seat.pk, title="Tiếp dân", opens_tray="on", document="PC 1", seen=seen)
    seat.refresh_from_db()
    assert seat.opens_tray


def test_terms_and_sessions_through_the_pages(as_admin: Client, term: Term) -> None:
    bad = post(as_admin, "admin_term_new", code="2031", starts_on="2031-04-01", ends_on="2036-04-01")
    assert bad.context["form"].errors["code"]
    post(as_admin, "admin_term_new", code="2031-2036", starts_on="2031-04-01", ends_on="2036-04-01")
    post(
        as_admin,
        "admin_session_new",
        of="council",
        kind="regular",
        term=term.pk,
        number=3,
        opens_on="2026-12-09",
    )
    session = Session.objects.get(number=3)
    page = text_of(as_admin.get(reverse("web:admin_terms"), {"nhiem-ky": term.code}))
    assert str(session) in page
    post(as_admin, "admin_term_close", term.pk, on="2031-03-31")
    term.refresh_from_db()
    assert term.closed_on == date(2031, 3, 31)


def test_a_session_is_moved_in_two_steps(as_admin: Client, council_session: Session) -> None:
    address = reverse("web:admin_session_move", args=[council_session.pk])
    data = {
        "opens_on": "2026-12-16",
        "closes_on": "2026-12-18",
        "reason": "Trùng kỳ họp Quốc hội",
        "version": 1,
    }
    first = as_admin.post(address, {**data, "buoc": "xem"})
    assert first.status_code == 200
    assert "0 việc đang mở đổi hạn" in text_of(first)
    assert not SessionMove.objects.exists()
    assert as_admin.post(address, {**data, "buoc": "ghi"}).status_code == 302
    stale = as_admin.post(address, {**data, "opens_on": "2026-12-17", "buoc": "ghi"})
    assert stale.status_code == 422
    assert "đã được cập nhật sau khi đồng chí mở trang" in text_of(stale)
    page = text_of(as_admin.get(reverse("web:admin_session", args=[council_session.pk])))
    assert "Trùng kỳ họp Quốc hội" in page
    assert "<del>09/12/2026</del> → 16/12/2026" in page


def test_only_the_leader_of_the_owner_moves_its_session(
    council_session: Session, delegation: Body, office: Body
) -> None:
    council = body("TTHDND", "Thường trực HĐND tỉnh", BodyKind.STANDING_BOARD)
    chair, _ = seated(Role.COUNCIL_LEADER, council, "thuongtruc", "Bùi Thường Trực")
    head, _ = seated(Role.DELEGATION_LEADER, delegation, "truongdoan", "Đinh Trưởng Đoàn")
    address = reverse("web:admin_session_move", args=[council_session.pk])
    assert browser(chair).get(address).status_code == 200
    refused = browser(head).get(address)
    assert refused.status_code == 403
    page = text_of(browser(head).get(reverse("web:admin_session", args=[council_session.pk])))
    assert "disabled" in page


@pytest.mark.parametrize(
    "name", ["admin_bodies", "admin_seats", "admin_people", "admin_accounts", "admin_places"]
)
def test_questions_do_not_grow_with_the_rows(
    as_admin: Client, office: Body, django_assert_max_num_queries: Callable[..., Any], name: str
) -> None:
    for number in range(12):
        place = body(f"C{number}", f"Cơ quan {number}")
        seated(Role.READER, place, f"doc{number}", f"Người Đọc {number}")
        Place.objects.create(
            code=f"1700{number}", name=f"Xã {number}", kind=PlaceKind.COMMUNE, folded=f"xa {number}"
        )
    address = reverse(f"web:{name}")
    as_admin.get(address)
    with django_assert_max_num_queries(22):
        as_admin.get(address)


def test_the_overview_leads_to_what_waits(as_admin: Client, admin: Actor, office: Body) -> None:
    Seat.objects.create(
        body=office, role="clerk", title="Văn thư", valid_from=clock.today() - timedelta(days=1)
    )
    page = as_admin.get(reverse("web:admin"))
    assert page.context["counts"]["empty_seats"] == 1
    assert [user.pk for user in page.context["without_factor"]] == [admin.user]
    assert "1 ghế chưa có người" in text_of(page)
