"""What an update changes, as the audit entry tells it: old and new value of each field that differs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models


def changes_of(
    obj: models.Model, values: dict[str, Any], *, only: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """The fields whose new value differs; a field outside ``only`` is a mistake of the caller."""
    unknown = set(values) - set(only)
    if unknown:
        raise TypeError(f"{type(obj).__name__} takes no {', '.join(sorted(unknown))}")
    return {
        name: {"old": getattr(obj, name), "new": value}
        for name, value in values.items()
        if getattr(obj, name) != value
    }


def apply(obj: models.Model, changes: dict[str, dict[str, Any]]) -> None:
    """Put the new values on the object; saving it is left to the act."""
    for name, change in changes.items():
        setattr(obj, name, change["new"])
