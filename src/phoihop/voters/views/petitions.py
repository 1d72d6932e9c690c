"""Petitions: the list, one petition, its classification, wording and end."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from phoihop.base.access.door import access
from phoihop.base.access.staff import attempt, staff
from phoihop.base.importing.exports import exported
from phoihop.base.law.local import current_list
from phoihop.base.ui.lists import COUNT_CAP, page_of
from phoihop.kernel import clock
from phoihop.voters.actions.closing import close_petition, reopen_petition
from phoihop.voters.actions.petitions import Classification, classify_petition, edit_wording
from phoihop.voters.actions.withdrawing import withdraw_petition
from phoihop.voters.forms.petitions import ClassifyForm, ReasonForm, WithdrawalForm, WordingForm
from phoihop.voters.models import Petition
from phoihop.voters.permissions import P, decide
from phoihop.voters.reports import petition_sheet
from phoihop.voters.selectors.exporting import EXPORTED
from phoihop.voters.selectors.history import history
from phoihop.voters.selectors.moves import petition_moves
from phoihop.voters.selectors.narrowing import narrowed_to, owners
from phoihop.voters.selectors.petition_page import page_rows, petition_page
from phoihop.voters.selectors.petitions import (
    COLUMNS,
    SEARCH_CAP,
    PetitionFilter,
    list_row,
    order_of,
    petition_list,
)
from phoihop.voters.selectors.progress import STAGE_LABELS
from phoihop.voters.selectors.sentences import answer_debt, state_sentence
from phoihop.voters.views.passed import passed
from phoihop.voters.workflow import PETITION

LIST_VIEWS = {
    "waiting": gettext_lazy("Đang theo dõi"),
    "unsent": gettext_lazy("Chưa chuyển"),
    "open_due": gettext_lazy("Chờ trả lời, theo hạn"),
    "due_soon": gettext_lazy("Sắp hết hạn"),
    "late": gettext_lazy("Quá hạn"),
    "newly_late": gettext_lazy("Mới quá hạn trong tuần"),
    "all": gettext_lazy("Tất cả"),
}


def found(request: Any, code: str, permission: P = P.VIEW) -> Petition:
    """The petition behind an address, through the door."""
    rows = Petition.objects.select_related("owner", "lead", "publication").defer("search_vector")
    return access(request.actor, rows, permission, decide, code=code)


@staff
@require_GET
def petitions(request: Any) -> HttpResponse:
    """The list of petitions; every filter stands in the address."""
    asked = PetitionFilter(**{f.name: request.GET.get(f.name, f.default) for f in fields(PetitionFilter)})
    rows, today = petition_list(request.actor, asked), clock.today()
    if request.GET.get("xuat") == "xlsx":

        def draw(found: list[Any], notes: list[str]) -> bytes:
            return petition_sheet(found, today, notes, actor=request.actor)

        return exported(
            request, request.actor, "petition.export", rows.values_list(*EXPORTED), draw, name="kien-nghi"
        )
    is_search = bool(asked.q.strip())
    cap = SEARCH_CAP if is_search else COUNT_CAP
    page = page_of(rows, request.GET.get("trang"), cap=cap, columns=COLUMNS, counts_along=is_search)
    chips = narrowed_to(asked)
    narrowed = len(chips) + sum(bool(value) for value in (asked.q, asked.owner, asked.field, asked.stage))
    context = {
        "page": page,
        "rows": [list_row(each, today) for each in page.rows],
        "asked": asked,
        "order": order_of(asked) if not asked.q.strip() else "",
        "chips": chips,
        "narrowed": narrowed,
        "views": LIST_VIEWS,
        "stages": STAGE_LABELS,
        "owners": owners(),
        "may_import": decide(request.actor, P.IMPORT).allowed,
        "subject_fields": {entry.code: entry.name for entry in current_list("fields")},
    }
    return render(request, "voters/page/petitions.html", context)


@staff
@require_GET
def petition(request: Any, code: str) -> HttpResponse:
    """One petition: the sentence of state, the next lawful moves, the content, the sources, the history."""
    obj = access(request.actor, page_rows(), P.VIEW, decide, code=code)
    shown = petition_page(request.actor, obj)
    referrals = shown["referrals"]
    sentence = state_sentence(obj, referrals, clock.today())
    context = {
        **shown,
        "petition": obj,
        "sentence": sentence,
        "commitment": answer_debt(sentence.commitment_of),
        "may_edit": decide(request.actor, P.TRIAGE, obj).allowed and obj.status in ("open", "classified"),
        "may_publish": decide(request.actor, P.PUBLISH, obj).allowed,
        "moves": petition_moves(request.actor, obj, referrals),
        "history": history(request.actor, obj, referrals),
        "stages": STAGE_LABELS,
        "field_name": next((e.name for e in current_list("fields") if e.code == obj.subject_field), ""),
        "competence_name": next((e.name for e in current_list("competence") if e.code == obj.competence), ""),
    }
    return render(request, "voters/page/petition.html", context)


@staff
def classify(request: Any, code: str) -> HttpResponse:
    """Classify: competence, field, lead and co-ordinating authorities."""
    obj = found(request, code, P.CLASSIFY)
    if gone := passed(request, PETITION, obj, "classify"):
        return gone
    initial = {
        "version": obj.version,
        "competence": obj.competence,
        "subject_field": obj.subject_field,
        "lead": obj.lead and obj.lead.code,
        "co_authorities": [body.code for body in obj.co_authorities.all()],
        "urgency": obj.urgency,
    }
    form = ClassifyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        chosen = Classification(
            data["competence"],
            data["subject_field"],
            data["lead"],
            list(data["co_authorities"]),
            data["urgency"],
        )
        if attempt(
            request,
            lambda: classify_petition(
                actor=request.actor, petition=obj, classification=chosen, expected_version=data["version"]
            ),
            _("Đã phân loại %(code)s.") % {"code": obj.code},
        ):
            return redirect(obj)
    return render(
        request,
        "voters/page/form.html",
        {"petition": obj, "form": form, "title": _("Phân loại kiến nghị"), "button": _("Phân loại")},
    )


@staff
def wording(request: Any, code: str) -> HttpResponse:
    """Edit the staff's wording; the voters' own words are never changed."""
    obj = found(request, code, P.TRIAGE)
    form = WordingForm(
        request.POST or None, initial={"version": obj.version, "content": obj.content, "summary": obj.summary}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if attempt(
            request,
            lambda: edit_wording(
                actor=request.actor,
                petition=obj,
                content=data["content"],
                summary=data["summary"],
                expected_version=data["version"],
            ),
            _("Đã sửa lời văn %(code)s.") % {"code": obj.code},
        ):
            return redirect(obj)
    return render(
        request,
        "voters/page/form.html",
        {"petition": obj, "form": form, "title": _("Sửa lời văn"), "button": _("Lưu lời văn")},
    )


@staff
def reopen(request: Any, code: str) -> HttpResponse:
    """Voters do not accept the answer."""
    obj = found(request, code, P.REOPEN)
    if gone := passed(request, PETITION, obj, "reopen"):
        return gone
    form = ReasonForm(request.POST or None, initial={"version": obj.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if attempt(
            request,
            lambda: reopen_petition(
                actor=request.actor, petition=obj, reason=data["reason"], expected_version=data["version"]
            ),
            _("Đã mở lại %(code)s.") % {"code": obj.code},
        ):
            return redirect(obj)
    return render(
        request,
        "voters/page/form.html",
        {"petition": obj, "form": form, "title": _("Mở lại kiến nghị"), "button": _("Mở lại")},
    )


@staff
def withdraw(request: Any, code: str) -> HttpResponse:
    """Voters take it back by a document; the page says what ends with it (case E25)."""
    obj = found(request, code, P.CLOSE)
    form = WithdrawalForm(request.POST or None, initial={"version": obj.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if attempt(
            request,
            lambda: withdraw_petition(
                actor=request.actor,
                petition=obj,
                document=data["document"],
                expected_version=data["version"],
            ),
            _("Đã ghi việc cử tri rút %(code)s.") % {"code": obj.code},
        ):
            return redirect(obj)
    context = {
        "petition": obj,
        "form": form,
        "title": _("Ghi việc cử tri rút kiến nghị"),
        "button": _("Ghi việc rút"),
        "part": "voters/part/withdraw_note.html",
    }
    return render(request, "voters/page/form.html", context)


@staff
@require_POST
def close(request: Any, code: str) -> HttpResponse:
    """End the matter; refused with what is missing while anything is owed."""
    obj = found(request, code)
    attempt(
        request,
        lambda: close_petition(actor=request.actor, petition=obj),
        _("Đã kết thúc theo dõi %(code)s.") % {"code": obj.code},
    )
    return redirect(obj)
