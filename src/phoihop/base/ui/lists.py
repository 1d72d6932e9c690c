"""Pages of a long list: 50 rows, a true count up to a cap, filters kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window

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
    rows: QuerySet[Any],
    number: str | int | None,
    *,
    per_page: int = PER_PAGE,
    cap: int = COUNT_CAP,
    columns: Sequence[Any] = (),
    counts_along: bool = False,
) -> Page:
    """The asked page; an impossible number gives the nearest one that exists. Nothing is counted past ``cap``.

    With ``columns`` the page holds plain tuples of them, and their joins are not counted through. ``counts_along``
    counts in the statement that reads: for hits that must all be looked at anyway to be ranked.
    """
    try:
        asked = max(1, int(number or 1))
    except ValueError:  # no number, or one of thousands of digits
        asked = 1
    if counts_along and (read := _read_and_counted(rows, asked, per_page, cap, columns)):
        found, counted = read
        return Page(found, asked, min(counted, cap), counted > cap, per_page)
    counted = rows.order_by().values("pk")[: cap + 1].count()
    is_capped = counted > cap
    count = min(counted, cap)
    current = min(asked, max(1, -(-count // per_page)))
    start = (current - 1) * per_page
    shown = rows.values_list(*columns) if columns else rows
    return Page(list(shown[start : start + per_page]), current, count, is_capped, per_page)


def _read_and_counted(
    rows: QuerySet[Any], number: int, per_page: int, cap: int, columns: Sequence[Any]
) -> tuple[list[Any], int] | None:
    """A page and how many there are; nothing where the page does not exist, so that the nearest is looked for."""
    start = (number - 1) * per_page
    if start >= cap:
        return None
    counted = rows.annotate(in_all=Window(Count("pk"))).values_list("in_all", *columns)
    found = list(counted[start : start + per_page])
    return ([one[1:] for one in found], found[0][0]) if found else None
