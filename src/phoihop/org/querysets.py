"""What is valid on a day: bodies, seats and holdings all carry dates, never an "active" flag."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models

from phoihop.kernel import clock


def valid_on(on: date, of: str = "") -> models.Q:
    """Rows whose validity dates contain the day ``on`` (both ends included); ``of`` asks a relation ("seat__")."""
    started = models.Q(**{f"{of}valid_from__isnull": True}) | models.Q(**{f"{of}valid_from__lte": on})
    lasts = models.Q(**{f"{of}valid_to__isnull": True}) | models.Q(**{f"{of}valid_to__gte": on})
    return started & lasts


class DatedQuerySet(models.QuerySet[Any]):
    def valid(self, on: date | None = None) -> Self:
        """Rows valid on ``on`` (today if not given)."""
        return self.filter(valid_on(on or clock.today()))
