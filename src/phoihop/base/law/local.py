"""An office's own dated versions of the shipped law data: proposed by one person, decided by another.

Shipped data are never edited; a version is laid over them from its day on (``local_overlay``), and a newer
version of the same thing ends the one before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act, together
from phoihop.base.events import publish
from phoihop.base.law.events import CalendarChanged, RuleChanged
from phoihop.base.law.local_content import check, is_year
from phoihop.base.law.local_overlay import (
    current_calendar,
    current_list,
    current_rulebook,
    document_head,
    make_way,
    stamp,
)
from phoihop.base.law.local_permissions import may_decide, may_propose, may_withdraw
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.base.law.reading import LawError
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require

__all__ = [
    "LawError",
    "approve",
    "approve_all",
    "current_calendar",
    "current_list",
    "current_rulebook",
    "document_head",
    "propose",
    "reject",
    "stamp",
    "withdraw",
]


def propose(
    *,
    actor: Actor,
    kind: str,
    key: str,
    content: Mapping[str, Any],
    valid_from: date,
    document: str,
    valid_to: date | None = None,
    reason: str = "",
) -> LocalVersion:
    """Write a version for a second person to decide; a LawError says which value cannot be used."""
    require(may_propose(actor, None))
    author = actor.user or 0  # a person on a seat, as the permission has just said
    with act(actor, "law.propose") as doing:
        if not document.strip():
            raise LawError("", key, _("cần số, ký hiệu văn bản quyết định"))
        if kind == LocalKind.CALENDAR_DAY and valid_from > clock.today():
            raise LawError("", key, _("lịch có hiệu lực ngay khi được duyệt, không hẹn ngày sau"))
        version = LocalVersion(
            kind=kind,
            key=key,
            content=dict(content),
            valid_from=valid_from,
            valid_to=valid_to,
            document=document.strip(),
            reason=reason.strip(),
            author=author,
            author_label=actor.label[:160],
            proposed_at=clock.now(),
        )
        check(version)
        version.save()
        doing.about(version)
        doing.note(content=content, valid_from=valid_from, valid_to=valid_to, document=document)
    return version


def approve(*, actor: Actor, version: LocalVersion) -> LocalVersion:
    """The second person agrees: the version is laid over the shipped data and ends the one before it."""
    return approve_all(actor=actor, versions=[version])[0]


def approve_all(*, actor: Actor, versions: Sequence[LocalVersion]) -> list[LocalVersion]:
    """Agree to all of them or to none; who depends on them is told once, when all are laid over."""
    with together():
        approved = [_approve(actor, version) for version in versions]
        _tell(actor, approved)
    return approved


def _approve(actor: Actor, version: LocalVersion) -> LocalVersion:
    require(may_decide(actor, version))
    with act(actor, "law.approve", version) as doing:
        version = _proposed(version)
        check(version)
        ended = _end_earlier(version)
        _decide(actor, version, LocalStatus.APPROVED)
        doing.note(ended=ended, content=version.content, document=version.document)
    return version


def reject(*, actor: Actor, version: LocalVersion, reason: str) -> LocalVersion:
    """The second person does not agree, and says why."""
    require(may_decide(actor, version))
    if not reason.strip():
        raise NotAllowed(_("Hãy ghi lý do không đồng ý."))
    with act(actor, "law.reject", version) as doing:
        version = _proposed(version)
        _decide(actor, version, LocalStatus.REJECTED)
        doing.note(reason=reason.strip())
    return version


def withdraw(*, actor: Actor, version: LocalVersion) -> LocalVersion:
    """The author takes back what nobody has decided yet."""
    require(may_withdraw(actor, version))
    with act(actor, "law.withdraw", version):
        version = _proposed(version)
        version.status = LocalStatus.WITHDRAWN
        version.save(update_fields=["status"])
    return version


def _proposed(version: LocalVersion) -> LocalVersion:
    version = lock(version)
    if version.status != LocalStatus.PROPOSED:
        raise NotAllowed(_("Bản này đã được xử lý: %(status)s.") % {"status": version.get_status_display()})
    return version


def _decide(actor: Actor, version: LocalVersion, status: LocalStatus) -> None:
    version.status = status
    version.second = actor.user
    version.second_label = actor.label[:160]
    version.decided_at = clock.now()
    version.save(update_fields=["status", "second", "second_label", "decided_at"])


def _end_earlier(version: LocalVersion) -> list[int]:
    """The approved versions of the same thing end the day before; what would never have held is set aside."""
    earlier = LocalVersion.objects.select_for_update().filter(
        kind=version.kind, key=version.key, status=LocalStatus.APPROVED
    )
    ended = []
    for other in earlier:
        if make_way(version, other):
            other.save(update_fields=["status", "valid_to"])
            ended.append(other.pk)
    return ended


def _tell(actor: Actor, versions: Sequence[LocalVersion]) -> None:
    if rules := tuple(version.key for version in versions if version.kind == LocalKind.RULE):
        publish(RuleChanged(actor, rules))
    keys = [version.key for version in versions if version.kind == LocalKind.CALENDAR_DAY]
    if keys:
        days = tuple(sorted(date.fromisoformat(key) for key in keys if not is_year(key)))
        publish(CalendarChanged(actor, days, tuple(sorted(int(key) for key in keys if is_year(key)))))
