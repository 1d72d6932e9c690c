"""Dates as offices write them, exact or not: a day, a month, a quarter, a year; impossible ones are said to be so."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.kernel.text import fold

_DAY = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?!\d)"
    r"|(?<![\d/.-])(?:ngay\s*)?(\d{1,2})\s*(?:thang|/|-|\.)\s*(\d{1,2})\s*(?:nam|/|-|\.)\s*(\d{4}|\d{2})(?!\d)"
    r"|(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"
)
_MONTH = re.compile(r"(?:thang\s*)?(?<![\d/])(\d{1,2})\s*(?:/|-|\.|nam)\s*(\d{4})(?!\d)")
_QUARTER = re.compile(r"quy\s*(iv|iii|ii|i|[1-4])\b\s*(?:[/,.-]|nam)?\s*(?:nam\s*)?(\d{4})")
_HALF = re.compile(r"(?:6 thang|nua)\s*(dau|cuoi)\s*nam\s*(\d{4})")
_YEAR = re.compile(r"(cuoi|dau|trong|nam|het)\s*(?:nam\s*)?(20\d{2})\b|^(20\d{2})$")
_SERIAL = re.compile(r"^[345]\d{4}$")  # a spreadsheet's day number, the format of its cell lost
_DAY_ZERO = date(1899, 12, 30)
_UNKNOWN = re.compile(
    r"^(?:\?+|-+|…+|\.{2,}|x|khong ro|khong co|khong|chua ro|chua co|chua xac dinh|kxd|n/?a|k|ko|)$"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date as written. ``value`` is the last day meant; ``exact`` says that a day was given; ``problem`` what is wrong."""

    as_written: str
    value: date | None = None
    exact: bool = False
    problem: str = ""

    @property
    def unknown(self) -> bool:
        return self.value is None


def when(text: str, *, day_first: bool = True) -> When | None:
    """Read a date out of a text; None where it holds none. Unknown and impossible dates come back without a value."""
    text = text.strip()
    plain = fold(text)
    if hit := _DAY.search(plain):
        groups = [int(group) for group in hit.groups() if group is not None]
        day, month, year = groups if hit.group(7) is None else reversed(groups)
        return _exact(text, day, month, year + 2000 if year < 100 else year)
    if hit := _QUARTER.search(plain):
        quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(hit.group(1)) or int(hit.group(1))
        return When(text, _last(int(hit.group(2)), quarter * 3))
    if hit := _HALF.search(plain):
        return When(text, _last(int(hit.group(2)), 6 if hit.group(1) == "dau" else 12))
    if (hit := _MONTH.search(plain)) and 1900 < int(hit.group(2)) < 2200:
        month = int(hit.group(1))
        if not 1 <= month <= 12:
            return When(text, problem=f"không có tháng {month}")
        return When(text, _last(int(hit.group(2)), month))
    if hit := _YEAR.search(plain):
        year = int(hit.group(2) or hit.group(3))
        return When(text, _last(year, 3 if hit.group(1) == "dau" else 12))
    if _SERIAL.match(plain):
        return When(text, _DAY_ZERO + timedelta(days=int(plain)), exact=True)
    if _UNKNOWN.match(plain):
        return When(text)
    return None


def _exact(text: str, day: int, month: int, year: int) -> When:
    if not 1 <= month <= 12:
        return When(text, problem=f"không có tháng {month}")
    if not 1 <= day <= calendar.monthrange(year, month)[1] if 0 < year < 10000 else True:
        return When(text, problem=f"không có ngày {day}/{month}/{year}")
    if not 1990 <= year <= 2100:
        return When(text, problem=f"năm {year} không hợp lý")
    return When(text, date(year, month, day), exact=True)


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
