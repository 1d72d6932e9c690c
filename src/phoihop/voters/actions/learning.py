"""Suggestions learn from what staff confirm: word counts per label, in the same act as the confirmation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db import connection
from django.db.models import F

from phoihop.kernel.suggest import terms
from phoihop.voters.models import Confirmation, Petition


def learn(petition: Petition) -> None:
    """Count the petition's words for its confirmed field and lead."""
    learn_many([petition])


def _words(petition: Petition) -> list[str]:
    return sorted({word[:80] for word in terms(petition.content)})


def _labels(petition: Petition) -> list[tuple[str, str]]:
    """A petition has taught something as long as it has a field; in the order in which the counts are locked."""
    if not petition.subject_field:
        return []
    lead = [("lead", petition.lead.code)] if petition.lead is not None else []
    return [*lead, ("field", petition.subject_field)]


def learn_many(petitions: Iterable[Petition]) -> None:
    """Count the words of confirmed petitions in one statement: an import teaches as much as a clerk."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for petition in petitions:
        words = _words(petition)
        for topic, label in _labels(petition):
            counts.update((topic, label, word) for word in words)
    if not counts:
        return
    rows = sorted((topic, label, word, count) for (topic, label, word), count in counts.items())
    topics, labels, words_, amounts = zip(*rows, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO voters_confirmation (topic, label, term, count)"
            " SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[])"
            " ON CONFLICT (topic, term, label) DO UPDATE SET count = voters_confirmation.count + EXCLUDED.count",
            [list(topics), list(labels), list(words_), list(amounts)],
        )


def unlearn(petition: Petition) -> None:
    """Take back what a petition has taught; a word that nobody else taught is forgotten, not kept at nought."""
    words = _words(petition)
    for topic, label in _labels(petition):
        rows = Confirmation.objects.filter(topic=topic, label=label, term__in=words)
        counts = dict(rows.select_for_update().order_by("term").values_list("pk", "count"))
        rows.filter(pk__in=[pk for pk, count in counts.items() if count <= 1]).delete()
        rows.filter(pk__in=[pk for pk, count in counts.items() if count > 1]).update(count=F("count") - 1)
