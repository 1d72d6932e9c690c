"""Numbers and codes, taken inside the act that uses them."""

from __future__ import annotations

from datetime import date

from django.db import connection

from phoihop.office.models import NumberingBook
from phoihop.org.models import Body


def take_number(*, body: Body, year: int, series: str) -> int:
    """The next number of a book: continuous from 1 on 1 January, without gaps since a failed act gives it back.

    Source: Decree 30/2020/NĐ-CP art. 15. The book's row is locked until the act ends.
    """
    NumberingBook.objects.get_or_create(body=body, year=year, series=series)
    book = NumberingBook.objects.select_for_update().get(body=body, year=year, series=series)
    book.last_number += 1
    book.save(update_fields=["last_number"])
    return book.last_number


def next_code(prefix: str, *, on: date, width: int = 4, count: int = 1) -> list[str]:
    """``count`` new codes such as KN-2026-0413; unique, never reused."""
    key = f"{prefix}-{on.year}-"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO office_codecounter (prefix, last) VALUES (%s, %s)"
            " ON CONFLICT (prefix) DO UPDATE SET last = office_codecounter.last + EXCLUDED.last RETURNING last",
            [key, count],
        )
        last = int(cursor.fetchone()[0])
    return [f"{key}{n:0{width}d}" for n in range(last - count + 1, last + 1)]
