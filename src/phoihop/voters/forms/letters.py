"""The form that issues a transfer letter; it checks shape only, the act checks the rest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.base.ui.fields import DateField
from phoihop.org.models import SeatHolding
from phoihop.voters.forms.petitions import Versioned


class OpeningForm(Versioned):
    note = forms.CharField(
        label=_("Đoạn mở đầu riêng"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In trước đoạn nêu căn cứ; để trống nếu không cần."),
    )


class IssueForm(Versioned):
    """``signers`` is given to who registers a letter signed on paper; who signs here signs for the own seat.

    ``read`` is the mark of the text that stood on the page.
    """

    read = forms.CharField(widget=forms.HiddenInput, required=False)
    issued_on = DateField(label=_("Ngày ban hành"))
    signer = forms.ModelChoiceField(
        label=_("Người đã ký trên giấy"),
        queryset=SeatHolding.objects.none(),
        help_text=_("Họ tên và khối chữ ký lấy theo người được chọn; không gõ tay."),
    )

    def __init__(self, *args: Any, signers: QuerySet[SeatHolding] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if signers is None:
            del self.fields["signer"]
        else:
            self.fields["signer"].queryset = signers  # type: ignore[attr-defined]
