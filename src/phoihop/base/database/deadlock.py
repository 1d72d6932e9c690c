"""Two acts that wait for each other: PostgreSQL ends one of them, whole; it is made once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected

T = TypeVar("T")


def once_more(do: Callable[[], T]) -> T:
    """Make the act; again when it was ended for the sake of another one. Inside a larger transaction there is no again."""
    try:
        return do()
    except OperationalError as error:
        if not isinstance(error.__cause__, DeadlockDetected) or connection.in_atomic_block:
            raise
        return do()
