"""Terms and sessions; a session is moved in two steps: see what changes, then do it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.ui.lists import page_of
from phoihop.commitments.selectors import MovedDue, moved_due_dates
from phoihop.kernel import clock
from phoihop.kernel.decision import require
from phoihop.org.actions import sessions as session_acts
from phoihop.org.actions import terms as acts
from phoihop.org.forms.terms import CloseTermForm, MoveSessionForm, SessionForm, TermForm
from phoihop.org.models import Session, Term
from phoihop.org.permissions import P, decide
from phoihop.org.selectors import sessions_of
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.door import administers
from phoihop.web.admin.dues import shown_to
from phoihop.web.admin.history import history_of

form_view = require_http_methods(["GET", "POST"])


@administers(P.VIEW_SESSIONS)
@require_GET
def terms(request: Any) -> HttpResponse:
    """Terms, and the sessions of the chosen one."""
    found = list(Term.objects.all())
    asked = request.GET.get("nhiem-ky", "")
    chosen = next((term for term in found if term.code == asked), None)
    context = {
        "terms": found,
        "chosen": chosen,
        "page": page_of(sessions_of(chosen), request.GET.get("trang")),
        "may_manage": decide(request.actor, P.MANAGE_TERMS),
        "may_set": decide(request.actor, P.MANAGE_SESSIONS),
    }
    return render(request, "web/admin/page/terms.html", context)


@administers(P.MANAGE_TERMS)
@form_view
def new_term(request: Any) -> HttpResponse:
    """Open a term."""
    form = TermForm(sent(request))
    done = carry_out(
        request, form, lambda: acts.open_term(actor=request.actor, **form.values), _("Đã mở nhiệm kỳ.")
    )
    if done is not NOT_DONE:
        return redirect("web:admin_terms")
    return form_page(request, _page(_("Mở nhiệm kỳ"), _("Mở nhiệm kỳ")), form)


@administers(P.MANAGE_TERMS)
@form_view
def close_term(request: Any, pk: int) -> HttpResponse:
    """Close a term: what belongs to it stays readable."""
    obj = get_object_or_404(Term, pk=pk)
    form = CloseTermForm(sent(request), initial={"on": clock.today()})
    done = carry_out(
        request,
        form,
        lambda: acts.close_term(actor=request.actor, term=obj, **form.values),
        _("Nhiệm kỳ %(term)s đã kết thúc.") % {"term": obj},
    )
    if done is not NOT_DONE:
        return redirect("web:admin_terms")
    loss = (
        _("Không ghi thêm kỳ họp, đợt tiếp xúc vào nhiệm kỳ này; mọi hồ sơ vẫn đọc được."),
        _("Việc còn mở phải được bàn giao sang nhiệm kỳ sau."),
    )
    title = _("Kết thúc nhiệm kỳ %(term)s") % {"term": obj}
    return form_page(request, _page(title, _("Kết thúc"), loss, is_loss=True), form)


@administers(P.MANAGE_SESSIONS)
@form_view
def new_session(request: Any) -> HttpResponse:
    """Set a session."""
    form = SessionForm(sent(request), initial={"of": request.GET.get("cua")})
    given = carry_out(
        request,
        form,
        lambda: session_acts.create_session(actor=request.actor, **form.values),
        _("Đã lập kỳ họp."),
    )
    if given is not NOT_DONE:
        return redirect("web:admin_session", pk=given.pk)  # type: ignore[attr-defined]
    return form_page(request, _page(_("Thêm kỳ họp"), _("Lập kỳ họp")), form)


@administers(P.VIEW_SESSIONS)
@require_GET
def session(request: Any, pk: int) -> HttpResponse:
    """One session: its dates, every move with its reason."""
    obj = get_object_or_404(Session.objects.select_related("term"), pk=pk)
    context = {
        "session": obj,
        "moves": obj.moves.all(),
        "history": history_of(obj),
        "may_move": decide(request.actor, P.MOVE_SESSION, obj),
    }
    return render(request, "web/admin/page/session.html", context)


@administers(P.VIEW_SESSIONS)
@form_view
def move_session(request: Any, pk: int) -> HttpResponse:
    """First what would change, then the move itself; the reason is kept with the old dates."""
    obj = get_object_or_404(Session.objects.select_related("term"), pk=pk)
    require(decide(request.actor, P.MOVE_SESSION, obj))
    initial = {"opens_on": obj.opens_on, "closes_on": obj.closes_on, "version": obj.version}
    form = MoveSessionForm(sent(request), initial={**initial, "is_provisional": obj.is_provisional})
    is_confirmed = request.POST.get("buoc") == "ghi"
    if is_confirmed:
        done = carry_out(request, form, lambda: _move(request, obj, form), _("Đã đổi ngày kỳ họp."))
        if done is not NOT_DONE:
            return redirect("web:admin_session", pk=pk)
    dues = _preview(obj, form) if form.is_valid() else None
    more = {"dues": None, "due_count": 0, "session": obj}
    if dues is not None:
        more |= shown_to(request.actor, dues)
    crumbs = ((_("Nhiệm kỳ, kỳ họp"), reverse("web:admin_terms")), (str(obj), _address(obj)))
    page = FormPage(_("Đổi ngày kỳ họp"), _("Xem việc đổi hạn"), _address(obj), crumbs, more=more)
    return form_page(request, page, form, "web/admin/page/move_session.html")


def _move(request: Any, obj: Session, form: MoveSessionForm) -> Session:
    values = form.values
    return session_acts.move_session(
        actor=request.actor, session=obj, expected_version=values.pop("version"), **values
    )


def _preview(obj: Session, form: MoveSessionForm) -> list[MovedDue]:
    return moved_due_dates(obj, form.cleaned_data["opens_on"], form.cleaned_data["closes_on"])


def _address(obj: Session) -> str:
    return reverse("web:admin_session", args=[obj.pk])


def _page(title: str, button: str, consequences: tuple[str, ...] = (), *, is_loss: bool = False) -> FormPage:
    back = reverse("web:admin_terms")
    return FormPage(title, button, back, ((_("Nhiệm kỳ, kỳ họp"), back),), "", consequences, is_loss)
