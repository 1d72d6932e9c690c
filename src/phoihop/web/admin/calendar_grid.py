"""A year of the working calendar as a grid of months and weeks."""

from __future__ import annotations

import calendar as months
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from phoihop.kernel.calendar import DayKind, WorkingCalendar

_MONDAY_FIRST = months.Calendar(firstweekday=0)


@dataclass(frozen=True)
class Cell:
    """One day: what it is, why, and whether the office itself said so or somebody proposes it."""

    on: date
    kind: DayKind
    reason: str
    is_listed: bool
    is_local: bool
    is_proposed: bool
    is_today: bool

    @property
    def is_working(self) -> bool:
        return self.kind.is_working


@dataclass(frozen=True)
class Month:
    number: int
    weeks: list[list[Cell | None]]


def year_grid(
    calendar: WorkingCalendar,
    year: int,
    *,
    local: Collection[date],
    proposed: Collection[date],
    today: date,
) -> list[Month]:
    """Twelve months of weeks from Monday to Sunday; days of the months beside are left empty."""

    def cell(on: date) -> Cell:
        return Cell(
            on=on,
            kind=calendar.kind(on),
            reason=calendar.reason(on),
            is_listed=calendar.listed(on) is not None,
            is_local=on in local,
            is_proposed=on in proposed,
            is_today=on == today,
        )

    return [
        Month(
            number,
            [
                [cell(on) if on.month == number else None for on in week]
                for week in _MONDAY_FIRST.monthdatescalendar(year, number)
            ],
        )
        for number in range(1, 13)
    ]
