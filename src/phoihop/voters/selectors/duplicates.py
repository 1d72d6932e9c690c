"""Likely duplicates of a text among the petitions: candidates by rare words, equal numbers and places, then compared in full.

Petitions share whole sentences and differ in a village and a number, so common words find everything and say nothing:
the candidates are those that share the text's rarest words, as PostgreSQL's own statistics know them.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import QuerySet

from phoihop.kernel import text
from phoihop.kernel.actor import Actor
from phoihop.voters.models import Petition
from phoihop.voters.reading.duplicates import Duplicate, Shape, compare, shape_of, worth_comparing

CANDIDATES = 150
NEAR = 40  # how many rows one group of words may be expected to find
GROUPS = 5
WORDS = 12
_STATISTICS_SECONDS = 300
_UNSEEN = 1e-5  # the share of rows that hold a word which the statistics do not list


@dataclass(frozen=True)
class Likely:
    """A petition that may be the same matter, how alike (0 to 100), and why."""

    petition: Petition
    score: int
    why: tuple[str, ...]


@dataclass
class _Statistics:
    """Which share of the petitions holds a word; read from the planner's statistics, not counted."""

    shares: dict[str, float]
    rows: float
    at: float


_statistics: dict[str, _Statistics] = {}


def likely_duplicates(
    actor: Actor,
    words: str,
    *,
    places: Collection[str] = (),
    field: str = "",
    exclude: Collection[int] = (),
    limit: int = 5,
) -> list[Likely]:
    """The petitions most like these words that the actor may see, best first; ``places`` are codes of communes."""
    mine = shape_of("", words, places, field)
    seen = Petition.objects.visible_to(actor)
    near = [
        one
        for one in _candidates(seen, words)
        if one.pk not in exclude and worth_comparing(mine.folded, one.folded)
    ]
    found: list[tuple[Duplicate, int]] = []
    places_of = _places_of([one.pk for one in near])
    for one in near:
        other = shape_of("", one.content, places_of.get(one.pk, ()), one.field, folded=one.folded)
        if (answer := compare(mine, other)) is not None:
            found.append((answer, one.pk))
    best = sorted(found, key=lambda hit: (-round(hit[0].score), -hit[1]))[:limit]
    rows = seen.select_related("term", "lead").defer("search_vector").in_bulk([pk for _hit, pk in best])
    return [Likely(rows[pk], round(hit.score), hit.reasons) for hit, pk in best if pk in rows]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What a petition is compared by before it is worth being read whole."""

    pk: int
    content: str
    field: str
    folded: str


def _candidates(rows: QuerySet[Petition], words: str) -> list[_Candidate]:
    """At most CANDIDATES petitions that share one of the groups of rare words, found in one statement."""
    groups = ["(" + " & ".join(f"'{word}'" for word in group) + ")" for group in _groups(words)]
    if not groups:
        return []
    asked = SearchQuery(" | ".join(groups), config="simple", search_type="raw")
    found = rows.exclude(status="merged").filter(search_vector=asked).order_by()
    columns = found.values_list("pk", "content", "subject_field")[:CANDIDATES]
    return [_Candidate(pk, content, field, text.fold(content)) for pk, content, field in columns]


def _places_of(petitions: Collection[int]) -> dict[int, list[str]]:
    """The codes of the communes that raised each."""
    found: dict[int, list[str]] = {}
    rows = Petition.places.through.objects.filter(petition__in=petitions).values_list(
        "petition", "place__code"
    )
    for pk, code in rows if petitions else ():
        found.setdefault(pk, []).append(code)
    return found


def likeness(mine: Shape, petition: Petition) -> Duplicate | None:
    """How one petition compares with a text; ``None`` where they are not alike."""
    codes = [place.code for place in petition.places.all()]
    return compare(mine, shape_of(petition.code, petition.content, codes, petition.subject_field))


def _groups(words: str) -> list[list[str]]:
    """Small sets of words to be found together, the rarest first; each is expected to find few rows."""
    statistics = _read_statistics()
    typed = dict.fromkeys(text.words(text.canon(words)))
    known = sorted(
        (word for word in typed if len(word) > 1 or word.isdigit()),
        key=lambda w: (statistics.shares.get(w, _UNSEEN), -len(w)),
    )
    rarest = known[:WORDS]
    groups: list[list[str]] = []
    for start in range(min(GROUPS, len(rarest))):
        group, expected = [], max(statistics.rows, 1.0)
        for word in rarest[start:] + rarest[:start]:
            group.append(word.replace("\\", "\\\\").replace("'", "''"))
            expected *= statistics.shares.get(word, _UNSEEN) ** 0.7  # words of one matter come together
            if expected <= NEAR:
                break
        if set(group) not in [set(other) for other in groups]:
            groups.append(group)
    return groups


def _read_statistics() -> _Statistics:
    known = _statistics.get("petition")
    if known and time.monotonic() - known.at < _STATISTICS_SECONDS:
        return known
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats"
            " WHERE schemaname = current_schema() AND tablename = 'voters_petition' AND attname = 'search_vector'"
        )
        row = cursor.fetchone()
        cursor.execute("SELECT greatest(reltuples, 1) FROM pg_class WHERE oid = 'voters_petition'::regclass")
        rows = float(cursor.fetchone()[0])
    shares = dict(zip(row[0], row[1], strict=False)) if row and row[0] else {}
    _statistics["petition"] = _Statistics(shares, rows, time.monotonic())
    return _statistics["petition"]
