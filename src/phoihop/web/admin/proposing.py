"""How a page proposes a local version: one act per version, all of one form together or none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.audit.record import together
from phoihop.base.law import local
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.kernel.actor import Actor


def propose_all(
    actor: Actor, kind: LocalKind, contents: Iterable[tuple[str, dict[str, Any]]], terms: dict[str, Any]
) -> list[LocalVersion]:
    """Propose every (key, content) under the same document and dates."""
    with together():
        return [
            local.propose(actor=actor, kind=kind, key=key, content=content, **terms)
            for key, content in contents
        ]


def proposed_note(count: int) -> str:
    """What the author reads after proposing."""
    return _("Đã đề xuất %(count)s bản; chờ người thứ hai duyệt.") % {"count": count}


def versions_of(kind: LocalKind, key: str) -> list[LocalVersion]:
    """Every version ever written of one thing, the newest first."""
    return list(LocalVersion.objects.filter(kind=kind, key=key).order_by("-proposed_at", "-pk"))


def waiting(kind: LocalKind) -> list[LocalVersion]:
    """What waits for a second person, of one kind."""
    return list(LocalVersion.objects.filter(kind=kind, status=LocalStatus.PROPOSED).order_by("key", "pk"))
