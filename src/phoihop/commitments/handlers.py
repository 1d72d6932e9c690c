"""What the ledger does when something below it changed: compute again, keep the old date, tell those concerned."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from phoihop.base.audit.record import Act, act
from phoihop.base.law.events import CalendarChanged, RuleChanged
from phoihop.commitments.actions.moving import recompute
from phoihop.commitments.choices import CommitmentStatus, DueCause
from phoihop.commitments.deadlines import SessionDates, trigger_of
from phoihop.commitments.models import Commitment, DueChange
from phoihop.commitments.notices import tell_moved
from phoihop.commitments.selectors.lists import counted_by_rules, hanging_on
from phoihop.kernel import clock
from phoihop.org.events import BodySucceeded, SessionMoved
from phoihop.org.models import Body
from phoihop.org.obligations import Obligation


def _open() -> QuerySet[Commitment]:
    rows = Commitment.objects.select_for_update(of=("self",)).filter(status=CommitmentStatus.OPEN)
    return rows.prefetch_related("pauses", "extensions", "further_limits").order_by("pk")


def _not_done() -> QuerySet[Commitment]:
    """What was handed in and waits to be accepted keeps the day that it was handed in for."""
    return _open().filter(submitted_on__isnull=True)


def session_moved(event: SessionMoved) -> None:
    """Deadlines that hang on the session get another trigger day (case E23)."""
    dates = SessionDates(event.session, event.new_opens_on, event.new_closes_on)
    with act(event.actor, "commitments.session_moved") as doing:
        hanging = list(_open().filter(pk__in=hanging_on(event.session)))
        for commitment in hanging:
            _follow(commitment, dates)
        _finish(doing, recompute(doing, hanging, cause=DueCause.SESSION_MOVED, note=event.reason))


def _follow(commitment: Commitment, dates: SessionDates) -> None:
    """Write the session's days down as the days that the clocks start from; ``recompute`` saves the commitment."""
    commitment.trigger_on = trigger_of(commitment, dates)
    for limit in commitment.further_limits.all():
        limit.trigger_on = trigger_of(limit, dates)
        limit.save(update_fields=["trigger_on"])


def calendar_changed(event: CalendarChanged) -> None:
    """Future deadlines are counted anew; those whose day is past keep their history."""
    with act(event.actor, "commitments.calendar_changed") as doing:
        days = ", ".join(f"{day:%d/%m/%Y}" for day in event.days) or ", ".join(map(str, event.years))
        future = _not_done().filter(Q(due_on__isnull=True) | Q(due_on__gte=clock.today()))
        _finish(doing, recompute(doing, future, cause=DueCause.CALENDAR_CHANGED, note=days))


def rule_changed(event: RuleChanged) -> None:
    """Local versions of rules: what they govern and is not yet due is computed anew."""
    with act(event.actor, "commitments.rule_changed") as doing:
        future = _not_done().filter(pk__in=counted_by_rules(event.keys))
        _finish(doing, recompute(doing, future, cause=DueCause.RULE_CHANGED, note=", ".join(event.keys)))


def body_succeeded(event: BodySucceeded) -> None:
    """What the old body owes or is owed passes to its successor; old papers keep the old name (case E29)."""
    with act(event.actor, "commitments.body_succeeded") as doing:
        successor = Body.objects.get(pk=event.successor)
        moved = []
        for side in ("debtor", "creditor", "trustee"):
            for commitment in Commitment.objects.select_for_update(of=("self",)).filter(
                status=CommitmentStatus.OPEN, **{side: event.predecessor}
            ):
                setattr(commitment, side, successor)
                commitment.version += 1
                commitment.save(update_fields=[side, "version"])
                _keep_succession(doing, commitment, event)
                moved.append(commitment)
        _finish(doing, moved)


def _keep_succession(doing: Act, commitment: Commitment, event: BodySucceeded) -> None:
    DueChange.objects.create(
        commitment=commitment,
        old_due_on=commitment.due_on,
        new_due_on=commitment.due_on,
        cause=DueCause.SUCCESSION,
        note=event.document[:300],
        trace=commitment.trace,
        at=clock.now(),
        by=doing.actor.label[:160],
    )


def _finish(doing: Act, changed: list[Commitment]) -> None:
    """Say in the record how many moved, and tell debtors and creditors."""
    doing.object_type, doing.object_label = "commitments.commitment", f"{len(changed)} việc"
    doing.note(count=len(changed))
    tell_moved(changed)


def owes(body: Body) -> Obligation:
    """What stands in the way of ending a body."""
    count = Commitment.objects.filter(status=CommitmentStatus.OPEN, debtor=body).count()
    return Obligation(str(_("việc phải trả chưa xong")), count)
