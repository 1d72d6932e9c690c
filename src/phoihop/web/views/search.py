"""Search and Ctrl-K: any object by its code or words, with or without accents; the moves of the object that is open."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from phoihop.base.access.staff import staff
from phoihop.commitments.models import Commitment
from phoihop.voters.models import Petition
from phoihop.voters.selectors.moves import petition_moves
from phoihop.voters.selectors.petitions import PetitionFilter, petition_list, petition_page

CODE = re.compile(r"^\s*(KN|CK)-\d{4}-\d+\s*$", re.IGNORECASE)
OPEN_PETITION = re.compile(r"^/kien-nghi/(KN-\d{4}-\d+)/")


@staff
@require_GET
def search(request: Any) -> HttpResponse:
    """A whole code goes to its object; words list what fits."""
    words = request.GET.get("q", "").strip()
    if CODE.match(words):
        model = Petition if words.upper().startswith("KN") else Commitment
        found = model.objects.visible_to(request.actor).filter(code=words.upper()).first()
        if found:
            return redirect(found)
    rows = petition_list(request.actor, PetitionFilter(q=words, view="all"))[:50] if words else []
    return render(request, "web/page/search.html", {"words": words, "rows": rows})


@staff
@require_GET
def palette(request: Any) -> HttpResponse:
    """The list under Ctrl-K: the open object's moves first, then eight hits."""
    words = request.GET.get("q", "").strip()
    rows = list(petition_list(request.actor, PetitionFilter(q=words, view="all"))[:8]) if words else []
    return render(request, "web/part/palette.html", {"rows": rows, "moves": _moves(request, words)})


def _moves(request: Any, words: str) -> list[Any]:
    here = OPEN_PETITION.match(request.GET.get("o", ""))
    if here is None:
        return []
    obj = Petition.objects.visible_to(request.actor).filter(code=here[1]).first()
    if obj is None:
        return []
    referrals = petition_page(obj)["referrals"]
    moves = petition_moves(request.actor, obj, referrals)
    return [m for m in moves if m.decision.allowed and words.lower() in m.label.lower()]
