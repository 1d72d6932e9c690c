"""From a paper's blocks to a tree: headings over items over their parts, by marks, weight and what headings say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from phoihop.office.papers.model import Block, Paper
from phoihop.voters.reading import labels, phrases
from phoihop.voters.reading.answers import is_answer
from phoihop.voters.reading.flow import Flow, Line
from phoihop.voters.reading.headings import OTHER, PLACES, SECTION, THEME, Heading, heading_of, is_theme
from phoihop.voters.reading.labels import NO_LABEL, rendered, take_label
from phoihop.voters.reading.leadin import NONE, lead_in
from phoihop.voters.reading.loose import begins_anew, mostly_whole
from phoihop.voters.reading.split import ANOTHER, BESIDES, asks_or_tells, starts_anew
from phoihop.voters.reading.texts import Phrase, Text, sentences

_HEADING_RANK = {labels.PART: 0.2, labels.UPPER: 1.0, labels.ROMAN: 2.0, labels.ARABIC: 3.0, labels.MULTI: 3.0,
                 labels.QUESTION: 3.5, labels.LOWER: 3.6, labels.ORDINAL: 3.7, labels.DASH: 3.8, labels.BULLET: 3.8,
                 labels.PLUS: 3.9}  # fmt: skip
_ITEM_RANK = {labels.PART: 3.9, labels.ROMAN: 4.0, labels.UPPER: 4.1, labels.QUESTION: 4.8, labels.ARABIC: 5.0,
              labels.MULTI: 5.0, labels.ORDINAL: 5.5, labels.LOWER: 6.0}  # fmt: skip
_SPEECH, _BOX = 4.9, 3.95
_PERSON_FIRST = Phrase(r"^(?:cử tri|ông|bà|anh|chị) (?!tri)[^\W\d_]")
_MARKS = (labels.DASH, labels.BULLET, labels.PLUS)


@dataclass(slots=True)
class Node:
    """A line in the tree; ``table`` is set where a table stands in the flow."""

    rank: float
    line: Line | None = None
    heading: Heading | None = None
    table: int | None = None
    key: tuple[str, bool, str] = ("", False, "")
    children: list[Node] = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        return self.heading is None and self.table is None and self.rank >= 9


def lines_of(block: Block) -> list[Line]:
    """A paragraph's lines: soft breaks part it where a mark or a new sentence begins."""
    outer = rendered(block.label)
    result: list[Line] = []
    ended = True
    for raw in block.text.split("\n"):
        raw = raw.strip()
        if not raw:
            continue
        label, rest = take_label(raw)
        if label.kind in _MARKS:  # "- Ý kiến 1: …": a mark within a mark
            inner, more = take_label(rest)
            rest = more if inner.kind in {labels.QUESTION, labels.ORDINAL} else rest
        if result and not label and not (ended and raw[:1].isupper()):
            joined = f"{result[-1].text.raw} {raw}"
            result[-1] = Line(block, result[-1].label, Text(joined))
        else:
            result.append(Line(block, label, Text(rest.strip())))
        ended = raw.endswith((".", ":", ";", "?", "!", "…")) or raw.isupper()
    if result and outer:
        first = result[0]
        # a bullet from the list and a typed number: the typed number says more
        keep = first.label if first.label and outer.kind in _MARKS else outer
        result[0] = Line(block, keep, first.text)
    return [line for line in result if line.text]


