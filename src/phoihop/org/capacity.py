"""In which capacities a user may act: one per seat held today and principal that the seat's body serves (tư cách)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.org.models import User


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


# Every request asks this, so it is written down once instead of being composed anew each time: the seats that a user
# holds today, each with the principals that the seat's body serves today, and the term that acts are made in.
_SQL = """
    SELECT seat.id, seat.title, seat.role, seat.place_id, seat.opens_tray,
           body.id, coalesce(nullif(body.short_name, ''), body.name), body.place_id, body.parent_id,
           principal.id, coalesce(nullif(principal.short_name, ''), principal.name),
           (SELECT id FROM org_term WHERE closed_on IS NULL ORDER BY starts_on DESC LIMIT 1)
      FROM org_seatholding holding
      JOIN org_person person ON person.id = holding.person_id
      JOIN org_seat seat ON seat.id = holding.seat_id
      JOIN org_body body ON body.id = seat.body_id
      LEFT JOIN org_bodyprincipal served ON served.body_id = body.id
           AND coalesce(served.valid_from, %(day)s) <= %(day)s AND coalesce(served.valid_to, %(day)s) >= %(day)s
      LEFT JOIN org_body principal ON principal.id = served.principal_id
     WHERE person.user_id = %(user)s
       AND coalesce(holding.valid_from, %(day)s) <= %(day)s AND coalesce(holding.valid_to, %(day)s) >= %(day)s
       AND coalesce(seat.valid_from, %(day)s) <= %(day)s AND coalesce(seat.valid_to, %(day)s) >= %(day)s
     ORDER BY seat.id, served."order"
"""


def capacities_of(user: User) -> list[Capacity]:
    """All lawful capacities of a user today, the one chosen last first."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"user": user.pk, "day": clock.today()})
        rows = cursor.fetchall()
    found = []
    for seat, title, role, place, tray, body, label, body_place, family, principal, its_label, term in rows:
        found.append(
            Capacity(
                seat=seat,
                title=title,
                role=Role(role),
                body=body,
                body_label=label,
                principal=principal or body,
                principal_label=its_label or label,
                family=family,
                place=place or (body_place if role == Role.COMMUNE_HOST else None),
                term=term,
                opens_tray=tray,
            )
        )
    last = (user.last_seat_id, user.last_principal_id)
    return sorted(found, key=lambda one: (one.seat != last[0], one.principal != last[1]))


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
