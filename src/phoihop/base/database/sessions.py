"""Sessions in the database whose writing does not wait for the disk: after a crash somebody may sign in again, no more."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.db import connections, router, transaction


class SessionStore(db.SessionStore):
    """Django's own, but its commit comes back before the write-ahead log is on the disk; acts never do that."""

    def save(self, must_create: bool = False) -> None:
        using = router.db_for_write(self.model)
        if connections[using].in_atomic_block:  # the setting would hold for the whole act
            super().save(must_create)
            return
        with transaction.atomic(using=using):
            with connections[using].cursor() as cursor:
                cursor.execute("SET LOCAL synchronous_commit TO off")
            super().save(must_create)
