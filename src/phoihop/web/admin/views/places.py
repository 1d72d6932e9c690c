"""Places: list, page, and the acts on one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.org.actions import places as acts
from phoihop.org.choices import PlaceKind
from phoihop.org.forms.bodies import MergePlaceForm, PlaceForm
from phoihop.org.models import Place
from phoihop.org.permissions import P, decide
from phoihop.org.selectors import OrgFilter, place_list
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.asked import asked_of
from phoihop.web.admin.door import administers
from phoihop.web.admin.history import history_of

form_view = require_http_methods(["GET", "POST"])


@administers(P.VIEW_ORGANISATION)
@require_GET
def places(request: Any) -> HttpResponse:
    """The list of places; a former unit's name finds the unit that it went into."""
    asked = asked_of(request, OrgFilter)
    context = {
        "asked": asked,
        "page": page_of(place_list(asked), request.GET.get("trang")),
        "kinds": PlaceKind.choices,
        "may_manage": decide(request.actor, P.MANAGE_PLACES),
    }
    return render(request, "web/admin/page/places.html", context)


@administers(P.VIEW_ORGANISATION)
@require_GET
def place(request: Any, pk: int) -> HttpResponse:
    """One place: what it was made of, the bodies that work there, what was done to it."""
    obj = get_object_or_404(Place.objects.select_related("parent"), pk=pk)
    context = {
        "place": obj,
        "former_units": obj.former_units.order_by("former_name"),
        "bodies": obj.bodies.order_by("folded"),
        "history": history_of(obj),
        "may_manage": decide(request.actor, P.MANAGE_PLACES),
    }
    return render(request, "web/admin/page/place.html", context)


@administers(P.MANAGE_PLACES)
@form_view
def new(request: Any) -> HttpResponse:
    """Make a place."""
    form = PlaceForm(sent(request), initial={"kind": PlaceKind.COMMUNE})
    given = carry_out(
        request, form, lambda: acts.create_place(actor=request.actor, **form.values), _("Đã lập địa bàn.")
    )
    if given is not NOT_DONE:
        return redirect("web:admin_place", pk=given.pk)  # type: ignore[attr-defined]
    page = FormPage(_("Thêm địa bàn"), _("Lập địa bàn"), reverse("web:admin_places"), _crumbs())
    return form_page(request, page, form)


@administers(P.MANAGE_PLACES)
@form_view
def edit(request: Any, pk: int) -> HttpResponse:
    """Correct a place."""
    obj = get_object_or_404(Place.objects.select_related("parent"), pk=pk)
    form = PlaceForm(sent(request), initial=PlaceForm.initial_of(obj, acts.EDITABLE))
    done = carry_out(
        request,
        form,
        lambda: acts.update_place(actor=request.actor, place=obj, expected=form.seen_value, **form.values),
        _("Đã sửa %(place)s.") % {"place": obj},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_place", pk=pk)
    return form_page(request, _page(obj, _("Sửa thông tin"), _("Lưu")), form)


@administers(P.MANAGE_PLACES)
@form_view
def merge(request: Any, pk: int) -> HttpResponse:
    """The unit goes into others on a day."""
    obj = get_object_or_404(Place.objects.select_related("parent"), pk=pk)
    form = MergePlaceForm(sent(request), initial={"on": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: acts.merge_place(actor=request.actor, place=obj, **form.values),
        _("Đã ghi sắp xếp %(place)s.") % {"place": obj},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_place", pk=pk)
    consequence = _("%(place)s kết thúc vào ngày trước đó; tên cũ vẫn tìm được.") % {"place": obj}
    page = _page(obj, _("Sắp xếp địa bàn"), _("Ghi sắp xếp"), (consequence,), is_loss=True)
    return form_page(request, page, form)


def _crumbs(obj: Place | None = None) -> tuple[tuple[str, str], ...]:
    crumbs = ((_("Địa bàn"), reverse("web:admin_places")),)
    return (*crumbs, (str(obj), reverse("web:admin_place", args=[obj.pk]))) if obj else crumbs


def _page(
    obj: Place, title: str, button: str, consequences: tuple[str, ...] = (), *, is_loss: bool = False
) -> FormPage:
    back = reverse("web:admin_place", args=[obj.pk])
    return FormPage(title, button, back, _crumbs(obj), "", consequences, is_loss)
