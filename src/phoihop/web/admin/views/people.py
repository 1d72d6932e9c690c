"""People: list, page, and the acts on one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.org.actions import people as acts
from phoihop.org.forms.people import PersonForm
from phoihop.org.models import Person
from phoihop.org.permissions import P, decide
from phoihop.org.selectors import OrgFilter, holdings_of, person_list
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.asked import asked_of
from phoihop.web.admin.door import administers
from phoihop.web.admin.history import history_of

form_view = require_http_methods(["GET", "POST"])


@administers(P.VIEW_ORGANISATION)
@require_GET
def people(request: Any) -> HttpResponse:
    """The list of people with the seats that they hold today."""
    asked = asked_of(request, OrgFilter)
    context = {
        "asked": asked,
        "page": page_of(person_list(asked), request.GET.get("trang")),
        "may_manage": decide(request.actor, P.MANAGE_PEOPLE),
    }
    return render(request, "web/admin/page/people.html", context)


@administers(P.VIEW_ORGANISATION)
@require_GET
def person(request: Any, pk: int) -> HttpResponse:
    """One person: account, seats held and when, what was done."""
    obj = get_object_or_404(Person.objects.select_related("user"), pk=pk)
    context = {
        "person": obj,
        "holdings": holdings_of(obj),
        "today": clock.today(),
        "history": history_of(obj),
        "may_manage": decide(request.actor, P.MANAGE_PEOPLE),
        "may_seat": decide(request.actor, P.MANAGE_SEATS),
    }
    return render(request, "web/admin/page/person.html", context)


@administers(P.MANAGE_PEOPLE)
@form_view
def new(request: Any) -> HttpResponse:
    """Add a person."""
    form = PersonForm(sent(request))
    given = carry_out(
        request, form, lambda: acts.create_person(actor=request.actor, **form.values), _("Đã thêm người.")
    )
    if given is not NOT_DONE:
        return redirect("web:admin_person", pk=given.pk)  # type: ignore[attr-defined]
    crumbs = ((_("Người"), reverse("web:admin_people")),)
    return form_page(request, FormPage(_("Thêm người"), _("Thêm"), crumbs[0][1], crumbs), form)


@administers(P.MANAGE_PEOPLE)
@form_view
def edit(request: Any, pk: int) -> HttpResponse:
    """Correct a name or a note."""
    obj = get_object_or_404(Person, pk=pk)
    form = PersonForm(sent(request), initial=PersonForm.initial_of(obj, acts.EDITABLE))
    done = carry_out(
        request,
        form,
        lambda: acts.update_person(actor=request.actor, person=obj, expected=form.seen_value, **form.values),
        _("Đã sửa thông tin %(person)s.") % {"person": obj},
    )
    back = reverse("web:admin_person", args=[pk])
    if done is not NOT_DONE:
        return redirect(back)
    crumbs = ((_("Người"), reverse("web:admin_people")), (str(obj), back))
    return form_page(request, FormPage(_("Sửa thông tin"), _("Lưu"), back, crumbs), form)
