"""The ledger: the matrix, its lists, one commitment with its count of days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from phoihop.base.access.door import access
from phoihop.base.access.staff import attempt, staff
from phoihop.base.importing.exports import exported
from phoihop.base.ui.lists import page_of
from phoihop.commitments.actions.moving import extend_commitment, pause_commitment, resume_commitment
from phoihop.commitments.forms import ExtendForm, MovingForm, PauseForm, ResumeForm
from phoihop.commitments.models import Commitment
from phoihop.commitments.permissions import P, decide
from phoihop.commitments.reports import ledger_sheet
from phoihop.commitments.rungs import ladder
from phoihop.commitments.selectors import ledger as ledger_rows
from phoihop.commitments.selectors import matrix
from phoihop.kernel import clock
from phoihop.kernel.decision import require
from phoihop.org.choices import BodyKind

VIEW_LABELS = {
    "all": gettext_lazy("Đang theo dõi"),
    "mine": gettext_lazy("Cơ quan tôi phải làm"),
    "owed_to_me": gettext_lazy("Cơ quan tôi đang chờ"),
    "due_soon": gettext_lazy("Sắp hết hạn"),
    "late": gettext_lazy("Quá hạn"),
    "newly_late": gettext_lazy("Mới quá hạn trong tuần"),
    "done": gettext_lazy("Đã xong"),
}


@staff
@require_GET
def ledger(request: Any) -> HttpResponse:
    """The matrix, and below it one list; a cell of the matrix is a filter of the list."""
    require(decide(request.actor, P.VIEW))
    view = request.GET.get("view", "all")
    rows = ledger_rows(request.actor, view if view in VIEW_LABELS else "all")
    debtor, creditor = request.GET.get("no", ""), request.GET.get("duoc", "")
    if debtor == "communes":
        rows = rows.filter(debtor__kind=BodyKind.COMMUNE_AUTHORITY)
    elif debtor.isdigit():
        rows = rows.filter(debtor=int(debtor))
    if creditor.isdigit():
        rows = rows.filter(creditor=int(creditor))
    if request.GET.get("xuat") == "xlsx":

        def draw(taken: list[Commitment], notes: list[str]) -> bytes:
            return ledger_sheet(taken, clock.today(), notes)

        return exported(request, request.actor, "commitment.export", rows, draw, name="so-theo-doi")
    context = {
        "matrix": matrix(request.actor),
        "page": page_of(rows, request.GET.get("trang")),
        "view": view,
        "views": VIEW_LABELS,
        "is_narrowed": bool(debtor or creditor),
    }
    return render(request, "commitments/page/ledger.html", context)


def found(request: Any, code: str, permission: P = P.VIEW) -> Commitment:
    """The commitment behind an address, through the door."""
    rows = Commitment.objects.select_related("debtor", "creditor", "trustee", "clause", "session")
    return access(request.actor, rows, permission, decide, code=code)


@staff
@require_GET
def commitment(request: Any, code: str) -> HttpResponse:
    """One commitment: who owes what to whom by when, why that date, what changed, what proves it."""
    obj = found(request, code)
    today = clock.today()
    context = {
        "commitment": obj,
        "rungs": [(key, on, on <= today, on == obj.due_on) for key, on in ladder(obj)],
        "may_extend": decide(request.actor, P.EXTEND, obj),
        "days_late": obj.days_late(today),
        "due_changes": list(obj.due_changes.all()),
        "pauses": (pauses := list(obj.pauses.all())),
        "is_paused": any(each.ends_on is None for each in pauses),
        "extensions": list(obj.extensions.all()),
        "evidence": list(obj.evidence.all()),
    }
    return render(request, "commitments/page/commitment.html", context)


@staff
def extend(request: Any, code: str) -> HttpResponse:
    """A later date with the document that allows it."""
    done = _("Đã gia hạn; hạn cũ vẫn được giữ lại.")
    return _move(request, code, Move(_("Gia hạn"), ExtendForm, extend_commitment, done))


@staff
def pause(request: Any, code: str) -> HttpResponse:
    """The clock stands still for a reason."""
    return _move(
        request, code, Move(_("Tạm dừng thời hạn"), PauseForm, pause_commitment, _("Đã tạm dừng thời hạn."))
    )


@staff
def resume(request: Any, code: str) -> HttpResponse:
    """The clock goes on."""
    done = _("Đã cho tính hạn tiếp.")
    return _move(request, code, Move(_("Tính hạn tiếp"), ResumeForm, resume_commitment, done))


@dataclass(frozen=True)
class Move:
    """A form that moves a due date; the names of its fields are those of the act."""

    title: str
    form: type[MovingForm]
    act: Callable[..., Commitment]
    done: str


def _move(request: Any, code: str, move: Move) -> HttpResponse:
    obj = found(request, code, P.EXTEND)
    form = move.form(request.POST or None, initial={"version": obj.version})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        if attempt(
            request,
            lambda: move.act(actor=request.actor, commitment=obj, expected_version=version, **values),
            move.done,
        ):
            return redirect(obj)
    context = {"commitment": obj, "form": form, "title": move.title, "button": move.title}
    return render(request, "commitments/page/form.html", context)
