"""Lists of the work: fields, competence, outcomes…; an entry is added, renamed or taken away with a date."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.law.loader import full_listing, list_names, listing
from phoihop.base.law.local_content import entry_content
from phoihop.base.law.local_overlay import approved, current_list
from phoihop.base.law.models import LocalKind
from phoihop.kernel import clock
from phoihop.org.models import Body
from phoihop.org.permissions import P, decide
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.comparison import words
from phoihop.web.admin.door import administers
from phoihop.web.admin.forms.law import EntryForm
from phoihop.web.admin.proposing import propose_all, proposed_note, versions_of, waiting

form_view = require_http_methods(["GET", "POST"])
EXTRAS = {
    "committee": gettext_lazy("ban của HĐND"),
    "department": gettext_lazy("cơ quan"),
    "leads": gettext_lazy("cơ quan thường chủ trì"),
    "meaning": gettext_lazy("nghĩa"),
    "na_label": gettext_lazy("tên trong báo cáo Quốc hội"),
    "na_folds_into": gettext_lazy("trong báo cáo Quốc hội gộp vào"),
    "in_na_report": gettext_lazy("có trong báo cáo Quốc hội"),
    "in_council_report": gettext_lazy("có trong báo cáo HĐND"),
    "needs_date": gettext_lazy("phải hẹn ngày"),
    "needs_reason": gettext_lazy("phải nêu lý do"),
    "is_entered": gettext_lazy("được nhập tay"),
}


@administers(P.VIEW_LAW)
@require_GET
def lists(request: Any) -> HttpResponse:
    """Every list with how many entries it offers today."""
    found = [(name, full_listing(name).title, len(current_list(name))) for name in list_names()]
    return render(request, "web/admin/page/lists.html", {"lists": found})


@administers(P.VIEW_LAW)
@require_GET
def one_list(request: Any, name: str) -> HttpResponse:
    """One list as it is offered today, with the office's own entries marked."""
    title, today = _title(name), clock.today()
    names = {entry.code: entry.vi for entry in current_list("central_bodies")}
    names |= dict(Body.objects.values_list("code", "name"))
    own = {
        version.key.partition("/")[2]
        for version in approved(LocalKind.LIST_ENTRY, today)
        if _is_of(version, name)
    }
    entries = current_list(name)
    offered = {entry.code for entry in entries}
    context = {
        "name": name,
        "title": title,
        "entries": [
            (
                entry,
                entry.code in own,
                [
                    (EXTRAS.get(key, key), _named(value, names))
                    for key, value in entry.extra.items()
                    if words(value)
                ],
            )
            for entry in entries
        ],
        "gone": [entry for entry in listing(name) if entry.code not in offered],
        "proposals": [version for version in waiting(LocalKind.LIST_ENTRY) if _is_of(version, name)],
        "may_propose": decide(request.actor, P.PROPOSE_LOCAL),
    }
    return render(request, "web/admin/page/list.html", context)


@administers(P.PROPOSE_LOCAL)
@form_view
def propose(request: Any, name: str, code: str = "") -> HttpResponse:
    """Propose an entry: a new one, or another version of the one with that code."""
    title = _title(name)
    known = next((entry for entry in current_list(name) if entry.code == code), None)
    if code and known is None:
        raise Http404
    initial = {"valid_from": clock.today(), **(entry_content(known) if known else {})}
    form = EntryForm(sent(request), listing=name, code=code, initial=initial)
    done = carry_out(
        request,
        form,
        lambda: propose_all(
            request.actor,
            LocalKind.LIST_ENTRY,
            [(f"{name}/{form.cleaned_data['code']}", form.content)],
            form.terms,
        ),
        proposed_note(1),
    )
    back = reverse("web:admin_list", args=[name])
    if done is not NOT_DONE:
        return redirect(back)
    crumbs = ((_("Danh mục"), reverse("web:admin_lists")), (title, back))
    heading = _("Bản khác của mục %(name)s") % {"name": known.vi} if known else _("Thêm mục")
    own = versions_of(LocalKind.LIST_ENTRY, f"{name}/{code}") if code else []
    return form_page(request, FormPage(heading, _("Đề xuất"), back, crumbs, more={"own": own}), form)


def _title(name: str) -> str:
    if name not in list_names():
        raise Http404
    return full_listing(name).title


def _is_of(version: Any, name: str) -> bool:
    return bool(version.key.startswith(f"{name}/"))


def _named(value: Any, names: dict[str, str]) -> str:
    """A value of an entry with the codes of bodies as their names."""
    if isinstance(value, list | tuple):
        return ", ".join(_named(each, names) for each in value)
    return names.get(value, words(value)) if isinstance(value, str) else words(value)
