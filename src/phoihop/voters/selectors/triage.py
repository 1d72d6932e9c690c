"""The queue of triage: what waits to become a petition, in order, with its neighbours and who has it open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from phoihop.base.search.vectors import matching
from phoihop.kernel.actor import Actor
from phoihop.voters.actions.triage import WAITING
from phoihop.voters.models import MeetingRound, Opinion


@dataclass(frozen=True)
class QueueFilter:
    """What of the queue is shown; every value stands in the address."""

    round: str = ""
    kind: str = ""
    state: str = ""
    sure: str = ""
    q: str = ""

    @classmethod
    def of(cls, query: Any) -> QueueFilter:
        return cls(**{name: str(query.get(name, ""))[:80] for name in cls.__dataclass_fields__})

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of what is not empty."""
        return [(name, value) for name in self.__dataclass_fields__ if (value := getattr(self, name))]

    @property
    def address(self) -> str:
        """The filter as the tail of an address, without the empty ones."""
        return urlencode(self.pairs)


def queue(actor: Actor, asked: QueueFilter) -> QuerySet[Opinion]:
    """Opinions of the acting body that wait, oldest first."""
    rows: QuerySet[Opinion] = Opinion.objects.visible_to(actor).filter(
        owner=actor.principal, petition__isnull=True, status__in=WAITING
    )
    if asked.round.isdigit():
        rows = rows.filter(round=int(asked.round))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.state:
        rows = rows.filter(status=asked.state)
    if asked.sure == "1":
        rows = rows.filter(proposal__certain=True)
    elif asked.sure == "0":
        rows = rows.exclude(proposal__certain=True)
    if asked.q:
        rows = matching(rows, asked.q)
    return rows.order_by("pk")


def queue_list(rows: QuerySet[Opinion]) -> QuerySet[Opinion]:
    """The queue as a list: what its rows show, in a fixed number of queries."""
    return rows.select_related("meeting", "round", "place").prefetch_related("places")


@dataclass(frozen=True)
class Neighbours:
    """Where one opinion stands in the queue."""

    previous: int | None
    next: int | None
    before: int
    total: int

    @property
    def position(self) -> int:
        return self.before + 1


def following(rows: QuerySet[Opinion], pk: int) -> int | None:
    """The next one of the queue; from the top again behind the last."""
    after = rows.filter(pk__gt=pk).values_list("pk", flat=True).first()
    return after or rows.exclude(pk=pk).values_list("pk", flat=True).first()


def neighbours(rows: QuerySet[Opinion], pk: int) -> Neighbours:
    """The ones beside it, and where it stands."""
    before = rows.filter(pk__lt=pk).order_by("-pk").values_list("pk", flat=True).first()
    counts = rows.order_by().aggregate(total=Count("pk"), before=Count("pk", filter=Q(pk__lt=pk)))
    return Neighbours(before, following(rows, pk), counts["before"], counts["total"])


def rounds_waiting(actor: Actor) -> list[MeetingRound]:
    """Rounds that have something in the queue."""
    waiting = Opinion.objects.filter(owner=actor.principal, petition__isnull=True, status__in=WAITING).values(
        "round"
    )
    return list(MeetingRound.objects.filter(pk__in=waiting).order_by("-starts_on"))
