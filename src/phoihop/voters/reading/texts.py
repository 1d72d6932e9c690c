"""One text in the three shapes that reading needs, computed once; patterns written with marks match both ways.

A paper typed without accents is matched by the folded pattern; one typed with accents only by the marked pattern,
so that ``xa`` (far) is never taken for ``xã`` (commune).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoihop.kernel.text import canon, nfc, strip_marks

# capital and small letters of Vietnamese, for patterns over names (a range À-Ỹ would hold both)
CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SMALL = CAPITAL.replace("A-Z", "").lower() + "a-z"

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_]|[-+(\"“])")


class Text:
    """``raw`` as printed, ``canon`` lower case with marks, ``folded`` without; all three of the same length."""

    __slots__ = ("_words", "canon", "folded", "plain", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = nfc(raw) if not raw.isascii() else raw
        self.canon = canon(self.raw)
        if len(self.canon) != len(self.raw):  # doubled spaces or letters that casefold to two
            self.raw = " ".join(self.raw.split(" "))
            self.canon = self.raw.lower() if len(self.raw.lower()) == len(self.raw) else self.raw
        self.folded = strip_marks(self.canon)
        if len(self.folded) != len(self.canon):
            self.folded = self.canon
        self.plain = self.folded == self.canon
        self._words: list[tuple[int, int]] | None = None

    def __bool__(self) -> bool:
        return bool(self.raw)

    def __repr__(self) -> str:
        return f"Text({self.raw!r})"

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands."""
        if self._words is None:
            self._words = [hit.span() for hit in _WORD.finditer(self.raw)]
        return self._words

    @property
    def count(self) -> int:
        return len(self.spans)

    def count_in(self, start: int, end: int) -> int:
        """How many words stand between two places."""
        return sum(start <= a and b <= end for a, b in self.spans)

    def cut(self, start: int, end: int | None = None) -> Text:
        if not start and end is None and self.raw[:1] > " " and self.raw[-1:] > " ":
            return self
        return Text(self.raw[start:end].strip())


class Phrase:
    """A pattern over words, written with marks in lower case; on a text without marks its fold is used."""

    __slots__ = ("marked", "plain")

    def __init__(self, pattern: str) -> None:
        pattern = nfc(pattern)
        self.marked = re.compile(pattern)
        self.plain = re.compile(strip_marks(pattern))

    def search(self, text: Text, start: int = 0) -> re.Match[str] | None:
        return self.plain.search(text.folded, start) if text.plain else self.marked.search(text.canon, start)

    def match(self, text: Text, start: int = 0) -> re.Match[str] | None:
        return self.plain.match(text.folded, start) if text.plain else self.marked.match(text.canon, start)

    def fullmatch(self, text: Text) -> re.Match[str] | None:
        return self.plain.fullmatch(text.folded) if text.plain else self.marked.fullmatch(text.canon)

    def finditer(self, text: Text) -> Iterator[re.Match[str]]:
        return self.plain.finditer(text.folded) if text.plain else self.marked.finditer(text.canon)


def sentences(raw: str) -> list[tuple[int, int]]:
    """The spans of a text's sentences."""
    spans: list[tuple[int, int]] = []
    start = 0
    for hit in _SENTENCE.finditer(raw):
        spans.append((start, hit.start()))
        start = hit.end()
    if start < len(raw):
        spans.append((start, len(raw)))
    return spans
