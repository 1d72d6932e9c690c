"""Text PDFs through pdfium: characters with their places become lines, ruled cells, paragraphs.

A page that is only a picture has no characters: the paper is refused (or the page is named) instead of being guessed.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from phoihop.office.papers import legacy
from phoihop.office.papers.characters import clean
from phoihop.office.papers.model import Block, Cell, Note, Paper, PaperRefused, Table
from phoihop.office.papers.pdf_layout import Glyph, Grid, Line, grids, lines, paragraphs

MAX_PAGES = 1_000
_FEW = 12  # fewer characters than this and a page has no text


@dataclass(slots=True)
class _Page:
    number: int
    glyphs: list[Glyph]
    grids: list[Grid]
    has_images: bool


def read_pdf(data: bytes, name: str) -> Paper:
    """Read a text PDF; raises PaperRefused when encrypted, broken, too long or only scanned."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise PaperRefused(
                "encrypted", f"Tệp “{name}” có mật khẩu; hãy bỏ mật khẩu rồi tải lên lại."
            ) from error
        raise PaperRefused("broken", f"Tệp “{name}” bị hỏng hoặc tải về chưa trọn vẹn.") from error
    try:
        if len(document) > MAX_PAGES:
            raise PaperRefused("too_long", f"Tệp “{name}” có {len(document)} trang, quá mức {MAX_PAGES}.")
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise PaperRefused("broken", f"Tệp “{name}” bị hỏng ở một trang.") from error
    finally:
        document.close()
    scanned = [page.number for page in pages if len(page.glyphs) < _FEW and page.has_images]
    if sum(len(page.glyphs) for page in pages) < _FEW:
        what = "là ảnh quét, không có chữ để đọc" if scanned else "không có chữ nào"
        raise PaperRefused("no_text", f"Tệp “{name}” {what}; hãy dùng bản Word hoặc PDF xuất từ Word.")
    paper = _assemble(pages, name)
    if scanned:
        where = ", ".join(map(str, scanned))
        paper.warnings.append(Note("scanned", f"Trang {where} là ảnh quét, không đọc được chữ trên đó."))
    return paper


def _page(document: pypdfium2.PdfDocument, number: int) -> _Page:
    page = document[number]
    text = page.get_textpage()
    glyphs = _glyphs(text)
    horizontal: list[tuple[float, float, float]] = []
    vertical: list[tuple[float, float, float]] = []
    has_images = False
    for item in page.get_objects(max_depth=4):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_images = True
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            _rules(item, horizontal, vertical)
    found = grids(horizontal, vertical)
    text.close()
    page.close()
    return _Page(number + 1, glyphs, found, has_images)


def _rules(item: pypdfium2.PdfObject, horizontal: list[tuple[float, float, float]],
           vertical: list[tuple[float, float, float]]) -> None:  # fmt: skip
    """Thin paths are ruling lines; the frame of a stroked rectangle is four of them."""
    left, bottom, right, top = item.get_bounds()
    width, height = right - left, top - bottom
    if height < 3 and width > 6:
        horizontal.append(((top + bottom) / 2, left, right))
    elif width < 3 and height > 6:
        vertical.append(((left + right) / 2, bottom, top))
    elif width >= 3 and height >= 3:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke) and stroke.value:
            horizontal += [(bottom, left, right), (top, left, right)]
            vertical += [(left, bottom, top), (right, bottom, top)]


def _glyphs(text: pypdfium2.PdfTextPage) -> list[Glyph]:
    glyphs: list[Glyph] = []
    spaced = False
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(256)
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        char = "-" if code == 2 else chr(code) if code else ""
        if not char or char in "\r\n" or pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            spaced = True
            continue
        if unicodedata.combining(char) and glyphs:
            glyphs[-1].char += char
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text.raw, index, box := pdfium.FS_RECTF()):
            pdfium.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
            box = pdfium.FS_RECTF(left.value, top.value, right.value, bottom.value)
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        size = pdfium.FPDFText_GetFontSize(text.raw, index) or 10.0
        tall = abs(box.top - box.bottom)
        pdfium.FPDFText_GetFontInfo(text.raw, index, name, 256, flags)
        bold = b"bold" in name.value.lower() or pdfium.FPDFText_GetFontWeight(text.raw, index) >= 600
        glyphs.append(
            Glyph(char, box.left, box.right, y.value, tall if 2 < tall < 200 else size, bold, spaced)
        )
        spaced = False
    return glyphs


