"""Search columns: the text as written (weight A) and folded (weight D), in PostgreSQL's built-in ``simple`` configuration.

So ``duong`` finds ``đường``, and typing ``đường`` ranks ``đường`` above ``dương``. Words are split in Python first,
since to_tsvector cuts ``12/2025/NQ-HĐND`` in the middle.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import models
from django.db.models import F, Value

from phoihop.kernel import text

LIMIT = 20_000  # characters of a text that are indexed; PostgreSQL refuses a vector over 1 MiB


def vector(*parts: str) -> Any:
    """The value of a search column; folded once, here, on write."""
    written = " ".join(text.words(text.canon(" ".join(parts)[:LIMIT])))
    folded = text.fold(written)
    return SearchVector(Value(written), config="simple", weight="A") + SearchVector(
        Value(folded), config="simple", weight="D"
    )


def query(words: str) -> SearchQuery | None:
    """All the words typed, each also as the beginning of a word; ``None`` when nothing searchable was typed."""
    typed = text.words(text.canon(words))
    if not typed:
        return None
    last = len(typed) - 1
    terms = " & ".join(_term(text.fold(word), prefix=i == last) for i, word in enumerate(typed))
    return SearchQuery(terms, config="simple", search_type="raw")


def _term(word: str, *, prefix: bool) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'" + (":*" if prefix and len(word) > 2 else "")


def rank(words: str) -> SearchRank:
    """How well a row fits what was typed: marks typed and found count above the folded match."""
    typed = text.words(text.canon(words))
    exact = " | ".join(_term(word, prefix=False) for word in {*typed, *(text.fold(w) for w in typed)})
    return SearchRank(F("search_vector"), SearchQuery(exact, config="simple", search_type="raw"))


def matching(rows: models.QuerySet[Any], words: str) -> models.QuerySet[Any]:
    """Rows that hold all the words, with or without accents."""
    asked = query(words)
    return rows.filter(search_vector=asked) if asked is not None else rows.none()
