"""What a paper is read for: the occasion at which it was said. Kept with the batch as plain ids and dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from phoihop.base.importing.models import ImportBatch
from phoihop.base.law.loader import listing
from phoihop.org.models import Body, Term
from phoihop.voters.actions.opinions import Occasion
from phoihop.voters.models import Meeting, MeetingRound

PAPER_KINDS = {
    "": _("Tự nhận biết"),
    "minutes": _("Biên bản một cuộc tiếp xúc"),
    "compiled": _("Báo cáo tổng hợp (theo lĩnh vực, địa bàn)"),
    "appendix": _("Phụ lục dạng bảng"),
    "tracking": _("Sổ theo dõi của văn phòng (số dư đầu kỳ)"),
}


@dataclass(frozen=True)
class Target:
    """Where and when it was said; ``paper`` is what kind of paper the user says that it is ("" = find out)."""

    owner: int
    term: int
    round: int | None = None
    meeting: int | None = None
    channel: str = "TXCT"
    said_on: str = ""
    paper: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, batch: ImportBatch) -> Target:
        known = {name: value for name, value in batch.target.items() if name in cls.__dataclass_fields__}
        return cls(**known)

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.said_on) if self.said_on else None

    @property
    def scope(self) -> dict[str, Any]:
        """What must be equal for two papers to speak of the same occasion."""
        return {"owner": self.owner, "round": self.round, "meeting": self.meeting, "channel": self.channel}


def occasion_of(batch: ImportBatch) -> Occasion:
    """The occasion as rows, for writing."""
    target = Target.of(batch)
    return Occasion(
        owner=Body.objects.get(pk=target.owner),
        term=Term.objects.get(pk=target.term),
        meeting=Meeting.objects.select_related("round").filter(pk=target.meeting).first()
        if target.meeting
        else None,
        round=MeetingRound.objects.filter(pk=target.round).first() if target.round else None,
        channel=target.channel,
        said_on=target.day,
        file=batch.file,
    )


def describe(batch: ImportBatch) -> str:
    """The occasion in words."""
    return describe_all([batch])[batch.pk]


def describe_all(batches: Iterable[ImportBatch]) -> dict[int, str]:
    """The occasions of many imports, in two queries."""
    targets = {batch.pk: Target.of(batch) for batch in batches}
    meetings = Meeting.objects.in_bulk([t.meeting for t in targets.values() if t.meeting])
    rounds = MeetingRound.objects.in_bulk([t.round for t in targets.values() if t.round])
    channels = {entry.code: entry.vi for entry in listing("channels")}
    found: dict[int, str] = {}
    for pk, target in targets.items():
        where = meetings.get(target.meeting or 0) or rounds.get(target.round or 0)
        if target.paper == "tracking" and not where:
            found[pk] = _now("Số dư đầu kỳ (sổ cũ)")
            continue
        found[pk] = str(where) if where else channels.get(target.channel, target.channel)
    return found
