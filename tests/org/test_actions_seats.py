from __future__ import annotations

from datetime import date, timedelta

import pytest

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.org.actions import people, seats
from phoihop.org.administrators import administrators
from phoihop.org.capacity import capacities_of
from phoihop.org.choices import HoldingKind
from phoihop.org.fingerprint import fingerprint
from phoihop.org.models import Body, Person, Seat, SeatHolding, User
from phoihop.org.refusals import Refused

from .conftest import LONG_AGO, seated

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


@pytest.fixture
def seat(construction: Body) -> Seat:
    return Seat.objects.create(
        body=construction, role=Role.AUTHORITY_OFFICER, title="Chuyên viên", valid_from=LONG_AGO
    )


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(full_name="Ngô Văn Mới")


def test_create_seat_refuses_an_ended_body(admin: Actor, transport: Body) -> None:
    transport.valid_to = date(2026, 6, 30)
    transport.save()
    with pytest.raises(Refused) as caught:
        seats.create_seat(actor=admin, body=transport, role="reader", title="Người đọc", valid_from=DAY)
    assert caught.value.field == "body"


def test_the_tray_needs_a_document(admin: Actor, office: Body) -> None:
    with pytest.raises(Refused) as caught:
        seats.create_seat(actor=admin, body=office, role="specialist", title="Tiếp dân", opens_tray=True)
    assert caught.value.field == "document"
    made = seats.create_seat(
        actor=admin, body=office, role="specialist", title="Tiếp dân", opens_tray=True, document="PC 3/2026"
    )
    assert made.opens_tray
    assert AuditEntry.objects.get(verb="seat.create").data["document"] == "PC 3/2026"
    seats.update_seat(actor=admin, seat=made, opens_tray=False)
    with pytest.raises(Refused):
        seats.update_seat(actor=admin, seat=made, opens_tray=True)


def test_update_seat_refuses_an_older_page_and_another_role(admin: Actor, seat: Seat) -> None:
    seen = fingerprint(seat, seats.EDITABLE)
    seats.update_seat(actor=admin, seat=seat, title="Chuyên viên chính", expected=seen)
    with pytest.raises(StaleVersion):
        seats.update_seat(actor=admin, seat=seat, title="Khác", expected=seen)
    with pytest.raises(TypeError):
        seats.update_seat(actor=admin, seat=seat, role="administrator")


def test_a_holder_excludes_another_holder_in_the_same_time(admin: Actor, seat: Seat, person: Person) -> None:
    first = seats.assign_holder(actor=admin, seat=seat, person=person, valid_from=LONG_AGO)
    second = Person.objects.create(full_name="Mai Thị Sau")
    with pytest.raises(Refused, match="Ngô Văn Mới đang giữ ghế này"):
        seats.assign_holder(actor=admin, seat=seat, person=second, valid_from=DAY)
    seats.end_holding(actor=admin, holding=first, last_day=DAY - timedelta(days=1))
    seats.assign_holder(actor=admin, seat=seat, person=second, valid_from=DAY)
    assert SeatHolding.objects.filter(seat=seat).count() == 2


def test_the_same_person_twice_on_a_seat_is_refused(admin: Actor, seat: Seat, person: Person) -> None:
    seats.assign_holder(actor=admin, seat=seat, person=person, valid_from=LONG_AGO)
    with pytest.raises(Refused) as caught:
        seats.assign_holder(
            actor=admin, seat=seat, person=person, kind="acting", valid_from=DAY, document="QĐ 1"
        )
    assert caught.value.field == "person"


@pytest.mark.parametrize(
    ("kind", "document", "valid_to", "field"),
    [
        (HoldingKind.ACTING, "", None, "document"),
        (HoldingKind.DELEGATE, "", DAY, "document"),
        (HoldingKind.DELEGATE, "UQ 4/2026", None, "valid_to"),
        (HoldingKind.HOLDER, "", DAY - timedelta(days=1), "valid_to"),
    ],
)
def test_standing_in_needs_a_document_and_a_delegation_an_end(
    admin: Actor, seat: Seat, person: Person, kind: str, document: str, valid_to: date | None, field: str
) -> None:
    with pytest.raises(Refused) as caught:
        seats.assign_holder(
            actor=admin,
            seat=seat,
            person=person,
            kind=kind,
            valid_from=DAY,
            valid_to=valid_to,
            document=document,
        )
    assert caught.value.field == field


