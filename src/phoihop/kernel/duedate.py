"""The answer to "by when?": a date with every counted and skipped day, notes and the ladder of reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from phoihop.kernel.rules import Direction, Unit
from phoihop.kernel.speech import Sentence


class DeadlineError(ValueError):
    """The question makes no sense under this rule; it is said on screen, in the reader's language."""

    def __init__(self, text: str, **params: str) -> None:
        super().__init__(text, params)
        self.sentence = Sentence(text, params)

    def __str__(self) -> str:
        return str(self.sentence)


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from ``starts`` to ``ends``, both inclusive; without an end it still stands."""

    starts: date
    ends: date | None
    reason: str

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends < self.starts:
            raise DeadlineError("Tạm dừng kết thúc trước khi bắt đầu.")


@dataclass(frozen=True, slots=True)
class Extension:
    """A document allows a later date: ``new_due``, or ``days`` more of ``unit`` from the due date so far."""

    new_due: date | None = None
    days: int = 0
    unit: Unit = Unit.DAY
    document: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.new_due is None) == (self.days <= 0):
            raise DeadlineError("Gia hạn phải ghi hoặc ngày hạn mới, hoặc số ngày được thêm.")
        if not self.document.strip():
            raise DeadlineError("Gia hạn phải có văn bản cho phép.")


@dataclass(frozen=True, slots=True)
class DueDate:
    """The answer with its reasons; ``base_due`` is what the rule alone gives, before pauses and extensions.

    ``counted`` pairs a date with its number, ``skipped`` a date with why it does not count, in the order
    walked; ``warnings`` pairs a rung with its date; ``provisional``: a year that mattered is not yet certain.
    """

    due: date
    base_due: date
    trigger: date
    rule_key: str
    rule_version: str
    calendar_version: str
    unit: Unit
    direction: Direction
    counted: tuple[tuple[date, int], ...] = ()
    skipped: tuple[tuple[date, Sentence], ...] = ()
    notes: tuple[Sentence, ...] = ()
    provisional: bool = False
    verified: bool = False
    warnings: tuple[tuple[str, date], ...] = ()

    def next_warning(self, after: date) -> tuple[str, date] | None:
        """The first rung whose date lies after ``after``."""
        return next((rung for rung in self.warnings if rung[1] > after), None)

    def as_json(self, *, trace: bool = True) -> dict[str, Any]:
        """Plain data that ``from_json`` reads back; without ``trace`` the days one by one are left out."""
        return {
            "due": self.due.isoformat(),
            "base_due": self.base_due.isoformat(),
            "trigger": self.trigger.isoformat(),
            "rule_key": self.rule_key,
            "rule_version": self.rule_version,
            "calendar_version": self.calendar_version,
            "unit": str(self.unit),
            "direction": str(self.direction),
            "counted": [{"date": on.isoformat(), "n": n} for on, n in self.counted] if trace else [],
            "skipped": [{"date": on.isoformat(), "reason": why.as_json()} for on, why in self.skipped]
            if trace
            else [],
            "notes": [note.as_json() for note in self.notes],
            "provisional": self.provisional,
            "verified": self.verified,
            "warnings": [{"key": key, "date": on.isoformat()} for key, on in self.warnings],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> DueDate:
        return cls(
            due=date.fromisoformat(data["due"]),
            base_due=date.fromisoformat(data["base_due"]),
            trigger=date.fromisoformat(data["trigger"]),
            rule_key=data["rule_key"],
            rule_version=data["rule_version"],
            calendar_version=data["calendar_version"],
            unit=Unit(data["unit"]),
            direction=Direction(data["direction"]),
            counted=tuple((date.fromisoformat(row["date"]), row["n"]) for row in data["counted"]),
            skipped=tuple(
                (date.fromisoformat(row["date"]), Sentence.from_json(row["reason"]))
                for row in data["skipped"]
            ),
            notes=tuple(map(Sentence.from_json, data["notes"])),
            provisional=data["provisional"],
            verified=data["verified"],
            warnings=tuple((row["key"], date.fromisoformat(row["date"])) for row in data["warnings"]),
        )


def day_text(on: date) -> str:
    """A date as officials write it: 25/2/2026."""
    return f"{on.day}/{on.month}/{on.year}"
