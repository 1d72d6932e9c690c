"""Forms of the way in: the paper and its occasion, one item of the preview."""

from __future__ import annotations

import difflib
import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from phoihop.base.law.local import current_list
from phoihop.base.ui.fields import DateField
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.text import fold
from phoihop.org.models import Place, Term
from phoihop.voters.choices import OpinionKind
from phoihop.voters.forms.petitions import AUTHORITIES, bodies
from phoihop.voters.imports.target import PAPER_KINDS, Target
from phoihop.voters.models import Meeting, MeetingRound

ACCEPTED_FILES = ".docx,.xlsx,.xls,.pdf"
_WORDS_FOR_UNITS = ("xa ", "phuong ", "thi tran ")


class UploadForm(forms.Form):
    """What is read, and for which occasion it is kept."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED_FILES}),
        error_messages={"empty": _("Tệp này rỗng (0 byte); hãy chọn tệp khác.")},
    )
    occasion = forms.ChoiceField(label=_("Ý kiến được nêu ở đâu"), required=False)
    channel = forms.ChoiceField(label=_("Kênh"), initial="TXCT")
    said_on = DateField(label=_("Nêu ngày"), required=False)
    term = forms.ModelChoiceField(label=_("Nhiệm kỳ"), queryset=Term.objects.none(), empty_label=None)
    paper = forms.ChoiceField(label=_("Loại văn bản"), choices=list(PAPER_KINDS.items()), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["channel"].choices = [(entry.code, entry.vi) for entry in current_list("channels")]  # type: ignore[attr-defined]
        self.fields["term"].queryset = Term.objects.order_by("-starts_on")  # type: ignore[attr-defined]
        self.fields["occasion"].choices = _occasions(actor)  # type: ignore[attr-defined]
        if actor.term is not None:
            self.fields["term"].initial = actor.term

    def target(self) -> Target:
        """What the paper is read for, out of a valid form."""
        data = self.cleaned_data
        round_, meeting = _picked(data["occasion"], self.actor)
        owner = self.actor.principal or 0
        day = data["said_on"] or (meeting.starts_at.date() if meeting else None)
        term = round_.term_id if round_ else data["term"].pk
        return Target(
            owner=owner,
            term=term,
            round=round_.pk if round_ else None,
            meeting=meeting.pk if meeting else None,
            channel=data["channel"],
            said_on=day.isoformat() if day else "",
            paper=data["paper"],
        )


def _occasions(actor: Actor) -> list[Any]:
    rounds = list(MeetingRound.objects.filter(owner=actor.principal).order_by("-starts_on", "-pk")[:30])
    meetings = list(
        Meeting.objects.filter(owner=actor.principal)
        .select_related("host_commune")
        .order_by("-starts_at")[:200]
    )
    by_round: dict[int | None, list[tuple[str, str]]] = {}
    for meeting in meetings:
        by_round.setdefault(meeting.round_id, []).append((f"m{meeting.pk}", f"{meeting}"))
    choices: list[Any] = [("", _now("Ghi nhận khác (không theo đợt tiếp xúc)"))]
    for one in rounds:
        choices.append(
            (
                one.title,
                [(f"r{one.pk}", _now("Cả đợt: %(title)s") % {"title": one.title}), *by_round.get(one.pk, [])],
            )
        )
    if None in by_round:
        choices.append((_now("Cuộc tiếp xúc ngoài đợt"), by_round[None]))
    return choices


def _picked(value: str, actor: Actor) -> tuple[MeetingRound | None, Meeting | None]:
    if value[:1] == "m" and value[1:].isdigit():
        meeting = (
            Meeting.objects.select_related("round").filter(pk=int(value[1:]), owner=actor.principal).first()
        )
        return (meeting.round if meeting else None), meeting
    if value[:1] == "r" and value[1:].isdigit():
        return MeetingRound.objects.filter(pk=int(value[1:]), owner=actor.principal).first(), None
    return None, None


class PlacesField(forms.CharField):
    """Communes typed by name, several with commas between; an unknown one is answered with what may be meant."""

    def clean(self, value: Any) -> list[str]:
        typed = [
            part.strip()
            for part in str(super().clean(value) or "").replace(";", ",").split(",")
            if part.strip()
        ]
        if not typed:
            return []
        known = _places_by_name()
        codes, unknown = [], []
        for name in typed:
            code = known.get(" ".join(fold(name).split())) or known.get(_bare(name))
            if code:
                codes.append(code)
            else:
                close = difflib.get_close_matches(_bare(name), known, n=1, cutoff=0.6)
                meant = Place.objects.filter(code=known[close[0]]).first() if close else None
                question = _now(" Có phải “%(name)s”?") % {"name": meant.name} if meant else ""
                unknown.append(_now("Không có xã, phường “%(name)s”.") % {"name": name} + question)
        if unknown:
            raise forms.ValidationError(unknown)
        return list(dict.fromkeys(codes))


def _places_by_name() -> dict[str, str]:
    rows = Place.objects.valid(clock.today()).filter(kind__in=["commune", "ward"])
    found: dict[str, str] = {}
    for place in rows:
        found.setdefault(_bare(place.name), place.code)
        found[fold(str(place))] = place.code
    return found


def _bare(name: str) -> str:
    folded = fold(name)
    for unit in _WORDS_FOR_UNITS:
        folded = folded.removeprefix(unit)
    return " ".join(folded.split())


class ItemForm(forms.Form):
    """One item of the preview; every value can be corrected where it stands."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=_("Nguyên văn"), widget=forms.Textarea(attrs={"rows": 6}), max_length=20000, required=False
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=OpinionKind.choices, widget=forms.RadioSelect)
    places = PlacesField(label=_("Xã, phường của cử tri"), required=False)
    speaker = forms.CharField(label=_("Người nêu"), max_length=200, required=False)
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    competence = forms.ChoiceField(label=_("Thẩm quyền"), required=False)
    lead = forms.CharField(required=False)
    other_lead = forms.ChoiceField(label=_("Cơ quan khác"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listing in (("competence", "competence"), ("field", "fields")):
            entries = [(entry.code, entry.vi) for entry in current_list(listing)]
            self.fields[name].choices = [("", _now("— chưa rõ —")), *entries]  # type: ignore[attr-defined]
        agencies = bodies(*AUTHORITIES).values_list("code", "name")
        self.fields["other_lead"].choices = [("", "—"), *agencies]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What a person says of the item, by the names that an item's values have."""
        data = dict(self.cleaned_data)
        data.pop("stamp")
        other = data.pop("other_lead")
        if other or data["lead"] == "other":
            data["lead"] = other
        return data


class SplitForm(forms.Form):
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=_("Đặt một dòng trống ở chỗ cần tách"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20000,
    )

    def parts(self) -> list[str]:
        return [
            part.strip()
            for part in re.split(r"\n\s*\n", self.cleaned_data["words"].replace("\r\n", "\n"))
            if part.strip()
        ]


class PurposeForm(forms.Form):
    """Why a sealed item is opened; kept in the read log."""

    purpose = forms.CharField(label=_("Mục đích mở"), max_length=200, min_length=5)
