"""A referral's acts: receipt, return, correction, delivery, recall; the clerk may enter them on behalf, with proof."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.base.access.door import access
from phoihop.base.access.staff import attempt, staff
from phoihop.base.audit.record import together
from phoihop.base.files.store import keep
from phoihop.kernel import clock
from phoihop.office.actions.documents import register_incoming
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters.actions.letters import recall_referral
from phoihop.voters.actions.referrals import (
    AGENCY_ROLES,
    deliver,
    receive,
    redraft,
    return_wrong,
    start_processing,
)
from phoihop.voters.actions.replies import ask_correction
from phoihop.voters.forms.petitions import DeliverForm, ProofForm, ReasonForm, ReceiveForm, ReturnForm
from phoihop.voters.models import Referral
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.same_letter import waiting_along
from phoihop.voters.views.passed import passed
from phoihop.voters.workflow import REFERRAL


def found(request: Any, pk: int, permission: P) -> Referral:
    """The referral behind an address, through the door."""
    rows = Referral.objects.select_related("petition__owner", "authority", "forwarder", "letter__document")
    return access(request.actor, rows, permission, decide, pk=pk)


def proof_form(request: Any) -> ProofForm | None:
    """The clerk's proof of an act entered on behalf; an agency acting for itself needs none."""
    if request.actor.role in AGENCY_ROLES:
        return None
    initial = {"arrived_on": clock.today()}
    return ProofForm(request.POST or None, request.FILES or None, initial=initial, prefix="proof")


def register_proof(
    request: Any, referral: Referral, form: ProofForm | None, abstract: str, author: Body
) -> IncomingDocument | None:
    """Write the proof into the incoming register of the forwarding body, in the act that it proves."""
    if form is None:
        return None
    data = form.cleaned_data
    upload = data.get("file")
    return register_incoming(
        actor=request.actor,
        body=referral.forwarder,
        author=author,
        symbol=data["symbol"],
        document_on=data["document_on"],
        abstract=abstract,
        arrived_on=data["arrived_on"],
        signer=data.get("signer", ""),
        arrival_number=data.get("arrival_number"),
        file=keep(upload.file, name=upload.name, actor=request.actor) if upload else None,
    )


def form_page(
    request: Any,
    referral: Referral,
    form: Any,
    title: str,
    button: str,
    do: Callable[[IncomingDocument | None], Any],
    *,
    proved: bool = False,
    along: Sequence[Referral] = (),
    part: str = "",
    author: Body | None = None,
    back: Any = None,
) -> HttpResponse:
    """A page with one form; ``along`` are referrals that the same act takes in, ``part`` stands above the form.

    ``author`` wrote the proof where it is not the referral's authority; ``back`` is where one goes on.
    """
    proof = proof_form(request) if proved else None
    codes = [one.petition.code for one in (referral, *along)]
    # Every form is asked, so that every error is shown.
    validity = [one.is_valid() for one in (form, proof) if one is not None]
    if request.method == "POST" and all(validity):

        def act() -> None:
            with together():
                abstract = f"{title}: {', '.join(codes)}"
                do(register_proof(request, referral, proof, abstract, author or referral.authority))

        if attempt(request, act, _("%(title)s: đã ghi.") % {"title": title}):
            return redirect(back or referral.petition)
    context = {
        "along": along,
        "part": part,
        "back": back,
        "petition": referral.petition,
        "referral": referral,
        "form": form,
        "proof": proof,
        "title": title,
        "button": button,
    }
    return render(request, "voters/page/form.html", context)


@staff
def receive_referral(request: Any, pk: int) -> HttpResponse:
    """The authority has it: the receipt starts the clock."""
    referral = found(request, pk, P.RECEIVE)
    if gone := passed(request, REFERRAL, referral, "receive"):
        return gone
    along = waiting_along(request.actor, referral)
    form = ReceiveForm(
        request.POST or None, initial={"version": referral.version, "received_on": clock.today()}
    )
    return form_page(
        request,
        referral,
        form,
        _("Ghi cơ quan đã nhận"),
        _("Ghi đã nhận"),
        lambda proof: receive(
            actor=request.actor,
            referral=referral,
            received_on=form.cleaned_data["received_on"],
            proof=proof,
            along=along,
            expected_version=form.cleaned_data["version"],
        ),
        proved=True,
        along=along,
        part="voters/part/same_letter.html",
    )