def test_a_delegate_acts_between_its_dates_beside_the_holder(
    admin: Actor, seat: Seat, person: Person
) -> None:
    _, holding = seated(Role.AUTHORITY_OFFICER, seat.body, "chinh", "Hồ Văn Chính")
    user = User.objects.create_user("moi", "mat-khau-thu-1", full_name=person.full_name)
    person.user = user
    person.save()
    seats.assign_holder(
        actor=admin,
        seat=holding.seat,
        person=person,
        kind=HoldingKind.DELEGATE,
        valid_from=DAY,
        valid_to=date(2026, 11, 13),
        document="Giấy ủy quyền 7/GUQ-SXD",
    )
    with clock.at(date(2026, 11, 13)):
        assert [capacity.seat for capacity in capacities_of(user)] == [holding.seat_id]
    with clock.at(date(2026, 11, 14)):
        assert capacities_of(user) == []


def test_end_seat_ends_who_sits_on_it(admin: Actor, seat: Seat, person: Person) -> None:
    holding = seats.assign_holder(actor=admin, seat=seat, person=person, valid_from=LONG_AGO)
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        seats.end_seat(actor=admin, seat=seat, last_day=date(2020, 1, 1))
    seats.end_seat(actor=admin, seat=seat, last_day=DAY)
    holding.refresh_from_db()
    assert holding.valid_to == DAY
    with pytest.raises(Refused, match="đã kết thúc"):
        seats.end_seat(actor=admin, seat=seat, last_day=DAY)
    with pytest.raises(Refused, match="đã kết thúc"):
        seats.assign_holder(actor=admin, seat=seat, person=person, valid_from=date(2027, 1, 1))


def test_the_last_administrator_cannot_leave(admin: Actor, admin_holding: SeatHolding, office: Body) -> None:
    with pytest.raises(Refused, match="duy nhất"):
        seats.end_holding(actor=admin, holding=admin_holding, last_day=clock.today())
    with pytest.raises(Refused, match="duy nhất"):
        seats.end_seat(actor=admin, seat=admin_holding.seat, last_day=clock.today())
    assert len(administrators()) == 1
    seated(Role.ADMINISTRATOR, office, "quantri2", "Vũ Thứ Hai")
    seats.end_holding(actor=admin, holding=admin_holding, last_day=clock.today())


def test_end_holding_refuses_to_end_later_than_it_did(admin: Actor, seat: Seat, person: Person) -> None:
    holding = seats.assign_holder(actor=admin, seat=seat, person=person, valid_from=LONG_AGO)
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        seats.end_holding(actor=admin, holding=holding, last_day=date(2020, 1, 1))
    seats.end_holding(actor=admin, holding=holding, last_day=DAY)
    with pytest.raises(Refused, match="Đã thôi giữ ghế"):
        seats.end_holding(actor=admin, holding=holding, last_day=DAY)


def test_only_administrators_manage_seats_and_people(leader: Actor, seat: Seat, person: Person) -> None:
    with pytest.raises(NotAllowed):
        seats.create_seat(actor=leader, body=seat.body, role="reader", title="x")
    with pytest.raises(NotAllowed):
        seats.assign_holder(actor=leader, seat=seat, person=person, valid_from=DAY)
    with pytest.raises(NotAllowed):
        people.create_person(actor=leader, full_name="x")
    with pytest.raises(NotAllowed):
        people.update_person(actor=leader, person=person, full_name="x")


def test_a_person_and_its_account_bear_one_name(admin: Actor) -> None:
    made = people.create_person(actor=admin, full_name="  Cao   Thị  Tên ")
    assert made.full_name == "Cao Thị Tên"
    user = User.objects.create_user("caoten", "mat-khau-thu-1", full_name=made.full_name)
    made.user = user
    made.save()
    people.update_person(actor=admin, person=made, full_name="Cao Thị Tên Mới")
    user.refresh_from_db()
    assert user.full_name == "Cao Thị Tên Mới"
    assert AuditEntry.objects.get(verb="person.update").data["full_name"]["old"] == "Cao Thị Tên"
