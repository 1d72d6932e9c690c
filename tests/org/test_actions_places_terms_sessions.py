from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from phoihop.base import events
from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.org.actions import places, sessions, terms
from phoihop.org.choices import BodyKind, PlaceKind, SessionKind, SessionOf
from phoihop.org.events import SessionMoved
from phoihop.org.models import Body, Place, PlaceSuccession, Session, SessionMove, Term
from phoihop.org.refusals import Refused

from .conftest import body, seated

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)


@pytest.fixture
def told() -> Iterator[list[SessionMoved]]:
    heard: list[SessionMoved] = []
    events.subscribe(SessionMoved, heard.append)
    yield heard
    events._handlers[SessionMoved].remove(heard.append)


def test_places_are_made_corrected_and_merged(admin: Actor, commune: Place) -> None:
    new = places.create_place(
        actor=admin, code="16001", name="Phường Mới", kind=PlaceKind.WARD, valid_from=date(2025, 7, 1)
    )
    places.update_place(actor=admin, place=new, name="Phường Rất Mới", constituency=2)
    new.refresh_from_db()
    assert (new.folded, new.constituency) == ("phuong rat moi", 2)
    places.merge_place(actor=admin, place=commune, successors=[new], on=DAY, document="NQ 1/2026")
    commune.refresh_from_db()
    assert commune.valid_to == date(2026, 6, 30)
    assert PlaceSuccession.objects.get().former_name == "Xã Thử"


def test_places_refuse_what_makes_no_sense(admin: Actor, specialist: Actor, commune: Place) -> None:
    with pytest.raises(Refused, match="đã dùng"):
        places.create_place(actor=admin, code="16000", name="Khác", kind=PlaceKind.COMMUNE)
    other = places.create_place(
        actor=admin, code="16002", name="Khác", kind=PlaceKind.COMMUNE, valid_from=DAY
    )
    with pytest.raises(Refused, match="đã dùng"):
        places.update_place(actor=admin, place=other, code="16000")
    with pytest.raises(Refused, match="thuộc chính mình"):
        places.update_place(actor=admin, place=commune, parent=commune)
    for successors, on, document, field in (
        ([], DAY, "NQ 1", "successors"),
        ([commune], DAY, "NQ 1", "successors"),
        ([other], date(2025, 12, 1), "NQ 1", "successors"),
        ([other], date(2025, 7, 1), "NQ 1", "on"),
        ([other], DAY, "", "document"),
    ):
        with pytest.raises(Refused) as caught:
            places.merge_place(actor=admin, place=commune, successors=successors, on=on, document=document)
        assert caught.value.field == field
    places.merge_place(actor=admin, place=commune, successors=[other], on=DAY, document="NQ 1")
    with pytest.raises(Refused, match="đã kết thúc"):
        places.merge_place(actor=admin, place=commune, successors=[other], on=DAY, document="NQ 1")
    with pytest.raises(NotAllowed):
        places.create_place(actor=specialist, code="1", name="x", kind=PlaceKind.WARD)


def test_terms_open_and_close(admin: Actor, leader: Actor, term: Term) -> None:
    with pytest.raises(Refused, match="mở nhiệm kỳ mới"):
        terms.close_term(actor=admin, term=term, on=date(2031, 3, 31))
    with pytest.raises(Refused, match="đã có"):
        terms.open_term(actor=admin, code="2026-2031", starts_on=DAY, ends_on=date(2031, 1, 1))
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        terms.open_term(actor=admin, code="x", starts_on=DAY, ends_on=DAY)
    with pytest.raises(NotAllowed):
        terms.open_term(actor=leader, code="x", starts_on=DAY, ends_on=date(2031, 1, 1))
    terms.open_term(
        actor=admin,
        code="2031-2036",
        starts_on=date(2031, 4, 1),
        ends_on=date(2036, 4, 1),
        legislature="XVII",
    )
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        terms.close_term(actor=admin, term=term, on=date(2020, 1, 1))
    terms.close_term(actor=admin, term=term, on=date(2031, 3, 31))
    with pytest.raises(Refused, match="đã kết thúc"):
        terms.close_term(actor=admin, term=term, on=date(2031, 3, 31))


