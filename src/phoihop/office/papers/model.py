"""What a paper is once it has been read: blocks in reading order, each with an address that a person can find again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


class PaperRefused(Exception):
    """The file cannot be read; ``message`` is one clear Vietnamese line, ``code`` the reason for programs."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader should know: a code, a Vietnamese line, the place it speaks of (empty: the whole paper)."""

    code: str
    text: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.anchor}: {self.text}" if self.anchor else self.text


@dataclass(slots=True)
class Block:
    """One paragraph (or one table's place in the flow).

    ``kind``: paragraph, table, textbox, footnote or endnote. ``label`` is the number that the word processor would
    print before the text. ``level`` is the outline level of a heading (0 is the highest), None for body text.
    ``notes`` are the anchors of footnotes that the text refers to. ``table`` is an index into ``Paper.tables``.
    """

    anchor: str
    kind: str
    text: str
    style: str = ""
    level: int | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    label: str = ""
    label_level: int = 0
    indent: int = 0
    notes: tuple[str, ...] = ()
    table: int | None = None
    row: int | None = None
    col: int | None = None
    page: int | None = None

    @property
    def whole(self) -> str:
        """The text as printed, with its number before it."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(slots=True)
class Cell:
    """One cell of a table, standing at its upper left corner; ``flags`` say formula, html."""

    anchor: str
    text: str
    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    blocks: list[Block] = field(default_factory=list)
    flags: tuple[str, ...] = ()

    @property
    def lines(self) -> list[Block]:
        """Its paragraphs; a sheet's cell gives one for each line."""
        if self.blocks or not self.text:
            return self.blocks
        parts = [part.strip() for part in self.text.split("\n")]
        return [Block(self.anchor, "paragraph", part, row=self.row, col=self.col) for part in parts if part]


@dataclass(slots=True)
class Table:
    """A grid of cells; a merged cell stands at every place that it covers. ``repeats`` rows are marked as headers."""

    anchor: str
    rows: list[list[Cell | None]]
    name: str = ""
    repeats: int = 0
    hidden: bool = False
    is_sheet: bool = False

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def cells(self) -> Iterator[Cell]:
        """Every cell once, row by row."""
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell is not None and cell.row == r and cell.col == c:
                    yield cell


@dataclass(slots=True)
class Paper:
    """A paper as read: ``format`` is docx, xlsx, xls or pdf."""

    format: str
    blocks: list[Block]
    warnings: list[Note] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Block]:
        """Every block in reading order, the paragraphs of table cells where the table stands."""
        for block in self.blocks:
            if block.kind == "table" and block.table is not None:
                for cell in self.tables[block.table].cells():
                    yield from cell.lines
            else:
                yield block

    def notes_of(self, block: Block) -> list[Block]:
        """The footnotes that a block refers to."""
        return [other for other in self.blocks if other.anchor in block.notes] if block.notes else []
