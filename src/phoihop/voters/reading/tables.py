"""Rows into items: the appendix of a report, the office's tracking sheet, with their replies; headings inside a table.

A row without a number whose text goes on in the middle of a sentence belongs to the row above (a table broken over
pages); a repeated header, a row of totals and an empty row are no items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from phoihop.kernel.text import fold
from phoihop.office.papers.model import Block, Cell, Note, Paper, Table
from phoihop.voters.reading import phrases
from phoihop.voters.reading.cells import CellCutter
from phoihop.voters.reading.header_rows import is_header
from phoihop.voters.reading.header_words import role_of
from phoihop.voters.reading.headers import Columns, find_columns, guess_columns
from phoihop.voters.reading.headings import AGENCY, PLACES, bare, heading_of, is_theme
from phoihop.voters.reading.items import Cutter
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.places import Place, find_places
from phoihop.voters.reading.raw import Context, RawItem
from phoihop.voters.reading.replies import Reply
from phoihop.voters.reading.split import TopicOf, asks_or_tells
from phoihop.voters.reading.table_cells import (
    capital,
    cell_at,
    distinct,
    is_end,
    is_mere_number,
    is_total,
    text_at,
)
from phoihop.voters.reading.table_columns import ColumnReader, TransferPart
from phoihop.voters.reading.texts import Phrase, Text
from phoihop.voters.reading.venue import commune_of_sheet

SENTENCE = 5  # words
SHORT = 14  # letters of "số thứ tự"
_ENDED = re.compile(r"[.!?…:;)\"”]$")
_SKIP = Phrase(
    r"cộng hòa xã hội chủ nghĩa|nơi nhận|^(?:tm\.|kt\.|tl\.)|độc lập\s*[-–]|^(?:thư ký|chủ trì|chủ tọa|đại diện)[^:]{0,40}$|^số:\s"
)


@dataclass(slots=True)
class Row:
    """One item of a table, with what its columns say."""

    raw: RawItem
    reply: Reply | None = None
    transfer: TransferPart | None = None
    field_words: str = ""
    lead_words: str = ""
    partner_words: str = ""
    speaker: str = ""
    competence: str = ""
    places: tuple[Place, ...] = ()
    note: str = ""
    numbered: bool = False


class TableReader:
    """Reads the tables of one paper; remembers the last header for a table that goes on without one."""

    def __init__(self, paper: Paper, province: str, topic_of: TopicOf, notes: list[Note]) -> None:
        self.paper = paper
        self.province = province
        self.topic_of = topic_of
        self.notes = notes
        self.last: Columns | None = None
        self.roles: set[str] = set()
        self._rows: list[Row] = []
        self._places_seen: dict[str, tuple[Place, ...]] = {}
        self.reader = ColumnReader(province, notes)
        self.cells = CellCutter(paper, province, topic_of)

    def read(self, table: Table, context: Context) -> list[Row]:
        """The items of a table; an empty list where it holds none."""
        columns = find_columns(table)
        if (
            columns is None
            and self.last is not None
            and abs(table.width - self.last.width) <= 1
            and len(table.rows)
        ):
            columns = replace(self.last, first=0, top=0)
        if columns is None and table.width >= 2 and not self._is_layout(table):
            columns = guess_columns(table, self.province)
        if columns is None:
            return self._as_flow(table, context)
        self.last = columns
        self.reader.knows_short_forms(table, columns)
        self.roles |= set(columns.roles)
        self._rows = []
        self._body(table, columns, replace(self._title(table, columns, context), open=True, table=True))
        return self._rows

    # what is no table of items

    def _is_layout(self, table: Table) -> bool:
        return any(_SKIP.search(Text(cell.text)) for cell in table.cells()) or len(table.rows) <= 1

    def _as_flow(self, table: Table, context: Context) -> list[Row]:
        """A table used for layout: its cells are read as paragraphs, heads and signatures are left out."""
        if phrases.INSTRUCTION.match(Text(table.name)):
            return []
        blocks: list[Block] = []
        for cell in table.cells():
            if phrases.INSTRUCTION.match(Text(take_label(cell.text)[1])):
                continue
            if not _SKIP.search(Text(cell.text)):
                blocks.extend(block for block in cell.lines if block.kind != "table")
        if not blocks or not any(phrases.ASK.search(Text(block.text)) for block in blocks):
            return []
        paper = Paper(
            self.paper.format, [*blocks, *(b for b in self.paper.blocks if b.kind in {"footnote", "endnote"})]
        )
        cutter = Cutter(paper, self.province, minutes=False, topic_of=self.topic_of)
        cutter.start = replace(context, open=context.open)
        return [Row(raw) for raw in cutter.cut()]

    def _title(self, table: Table, columns: Columns, context: Context) -> Context:
        """Rows above the header: a title, sometimes a place or a competence."""
        if table.is_sheet:
            if is_theme(Text(table.name)):
                context = replace(context, theme=table.name)
            context = replace(
                context, places=commune_of_sheet(table, columns.top, self.province) or context.places
            )
        for row in table.rows[: columns.top]:
            for cell in distinct(row):
                if len(cell.text) > 200:
                    continue
                heading = heading_of(Text(cell.text.replace("\n", " ")), self.province, strong=True)
                if heading is not None and heading.kind == AGENCY:
                    continue  # whose sheet it is, not who settles what stands in it
                if heading is not None and (heading.competence or heading.kind == PLACES):
                    context = replace(
                        context,
                        competence=heading.competence or context.competence,
                        places=heading.places or context.places,
                    )
        return context

    # rows

    def _body(self, table: Table, columns: Columns, context: Context) -> None:
        fills, width = self._fills_down(table, columns), table.width
        above: tuple[Place, ...] = ()
        base = context
        number = columns.first
        while number < len(table.rows):
            row = table.rows[number]
            number += 1
            cells = distinct(row)
            if not cells or self._is_header_again(cells, columns):
                continue
            if is_total(cells):
                self._unread(cells)
                continue
            if is_end(cells):
                if not self._goes_on_below(table, number, columns):
                    for rest in table.rows[number:]:
                        self._unread(distinct(rest))
                    break
                continue
            group = self._group(cells, columns, width)
            if group is not None:
                if phrases.INSTRUCTION.match(group):
                    continue
                context, base = self._entered(group, context, base, cells)
                above = ()
                continue
            places = self._places_of(row, columns, number - 1)
            if not places and fills and "place" in columns.roles and above:
                places = above
            above = places or above
            for own, level in columns.variants():
                self._row(
                    row, number - 1, own, replace(context, competence=level) if level else context, places
                )

    def _fills_down(self, table: Table, columns: Columns) -> bool:
        """Is a place written once and left blank below? Then blanks mean the same place."""
        column = columns.roles.get("place")
        if column is None:
            return False
        rows = [row for row in table.rows[columns.first :] if len(distinct(row)) >= 2]
        blank = sum(column >= len(row) or row[column] is None or not row[column].text for row in rows)  # type: ignore[union-attr]
        return bool(rows) and 0 < blank < len(rows)

    def _is_header_again(self, cells: list[Cell], columns: Columns) -> bool:
        """A header on the next page repeats the words of the first; a kind "Kiến nghị" in a row of data is none."""
        if len(cells) < 2 or any(len(cell.text) > 80 for cell in cells):
            return False
        enough = max(2, 0.6 * len(cells))
        if sum(fold(cell.text) in columns.heads for cell in cells) >= enough:
            return True
        if is_header(cells):
            return True
        if not any(
            role_of(cell.text) == "tt"
            for cell in cells
            if len(cell.text) <= SHORT and not cell.text.isdigit()
        ):
            return False
        return sum(bool(role_of(cell.text)) for cell in cells) >= enough

    def _goes_on_below(self, table: Table, number: int, columns: Columns) -> bool:
        """Do numbered rows of petitions follow on what looks like the end of a table?"""
        return any(
            self._numbered(row, columns) and len(text_at(row, columns, "text").split()) >= SENTENCE
            for row in table.rows[number:]
        )

    def _group(self, cells: list[Cell], columns: Columns, width: int) -> Text | None:
        """A row that is a heading: one text across, or a number and a name with nothing else."""
        texts = [cell for cell in cells if not is_mere_number(cell)]
        if len(texts) != 1 or len(texts[0].text) > 220:
            return None
        cell = texts[0]
        label, rest = take_label(cell.text.replace("\n", " "))
        line = Text(rest)
        if not line:
            return None
        number = next((c.text.strip(" .)") for c in cells if c is not cell), "")
        outer = label.kind in {"roman", "upper"} or bool(number and not number.isdigit())
        in_text = cell.col == columns.roles.get("text") and cell.colspan == 1
        heading = heading_of(line, self.province, strong=not in_text or outer)
        if heading is not None:
            return line
        if in_text or cell.rowspan > 1:
            return None
        spans = cell.colspan >= max(2, width - 1) or (cell.col <= 1 and width > 2)
        return (
            line
            if spans and line.count <= 25 and (line.raw.endswith(":") or not asks_or_tells(line))
            else None
        )

    def _entered(
        self, line: Text, context: Context, base: Context, cells: list[Cell]
    ) -> tuple[Context, Context]:
        heading = heading_of(line, self.province, strong=True)
        if heading is None:
            self._unread(cells)
            return context, base
        entered = replace(context.under(heading), open=True)
        if heading.kind == PLACES and not heading.places:
            entered = replace(entered, places=())
        return entered, base

    def _places_of(self, row: list[Cell | None], columns: Columns, number: int) -> tuple[Place, ...]:
        found: tuple[Place, ...] = ()
        for role in ("place", "place2", "unit", "speaker"):
            column = columns.roles.get(role)
            cell = row[column] if column is not None and column < len(row) else None
            if cell is None or not cell.text:
                continue
            known = self._places_seen.get(f"{role}{cell.text}")
            if known is None:
                text = Text(cell.text.replace("\n", ", "))
                named = role not in {"speaker", "unit"}  # a village's name is that of no commune
                known = tuple(find_places(text, self.province, column=named, small=named))
                if (
                    not known
                    and role == "place"
                    and len(text.spans) <= 4
                    and not phrases.GROUP_HEAD.match(text)
                ):
                    known = tuple(find_places(Text(f"xã {text.raw}"), self.province))
                self._places_seen[f"{role}{cell.text}"] = known
            for place in known:
                if place.question:
                    self.notes.append(Note("place", f"{capital(place.question)}", cell.anchor))
            found = found or known
        return found

    def _row(
        self,
        row: list[Cell | None],
        number: int,
        columns: Columns,
        context: Context,
        places: tuple[Place, ...],
    ) -> None:
        cell = cell_at(row, columns, "text")
        if cell is None or not cell.text:
            if not self._rest(row, columns):
                self._unread([other for other in distinct(row) if other.row == number])
            return
        if cell.row != number:  # one petition, several answers: the text is merged over the rows
            if self._rows:
                self._further(row, columns)
            return
        numbered = self._numbered(row, columns)
        if self._goes_on(cell, numbered, row, columns):
            previous = self._rows[-1].raw
            joint = "" if previous.text.endswith("-") else " "
            previous.text = f"{previous.text}{joint}{cell.text}"
            previous.anchors.append(cell.anchor)
            self._rest(row, columns)
            return
        raws = self.cells.items(cell, context)
        if not raws or phrases.INSTRUCTION.match(Text(cell.text)):
            self._left_out(cell)
            return
        reply, transfer = self.reader.reply(row, columns), self.reader.transfer(row, columns)
        for place, raw in enumerate(raws):
            raw.answer = text_at(row, columns, "on_spot")
            if not numbered and "tt" in columns.roles:
                raw.confidence = min(raw.confidence, 0.85)
            self._rows.append(
                Row(
                    raw,
                    self.reader.share(reply, len(raws), place),
                    transfer,
                    text_at(row, columns, "field"),
                    text_at(row, columns, "lead") or text_at(row, columns, "reply_agency"),
                    text_at(row, columns, "partner"),
                    ", ".join(
                        filter(None, (text_at(row, columns, "speaker"), text_at(row, columns, "unit")))
                    ),
                    self.reader.competence(row, columns),
                    places,
                    text_at(row, columns, "note"),
                    numbered,
                )
            )

    def _left_out(self, cell: Cell) -> None:
        text = Text(cell.text)
        if text.count > 2 and not phrases.NOTHING.match(text):
            self.notes.append(Note("row", f"“{cell.text[:60]}” không đọc thành kiến nghị.", cell.anchor))

    def _unread(self, cells: list[Cell]) -> None:
        """A row that gave no item but says something is named, so that nothing is lost unseen."""
        longest = max(cells, key=lambda cell: len(cell.text), default=None)
        if longest is None:
            return
        text = Text(longest.text)
        if text.count >= SENTENCE and asks_or_tells(text) and not (
            _SKIP.search(text) or phrases.NUMBERS_ONLY.match(text) or phrases.CLOSING.match(text) or phrases.INSTRUCTION.match(text)
        ):  # fmt: skip
            self._left_out(longest)

    def _numbered(self, row: list[Cell | None], columns: Columns) -> bool:
        cell = cell_at(row, columns, "tt")
        return cell is not None and bool(cell.text)

    def _goes_on(self, cell: Cell, numbered: bool, row: list[Cell | None], columns: Columns) -> bool:
        """The rest of the row above: no number, and either broken off there or beginning in small letters here."""
        if numbered or not self._rows or "tt" not in columns.roles:
            return False
        first = cell.text[:1]
        label, _ = take_label(cell.text)
        if label:
            return False
        broken = not _ENDED.search(self._rows[-1].raw.text)
        if self._is_more(cell, row, columns):
            return True
        others = [c for c in distinct(row) if c is not cell and c.col != columns.roles.get("reply_text")]
        return first.islower() or (broken and not others and not asks_or_tells(Text(cell.text)))

    def _is_more(self, cell: Cell, row: list[Cell | None], columns: Columns) -> bool:
        """Nothing but words in this row, and the row above filled its other columns: one petition in two rows."""
        above = self._rows[-1]
        filled = above.field_words or above.lead_words or above.reply is not None or above.competence
        return bool(filled) and above.numbered and all(other is cell for other in distinct(row))

    def _rest(self, row: list[Cell | None], columns: Columns) -> bool:
        """A row without a petition: what its answer column holds goes on with the answer above."""
        words = text_at(row, columns, "reply_text")
        if not words or not self._rows:
            return False
        last = self._rows[-1]
        last.reply = (
            self.reader.reply(row, columns)
            if not last.reply
            else replace(last.reply, text=f"{last.reply.text} {words}".strip())
        )
        return True

    def _further(self, row: list[Cell | None], columns: Columns) -> None:
        other = self.reader.reply(row, columns)
        last = self._rows[-1]
        if other is not None and other.text:
            if not last.reply:
                last.reply = other
            elif other.text not in last.reply.text:
                last.reply = replace(last.reply, text=f"{last.reply.text}\n{other.text}".strip())
        if (words := text_at(row, columns, "lead")) and words not in last.lead_words:
            last.partner_words = f"{last.partner_words}; {words}".strip("; ")


__all__ = ["Row", "TableReader", "TransferPart", "bare"]