def _assemble(pages: list[_Page], name: str) -> Paper:
    """Lines of every page become blocks and tables in reading order."""
    paper = Paper("pdf", [])
    running = _running_lines(pages)
    for page in pages:
        inside: list[tuple[float, Table, list[tuple[Cell, list[Glyph]]]]] = []
        outside = page.glyphs
        for number, grid in enumerate(page.grids, 1):
            outside = _table(page, number, grid, outside, inside)
        flow: list[tuple[float, Line | Table]] = [(top, table) for top, table, _ in inside]
        for _, _, filled in inside:
            for cell, glyphs in filled:
                parts = paragraphs(lines(glyphs))
                cell.blocks = [
                    Block(
                        cell.anchor,
                        "paragraph",
                        part.text,
                        bold=part.bold,
                        row=cell.row,
                        col=cell.col,
                        page=page.number,
                    )
                    for part in parts
                ]
        kept = [line for line in lines(outside) if (_shape(line.text), round(line.y / 6)) not in running]
        flow += [(line.y, line) for line in kept if not line.is_page_number]
        _flow(paper, page.number, sorted(flow, key=lambda item: -item[0]))
    _settle(paper, name)
    return paper


def _table(
    page: _Page,
    number: int,
    grid: Grid,
    glyphs: list[Glyph],
    inside: list[tuple[float, Table, list[tuple[Cell, list[Glyph]]]]],
) -> list[Glyph]:
    """Put the glyphs that a grid encloses into its cells; give back the others."""
    table = Table(f"tr.{page.number}, Bảng {number}", [])
    cells: dict[tuple[int, int], Cell] = {}
    held: dict[tuple[int, int], list[Glyph]] = {}
    for r in range(grid.height):
        row: list[Cell | None] = []
        for c in range(grid.width):
            key = grid.owner(r, c)
            if key not in cells:
                cells[key] = Cell(f"{table.anchor}, dòng {r + 1}, cột {c + 1}", "", r, c)
            cell = cells[key]
            cell.rowspan, cell.colspan = r - cell.row + 1, c - cell.col + 1
            row.append(cell)
        table.rows.append(row)
    rest: list[Glyph] = []
    for glyph in glyphs:
        place = grid.find((glyph.left + glyph.right) / 2, glyph.y + glyph.size * 0.25)
        if place is None:
            rest.append(glyph)
        else:
            held.setdefault(grid.owner(*place), []).append(glyph)
    if not held:
        return glyphs
    inside.append((grid.top, table, [(cells[key], found) for key, found in held.items()]))
    return rest


def _flow(paper: Paper, page: int, flow: list[tuple[float, Line | Table]]) -> None:
    number = 0
    pending: list[Line] = []

    def close() -> None:
        nonlocal number
        for part in paragraphs(pending):
            last = paper.blocks[-1] if paper.blocks else None
            if number == 0 and last is not None and last.kind == "paragraph" and part.continues(last.text):
                last.text = f"{last.text} {part.text}"
                continue
            number += 1
            paper.blocks.append(
                Block(
                    f"tr.{page} ¶{number}",
                    "paragraph",
                    part.text,
                    bold=part.bold,
                    centred=part.centred,
                    page=page,
                )
            )
        pending.clear()

    for _, item in flow:
        if isinstance(item, Table):
            close()
            paper.blocks.append(Block(item.anchor, "table", "", table=len(paper.tables), page=page))
            paper.tables.append(item)
        else:
            pending.append(item)
    close()


def _shape(text: str) -> str:
    return "".join("0" if char.isdigit() else char for char in text).strip()


def _running_lines(pages: list[_Page]) -> set[tuple[str, int]]:
    """Headers and footers: the same words at the same height on at least half of three or more pages."""
    if len(pages) < 3:
        return set()
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        found = lines(page.glyphs)
        ends = found[:2] + found[-2:]
        seen.update({(_shape(line.text), round(line.y / 6)) for line in ends if len(line.text) < 120})
    return {key for key, count in seen.items() if count >= max(3, len(pages) // 2)}


def _settle(paper: Paper, name: str) -> None:
    cells = [cell for table in paper.tables for cell in table.cells()]
    every = [*paper.blocks, *(block for cell in cells for block in cell.blocks)]
    texts, note = legacy.settle([block.text for block in every], name)
    for block, text in zip(every, texts, strict=True):
        block.text = clean(text)
    for cell in cells:
        cell.text = "\n".join(block.text for block in cell.blocks if block.text)
    if note is not None:
        paper.warnings.append(note)
