"""What was done to an object, out of the audit, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.base.audit.models import AuditEntry
from phoihop.kernel.actor import Role
from phoihop.org.models import Body, Place, Seat, Term, User
from phoihop.org.models.seats import ROLE_LABELS
from phoihop.web.admin.verbs import FACTS, SENTENCES

SHOWN = 30
ACTOR = {
    "user": gettext_lazy("tài khoản"),
    "role": gettext_lazy("vai trò"),
    "seat": gettext_lazy("ghế"),
    "body": gettext_lazy("cơ quan"),
    "principal": gettext_lazy("nhân danh"),
    "place": gettext_lazy("địa bàn"),
    "term": gettext_lazy("nhiệm kỳ"),
    "mfa": gettext_lazy("xác thực hai bước"),
    "opens_tray": gettext_lazy("được mở khay riêng"),
}
NAMED: dict[str, Any] = {
    "user": User,
    "seat": Seat,
    "body": Body,
    "principal": Body,
    "place": Place,
    "term": Term,
}


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
    facts = (_fact(name, value) for name, value in sorted(entry.data.items()) if _is_short(value))
    said = tuple(fact for fact in facts if fact[1] or fact[2])
    return Line(entry.seq, entry.at, entry.actor_label, sentence(entry.verb), said, entry.object_label)


def history_of(obj: Model) -> list[Line]:
    """The last acts on an object, the newest first."""
    entries = AuditEntry.objects.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))
    return [line_of(entry) for entry in entries.order_by("-seq")[:SHOWN]]


def acted_as(actor: dict[str, Any]) -> list[tuple[str, str]]:
    """The capacity of an act, out of the ids that the entry keeps: each with what it is and its name today."""
    found = []
    for key, label in ACTOR.items():
        value = actor.get(key)
        if value in (None, "", False):
            continue
        if key in NAMED:
            row = NAMED[key].objects.filter(pk=value).first()
            found.append((str(label), str(row) if row else str(value)))
        else:
            found.append((str(label), str(ROLE_LABELS[Role(value)]) if key == "role" else _words(value)))
    return found


def _is_short(value: Any) -> bool:
    """A whole content is read on the entry's own page, not in a line."""
    return not isinstance(value, dict) or set(value) == {"old", "new"}


def _fact(name: str, value: Any) -> tuple[str, str, str]:
    label = str(FACTS.get(name, name))
    if isinstance(value, dict):
        return label, _words(value["old"]) or "—", _words(value["new"])
    return label, "", _words(value)


def _words(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return _day(str(value))


def _day(text: str) -> str:
    """A date of the audit as it is written on screen; any other text as it is."""
    if len(text) != len("2026-11-24"):
        return text
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text
