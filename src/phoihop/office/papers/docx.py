"""Word papers: every paragraph that would be printed, in order, with its number, weight and place.

Headers and footers are left out; tracked changes are read as accepted; text boxes and footnotes are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from phoihop.office.papers import legacy
from phoihop.office.papers.characters import clean, has_control
from phoihop.office.papers.docx_styles import Numbers, Style, Styles, font_of, outline_of
from phoihop.office.papers.markup import Package, attribute, child, children, is_on, local
from phoihop.office.papers.model import Block, Cell, Note, Paper, PaperRefused, Table

_WRAPPERS = {"ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "sdt",
             "oMath", "oMathPara", "ruby", "rubyBase", "subDoc"}  # fmt: skip
_DROPPED = {"del", "moveFrom"}
_TCVN3_CAPITALS = re.compile(r"^\.Vn.*H$", re.IGNORECASE)
_SYMBOLS = {
    "F0B7": "•",
    "F0A7": "•",
    "F02D": "-",
    "F02B": "+",
    "F0FC": "✓",
    "F0FE": "☒",
    "F0A8": "☐",
    "F06F": "☐",
}
MAX_DEPTH = 12


@dataclass(slots=True)
class _Piece:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class _Gathered:
    """What one paragraph holds before it becomes a block."""

    pieces: list[_Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # open fields: is this one still in its instruction?


class _Reader:
    def __init__(self, package: Package) -> None:
        self.styles = Styles(package.xml("word/styles.xml"))
        self.numbers = Numbers(package.xml("word/numbering.xml"))
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.inserted = self.deleted = self.hidden = self.boxes = self.drawings = 0
        self.paragraphs = 0
        self.control = False
        self._carry: _Gathered | None = None
        self.note_numbers: dict[tuple[str, str], str] = {}

    # the flow

    def flow(self, parent: Element, into: list[Block], prefix: str, kind: str, depth: int = 0) -> None:
        """Read the paragraphs and tables of a body, a text box or a footnote."""
        if depth > MAX_DEPTH:
            return
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element, into, prefix, kind, depth)
            elif name == "tbl":
                self._table(element, into, prefix, depth)
            elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
                self.flow(element, into, prefix, kind, depth)
            elif name == "AlternateContent":
                if (choice := _alternative(element)) is not None:
                    self.flow(choice, into, prefix, kind, depth)

    def _paragraph(self, element: Element, into: list[Block], prefix: str, kind: str, depth: int) -> None:
        properties = child(element, "pPr")
        style = self.styles.get(attribute(child(properties, "pStyle"), "val") or self.styles.default)
        gathered = self._carry or _Gathered()
        self._carry = None
        self._collect(element, style, gathered, depth)
        if child(properties, "rPr", "del") is not None:  # its mark was deleted: one paragraph with the next
            self.deleted += 1
            self._carry = gathered
            return
        block = self._block(properties, style, gathered, kind)
        if block.text or (block.label and kind == "cell"):
            if kind == "paragraph":
                self.paragraphs += 1
                block.anchor = f"¶{self.paragraphs}"
            else:
                block.anchor = prefix
            into.append(block)
        for box in gathered.boxes:
            self.boxes += 1
            inner: list[Block] = []
            self.flow(box, inner, f"Khung {self.boxes}", "textbox", depth + 1)
            lines = [part for part in inner if part.kind != "table"]
            for number, part in enumerate(lines, 1):
                part.anchor = f"Khung {self.boxes} ¶{number}" if len(lines) > 1 else f"Khung {self.boxes}"
            into.extend(inner)

    def _block(self, properties: Element | None, style: Style, gathered: _Gathered, kind: str) -> Block:
        raw = "".join(piece.text for piece in gathered.pieces)
        self.control = self.control or has_control(raw)
        seen = [piece for piece in gathered.pieces if any(char.isalnum() for char in piece.text)]
        outline = outline_of(properties)
        justify = attribute(child(properties, "jc"), "val")
        num = attribute(child(properties, "numPr", "numId"), "val") or style.num
        level = attribute(child(properties, "numPr", "ilvl"), "val")
        place = int(level) if level.isdigit() else style.level or 0
        label = self.numbers.label(num, place) if num not in {"", "0"} else ""
        indent = attribute(child(properties, "ind"), "left") or attribute(child(properties, "ind"), "start")
        return Block(
            anchor="",
            kind="paragraph" if kind == "cell" else kind,
            text=raw,
            style=style.name,
            level=outline if outline is not None else style.outline,
            bold=bool(seen) and all(piece.bold for piece in seen),
            italic=bool(seen) and all(piece.italic for piece in seen),
            centred=justify == "center" if justify else bool(style.centred),
            label=label,
            label_level=place,
            indent=int(indent) if indent.lstrip("-").isdigit() else 0,
            notes=tuple(gathered.notes),
        )

    def _collect(self, parent: Element, style: Style, gathered: _Gathered, depth: int) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, style, gathered, depth)
            elif name in _DROPPED:
                self.deleted += 1
            elif name in _WRAPPERS:
                if name in {"ins", "moveTo"}:
                    self.inserted += 1
                self._collect(element, style, gathered, depth)
            elif name == "AlternateContent":
                if (choice := _alternative(element)) is not None:
                    self._collect(choice, style, gathered, depth)

    def _run(self, run: Element, style: Style, gathered: _Gathered, depth: int) -> None:
        properties = child(run, "rPr")
        if is_on(child(properties, "vanish")):
            self.hidden += 1
            return
        named = attribute(child(properties, "rStyle"), "val")
        character = self.styles.get(named) if named else None
        bold, italic = child(properties, "b"), child(properties, "i")
        weight = is_on(bold) if bold is not None else bool((character and character.bold) or style.bold)
        slope = (
            is_on(italic) if italic is not None else bool((character and character.italic) or style.italic)
        )
        font = font_of(properties) or (character.font if character else "") or style.font
        text: list[str] = []
        for element in run:
            name = local(element)
            if name == "fldChar":
                _field(gathered.fields, attribute(element, "fldCharType"))
            elif name == "t" and not any(gathered.fields):
                text.append(element.text or "")
            elif name in {"tab", "ptab"}:
                text.append("\t")
            elif name in {"br", "cr"}:
                text.append(" " if attribute(element, "type") in {"page", "column"} else "\n")
            elif name == "noBreakHyphen":
                text.append("-")
            elif name == "sym":
                text.append(_SYMBOLS.get(attribute(element, "char").upper(), "•"))
            elif name in {"footnoteReference", "endnoteReference"}:
                if anchor := self.note_numbers.get((name[: name.index("Ref")], attribute(element, "id"))):
                    gathered.notes.append(anchor)
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                self._drawing(element, gathered, depth)
            elif name == "ruby":
                self._collect(element, style, gathered, depth)
        if text:
            joined = "".join(text)
            if _TCVN3_CAPITALS.match(font) and not legacy.has_unicode_vietnamese(joined):
                joined = legacy.from_tcvn3(joined, capitals=True)
            gathered.pieces.append(_Piece(joined, weight, slope))

    def _drawing(self, element: Element, gathered: _Gathered, depth: int) -> None:
        """Text boxes in a drawing; an alternative drawing of the same box is not read again."""
        self.drawings += 1
        todo: list[Element] = [element]
        while todo:
            part = todo.pop()
            name = local(part)
            if name == "txbxContent":
                if depth < MAX_DEPTH:
                    gathered.boxes.append(part)
            elif name == "AlternateContent":
                if (choice := _alternative(part)) is not None:
                    todo.append(choice)
            else:
                todo.extend(reversed(list(part)))

    # tables

    def _table(self, element: Element, into: list[Block], prefix: str, depth: int) -> None:
        index = len(self.tables)
        anchor = f"{prefix}, bảng con" if prefix.startswith("Bảng") else f"Bảng {self._outer_tables() + 1}"
        table = Table(anchor, [])
        self.tables.append(table)
        into.append(Block(anchor, "table", "", table=index))
        for row in _rows(element):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.deleted += 1
                continue
            if is_on(child(properties, "tblHeader")) and table.repeats == len(table.rows):
                table.repeats += 1
            self._row(row, table, depth)

    def _outer_tables(self) -> int:
        return sum("bảng con" not in table.anchor for table in self.tables)

    def _row(self, row: Element, table: Table, depth: int) -> None:
        number = len(table.rows)
        above = table.rows[-1] if table.rows else []
        line: list[Cell | None] = [None] * _count(child(row, "trPr", "gridBefore"))
        table.rows.append(line)
        for element in _cells(row):
            properties = child(element, "tcPr")
            span = max(1, _count(child(properties, "gridSpan"), 1))
            merge, across = child(properties, "vMerge"), child(properties, "hMerge")
            column = len(line)
            if (
                across is not None
                and attribute(across, "val", "continue") == "continue"
                and line
                and line[-1]
            ):
                line[-1].colspan += 1
                line.append(line[-1])
                continue
            upper = above[column] if column < len(above) else None
            if merge is not None and attribute(merge, "val", "continue") != "restart" and upper is not None:
                upper.rowspan = number - upper.row + 1
                line.extend([upper] * span)
                continue
            anchor = f"{table.anchor}, dòng {number + 1}, cột {column + 1}"
            cell = Cell(anchor, "", number, column, colspan=span)
            self.flow(element, cell.blocks, anchor, "cell", depth + 1)
            line.extend([cell] * span)


def _field(stack: list[bool], kind: str) -> None:
    if kind == "begin":
        stack.append(True)
    elif stack and kind == "separate":
        stack[-1] = False
    elif stack and kind == "end":
        stack.pop()


def _rows(element: Element) -> list[Element]:
    found: list[Element] = []
    for part in element:
        name = local(part)
        if name == "tr":
            found.append(part)
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
            found.extend(_rows(part))
    return found


def _cells(element: Element) -> list[Element]:
    found: list[Element] = []
    for part in element:
        name = local(part)
        if name == "tc":
            found.append(part)
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
            found.extend(_cells(part))
    return found


def _count(element: Element | None, default: int = 0) -> int:
    value = attribute(element, "val")
    return min(int(value), 200) if value.isdigit() else default


def _alternative(element: Element) -> Element | None:
    """The branch of an AlternateContent that has something to read: the first choice, else the fallback."""
    branches = [part for part in element if local(part) in {"Choice", "Fallback"}]
    for branch in branches:
        if any(local(part) in {"txbxContent", "t"} for part in branch.iter()):
            return branch
    return branches[0] if branches else None


def _notes(package: Package, reader: _Reader) -> list[Block]:
    """Footnotes and endnotes as blocks; their numbers are known before the body is read."""
    found: list[tuple[Element, str, str]] = []
    number = 0
    for kind in ("footnote", "endnote"):
        root = package.xml(f"word/{kind}s.xml")
        for element in children(root, kind):
            if attribute(element, "type") in {"", "normal"}:
                number += 1
                anchor = f"Chú thích {number}"
                reader.note_numbers[kind, attribute(element, "id")] = anchor
                found.append((element, kind, anchor))
    blocks: list[Block] = []
    for element, kind, anchor in found:
        inner: list[Block] = []
        reader.flow(element, inner, anchor, kind)
        text = "\n".join(block.text for block in inner if block.text.strip())
        blocks.append(Block(anchor, kind, text))
    return blocks


def read_docx(data: bytes, name: str) -> Paper:
    """Read a .docx that the guard has passed; raises PaperRefused when it is broken or holds no text."""
    package = Package(data, name)
    root = package.xml("word/document.xml")
    body = child(root, "body")
    if body is None:
        raise PaperRefused("broken", f"Tệp “{name}” thiếu phần nội dung chính; có thể đã hỏng.")
    reader = _Reader(package)
    try:
        notes = _notes(package, reader)
        reader.flow(body, reader.blocks, "", "paragraph")
    except RecursionError as error:
        raise PaperRefused("broken", f"Tệp “{name}” có cấu trúc lồng nhau quá sâu; không đọc.") from error
    paper = Paper("docx", reader.blocks + notes, tables=reader.tables)
    _settle(paper, reader, name)
    if any(part.startswith("word/comments") for part in package.parts):
        paper.warnings.append(
            Note("comments", "Văn bản có ghi chú bên lề (comment); ghi chú không được đọc.")
        )
    if any(part.startswith("word/afchunk") for part in package.parts):
        paper.warnings.append(Note("chunk", "Văn bản nhúng tệp khác bên trong; phần nhúng không được đọc."))
    return paper


def _settle(paper: Paper, reader: _Reader, name: str) -> None:
    """Convert old encodings, clean every text, fill the cells' texts, and say what was met."""
    cells = [cell for table in paper.tables for cell in table.cells()]
    every = [*paper.blocks, *(block for cell in cells for block in cell.blocks)]
    texts, note = legacy.settle([block.text for block in every], name)
    for block, text in zip(every, texts, strict=True):
        block.text = clean(text)
    if note is not None:
        paper.warnings.append(note)
    for cell in reversed(cells):  # inner tables come after their outer ones
        _fill(cell, paper.tables)
    if not any(block.text for block in every):
        what = "chỉ có ảnh quét, không có chữ" if reader.drawings else "không có chữ nào"
        raise PaperRefused("no_text", f"Tệp “{name}” {what}; hãy dùng bản gốc đánh máy.")
    if reader.inserted or reader.deleted:
        kept = f"giữ {reader.inserted} chỗ thêm, bỏ {reader.deleted} chỗ xóa"
        paper.warnings.append(Note("tracked", f"Văn bản còn vết sửa đổi (track changes): {kept}."))
    if reader.hidden:
        paper.warnings.append(Note("hidden", f"Bỏ qua {reader.hidden} đoạn chữ ẩn."))
    if reader.control:
        paper.warnings.append(Note("control", "Văn bản có ký tự điều khiển lạ; đã bỏ các ký tự đó."))


def _fill(cell: Cell, tables: list[Table]) -> None:
    """A cell's text is that of its paragraphs and of the tables inside it."""
    parts: list[str] = []
    for number, block in enumerate(cell.blocks, 1):
        block.row, block.col = cell.row, cell.col
        if block.kind == "table" and block.table is not None:
            parts.extend(inner.text for inner in tables[block.table].cells() if inner.text)
        elif block.whole:
            block.anchor = f"{cell.anchor} ¶{number}" if len(cell.blocks) > 1 else cell.anchor
            parts.append(block.whole)
    cell.text = "\n".join(parts)
