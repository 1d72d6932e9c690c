"""In which capacities a user may act: one per seat held today and principal that the seat's body serves (tư cách)."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.org.models import Body, BodyPrincipal, SeatHolding, Term, User
from phoihop.org.querysets import valid_on


@dataclass(frozen=True)
class Capacity:
    """A seat and the body in whose name it acts now."""

    seat: int
    title: str
    role: Role
    body: int
    body_label: str
    principal: int
    principal_label: str
    place: int | None
    opens_tray: bool

    @property
    def key(self) -> str:
        return f"{self.seat}-{self.principal}"

    @property
    def label(self) -> str:
        return f"{self.title} · {self.principal_label}"


def capacities_of(user: User) -> list[Capacity]:
    """All lawful capacities of a user today, the seat used last first."""
    today = clock.today()
    holdings = (
        SeatHolding.objects.filter(valid_on(today), person__user=user)
        .select_related("seat__body", "seat__place")
        .order_by("seat_id")
    )
    seats = [holding.seat for holding in holdings if holding.seat.is_valid(today)]
    served: dict[int, list[Body]] = {}
    links = BodyPrincipal.objects.filter(
        valid_on(today), body__in={seat.body_id for seat in seats}
    ).select_related("principal")
    for link in links:
        served.setdefault(link.body_id, []).append(link.principal)
    found = [
        Capacity(
            seat=seat.pk,
            title=seat.title,
            role=Role(seat.role),
            body=seat.body_id,
            body_label=seat.body.label,
            principal=principal.pk,
            principal_label=principal.label,
            place=seat.place_id or (seat.body.place_id if seat.role == Role.COMMUNE_HOST else None),
            opens_tray=seat.opens_tray,
        )
        for seat in seats
        for principal in served.get(seat.body_id, [seat.body])
    ]
    return sorted(found, key=lambda capacity: capacity.seat != user.last_seat_id)


def actor_for(user: User, capacity: Capacity | None, *, mfa: bool = False) -> Actor:
    """The actor of a signed-in user; without a seat it may do nothing but change its own account."""
    if capacity is None:
        return Actor(ActorKind.PERSON, label=user.full_name, user=user.pk, mfa=mfa)
    term = (
        Term.objects.filter(closed_on__isnull=True)
        .order_by("-starts_on")
        .values_list("pk", flat=True)
        .first()
    )
    return Actor(
        ActorKind.PERSON,
        label=f"{user.full_name} ({capacity.title}, {capacity.principal_label})",
        user=user.pk,
        seat=capacity.seat,
        role=capacity.role,
        body=capacity.body,
        principal=capacity.principal,
        place=capacity.place,
        term=term,
        mfa=mfa,
        opens_tray=capacity.opens_tray,
    )
