"""The due date of a commitment: rule in force on the trigger day × calendar as known now × pauses and extensions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from phoihop.base.law.local import current_calendar, current_rulebook
from phoihop.base.law.local_overlay import Law
from phoihop.commitments.models import Commitment
from phoihop.kernel import deadlines
from phoihop.kernel.deadlines import DueDate
from phoihop.org.models import Session


@dataclass(frozen=True)
class Limit:
    """A rule with the day that its clock starts from; ``session`` where that day is a session's."""

    rule_key: str
    trigger_on: date
    session: Session | None = None
    session_edge: str = ""


@dataclass(frozen=True)
class SessionDates:
    """When a session (by its id) opens and closes, or would."""

    session: int
    opens_on: date | None
    closes_on: date | None

    def edge(self, name: str) -> date | None:
        return self.closes_on if name == "closes" else self.opens_on


def due_date(
    rule_key: str,
    trigger_on: date,
    *,
    pauses: Iterable[deadlines.Pause] = (),
    extensions: Iterable[deadlines.Extension] = (),
    law: Law | None = None,
) -> DueDate:
    """The due date with its trace; a pure function of what the law data say today, or would say."""
    law = law or Law(current_rulebook(), current_calendar())
    rule = law.rulebook.rule(rule_key, on=trigger_on)
    return deadlines.compute(
        rule, trigger_on, law.calendar, pauses=tuple(pauses), extensions=tuple(extensions)
    )


def strictest(own: DueDate, further: Iterable[DueDate]) -> DueDate:
    """The earliest of several limits on one debt; one that was over before the clock started binds nobody."""
    return deadlines.earliest(own, *(each for each in further if each.due > own.trigger))


def due_date_of(
    commitment: Commitment, *, moved: SessionDates | None = None, law: Law | None = None
) -> DueDate | None:
    """The due date that an existing commitment has by its own facts; ``None`` where no rule applies (a promised date).

    ``moved`` asks what it would be if a session had these dates, ``law`` what under other law data. A document that grants a later day decides for the
    whole debt: further limits then bind no more.
    """
    trigger = trigger_of(commitment, moved)
    if not commitment.rule_key or trigger is None:
        return None
    pauses = [deadlines.Pause(p.starts_on, p.ends_on, p.reason) for p in commitment.pauses.all()]
    own = due_date(commitment.rule_key, trigger, pauses=pauses, law=law)
    granted = [
        deadlines.Extension(new_due=each.new_due_on, document=each.document, reason=each.reason)
        for each in sorted(commitment.extensions.all(), key=lambda one: one.new_due_on)
        if each.new_due_on >= own.due  # a later receipt or pause may have gone past what was granted
    ]
    if granted:
        return due_date(commitment.rule_key, trigger, pauses=pauses, extensions=granted, law=law)
    if commitment.extensions.all():
        return own
    further = commitment.further_limits.all()
    return strictest(own, (due_date(each.rule_key, trigger_of(each, moved), law=law) for each in further))


def trigger_of(limit: Any, moved: SessionDates | None) -> Any:
    """The day that the clock of a commitment or a further limit starts from, now or after the move of a session."""
    edge = moved.edge(limit.session_edge) if moved and limit.session_id == moved.session else None
    return edge or limit.trigger_on
