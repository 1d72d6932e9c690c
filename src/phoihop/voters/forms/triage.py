"""Forms of triage: a petition out of an opinion, its parts, setting aside, withdrawing."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from phoihop.base.law.local import current_list
from phoihop.org.models import Body
from phoihop.voters.actions.petitions import Classification
from phoihop.voters.choices import SECRET_KINDS, OpinionKind, Urgency
from phoihop.voters.forms.petitions import AUTHORITIES, Versioned, bodies


class OnSpotForm(Versioned):
    """What an authority answered at the meeting itself."""

    answer = forms.CharField(
        label=_("Nội dung trả lời tại chỗ"), widget=forms.Textarea(attrs={"rows": 5}), max_length=10000
    )
    by = forms.CharField(label=_("Người trả lời, cơ quan"), max_length=200)


class PetitionForm(Versioned):
    """The staff's wording and how it is classified. Left empty, the classification is made later."""

    content = forms.CharField(
        label=_("Nội dung kiến nghị"), widget=forms.Textarea(attrs={"rows": 6}), max_length=20000
    )
    field = forms.CharField(label=_("Lĩnh vực"), max_length=6, required=False)
    other_field = forms.ChoiceField(label=_("Lĩnh vực khác"), required=False)
    competence = forms.ChoiceField(label=_("Thẩm quyền"), required=False)
    lead = forms.CharField(label=_("Cơ quan chủ trì"), required=False)
    other_lead = forms.ModelChoiceField(
        label=_("Cơ quan khác"),
        queryset=Body.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="—",
    )
    co_authorities = forms.ModelMultipleChoiceField(
        label=_("Cơ quan phối hợp"), queryset=Body.objects.none(), to_field_name="code", required=False
    )
    urgency = forms.ChoiceField(
        label=_("Cấp bách"), choices=Urgency.choices, initial=Urgency.NORMAL, required=False
    )
    earlier = forms.MultipleChoiceField(label=_("Cùng việc đã trả lời"), required=False)

    def __init__(self, *args: Any, earlier: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listing in (("competence", "competence"), ("other_field", "fields")):
            entries = [(entry.code, entry.name) for entry in current_list(listing)]
            self.fields[name].choices = [("", "—"), *entries]  # type: ignore[attr-defined]
        for name in ("other_lead", "co_authorities"):
            self.fields[name].queryset = bodies(*AUTHORITIES)  # type: ignore[attr-defined]
        self.fields["earlier"].choices = [(code, code) for code in earlier or []]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["field"] = data.get("other_field") or data.get("field") or ""
        lead = data.get("other_lead")
        if lead is None and data.get("lead"):
            lead = bodies(*AUTHORITIES).filter(code=data["lead"]).first()
            if lead is None:
                self.add_error(
                    "other_lead", _now("Không có cơ quan mang mã “%(code)s”.") % {"code": data["lead"]}
                )
        data["lead_body"] = lead
        given = [bool(data["field"]), bool(data.get("competence")), lead is not None]
        if any(given) and not all(given):
            self.add_error(
                None,
                _now(
                    "Phân loại cần đủ thẩm quyền, lĩnh vực và cơ quan chủ trì; hoặc để trống cả ba để phân loại sau."
                ),
            )
        return data

    def classification(self) -> Classification | None:
        data = self.cleaned_data
        if data["lead_body"] is None or not data["field"]:
            return None
        others = [body for body in data["co_authorities"] if body != data["lead_body"]]
        return Classification(
            data["competence"], data["field"], data["lead_body"], others, data["urgency"] or Urgency.NORMAL
        )


class CutForm(Versioned):
    """Several requests in one opinion: an empty line stands where it is to be cut."""

    words = forms.CharField(
        label=_("Đặt một dòng trống ở chỗ cần tách"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20000,
    )

    def clean_words(self) -> list[str]:
        parts = [
            part.strip()
            for part in re.split(r"\n\s*\n", self.cleaned_data["words"].replace("\r\n", "\n"))
            if part.strip()
        ]
        if len(parts) < 2:
            raise forms.ValidationError(_now("Chưa có chỗ tách: hãy để một dòng trống giữa hai kiến nghị."))
        return parts


class SetAsideForm(Versioned):
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[(kind.value, kind.label) for kind in SECRET_KINDS],
        initial=OpinionKind.COMPLAINT,
    )


class BulkForm(forms.Form):
    """Many opinions of the queue at once."""

    chosen = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Hãy chọn ít nhất một ý kiến.")}
    )
    act = forms.ChoiceField(choices=[("note", ""), ("accept", ""), ("field", "")])
    field = forms.CharField(max_length=6, required=False)

    def __init__(self, *args: Any, ids: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(str(pk), "") for pk in ids]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("act") == "field" and not data.get("field"):
            self.add_error("field", _now("Hãy chọn lĩnh vực."))
        return data
