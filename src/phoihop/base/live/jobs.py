"""Upkeep of the leases."""

from __future__ import annotations

from phoihop.base.jobs.queue import periodic
from phoihop.base.live.leases import forget_expired


@periodic("live.forget_expired", cron="41 3 * * *")
def forget_leases() -> None:
    """Leases run out by themselves; their rows go away at night."""
    forget_expired()
