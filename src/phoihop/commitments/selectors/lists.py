"""Lists of the ledger and what a moved session would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from phoihop.commitments.deadlines import SessionDates, due_date_of
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.org.models import Session

VIEWS = ("all", "mine", "owed_to_me", "due_soon", "late", "newly_late", "done")


def ledger(actor: Actor, view: str = "all") -> QuerySet[Commitment]:
    """One of the saved views of the ledger, by due date."""
    rows = Commitment.objects.visible_to(actor).select_related("debtor", "creditor")
    today = clock.today()
    if view == "mine":
        rows = rows.owed().begun(today).filter(debtor__in=[actor.body, actor.principal])
    elif view == "owed_to_me":
        rows = rows.owed().filter(creditor__in=[actor.body, actor.principal])
    elif view == "due_soon":
        rows = rows.due_within(today, 7)
    elif view == "late":
        rows = rows.late(today)
    elif view == "newly_late":
        rows = rows.newly_late(today)
    elif view == "done":
        return rows.exclude(status="open").order_by("-closed_on", "-id")
    else:
        rows = rows.filter(status="open")
    return rows.order_by("due_on", "id")


@dataclass(frozen=True)
class MovedDue:
    """What one commitment's date would become."""

    commitment: Commitment
    old: date | None
    new: date | None


def hanging_on(session: int) -> QuerySet[Commitment]:
    """Open commitments of which a date is counted from the session (its id)."""
    hangs = Q(session=session) | Q(further_limits__session=session)
    return Commitment.objects.filter(hangs, status="open").distinct()


def governed_by(rule_key: str) -> QuerySet[Commitment]:
    """Open commitments of which a date follows the rule."""
    follows = Q(rule_key=rule_key) | Q(further_limits__rule_key=rule_key)
    return Commitment.objects.filter(follows, status="open").distinct()


def moved_due_dates(session: Session, opens_on: date | None, closes_on: date | None) -> list[MovedDue]:
    """Open commitments whose date hangs on the session, with the date that they would get."""
    dates = SessionDates(session.pk, opens_on, closes_on)
    rows = hanging_on(session.pk).select_related("debtor", "creditor")
    found = []
    for commitment in rows.prefetch_related("pauses", "extensions", "further_limits"):
        due = due_date_of(commitment, moved=dates)
        new = due.due if due else commitment.due_on
        if new != commitment.due_on:
            found.append(MovedDue(commitment, commitment.due_on, new))
    return found
