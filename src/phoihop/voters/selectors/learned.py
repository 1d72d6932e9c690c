"""What the suggestions have learned: the counts of confirmed words, loaded lean for one text or whole for a batch."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.cache import cache
from django.db.models import Sum

from phoihop.kernel.suggest import Counts, terms
from phoihop.voters.models import Confirmation

FIELD, LEAD = "field", "lead"
# The totals move slowly; a confirmation counts for its own words at once, for the totals within this time.
TOTALS_SECONDS = 60
# The reader names the committee of a commune by the commune's code in its own way.
_OURS, _READERS = "UBND-", "UBND:"


def counts_for(topic: str, text: str) -> Counts:
    """The counts of this text's own terms, over the totals of all: two small queries for one petition."""
    wanted = {term[:80] for term in terms(text)}
    rows = Confirmation.objects.filter(topic=topic, term__in=wanted).values_list("label", "term", "count")
    return _with_totals(topic, _as_read(rows))


def all_counts(topic: str) -> Counts:
    """Every count, for reading a whole paper."""
    rows = Confirmation.objects.filter(topic=topic).values_list("label", "term", "count")
    return Counts.from_rows(_as_read(rows.iterator(chunk_size=5000)))


def _with_totals(topic: str, rows: Iterable[tuple[str, str, int]]) -> Counts:
    counts = Counts.from_rows(rows)
    counts.totals = {**counts.totals, **_totals(topic)}
    return counts


def _as_read(rows: Iterable[tuple[str, str, int]]) -> Iterable[tuple[str, str, int]]:
    return ((label.replace(_OURS, _READERS), term, count) for label, term, count in rows)


def _totals(topic: str) -> dict[str, int]:
    key = f"voters.learned.{topic}"
    totals: dict[str, int] | None = cache.get(key)
    if totals is None:
        sums = Confirmation.objects.filter(topic=topic).values_list("label").annotate(total=Sum("count"))
        totals = {label.replace(_OURS, _READERS): total for label, total in sums}
        cache.set(key, totals, TOTALS_SECONDS)
    return totals
