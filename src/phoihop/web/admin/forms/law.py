"""Forms of local versions; each gives the content that ``base.law.local`` checks like the shipped data."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from phoihop.base.law.lists import EXTRA
from phoihop.base.law.local_content import REMOVED
from phoihop.base.ui.fields import DateField, LinesField
from phoihop.kernel.calendar import DayKind
from phoihop.kernel.rules import Direction, Roll, Unit

LONGEST_SPAN = timedelta(days=15)
ROLLS = {
    Roll.NEXT_WORKING: _("sang ngày làm việc tiếp theo"),
    Roll.PREVIOUS_WORKING: _("lùi về ngày làm việc trước"),
    Roll.PREVIOUS_WORKING_WARNING: _("giữ nguyên, nhắc vào ngày làm việc trước"),
    Roll.NONE: _("giữ nguyên"),
}
RUNG = re.compile(r"(?P<key>[\w.+-]+)\s*:\s*(?P<sign>[+-]?)(?P<value>\d+)\s*(?P<unit>\D*)")


class VersionForm(forms.Form):
    """What every local version needs: from when, under which document, why."""

    valid_from = DateField(label=_("Hiệu lực từ ngày"))
    valid_to = DateField(label=_("Đến hết ngày"), required=False)
    document = forms.CharField(label=_("Văn bản quyết định"), max_length=200)
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)

    @property
    def terms(self) -> dict[str, Any]:
        """The arguments of the proposal apart from its content."""
        return {
            name: self.cleaned_data.get(name) for name in ("valid_from", "valid_to", "document", "reason")
        }


class RungsField(LinesField):
    """The ladder of reminders, one rung a line: ``T-7: -7 ngày làm việc``."""

    def clean(self, value: Any) -> list[Any]:
        rungs = [_rung(line) for line in super().clean(value)]
        keys = [rung["key"] for rung in rungs]
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise forms.ValidationError(_now("Nấc %(key)s ghi hai lần.") % {"key": min(twice)})
        return rungs

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(_rung_words(rung) if isinstance(rung, dict) else str(rung) for rung in value)
        return value


class GroundsField(LinesField):
    """Grounds of a pause or extension, one a line: words, then after a stroke where it is written."""

    def clean(self, value: Any) -> list[Any]:
        parts = [line.partition("|") for line in super().clean(value)]
        return [
            {"text": text.strip(), "source": source.strip(), "verified": ""} for text, _bar, source in parts
        ]

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(
                f"{each['text']} | {each['source']}" if each["source"] else each["text"] for each in value
            )
        return value


class RuleForm(VersionForm):
    """What an office may decide of a rule; direction, start and escalation stay those of the shipped rule."""

    title = forms.CharField(label=_("Tên"), max_length=200)
    value = forms.IntegerField(label=_("Số"), min_value=0, max_value=3650)
    unit = forms.ChoiceField(label=_("Đơn vị"), choices=[(unit.value, _(unit.label)) for unit in Unit])
    roll = forms.ChoiceField(
        label=_("Khi ngày cuối là ngày nghỉ"), choices=[(r.value, words) for r, words in ROLLS.items()]
    )
    source_document = forms.CharField(label=_("Văn bản quy định"), max_length=200)
    source_article = forms.CharField(label=_("Điều, khoản"), max_length=80, required=False)
    verified = forms.CharField(
        label=_("Người thẩm định, ngày"),
        max_length=120,
        required=False,
        help_text=_("Để trống: chưa thẩm định."),
    )
    pauses = GroundsField(
        label=_("Căn cứ tạm dừng"),
        required=False,
        help_text=_("Mỗi dòng một căn cứ; sau dấu | là điều khoản."),
    )
    extensions = GroundsField(label=_("Căn cứ gia hạn"), required=False, help_text=_("Mỗi dòng một căn cứ."))
    warnings = RungsField(
        label=_("Nấc nhắc"), required=False, help_text=_("Mỗi dòng một nấc, ví dụ: T-3: -3 ngày làm việc.")
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=400, required=False)

    field_order = ("title", "value", "unit", "roll", "source_document", "source_article", "verified")

    def __init__(self, *args: Any, direction: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_before = direction == Direction.BEFORE
        fitting = [roll for roll in ROLLS if roll is Roll.NONE or (roll is Roll.NEXT_WORKING) != is_before]
        self.fields["roll"].choices = [(roll.value, ROLLS[roll]) for roll in fitting]  # type: ignore[attr-defined]
        if is_before:
            # A limit counted backwards from an event cannot stand still.
            del self.fields["pauses"]

    @staticmethod
    def initial_of(content: dict[str, Any]) -> dict[str, Any]:
        source = content["source"]
        return {**content, "source_document": source["document"], "source_article": source["article"]}

    def content(self, base: dict[str, Any]) -> dict[str, Any]:
        """The content of the version: the base with what was decided."""
        data = self.cleaned_data
        decided = ("title", "value", "unit", "roll", "verified", "pauses", "extensions", "warnings", "note")
        rungs = {rung["key"] for rung in data["warnings"]}
        return {
            **base,
            **{name: data[name] for name in decided if name in data},
            "source": {"document": data["source_document"], "article": data["source_article"]},
            "escalation": [step for step in base["escalation"] if step["rung"] in rungs],
        }


class CalendarForm(VersionForm):
    """One day or some days in a row, worked or not."""

    first = DateField(label=_("Ngày"))
    last = DateField(label=_("Đến ngày"), required=False, help_text=_("Để trống nếu chỉ một ngày."))
    kind = forms.ChoiceField(
        label=_("Là"),
        choices=[(kind.value, _(kind.label)) for kind in DayKind if kind is not DayKind.WEEKEND],
    )
    note = forms.CharField(label=_("Tên ngày, lý do nghỉ hoặc làm bù"), max_length=120)

    field_order = ("first", "last", "kind", "note")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and not first <= last < first + LONGEST_SPAN:
            days = {"days": LONGEST_SPAN.days}
            self.add_error("last", _now("Ngày cuối phải sau ngày đầu, không quá %(days)s ngày.") % days)
        return data

    @property
    def days(self) -> list[date]:
        first, last = self.cleaned_data["first"], self.cleaned_data["last"] or self.cleaned_data["first"]
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    @property
    def content(self) -> dict[str, Any]:
        return {"kind": self.cleaned_data["kind"], "note": self.cleaned_data["note"]}


class YearForm(VersionForm):
    """The calendar of a year is complete and official."""


class EntryForm(VersionForm):
    """One line of a list, with what is peculiar to that list."""

    code = forms.RegexField(
        r"^[\w.-]{1,24}$",
        label=_("Mã"),
        error_messages={"invalid": _("Chữ, số, dấu chấm, gạch nối; không dấu cách.")},
    )
    vi = forms.CharField(label=_("Tên"), max_length=300)
    en = forms.CharField(label=_("Tên tiếng Anh"), max_length=300)
    note = forms.CharField(label=_("Ghi chú"), max_length=400, required=False)
    removed = forms.BooleanField(label=_("Thôi dùng (không cho chọn nữa)"), required=False)

    def __init__(self, *args: Any, listing: str, code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extra = EXTRA.get(listing, {})
        for name, kind in self.extra.items():
            self.fields[name] = _extra_field(name, kind)
        if code:
            self.fields["code"].disabled = True
            self.initial["code"] = code
        self.order_fields(["code", "vi", "en", *self.extra, "note", "removed"])

    @property
    def content(self) -> dict[str, Any]:
        data = self.cleaned_data
        said = {name: data[name] for name in ("vi", "en", "note", *self.extra)}
        return {**said, REMOVED: True} if data["removed"] else said


class HeadForm(VersionForm):
    """Head, symbols and signature blocks of a body (Decree 30/2020/NĐ-CP, Annex I)."""

    superior = LinesField(
        label=_("Cơ quan cấp trên"), required=False, rows=2, help_text=_("Mỗi dòng in một dòng.")
    )
    body = LinesField(label=_("Cơ quan ban hành"), rows=2)
    place = forms.CharField(label=_("Địa danh"), max_length=80)
    contact = forms.CharField(label=_("Chân trang (địa chỉ, điện thoại)"), max_length=300, required=False)
    symbols = LinesField(
        label=_("Ký hiệu"),
        rows=8,
        help_text=_("Mỗi dòng: loại = mẫu, ví dụ BC = {number}/BC-HĐND; phải có default."),
    )
    signatures = LinesField(
        label=_("Khối chữ ký"),
        rows=4,
        help_text=_("Mỗi dòng: vai = dòng 1 / dòng 2, ví dụ head = TM. … / CHỦ TỊCH."),
    )
    source = forms.CharField(label=_("Nguồn"), max_length=200, required=False)

    field_order = ("superior", "body", "place", "contact", "symbols", "signatures", "source")

    @staticmethod
    def initial_of(head: dict[str, Any]) -> dict[str, Any]:
        symbols = [f"{kind} = {pattern}" for kind, pattern in head["symbols"].items()]
        signatures = [f"{role} = {' / '.join(lines)}" for role, lines in head["signatures"].items()]
        return {**head, "symbols": symbols, "signatures": signatures}

    def clean_symbols(self) -> dict[str, str]:
        return _pairs(self.cleaned_data["symbols"])

    def clean_signatures(self) -> dict[str, list[str]]:
        pairs = _pairs(self.cleaned_data["signatures"])
        return {
            role: [line.strip() for line in text.split(" / ") if line.strip()] for role, text in pairs.items()
        }

    @property
    def content(self) -> dict[str, Any]:
        names = ("superior", "body", "place", "contact", "symbols", "signatures", "source")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class DecideForm(forms.Form):
    """Why the second person does not agree."""

    reason = forms.CharField(label=_("Lý do không đồng ý"), max_length=300)


class TryForm(forms.Form):
    """A day to try a rule on."""

    ngay = DateField(label=_("Ngày xảy ra việc"))


def _pairs(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        name, sign, value = line.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise forms.ValidationError(
                _now("Dòng “%(line)s” chưa đúng dạng tên = giá trị.") % {"line": line}
            )
        found[name.strip()] = value.strip()
    return found


def _extra_field(name: str, kind: type) -> forms.Field:
    label = name.replace("_", " ")
    if kind is bool:
        return forms.BooleanField(label=label, required=False)
    if kind is tuple:
        return LinesField(label=label, required=False, help_text=_("Mỗi dòng một mã."))
    return forms.CharField(label=label, max_length=300, required=False)


def _rung(line: str) -> dict[str, Any]:
    found = RUNG.fullmatch(line)
    units = {unit.label: unit for unit in Unit} | {"": Unit.WORKING_DAY}
    if found is None or found["unit"].strip() not in units:
        raise forms.ValidationError(
            _now("Nấc “%(line)s” chưa đúng; ví dụ: T-3: -3 ngày làm việc.") % {"line": line}
        )
    value = int(found["value"])
    before, after = (value, 0) if found["sign"] == "-" else (0, value)
    return {"key": found["key"], "before": before, "after": after, "unit": units[found["unit"].strip()].value}


def _rung_words(rung: dict[str, Any]) -> str:
    value = -rung["before"] or rung["after"]
    return f"{rung['key']}: {value:+d} {Unit(rung['unit']).label}" if value else f"{rung['key']}: 0"
