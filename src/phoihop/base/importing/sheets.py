"""Writing .xlsx: the only module that touches XlsxWriter. Text stays text: a cell never becomes a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767  # Excel's own limit


@dataclass(frozen=True)
class Column:
    """A heading and the width of its column in characters."""

    title: str
    width: int = 18


def sheet(
    columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, name: str, notes: Sequence[str] = ()
) -> bytes:
    """One sheet with a header row that stays in sight, filters, wrapped text and dates as dates; notes stand below."""
    out = io.BytesIO()
    options = {
        "constant_memory": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, {**options, "in_memory": True}) as book:
        page = book.add_worksheet(_sheet_name(name))
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#F1EFEC"}
        )
        body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "border": 1})
        for number, column in enumerate(columns):
            page.set_column(number, number, column.width)
            page.write_string(0, number, column.title, head)
        line = 0
        for line, row in enumerate(rows, 1):
            for number, value in enumerate(row):
                _write(page, line, number, value, body, day)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(line, 1), max(len(columns) - 1, 0))
        for offset, note in enumerate(notes, 2):
            page.write_string(line + offset, 0, note)
    return out.getvalue()


def attachment(content: bytes, name: str) -> HttpResponse:
    """A sheet as a download."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _write(page: Any, line: int, number: int, value: Any, body: Any, day: Any) -> None:
    if value is None:
        page.write_blank(line, number, None, body)
    elif isinstance(value, bool):
        page.write_string(line, number, "x" if value else "", body)
    elif isinstance(value, int | float):
        page.write_number(line, number, value, body)
    elif isinstance(value, datetime):
        page.write_datetime(line, number, value.replace(tzinfo=None), day)
    elif isinstance(value, date):
        page.write_datetime(line, number, datetime(value.year, value.month, value.day), day)
    else:
        page.write_string(line, number, _printable(str(value))[:LONGEST_CELL], body)


def _printable(value: str) -> str:
    return "".join(char for char in value if char in "\n\t" or ord(char) >= 32)


def _sheet_name(name: str) -> str:
    return "".join(" " if char in "[]:*?/\\" else char for char in name)[:31] or "Sheet"
