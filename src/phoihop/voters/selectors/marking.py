"""The words that led to a suggestion, lit in the text where they stand, whatever their marks and case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from phoihop.kernel.text import fold, words

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; ``is_lit`` where a word of the suggestion stands."""

    text: str
    is_lit: bool = False


def lit(text: str, terms: Iterable[str]) -> list[Piece]:
    """The text cut into pieces. Terms are single words or phrases; longer ones win over what lies inside them."""
    spans = [(found.start(), found.end(), fold(found.group())) for found in _WORD.finditer(text)]
    wanted = sorted({tuple(words(fold(term))) for term in terms} - {()}, key=len, reverse=True)
    taken = [False] * len(spans)
    ranges: list[tuple[int, int]] = []
    for term in wanted:
        for start in range(len(spans) - len(term) + 1):
            run = spans[start : start + len(term)]
            if not any(taken[start : start + len(term)]) and all(
                s[2] == w for s, w in zip(run, term, strict=True)
            ):
                taken[start : start + len(term)] = [True] * len(term)
                ranges.append((run[0][0], run[-1][1]))
    pieces: list[Piece] = []
    at = 0
    for first, last in sorted(ranges):
        if first > at:
            pieces.append(Piece(text[at:first]))
        pieces.append(Piece(text[first:last], is_lit=True))
        at = last
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces


def unlike(text: str, other: str) -> list[Piece]:
    """The text with the words lit that the other one does not have: two petitions differ in a village and a number."""
    theirs = set(words(fold(other)))
    pieces: list[Piece] = []
    at = 0
    for found in _WORD.finditer(text):
        if fold(found.group()) not in theirs:
            if found.start() > at:
                pieces.append(Piece(text[at : found.start()]))
            pieces.append(Piece(found.group(), is_lit=True))
            at = found.end()
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces
