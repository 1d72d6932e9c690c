"""Telling people: in the application at once, by e-mail in working hours through a job. Never a secret's words."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from phoihop.kernel import clock
from phoihop.office.models import Notice
from phoihop.org.models import Body, SeatHolding
from phoihop.org.querysets import valid_on


def holdings_of(body: Body | int) -> QuerySet[SeatHolding]:
    """Who with an account sits on a seat of the body today; an office serving a principal counts as the principal's."""
    pk = body if isinstance(body, int) else body.pk
    here = Q(seat__body=pk) | Q(seat__body__principals__principal=pk)
    return SeatHolding.objects.filter(valid_on(clock.today()), here, person__user__is_active=True)


def users_of(body: Body | int) -> list[int]:
    """The accounts that sit on a seat of the body today."""
    return sorted(set(holdings_of(body).values_list("person__user", flat=True)))


def tell(users: Iterable[int], *, kind: str, text: str, url: str = "") -> int:
    """Write one notice for each user, inside the caller's transaction; the mail job picks them up."""
    now = clock.now()
    made = Notice.objects.bulk_create(
        [Notice(user_id=user, kind=kind, text=text[:300], url=url, at=now) for user in set(users)]
    )
    return len(made)
