"""Fields of forms that are typed the Vietnamese way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DATE_INPUTS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]


class DateField(forms.DateField):
    """A day typed as an official writes it: 23/11/2026; the browser's picker gives 2026-11-23."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        errors = {"invalid": _("Ngày không đúng. Hãy ghi như 23/11/2026.")}
        super().__init__(input_formats=DATE_INPUTS, widget=widget, error_messages=errors, **kwargs)


class LinesField(forms.CharField):
    """One thing a line; cleaned to the list of its lines without the empty ones."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in str(super().clean(value)).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value
