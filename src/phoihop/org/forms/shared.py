"""What the forms of the organisation share; forms check shape only, the acts check the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.base.ui.fields import DateField
from phoihop.kernel import clock
from phoihop.org.fingerprint import fingerprint
from phoihop.org.models import Body, Person, Place


def bodies() -> QuerySet[Body]:
    """Bodies that work today, by name."""
    return Body.objects.valid(clock.today()).order_by("folded")


def places() -> QuerySet[Place]:
    """Places that exist today, by name."""
    return Place.objects.valid(clock.today()).order_by("folded")


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Body.objects.none(), empty_label="—", **kwargs)
        self.limit = bodies

    def label_from_instance(self, obj: Model) -> str:
        return f"{obj} ({obj.code})"  # type: ignore[attr-defined]


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Place.objects.none(), empty_label="—", **kwargs)
        self.limit = places


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Person.objects.none(), empty_label="—", **kwargs)
        self.limit = Person.objects.order_by("full_name", "pk").all

    def label_from_instance(self, obj: Model) -> str:
        note = getattr(obj, "note", "")
        return f"{obj} ({note})" if note else str(obj)


class OrgForm(forms.Form):
    """Chooses are asked from the database when the form is made, not when the module is read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if (limit := getattr(field, "limit", None)) is not None:
                field.queryset = limit()  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, without the fingerprint of the page."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class EditForm(OrgForm):
    """Starts from a row and carries its fingerprint, so that an older page overwrites nothing."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    @classmethod
    def initial_of(cls, obj: Model, editable: Iterable[str]) -> dict[str, Any]:
        editable = tuple(editable)
        said = {name: getattr(obj, name) for name in editable if name in cls.base_fields}
        return {**said, "seen": fingerprint(obj, editable)}

    @property
    def seen_value(self) -> str | None:
        return self.cleaned_data.get("seen") or None


class EndForm(OrgForm):
    last_day = DateField(label=_("Ngày cuối cùng"), help_text=_("Đến hết ngày này."))


class ReasonForm(OrgForm):
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class ConfirmForm(OrgForm):
    """Nothing to fill in: the button is the answer."""
