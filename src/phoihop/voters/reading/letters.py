"""A paper that is itself the letter of answer: its number, date and agency are those of every answer in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from phoihop.office.papers.model import Paper
from phoihop.voters.reading.agencies import find_agencies
from phoihop.voters.reading.dates import When, when
from phoihop.voters.reading.replies import document_of
from phoihop.voters.reading.texts import Phrase, Text

_NUMBERED = re.compile(r"^[Ss]ố\s*:\s*(?=\d)")
_ANSWERS = Phrase(
    r"^(?:v/v|về việc|v\.v)?\s*(?:trả lời|giải quyết|phúc đáp|giải trình)\b[^.]{0,60}\b(?:kiến nghị|ý kiến|cử tri)\b"
)
_DATED = Phrase(r"ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}")
_TOP = 8


@dataclass(frozen=True, slots=True)
class Letter:
    number: str = ""
    date: When | None = None
    agency: str = ""
    agency_as_written: str = ""


def letter_of(paper: Paper, province: str) -> Letter:
    """The letter's own marks, told from its head; empty where the paper is no letter of answer."""
    number, date, answers = "", None, False
    agency = ("", "")
    for block in islice(paper.walk(), _TOP):
        for raw in block.text.split("\n"):
            line = Text(raw.strip())
            if not line or line.count > 40:
                continue
            if not number and (hit := _NUMBERED.match(line.raw)):
                number = document_of(line.raw[hit.end() :])[0]
            elif date is None and _DATED.search(line):
                date = when(line.raw)
            elif _ANSWERS.match(line):
                answers = True
            elif not agency[0] and not number and (found := find_agencies(line, province)):
                agency = found[0].code, found[0].as_written
    return Letter(number, date, *agency) if answers and "/" in number else Letter()
