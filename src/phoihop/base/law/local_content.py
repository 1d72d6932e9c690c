"""The content of a local version, per kind: checked like the shipped data that it is laid over.

Keys: a rule's (``voters.T13``), a day (``2026-02-16``) or a year (``2028``), ``list/code``, a body's code.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.law.lists import ListEntry, list_entry
from phoihop.base.law.loader import list_names, rulebook
from phoihop.base.law.local_heads import local_head
from phoihop.base.law.models import LocalKind, LocalVersion
from phoihop.base.law.reading import LawError, Table
from phoihop.base.law.rules import local_rule
from phoihop.kernel.calendar import CalendarDay, DayKind
from phoihop.kernel.rules import Ground, Rule

FILE = "local version"
RESTS = frozenset({DayKind.COMPENSATORY_OFF, DayKind.SWAPPED_OFF})
REMOVED = "removed"  # of a list entry: no longer offered while the version is valid


def check(version: LocalVersion) -> None:
    """Refuse with a LawError what could not be laid over the shipped data."""
    kind, key = version.kind, version.key
    if version.valid_to is not None and version.valid_to < version.valid_from:
        raise LawError(FILE, key, _("ngày kết thúc nằm trước ngày có hiệu lực"))
    if kind == LocalKind.RULE:
        rule_of(version)
    elif kind == LocalKind.CALENDAR_DAY and is_year(key):
        _year(version)
    elif kind == LocalKind.CALENDAR_DAY:
        day_of(version)
    elif kind == LocalKind.LIST_ENTRY:
        entry_of(version)
    elif kind == LocalKind.DOCUMENT_HEAD:
        head_of(version)
    else:
        raise LawError(FILE, key, _("không có loại bản này"))


def rule_of(version: LocalVersion) -> Rule:
    """The rule that a version says, by the deciding document; only a key of the shipped data means anything here."""
    if version.key not in {rule.key for rule in rulebook().all()}:
        raise LawError(FILE, version.key, _("không có quy tắc này"))
    dates = {"valid_from": version.valid_from, "valid_to": version.valid_to}
    source = {"document": version.document, "article": ""}
    return local_rule(
        version.key, {**version.content, "source": source, "verified": _check(version), **dates}
    )


def rule_content(rule: Rule) -> dict[str, Any]:
    """A rule as the content of a version: where an office starts from when it writes its own."""
    return {
        "title": rule.title,
        "source": {"document": rule.source.document, "article": rule.source.article},
        "value": rule.value,
        "unit": str(rule.unit),
        "direction": str(rule.direction),
        "roll": str(rule.roll),
        "start": rule.start,
        "start_label": rule.start_label,
        "who": list(rule.who),
        "pauses": [_ground(ground) for ground in rule.pauses],
        "extensions": [_ground(ground) for ground in rule.extensions],
        "warnings": [
            {"key": rung.key, "before": rung.before, "after": rung.after, "unit": str(rung.unit)}
            for rung in rule.warnings
        ],
        "escalation": [{"rung": step.rung, "to": step.to, "act": step.act} for step in rule.escalation],
        "severity": str(rule.severity),
        "verified": rule.verified,
        "note": rule.note,
    }


def _check(version: LocalVersion) -> str:
    """Who looked at it and when: the second person."""
    return f"{version.second_label} {version.decided_at:%d/%m/%Y}" if version.decided_at else ""


def is_year(key: str) -> bool:
    """Whether a calendar version speaks of a whole year: that its days off are now official."""
    return len(key) == 4 and key.isdigit()


def year_of(version: LocalVersion) -> int:
    return int(version.key)


def day_of(version: LocalVersion) -> CalendarDay:
    """The day that a version says; its source is the deciding document, its check the second person."""
    table = Table(version.content, FILE, version.key)
    try:
        on = date.fromisoformat(version.key)
    except ValueError:
        raise table.error(_("khóa không phải là ngày")) from None
    kind, note = table.choice("kind", DayKind), table.text("note", "")
    table.done()
    _check_weekday(table, on, kind)
    return CalendarDay(on, kind, note, version.document, _check(version))


def entry_of(version: LocalVersion) -> ListEntry:
    """The line of a list that a version says."""
    name, slash, code = version.key.partition("/")
    if not slash or not code or name not in list_names():
        raise LawError(FILE, version.key, _("khóa không có dạng danh mục/mã"))
    content = {name: value for name, value in version.content.items() if name != REMOVED}
    dates = {"valid_from": version.valid_from, "valid_to": version.valid_to}
    said = {"source": version.document, **content, "code": code, **dates}
    return list_entry(name, Table({key: value for key, value in said.items() if value is not None}, FILE))


def entry_content(entry: ListEntry) -> dict[str, Any]:
    """A line of a list as the content of a version."""
    extra = {key: list(value) if isinstance(value, tuple) else value for key, value in entry.extra.items()}
    return {"vi": entry.vi, "en": entry.en, "note": entry.note, **extra}


def head_of(version: LocalVersion) -> dict[str, Any]:
    """The document head that a version says."""
    return local_head(version.key, version.content)


def _year(version: LocalVersion) -> None:
    table = Table(version.content, FILE, version.key)
    if not table.flag("official"):
        raise table.error(_("năm chỉ có thể được xác nhận là chính thức"))
    table.done()


def _check_weekday(table: Table, on: date, kind: DayKind) -> None:
    weekend = on.weekday() >= 5
    if kind is DayKind.SWAPPED_WORK and not weekend:
        raise table.error(_("ngày làm bù phải là thứ Bảy hoặc Chủ nhật"))
    if kind in RESTS and weekend:
        raise table.error(_("ngày nghỉ bù, nghỉ hoán đổi phải từ thứ Hai đến thứ Sáu"))
    if kind is DayKind.WORK and weekend:
        raise table.error(_("thứ Bảy, Chủ nhật đi làm phải ghi là làm bù"))
    if kind is DayKind.WEEKEND and not weekend:
        raise table.error(_("nghỉ hằng tuần chỉ là thứ Bảy, Chủ nhật"))


def _ground(ground: Ground) -> dict[str, str]:
    return {"text": ground.text, "source": ground.source, "verified": ground.verified}
