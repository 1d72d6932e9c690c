"""Lists of the ledger, and what a moved session or another law would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from phoihop.base.law.local_content import is_year
from phoihop.base.law.local_overlay import law_with
from phoihop.base.law.models import LocalKind, LocalVersion
from phoihop.commitments.deadlines import SessionDates, due_date_of
from phoihop.commitments.kinds import kind_of
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.deadlines import DeadlineError, DueDate
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

    @property
    def kind(self) -> str:
        """What kind of debt it is; its title may quote what the reader of a preview has no right to."""
        return kind_of(self.commitment.kind).title

    @property
    def is_sooner(self) -> bool:
        """A day that somebody counts on, perhaps with an issued letter in hand, would come earlier."""
        return self.old is not None and self.new is not None and self.new < self.old


def hanging_on(session: int) -> QuerySet[Commitment]:
    """Commitments not yet done of which a date is counted from the session (its id)."""
    hangs = Q(session=session) | Q(further_limits__session=session)
    return Commitment.objects.owed().filter(hangs).distinct()


def _counted_over(first: date) -> Q:
    """A count that comes near the day or goes past it; none that ended before is moved by what the day is."""
    return Q(due_on__gte=first) | Q(trigger_on__gte=first) | Q(further_limits__trigger_on__gte=first)


def _governed_by(keys: Iterable[str]) -> Q:
    keys = list(keys)
    return Q(rule_key__in=keys) | Q(further_limits__rule_key__in=keys)


def counted_by_rules(keys: Iterable[str]) -> QuerySet[Commitment]:
    """Open commitments that are counted anew when these rules change."""
    return _to_come().filter(_governed_by(keys)).distinct()


def _to_come() -> QuerySet[Commitment]:
    return Commitment.objects.owed().filter(due_on__gte=clock.today())


def moved_due_dates(session: Session, opens_on: date | None, closes_on: date | None) -> list[MovedDue]:
    """Open commitments whose date hangs on the session, with the date that they would get."""
    dates = SessionDates(session.pk, opens_on, closes_on)
    return _moved(hanging_on(session.pk), lambda commitment: due_date_of(commitment, moved=dates))


def due_dates_under(proposals: Iterable[LocalVersion]) -> list[MovedDue]:
    """Open commitments whose date would be another one were these local versions approved; nothing is written."""
    versions = list(proposals)
    law = law_with(versions)
    touched = _governed_by(version.key for version in versions if version.kind == LocalKind.RULE)
    days = [version.key for version in versions if version.kind == LocalKind.CALENDAR_DAY]
    if dates := [date.fromisoformat(key) for key in days if not is_year(key)]:
        touched |= _counted_over(min(dates))
    rows = _to_come().filter(touched).distinct()

    def due_of(commitment: Commitment) -> DueDate | None:
        try:
            return due_date_of(commitment, law=law)
        except DeadlineError:
            # What the rule cannot count keeps its day, as when the version is approved.
            return None

    return _moved(rows, due_of)


def _moved(rows: QuerySet[Commitment], due_of: Callable[[Commitment], DueDate | None]) -> list[MovedDue]:
    """Those that get another day, the earliest of today's days first."""
    found = []
    rows = rows.select_related("debtor", "creditor").order_by("due_on", "pk")
    for commitment in rows.prefetch_related("pauses", "extensions", "further_limits"):
        due = due_of(commitment)
        if due and due.due != commitment.due_on:
            found.append(MovedDue(commitment, commitment.due_on, due.due))
    return found
