"""The calendars against an independent one: every difference is listed with its reason."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from phoihop.base.law.loader import base_calendar, optional_days
from phoihop.kernel.calendar import DayKind, days_after

CULTURE = "ngày 24/11: chưa đọc được văn bản luật; để tắt cho đến khi cơ quan bật"
SWAP = "hoán đổi 2/1 và 10/1/2026 theo công văn cuối năm 2025, thư viện không có"
DIFFERENCES = {
    date(2026, 1, 2): SWAP,
    date(2026, 1, 10): SWAP,
    date(2026, 11, 24): CULTURE,
    date(2027, 11, 24): CULTURE,
}


@pytest.mark.parametrize("year", range(2021, 2028))
def test_each_difference_from_the_other_calendar_has_its_reason(year: int) -> None:
    other, ours = holidays.country_holidays("VN", years=year), base_calendar()
    found = {
        on
        for on in days_after(date(year - 1, 12, 31), date(year, 12, 31))
        if ours.is_working(on) != other.is_working_day(on)
    }
    assert found == {on for on in DIFFERENCES if on.year == year}


def test_the_years_that_are_loaded_and_the_one_not_yet_certain() -> None:
    assert base_calendar().years == frozenset(range(2021, 2028))
    assert base_calendar().provisional_years == {2027}


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        (2021, date(2021, 2, 12)),
        (2022, date(2022, 2, 1)),
        (2023, date(2023, 1, 22)),
        (2024, date(2024, 2, 10)),
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
    ],
)
def test_a_year_has_its_eleven_days_and_begins_on_its_tet(year: int, tet: date) -> None:
    days = [day for day in base_calendar().days if day.on.year == year]
    in_lieu = {DayKind.COMPENSATORY_OFF}
    statutory = [day for day in days if day.kind is DayKind.HOLIDAY]
    assert len(statutory) == 11
    assert not base_calendar().is_working(tet)
    # A holiday on a weekly rest day gives a day off after it (Labour Code art. 111.3).
    on_rest_days = [day for day in statutory if day.on.weekday() >= 5]
    assert len([day for day in days if day.kind in in_lieu]) == len(on_rest_days)


def test_every_day_says_why_and_from_where() -> None:
    for day in (*base_calendar().days, *optional_days()):
        assert day.note
        assert day.source


def test_the_culture_day_is_listed_but_off() -> None:
    assert {day.on for day in optional_days()} == {date(2026, 11, 24), date(2027, 11, 24)}
    assert base_calendar().is_working(date(2026, 11, 24))
    switched = base_calendar().with_days(optional_days())
    assert not switched.is_working(date(2026, 11, 24))
    assert switched.version != base_calendar().version


def test_a_swap_by_memory_is_not_called_verified() -> None:
    for on in (date(2026, 1, 2), date(2026, 1, 10), date(2026, 8, 22), date(2026, 8, 31)):
        day = base_calendar().listed(on)
        assert day is not None
        assert day.verified == ""
