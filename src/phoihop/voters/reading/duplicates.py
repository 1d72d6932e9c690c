"""Likely duplicates: petitions share whole sentences and differ in a village and a number, so these are compared first.

Candidates are given by the caller (text search in the database) or found here by rare words; then equal numbers and
places, then the likeness of the words. Every likeness comes with its reasons.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from phoihop.kernel.text import fold

LIKELY = 74.0
_PLACE, _NUMBER, _NAME = 8, 4, 5  # what an equal commune, number, name adds
_LOOSELY = 0.8  # words that are contained in the other text count less than words in common
_NUMBERS = re.compile(r"\b\d[\d.,/]*\b")
_WORD = re.compile(r"[a-z0-9]+")
_NAMED = re.compile(
    r"\b(?:thon|ban|xom|to|khu|kenh|cau|ho|dap|tram bom|truong|duong|quoc lo|ql|tinh lo|dt)\s+([a-z]*\d[\w.]*|[a-z]{2,}(?:\s[a-z]{2,})?)"
)
_RARE = 8  # rarest words of a text by which its like are found
_COMMON = 60  # a word in more texts than this finds nothing
_COMPARED = 40


@dataclass(frozen=True)
class Earlier:
    """An earlier petition as the caller knows it: its reference, words, commune codes, field, and answer if any."""

    ref: str
    text: str
    places: tuple[str, ...] = ()
    field: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """``ref`` of the like petition, ``score`` 0 to 100, and why."""

    ref: str
    score: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Shape:
    """What is compared of a text, computed once."""

    ref: str
    folded: str
    places: frozenset[str]
    subject: str = ""
    words: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    rare: tuple[str, ...] = ()


def shape_of(ref: str, text: str, places: Iterable[str] = (), subject: str = "", folded: str = "") -> Shape:
    folded = folded or fold(text)
    return Shape(
        ref,
        folded,
        frozenset(places),
        subject,
        frozenset(_WORD.findall(folded)),
        frozenset(_NUMBERS.findall(folded)),
        frozenset(_NAMED.findall(folded)),
    )


def worth_comparing(one: str, other: str) -> bool:
    """Whether two folded texts are so alike that their numbers, names and places can make them likely duplicates."""
    return _likeness(one, other) >= LIKELY - _PLACE - _NUMBER - _NAME


def _likeness(one: str, other: str) -> float:
    """How alike the words are, 0 to 100; 0 where they are not alike at all."""
    base = fuzz.token_sort_ratio(one, other, score_cutoff=45)
    return base or fuzz.token_set_ratio(one, other, score_cutoff=70) * _LOOSELY


def compare(one: Shape, other: Shape) -> Duplicate | None:
    """How alike two petitions are; None when they are not."""
    base = _likeness(one.folded, other.folded)
    if not base:
        return None
    score = base
    reasons = [f"lời giống nhau {base:.0f}%"]
    if one.places and other.places:
        if one.places & other.places:
            score += _PLACE
            reasons.append("cùng xã, phường")
        else:
            score -= 22
            reasons.append("khác xã, phường")
    shared = one.numbers & other.numbers
    if shared:
        score += _NUMBER
        reasons.append(f"cùng số {', '.join(sorted(shared)[:3])}")
    if (one.numbers - shared) and (other.numbers - shared):
        score -= 10
        reasons.append("khác số")
    names = one.names & other.names
    if names:
        score += _NAME
        reasons.append(f"cùng nêu “{sorted(names)[0]}”")
    elif one.names and other.names:
        score -= 8
        reasons.append("khác tên riêng")
    if one.subject and other.subject and one.subject != other.subject:
        score -= 6
    if score < LIKELY:
        return None
    return Duplicate(other.ref, round(min(score, 100.0), 1), tuple(reasons))


class Index:
    """Finds like texts among many by the rare words that they share."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.shapes = shapes
        counts: Counter[str] = Counter()
        for shape in shapes:
            counts.update(shape.words)
        self._counts = counts
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, shape in enumerate(shapes):
            shape.rare = self._rare(shape)
            for word in shape.rare:
                self._where[word].append(number)

    def _rare(self, shape: Shape) -> tuple[str, ...]:
        known = [
            word for word in shape.words if 0 < self._counts[word] <= max(_COMMON, len(self.shapes) // 50)
        ]
        return tuple(sorted(known, key=lambda word: (self._counts[word], word))[:_RARE])

    def like(self, shape: Shape, *, best: int = 3, before: int | None = None) -> list[Duplicate]:
        """The likest texts; only those before a place in the sequence when ``before`` is given."""
        votes: Counter[int] = Counter()
        for word in shape.rare or self._rare(shape):
            where = self._where.get(word, ())
            if len(where) <= _COMMON:
                votes.update(where)
        found: list[Duplicate] = []
        for number, _ in votes.most_common(_COMPARED):
            other = self.shapes[number]
            if other is shape or (before is not None and number >= before):
                continue
            if (hit := compare(shape, other)) is not None:
                found.append(hit)
        return sorted(found, key=lambda hit: -hit.score)[:best]
