"""What was done to an object, out of the audit, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from phoihop.base.audit.models import AuditEntry
from phoihop.base.law.events import SENTENCES as LAW
from phoihop.org.events import SENTENCES as ORG
from phoihop.voters.events import SENTENCES as VOTERS

SENTENCES: dict[str, Any] = {**VOTERS, **LAW, **ORG}
SHOWN = 30


@dataclass(frozen=True)
class Line:
    """One entry as a sentence: when, who, what, and the facts that it noted."""

    seq: int
    at: datetime
    who: str
    what: str
    facts: tuple[tuple[str, str, str], ...]  # name, old value (or nothing), value
    about: str = ""


def sentence(verb: str) -> str:
    """The verb in words; an unknown one stays as it is."""
    return str(SENTENCES.get(verb, verb))


def line_of(entry: AuditEntry) -> Line:
    facts = tuple(_fact(name, value) for name, value in sorted(entry.data.items()))
    return Line(entry.seq, entry.at, entry.actor_label, sentence(entry.verb), facts, entry.object_label)


def history_of(obj: Model) -> list[Line]:
    """The last acts on an object, the newest first."""
    entries = AuditEntry.objects.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))
    return [line_of(entry) for entry in entries.order_by("-seq")[:SHOWN]]


def _fact(name: str, value: Any) -> tuple[str, str, str]:
    if isinstance(value, dict) and set(value) == {"old", "new"}:
        return name, _words(value["old"]) or "—", _words(value["new"])
    return name, "", _words(value)


def _words(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
