"""A promise comes back on its date: kept with evidence, broken, or given a new date that is counted."""

from __future__ import annotations

from datetime import date

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.commitments.actions.closing import break_commitment, close_commitment, open_of
from phoihop.commitments.actions.moving import set_due
from phoihop.commitments.choices import DueCause
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed
from phoihop.voters import commitments
from phoihop.voters.actions.firing import fire
from phoihop.voters.choices import PromiseStatus
from phoihop.voters.models import Promise, PromiseCheck
from phoihop.voters.workflow import PROMISE

MOVES = {PromiseStatus.KEPT: "keep", PromiseStatus.BROKEN: "break", PromiseStatus.NEW_DATE: "move"}


def check_promise(
    *,
    actor: Actor,
    promise: Promise,
    result: PromiseStatus,
    evidence: str,
    new_date: date | None = None,
    expected_version: int | None = None,
) -> Promise:
    """Write down what was found when somebody looked (L72 art. 50.2; case E10)."""
    if not evidence.strip():
        raise NotAllowed("Phải ghi bằng chứng: ai kiểm tra, thấy gì, văn bản nào.")
    with act(actor, "promise.check", promise) as doing:
        promise = lock(promise, expected_version)
        if promise.outcome.is_superseded:
            raise NotAllowed("Văn bản trả lời này đã được đính chính; lời hứa cũ không theo dõi nữa.")
        if result == PromiseStatus.NEW_DATE:
            if new_date is None or (promise.promised_on and new_date <= promise.promised_on):
                raise NotAllowed("Hẹn lại phải có ngày mới, sau ngày đã hẹn.")
            promise.promised_on = new_date
            promise.times_moved += 1
        fire(doing, PROMISE, MOVES[result], promise)
        promise.save()
        PromiseCheck.objects.create(
            promise=promise,
            checked_on=clock.today(),
            checked_by=actor.label[:160],
            result=result,
            evidence=evidence[:400],
            new_date=new_date,
        )
        for debt in open_of(promise, commitments.PROMISE.key):
            if result == PromiseStatus.NEW_DATE:
                set_due(doing, debt, None, cause=DueCause.EXTENDED, note=evidence, due_on=new_date)
            elif result == PromiseStatus.KEPT:
                close_commitment(
                    doing, debt, on=clock.today(), note="đã thực hiện lời hứa", evidence=evidence
                )
            else:
                break_commitment(doing, debt, on=clock.today(), note=f"không thực hiện: {evidence}")
        doing.note(result=str(result), evidence=evidence, new_date=new_date)
    return promise
