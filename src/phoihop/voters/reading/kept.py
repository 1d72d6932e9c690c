"""Words of a paper that stand at an item's place but in no item: the item is doubted, so that nothing is lost unseen."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from phoihop.office.papers.model import Paper, Table
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.tables import Row
from phoihop.voters.reading.texts import Phrase, Text

SHOWN = 160  # letters of the lost words that a doubt shows
# what numbers or joins parts says nothing of the matter: "thứ mười một", "hai là", "bà A cho biết"
_JOINTS = re.compile(
    r"va|la|cho|biet|cac|y|kien|nghi|thu|nhat|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|\d{1,3}|[a-z]|[ivx]{1,5}"
)
# "Về giao thông: …" names the field of what follows
_THEME = Phrase(r"^(?:về|lĩnh vực|vấn đề|đối với)\b[^.;:]{2,60}:")


def doubt_lost(paper: Paper, form: Table | None, rows: Sequence[Row]) -> None:
    """Say beside the last item of each place which of its words no item holds."""
    words = _words_at(paper, form, {anchor for row in rows for anchor in row.raw.anchors})
    holders: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for anchor in dict.fromkeys(row.raw.anchors):
            holders[anchor].append(row)
    seen: set[int] = set()
    for anchor, said in words.items():
        held = holders[anchor]
        if said.strip() == held[0].raw.text:
            continue  # as most cells of a sheet: one item, word for word
        kept = Counter(word for row in held for part in _kept(row) for word in _words(part))
        lost = _lost(said, kept)
        if lost and id(held[-1].raw) not in seen:
            seen.add(id(held[-1].raw))
            held[-1].raw.doubts.append(f"có chữ của văn bản không nằm trong mục nào: “{lost[:SHOWN]}”")


def _words_at(paper: Paper, form: Table | None, anchors: set[str]) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    if form is None:
        for block in paper.walk():
            if block.anchor in anchors:
                found[block.anchor].append(block.text)
    for table in [form] if form is not None else paper.tables:
        for cell in table.cells():
            if cell.anchor in anchors and cell.anchor not in found:
                found[cell.anchor].append(cell.text)
    return {anchor: "\n".join(texts) for anchor, texts in found.items()}


def _kept(row: Row) -> Iterator[str]:
    raw = row.raw
    yield from (
        raw.text,
        raw.lead.who,
        raw.lead.speaker,
        raw.context.lead.who,
        raw.preface,
        raw.answer,
        raw.answer_by,
    )
    if row.reply is not None:
        yield row.reply.text


def _words(text: str) -> list[str]:
    line = Text(text)
    return [line.folded[a:b] for a, b in line.spans]


def _lost(said: str, kept: Counter[str]) -> str:
    """The words of the text, in order, that are kept nowhere; numbers and joints of a list are no words."""
    left = Counter(kept)
    lost: list[str] = []
    for line in said.split("\n"):
        text = Text(take_label(line)[1])
        if theme := _THEME.match(text):
            text = text.cut(theme.end())
        for start, end in text.spans:
            word = text.folded[start:end]
            if left[word]:
                left[word] -= 1
            elif not _JOINTS.fullmatch(word):
                lost.append(text.raw[start:end])
    return " ".join(lost)
