"""The first step of every act: lock the row as it stands now, check the version that the page was drawn from."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from phoihop.base.access.conflict import check_version

M = TypeVar("M", bound=models.Model)


def lock(obj: M, expected_version: int | None = None) -> M:
    """The row, read again and locked until the act ends."""
    fresh = type(obj)._default_manager.select_for_update(of=("self",)).get(pk=obj.pk)
    check_version(fresh, expected_version)
    return fresh
