"""Opinions: the list with its filters and its sheet, one opinion with the paper that it stands in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.base.access.door import access
from phoihop.base.access.staff import attempt, staff
from phoihop.base.files.store import response
from phoihop.base.importing.exports import exported
from phoihop.base.ui.lists import page_of
from phoihop.kernel.decision import denied, require
from phoihop.org.models import Place
from phoihop.voters.actions.opinions import answer_on_spot
from phoihop.voters.choices import OpinionKind, states_of
from phoihop.voters.forms.triage import OnSpotForm
from phoihop.voters.models import Opinion
from phoihop.voters.permissions import P, decide
from phoihop.voters.reports import opinion_sheet
from phoihop.voters.selectors.history import withdrawal
from phoihop.voters.selectors.opinions import (
    OpinionFilter,
    opinion_list,
    rounds_for_filter,
    shown,
)
from phoihop.voters.selectors.source import source_of
from phoihop.voters.workflow import OPINION


@staff
@require_GET
def opinions(request: Any) -> HttpResponse:
    """The list; as a sheet exactly what is seen, with ``?xuat=xlsx``."""
    asked = OpinionFilter.of(request.GET)
    rows = opinion_list(request.actor, asked)
    if request.GET.get("xuat") == "xlsx":
        return exported(
            request, request.actor, "opinion.export", shown(rows), opinion_sheet, name="y-kien-cu-tri"
        )
    context = {
        "page": page_of(shown(rows), request.GET.get("trang")),
        "asked": asked,
        "rounds": rounds_for_filter(),
        "kinds": OpinionKind.choices,
        "statuses": states_of(OPINION),
        "places": Place.objects.filter(kind__in=["commune", "ward"]).only("code", "name", "kind"),
    }
    return render(request, "voters/page/opinions.html", context)


@staff
@require_GET
def opinion(request: Any, pk: int) -> HttpResponse:
    """One opinion: the words, who, where, and the place in the paper."""
    rows = Opinion.objects.select_related(
        "owner", "term", "meeting", "round", "place", "petition", "source_file"
    ).prefetch_related("places")
    found = access(request.actor, rows, P.VIEW, decide, pk=pk)
    context = {
        "opinion": found,
        "withdrawn": withdrawal(found),
        "source": source_of(request.actor, found),
        "may_triage": decide(request.actor, P.TRIAGE, found),
        "may_answer": decide(request.actor, P.RECORD_OPINION, found).allowed and found.status == "recorded",
    }
    return render(request, "voters/page/opinion.html", context)


@staff
def answer(request: Any, pk: int) -> HttpResponse:
    """An authority that was present answered: what it said, and who said it (L72 art. 24.1d)."""
    found = access(request.actor, Opinion.objects.select_related("owner"), P.RECORD_OPINION, decide, pk=pk)
    initial = {"version": found.version, "answer": found.on_spot_answer, "by": found.on_spot_by}
    form = OnSpotForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if attempt(
            request,
            lambda: answer_on_spot(
                actor=request.actor,
                opinion=found,
                answer=data["answer"],
                by=data["by"],
                expected_version=data["version"],
            ),
            _("Đã ghi trả lời tại chỗ."),
        ):
            return redirect("voters:opinion", pk=pk)
    return render(request, "voters/page/on_spot.html", {"opinion": found, "form": form})


@staff
@require_GET
def opinion_file(request: Any, pk: int) -> HttpResponseBase:
    """The paper that an opinion came in; one that holds a complaint or denunciation opens in the tray only."""
    found = access(request.actor, Opinion.objects.select_related("source_file"), P.VIEW, decide, pk=pk)
    if found.source_file is None:
        raise Http404
    source = source_of(request.actor, found)
    require(source.may_open if source else denied("Không có tệp."))
    return response(found.source_file)
