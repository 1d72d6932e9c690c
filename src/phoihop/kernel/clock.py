"""The one clock: the time in Viet Nam, replaceable for tests and for looking at the desk on another date.

Everything asks this module; nothing else reads the machine's clock. Asia/Ho_Chi_Minh has no summer time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START_OF_WORK = time(8, 0)  # what a bare date stands for when the clock is set to it

_stopped_at: ContextVar[datetime | None] = ContextVar("phoihop_clock", default=None)


def now() -> datetime:
    """The present instant, aware, in Vietnamese time."""
    stopped = _stopped_at.get()
    return datetime.now(ZONE) if stopped is None else stopped


def today() -> date:
    """The present date in Viet Nam, whatever the zone of the machine."""
    return now().date()


def local(moment: datetime) -> datetime:
    """The same instant in Vietnamese time; a naive moment is read as Vietnamese time."""
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Stop the clock at ``moment`` within the block, for this thread or task alone.

    A date stands for eight in the morning of it, a naive moment for Vietnamese time.
    """
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, START_OF_WORK)
    token = _stopped_at.set(local(moment))
    try:
        yield
    finally:
        _stopped_at.reset(token)


def is_stopped() -> bool:
    """Whether the clock shows a chosen moment; the screen says so when it does."""
    return _stopped_at.get() is not None
