"""Suggestions from words: each word of a text votes for labels with its log-odds; the words shown are the terms of the sum.

Weights come from two places that add up: a list written by hand (given by the caller) and counts learned from what
staff confirmed. No model, no library; the same text and counts always give the same answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from phoihop.kernel.text import fold, words

_STOP = frozenset(
    [
        "ai",
        "anh",
        "ba",
        "ban",
        "bang",
        "bao",
        "bi",
        "biet",
        "bo",
        "cac",
        "cai",
        "can",
        "cang",
        "cap",
        "chi",
        "cho",
        "chua",
        "chung",
        "co",
        "con",
        "cu",
        "cua",
        "cung",
        "da",
        "dan",
        "dang",
        "day",
        "de",
        "deu",
        "den",
        "di",
        "dia",
        "do",
        "doi",
        "dong",
        "duoc",
        "duong",
        "gi",
        "gia",
        "giai",
        "gui",
        "hay",
        "hien",
        "hoac",
        "khi",
        "khong",
        "la",
        "lai",
        "lam",
        "len",
        "mot",
        "muon",
        "nam",
        "nao",
        "nay",
        "nen",
        "nghi",
        "ngay",
        "nguoi",
        "nham",
        "nhan",
        "nhat",
        "nhieu",
        "nhu",
        "nhung",
        "noi",
        "o",
        "ong",
        "phai",
        "phan",
        "phu",
        "phuong",
        "qua",
        "quan",
        "quyet",
        "rat",
        "ra",
        "rang",
        "sau",
        "se",
        "som",
        "song",
        "tai",
        "tam",
        "tang",
        "theo",
        "the",
        "thi",
        "thoi",
        "thon",
        "tinh",
        "toi",
        "tren",
        "tri",
        "trong",
        "truoc",
        "tu",
        "tuy",
        "ung",
        "va",
        "van",
        "vao",
        "ve",
        "vi",
        "viec",
        "voi",
        "vua",
        "xa",
        "xem",
        "xet",
        "xin",
        "yeu",
        "kien",
        "tri",
    ]
)
SMOOTH = 0.5
CAP = 2.5  # no single word decides alone
LEARNED_SHARE = 0.6  # neighbouring words repeat each other; their sum is damped
LEAST = 2  # a word seen once is chance
TRUSTED = 3.0  # a word seen this often counts half of what its share says, one seen much more counts in full


def terms(text: str) -> list[str]:
    """What is counted of a text, folded: pairs of neighbouring words and the single words that carry meaning."""
    return terms_of(words(fold(text)))


def terms_of(folded: list[str]) -> list[str]:
    found = [word for word in folded if len(word) > 2 and word not in _STOP and not word.isdigit()]
    for first, second in zip(folded, folded[1:], strict=False):
        if (first not in _STOP or second not in _STOP) and not (first.isdigit() or second.isdigit()):
            found.append(f"{first} {second}")
    return found


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label with its score, its share among all labels (0 to 1), and the words that led to it, strongest first."""

    label: str
    score: float
    share: float
    words: tuple[tuple[str, float], ...] = ()


@dataclass
class Counts:
    """How often a term stood in texts that staff gave a label."""

    by_term: dict[str, dict[str, int]] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)

    def add(self, label: str, term: str, count: int = 1) -> None:
        labels = self.by_term.setdefault(term, {})
        labels[label] = labels.get(label, 0) + count
        self.totals[label] = self.totals.get(label, 0) + count

    def learn(self, text: str, label: str) -> None:
        """Count one confirmed text."""
        for term in set(terms(text)):
            self.add(label, term)

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, str, int]]) -> Counts:
        """Counts out of stored rows (label, term, count)."""
        counts = cls()
        for label, term, count in rows:
            counts.add(label, term, count)
        return counts

    def votes(self, found: Iterable[str]) -> dict[str, dict[str, float]]:
        """Per label, the log-odds of each term that was seen often enough; damped and capped."""
        result: dict[str, dict[str, float]] = {}
        if len(self.totals) < 2:
            return result
        every = sum(self.totals.values())
        for term in dict.fromkeys(found):
            labels = self.by_term.get(term)
            if not labels or (seen := sum(labels.values())) < LEAST:
                continue
            for label, count in labels.items():
                inside = (count + SMOOTH) / (self.totals[label] + 1.0)
                outside = (seen - count + SMOOTH) / (every - self.totals[label] + 1.0)
                weight = (
                    LEARNED_SHARE * max(-CAP, min(CAP, math.log(inside / outside))) * seen / (seen + TRUSTED)
                )
                if weight > 0:
                    result.setdefault(label, {})[term] = weight
        return result


def rank(
    given: Mapping[str, Mapping[str, float]], learned: Counts | None = None, found: Iterable[str] = ()
) -> list[Suggestion]:
    """Order the labels by the sum of their words' weights; ``share`` is the soft share of the best among them.

    ``given`` holds per label the weights of words from the written list; ``found`` the terms of the text.
    """
    votes: dict[str, dict[str, float]] = {label: dict(weights) for label, weights in given.items()}
    if learned is not None:
        for label, weights in learned.votes(found).items():
            own = votes.setdefault(label, {})
            for term, weight in weights.items():
                own[term] = own.get(term, 0.0) + weight
    scores = {label: sum(weights.values()) for label, weights in votes.items()}
    top = max(scores.values(), default=0.0)
    soft = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(soft.values()) or 1.0
    order = sorted(scores, key=lambda label: (-scores[label], label))
    return [
        Suggestion(
            label,
            scores[label],
            soft[label] / total,
            tuple(sorted(votes[label].items(), key=lambda item: (-item[1], item[0]))),
        )
        for label in order
    ]