class Outline:
    """Builds the tree of a paper."""

    def __init__(self, province: str) -> None:
        self.province = province
        self.whole = False  # each unnumbered paragraph is a matter of its own
        self.root = Node(-1.0)
        self._titled = False  # the line above belongs to the paper's title
        self._box = ""  # the text box that is being read
        self._stack: list[Node] = [self.root]

    def add_table(self, index: int) -> None:
        while self._stack[-1].heading is None and len(self._stack) > 1:
            self._stack.pop()
        self._stack[-1].children.append(Node(9.5, table=index))

    def add(self, line: Line) -> None:
        if line.answers:
            self._place(Node(9.0, line))
            return
        for part in _with_own_heading(line):
            for speech in _speeches(part, self.province):
                self._add(speech)

    def _add(self, line: Line) -> None:
        heading = self._heading(line)
        if heading is None and self._titled and line.block.centred and not line.label:
            heading = Heading(OTHER, line.text.raw, titled=True)
        self._titled = heading is not None and (self._titled or self._is_title(line)) and not line.label
        if heading is not None:
            node = Node(
                self._heading_rank(line, heading), line, heading, key=(line.label.kind, True, heading.kind)
            )
        else:
            line.lead = lead_in(line.text, self.province)
            node = self._item(line)
        self._place(node)

    @staticmethod
    def _is_title(line: Line) -> bool:
        return phrases.TITLE_LINE.match(line.text) is not None and line.block.centred

    def _heading(self, line: Line) -> Heading | None:
        if line.opens:
            return Heading(SECTION, line.text.raw, True)
        if line.names:
            return Heading(THEME, line.text.raw)
        outer = line.label.kind in {labels.ROMAN, labels.UPPER, labels.PART}
        short = line.text.count <= 24
        strong = line.strong or (outer and short)
        if line.label.kind in _MARKS and not line.strong and not line.text.raw.endswith(":"):
            return None
        if line.label.kind in {labels.QUESTION, labels.ORDINAL}:
            is_head = line.label.kind == labels.ORDINAL and is_theme(line.text)
            return Heading(THEME, line.text.raw) if is_head else None
        if line.block.bold and not line.label and _names_speaker(line.text, self.province):
            return None
        if (
            not line.label
            and strong
            and phrases.TITLE_LINE.match(line.text)
            and not line.text.raw.endswith(":")
        ):
            return Heading(OTHER, line.text.raw)
        found = heading_of(line.text, self.province, strong=strong and not _reads_as_item(line))
        if found is not None and line.text.raw.endswith(":") and found.kind in {SECTION, OTHER, PLACES}:
            lead = lead_in(line.text, self.province)
            # "Cử tri xã A kiến nghị các nội dung sau:", "Ông B (thôn 3):" lead into that voter's words
            if lead.speaker or (lead.places and found.kind == SECTION and found.opens):
                return None
        return found

    def _heading_rank(self, line: Line, heading: Heading) -> float:
        if line.label:
            return _HEADING_RANK[line.label.kind] + 0.1 * line.label.depth
        if line.block.level is not None:
            return 0.5 + 0.4 * line.block.level
        for node in reversed(self._stack):
            if node.key == ("", True, heading.kind):
                return node.rank
        open_heading = next((node for node in reversed(self._stack) if node.heading is not None), self.root)
        if heading.kind == SECTION and heading.opens is False and open_heading.heading is not None:
            for node in self._stack:
                if node.heading is not None and node.heading.opens is True:
                    return node.rank  # "Trả lời": ends the part that the opening heading began
        return max(open_heading.rank, 0.0) + 0.05

    def _item(self, line: Line) -> Node:
        kind = line.label.kind
        key = (kind, False, line.label.text[-1:] if kind == labels.ARABIC else "")
        if self._enters_box(line):
            return Node(_BOX, line, key=key)  # a box is a block of its own, wherever it is anchored
        if kind in _ITEM_RANK:
            rank = _ITEM_RANK[kind] + 0.2 * line.label.depth
            return Node(self._restarted(line, rank), line, key=key)
        if kind in _MARKS:
            return Node(self._mark_rank(kind), line, key=key)
        if self._starts_item(line):
            return Node(_SPEECH, line, key=key)
        return Node(9.0, line, key=key)

    def _enters_box(self, line: Line) -> bool:
        before = self._box
        self._box = line.block.anchor.partition("¶")[0] if line.block.kind == "textbox" else ""
        return self._box not in {"", before}

    def _restarted(self, line: Line, rank: float) -> float:
        """A list inside a list with the same kind of number: it begins at 1 again under an item that only leads in."""
        if line.label.kind != labels.ARABIC:
            return rank
        for node in reversed(self._stack):
            if node.heading is not None or node.line is None:
                continue
            own = node.line
            if node.key[:2] == (labels.ARABIC, False):
                if node.key[2] != line.label.text[-1:]:
                    return node.rank + 0.3 if line.label.value == 1 else self._same_mark(line, rank)
                if line.label.value == 1 and own.lead.pure and own.lead.start >= len(own.text.raw) - 1:
                    return node.rank + 0.3
                return node.rank
        return rank

    def _same_mark(self, line: Line, rank: float) -> float:
        for node in reversed(self._stack):
            if node.key == (labels.ARABIC, False, line.label.text[-1:]):
                return node.rank
        return rank

    def _mark_rank(self, kind: str) -> float:
        """Dashes, pluses and dots nest in the order in which they first appear under a number."""
        deepest = 6.9
        for node in self._stack:
            if node.key[:2] == (
                kind,
                True,
            ):  # marks that stand before headings: one that is none stands beside them
                return node.rank
            if node.key[0] in _MARKS and node.heading is None:
                if node.key[0] == kind:
                    return node.rank
                deepest = node.rank
        return deepest + 0.1

    def _starts_item(self, line: Line) -> bool:
        """Does a paragraph without a mark begin a new voter's words?"""
        lead = line.lead
        if self._begins_anew(line):
            return True
        if not lead or lead.office or is_answer(line.text, lead, line.label):
            return False
        if lead.speaker:
            return True
        open_item = next((node for node in reversed(self._stack) if node.heading is None and node.line), None)
        voters = phrases.VOTERS_STRICT.match(line.text) is not None
        if open_item is None or open_item.line is None:
            return voters or lead.pure
        codes = {place.as_written for place in lead.places}
        if codes and codes != {place.as_written for place in open_item.line.lead.places}:
            return True
        if open_item.line.label:
            return False
        return (voters or lead.pure) and open_item.rank == _SPEECH

    def _begins_anew(self, line: Line) -> bool:
        """Another matter in a paragraph that names no voters: it is of those named above."""
        open_item = self._stack[-1]
        above = open_item.line
        if (
            above is not None
            and open_item.rank == _SPEECH
            and not line.lead
            and (
                ANOTHER.match(line.text)
                or (BESIDES.match(line.text) and starts_anew(line.text, [above.text]))
            )
            and asks_or_tells(line.text)
        ):
            line.lead = replace(above.lead, start=0)
            return True
        if line.lead or above is None or open_item.rank != _SPEECH or above.label or above.lead.speaker:
            return False
        texts = [above.text, *(part.line.text for part in open_item.children if part.line is not None)]
        if is_answer(line.text, line.lead, line.label) or not begins_anew(line.text, texts, whole=self.whole):
            return False
        if above.lead.places:
            line.lead = replace(above.lead, start=0, pure=False)
        return True

    def _place(self, node: Node) -> None:
        if node.rank >= 9:
            self._stack[-1].children.append(node)
            return
        while len(self._stack) > 1 and self._stack[-1].rank >= node.rank - 1e-6:
            self._stack.pop()
        self._stack[-1].children.append(node)
        self._stack.append(node)


