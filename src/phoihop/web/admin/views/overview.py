"""The first page of the administration: what there is, and what waits for somebody."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.base.jobs.upkeep import waiting_jobs
from phoihop.base.law.local_overlay import current_calendar
from phoihop.base.law.models import LocalStatus, LocalVersion
from phoihop.kernel import clock
from phoihop.org.permissions import P, decide
from phoihop.org.selectors import needs_factor, overview
from phoihop.web.admin.door import administers


@administers(P.VIEW_ADMINISTRATION)
@require_GET
def index(request: Any) -> HttpResponse:
    """Counts with the way to their rows; only what the seat may open."""
    today = clock.today()
    sees_house = bool(decide(request.actor, P.VIEW_ORGANISATION))
    waiting = LocalVersion.objects.filter(status=LocalStatus.PROPOSED)
    context = {
        "counts": overview(today) if sees_house else {},
        "without_factor": needs_factor(today) if sees_house else [],
        "proposals": waiting.count(),
        "proposals_of_others": waiting.exclude(author=request.actor.user).count(),
        "jobs": waiting_jobs() if decide(request.actor, P.VIEW_JOBS) else {},
        "next_year": today.year + 1,
        "next_year_is_provisional": current_calendar().is_provisional(
            today.replace(year=today.year + 1, day=1)
        ),
        "may_audit": decide(request.actor, P.VIEW_AUDIT),
        "may_see_house": sees_house,
    }
    return render(request, "web/admin/page/overview.html", context)