def test_create_session_refuses_a_used_number_a_closed_term_and_wrong_dates(admin: Actor, term: Term) -> None:
    def create(number: int, opens_on: date | None = None, closes_on: date | None = None) -> Session:
        return sessions.create_session(
            actor=admin,
            of=SessionOf.COUNCIL,
            kind=SessionKind.THEMATIC,
            term=term,
            number=number,
            opens_on=opens_on,
            closes_on=closes_on,
        )

    assert create(5).is_provisional
    with pytest.raises(Refused) as caught:
        create(5)
    assert caught.value.field == "number"
    with pytest.raises(Refused, match="phải có ngày khai mạc"):
        create(6, None, DAY)
    with pytest.raises(Refused, match="bế mạc nằm trước"):
        create(6, date(2026, 7, 2), DAY)
    term.closed_on = DAY
    term.save()
    with pytest.raises(Refused, match="đã kết thúc"):
        create(6)


def test_a_moved_session_keeps_its_old_dates_and_tells(
    admin: Actor, council_session: Session, told: list[SessionMoved]
) -> None:
    moved = sessions.move_session(
        actor=admin,
        session=council_session,
        opens_on=date(2026, 12, 16),
        closes_on=date(2026, 12, 18),
        reason="Trùng kỳ họp Quốc hội",
        document="TB 12/TB-HĐND",
        expected_version=1,
    )
    kept = SessionMove.objects.get()
    assert (kept.old_opens_on, kept.new_opens_on) == (date(2026, 12, 9), date(2026, 12, 16))
    assert (moved.version, moved.is_provisional) == (2, False)
    assert told[0].session == council_session.pk
    assert AuditEntry.objects.get(verb="session.move").data["opens_on"]["old"] == "2026-12-09"
    with pytest.raises(StaleVersion):
        sessions.move_session(
            actor=admin,
            session=council_session,
            opens_on=date(2026, 12, 17),
            closes_on=None,
            reason="lần hai",
            expected_version=1,
        )


def test_move_session_refuses_no_reason_no_change_and_wrong_dates(
    admin: Actor, council_session: Session
) -> None:
    def move(
        opens_on: date | None, closes_on: date | None, reason: str = "lý do", provisional: bool = True
    ) -> None:
        sessions.move_session(
            actor=admin,
            session=council_session,
            opens_on=opens_on,
            closes_on=closes_on,
            reason=reason,
            is_provisional=provisional,
        )

    with pytest.raises(Refused) as caught:
        move(date(2026, 12, 10), date(2026, 12, 11), " ")
    assert caught.value.field == "reason"
    with pytest.raises(Refused, match="không thay đổi"):
        move(council_session.opens_on, council_session.closes_on)
    with pytest.raises(Refused, match="bế mạc nằm trước"):
        move(date(2026, 12, 12), date(2026, 12, 11))
    assert not SessionMove.objects.exists()
    move(council_session.opens_on, council_session.closes_on, provisional=False)
    council_session.refresh_from_db()
    assert not council_session.is_provisional


def test_who_may_move_a_session(
    leader: Actor, specialist: Actor, council_session: Session, office: Body, delegation: Body
) -> None:
    council = body("TTHDND", "Thường trực HĐND tỉnh", BodyKind.STANDING_BOARD)
    chair, _ = seated(Role.COUNCIL_LEADER, council, "thuongtruc", "Bùi Thường Trực")
    head, _ = seated(Role.DELEGATION_LEADER, delegation, "truongdoan", "Đinh Trưởng Đoàn")

    def move(actor: Actor, day: int) -> None:
        sessions.move_session(
            actor=actor, session=council_session, opens_on=date(2026, 12, day), closes_on=None, reason="đổi"
        )

    move(leader, 10)
    move(chair, 11)
    for actor in (specialist, head, Actor.public()):
        with pytest.raises(NotAllowed):
            move(actor, 12)


def test_the_database_refuses_a_session_that_ends_before_it_starts(council_session: Session) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=council_session.pk).update(closes_on=date(2026, 12, 1))
