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
from phoihop.kernel.decision import Decision, NotAllowed, denied, require
from phoihop.voters import commitments
from phoihop.voters.actions.firing import fire
from phoihop.voters.choices import PromiseStatus
from phoihop.voters.models import Promise, PromiseCheck
from phoihop.voters.workflow import PROMISE

MOST_YEARS_AHEAD = 10
"""How far ahead a promise may lie: a limit of plausibility of ours against slips such as 2126, not a rule of law."""

MOVES = {PromiseStatus.KEPT: "keep", PromiseStatus.BROKEN: "break", PromiseStatus.NEW_DATE: "move"}


def is_too_far(day: date) -> bool:
    """Beyond what can be meant by a promised date."""
    today = clock.today()
    return (day.year, day.month, day.day) > (today.year + MOST_YEARS_AHEAD, today.month, today.day)


def too_far() -> Decision:
    """The refusal of such a date."""
    return denied(
        "Ngày hẹn không thể xa hơn %(years)s năm kể từ hôm nay; hãy kiểm tra lại năm.",
        years=str(MOST_YEARS_AHEAD),
    )


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
    if new_date is not None and result != PromiseStatus.NEW_DATE:
        raise NotAllowed("Chỉ ghi ngày hẹn lại khi kết quả là “đã hẹn lại”.")
    if new_date is not None and is_too_far(new_date):
        require(too_far())
    with act(actor, "promise.check", promise) as doing:
        promise = lock(promise, expected_version)
        if promise.outcome.is_being_corrected():
            raise NotAllowed("Văn bản trả lời này đang đề nghị đính chính; hãy chờ bản đính chính.")
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
