"""Calendars, rules and pauses that hypothesis draws."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from phoihop.kernel.calendar import CalendarDay, DayKind, WorkingCalendar, calendar_version
from phoihop.kernel.deadlines import Direction, Pause, Roll, Rule, RuleSource, Rung, Unit
from phoihop.kernel.rules import Ground

LADDER = (Rung("T-3", before=3), Rung("T0"), Rung("T+3", after=3))
YEARS = frozenset(range(2025, 2029))
days = st.dates(date(2025, 6, 1), date(2027, 6, 1))


def _listed(on: date) -> CalendarDay:
    return CalendarDay(on, DayKind.SWAPPED_WORK if on.weekday() >= 5 else DayKind.HOLIDAY, f"ngày {on}", "x")


def _calendar(listed: set[date]) -> WorkingCalendar:
    found = tuple(_listed(on) for on in sorted(listed))
    return WorkingCalendar(calendar_version(found, YEARS, ()), found, YEARS)


calendars = st.sets(days, max_size=80).map(_calendar)
ROLLS = {
    Direction.AFTER: (Roll.NEXT_WORKING, Roll.NONE),
    Direction.DURATION: (Roll.NEXT_WORKING, Roll.NONE),
    Direction.BEFORE: (Roll.PREVIOUS_WORKING_WARNING, Roll.PREVIOUS_WORKING, Roll.NONE),
}


def make(
    value: int = 3,
    unit: Unit = Unit.WORKING_DAY,
    direction: Direction = Direction.AFTER,
    roll: Roll | None = None,
    **more: object,
) -> Rule:
    """A small rule; what is not given does not matter to the test."""
    given: dict[str, object] = {
        "key": "test.T01",
        "title": "Thử",
        "source": RuleSource("Luật thử", "Điều 1"),
        "start": "event",
        "start_label": "ngày sự kiện",
        "warnings": LADDER,
        **more,
    }
    return Rule(value=value, unit=unit, direction=direction, roll=roll or ROLLS[direction][0], **given)  # type: ignore[arg-type]


def rules(*directions: Direction, value: st.SearchStrategy[int] | None = None) -> st.SearchStrategy[Rule]:
    """Rules that the kernel allows, in the directions named or in any."""

    def of(direction: Direction) -> st.SearchStrategy[Rule]:
        forward = direction is not Direction.BEFORE
        grounds = (Ground("bất khả kháng"),) if forward else ()
        return st.builds(
            make,
            value=value or st.integers(0, 60),
            unit=st.sampled_from([Unit.DAY, Unit.WORKING_DAY]),
            direction=st.just(direction),
            roll=st.sampled_from(ROLLS[direction]),
            pauses=st.just(grounds),
            extensions=st.just(grounds),
        )

    return st.one_of([of(direction) for direction in (directions or tuple(Direction))])


def _pause(starts: date, length: int) -> Pause:
    return Pause(starts, starts + timedelta(days=length), "mưa bão")


pauses = st.builds(_pause, days, st.integers(0, 20))
