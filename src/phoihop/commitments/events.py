"""What happened to a debt and concerns the field that opened it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from phoihop.base.audit.record import Act
from phoihop.base.events import Event


@dataclass(frozen=True)
class DueMoved(Event):
    """An open debt has another due date: extended, paused, its session moved, a rule or the calendar changed.

    ``doing`` is the act under way: what a field changes because of it is part of that act.
    """

    doing: Act
    kind: str
    object_type: str
    object_id: str
    due_on: date | None


# What each act of the ledger says in a timeline.
SENTENCES = {
    "commitment.extend": _("gia hạn việc phải làm"),
    "commitment.export": _("xuất sổ theo dõi"),
    "commitment.pause": _("tạm dừng tính hạn"),
    "commitment.resume": _("cho tính hạn tiếp"),
    "commitments.body_succeeded": _("chuyển việc sang cơ quan kế thừa"),
    "commitments.calendar_changed": _("tính lại hạn vì lịch đổi"),
    "commitments.rule_changed": _("tính lại hạn vì quy định đổi"),
    "commitments.session_moved": _("tính lại hạn vì kỳ họp đổi ngày"),
}
