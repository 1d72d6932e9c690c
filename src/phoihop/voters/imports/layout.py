"""A paper as read, turned into the flat list of blocks that is kept and shown beside the items."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.base.importing.drafts import Block
from phoihop.office.papers.model import Block as PaperBlock
from phoihop.office.papers.model import Paper, Table


def blocks_of_paper(paper: Paper, heads: dict[int, int] | None = None) -> list[Block]:
    """Paragraphs and table rows in reading order. ``heads``: per table, the row of its headings where it was found."""
    return list(_blocks(paper, heads or {}))


def _blocks(paper: Paper, heads: dict[int, int]) -> Iterator[Block]:
    for block in paper.blocks:
        if block.kind == "table" and block.table is not None:
            yield from _rows(paper.tables[block.table], block.table, heads.get(block.table))
        elif block.text or block.label:
            yield _paragraph(block)


def _paragraph(block: PaperBlock) -> Block:
    made: Block = {"a": block.anchor, "k": block.kind, "t": block.whole}
    if block.level is not None or block.bold:
        made["b"] = 1
    if block.centred:
        made["m"] = 1
    if block.page is not None:
        made["p"] = block.page
    return made


def _rows(table: Table, number: int, head: int | None) -> Iterator[Block]:
    if table.name and table.is_sheet:
        yield {"a": f"{table.anchor}#", "k": "sheet", "t": table.name}
    for r, row in enumerate(table.rows):
        cells = []
        seen: set[int] = set()
        for cell in row:
            if cell is None:
                cells.append({"t": ""})
            elif id(cell) not in seen:
                seen.add(id(cell))
                starts_here = cell.row == r
                made: Block = {"a": cell.anchor, "t": cell.text} if starts_here else {"t": "", "x": 1}
                if cell.colspan > 1:
                    made["w"] = cell.colspan
                cells.append(made)
        if any(cell["t"] or cell.get("x") for cell in cells):
            block: Block = {"a": f"{table.anchor}:{r + 1}", "k": "row", "T": number, "r": r + 1, "c": cells}
            if r < table.repeats or r == head:
                block["H"] = True
            yield block
