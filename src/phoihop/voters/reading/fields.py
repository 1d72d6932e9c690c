"""The field of an item: written words, the heading above it and what staff confirmed, added up; the words are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from phoihop.kernel.suggest import Counts, Suggestion, rank, terms_of
from phoihop.voters.reading.lexicon import Hit, lexicon
from phoihop.voters.reading.texts import Text

OTHER = "L99"
DAMPING = (1.0, 0.75, 0.55, 0.4, 0.3)
ENOUGH = 0.5  # less than this in all, and nothing is known
HEADING, COLUMN = 0.7, 1.6
HEADING_CAP, COLUMN_CAP = 2.4, 6.0
BROAD, SHARED = 0.8, 1.2  # a heading over a whole branch; one that names several fields
GIVEN_TO, ASKED_OF = 1.2, 0.8  # the agency that a column names; the one that the voter turns to


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """The field suggested, how sure (0 to 1), the ranked fields and the words that led there."""

    code: str
    confidence: float
    ranked: tuple[Suggestion, ...] = ()
    words: tuple[tuple[str, float], ...] = ()


def field_votes(hits: list[Hit]) -> dict[str, dict[str, float]]:
    """Per field the weight of each word; a word counts once for a field, with its strongest topic."""
    topics = lexicon().topics
    votes: dict[str, dict[str, float]] = {}
    for hit in hits:
        for number, weight in hit.topics:
            own = votes.setdefault(topics[number].field, {})
            value = weight * hit.factor
            if value > own.get(hit.words, 0.0):
                own[hit.words] = value
    return {code: _damped(own) for code, own in votes.items()}


def _damped(own: dict[str, float]) -> dict[str, float]:
    """Words of one field repeat each other ("đàn lợn", "chăn nuôi"): each further one adds less."""
    if len(own) < 2:
        return own
    order = sorted(own.items(), key=lambda item: -item[1])
    return {
        word: weight * DAMPING[min(place, len(DAMPING) - 1)] for place, (word, weight) in enumerate(order)
    }


@lru_cache(maxsize=2048)
def heading_votes(words: str, share: float, cap: float) -> tuple[tuple[str, float], ...]:
    """What a heading or a column's words say of the field: each field's part, capped."""
    if not words:
        return ()
    text = Text(words)
    for name, fields in lexicon().broad:
        if (name.folded if text.plain else name.canon) in (text.folded if text.plain else text.canon):
            return tuple((code, BROAD) for code in fields)
    votes = field_votes(lexicon().scan(text))
    if len(votes) > 1:
        cap = min(cap, SHARED) if cap == HEADING_CAP else cap
    return tuple((code, min(cap, share * sum(own.values()))) for code, own in votes.items())


def field_of(
    text: Text,
    hits: list[Hit],
    *,
    heading: str = "",
    column: str = "",
    given_to: Sequence[str] = (),
    asked_of: Sequence[str] = (),
    learned: Counts | None = None,
) -> FieldChoice:
    """Suggest the field of an item; ``given_to`` and ``asked_of`` are codes of agencies."""
    votes: dict[str, Mapping[str, float]] = {code: dict(own) for code, own in field_votes(hits).items()}
    for words, share, cap in ((heading, HEADING, HEADING_CAP), (column, COLUMN, COLUMN_CAP)):
        for code, value in heading_votes(words, share, cap):
            votes[code] = {**votes.get(code, {}), f"“{words}”": value}
    for agencies, value in ((given_to, GIVEN_TO), (asked_of, ASKED_OF)):
        for agency in agencies[:1]:
            for code in lexicon().answerers.get(agency, ()):
                votes[code] = {**votes.get(code, {}), agency: value}
    found = terms_of([text.folded[a:b] for a, b in text.spans]) if learned is not None else ()
    ranked = rank(votes, learned, found)
    if not ranked or ranked[0].score < ENOUGH:
        return FieldChoice(OTHER, 0.2, tuple(ranked[:3]))
    best = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    lead = (best.score - second) / best.score
    confidence = min(0.98, best.share * (0.6 + 0.4 * min(1.0, best.score / 4.0)) * (0.75 + 0.25 * lead))
    return FieldChoice(best.label, round(confidence, 2), tuple(ranked[:3]), best.words[:6])


@lru_cache(maxsize=256)
def _hits(raw: str) -> list[Hit]:
    """The terms of a part; the parts of one item are looked at several times while it is cut."""
    return lexicon().scan(Text(raw))


def topic_of(text: Text) -> str:
    """The field of a few words when they clearly have one; empty otherwise. Used to part a speech."""
    votes = field_votes(_hits(text.raw))
    scores = sorted(((sum(own.values()), code) for code, own in votes.items()), reverse=True)
    if not scores or scores[0][0] < 2.0:
        return ""
    if len(scores) > 1 and scores[1][0] > 0.75 * scores[0][0]:
        return ""
    return scores[0][1]


def matter_of(text: Text) -> str:
    """The topic within a field that a few words speak of most; empty when none is clear."""
    scores: dict[int, float] = {}
    for hit in _hits(text.raw):
        for number, weight in hit.topics:
            scores[number] = scores.get(number, 0.0) + weight * hit.factor
    best = max(scores, key=lambda number: scores[number], default=-1)
    return lexicon().topics[best].title if best >= 0 and scores[best] >= 2.0 else ""
