"""Where the story is: its today, its term, and days counted back from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from phoihop.kernel import clock
from phoihop.org.models import Term


@dataclass
class Stage:
    """The day that the story is at, and the actors who play in it."""

    today: date
    term: Term

    def at(self, days: int, hour: int = 9) -> datetime:
        """A moment ``days`` before today."""
        return datetime.combine(self.today - timedelta(days=days), time(hour), tzinfo=clock.now().tzinfo)

    def day(self, days: int) -> date:
        return self.today - timedelta(days=days)
