"""Rows without a version column are compared by what they said when the page was drawn."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from phoihop.base.access.conflict import StaleVersion
from phoihop.kernel.version import content_version


def fingerprint(obj: models.Model, fields: Iterable[str]) -> str:
    """A short hash of the named fields of the row."""
    return content_version([(name, obj.serializable_value(name)) for name in fields])


def check_fingerprint(obj: models.Model, fields: Iterable[str], expected: str | None) -> None:
    """Refuse a page drawn from an older row; ``None`` is for acts without a page."""
    if expected is not None and fingerprint(obj, fields) != expected:
        raise StaleVersion(obj)
