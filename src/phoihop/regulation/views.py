"""The regulation as everybody of the three bodies reads it: parties, clauses by field, what is not known."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from phoihop.base.access.staff import staff
from phoihop.base.law.local import current_list
from phoihop.regulation.models import Regulation


@staff
@require_GET
def regulation(request: Any, code: str = "") -> HttpResponse:
    """One version; without a code the newest. Every seat may read it: it is what all work carries out."""
    every = list(Regulation.objects.select_related("term").order_by("-term__starts_on"))
    shown = get_object_or_404(Regulation, code=code) if code else (every[0] if every else None)
    names = {entry.code: entry.name for entry in current_list("regulation_fields")}
    clauses = (
        shown.clauses.select_related("lead_body").prefetch_related("coordinating_bodies") if shown else []
    )
    by_field: dict[str, list[Any]] = {}
    for clause in clauses:
        by_field.setdefault(clause.field, []).append(clause)
    fields = [(key, names.get(key, key), rows) for key, rows in sorted(by_field.items())]
    parties = shown.parties.select_related("body") if shown else []
    return render(
        request,
        "regulation/page/regulation.html",
        {"regulation": shown, "every": every, "fields": fields, "parties": parties},
    )
