"""Sheets (.xlsx, .xls) through calamine: values as shown, never formulas; each filled cell with its address."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from phoihop.office.papers import legacy
from phoihop.office.papers.characters import clean, has_control, has_html, without_html
from phoihop.office.papers.markup import Package, attribute, child, children
from phoihop.office.papers.model import Block, Cell, Note, Paper, PaperRefused, Table

MAX_ROWS = 50_000
MAX_COLUMNS = 500
_FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f\b([^>]*?)(/?)>')
_CACHED = re.compile(rb"\s*(?:[^<]*</(?:\w+:)?f>)?\s*<(?:\w+:)?v>[^<]")
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"')


def read_sheets(data: bytes, name: str) -> Paper:
    """Read every sheet of a workbook that the guard has passed; raises PaperRefused when broken, empty or too long."""
    is_zip = data.startswith(b"PK")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        metadata = list(book.sheets_metadata)
    except PasswordError as error:
        raise PaperRefused(
            "encrypted", f"Tệp “{name}” có mật khẩu; hãy bỏ mật khẩu rồi tải lên lại."
        ) from error
    except (CalamineError, XmlError, ZipError, ValueError) as error:
        raise PaperRefused("broken", f"Tệp “{name}” bị hỏng hoặc tải về chưa trọn vẹn.") from error
    formulas = _Formulas(Package(data, name)) if is_zip else None
    paper = Paper("xlsx" if is_zip else "xls", [])
    for sheet in metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        hidden = sheet.visible != SheetVisibleEnum.Visible
        try:
            table = _sheet(book, sheet.name, hidden, formulas, paper.warnings, name)
        except (CalamineError, XmlError, ZipError, ValueError) as error:
            raise PaperRefused("broken", f"Trang tính “{sheet.name}” của tệp “{name}” bị hỏng.") from error
        if not table.rows:
            continue
        if hidden:
            paper.warnings.append(Note("hidden_sheet", "Trang tính đang bị ẩn; vẫn được đọc.", sheet.name))
        paper.blocks.append(Block(sheet.name, "table", "", table=len(paper.tables)))
        paper.tables.append(table)
    if not paper.tables:
        raise PaperRefused("no_text", f"Tệp “{name}” không có ô nào có chữ.")
    _settle(paper, name)
    return paper


def _sheet(
    book: CalamineWorkbook, title: str, hidden: bool, formulas: _Formulas | None, notes: list[Note], name: str
) -> Table:
    sheet = book.get_sheet_by_name(title)
    values = sheet.to_python(skip_empty_area=False)
    if len(values) > MAX_ROWS:
        raise PaperRefused(
            "too_long",
            f"Trang tính “{title}” của tệp “{name}” có {len(values)} dòng, quá mức {MAX_ROWS}: "
            f"từ dòng {MAX_ROWS + 1} trở đi không đọc được; hãy tách tệp.",
        )
    table = Table(title, [], name=title, hidden=hidden, is_sheet=True)
    columns = [_letters(number) for number in range(min(MAX_COLUMNS, max(map(len, values), default=0)))]
    for r, line in enumerate(values):
        row: list[Cell | None] = []
        for c, value in enumerate(line[:MAX_COLUMNS]):
            text = value if isinstance(value, str) else _shown(value)
            row.append(Cell(f"{title}!{columns[c]}{r + 1}", text, r, c) if text else None)
        table.rows.append(row)
    while table.rows and not any(table.rows[-1]):
        table.rows.pop()
    _merge(table, sheet.merged_cell_ranges or [])
    if formulas is not None:
        formulas.mark(table, notes)
    return table


def _merge(table: Table, ranges: Any) -> None:
    """A merged cell stands at every place that it covers."""
    for (top, left), (bottom, right) in ranges:
        cell = table.rows[top][left] if top < len(table.rows) and left < len(table.rows[top]) else None
        if cell is None:
            continue
        bottom = min(bottom, len(table.rows) - 1)
        cell.rowspan, cell.colspan = bottom - top + 1, right - left + 1
        for r in range(top, bottom + 1):
            row = table.rows[r]
            for c in range(left, min(right, len(row) - 1) + 1):
                row[c] = cell


def _shown(value: Any) -> str:
    """A value as an office would write it: whole numbers without a point, dates as day/month/year."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y %H:%M") if value.hour or value.minute else value.strftime("%d/%m/%Y")
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return str(value)


def _letters(number: int) -> str:
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _settle(paper: Paper, name: str) -> None:
    """Convert old encodings, clean each text, flag HTML and control characters."""
    cells = [cell for table in paper.tables for cell in table.cells()]
    texts, note = legacy.settle([cell.text for cell in cells], name)
    if note is not None:
        paper.warnings.append(note)
    html: list[str] = []
    control: list[str] = []
    for cell, text in zip(cells, texts, strict=True):
        if not text.isprintable() and has_control(text):
            control.append(cell.anchor)
        if has_html(text):
            html.append(cell.anchor)
            cell.flags += ("html",)
            text = without_html(text)
        cell.text = clean(text)
    for anchors, code, what in (
        (html, "html", "có mã HTML; chỉ giữ chữ"),
        (control, "control", "có ký tự điều khiển lạ; đã bỏ"),
    ):
        paper.warnings.extend(Note(code, f"Ô {what}.", anchor) for anchor in anchors[:20])
        if len(anchors) > 20:
            paper.warnings.append(Note(code, f"Còn {len(anchors) - 20} ô khác {what}."))


class _Formulas:
    """Which cells of an .xlsx hold a formula: read from the sheet's own part, since values alone do not say."""

    def __init__(self, package: Package) -> None:
        self._package = package
        relations = {
            attribute(link, "Id"): attribute(link, "Target")
            for link in children(package.xml("xl/_rels/workbook.xml.rels"), "Relationship")
        }
        self._parts: dict[str, str] = {}
        for sheet in children(child(package.xml("xl/workbook.xml"), "sheets"), "sheet"):
            target = next((relations[v] for v in sheet.attrib.values() if v in relations), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            self._parts[attribute(sheet, "name")] = part

    def mark(self, table: Table, notes: list[Note]) -> None:
        part = self._parts.get(table.name, "")
        if part not in self._package.parts:
            return
        raw = self._package.raw(part)
        if _HIDDEN_ROW.search(raw):
            notes.append(Note("hidden_rows", "Có dòng đang bị ẩn hoặc lọc; vẫn được đọc.", table.name))
        if b"<f" not in raw and b":f" not in raw:
            return
        found: list[str] = []
        empty: list[str] = []
        for hit in _FORMULA.finditer(raw):
            address = hit.group(1).decode()
            found.append(address)
            if not _CACHED.match(raw, hit.end()):
                empty.append(address)
        by_anchor = {cell.anchor: cell for cell in table.cells()} if found else {}
        for address in found:
            if (cell := by_anchor.get(f"{table.name}!{address}")) is not None:
                cell.flags += ("formula",)
        if found:
            where = ", ".join(found[:8]) + ("…" if len(found) > 8 else "")
            text = f"Có {len(found)} ô là công thức ({where}); đọc theo kết quả đã lưu."
            notes.append(Note("formula", text, table.name))
        if empty:
            where = ", ".join(empty[:8]) + ("…" if len(empty) > 8 else "")
            text = f"{len(empty)} ô công thức chưa có kết quả lưu ({where}); hãy mở bằng Excel và lưu lại."
            notes.append(Note("formula_empty", text, table.name))