def _with_own_heading(line: Line) -> list[Line]:
    """ "Lĩnh vực khác: Cử tri xã A đề nghị …": a theme and an item in one line."""
    at = line.text.raw.find(":")
    if not 3 < at < 60 or line.text.count_in(at, len(line.text.raw)) < 5:
        return [line]
    head = line.text.cut(0, at)
    if not is_theme(head) or is_answer(line.text, NONE, line.label):
        return [line]
    return [
        Line(line.block, line.label, Text(f"{head.raw}:")),
        Line(line.block, NO_LABEL, line.text.cut(at + 1)),
    ]


def _speeches(line: Line, province: str) -> list[Line]:
    """A running paragraph in which one voter after the other is named: each speech a line of its own."""
    spans = sentences(line.text.raw)
    if len(spans) < 2 or not _PERSON_FIRST.match(line.text):
        return [line]
    starts = [0]
    for start, _ in spans[1:]:
        rest = line.text.cut(start)
        if _PERSON_FIRST.match(rest) and lead_in(rest, province).speaker:
            starts.append(start)
    if len(starts) < 2 or not lead_in(line.text, province).speaker:
        return [line]
    ends = [*starts[1:], len(line.text.raw)]
    parts = [line.text.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    return [
        Line(line.block, line.label if not number else NO_LABEL, part) for number, part in enumerate(parts)
    ]


def _reads_as_item(line: Line) -> bool:
    """A bold or numbered line that is itself a voter's words: it asks, names a voter and a matter, or is long."""
    text = line.text
    if text.count > 18 and not text.raw.rstrip().endswith(":"):
        return True
    if text.raw.rstrip().endswith("."):
        return phrases.ASK.search(text) is not None or text.count > 12
    return text.raw.rstrip().endswith("?")


def _names_speaker(text: Text, province: str) -> bool:
    """ "Bà B (thôn 5)" in bold: whose words stand below, no heading over them."""
    lead = lead_in(text, province)
    return bool(lead.speaker) and lead.pure and not lead.office and lead.start == len(text.raw)


def outline(paper: Paper, province: str) -> Node:
    """The tree of a paper's paragraphs; tables stand in it where they stand in the flow."""
    tree, flow = Outline(province), Flow()
    for block in paper.blocks:
        if block.kind in {"footnote", "endnote"} or block.style.lower().startswith("toc"):
            continue
        if block.kind == "table":
            if block.table is not None:
                flow.parts.append(block.table)
            continue
        flow.parts.extend(lines_of(block))
    parts = flow.read(province)
    tree.whole = mostly_whole([part for part in parts if isinstance(part, Line)])
    for part in parts:
        if isinstance(part, Line):
            tree.add(part)
        else:
            tree.add_table(part)
    return tree.root


def walk(node: Node) -> Iterator[Node]:
    for part in node.children:
        yield part
        yield from walk(part)


def label_free(block: Block) -> Text:
    """A block's words without its mark."""
    return Text(take_label(block.text)[1]) if block.text else Text("")


__all__ = ["NO_LABEL", "Line", "Node", "label_free", "lines_of", "outline", "walk"]
