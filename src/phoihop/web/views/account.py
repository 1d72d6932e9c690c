"""What a user sets for itself: capacity, theme; its notices; the list of keys."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.office.models import Notice
from phoihop.org.middleware import SESSION_KEY

YEAR = 365 * 24 * 3600


def _back(request: Any) -> HttpResponse:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return redirect(target if safe else "web:home")


@login_required
@require_POST
def capacity(request: Any) -> HttpResponse:
    """Choose among the lawful capacities; any other is refused (case E37)."""
    chosen = next((c for c in request.capacities if c.key == request.POST.get("key")), None)
    if chosen is None:
        raise NotAllowed(_("Đồng chí không giữ ghế này hôm nay."))
    request.session[SESSION_KEY] = chosen.key
    request.user.last_seat_id, request.user.last_principal_id = chosen.seat, chosen.principal
    request.user.save(update_fields=["last_seat", "last_principal"])
    return _back(request)


@require_POST
def theme(request: Any) -> HttpResponse:
    """Light, dark, or as the device says."""
    answer = _back(request)
    if request.POST.get("theme") in ("light", "dark"):
        answer.set_cookie(
            "giao_dien", request.POST["theme"], max_age=YEAR, samesite="Lax", secure=request.is_secure()
        )
    else:
        answer.delete_cookie("giao_dien")
    return answer


@login_required
def notices(request: Any) -> HttpResponse:
    """The user's notices, the newest first; one press marks all as read."""
    rows = Notice.objects.filter(user=request.user)
    if request.method == "POST":
        rows.filter(read_at__isnull=True).update(read_at=clock.now())
        return redirect("web:notices")
    return render(request, "web/page/notices.html", {"page": page_of(rows, request.GET.get("trang"))})


@require_GET
def keys(request: Any) -> HttpResponse:
    """The keyboard's shortcuts."""
    return render(request, "web/page/keys.html")
