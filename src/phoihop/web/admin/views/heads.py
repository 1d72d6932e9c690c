"""Document heads and symbols: as they are printed, with a preview while one's own is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.base.law.local_heads import local_head, shipped_heads
from phoihop.base.law.local_overlay import document_head
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.base.law.reading import LawError
from phoihop.kernel import clock
from phoihop.office.choices import DocumentKind
from phoihop.office.documents.numbers import document_symbol
from phoihop.org.models import Body
from phoihop.org.permissions import P, decide
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.comparison import SIGNS
from phoihop.web.admin.door import administers
from phoihop.web.admin.forms.law import HeadForm
from phoihop.web.admin.proposing import propose_all, proposed_note, versions_of

form_view = require_http_methods(["GET", "POST"])
SAMPLE_NUMBER = 5
EMPTY: dict[str, Any] = {
    "superior": [],
    "body": [],
    "place": "",
    "contact": "",
    "symbols": {},
    "signatures": {},
}


@administers(P.VIEW_LAW)
@require_GET
def heads(request: Any) -> HttpResponse:
    """The bodies that have a head, with how it looks today."""
    local = LocalVersion.objects.filter(kind=LocalKind.DOCUMENT_HEAD, status=LocalStatus.APPROVED)
    codes = {*shipped_heads(), *local.values_list("key", flat=True)}
    bodies = Body.objects.filter(code__in=codes).order_by("folded")
    context = {
        "heads": [(body, drawn(document_head(body.code) or EMPTY)) for body in bodies],
        "others": Body.objects.valid().exclude(code__in=codes).order_by("folded"),
        "may_propose": decide(request.actor, P.PROPOSE_LOCAL),
    }
    return render(request, "web/admin/page/heads.html", context)


@administers(P.VIEW_LAW)
@require_GET
def head(request: Any, code: str) -> HttpResponse:
    """One body's head: as it is printed, every symbol, every signature block, its versions."""
    body, found = _body(code), document_head(code)
    context = {
        "body": body,
        "head": found,
        "signs": SIGNS,
        "drawn": drawn(found or EMPTY),
        "symbols": symbols_of(found or EMPTY),
        "is_shipped": found is shipped_heads().get(code) and found is not None,
        "own": versions_of(LocalKind.DOCUMENT_HEAD, code),
        "may_propose": decide(request.actor, P.PROPOSE_LOCAL),
    }
    return render(request, "web/admin/page/head.html", context)


@administers(P.PROPOSE_LOCAL)
@form_view
def propose(request: Any, code: str) -> HttpResponse:
    """Write a head of one's own; "xem trước" draws it without proposing."""
    body = _body(code)
    initial = {"valid_from": clock.today(), **HeadForm.initial_of(document_head(code) or _plain(body))}
    form = HeadForm(sent(request), initial=initial)
    back = reverse("web:admin_head", args=[code])
    if request.POST.get("buoc") != "xem":
        done = carry_out(
            request,
            form,
            lambda: propose_all(request.actor, LocalKind.DOCUMENT_HEAD, [(code, form.content)], form.terms),
            proposed_note(1),
        )
        if done is not NOT_DONE:
            return redirect(back)
    crumbs = ((_("Thể thức văn bản"), reverse("web:admin_heads")), (body.label, back))
    more = {"preview": _preview(code, form, document_head(code) or _plain(body)), "body": body}
    page = FormPage(_("Soạn thể thức riêng"), _("Đề xuất"), back, crumbs, more=more)
    return form_page(request, page, form, "web/admin/page/head_form.html")


@administers(P.PROPOSE_LOCAL)
@require_POST
def preview(request: Any, code: str) -> HttpResponse:
    """The head as it would be printed, drawn while it is typed."""
    context = {"preview": _preview(code, HeadForm(request.POST), _plain(_body(code)))}
    return render(request, "web/admin/part/head_preview.html", context)


def drawn(head: dict[str, Any], on: date | None = None) -> dict[str, Any]:
    """What the printed page shows: lines, a sample number, place and date, the head's signature block."""
    day = on or clock.today()
    pattern = head["symbols"].get("CV") or head["symbols"].get("default", "")
    months = f"{day.month:02d}" if day.month < 3 else str(day.month)
    signatures = head["signatures"]
    return {
        **head,
        "number": document_symbol(pattern, SAMPLE_NUMBER, kind="CV") if "{number}" in pattern else "",
        "place_and_date": _("%(place)s, ngày %(day)s tháng %(month)s năm %(year)s")
        % {"place": head["place"], "day": f"{day.day:02d}", "month": months, "year": day.year},
        "signature": signatures.get("head") or next(iter(signatures.values()), []),
    }


def symbols_of(head: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Every kind of document with its pattern and a sample."""
    default = head["symbols"].get("default", "")
    rows = []
    for kind in DocumentKind:
        pattern = head["symbols"].get(kind.value, default)
        if pattern:
            rows.append((str(kind.label), pattern, document_symbol(pattern, SAMPLE_NUMBER, kind=kind.value)))
    return rows


def _preview(code: str, form: HeadForm, otherwise: dict[str, Any]) -> dict[str, Any]:
    """What is typed so far, drawn; what cannot be drawn says why."""
    if not form.is_bound:
        return {"drawn": drawn(otherwise), "problem": ""}
    form.is_valid()
    wrong = next((name for name in HeadForm.field_order if name in form.errors), "")
    if wrong:
        return {"drawn": None, "problem": f"{form.fields[wrong].label}: {form.errors[wrong][0]}"}
    try:
        return {"drawn": drawn(local_head(code, form.content)), "problem": ""}
    except (LawError, ValueError) as error:
        return {"drawn": None, "problem": getattr(error, "problem", str(error))}


def _plain(body: Body) -> dict[str, Any]:
    symbols = {"default": "{number}/{kind}-" + body.code, "CV": "{number}/" + body.code}
    signatures = {"head": [body.name.upper()]}
    return {**EMPTY, "body": [body.name.upper()], "symbols": symbols, "signatures": signatures}


def _body(code: str) -> Body:
    body: Body | None = Body.objects.filter(code=code).first()
    if body is None:
        raise Http404
    return body
