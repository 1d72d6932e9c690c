"""A debt comes into being: always inside the act of the field that causes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import models

from phoihop.base.audit.record import Act
from phoihop.commitments.choices import DueCause
from phoihop.commitments.deadlines import Limit, due_date, strictest
from phoihop.commitments.kinds import kind_of
from phoihop.commitments.models import Commitment, DueChange, FurtherLimit
from phoihop.commitments.rungs import next_rung
from phoihop.kernel import clock
from phoihop.kernel.deadlines import DueDate
from phoihop.office.actions.numbering import next_code
from phoihop.org.models import Body, Session
from phoihop.regulation.models import Clause


def open_commitment(
    doing: Act,
    *,
    kind: str,
    title: str,
    debtor: Body,
    creditor: Body,
    obj: models.Model,
    url: str,
    trigger_on: date | None = None,
    rule_key: str | None = None,
    due_on: date | None = None,
    further: Sequence[Limit] = (),
    trigger_note: str = "",
    trustee: Body | None = None,
    clause: Clause | None = None,
    session: Session | None = None,
    session_edge: str = "",
    is_history: bool = False,
) -> Commitment:
    """Write down who owes what to whom by when.

    The date comes from a rule and its trigger, or is a promised date (``due_on``) with no rule. ``further`` names other
    limits on the same debt: the stricter of all is owed, the others are kept as notes (case E33).
    """
    what = kind_of(kind)
    rule = what.rule_key if rule_key is None else rule_key
    due: DueDate | None = None
    if rule and trigger_on is not None:
        others = (due_date(each.rule_key, each.trigger_on) for each in further)
        due = strictest(due_date(rule, trigger_on), others)
    commitment = Commitment(
        code=next_code("CK", on=clock.today(), width=5)[0],
        kind=kind,
        title=title[:300],
        debtor=debtor,
        creditor=creditor,
        trustee=trustee,
        clause=clause,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(obj)[:240],
        object_url=url,
        session=session,
        session_edge=session_edge,
        rule_key=rule,
        rule_version=due.rule_version if due else "",
        calendar_version=due.calendar_version if due else "",
        trigger_on=trigger_on,
        trigger_note=trigger_note,
        due_on=due.due if due else due_on,
        trace=due.as_json() if due else {},
        closing=what.closing,
        opened_at=clock.now(),
        is_history=is_history,
    )
    commitment.next_rung_on = (
        None if is_history else next_rung(commitment, after=clock.today(), inclusive=True)
    )
    commitment.save()
    FurtherLimit.objects.bulk_create(
        FurtherLimit(
            commitment=commitment,
            rule_key=each.rule_key,
            trigger_on=each.trigger_on,
            session=each.session,
            session_edge=each.session_edge,
        )
        for each in further
    )
    DueChange.objects.create(
        commitment=commitment,
        old_due_on=None,
        new_due_on=commitment.due_on,
        cause=DueCause.OPENED,
        trace=commitment.trace,
        at=commitment.opened_at,
        by=doing.actor.label[:160],
    )
    doing.data.setdefault("opened", []).append(
        {"code": commitment.code, "kind": kind, "due": commitment.due_on}
    )
    return commitment
