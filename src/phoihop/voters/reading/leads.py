"""The best three agencies for an item: what the paper says, whom the voter turns to, and who answers such words."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from phoihop.kernel.suggest import Counts, terms_of
from phoihop.voters.reading.agencies import COMMUNE, Mention, directory, in_column
from phoihop.voters.reading.competence import CENTRE, COMMUNE_LEVEL, PROVINCE, CompetenceChoice, is_asked
from phoihop.voters.reading.fields import OTHER, FieldChoice
from phoihop.voters.reading.gazetteer import gazetteer
from phoihop.voters.reading.lexicon import LEAD_SHARES, Hit, lexicon
from phoihop.voters.reading.places import Place
from phoihop.voters.reading.texts import Text

_BROAD = {"UBND", "CP", "QH", "TTHDND", "UBTVQH", "TTG"}  # turned to out of courtesy: they hand it on
BEST = 3
COUNTED = 6  # words of one agency that count: many weak ones must not outweigh what is said
FAR = 0.3  # what the words of a far field still weigh
USUAL = (("SXD", 0.3), ("SNNMT", 0.32), ("UBND", 0.2))  # who answers most, where nothing else is known
_GENERIC = {"địa phương", "dia phuong", "cấp xã", "cap xa"}


@dataclass(frozen=True, slots=True)
class LeadChoice:
    """An agency with its score and the words that led to it. ``code`` of a commune's committee is ``UBND:<commune>``."""

    code: str
    name: str
    score: float
    words: tuple[tuple[str, float], ...] = ()


def leads_of(
    text: Text,
    hits: list[Hit],
    mentions: list[Mention],
    field: FieldChoice,
    competence: CompetenceChoice,
    places: tuple[Place, ...],
    *,
    heading: str = "",
    column: str = "",
    province: str = "thanh-hoa",
    learned: Counts | None = None,
) -> tuple[LeadChoice, ...]:
    """The best three, most likely first."""
    votes: dict[str, dict[str, float]] = {}
    topics, defaults = lexicon().topics, lexicon().defaults

    def vote(code: str, words: str, value: float) -> None:
        own = votes.setdefault(code, {})
        own[words] = max(own.get(words, 0.0), value)

    best = field.ranked[0].score if field.ranked else 0.0
    near_by = {one.label: one.score / best for one in field.ranked} if best > 0 else {}
    for hit in hits:
        for number, weight in hit.topics:
            topic = topics[number]
            near = max(near_by.get(topic.field, 0.0), FAR)
            for code, share in zip(topic.leads, LEAD_SHARES, strict=False):
                vote(code, hit.words, weight * hit.factor * share * near)
    for mention in mentions:
        _mentioned(vote, text, mention)
    for label, near in near_by.items() if field.code != OTHER else ():
        local, central = defaults.get(label, ("", ""))
        vote(local, f"lĩnh vực {label}", near * (1.0 + 1.5 * competence.shares.get(PROVINCE, 0.0)))
        vote(central, f"lĩnh vực {label}", near * (0.2 + 7.0 * competence.shares.get(CENTRE, 0.0)))
    for code, value in USUAL:
        vote(code, "thường được giao", value)
    vote(COMMUNE, "thẩm quyền cấp xã", 0.8 + 7.0 * competence.shares.get(COMMUNE_LEVEL, 0.0))
    if heading:
        vote(heading, "đề mục", 8.0)
    if column:
        for place, named in enumerate(in_column(column, province)[:3]):
            vote(named.code, f"cột cơ quan: {named.as_written}", 16.0 - 2 * place)
    if learned is not None:
        for code, own_words in learned.votes(terms_of([text.folded[a:b] for a, b in text.spans])).items():
            for term, value in own_words.items():
                vote(COMMUNE if code.startswith("UBND:") else code, term, value)
    return _best(votes, places, province)


def _mentioned(vote: Callable[[str, str, float], None], text: Text, mention: Mention) -> None:
    asked = is_asked(text, mention)
    if mention.code == COMMUNE and mention.as_written.lower() in _GENERIC:
        value = 1.0 if asked else 0.3
    elif mention.code in _BROAD:
        value = 2.2 if asked else 0.5
    else:
        value = 7.0 if asked else 2.5
    vote(mention.code, mention.as_written, value)


def _best(
    votes: dict[str, dict[str, float]], places: tuple[Place, ...], province: str
) -> tuple[LeadChoice, ...]:
    names = directory(province)
    scores = {code: _sum_of_best(own.values()) for code, own in votes.items()}
    order = sorted(scores, key=lambda code: (-scores[code], code))
    found: list[LeadChoice] = []
    for code in order[:BEST]:
        words = tuple(sorted(votes[code].items(), key=lambda item: (-item[1], item[0]))[:5])
        local = next((place for place in places if place.code), None) if code == COMMUNE else None
        if local is not None:
            name = f"UBND {gazetteer(province).full_names[local.code]}"
            found.append(LeadChoice(f"UBND:{local.code}", name, scores[code], words))
        else:
            found.append(LeadChoice(code, names.name(code), scores[code], words))
    return tuple(found)


def _sum_of_best(values: Collection[float]) -> float:
    return sum(values) if len(values) <= COUNTED else sum(sorted(values, reverse=True)[:COUNTED])
