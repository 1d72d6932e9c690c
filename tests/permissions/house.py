"""What the administration's addresses ask about: a body, a seat, an account… that nobody of the matrix works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection

from phoihop.base.law import local
from phoihop.base.law.models import LocalKind, LocalVersion
from phoihop.kernel import clock
from phoihop.org.actions.accounts import create_account, disable_account
from phoihop.org.actions.bodies import add_principal, create_body
from phoihop.org.actions.people import create_person
from phoihop.org.actions.places import create_place
from phoihop.org.actions.seats import assign_holder, create_seat
from phoihop.org.actions.terms import open_term
from phoihop.org.models import Body, BodyPrincipal, Person, Place, Seat, SeatHolding, Session, Term, User
from phoihop.web.demo.people import actor_of

SECRET = "JBSWY3DPEHPK3PXP"


@dataclass(frozen=True)
class House:
    """One of each; ``version`` was proposed by the second administrator, ``job`` has failed."""

    body: Body
    link: BodyPrincipal
    place: Place
    person: Person
    seat: Seat
    empty_seat: Seat
    holding: SeatHolding
    user: User
    locked: User
    term: Term
    session: Session
    version: LocalVersion
    job: int


def working_day() -> date:
    """A Wednesday of this year far from every holiday."""
    march = (date(clock.today().year, 3, day) for day in range(15, 22))
    return next(day for day in march if day.weekday() == 2)


def house() -> House:
    """Made by the second administrator, so that the first one is another person."""
    actor, since = actor_of("quantri2"), date(2026, 4, 1)
    body = create_body(actor=actor, code="SMAU", name="Sở Mẫu", kind="department", valid_from=since)
    council = Body.objects.get(code="TTHDND")
    seat = create_seat(actor=actor, body=body, role="reader", title="Chuyên viên", valid_from=since)
    user, _password = create_account(actor=actor, username="nguoi.mau", full_name="Nguyễn Văn Mẫu")
    locked, _password = create_account(actor=actor, username="nguoi.khoa", full_name="Nguyễn Văn Khóa")
    disable_account(actor=actor, user=locked, reason="nghỉ hưu")
    TOTP.activate(user, SECRET)
    return House(
        body=body,
        link=add_principal(actor=actor, body=body, principal=council, valid_from=since),
        place=create_place(actor=actor, code="99001", name="Mẫu", kind="commune", valid_from=since),
        person=create_person(actor=actor, full_name="Lê Thị Mẫu"),
        seat=seat,
        empty_seat=create_seat(actor=actor, body=body, role="reader", title="Văn thư", valid_from=since),
        holding=assign_holder(actor=actor, seat=seat, person=user.person, valid_from=since),
        user=user,
        locked=locked,
        term=open_term(actor=actor, code="2016-2021", starts_on=date(2016, 7, 1), ends_on=date(2021, 6, 30)),
        session=Session.objects.get(of="council", is_provisional=True),
        version=local.propose(
            actor=actor,
            kind=LocalKind.CALENDAR_DAY,
            key=working_day().isoformat(),
            content={"kind": "holiday", "note": "Ngày nghỉ riêng"},
            valid_from=clock.today(),
            document="QĐ 1",
        ),
        job=_failed_job(),
    )


def _failed_job() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'failed' WHERE id ="
            " (SELECT min(id) FROM procrastinate_jobs WHERE status = 'todo') RETURNING id"
        )
        (pk,) = cursor.fetchone()
    return int(pk)
