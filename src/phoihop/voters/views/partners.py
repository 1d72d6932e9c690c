"""What the lead asks of other authorities: asking, the page of one question, its answer, asking no more."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.base.access.door import access
from phoihop.base.access.staff import staff
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.voters.actions.partners import answer_as_partner, ask_partner, stop_asking
from phoihop.voters.forms.petitions import AskPartnerForm, PartnerAnswerForm, ReasonForm
from phoihop.voters.models import PartnerRequest
from phoihop.voters.permissions import P, decide
from phoihop.voters.views.referrals import form_page
from phoihop.voters.views.referrals import found as found_referral


def found(request: Any, pk: int, permission: P) -> PartnerRequest:
    """The question behind an address, through the door."""
    rows = PartnerRequest.objects.select_related(
        "referral__petition", "referral__authority", "referral__forwarder", "partner", "answer_proof"
    )
    return access(request.actor, rows, permission, decide, pk=pk)


@staff
def ask(request: Any, pk: int) -> HttpResponse:
    """The lead asks one authority for its part."""
    referral = found_referral(request, pk, P.ASK_PARTNER)
    form = AskPartnerForm(
        request.POST or None,
        but=referral.authority,
        initial={"version": referral.version, "asked_on": clock.today()},
    )
    return form_page(
        request,
        referral,
        form,
        _("Hỏi ý kiến phối hợp"),
        _("Ghi đã hỏi"),
        lambda proof: ask_partner(
            actor=request.actor,
            referral=referral,
            partner=form.cleaned_data["partner"],
            text=form.cleaned_data["text"],
            asked_on=form.cleaned_data["asked_on"],
            proof=proof,
            expected_version=form.cleaned_data["version"],
        ),
        proved=True,
    )


@staff
@require_GET
def partner(request: Any, pk: int) -> HttpResponse:
    """What was asked of whom on which petition, until when, and what came back."""
    asked, actor = found(request, pk, P.VIEW), request.actor
    debts = Commitment.objects.filter(object_type=PartnerRequest._meta.label_lower, object_id=str(asked.pk))
    context = {
        "asked": asked,
        "petition": asked.referral.petition,
        "sees_petition": asked.referral.petition.is_visible_to(actor),
        "commitment": debts.first(),
        "may_answer": decide(actor, P.ANSWER_PARTNER, asked),
        "may_stop": decide(actor, P.ASK_PARTNER, asked),
    }
    return render(request, "voters/page/partner.html", context)


@staff
def answer(request: Any, pk: int) -> HttpResponse:
    """The partner's part comes in."""
    asked = found(request, pk, P.ANSWER_PARTNER)
    form = PartnerAnswerForm(
        request.POST or None, initial={"version": asked.version, "answered_on": clock.today()}
    )
    return form_page(
        request,
        asked.referral,
        form,
        _("Ghi ý kiến phối hợp"),
        _("Ghi ý kiến"),
        lambda proof: answer_as_partner(
            actor=request.actor,
            asked=asked,
            answer=form.cleaned_data["answer"],
            answered_on=form.cleaned_data["answered_on"],
            proof=proof,
            expected_version=form.cleaned_data["version"],
        ),
        proved=True,
        author=asked.partner,
        back=asked,
    )


@staff
def stop(request: Any, pk: int) -> HttpResponse:
    """The lead needs that part no more."""
    asked = found(request, pk, P.ASK_PARTNER)
    form = ReasonForm(request.POST or None, initial={"version": asked.version})
    return form_page(
        request,
        asked.referral,
        form,
        _("Thôi hỏi ý kiến phối hợp"),
        _("Thôi hỏi"),
        lambda proof: stop_asking(
            actor=request.actor,
            asked=asked,
            reason=form.cleaned_data["reason"],
            proof=proof,
            expected_version=form.cleaned_data["version"],
        ),
        proved=True,
        back=asked,
    )
