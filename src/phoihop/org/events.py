"""What happened in the organisation and concerns the apps above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.base.events import Event
from phoihop.kernel.actor import Actor


@dataclass(frozen=True)
class SessionMoved(Event):
    """A session has other dates: every deadline that hangs on it is computed again (case E23)."""

    actor: Actor
    session: int
    old_opens_on: date | None
    old_closes_on: date | None
    new_opens_on: date | None
    new_closes_on: date | None
    reason: str


@dataclass(frozen=True)
class BodySucceeded(Event):
    """From ``on`` the successor answers for the predecessor: what is open passes to it (case E29)."""

    actor: Actor
    predecessor: int
    successor: int
    on: date
    document: str
