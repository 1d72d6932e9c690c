"""The due date of a commitment: rule in force on the trigger day × calendar as known now × pauses and extensions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from phoihop.base.law.local import current_calendar, current_rulebook
from phoihop.commitments.models import Commitment
from phoihop.kernel import deadlines
from phoihop.kernel.deadlines import DueDate


def due_date(
    rule_key: str,
    trigger_on: date,
    *,
    pauses: Iterable[deadlines.Pause] = (),
    extensions: Iterable[deadlines.Extension] = (),
) -> DueDate:
    """The due date with its trace; a pure function of what the law data say today."""
    rule = current_rulebook().rule(rule_key, on=trigger_on)
    return deadlines.compute(
        rule, trigger_on, current_calendar(), pauses=tuple(pauses), extensions=tuple(extensions)
    )


def due_date_of(commitment: Commitment, *, trigger_on: date | None = None) -> DueDate | None:
    """The due date that an existing commitment has by its own facts; ``None`` where no rule applies (a promised date)."""
    trigger = trigger_on or commitment.trigger_on
    if not commitment.rule_key or trigger is None:
        return None
    return due_date(
        commitment.rule_key,
        trigger,
        pauses=[deadlines.Pause(p.starts_on, p.ends_on, p.reason) for p in commitment.pauses.all()],
        extensions=[
            deadlines.Extension(new_due=e.new_due_on, document=e.document, reason=e.reason)
            for e in commitment.extensions.all()
        ],
    )
