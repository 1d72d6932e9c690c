"""A local version beside what is shipped, line by line: the clash is shown, nothing is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.base.law import loader
from phoihop.base.law.local import current_list
from phoihop.base.law.local_content import entry_content, is_year, rule_content
from phoihop.base.law.local_heads import shipped_heads
from phoihop.base.law.models import LocalKind, LocalVersion
from phoihop.kernel.actor import Role
from phoihop.kernel.calendar import DayKind
from phoihop.kernel.rulebook import RuleNotFoundError
from phoihop.kernel.rules import Direction, Severity, Unit
from phoihop.kernel.speech import say
from phoihop.org.models.seats import ROLE_LABELS
from phoihop.web.admin.forms.law import ROLLS

DIRECTIONS = {
    Direction.AFTER: _("sau mốc tính"),
    Direction.BEFORE: _("trước mốc tính"),
    Direction.DURATION: _("kéo dài từ mốc tính"),
}
SEVERITIES = {
    Severity.LOW: _("thấp"),
    Severity.NORMAL: _("thường"),
    Severity.HIGH: _("cao"),
    Severity.CRITICAL: _("rất cao"),
}
ACTS = {"inform": _("báo biết"), "urge": _("đôn đốc"), "report": _("báo cáo")}
SIGNS = {
    "head": _("người đứng đầu"),
    "deputy": _("cấp phó ký thay"),
    "by_order": _("thừa lệnh"),
}
TERMS: dict[str, Any] = {
    **{str(roll): words for roll, words in ROLLS.items()},
    **{str(kind): kind.label for kind in DayKind},
    **{str(unit): unit.label for unit in Unit},
    **{str(direction): words for direction, words in DIRECTIONS.items()},
    **{str(severity): words for severity, words in SEVERITIES.items()},
    **SIGNS,
}
LABELS = {
    "title": _("Tên"),
    "value": _("Số"),
    "unit": _("Đơn vị"),
    "direction": _("Chiều tính"),
    "roll": _("Khi ngày cuối là ngày nghỉ"),
    "start_label": _("Tính từ"),
    "start": _("Mốc tính"),
    "source": _("Nguồn"),
    "who": _("Ai phải làm"),
    "pauses": _("Căn cứ tạm dừng"),
    "extensions": _("Căn cứ gia hạn"),
    "warnings": _("Nấc nhắc"),
    "escalation": _("Báo lên"),
    "severity": _("Mức độ"),
    "verified": _("Thẩm định"),
    "note": _("Ghi chú"),
    "kind": _("Là"),
    "official": _("Lịch chính thức"),
    "vi": _("Tên"),
    "en": _("Tên tiếng Anh"),
    "removed": _("Thôi dùng"),
    "superior": _("Cơ quan cấp trên"),
    "body": _("Cơ quan ban hành"),
    "place": _("Địa danh"),
    "contact": _("Chân trang"),
    "symbols": _("Ký hiệu"),
    "signatures": _("Khối chữ ký"),
}


@dataclass(frozen=True)
class Difference:
    """One line: what it is about, the shipped words, the office's words."""

    label: str
    shipped: str
    local: str

    @property
    def differs(self) -> bool:
        return self.shipped != self.local


def compared(version: LocalVersion) -> list[Difference]:
    """Every line of the version beside the shipped data of the day that it starts on; what differs first."""
    shipped = shipped_content(version.kind, version.key, version.valid_from)
    order = [*LABELS, *sorted({*version.content, *shipped} - set(LABELS))]
    # The code of a start says nothing beside its words.
    names = [name for name in order if name != "start" and (name in version.content or name in shipped)]
    rows = [
        Difference(
            str(LABELS.get(name, name)),
            words(_named(name, shipped.get(name))),
            words(_named(name, version.content.get(name))),
        )
        for name in names
    ]
    return sorted((row for row in rows if row.shipped or row.local), key=lambda row: not row.differs)


def _named(name: str, value: Any) -> Any:
    """Who a rule binds, by name; the codes mean nothing to the second person."""
    if name != "who" or not value:
        return value
    names = {entry.code: entry.vi for entry in current_list("actors")}
    return [names.get(code, code) for code in value]


def shipped_content(kind: str, key: str, on: date) -> dict[str, Any]:
    """What is shipped under that key on that day, as content; empty where nothing is."""
    if kind == LocalKind.RULE:
        try:
            return rule_content(loader.rulebook().rule(key, on))
        except RuleNotFoundError:
            return {}
    if kind == LocalKind.CALENDAR_DAY:
        return {} if is_year(key) else _day(date.fromisoformat(key))
    if kind == LocalKind.LIST_ENTRY:
        name, _slash, code = key.partition("/")
        found = [entry for entry in loader.listing(name, on) if entry.code == code]
        return entry_content(found[-1]) if found else {}
    return shipped_heads().get(key, {})


def words(value: Any) -> str:
    """A value as an official reads it."""
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Mapping):
        return _of_mapping(value)
    if isinstance(value, list | tuple):
        return " · ".join(words(each) for each in value)
    return _term(str(value))


def _of_mapping(value: Mapping[str, Any]) -> str:
    if "document" in value:
        return f"{value.get('article', '')} {value['document']}".strip()
    if "rung" in value:
        return f"{value['rung']}: {ROLE_LABELS[Role(value['to'])]}, {ACTS.get(value['act'], value['act'])}"
    if "before" in value:
        days = -int(value["before"]) or int(value["after"])
        return f"{value['key']} ({days:+d} {say(Unit(value['unit']).label)})" if days else str(value["key"])
    if "text" in value:
        return f"{value['text']} ({value['source']})" if value.get("source") else str(value["text"])
    # The database keeps no order of names: without sorting, equal values would seem to differ.
    return "; ".join(f"{_term(name)}: {words(each)}" for name, each in sorted(value.items()) if words(each))


def _term(value: str) -> str:
    return say(str(TERMS.get(value, value)))


def _day(on: date) -> dict[str, Any]:
    calendar = loader.base_calendar()
    return {"kind": str(calendar.kind(on)), "note": calendar.reason(on)}
