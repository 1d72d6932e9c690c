"""What may stand on paper: no control characters; no line break where it would mislead."""

from __future__ import annotations

import re

from phoihop.kernel.text import nfc

NO_BREAK = "\u00a0"
END = "./."

# What XML cannot hold, C1 controls, and marks that turn the direction of writing: nobody can have meant them.
_UNPRINTABLE = re.compile(
    "[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]"
)
_BREAKS = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")
_TIED = re.compile(
    r"\b(điều|khoản|điểm|chương|mục|phụ lục|ngày|tháng|quý|khóa|thứ) (?=[0-9]|[IVXLC]+\b)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[\s.;,:]*(?:\./\.)?\s*$")


def printable(text: str) -> str:
    """Composed text without characters that cannot be printed; a tab is a space, line breaks stay."""
    return nfc(_UNPRINTABLE.sub("", _BREAKS.sub("\n", text).replace("\t", " ")))


def paragraphs_of(text: str) -> list[str]:
    """The lines of a text that say anything; each becomes a paragraph."""
    return [line for line in (line.strip(" ") for line in printable(text).split("\n")) if line]


def tie(text: str) -> str:
    """No line break between a word and the number that belongs to it: Điều 49, ngày 05, tháng 3.

    For sentences that the program writes; what people wrote is printed as they wrote it.
    """
    return _TIED.sub(lambda found: found[1] + NO_BREAK, text)


def ended(text: str) -> str:
    """The last text of a document, closed with "./.". Source: Decree 30/2020/NĐ-CP, Annex III."""
    return _ENDING.sub("", text) + END


def bare(line: str) -> str:
    """A line of a list without the dash before it and the mark after it; the printer sets its own."""
    return printable(line).replace("\n", " ").strip().removeprefix("-").strip().rstrip(";.,").strip()