@staff
@require_POST
def process_referral(request: Any, pk: int) -> HttpResponse:
    """The lead authority is at work."""
    referral = found(request, pk, P.RECEIVE)
    attempt(
        request,
        lambda: start_processing(actor=request.actor, referral=referral),
        _("Đã ghi: đang giải quyết %(code)s.") % {"code": referral.petition.code},
    )
    return redirect(referral.petition)


@staff
def return_referral(request: Any, pk: int) -> HttpResponse:
    """Not its competence: the reason and the right authority."""
    referral = found(request, pk, P.RETURN_WRONG)
    if gone := passed(request, REFERRAL, referral, "return_wrong"):
        return gone
    form = ReturnForm(request.POST or None, initial={"version": referral.version})
    return form_page(
        request,
        referral,
        form,
        _("Trả lại, không đúng thẩm quyền"),
        _("Trả lại"),
        lambda proof: return_wrong(
            actor=request.actor,
            referral=referral,
            reason=form.cleaned_data["reason"],
            right_authority=form.cleaned_data["right_authority"],
            proof=proof,
            expected_version=form.cleaned_data["version"],
        ),
        proved=True,
    )


@staff
def correct_referral(request: Any, pk: int) -> HttpResponse:
    """Ask the authority to correct or complete its answer."""
    referral = found(request, pk, P.CORRECT)
    if gone := passed(request, REFERRAL, referral, "correct"):
        return gone
    form = ReasonForm(request.POST or None, initial={"version": referral.version})
    return form_page(
        request,
        referral,
        form,
        _("Yêu cầu đính chính trả lời"),
        _("Yêu cầu đính chính"),
        lambda proof: ask_correction(
            actor=request.actor,
            referral=referral,
            reason=form.cleaned_data["reason"],
            expected_version=form.cleaned_data["version"],
        ),
    )


@staff
def recall(request: Any, pk: int) -> HttpResponse:
    """The forwarder's own mistake."""
    referral = found(request, pk, P.RECALL)
    if gone := passed(request, REFERRAL, referral, "recall"):
        return gone
    form = ReasonForm(request.POST or None, initial={"version": referral.version})
    return form_page(
        request,
        referral,
        form,
        _("Thu hồi lượt chuyển"),
        _("Thu hồi"),
        lambda proof: recall_referral(
            actor=request.actor,
            referral=referral,
            reason=form.cleaned_data["reason"],
            expected_version=form.cleaned_data["version"],
        ),
    )


@staff
def deliver_referral(request: Any, pk: int) -> HttpResponse:
    """Voters and deputies were told; who and how is the evidence."""
    referral = found(request, pk, P.DELIVER)
    if gone := passed(request, REFERRAL, referral, "deliver"):
        return gone
    form = DeliverForm(
        request.POST or None, initial={"version": referral.version, "delivered_on": clock.today()}
    )
    return form_page(
        request,
        referral,
        form,
        _("Ghi đã báo cử tri, đại biểu"),
        _("Ghi đã báo"),
        lambda proof: deliver(
            actor=request.actor,
            referral=referral,
            delivered_on=form.cleaned_data["delivered_on"],
            evidence=form.cleaned_data["evidence"],
            expected_version=form.cleaned_data["version"],
        ),
    )


@staff
@require_POST
def redraft_referral(request: Any, pk: int) -> HttpResponse:
    """After a return: into the draft letter to the right authority."""
    referral = found(request, pk, P.DRAFT_LETTER)
    attempt(
        request,
        lambda: redraft(actor=request.actor, referral=referral),
        _("Đã đưa vào công văn tới cơ quan đúng thẩm quyền."),
    )
    return redirect(referral.petition)
