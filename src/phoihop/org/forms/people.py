"""Forms of people, seats and accounts."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from phoihop.base.ui.fields import DateField
from phoihop.org.choices import HoldingKind
from phoihop.org.forms.shared import BodyField, EditForm, OrgForm, PersonField, PlaceField
from phoihop.org.models.seats import ROLE_CHOICES


class PersonForm(EditForm):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=160)
    note = forms.CharField(
        label=_("Ghi chú"), max_length=200, required=False, help_text=_("Để phân biệt người trùng tên.")
    )


class SeatForm(OrgForm):
    body = BodyField(label=_("Cơ quan"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=ROLE_CHOICES)
    title = forms.CharField(label=_("Chức vụ"), max_length=160)
    place = PlaceField(label=_("Địa bàn phụ trách"), required=False)
    opens_tray = forms.BooleanField(label=_("Được mở khay khiếu nại, tố cáo"), required=False)
    document = forms.CharField(
        label=_("Văn bản phân công"),
        max_length=200,
        required=False,
        help_text=_("Bắt buộc khi giao mở khay."),
    )
    valid_from = DateField(label=_("Từ ngày"), required=False)


class EditSeatForm(EditForm):
    title = forms.CharField(label=_("Chức vụ"), max_length=160)
    place = PlaceField(label=_("Địa bàn phụ trách"), required=False)
    opens_tray = forms.BooleanField(label=_("Được mở khay khiếu nại, tố cáo"), required=False)
    document = forms.CharField(
        label=_("Văn bản phân công"),
        max_length=200,
        required=False,
        help_text=_("Bắt buộc khi giao mở khay."),
    )


class HoldingForm(OrgForm):
    person = PersonField(label=_("Người"))
    kind = forms.ChoiceField(label=_("Hình thức"), choices=HoldingKind.choices)
    valid_from = DateField(label=_("Từ ngày"))
    valid_to = DateField(label=_("Đến hết ngày"), required=False)
    document = forms.CharField(
        label=_("Văn bản"),
        max_length=200,
        required=False,
        help_text=_("Bắt buộc khi quyền, tạm giao, ủy quyền."),
    )


class AccountForm(OrgForm):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=80,
        help_text=_("Chữ không dấu, chữ số, dấu chấm, gạch nối."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    person = PersonField(label=_("Người có sẵn"), required=False)
    full_name = forms.CharField(label=_("Hoặc họ và tên người mới"), max_length=160, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)


class EditAccountForm(EditForm):
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=settings.LANGUAGES)
