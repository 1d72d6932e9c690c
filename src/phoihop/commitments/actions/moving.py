"""A due date moves: by extension, pause, another trigger day, a moved session, a changed calendar. The old one is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act
from phoihop.base.events import publish
from phoihop.commitments.choices import DueCause
from phoihop.commitments.deadlines import due_date_of
from phoihop.commitments.events import DueMoved
from phoihop.commitments.kinds import kind_of
from phoihop.commitments.models import Commitment, DueChange, Extension, Pause
from phoihop.commitments.permissions import P, decide
from phoihop.commitments.rungs import next_rung
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.deadlines import DeadlineError, DueDate
from phoihop.kernel.decision import NotAllowed, require


def set_due(
    doing: Act,
    commitment: Commitment,
    due: DueDate | None,
    *,
    cause: DueCause,
    note: str = "",
    due_on: date | None = None,
) -> bool:
    """Write the recomputed date with its trace; says whether the day changed. The old day stays in the history."""
    new_due_on = due.due if due else due_on
    old_due_on = commitment.due_on
    if due:
        commitment.trace = due.as_json()
        commitment.rule_version, commitment.calendar_version = due.rule_version, due.calendar_version
    commitment.due_on = new_due_on
    commitment.next_rung_on = next_rung(commitment, after=clock.today(), inclusive=True)
    commitment.version += 1
    commitment.save()
    if old_due_on == new_due_on:
        return False
    DueChange.objects.create(
        commitment=commitment,
        old_due_on=old_due_on,
        new_due_on=new_due_on,
        cause=cause,
        note=note[:300],
        trace=commitment.trace,
        at=clock.now(),
        by=doing.actor.label[:160],
    )
    doing.data.setdefault("moved", []).append(
        {"code": commitment.code, "old": old_due_on, "new": new_due_on, "cause": str(cause)}
    )
    publish(DueMoved(doing, commitment.kind, commitment.object_type, commitment.object_id, new_due_on))
    return True


def extend_commitment(
    *,
    actor: Actor,
    commitment: Commitment,
    new_due_on: date,
    reason: str,
    document: str,
    expected_version: int | None = None,
) -> Commitment:
    """A later date with the document that allows it; the creditor's act."""
    with act(actor, "commitment.extend", commitment) as doing:
        commitment = _movable(actor, commitment, expected_version)
        if commitment.due_on and new_due_on <= commitment.due_on:
            raise NotAllowed("Hạn mới phải sau hạn hiện nay (%(day)s).", day=f"{commitment.due_on:%d/%m/%Y}")
        Extension.objects.create(
            commitment=commitment,
            new_due_on=new_due_on,
            reason=reason,
            document=document,
            granted_on=clock.today(),
        )
        due = _computed(commitment)
        set_due(doing, commitment, due, cause=DueCause.EXTENDED, note=document, due_on=new_due_on)
        doing.note(reason=reason, document=document)
    return commitment


def pause_commitment(
    *,
    actor: Actor,
    commitment: Commitment,
    starts_on: date,
    ends_on: date | None,
    reason: str,
    document: str = "",
    expected_version: int | None = None,
) -> Commitment:
    """The clock stands still for a reason; paused days are counted and shown."""
    with act(actor, "commitment.pause", commitment) as doing:
        commitment = _movable(actor, commitment, expected_version)
        if not commitment.rule_key:
            raise NotAllowed("Chỉ tạm dừng được việc có hạn tính theo quy định.")
        if ends_on is not None and ends_on < starts_on:
            raise NotAllowed("Ngày hết tạm dừng không thể trước ngày bắt đầu.")
        if commitment.pauses.filter(ends_on__isnull=True).exists():
            raise NotAllowed("Việc này đang tạm dừng; hãy cho tiếp tục trước.")
        Pause.objects.create(
            commitment=commitment, starts_on=starts_on, ends_on=ends_on, reason=reason, document=document
        )
        set_due(doing, commitment, _computed(commitment), cause=DueCause.PAUSED, note=reason)
        doing.note(starts_on=starts_on, ends_on=ends_on, reason=reason)
    return commitment


def resume_commitment(
    *, actor: Actor, commitment: Commitment, ends_on: date, expected_version: int | None = None
) -> Commitment:
    """The clock goes on: ``ends_on`` is the last day that it stood still."""
    with act(actor, "commitment.resume", commitment) as doing:
        commitment = _movable(actor, commitment, expected_version)
        pause = commitment.pauses.filter(ends_on__isnull=True).first()
        if pause is None:
            raise NotAllowed("Việc này không đang tạm dừng.")
        if ends_on < pause.starts_on:
            raise NotAllowed(
                "Không thể tiếp tục trước ngày bắt đầu tạm dừng (%(day)s).", day=f"{pause.starts_on:%d/%m/%Y}"
            )
        pause.ends_on = ends_on
        pause.save(update_fields=["ends_on"])
        set_due(doing, commitment, _computed(commitment), cause=DueCause.RESUMED, note=pause.reason)
        doing.note(ends_on=ends_on)
    return commitment


def _movable(actor: Actor, commitment: Commitment, expected_version: int | None) -> Commitment:
    """The row, locked, where this actor may move its date at all."""
    commitment = lock(commitment, expected_version)
    require(decide(actor, P.EXTEND, commitment))
    if not commitment.is_open:
        raise NotAllowed("Việc này đã kết thúc, hạn không đổi được nữa.")
    if own_act := kind_of(commitment.kind).moves_by:
        raise NotAllowed("Hạn của việc này đổi ở nơi phát sinh, bằng việc “%(act)s”.", act=own_act)
    return commitment


def _computed(commitment: Commitment) -> DueDate | None:
    """The date by the commitment's facts; a rule that allows no pause or extension says so as a refusal."""
    try:
        return due_date_of(commitment)
    except DeadlineError as error:
        raise NotAllowed(str(error)) from error


def recompute(
    doing: Act, commitments: Iterable[Commitment], *, cause: DueCause, note: str
) -> list[Commitment]:
    """Compute the dates again from today's facts; returns those whose day changed."""
    changed = []
    for commitment in commitments:
        try:
            due = due_date_of(commitment)
        except DeadlineError as error:
            # One debt that the rule of today cannot count keeps its day; it must not stop a thousand others.
            doing.data.setdefault("kept", []).append({"code": commitment.code, "why": str(error)})
            continue
        if due is not None and set_due(doing, commitment, due, cause=cause, note=note):
            changed.append(commitment)
    return changed


def retrigger(doing: Act, commitment: Commitment, trigger_on: date, *, cause: DueCause, note: str) -> bool:
    """The day that the clock starts from is another one now: a receipt was entered."""
    commitment.trigger_on = trigger_on
    commitment.trigger_note = ""
    return set_due(
        doing, commitment, due_date_of(commitment), cause=cause, note=note, due_on=commitment.due_on
    )
