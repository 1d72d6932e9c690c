"""Seats: list, page, who sits on one, and the acts on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.org.actions import seats as acts
from phoihop.org.forms.people import EditSeatForm, HoldingForm, SeatForm
from phoihop.org.forms.shared import EndForm
from phoihop.org.models import Seat, SeatHolding
from phoihop.org.models.seats import ROLE_CHOICES
from phoihop.org.permissions import P, decide
from phoihop.org.selectors import OrgFilter, holdings_of, seat_list
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.asked import asked_of
from phoihop.web.admin.door import administers
from phoihop.web.admin.history import history_of

form_view = require_http_methods(["GET", "POST"])


@administers(P.VIEW_ORGANISATION)
@require_GET
def seats(request: Any) -> HttpResponse:
    """The list of seats with who sits on them today."""
    asked = asked_of(request, OrgFilter)
    context = {
        "asked": asked,
        "page": page_of(seat_list(asked), request.GET.get("trang")),
        "roles": ROLE_CHOICES,
        "may_manage": decide(request.actor, P.MANAGE_SEATS),
    }
    return render(request, "web/admin/page/seats.html", context)


@administers(P.VIEW_ORGANISATION)
@require_GET
def seat(request: Any, pk: int) -> HttpResponse:
    """One seat: its rights, everybody who ever sat on it, what was done to it."""
    obj = _seat(pk)
    context = {
        "seat": obj,
        "holdings": holdings_of(obj),
        "today": clock.today(),
        "history": history_of(obj),
        "may_manage": decide(request.actor, P.MANAGE_SEATS),
    }
    return render(request, "web/admin/page/seat.html", context)


@administers(P.MANAGE_SEATS)
@form_view
def new(request: Any) -> HttpResponse:
    """Make a seat; the address may name its body."""
    initial = {"valid_from": clock.today(), "body": request.GET.get("co-quan")}
    form = SeatForm(sent(request), initial=initial)
    given = carry_out(
        request, form, lambda: acts.create_seat(actor=request.actor, **form.values), _("Đã lập ghế.")
    )
    if given is not NOT_DONE:
        return redirect("web:admin_seat", pk=given.pk)  # type: ignore[attr-defined]
    intro = _("Quyền gắn với ghế, không gắn với người: ai ngồi ghế nào thì làm được việc của ghế đó.")
    page = FormPage(_("Thêm ghế"), _("Lập ghế"), reverse("web:admin_seats"), _crumbs(), intro)
    return form_page(request, page, form)


@administers(P.MANAGE_SEATS)
@form_view
def edit(request: Any, pk: int) -> HttpResponse:
    """Correct a seat, or assign the tray to it."""
    obj = _seat(pk)
    form = EditSeatForm(sent(request), initial=EditSeatForm.initial_of(obj, acts.EDITABLE))
    done = carry_out(
        request,
        form,
        lambda: acts.update_seat(actor=request.actor, seat=obj, expected=form.seen_value, **form.values),
        _("Đã sửa ghế."),
    )
    if done is not NOT_DONE:
        return redirect("web:admin_seat", pk=pk)
    return form_page(request, _page(obj, _("Sửa ghế"), _("Lưu")), form)


@administers(P.MANAGE_SEATS)
@form_view
def end(request: Any, pk: int) -> HttpResponse:
    """The seat ends, and whoever sits on it leaves."""
    obj = _seat(pk)
    form = EndForm(sent(request), initial={"last_day": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: acts.end_seat(actor=request.actor, seat=obj, **form.values),
        _("Ghế đã kết thúc."),
    )
    if done is not NOT_DONE:
        return redirect("web:admin_seat", pk=pk)
    sitting = [str(holding.person) for holding in holdings_of(obj) if holding.is_valid(clock.today())]
    consequences = tuple(_("%(person)s thôi giữ ghế này.") % {"person": person} for person in sitting)
    page = _page(obj, _("Kết thúc ghế"), _("Kết thúc"), consequences, is_loss=True)
    return form_page(request, page, form)


@administers(P.MANAGE_SEATS)
@form_view
def assign(request: Any, pk: int) -> HttpResponse:
    """Seat a person; standing in needs a document."""
    obj = _seat(pk)
    form = HoldingForm(
        sent(request), initial={"valid_from": clock.today(), "person": request.GET.get("nguoi")}
    )
    done = carry_out(
        request,
        form,
        lambda: acts.assign_holder(actor=request.actor, seat=obj, **form.values),
        _("Đã giao ghế."),
    )
    if done is not NOT_DONE:
        return redirect("web:admin_seat", pk=pk)
    return form_page(request, _page(obj, _("Giao ghế"), _("Giao ghế")), form)


@administers(P.MANAGE_SEATS)
@form_view
def end_holding(request: Any, pk: int) -> HttpResponse:
    """The person leaves the seat after a day."""
    holding = get_object_or_404(SeatHolding.objects.select_related("seat__body", "person"), pk=pk)
    form = EndForm(sent(request), initial={"last_day": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: acts.end_holding(actor=request.actor, holding=holding, **form.values),
        _("Đã ghi %(person)s thôi giữ ghế.") % {"person": holding.person},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_seat", pk=holding.seat_id)
    title = _("%(person)s thôi giữ ghế") % {"person": holding.person}
    loss = (_("Sau ngày này người đó không còn làm việc với tư cách của ghế."),)
    return form_page(request, _page(holding.seat, title, _("Kết thúc"), loss, is_loss=True), form)


def _seat(pk: int) -> Seat:
    found: Seat = get_object_or_404(Seat.objects.select_related("body", "place"), pk=pk)
    return found


def _crumbs(obj: Seat | None = None) -> tuple[tuple[str, str], ...]:
    crumbs = ((_("Ghế"), reverse("web:admin_seats")),)
    return (*crumbs, (str(obj), reverse("web:admin_seat", args=[obj.pk]))) if obj else crumbs


def _page(
    obj: Seat, title: str, button: str, consequences: tuple[str, ...] = (), *, is_loss: bool = False
) -> FormPage:
    back = reverse("web:admin_seat", args=[obj.pk])
    return FormPage(title, button, back, _crumbs(obj), "", consequences, is_loss)
