"""Search and Ctrl-K: any object by its code or words, with or without accents; the moves of the object that is open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from phoihop.base.access.staff import staff
from phoihop.base.ui.lists import page_of
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.voters.models import Petition
from phoihop.voters.selectors.moves import petition_moves
from phoihop.voters.selectors.petition_page import petition_page
from phoihop.voters.selectors.petitions import (
    COLUMNS,
    SEARCH_CAP,
    ListRow,
    PetitionFilter,
    list_row,
    petition_list,
)
from phoihop.web.commands import commands, matches
from phoihop.web.finding import hits

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
    number = request.GET.get("trang")
    page = (
        page_of(_hits(request.actor, words), number, cap=SEARCH_CAP, columns=COLUMNS, counts_along=True)
        if words
        else None
    )
    others = hits(request.actor, words) if page and page.number == 1 else []
    context = {"words": words, "others": others, "page": page, "rows": _rows(page.rows if page else [])}
    return render(request, "web/page/search.html", context)


@staff
@require_GET
def palette(request: Any) -> HttpResponse:
    """The list under Ctrl-K: the open object's moves first, then commands and pages, letters, debts and agencies, then eight petitions."""
    words = request.GET.get("q", "").strip()
    rows = _rows(_hits(request.actor, words).values_list(*COLUMNS)[:8]) if words else []
    moves, offered = _moves(request, words), commands(request.actor, words)
    context = {
        "words": words,
        "rows": rows,
        "moves": moves,
        "commands": offered,
        "others": hits(request.actor, words),
    }
    return render(request, "web/part/palette.html", context)


def _hits(actor: Actor, words: str) -> QuerySet[Any]:
    return petition_list(actor, PetitionFilter(q=words, view="all"))


def _rows(found: Iterable[Any]) -> list[ListRow]:
    today = clock.today()
    return [list_row(values, today) for values in found]


def _moves(request: Any, words: str) -> list[Any]:
    here = OPEN_PETITION.match(request.GET.get("o", ""))
    if here is None:
        return []
    obj = Petition.objects.visible_to(request.actor).filter(code=here[1]).first()
    if obj is None:
        return []
    referrals = petition_page(request.actor, obj)["referrals"]
    allowed = petition_moves(request.actor, obj, referrals).allowed
    return [move for move in allowed if matches(words, move.label)]
