"""Bodies: list, page, and the acts on one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.org.actions import bodies as acts
from phoihop.org.choices import BodyKind
from phoihop.org.forms.bodies import BodyForm, EndBodyForm, PrincipalForm, SucceedForm
from phoihop.org.forms.shared import EndForm
from phoihop.org.models import Body, BodyPrincipal
from phoihop.org.obligations import open_obligations
from phoihop.org.permissions import P, decide
from phoihop.org.selectors import OrgFilter, body_list, seat_list
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.asked import asked_of
from phoihop.web.admin.door import administers
from phoihop.web.admin.history import history_of

form_view = require_http_methods(["GET", "POST"])


@administers(P.VIEW_ORGANISATION)
@require_GET
def bodies(request: Any) -> HttpResponse:
    """The list of bodies; every filter stands in the address."""
    asked = asked_of(request, OrgFilter)
    context = {
        "asked": asked,
        "page": page_of(body_list(asked), request.GET.get("trang")),
        "kinds": BodyKind.choices,
        "may_manage": decide(request.actor, P.MANAGE_BODIES),
    }
    return render(request, "web/admin/page/bodies.html", context)


@administers(P.VIEW_ORGANISATION)
@require_GET
def body(request: Any, pk: int) -> HttpResponse:
    """One body: what it is, its seats and holders, whom it serves, what became of it, what was done to it."""
    obj = get_object_or_404(Body.objects.select_related("parent", "place"), pk=pk)
    context = {
        "body": obj,
        "seats": seat_list(OrgFilter(body=obj.code)),
        "principals": obj.principals.select_related("principal"),
        "served_by": obj.served_by.select_related("body"),
        "successions": obj.successions.select_related("successor"),
        "predecessions": obj.predecessions.select_related("predecessor"),
        "units": obj.units.order_by("folded"),
        "owed": open_obligations(obj),
        "history": history_of(obj),
        "may_manage": decide(request.actor, P.MANAGE_BODIES),
    }
    return render(request, "web/admin/page/body.html", context)


@administers(P.MANAGE_BODIES)
@form_view
def new(request: Any) -> HttpResponse:
    """Make a body."""
    form = BodyForm(sent(request))
    given = carry_out(
        request, form, lambda: acts.create_body(actor=request.actor, **form.values), _("Đã lập cơ quan.")
    )
    if given is not NOT_DONE:
        return redirect("web:admin_body", pk=given.pk)  # type: ignore[attr-defined]
    page = FormPage(_("Thêm cơ quan"), _("Lập cơ quan"), reverse("web:admin_bodies"), _crumbs())
    return form_page(request, page, form)


@administers(P.MANAGE_BODIES)
@form_view
def edit(request: Any, pk: int) -> HttpResponse:
    """Correct a body."""
    obj = get_object_or_404(Body, pk=pk)
    form = BodyForm(sent(request), initial=BodyForm.initial_of(obj, acts.EDITABLE))
    done = carry_out(
        request,
        form,
        lambda: acts.update_body(actor=request.actor, body=obj, expected=form.seen_value, **form.values),
        _("Đã sửa thông tin %(body)s.") % {"body": obj.label},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_body", pk=pk)
    return form_page(request, _page(obj, _("Sửa thông tin"), _("Lưu")), form)


@administers(P.MANAGE_BODIES)
@form_view
def end(request: Any, pk: int) -> HttpResponse:
    """End a body that owes nothing any more."""
    obj = get_object_or_404(Body, pk=pk)
    form = EndBodyForm(sent(request), initial={"last_day": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: acts.end_body(actor=request.actor, body=obj, **form.values),
        _("%(body)s đã kết thúc.") % {"body": obj.label},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_body", pk=pk)
    page = _page(obj, _("Kết thúc cơ quan"), _("Kết thúc"), _what_ends(obj), is_loss=True)
    return form_page(request, page, form)


@administers(P.MANAGE_BODIES)
@form_view
def succeed(request: Any, pk: int) -> HttpResponse:
    """Name the body that answers for this one from a day on."""
    obj = get_object_or_404(Body, pk=pk)
    form = SucceedForm(sent(request), initial={"on": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: acts.succeed_body(actor=request.actor, predecessor=obj, **form.values),
        _("Đã ghi cơ quan kế thừa %(body)s.") % {"body": obj.label},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_body", pk=pk)
    moved = (_("Việc đang mở chuyển sang cơ quan kế thừa; văn bản cũ giữ tên cũ."),)
    page = _page(obj, _("Cơ quan kế thừa"), _("Ghi kế thừa"), _what_ends(obj) + moved, is_loss=True)
    return form_page(request, page, form)


@administers(P.MANAGE_BODIES)
@form_view
def add_principal(request: Any, pk: int) -> HttpResponse:
    """Let the body's seats act in another's name."""
    obj = get_object_or_404(Body, pk=pk)
    form = PrincipalForm(sent(request), initial={"valid_from": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: acts.add_principal(actor=request.actor, body=obj, **form.values),
        _("Đã thêm chủ thể."),
    )
    if done is not NOT_DONE:
        return redirect("web:admin_body", pk=pk)
    intro = _("Người giữ ghế ở đây được chọn tư cách nhân danh cơ quan này.")
    return form_page(request, _page(obj, _("Thêm chủ thể được giúp việc"), _("Thêm"), intro=intro), form)


@administers(P.MANAGE_BODIES)
@form_view
def end_principal(request: Any, pk: int) -> HttpResponse:
    """The body no longer serves that principal."""
    link = get_object_or_404(BodyPrincipal.objects.select_related("body", "principal"), pk=pk)
    form = EndForm(sent(request), initial={"last_day": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: acts.end_principal(actor=request.actor, link=link, **form.values),
        _("Đã ghi thôi giúp việc cho %(principal)s.") % {"principal": link.principal.label},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_body", pk=link.body_id)
    title = _("Thôi giúp việc cho %(principal)s") % {"principal": link.principal.label}
    return form_page(request, _page(link.body, title, _("Kết thúc"), is_loss=True), form)


def _crumbs(obj: Body | None = None) -> tuple[tuple[str, str], ...]:
    crumbs = ((_("Cơ quan"), reverse("web:admin_bodies")),)
    return (*crumbs, (obj.label, reverse("web:admin_body", args=[obj.pk]))) if obj else crumbs


def _page(
    obj: Body,
    title: str,
    button: str,
    consequences: tuple[str, ...] = (),
    *,
    intro: str = "",
    is_loss: bool = False,
) -> FormPage:
    back = reverse("web:admin_body", args=[obj.pk])
    return FormPage(title, button, back, _crumbs(obj), intro, consequences, is_loss)


def _what_ends(obj: Body) -> tuple[str, ...]:
    seats = obj.seats.valid().count()
    ends = _("%(seats)s ghế của cơ quan này và người đang giữ kết thúc cùng ngày.") % {"seats": seats}
    owed = [_("Còn %(owed)s.") % {"owed": obligation} for obligation in open_obligations(obj)]
    return (ends, *owed) if seats else tuple(owed)
