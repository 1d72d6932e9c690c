"""The tray of complaints and denunciations: codes in the list; words only after a purpose is stated and logged."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.access.door import access
from phoihop.base.access.staff import staff
from phoihop.base.files.store import response
from phoihop.base.ui.lists import page_of
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.tray import read_sealed
from phoihop.voters.forms.intake import PurposeForm
from phoihop.voters.models import SealedOpinion
from phoihop.voters.permissions import P, decide


@staff
@require_GET
def tray(request: Any) -> HttpResponse:
    """Code, kind, date and places; nothing of what was said."""
    require(decide(request.actor, P.OPEN_TRAY))
    rows = SealedOpinion.objects.visible_to(request.actor).defer("sealed_words").prefetch_related("places")
    page = page_of(rows.order_by("-pk"), request.GET.get("trang"))
    return render(request, "voters/page/tray.html", {"page": page})


@staff
@require_http_methods(["GET", "POST"])
def tray_item(request: Any, code: str) -> HttpResponse:
    """One item: its read log; with a purpose its words, in this answer alone."""
    require(decide(request.actor, P.OPEN_TRAY))
    rows = SealedOpinion.objects.select_related("owner", "meeting", "round", "source_file").prefetch_related(
        "places"
    )
    item = access(request.actor, rows, P.OPEN_TRAY, decide, code=code)
    form = PurposeForm(request.POST or None)
    words = ""
    if request.method == "POST" and form.is_valid():
        words = read_sealed(actor=request.actor, item=item, purpose=form.cleaned_data["purpose"])
    context = {"item": item, "form": form, "words": words, "readings": item.readings.all()[:200]}
    answer = render(request, "voters/page/tray_item.html", context, status=422 if form.errors else 200)
    answer["Cache-Control"] = "no-store"
    return answer


@staff
@require_http_methods(["POST"])
def tray_file(request: Any, code: str) -> HttpResponseBase:
    """The paper in which it came; opening it is a reading like any other."""
    item = access(
        request.actor, SealedOpinion.objects.select_related("source_file"), P.OPEN_TRAY, decide, code=code
    )
    form = PurposeForm(request.POST)
    if item.source_file is None or not form.is_valid():
        raise NotAllowed(_("Hãy ghi mục đích mở (ít nhất 5 ký tự)."))
    read_sealed(actor=request.actor, item=item, purpose=form.cleaned_data["purpose"])
    return response(item.source_file, reading_is_logged=True)
