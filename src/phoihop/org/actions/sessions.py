"""Sessions: set, and moved with the old dates kept (case E23); deadlines on them are computed again."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.base.events import publish
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.org.choices import SessionKind, SessionOf
from phoihop.org.events import SessionMoved
from phoihop.org.models import Session, SessionMove, Term
from phoihop.org.permissions import P, decide
from phoihop.org.refusals import Refused


def create_session(
    *,
    actor: Actor,
    of: str,
    kind: str,
    term: Term,
    number: int,
    opens_on: date | None = None,
    closes_on: date | None = None,
    is_provisional: bool = True,
) -> Session:
    """A session of the National Assembly or the council; one running series of numbers in a term."""
    require(decide(actor, P.MANAGE_SESSIONS))
    with act(actor, "session.create") as doing:
        if term.closed_on is not None:
            raise Refused(_("Nhiệm kỳ %(term)s đã kết thúc.") % {"term": term}, "term")
        _check_dates(opens_on, closes_on)
        if Session.objects.filter(of=of, term=term, number=number).exists():
            raise Refused(
                _("Kỳ họp thứ %(number)s của nhiệm kỳ %(term)s đã có.") % {"number": number, "term": term},
                "number",
            )
        session = Session.objects.create(
            of=SessionOf(of).value,
            kind=SessionKind(kind).value,
            term=term,
            number=number,
            opens_on=opens_on,
            closes_on=closes_on,
            is_provisional=is_provisional,
        )
        doing.about(session)
        doing.note(opens_on=opens_on, closes_on=closes_on, is_provisional=is_provisional)
    return session


def move_session(
    *,
    actor: Actor,
    session: Session,
    opens_on: date | None,
    closes_on: date | None,
    reason: str,
    document: str = "",
    is_provisional: bool = False,
    expected_version: int | None = None,
) -> Session:
    """Other dates for a session, or the provisional ones made certain; the old ones are kept."""
    require(decide(actor, P.MOVE_SESSION, session))
    with act(actor, "session.move", session) as doing:
        session = lock(session, expected_version)
        _check_dates(opens_on, closes_on)
        if not reason.strip():
            raise Refused(_("Hãy ghi lý do."), "reason")
        old = (session.opens_on, session.closes_on)
        if old == (opens_on, closes_on) and session.is_provisional == is_provisional:
            raise Refused(_("Ngày họp không thay đổi."), "opens_on")
        SessionMove.objects.create(
            session=session,
            old_opens_on=old[0],
            old_closes_on=old[1],
            new_opens_on=opens_on,
            new_closes_on=closes_on,
            reason=reason,
            document=document,
            at=clock.now(),
            by=actor.label[:160],
        )
        session.opens_on, session.closes_on, session.is_provisional = opens_on, closes_on, is_provisional
        session.version += 1
        session.save()
        doing.note(
            opens_on={"old": old[0], "new": opens_on},
            closes_on={"old": old[1], "new": closes_on},
            is_provisional=is_provisional,
            reason=reason,
            document=document,
        )
        publish(SessionMoved(actor, session.pk, *old, opens_on, closes_on, reason))
    return session


def _check_dates(opens_on: date | None, closes_on: date | None) -> None:
    if closes_on is not None and opens_on is None:
        raise Refused(_("Có ngày bế mạc thì phải có ngày khai mạc."), "opens_on")
    if opens_on is not None and closes_on is not None and closes_on < opens_on:
        raise Refused(_("Ngày bế mạc nằm trước ngày khai mạc."), "closes_on")
