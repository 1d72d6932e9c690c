"""Cells of a row: what stands at a column, ticks, totals, the end of a table."""

from __future__ import annotations

import re

from phoihop.office.papers.model import Cell
from phoihop.voters.reading import phrases
from phoihop.voters.reading.headers import Columns
from phoihop.voters.reading.texts import Phrase, Text

_TOTAL = Phrase(r"^(?:tổng(?: số| cộng)?|cộng|toàn tỉnh)\b")


LEVELS = {"TW", "TINH", "XA", "DN"}


def distinct(row: list[Cell | None]) -> list[Cell]:
    found: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text and not any(cell is other for other in found):
            found.append(cell)
    return found


def cell_at(row: list[Cell | None], columns: Columns, role: str) -> Cell | None:
    column = columns.roles.get(role)
    return row[column] if column is not None and column < len(row) else None


def text_at(row: list[Cell | None], columns: Columns, role: str) -> str:
    cell = cell_at(row, columns, role)
    return cell.text.strip() if cell is not None else ""


def ticked(row: list[Cell | None], column: int) -> bool:
    cell = row[column] if column < len(row) else None
    return cell is not None and cell.text.strip().lower() in {"x", "✓", "✔", "☒", "1", "v", "có", "+", "•"}


def is_mere_number(cell: Cell) -> bool:
    return len(cell.text) <= 6 and re.fullmatch(r"[\dIVXLC.()/A-Za-z\s-]{1,6}", cell.text) is not None


def is_total(cells: list[Cell]) -> bool:
    if any(len(cell.text) >= 60 for cell in cells):
        return False
    return any(_TOTAL.match(Text(cell.text)) for cell in cells[:2] if not cell.text[:1].isdigit())


def is_end(cells: list[Cell]) -> bool:
    """Signatures under a sheet."""
    if len(cells) > 3 or cells[0].text.isdigit():
        return False
    line = Text(cells[0].text)
    return bool(phrases.RECIPIENTS.search(line) or phrases.SIGNATURE.match(line) or phrases.CLOSING.match(line)
                or phrases.PLACE_DATE.match(line))  # fmt: skip


def plain_end(text: str) -> str:
    return text[:-3].rstrip() if text.endswith("./.") else text


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
