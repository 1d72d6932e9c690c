"""Opinions as a list: filters in the address, and the same rows as a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from phoihop.base.importing.sheets import Column, sheet
from phoihop.base.search.vectors import matching, rank
from phoihop.kernel.actor import Actor
from phoihop.voters.models import MeetingRound, Opinion

EXPORT_LIMIT = 20_000


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


def opinion_sheet(rows: QuerySet[Opinion], asked: OpinionFilter) -> bytes:
    """Exactly the rows that the list shows, all pages of them."""
    columns = [
        Column(_("Mã ý kiến"), 10), Column(_("Nguyên văn"), 90), Column(_("Loại"), 16), Column(_("Bước"), 18), Column(_("Xã, phường"), 28),
        Column(_("Người nêu"), 26), Column(_("Thôn, tổ"), 22), Column(_("Nêu ngày"), 12), Column(_("Đợt"), 36), Column(_("Kiến nghị"), 16),
        Column(_("Trả lời tại chỗ"), 50), Column(_("Vị trí trong văn bản"), 20),
    ]  # fmt: skip
    return sheet(columns, _rows(rows[:EXPORT_LIMIT]), name=_("Ý kiến cử tri"))


def _rows(rows: QuerySet[Opinion]) -> Iterator[list[Any]]:
    for opinion in shown(rows):
        yield [
            opinion.pk,
            opinion.words,
            opinion.get_kind_display(),
            opinion.get_status_display(),
            ", ".join(place.name for place in opinion.places.all()) or opinion.places_written,
            opinion.speaker,
            opinion.speaker_unit,
            opinion.said_on,
            opinion.round.title if opinion.round else "",
            opinion.petition.code if opinion.petition else "",
            opinion.on_spot_answer,
            opinion.source_anchor,
        ]
