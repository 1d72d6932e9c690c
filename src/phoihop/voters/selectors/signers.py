"""Who may sign in the name of a body: seats that lead it, and the office leader who signs by order."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.org.models import Body, Seat, SeatHolding
from phoihop.org.querysets import valid_on

LEADING = (Role.DELEGATION_LEADER, Role.COUNCIL_LEADER, Role.FRONT_LEADER)


def signing_seats(body: Body) -> QuerySet[Seat]:
    """Seats that may sign a document of the body today."""
    today = clock.today()
    serving = Q(body__principals__principal=body, role=Role.OFFICE_LEADER)
    return (
        Seat.objects.filter(valid_on(today))
        .filter(Q(body=body, role__in=LEADING) | serving)
        .select_related("body")
        .distinct()
    )


def signer_of(actor: Actor, seats: QuerySet[Seat]) -> dict[str, Any]:
    """The form's first guess: the acting person, when its seat may sign; otherwise the first seat's holder."""
    seat = next((s for s in seats if s.pk == actor.seat), seats.first())
    if seat is None:
        return {}
    holding = SeatHolding.objects.filter(valid_on(clock.today()), seat=seat).select_related("person").first()
    return {"signer_seat": seat.pk, "signer_name": holding.person.full_name if holding else ""}
