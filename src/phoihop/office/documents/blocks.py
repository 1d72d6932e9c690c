"""The body of a document: paragraphs, numbered petitions, tables, sections, annexes.

Source: Decree 30/2020/NĐ-CP, Annex I, II.6 (text) and part III (annexes).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from phoihop.office.documents import looks
from phoihop.office.documents.content import (
    Align,
    Annex,
    Block,
    Column,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
)
from phoihop.office.documents.layout import Sheet
from phoihop.office.documents.looks import Look, paragraph
from phoihop.office.documents.numbers import padded, point, roman
from phoihop.office.documents.typography import paragraphs_of
from phoihop.office.documents.xml import Element, borders, cell, row, table, twips

_LEVELS = (looks.HEADING_1, looks.HEADING_2, looks.HEADING_3)
_CELL_MARGIN = 85
_GRID = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_blocks(sheet: Sheet, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                sheet.write(looks.TEXT, block.text)
            case Items():
                for number, item in enumerate(block.items, block.start):
                    _write_item(sheet, number, item)
            case Table():
                _write_table(sheet, block)


def write_sections(sheet: Sheet, sections: Sequence[Section], *, level: int = 0) -> None:
    """Parts I, points 1, letters a), each counted from its beginning; deeper ones are letters too."""
    number = 0
    for section in sections:
        if section.title:
            number += 1
            look = _LEVELS[min(level, len(_LEVELS) - 1)]
            sheet.write(look, f"{_label(level, number)} {section.title}")
        write_blocks(sheet, section.blocks)
        write_sections(sheet, section.sections, level=level + 1)


def write_annexes(sheet: Sheet, annexes: Sequence[Annex]) -> None:
    """Each Phụ lục on pages of its own with its heading; a number only where there are two or more."""
    for number, annex in enumerate(annexes, 1):
        sheet.new_section(is_landscape=annex.is_landscape)
        heading = f"Phụ lục {roman(number)}" if len(annexes) > 1 else "Phụ lục"
        sheet.add(paragraph(looks.ANNEX_NUMBER, heading))
        sheet.write(looks.ANNEX_TITLE, annex.title)
        sheet.write(looks.ANNEX_REFERENCE, annex.reference)
        write_blocks(sheet, annex.blocks)
    if annexes:
        sheet.gap()


def _label(level: int, number: int) -> str:
    if level == 0:
        return f"{roman(number)}."
    return f"{number}." if level == 1 else f"{point(number)})"


def item_heading(number: int, item: Item) -> str:
    """``3. KN-2026-0413. Cử tri xã A, phường B (02 ý kiến):``, over the words of the petition.

    The code stands near the margin, where no line break can tear it.
    """
    code = f" {item.code}." if item.code else ""
    places = f" {', '.join(item.places)}" if item.places else ""
    opinions = f" ({padded(item.opinions)} ý kiến)" if item.opinions else ""
    return f"{number}.{code} Cử tri{places}{opinions}:"


def _write_item(sheet: Sheet, number: int, item: Item) -> None:
    sheet.write(looks.ITEM, item_heading(number, item))
    sheet.write(looks.TEXT, item.text)
    sheet.write(looks.TEXT, item.deadline)


def _write_table(sheet: Sheet, content: Table) -> None:
    """The head is repeated on every page, no row is torn apart, the last row may be the total."""
    sheet.write(looks.TABLE_TITLE, content.title)
    widths = _widths(content.columns, twips(sheet.width))
    heads = [
        _cell(width, looks.TABLE_HEAD, column.title, Align.CENTER)
        for width, column in zip(widths, content.columns, strict=True)
    ]
    rows = [row(*heads, is_header=True)]
    rows += [_row(widths, content.columns, values, looks.TABLE_CELL) for values in content.rows]
    if content.total:
        rows.append(_row(widths, content.columns, content.total, looks.TABLE_HEAD))
    sheet.add(table(widths, *rows, properties=[borders("tblBorders", *_GRID)], margin=_CELL_MARGIN))
    sheet.add(paragraph(looks.SPACE))


def _row(widths: list[int], columns: Sequence[Column], values: Sequence[str], look: Look) -> Element:
    if len(values) == 1 and len(columns) > 1:
        return row(cell(sum(widths), *_lines(looks.TABLE_GROUP, values[0], Align.LEFT), span=len(widths)))
    return row(
        *(
            _cell(width, look, value, column.align)
            for width, column, value in zip(widths, columns, values, strict=True)
        )
    )


def _cell(width: int, look: Look, text: str, align: Align) -> Element:
    return cell(width, *_lines(look, text, align), middle=look is looks.TABLE_HEAD)


def _lines(look: Look, text: str, align: Align) -> list[Element]:
    return [paragraph(look, line, align=align) for line in paragraphs_of(text) or [""]]


def _widths(columns: Sequence[Column], whole: int) -> list[int]:
    shares = sum(column.width for column in columns)
    widths = [whole * column.width // shares for column in columns]
    widths[-1] += whole - sum(widths)
    return widths
