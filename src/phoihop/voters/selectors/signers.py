"""Who may sign in the name of a body: seats that lead it, and the office leader who signs by order.

A name is never typed: it is that of the person who holds the seat on the day.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import Decision, NotAllowed, denied
from phoihop.org.models import Body, Seat, SeatHolding
from phoihop.org.querysets import valid_on
from phoihop.voters.models import TransferLetter
from phoihop.voters.permissions import P, decide

LEADING = (Role.DELEGATION_LEADER, Role.COUNCIL_LEADER, Role.FRONT_LEADER)


def signing_seats(body: Body, on: date | None = None) -> QuerySet[Seat]:
    """Seats that may sign a document of the body on a day, today if none is given."""
    return _signing(body).filter(valid_on(on or clock.today())).select_related("body").distinct()


def _signing(body: Body) -> QuerySet[Seat]:
    serving = Q(body__principals__principal=body, role=Role.OFFICE_LEADER)
    return Seat.objects.filter(Q(body=body, role__in=LEADING) | serving)


def signers(actor: Actor, body: Body, on: date | None = None) -> QuerySet[SeatHolding]:
    """Whose signature this actor may set under a letter of the body.

    A leader signs alone for the own seat. A clerk, who signs nothing, registers what a leader signed on paper.
    """
    day = on or clock.today()
    rows = SeatHolding.objects.filter(valid_on(day), seat__in=signing_seats(body, day))
    if not registers_paper(actor):
        rows = rows.filter(seat=actor.seat or 0, person__user=actor.user or 0)
    return rows.select_related("person", "seat__body").order_by("seat", "-valid_from", "pk")


def registers_paper(actor: Actor) -> bool:
    """Does the actor enter a letter that somebody else has signed on paper?"""
    return actor.role == Role.CLERK


def recent_signers(body: Body) -> QuerySet[SeatHolding]:
    """Those to choose from: of this year, so that a letter signed before a change of holder can be entered."""
    today = clock.today()
    rows = SeatHolding.objects.filter(seat__in=signing_seats(body))
    rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=today))
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today.replace(month=1, day=1)))
    return rows.select_related("person", "seat__body").order_by("seat", "-valid_from", "pk")


def likely_signer(actor: Actor, body: Body) -> SeatHolding | None:
    """Who will stand under the letter: the actor who may sign it, for all others the first one who may."""
    today = clock.today()
    everybody = SeatHolding.objects.filter(valid_on(today), seat__in=signing_seats(body, today))
    return (
        signers(actor, body).first()
        or everybody.select_related("person", "seat__body").order_by("seat", "-valid_from", "pk").first()
    )


def require_signer(actor: Actor, body: Body, signer: SeatHolding) -> None:
    """Refuse a signature that is not the actor's own, and a seat that does not sign for the body.

    Whether it was held on the day of issue is asked where every document is issued.
    """
    is_own = signer.seat_id == actor.seat and signer.person.user_id == actor.user and actor.user is not None
    if not is_own and not registers_paper(actor):
        raise NotAllowed("Mỗi người chỉ ký bằng ghế của mình; công văn đã ký trên giấy do văn thư ghi.")
    if not _signing(body).filter(pk=signer.seat_id).exists():
        raise NotAllowed("Ghế %(seat)s không ký thay %(body)s.", seat=str(signer.seat), body=str(body))


def may_issue(actor: Actor, letter: TransferLetter) -> Decision:
    """May this actor issue the letter, and has somebody to sign it?"""
    answer = decide(actor, P.FORWARD, letter)
    if answer.allowed and not signers(actor, letter.forwarder).exists():
        return denied("Ghế đang làm việc không ký thay %(body)s.", body=str(letter.forwarder))
    return answer
