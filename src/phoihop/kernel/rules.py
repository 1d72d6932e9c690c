"""A rule of time as data: how much, of what, from which event, in which direction, under which article.

A rule is never edited: an amendment is another rule with the same key and a later ``valid_from``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from phoihop.kernel.speech import say, to_say
from phoihop.kernel.version import content_version


class Unit(StrEnum):
    DAY = "day"  # every day of the calendar
    WORKING_DAY = "working_day"
    MONTH = "month"  # to the same date of a later month, or its last day (Civil Code 2015 art. 148)

    @property
    def label(self) -> str:
        return _UNITS[self.value]


_UNITS = {"day": to_say("ngày"), "working_day": to_say("ngày làm việc"), "month": to_say("tháng")}


class Direction(StrEnum):
    AFTER = "after"  # at the latest so long after the event
    BEFORE = "before"  # at the latest so long before the event
    DURATION = "duration"  # a state kept up for so long, as a posting on the board


class Roll(StrEnum):
    """What happens when the last day is a rest day."""

    NEXT_WORKING = "next_working"  # the limit ends with the next working day (Civil Code 2015 art. 148.5)
    PREVIOUS_WORKING = "previous_working"  # the limit moves forward to the working day before
    PREVIOUS_WORKING_WARNING = (
        "previous_working_warning"  # the date stands; the working day before is warned of
    )
    NONE = "none"  # a fixed date, as on the calendar of an election


class Severity(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"


_ROLLS = {
    Direction.AFTER: (Roll.NEXT_WORKING, Roll.NONE),
    Direction.DURATION: (Roll.NEXT_WORKING, Roll.NONE),
    Direction.BEFORE: (Roll.PREVIOUS_WORKING_WARNING, Roll.PREVIOUS_WORKING, Roll.NONE),
}


_LIMITS = {
    Direction.AFTER: "%(span)s",
    Direction.BEFORE: to_say("%(span)s trước"),
    Direction.DURATION: to_say("%(span)s liên tục"),
}


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Where the rule is written; an article that was not found is left empty."""

    document: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.article} {self.document}".strip()


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the urging ladder: so many units before or after the due date, or the due date itself."""

    key: str
    before: int = 0
    after: int = 0
    unit: Unit = Unit.WORKING_DAY


@dataclass(frozen=True, slots=True)
class Escalation:
    """Who is told when a rung is reached, and what is then asked of them."""

    rung: str
    to: str  # a role of ``kernel.actor``
    act: str  # inform, urge or report


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a clock may be stopped, or which document lengthens it; unverified where no law says so."""

    text: str
    source: str = ""
    verified: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A case computed by hand from the real calendar; it is run as a test."""

    trigger: date
    due: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One limit. ``key`` is ``file.id``; ``profile`` names a local set that is off until switched on.

    ``verified`` says who read the article and when (empty: chưa thẩm định); ``origin`` is shipped or local.
    """

    key: str
    title: str
    source: RuleSource
    value: int
    unit: Unit
    direction: Direction
    roll: Roll
    start: str
    start_label: str = ""
    valid_from: date = date.min
    valid_to: date | None = None
    who: tuple[str, ...] = ()
    pauses: tuple[Ground, ...] = ()
    extensions: tuple[Ground, ...] = ()
    warnings: tuple[Rung, ...] = ()
    escalation: tuple[Escalation, ...] = ()
    severity: Severity = Severity.NORMAL
    verified: str = ""
    profile: str = ""
    origin: str = "shipped"
    note: str = ""
    examples: tuple[Example, ...] = field(default=(), compare=False)
    version: str = ""

    def __post_init__(self) -> None:
        if not self.version:
            object.__setattr__(self, "version", self._hash())

    @property
    def id(self) -> str:
        """The key without its file, as the reference numbers it: T13."""
        return self.key.rpartition(".")[2]

    @property
    def may_pause(self) -> bool:
        return bool(self.pauses)

    @property
    def may_extend(self) -> bool:
        return bool(self.extensions)

    @property
    def limit(self) -> str:
        """The limit in words: "15 ngày trước", "ngay", "7 ngày làm việc liên tục"."""
        if not self.value:
            return say(to_say("ngay") if self.direction is Direction.AFTER else to_say("đúng ngày"))
        return say(_LIMITS[self.direction], {"span": f"{self.value} {say(self.unit.label)}"})

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def overlaps(self, other: Rule) -> bool:
        """Whether both are in force on some day."""
        return self.valid_from <= (other.valid_to or date.max) and other.valid_from <= (
            self.valid_to or date.max
        )

    def problems(self) -> Iterator[str]:
        """What contradicts itself in the data; nothing where the rule may be used."""
        if not self.title or not self.source.document or not self.start:
            yield "title, source document and start are required"
        if self.value < 0:
            yield "the value is negative"
        if self.roll not in _ROLLS[self.direction]:
            yield f"roll {self.roll} does not fit direction {self.direction}"
        if self.valid_to is not None and self.valid_to < self.valid_from:
            yield "valid_to lies before valid_from"
        if self.direction is Direction.BEFORE and self.pauses:
            yield "a limit counted backwards cannot be paused"
        keys = [rung.key for rung in self.warnings]
        if len(set(keys)) != len(keys):
            yield "a rung is named twice"
        for rung in self.warnings:
            if min(rung.before, rung.after) < 0 or (rung.before and rung.after):
                yield f"rung {rung.key} lies either before or after the due date"
        yield from (
            f"escalation names unknown rung {step.rung}" for step in self.escalation if step.rung not in keys
        )

    def _hash(self) -> str:
        """Of all that decides a date, so that a corrected word in the title recomputes nothing."""
        ladder = [(rung.key, rung.before, rung.after, rung.unit) for rung in self.warnings]
        decides = (
            self.key,
            str(self.source),
            self.valid_from,
            self.valid_to,
            self.value,
            self.unit,
            self.start,
        )
        return content_version(decides, self.direction, self.roll, self.may_pause, self.may_extend, ladder)
