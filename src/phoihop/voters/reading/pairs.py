"""Papers filled in like a form: "Nội dung: …", "Nơi kiến nghị: …", "Trả lời: …", again and again. Read as a table."""

from __future__ import annotations

import re
from collections import Counter

from phoihop.kernel.text import fold
from phoihop.office.papers.model import Cell, Paper, Table
from phoihop.voters.reading.header_words import role_of
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.phrases import VOTERS_STRICT
from phoihop.voters.reading.places import find_places
from phoihop.voters.reading.texts import Text

_KEY = re.compile(r"^([^:.;]{2,60}?)\s*:\s*(.*)$", re.DOTALL)
_ROLES = {"text", "place", "lead", "partner", "field", "speaker", "reply_text", "reply_doc", "competence", "promise",
          "outcome", "note", "session", "date", "transfer"}  # fmt: skip
_COUNTED = re.compile(
    r"^(?:kien nghi|y kien|cau hoi|cau|noi dung|phieu|muc)?\s*(?:so|thu)?\s*\d{1,3}\s*[.):]?$"
)
_END = re.compile(r"^(?:noi nhan|tren day la|tm\.|kt\.)")
RECORDS = 2


def form_table(paper: Paper, province: str) -> Table | None:
    """The records of such a paper as a table with its keys for a header; None where the paper is no form."""
    if any(block.kind == "table" for block in paper.blocks):
        return None
    records: list[dict[str, Cell]] = []
    keys: Counter[str] = Counter()
    shown: dict[str, str] = {}
    last = ""
    over: Cell | None = None  # a heading over the next record that names its voters
    for block in paper.blocks:
        _, words = take_label(block.text)
        if _END.match(fold(words)):
            break
        hit = _KEY.match(words)
        role = role_of(hit.group(1)) if hit else ""
        if hit and role in _ROLES and not find_places(hit.group(1), province, column=False):
            name = fold(hit.group(1))
            if role == "text" and (not records or "text" in records[-1]):
                records.append({"place": over} if over is not None else {})
                over = None
            if not records:
                continue
            keys[f"{role} {name}"] += 1
            shown.setdefault(role, hit.group(1))
            records[-1].setdefault(role, Cell(block.anchor, hit.group(2).strip(), 0, 0))
            last = role
        elif _COUNTED.match(fold(words)):
            last = ""
        elif block.bold and VOTERS_STRICT.match(Text(words)) and find_places(words, province):
            last, over = "", Cell(block.anchor, words.strip(" :."), 0, 0)
            shown.setdefault("place", "Nơi kiến nghị")
        elif records and last in records[-1] and block.text:
            cell = records[-1][last]
            cell.text = f"{cell.text}\n{block.text}".strip()
    if not _is_form(keys, records):
        return None
    roles = list(shown)
    table = Table("Biểu mẫu", [[Cell("", shown[role], 0, place) for place, role in enumerate(roles)]])
    for number, record in enumerate(records, 1):
        row: list[Cell | None] = []
        for place, role in enumerate(roles):
            given = record.get(role)
            if given is not None:
                given.row, given.col = number, place
            row.append(given if given is not None and given.text else None)
        table.rows.append(row)
    return table


def _is_form(keys: Counter[str], records: list[dict[str, Cell]]) -> bool:
    """One and the same key leads in every matter, and at least one other key is met as often as every other time."""
    texts = [count for key, count in keys.items() if key.startswith("text ")]
    others = [count for key, count in keys.items() if not key.startswith("text ")]
    return (
        len(records) >= RECORDS
        and len(texts) == 1
        and texts[0] == len(records)
        and bool(others)
        and max(others) >= 0.5 * len(records)
    )
