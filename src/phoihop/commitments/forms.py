"""Forms that move a due date; they check shape only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.base.ui.fields import DateField


class ExtendForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    new_due_on = DateField(label=_("Hạn mới"))
    document = forms.CharField(label=_("Văn bản cho phép gia hạn"), max_length=200)
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class PauseForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    starts_on = DateField(label=_("Tạm dừng từ ngày"))
    ends_on = DateField(label=_("Đến hết ngày"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=300)
    document = forms.CharField(label=_("Văn bản"), max_length=200, required=False)
