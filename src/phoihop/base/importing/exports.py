"""A list that leaves the house as a sheet: exactly the rows that are seen, and who took them stands in the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from phoihop.base.audit.record import act
from phoihop.base.importing.sheets import attachment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor

MOST_ROWS = 10_000


def exported(
    request: HttpRequest,
    actor: Actor,
    verb: str,
    rows: QuerySet[Any],
    draw: Callable[[list[Any], list[str]], bytes],
    *,
    name: str,
) -> HttpResponse:
    """The first ``MOST_ROWS`` rows as a download; the sheet's notes say who took it, when, and what was left out.

    ``draw(rows, notes)`` writes the sheet. The record keeps the number of rows and the filters, never the words sought.
    """
    with act(actor, verb) as doing:
        found = list(rows[: MOST_ROWS + 1])
        filters = request.GET.copy()
        is_searched = bool(filters.pop("q", [""])[-1].strip())
        address = f"{request.path}?{filters.urlencode()}"[:200]
        doing.note(count=min(len(found), MOST_ROWS), address=address, is_searched=is_searched)
    notes = [f"{actor.label}, {clock.now():%H:%M %d/%m/%Y}"]
    if len(found) > MOST_ROWS:
        notes.append(_("Chỉ có %(n)d dòng đầu; hãy lọc hẹp hơn để xuất phần còn lại.") % {"n": MOST_ROWS})
    return attachment(draw(found[:MOST_ROWS], notes), f"{name}-{clock.today():%Y%m%d}.xlsx")
