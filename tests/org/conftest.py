"""A small office: one administrator, one specialist, three bodies."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.kernel.text import fold
from phoihop.org.choices import BodyKind, PlaceKind, SessionKind, SessionOf
from phoihop.org.models import Body, Person, Place, Seat, SeatHolding, Session, Term, User

pytestmark = pytest.mark.django_db

LONG_AGO = date(2021, 7, 1)


def body(code: str, name: str, kind: BodyKind = BodyKind.DEPARTMENT) -> Body:
    return Body.objects.create(code=code, name=name, kind=kind, folded=fold(name), valid_from=LONG_AGO)


def actor_on(seat: Seat, user: User, principal: Body | None = None) -> Actor:
    return Actor(
        ActorKind.PERSON,
        label=f"{user.full_name} ({seat.title})",
        user=user.pk,
        seat=seat.pk,
        role=Role(seat.role),
        body=seat.body_id,
        principal=(principal or seat.body).pk,
    )


def seated(role: Role, where: Body, username: str, full_name: str) -> tuple[Actor, SeatHolding]:
    user = User.objects.create_user(username, "mat-khau-thu-1", full_name=full_name)
    person = Person.objects.create(full_name=full_name, user=user)
    seat = Seat.objects.create(body=where, role=role.value, title=role.value, valid_from=LONG_AGO)
    holding = SeatHolding.objects.create(seat=seat, person=person, valid_from=LONG_AGO)
    return actor_on(seat, user), holding


@pytest.fixture
def office(db: None) -> Body:
    return body("VPDB", "Văn phòng Đoàn ĐBQH và HĐND tỉnh", BodyKind.JOINT_OFFICE)


@pytest.fixture
def delegation(db: None) -> Body:
    return body("DDBQH", "Đoàn đại biểu Quốc hội tỉnh", BodyKind.DELEGATION)


@pytest.fixture
def construction(db: None) -> Body:
    return body("SXD", "Sở Xây dựng")


@pytest.fixture
def transport(db: None) -> Body:
    return body("SGTVT", "Sở Giao thông vận tải")


@pytest.fixture
def admin_holding(office: Body) -> SeatHolding:
    return seated(Role.ADMINISTRATOR, office, "quantri", "Lê Quản Trị")[1]


@pytest.fixture
def admin(admin_holding: SeatHolding) -> Actor:
    assert admin_holding.person.user is not None
    return actor_on(admin_holding.seat, admin_holding.person.user)


@pytest.fixture
def leader(office: Body) -> Actor:
    return seated(Role.OFFICE_LEADER, office, "lanhdao", "Phạm Lãnh Đạo")[0]


@pytest.fixture
def specialist(office: Body) -> Actor:
    return seated(Role.SPECIALIST, office, "chuyenvien", "Trần Chuyên Viên")[0]


@pytest.fixture
def commune(db: None) -> Place:
    return Place.objects.create(
        code="16000", name="Xã Thử", kind=PlaceKind.COMMUNE, folded="xa thu", valid_from=date(2025, 7, 1)
    )


@pytest.fixture
def term(db: None) -> Term:
    return Term.objects.create(code="2026-2031", starts_on=date(2026, 4, 1), ends_on=date(2031, 4, 1))


@pytest.fixture
def council_session(term: Term) -> Session:
    return Session.objects.create(
        of=SessionOf.COUNCIL,
        kind=SessionKind.REGULAR,
        term=term,
        number=5,
        opens_on=date(2026, 12, 9),
        closes_on=date(2026, 12, 11),
        is_provisional=True,
    )
