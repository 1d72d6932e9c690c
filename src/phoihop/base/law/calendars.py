"""The working calendar out of ``law/calendar/*.toml``, one file a year."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable

from phoihop.base.law.reading import LawError, Table, read_toml, stem
from phoihop.kernel.calendar import CalendarDay, DayKind, WorkingCalendar, calendar_version


class Year:
    """One file: its days, those listed but switched off, and whether all of it is still provisional."""

    def __init__(self, source: Traversable) -> None:
        file = read_toml(source)
        self.number = file.number("year")
        if str(self.number) != stem(source):
            raise file.error(f"year is {self.number}, the file is named otherwise")
        self.is_provisional = file.flag("provisional", False)
        self.note = file.text("note", "")
        sources = file.table("sources").words()
        rows = [self._day(table, sources) for table in file.tables("day")]
        file.done()
        self.days = tuple(day for day, enabled in rows if enabled)
        self.optional_days = tuple(day for day, enabled in rows if not enabled)

    def _day(self, table: Table, sources: dict[str, str]) -> tuple[CalendarDay, bool]:
        on = table.day("on")
        table.named(on.isoformat())
        if on.year != self.number:
            raise table.error("lies in another year")
        kind, short = table.choice("kind", DayKind), table.text("source")
        if short not in sources:
            raise table.error(f"source {short!r} is not named under [sources]")
        if (kind is DayKind.SWAPPED_WORK) != (on.weekday() >= 5) and kind is not DayKind.HOLIDAY:
            raise table.error(f"{kind} cannot be on this weekday")
        day = CalendarDay(on, kind, table.text("note"), sources[short], table.text("verified", ""))
        enabled = table.flag("enabled", True)
        table.done()
        return day, enabled


def calendar_of(years: Iterable[Year]) -> WorkingCalendar:
    """The calendar of all years under the hash of what it says."""
    years = list(years)
    days = tuple(sorted((day for year in years for day in year.days), key=lambda day: day.on))
    _check_swaps(days)
    loaded = frozenset(year.number for year in years)
    provisional = frozenset(year.number for year in years if year.is_provisional)
    return WorkingCalendar(calendar_version(days, loaded, provisional), days, loaded, provisional)


def _check_swaps(days: tuple[CalendarDay, ...]) -> None:
    """A day off is exchanged for a day worked: over all years there are as many of the one as of the other."""
    off = sum(day.kind is DayKind.SWAPPED_OFF for day in days)
    worked = sum(day.kind is DayKind.SWAPPED_WORK for day in days)
    if off != worked:
        raise LawError("calendar", "", f"{off} days swapped off but {worked} worked for them")
