"""Forms of terms and sessions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.base.ui.fields import DateField
from phoihop.org.choices import SessionKind, SessionOf
from phoihop.org.forms.shared import OrgForm
from phoihop.org.models import Term


class TermForm(OrgForm):
    code = forms.RegexField(
        r"^\d{4}-\d{4}$",
        label=_("Nhiệm kỳ"),
        help_text=_("Ví dụ 2026-2031."),
        error_messages={"invalid": _("Hãy ghi như 2026-2031.")},
    )
    starts_on = DateField(label=_("Từ ngày"))
    ends_on = DateField(label=_("Đến ngày"))
    legislature = forms.CharField(label=_("Quốc hội khóa"), max_length=10, required=False)
    term_number = forms.CharField(label=_("HĐND tỉnh khóa"), max_length=10, required=False)


class CloseTermForm(OrgForm):
    on = DateField(label=_("Kết thúc ngày"))


class SessionForm(OrgForm):
    of = forms.ChoiceField(label=_("Của"), choices=SessionOf.choices)
    kind = forms.ChoiceField(label=_("Loại"), choices=SessionKind.choices)
    term = forms.ModelChoiceField(label=_("Nhiệm kỳ"), queryset=Term.objects.none(), empty_label=None)
    number = forms.IntegerField(label=_("Kỳ họp thứ"), min_value=1, max_value=200)
    opens_on = DateField(label=_("Khai mạc"), required=False)
    closes_on = DateField(label=_("Bế mạc"), required=False)
    is_provisional = forms.BooleanField(label=_("Ngày dự kiến"), required=False, initial=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["term"].queryset = Term.objects.filter(closed_on__isnull=True)  # type: ignore[attr-defined]


class MoveSessionForm(OrgForm):
    opens_on = DateField(label=_("Khai mạc mới"), required=False)
    closes_on = DateField(label=_("Bế mạc mới"), required=False)
    is_provisional = forms.BooleanField(label=_("Vẫn là ngày dự kiến"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=300)
    document = forms.CharField(label=_("Văn bản"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
