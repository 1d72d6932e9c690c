"""The ledger's questions: what is open, late, due soon, newly late — always computed from dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.db import models

from phoihop.kernel.actor import Actor, Role

THREE_PARTIES = frozenset(
    {
        Role.SPECIALIST,
        Role.CLERK,
        Role.OFFICE_LEADER,
        Role.DELEGATION_LEADER,
        Role.COUNCIL_LEADER,
        Role.GROUP_LEADER,
        Role.DEPUTY,
        Role.FRONT_SPECIALIST,
        Role.FRONT_LEADER,
        Role.COMMITTEE_MEMBER,
        Role.READER,
    }
)
# The three bodies read all of it, an agency and a commune what is theirs.
LEDGER_READERS = THREE_PARTIES | {Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST}


class CommitmentQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Seats of the three bodies read the whole ledger; any other seat reads what its own body owes or is owed."""
        if actor.is_person and actor.role in THREE_PARTIES:
            return self
        if actor.is_person and actor.role in LEDGER_READERS:
            return self.filter(models.Q(debtor=actor.body) | models.Q(creditor=actor.body))
        return self.none()

    def open(self) -> Self:
        return self.filter(status="open")

    def owed(self) -> Self:
        """Open, and the debtor has not done its part."""
        return self.filter(status="open", submitted_on__isnull=True)

    def begun(self, today: date) -> Self:
        """Without those whose clock starts on a day to come; what is counted back from a day to come is owed already."""
        return self.exclude(trigger_on__gt=today, due_on__gt=models.F("trigger_on"))

    def late(self, today: date) -> Self:
        """Owed and past the due date."""
        return self.owed().filter(due_on__lt=today)

    def due_within(self, today: date, days: int) -> Self:
        """Owed and due between today and ``days`` calendar days from now, both included."""
        return self.owed().filter(due_on__gte=today, due_on__lte=today + timedelta(days=days))

    def newly_late(self, today: date, days: int = 7) -> Self:
        """Owed and past due since at most ``days`` days: "mới quá hạn trong tuần"."""
        return self.owed().filter(due_on__lt=today, due_on__gte=today - timedelta(days=days))
