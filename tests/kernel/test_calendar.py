"""The working calendar: kinds, reasons, counting there and back, days laid over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.base.law.loader import base_calendar
from phoihop.kernel.calendar import CalendarDay, DayKind, WorkingCalendar, days_after

from .strategies import calendars, days

REAL = base_calendar()


@pytest.mark.parametrize(
    ("on", "kind", "reason"),
    [
        (date(2026, 11, 10), DayKind.WORK, "ngày làm việc"),
        (date(2026, 11, 14), DayKind.WEEKEND, "thứ Bảy"),
        (date(2026, 11, 15), DayKind.WEEKEND, "Chủ nhật"),
        (date(2026, 2, 17), DayKind.HOLIDAY, "nghỉ Tết Nguyên đán"),
        (date(2026, 4, 27), DayKind.COMPENSATORY_OFF, "nghỉ bù Giỗ Tổ Hùng Vương (26/4 là Chủ nhật)"),
        (date(2026, 8, 22), DayKind.SWAPPED_WORK, "làm bù cho thứ Hai 31/8/2026"),
        (date(2026, 8, 31), DayKind.SWAPPED_OFF, "nghỉ hoán đổi, làm bù thứ Bảy 22/8/2026"),
    ],
)
def test_kinds_and_reasons(on: date, kind: DayKind, reason: str) -> None:
    assert (REAL.kind(on), REAL.reason(on)) == (kind, reason)
    assert REAL.is_working(on) == (kind in (DayKind.WORK, DayKind.SWAPPED_WORK))


def test_a_day_without_a_note_says_its_kind() -> None:
    calendar = WorkingCalendar("v", (CalendarDay(date(2026, 1, 1), DayKind.HOLIDAY),))
    assert calendar.reason(date(2026, 1, 1)) == "nghỉ lễ, tết"
    assert len({kind.label for kind in DayKind}) == len(DayKind)


def test_a_day_is_listed_once() -> None:
    day = CalendarDay(date(2026, 1, 1), DayKind.HOLIDAY)
    with pytest.raises(ValueError, match="2026-01-01 twice"):
        WorkingCalendar("v", (day, day))


def test_a_year_that_is_not_loaded_is_not_certain() -> None:
    assert REAL.is_provisional(date(2030, 1, 1))
    assert REAL.is_provisional(date(2027, 1, 1))
    assert not REAL.is_provisional(date(2026, 1, 1))


def test_own_days_win_and_change_the_version() -> None:
    tet = date(2026, 2, 17)
    own = REAL.with_days(
        [CalendarDay(tet, DayKind.WORK, "trực"), CalendarDay(date(2026, 11, 24), DayKind.HOLIDAY)]
    )
    assert own.is_working(tet)
    assert not own.is_working(date(2026, 11, 24))
    assert own.version != REAL.version
    assert REAL.with_days([]).version == REAL.version
    assert REAL.with_days([], version="mine").version == "mine"


@given(calendars, days, st.integers(-60, 60))
def test_counting_there_and_back(calendar: WorkingCalendar, on: date, number: int) -> None:
    there = calendar.add_working_days(on, number)
    if number:
        assert calendar.is_working(there)
        assert abs(calendar.working_days_between(on, there)) in (abs(number), abs(number) - 1)
    if calendar.is_working(on):
        assert calendar.add_working_days(there, -number) == on
        assert calendar.working_days_between(on, there) == number
    assert calendar.working_days_between(there, on) == -calendar.working_days_between(on, there)


@given(calendars, days)
def test_the_working_days_about_a_day(calendar: WorkingCalendar, on: date) -> None:
    before, after = calendar.previous_working(on), calendar.next_working(on)
    assert before < on < after
    assert calendar.working_day_until(on) in (before, on)
    assert calendar.working_day_from(on) in (after, on)
    gap = [on + timedelta(days=n) for n in range(1, (after - on).days)]
    assert not any(calendar.is_working(day) for day in gap)


@given(days, st.integers(0, 40))
def test_days_after(start: date, length: int) -> None:
    found = list(days_after(start, start + timedelta(days=length)))
    assert len(found) == length
    assert start not in found
