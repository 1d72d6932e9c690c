"""Opinions as a list: filters in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet

from phoihop.base.search.vectors import matching, rank
from phoihop.kernel.actor import Actor
from phoihop.voters.models import MeetingRound, Opinion


@dataclass(frozen=True)
class OpinionFilter:
    """What is shown; every value stands in the address."""

    round: str = ""
    place: str = ""
    kind: str = ""
    status: str = ""
    q: str = ""

    @classmethod
    def of(cls, query: Any) -> OpinionFilter:
        return cls(**{name: str(query.get(name, ""))[:120] for name in cls.__dataclass_fields__})

    @property
    def address(self) -> str:
        return urlencode(
            {name: value for name in self.__dataclass_fields__ if (value := getattr(self, name))}
        )


def opinion_list(actor: Actor, asked: OpinionFilter) -> QuerySet[Opinion]:
    """Opinions that the actor may see, newest first or best match first."""
    rows: QuerySet[Opinion] = Opinion.objects.visible_to(actor)
    if asked.round.isdigit():
        rows = rows.filter(round=int(asked.round))
    if asked.place:
        here = Opinion.places.through.objects.filter(opinion=OuterRef("pk"), place__code=asked.place)
        rows = rows.filter(Q(place__code=asked.place) | Exists(here))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.status:
        rows = rows.filter(status=asked.status)
    if asked.q:
        return matching(rows, asked.q).annotate(fit=rank(asked.q)).order_by("-fit", "-pk")
    return rows.order_by("-pk")


def shown(rows: QuerySet[Opinion]) -> QuerySet[Opinion]:
    """With what a row of the list shows."""
    return rows.select_related("meeting", "round", "place", "petition", "owner").prefetch_related("places")


def rounds_for_filter() -> list[MeetingRound]:
    return list(MeetingRound.objects.order_by("-starts_on", "-pk").only("pk", "title", "starts_on")[:60])
