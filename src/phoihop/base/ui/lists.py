"""Pages of a long list: 50 rows, a true count up to a cap, filters kept in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

PER_PAGE = 50
COUNT_CAP = 10_000


@dataclass(frozen=True)
class Page:
    """``count`` is true unless ``is_capped``: then there are more than it says."""

    rows: list[Any]
    number: int
    count: int
    is_capped: bool
    per_page: int = PER_PAGE

    @property
    def first(self) -> int:
        return (self.number - 1) * self.per_page + 1 if self.rows else 0

    @property
    def last(self) -> int:
        return (self.number - 1) * self.per_page + len(self.rows)

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.per_page))

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.pages


def page_of(
    rows: QuerySet[Any], number: str | int | None, *, per_page: int = PER_PAGE, cap: int = COUNT_CAP
) -> Page:
    """The asked page; an impossible number gives the nearest one that exists. Nothing is counted past ``cap``."""
    counted = rows.order_by().values("pk")[: cap + 1].count()
    is_capped = counted > cap
    count = min(counted, cap)
    last = max(1, -(-count // per_page))
    try:
        asked = int(number or 1)
    except ValueError:
        asked = 1
    current = min(max(asked, 1), last)
    start = (current - 1) * per_page
    return Page(list(rows[start : start + per_page]), current, count, is_capped, per_page)
