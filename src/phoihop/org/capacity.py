"""In which capacities a user may act: one per seat held today and principal that the seat's body serves (tư cách)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import FilteredRelation, Subquery

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.org.models import SeatHolding, Term, User
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
    family: int | None
    place: int | None
    term: int | None
    opens_tray: bool

    @property
    def key(self) -> str:
        return f"{self.seat}-{self.principal}"

    @property
    def label(self) -> str:
        return f"{self.title} · {self.principal_label}"


def capacities_of(user: User) -> list[Capacity]:
    """All lawful capacities of a user today, the one chosen last first; one query, since every request asks."""
    today = clock.today()
    served = FilteredRelation("seat__body__principals", condition=valid_on(today, "seat__body__principals__"))
    rows = (
        SeatHolding.objects.filter(valid_on(today), valid_on(today, "seat__"), person__user=user)
        .annotate(served=served)
        .values_list(
            *("seat_id", "seat__title", "seat__role", "seat__place_id", "seat__opens_tray"),
            *("seat__body_id", "seat__body__name", "seat__body__short_name", "seat__body__place_id"),
            "seat__body__parent_id",
            *("served__principal_id", "served__principal__name", "served__principal__short_name"),
            running_term(),
        )
        .order_by("seat_id", "served__order")
    )
    found = []
    for seat, title, role, place, tray, body, name, short, body_place, *rest in rows:
        family, principal, its_name, its_short, term = rest
        label = short or name
        found.append(
            Capacity(
                seat=seat,
                title=title,
                role=Role(role),
                body=body,
                body_label=label,
                principal=principal or body,
                principal_label=(its_short or its_name) if principal else label,
                family=family,
                place=place or (body_place if role == Role.COMMUNE_HOST else None),
                term=term,
                opens_tray=tray,
            )
        )
    last = (user.last_seat_id, user.last_principal_id)
    return sorted(found, key=lambda one: (one.seat != last[0], one.principal != last[1]))


def running_term() -> Subquery:
    """The id of the term that acts are made in now."""
    return Subquery(Term.objects.filter(closed_on__isnull=True).order_by("-starts_on").values("pk")[:1])


def actor_for(user: User, capacity: Capacity | None, *, mfa: bool = False) -> Actor:
    """The actor of a signed-in user; without a seat it may do nothing but change its own account."""
    if capacity is None:
        return Actor(ActorKind.PERSON, label=user.full_name, user=user.pk, mfa=mfa)
    return Actor(
        ActorKind.PERSON,
        label=f"{user.full_name} ({capacity.title}, {capacity.principal_label})",
        user=user.pk,
        seat=capacity.seat,
        role=capacity.role,
        body=capacity.body,
        principal=capacity.principal,
        family=capacity.family,
        place=capacity.place,
        term=capacity.term,
        mfa=mfa,
        opens_tray=capacity.opens_tray,
    )
