"""Việc của tôi: what must be done, what is waited for, what must be decided; a leader sees it in five lines."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from phoihop.base.access.staff import staff
from phoihop.commitments.selectors import matrix
from phoihop.kernel.actor import Role
from phoihop.web.selectors import five_lines, to_decide, to_do, waiting_for

LEADERS = (Role.OFFICE_LEADER, Role.DELEGATION_LEADER, Role.COUNCIL_LEADER, Role.FRONT_LEADER)


@staff
@require_GET
def home(request: Any) -> HttpResponse:
    """The first page after sign-in; the keepers of the system start in the administration."""
    actor = request.actor
    if actor.role in (Role.ADMINISTRATOR, Role.AUDITOR):
        return redirect("web:admin")
    is_leader = actor.role in LEADERS
    context = {
        "to_do": to_do(actor),
        "waiting_for": waiting_for(actor),
        "to_decide": to_decide(actor),
        "five": five_lines(actor) if is_leader else [],
        "matrix": matrix(actor) if is_leader else None,
    }
    return render(request, "web/page/home.html", context)
