"""The working calendar: which days are worked, which are not, and why; versioned data, never a formula.

Monday to Friday are worked unless a listed day says otherwise (Labour Code 2019 art. 111-112; swaps by the
Prime Minister's yearly decision). A year not loaded, or loaded on trust, makes every answer provisional.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from phoihop.kernel.speech import to_say
from phoihop.kernel.version import content_version

ONE_DAY = timedelta(days=1)
WEEKDAYS = (
    to_say("thứ Hai"),
    to_say("thứ Ba"),
    to_say("thứ Tư"),
    to_say("thứ Năm"),
    to_say("thứ Sáu"),
    to_say("thứ Bảy"),
    to_say("Chủ nhật"),
)


class DayKind(StrEnum):
    """What a day is for a state body (domain reference, work regime §8.2)."""

    WORK = "work"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    COMPENSATORY_OFF = "compensatory_off"  # a holiday fell on a weekly rest day
    SWAPPED_WORK = "swapped_work"  # a rest day worked in exchange for another
    SWAPPED_OFF = "swapped_off"  # the other

    @property
    def is_working(self) -> bool:
        return self in (DayKind.WORK, DayKind.SWAPPED_WORK)

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DayKind.WORK: to_say("ngày làm việc"),
    DayKind.WEEKEND: to_say("nghỉ hằng tuần"),
    DayKind.HOLIDAY: to_say("nghỉ lễ, tết"),
    DayKind.COMPENSATORY_OFF: to_say("nghỉ bù"),
    DayKind.SWAPPED_WORK: to_say("làm bù"),
    DayKind.SWAPPED_OFF: to_say("nghỉ hoán đổi"),
}


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One listed day; ``verified`` says who compared it with ``source`` (empty: chưa thẩm định)."""

    on: date
    kind: DayKind
    note: str = ""
    source: str = ""
    verified: str = ""


@dataclass(frozen=True)
class WorkingCalendar:
    """The days that differ from Monday-to-Friday, the years they cover, and the version of the whole.

    ``years`` are loaded; ``provisional_years`` are loaded before the deciding document was checked.
    """

    version: str
    days: tuple[CalendarDay, ...]
    years: frozenset[int] = frozenset()
    provisional_years: frozenset[int] = frozenset()
    _by_date: dict[date, CalendarDay] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        by_date = {day.on: day for day in self.days}
        if len(by_date) != len(self.days):
            days = [day.on for day in self.days]
            twice = next(on for on in days if days.count(on) > 1)
            raise ValueError(f"calendar {self.version} lists {twice} twice")
        object.__setattr__(self, "_by_date", by_date)

    def listed(self, on: date) -> CalendarDay | None:
        """The listed day, or None for an ordinary weekday or weekend."""
        return self._by_date.get(on)

    def kind(self, on: date) -> DayKind:
        if (day := self._by_date.get(on)) is not None:
            return day.kind
        return DayKind.WORK if on.weekday() < 5 else DayKind.WEEKEND

    def is_working(self, on: date) -> bool:
        return self.kind(on).is_working

    def reason(self, on: date) -> str:
        """Why the day is worked or not, in words: "thứ Bảy", "nghỉ bù Giỗ Tổ Hùng Vương", "ngày làm việc"."""
        if (day := self._by_date.get(on)) is not None:
            return day.note or day.kind.label
        return WEEKDAYS[on.weekday()] if on.weekday() >= 5 else DayKind.WORK.label

    def is_provisional(self, on: date) -> bool:
        """Whether nothing certain is known of that year's rest days."""
        return on.year not in self.years or on.year in self.provisional_years

    def next_working(self, on: date) -> date:
        """The first working day after ``on``."""
        return self.working_day_from(on + ONE_DAY)

    def previous_working(self, on: date) -> date:
        """The last working day before ``on``."""
        return self.working_day_until(on - ONE_DAY)

    def working_day_from(self, on: date) -> date:
        """``on`` itself where it is worked, else the first working day after it."""
        while not self.is_working(on):
            on += ONE_DAY
        return on

    def working_day_until(self, on: date) -> date:
        """``on`` itself where it is worked, else the last working day before it."""
        while not self.is_working(on):
            on -= ONE_DAY
        return on

    def add_working_days(self, on: date, number: int) -> date:
        """The ``number``-th working day after ``on``, before it where negative; ``on`` is not counted."""
        step = self.next_working if number > 0 else self.previous_working
        for _ in range(abs(number)):
            on = step(on)
        return on

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``; negative when reversed."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(day) for day in days_after(start, end))

    def with_days(self, extra: Iterable[CalendarDay], version: str = "") -> WorkingCalendar:
        """The same calendar with an office's own dated days laid over it; they win over the listed ones.

        The version, where none is given, is the hash of the whole.
        """
        own = {day.on: day for day in extra}
        together = [*(day for day in self.days if day.on not in own), *own.values()]
        days = tuple(sorted(together, key=lambda day: day.on))
        version = version or calendar_version(days, self.years, self.provisional_years)
        return WorkingCalendar(version, days, self.years, self.provisional_years)


def days_after(start: date, end: date) -> Iterator[date]:
    """Every day after ``start`` up to and including ``end``."""
    while start < end:
        start += ONE_DAY
        yield start


def calendar_version(days: Iterable[CalendarDay], years: Iterable[int], provisional: Iterable[int]) -> str:
    """The hash of what decides a date or shows in a trace; a day's source and its check are left out."""
    listed = [(day.on, day.kind, day.note) for day in sorted(days, key=lambda day: day.on)]
    return content_version(listed, sorted(years), sorted(provisional))
