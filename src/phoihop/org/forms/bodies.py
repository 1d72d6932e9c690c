"""Forms of bodies and places."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.base.ui.fields import DateField
from phoihop.org.choices import BodyKind, PlaceKind
from phoihop.org.forms.shared import BodyField, EditForm, EndForm, OrgForm, PlaceField, places
from phoihop.org.models import Place


class BodyForm(EditForm):
    code = forms.CharField(label=_("Mã"), max_length=40, help_text=_("Không dùng lại, ví dụ SXD."))
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọn"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=BodyKind.choices)
    parent = BodyField(label=_("Trực thuộc"), required=False)
    place = PlaceField(label=_("Địa bàn"), required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=200, required=False)
    source = forms.CharField(label=_("Nguồn"), max_length=200, required=False)
    verified = forms.BooleanField(label=_("Đã thẩm định"), required=False)
    valid_from = DateField(label=_("Hoạt động từ ngày"), required=False)


class EndBodyForm(EndForm):
    document = forms.CharField(label=_("Văn bản quyết định"), max_length=200)


class SucceedForm(OrgForm):
    successor = BodyField(label=_("Cơ quan kế thừa"))
    on = DateField(label=_("Từ ngày"), help_text=_("Cơ quan cũ kết thúc vào ngày trước đó."))
    document = forms.CharField(label=_("Văn bản quyết định"), max_length=200)


class PrincipalForm(OrgForm):
    principal = BodyField(label=_("Giúp việc cho"))
    valid_from = DateField(label=_("Từ ngày"))


class PlaceForm(EditForm):
    code = forms.CharField(label=_("Mã"), max_length=12)
    name = forms.CharField(label=_("Tên"), max_length=120, help_text=_("Không ghi “xã”, “phường”."))
    kind = forms.ChoiceField(label=_("Loại"), choices=PlaceKind.choices)
    parent = PlaceField(label=_("Thuộc"), required=False)
    constituency = forms.IntegerField(
        label=_("Đơn vị bầu cử ĐBQH"), min_value=1, max_value=99, required=False
    )
    valid_from = DateField(label=_("Có từ ngày"), required=False)


class MergePlaceForm(OrgForm):
    successors = forms.ModelMultipleChoiceField(
        label=_("Thuộc về các đơn vị mới"),
        queryset=Place.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    on = DateField(label=_("Từ ngày"))
    document = forms.CharField(label=_("Văn bản quyết định"), max_length=200)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successors"].queryset = places()  # type: ignore[attr-defined]
