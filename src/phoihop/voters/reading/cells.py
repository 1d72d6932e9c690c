"""One cell, one petition as a rule; more where marks or lead-ins part it."""

from __future__ import annotations

from phoihop.office.papers.model import Cell, Paper
from phoihop.voters.reading import phrases
from phoihop.voters.reading.asides import without_aside
from phoihop.voters.reading.items import Cutter
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.leadin import LeadIn, lead_in
from phoihop.voters.reading.outline import Line, lines_of
from phoihop.voters.reading.raw import Context, RawItem
from phoihop.voters.reading.split import (
    TopicOf,
    asks_or_tells,
    by_marker,
    by_semicolon,
    enumerated,
    starts_anew,
    tells_of_another,
    trim,
)
from phoihop.voters.reading.table_cells import plain_end
from phoihop.voters.reading.texts import Text

SENTENCE = 5  # words of a line that says something of its own


class CellCutter:
    """Cuts the cells of one paper's tables into items."""

    def __init__(self, paper: Paper, province: str, topic_of: TopicOf) -> None:
        self.paper = paper
        self.province = province
        self.topic_of = topic_of

    def items(self, cell: Cell, context: Context) -> list[RawItem]:
        """The items of one cell: one as a rule, more where marks or lead-ins part it."""
        if "\n" not in cell.text and len(cell.blocks) <= 1:
            return self._one_line(cell, context)
        blocks = [block for block in cell.lines if block.kind != "table"]
        lines = [line for block in blocks for line in lines_of(block)]
        parts = sum(bool(line.label) and asks_or_tells(line.text) for line in lines)
        if _is_list(lines):
            parts = max(parts, len(lines))
        new = sum(
            bool(phrases.ASK.match(line.text)) or bool(phrases.VOTERS_STRICT.match(line.text))
            for line in lines
            if not line.label
        )
        if parts < 2 and new < 2 and len(lines) == 1:
            return self._whole(cell, context)
        if parts < 2:
            return self._by_lines(cell, lines, context)
        paper = Paper(self.paper.format, blocks)
        cutter = Cutter(paper, self.province, minutes=False, topic_of=self.topic_of)
        cutter.start = context
        found = cutter.cut()
        for raw in found:
            raw.notes = [note for block in blocks for note in self.paper.notes_of(block)]
        return found or self._whole(cell, context)

    def _by_lines(self, cell: Cell, lines: list[Line], context: Context) -> list[RawItem]:
        """Unmarked lines, each of which asks anew, asks for something else or names its own voters."""
        groups: list[list[Text]] = []
        silent = not any(phrases.ASK.search(line.text) for line in lines)
        for line in lines:
            begins = (
                phrases.VOTERS_STRICT.match(line.text)
                or (
                    phrases.ASK.match(line.text)
                    and groups
                    and any(phrases.ASK.search(text) for text in groups[-1])
                )
                or (
                    groups
                    and not line.label
                    and (
                        starts_anew(line.text, groups[-1])
                        or (silent and tells_of_another(line.text, groups[-1]))
                    )
                )
            )
            if groups and not begins:
                groups[-1].append(line.text)
            else:
                groups.append([line.text])
        if len(groups) == 1:
            return self._whole(cell, context)
        return [
            raw
            for group in groups
            for raw in self._cut_text(Text("\n".join(text.raw for text in group)), cell, context)
        ]

    def _one_line(self, cell: Cell, context: Context) -> list[RawItem]:
        _label, rest = take_label(cell.text)
        text = Text(rest.strip())
        if phrases.NOTHING.match(text) or text.count < 2:
            return []
        return self._cut_text(text, cell, context)

    def _whole(self, cell: Cell, context: Context) -> list[RawItem]:
        _, rest = take_label(cell.text)
        text = Text(rest.strip())
        if phrases.NOTHING.match(text) or text.count < 2:
            return []
        return self._cut_text(text, cell, context)

    def _lead_of(self, piece: Text, lead: LeadIn) -> LeadIn:
        """A part that names voters of its own is theirs."""
        own = lead_in(piece, self.province)
        return own if own.places else lead

    def _cut_text(self, text: Text, cell: Cell, context: Context) -> list[RawItem]:
        lead = lead_in(text, self.province)
        body = text.cut(lead.start) if lead.start and lead.start < len(text.raw) else text
        body, lead = without_aside(body, lead, self.province)
        before, pieces = enumerated(body)
        if len(pieces) == 1 and "\n" not in body.raw:
            pieces = [part for piece in by_marker(pieces[0]) for part in by_semicolon(piece)]
        notes = [note for block in cell.blocks for note in self.paper.notes_of(block)]
        return [
            RawItem(
                plain_end(trim(piece).raw if len(pieces) > 1 else piece.raw),
                [cell.anchor],
                context,
                self._lead_of(piece, lead) if len(pieces) > 1 else lead,
                before.raw,
                list(notes),
                confidence=0.97 if len(pieces) == 1 else 0.9,
            )
            for piece in pieces
            if piece
        ]


def _is_list(lines: list[Line]) -> bool:
    """ "1) … 2) …" from the first line on, each a sentence: so many matters, whether or not they ask."""
    values = [line.label.value for line in lines]
    return (
        len(lines) > 1
        and all(
            line.label.kind == lines[0].label.kind != "" and line.text.count >= SENTENCE for line in lines
        )
        and values in ([0] * len(lines), list(range(values[0], values[0] + len(lines))))
    )
