"""The working calendar: a year as a grid, every listed day with its source, and days of the office's own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.law.loader import base_calendar, optional_days
from phoihop.base.law.local_content import is_year
from phoihop.base.law.local_overlay import approved, current_calendar
from phoihop.base.law.models import LocalKind
from phoihop.kernel import clock
from phoihop.kernel.calendar import DayKind
from phoihop.org.permissions import P, decide
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.audit_log import day_of
from phoihop.web.admin.calendar_grid import year_grid
from phoihop.web.admin.door import administers
from phoihop.web.admin.forms.law import CalendarForm, YearForm
from phoihop.web.admin.proposing import propose_all, proposed_note, waiting

form_view = require_http_methods(["GET", "POST"])
FIRST_YEAR, LAST_YEAR = 2000, 2100


@administers(P.VIEW_LAW)
@require_GET
def calendar(request: Any) -> HttpResponse:
    """One year: the grid, the listed days, what is proposed, whether the year is official."""
    today = clock.today()
    year = _year(request.GET.get("nam"), today.year)
    now, proposals = current_calendar(), waiting(LocalKind.CALENDAR_DAY)
    local = {
        date.fromisoformat(each.key)
        for each in approved(LocalKind.CALENDAR_DAY, today)
        if not is_year(each.key)
    }
    proposed = {date.fromisoformat(each.key) for each in proposals if not is_year(each.key)}
    context = {
        "year": year,
        "years": sorted(now.years | {year, year + 1}),
        "grid": year_grid(now, year, local=local, proposed=proposed, today=today),
        "days": [
            (day, base_calendar().listed(day.on), day.on in local) for day in now.days if day.on.year == year
        ],
        "optional": [day for day in optional_days() if day.on.year == year and now.listed(day.on) is None],
        "proposals": [each for each in proposals if each.key.startswith(str(year))],
        "is_provisional": now.is_provisional(date(year, 1, 1)),
        "is_loaded": year in now.years,
        "version": now.version,
        "may_propose": decide(request.actor, P.PROPOSE_LOCAL),
    }
    return render(request, "web/admin/page/calendar.html", context)


@administers(P.PROPOSE_LOCAL)
@form_view
def propose(request: Any) -> HttpResponse:
    """Propose a day, or some days in a row; the address may name the first one."""
    today = clock.today()
    asked = day_of(request.GET.get("ngay", ""))
    initial = {
        "valid_from": today,
        "first": asked,
        "kind": DayKind.HOLIDAY,
        "note": request.GET.get("ten", ""),
    }
    form = CalendarForm(sent(request), initial=initial)
    done = carry_out(
        request,
        form,
        lambda: propose_all(
            request.actor,
            LocalKind.CALENDAR_DAY,
            [(day.isoformat(), form.content) for day in form.days],
            form.terms,
        ),
        proposed_note(len(form.days) if form.is_valid() else 0),
    )
    back = _address(form.cleaned_data["first"].year if done is not NOT_DONE else (asked or today).year)
    if done is not NOT_DONE:
        return redirect(back)
    intro = _("Có hiệu lực ngay khi người thứ hai duyệt; hạn của các việc đang mở được tính lại.")
    page = FormPage(_("Đề xuất ngày nghỉ, làm bù"), _("Đề xuất"), back, ((_("Lịch làm việc"), back),), intro)
    return form_page(request, page, form)


@administers(P.PROPOSE_LOCAL)
@form_view
def propose_year(request: Any, year: int) -> HttpResponse:
    """Propose that the calendar of a year is complete: deadlines in it are no longer provisional."""
    form = YearForm(sent(request), initial={"valid_from": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: propose_all(
            request.actor, LocalKind.CALENDAR_DAY, [(str(year), {"official": True})], form.terms
        ),
        proposed_note(1),
    )
    back = _address(year)
    if done is not NOT_DONE:
        return redirect(back)
    intro = _("Chỉ xác nhận khi mọi ngày nghỉ, làm bù của năm đã được nhập theo văn bản chính thức.")
    title = _("Xác nhận lịch chính thức năm %(year)s") % {"year": year}
    page = FormPage(title, _("Đề xuất"), back, ((_("Lịch làm việc"), back),), intro)
    return form_page(request, page, form)


def _year(asked: str | None, default: int) -> int:
    year = int(asked) if asked and asked.isdigit() and len(asked) == 4 else default
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def _address(year: int) -> str:
    return f"{reverse('web:admin_calendar')}?nam={year}"
