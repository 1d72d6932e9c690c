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
    words = sorted(set(terms(petition.content)))
    if petition.lead is not None:
        _count("lead", petition.lead.code, words)
    _count("field", petition.subject_field, words)


def _count(topic: str, label: str, words: Iterable[str]) -> None:
    rows = [(topic, label, word[:80], 1) for word in words]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO voters_confirmation (topic, label, term, count) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (topic, term, label) DO UPDATE SET count = voters_confirmation.count + 1",
            rows,
        )


def learn_many(petitions: Iterable[Petition]) -> None:
    """Count many confirmed petitions at once: an import teaches as much as a clerk, with one statement per word and label."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for petition in petitions:
        words = {word[:80] for word in terms(petition.content)}
        counts.update(("field", petition.subject_field, word) for word in words)
        if petition.lead is not None:
            counts.update(("lead", petition.lead.code, word) for word in words)
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
    """Take a confirmation back with the petition that it was made for."""
    words = [word[:80] for word in set(terms(petition.content))]
    labels = [("field", petition.subject_field)]
    if petition.lead is not None:
        labels.append(("lead", petition.lead.code))
    for topic, label in labels:
        Confirmation.objects.filter(topic=topic, label=label, term__in=words, count__gt=0).update(
            count=F("count") - 1
        )
