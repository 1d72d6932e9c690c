"""Local versions: the queue for the second person, one version beside the shipped data, the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.base.access.staff import attempt
from phoihop.base.law import local
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.base.law.reading import LawError
from phoihop.base.ui.lists import page_of
from phoihop.commitments.selectors import due_dates_under
from phoihop.kernel.actor import Actor
from phoihop.org.permissions import P, decide
from phoihop.web.admin.acting import NOT_DONE, carry_out, sent
from phoihop.web.admin.asked import asked_of
from phoihop.web.admin.comparison import compared
from phoihop.web.admin.door import administers
from phoihop.web.admin.dues import shown_to
from phoihop.web.admin.forms.law import DecideForm
from phoihop.web.admin.history import history_of

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class VersionFilter:
    """What the address says of the queue."""

    tinh_trang: str = LocalStatus.PROPOSED
    loai: str = ""


@administers(P.VIEW_LAW)
@require_GET
def versions(request: Any) -> HttpResponse:
    """What waits for a second person, or any other state."""
    asked = asked_of(request, VersionFilter)
    rows = LocalVersion.objects.order_by("-proposed_at", "-pk")
    if asked.tinh_trang:
        rows = rows.filter(status=asked.tinh_trang)
    if asked.loai:
        rows = rows.filter(kind=asked.loai)
    page = page_of(rows, request.GET.get("trang"))
    context = {
        "asked": asked,
        "page": page,
        "rows": [(row, decide(request.actor, P.DECIDE_LOCAL, row)) for row in page.rows],
        "statuses": LocalStatus.choices,
        "kinds": LocalKind.choices,
    }
    return render(request, "web/admin/page/versions.html", context)


@administers(P.VIEW_LAW)
@require_GET
def version(request: Any, pk: int) -> HttpResponse:
    """One version beside the shipped data, and who may decide it."""
    return _draw(request, get_object_or_404(LocalVersion, pk=pk), DecideForm())


@administers(P.VIEW_LAW)
@require_POST
def approve(request: Any, pk: int) -> HttpResponse:
    """The second person agrees."""
    obj = get_object_or_404(LocalVersion, pk=pk)
    attempt(
        request,
        lambda: local.approve(actor=request.actor, version=obj),
        _("Đã duyệt; có hiệu lực từ %(day)s.") % {"day": f"{obj.valid_from:%d/%m/%Y}"},
    )
    return redirect("web:admin_version", pk=pk)


@administers(P.VIEW_LAW)
@require_POST
def approve_many(request: Any) -> HttpResponse:
    """The second person sees which dates all that were ticked would move, then agrees to all of them or to none."""
    chosen = [pk for pk in request.POST.getlist("ban") if pk.isdigit()][:MOST_AT_ONCE]
    found = list(LocalVersion.objects.filter(pk__in=chosen).order_by("key", "pk"))

    if not found:
        messages.error(request, _("Chưa chọn bản nào."))
    elif request.POST.get("buoc") != "ghi":
        return render(
            request,
            "web/admin/page/versions_approve.html",
            {"versions": found, **_moved_by(request.actor, found)},
        )
    else:
        attempt(
            request,
            lambda: local.approve_all(actor=request.actor, versions=found),
            _("Đã duyệt %(count)s bản.") % {"count": len(found)},
        )
    return redirect("web:admin_versions")


@administers(P.VIEW_LAW)
@require_POST
def reject(request: Any, pk: int) -> HttpResponse:
    """The second person does not agree, and says why."""
    obj = get_object_or_404(LocalVersion, pk=pk)
    form = DecideForm(sent(request))
    done = carry_out(
        request,
        form,
        lambda: local.reject(actor=request.actor, version=obj, reason=form.cleaned_data["reason"]),
        _("Đã ghi không đồng ý."),
    )
    return (
        redirect("web:admin_version", pk=pk)
        if done is not NOT_DONE
        else _draw(request, obj, form, status=422)
    )


@administers(P.VIEW_LAW)
@require_POST
def withdraw(request: Any, pk: int) -> HttpResponse:
    """The author takes the version back."""
    obj = get_object_or_404(LocalVersion, pk=pk)
    attempt(request, lambda: local.withdraw(actor=request.actor, version=obj), _("Đã rút bản này."))
    return redirect("web:admin_version", pk=pk)


def _moved_by(actor: Actor, versions: list[LocalVersion]) -> dict[str, Any]:
    """Which due dates would move were these approved; lists and heads of documents move none."""
    try:
        dues = due_dates_under(versions)
    except LawError as error:
        # Shipped data of a later release may no longer know what was proposed.
        return {"due_count": 0, "no_dues": _("Nội dung không dùng được: %(why)s.") % {"why": error.problem}}
    counts_days = any(each.kind in (LocalKind.RULE, LocalKind.CALENDAR_DAY) for each in versions)
    return {
        **shown_to(actor, dues),
        "no_dues": _("Không việc nào đang mở đổi hạn theo bản này.")
        if counts_days
        else _("Danh mục, thể thức văn bản không dùng để tính hạn."),
    }


def _draw(request: Any, obj: LocalVersion, form: DecideForm, *, status: int = 200) -> HttpResponse:
    is_open = obj.status == LocalStatus.PROPOSED
    context = {
        "version": obj,
        "is_open": is_open,
        **(_moved_by(request.actor, [obj]) if is_open else {}),
        "differences": compared(obj),
        "form": form,
        "may_decide": decide(request.actor, P.DECIDE_LOCAL, obj),
        "may_withdraw": decide(request.actor, P.WITHDRAW_LOCAL, obj),
        "history": history_of(obj),
    }
    return render(request, "web/admin/page/version.html", context, status=status)
