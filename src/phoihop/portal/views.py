"""The public site: search what was published, and one page per petition. No account, no script."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from phoihop.base.law.local import current_list
from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.office.documents.qr import qr_path
from phoihop.voters.selectors.public import public_page, public_petition, published, stage_words

PER_PAGE = 20


@require_safe
def home(request: Any) -> HttpResponse:
    """Search and the newest; a whole code goes to its page."""
    asked = {key: request.GET.get(key, "").strip()[:120] for key in ("q", "field", "place", "stage")}
    if asked["q"].upper().startswith("KN-") and public_petition(asked["q"].upper()):
        return redirect("portal:petition", code=asked["q"].upper())
    fields = {entry.code: entry.name for entry in current_list("fields")}
    page = page_of(published(**asked), request.GET.get("trang"), per_page=PER_PAGE)
    context = {"page": page, "asked": asked, "fields": fields, "stages": stage_words()}
    return render(request, "portal/page/home.html", context)


@require_safe
@cache_control(public=True, max_age=60)
def petition(request: Any, code: str) -> HttpResponse:
    """Where it is, who must do what by when, the answer first in short."""
    found = public_petition(code.upper())
    if found is None:
        raise Http404
    names = {entry.code: entry.name for entry in current_list("fields")}
    shown = public_page(found, names.get(found.subject_field, ""), clock.today())
    address = f"{settings.PUBLIC_ADDRESS}/kn/{found.code}/"
    return render(
        request, "portal/page/petition.html", {"shown": shown, "address": address, "qr": qr_path(address)}
    )
