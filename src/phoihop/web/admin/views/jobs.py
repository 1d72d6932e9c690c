"""Background jobs: how many, which failed, and "chạy lại"."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from phoihop.base.access.staff import attempt
from phoihop.base.jobs.upkeep import failed_jobs, waiting_jobs
from phoihop.org.actions.jobs import run_job_again
from phoihop.org.permissions import P, decide
from phoihop.web.admin.door import administers

SHOWN = 50
STATES = {
    "todo": gettext_lazy("đang chờ"),
    "doing": gettext_lazy("đang chạy"),
    "succeeded": gettext_lazy("đã xong"),
    "failed": gettext_lazy("thất bại"),
    "cancelled": gettext_lazy("đã hủy"),
    "aborted": gettext_lazy("bị dừng"),
}


@administers(P.VIEW_JOBS)
@require_GET
def jobs(request: Any) -> HttpResponse:
    """The state of the queue and the newest failures."""
    counts = waiting_jobs()
    context = {
        "counts": [(label, counts.get(state, 0)) for state, label in STATES.items()],
        "failed": failed_jobs(SHOWN),
        "failed_count": counts.get("failed", 0),
        "shown": SHOWN,
        "may_run": decide(request.actor, P.RUN_JOBS),
    }
    return render(request, "web/admin/page/jobs.html", context)


@administers(P.RUN_JOBS)
@require_POST
def run_again(request: Any, pk: int) -> HttpResponse:
    """Let a failed job run again."""
    job = next((job for job in failed_jobs() if job.id == pk), None)
    if job is None:
        raise Http404
    done = _("Việc nền %(name)s sẽ chạy lại ngay.") % {"name": job.name}
    attempt(request, lambda: run_job_again(actor=request.actor, job_id=pk, name=job.name), done)
    return redirect("web:admin_jobs")
