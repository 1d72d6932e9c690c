"""Months as the law counts them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_months(on: date, number: int) -> date:
    """The same date of a later month (earlier, where negative), or the last day where it has no such date.

    Civil Code 2015 art. 148.3; 29 February thus becomes 28 February of another year.
    """
    year, month = divmod(on.year * 12 + on.month - 1 + number, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
