"""Forms that move a due date; they check shape only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.base.ui.fields import DateField
from phoihop.kernel import clock


class MovingForm(forms.Form):
    """Carries the version of the commitment that the page was drawn from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ExtendForm(MovingForm):
    new_due_on = DateField(label=_("Hạn mới"))
    document = forms.CharField(label=_("Văn bản cho phép gia hạn"), max_length=200)
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class PauseForm(MovingForm):
    starts_on = DateField(label=_("Tạm dừng từ ngày"), initial=clock.today)
    ends_on = DateField(label=_("Đến hết ngày (để trống nếu chưa biết)"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=300)
    document = forms.CharField(label=_("Văn bản"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Ngày hết tạm dừng không thể trước ngày bắt đầu."))
        return data


class ResumeForm(MovingForm):
    ends_on = DateField(label=_("Tạm dừng đến hết ngày"), initial=clock.today)
