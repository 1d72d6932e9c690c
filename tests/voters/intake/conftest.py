"""A province in small: three communes, the agencies, the joint office acting for the delegation, the Front, an agency."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from phoihop.base.files.store import keep
from phoihop.base.importing.models import ImportBatch
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.kernel.text import fold
from phoihop.org.choices import BodyKind, PlaceKind
from phoihop.org.models import Body, BodyPrincipal, Person, Place, Seat, SeatHolding, Term, User
from phoihop.voters.actions.intake import begin_intake
from phoihop.voters.imports.importer import read_intake
from phoihop.voters.imports.target import Target
from phoihop.voters.models import MeetingRound
from phoihop.voters.selectors import duplicates

PASSWORD = "mat-khau-thu-1"
LONG_AGO = date(2021, 7, 1)


def body(code: str, name: str, kind: BodyKind = BodyKind.DEPARTMENT) -> Body:
    return Body.objects.create(code=code, name=name, kind=kind, folded=fold(name), valid_from=LONG_AGO)


@pytest.fixture(autouse=True)
def _fresh_statistics() -> None:
    duplicates._statistics.clear()


@pytest.fixture
def places(db: None) -> dict[str, Place]:
    from phoihop.base.law.loader import communes

    wanted = {"Hoằng Châu", "Hoằng Giang", "Thọ Bình"}
    made = {}
    for commune in communes("thanh-hoa"):
        if commune.name in wanted:
            made[commune.name] = Place.objects.create(
                code=commune.code,
                name=commune.name,
                kind=PlaceKind.COMMUNE,
                folded=fold(commune.name),
                valid_from=LONG_AGO,
            )
    assert set(made) == wanted
    return made


@pytest.fixture
def bodies(places: dict[str, Place]) -> dict[str, Body]:
    made = [
        body("DDBQH", "Đoàn đại biểu Quốc hội tỉnh", BodyKind.DELEGATION),
        body("TTHDND", "Thường trực HĐND tỉnh", BodyKind.STANDING_BOARD),
        body("BTTMTTQ", "Ban Thường trực Ủy ban MTTQ tỉnh", BodyKind.STANDING_BOARD),
        body("VPDDBQHHDND", "Văn phòng Đoàn ĐBQH và HĐND tỉnh", BodyKind.JOINT_OFFICE),
        body("SXD", "Sở Xây dựng"),
        body("SYT", "Sở Y tế"),
        body("SCT", "Sở Công Thương"),
        body("SNNMT", "Sở Nông nghiệp và Môi trường"),
        body("SGDDT", "Sở Giáo dục và Đào tạo"),
        body("UBND", "UBND tỉnh", BodyKind.PEOPLES_COMMITTEE),
    ]
    for place in places.values():
        made.append(body(f"UBND-{place.code}", f"UBND xã {place.name}", BodyKind.COMMUNE_AUTHORITY))
    found = {one.code: one for one in made}
    for code in ("DDBQH", "TTHDND"):
        BodyPrincipal.objects.create(body=found["VPDDBQHHDND"], principal=found[code])
    return found


@pytest.fixture
def term(db: None) -> Term:
    return Term.objects.create(code="2026-2031", starts_on=date(2026, 3, 15), ends_on=date(2031, 3, 14))


@pytest.fixture
def round_(bodies: dict[str, Body], term: Term) -> MeetingRound:
    return MeetingRound.objects.create(
        code="TXCT-2026-1",
        title="Đợt trước kỳ họp thứ 5",
        owner=bodies["DDBQH"],
        kind="TX01",
        term=term,
        starts_on=date(2026, 11, 1),
    )


Seated = Callable[..., Actor]


@pytest.fixture
def seated(bodies: dict[str, Body], term: Term) -> Seated:
    """Somebody on a seat, with an account to sign in with."""

    def make(
        role: Role,
        name: str,
        *,
        at: str = "VPDDBQHHDND",
        principal: str = "DDBQH",
        tray: bool = False,
        place: Place | None = None,
    ) -> Actor:
        username = fold(name).replace(" ", "")
        user = User.objects.create_user(username, PASSWORD, full_name=name)
        person = Person.objects.create(full_name=name, user=user)
        seat = Seat.objects.create(
            body=bodies[at],
            role=role.value,
            title=role.value,
            valid_from=LONG_AGO,
            opens_tray=tray,
            place=place,
        )
        SeatHolding.objects.create(seat=seat, person=person, valid_from=LONG_AGO)
        return Actor(
            ActorKind.PERSON, label=f"{name} ({role})", user=user.pk, seat=seat.pk, role=role, body=bodies[at].pk,
            principal=bodies[principal].pk, place=place.pk if place else None, term=term.pk, opens_tray=tray,
        )  # fmt: skip

    return make


@pytest.fixture
def clerk(seated: Seated) -> Actor:
    return seated(Role.SPECIALIST, "Lê Thị Sàng")


@pytest.fixture
def keeper(seated: Seated) -> Actor:
    """A seat of the tray."""
    return seated(Role.OFFICE_LEADER, "Đỗ Văn Khay", tray=True)


def signed_in(actor: Actor) -> Client:
    client = Client()
    user = User.objects.get(pk=actor.user)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["tu_cach"] = f"{actor.seat}-{actor.principal}"
    session.save()
    return client


@pytest.fixture
def taken_in(clerk: Actor, round_: MeetingRound) -> Callable[..., ImportBatch]:
    """A paper kept and read."""

    def take(
        data: bytes,
        name: str = "bien-ban.docx",
        *,
        actor: Actor = clerk,
        paper: str = "",
        whole_round: bool = True,
    ) -> ImportBatch:
        file = keep(io.BytesIO(data), name=name, actor=actor)
        target = Target(
            owner=actor.principal or 0, term=round_.term_id, round=round_.pk if whole_round else None,
            said_on=clock.today().isoformat(), paper=paper,
        )  # fmt: skip
        batch = begin_intake(actor=actor, file=file, target=target)
        read_intake(batch.pk)
        batch.refresh_from_db()
        return batch

    return take


@pytest.fixture(autouse=True)
def _no_jobs_left(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
