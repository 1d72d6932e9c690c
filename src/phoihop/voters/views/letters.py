"""Transfer letters: the open drafts, one letter, issuing it, its file."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.base.access.door import access
from phoihop.base.access.staff import attempt, staff
from phoihop.base.files.store import response
from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.voters.actions.letters import Signature, add_to_letter, issue_letter, remove_from_letter
from phoihop.voters.forms.petitions import IssueForm
from phoihop.voters.models import Referral, TransferLetter
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.signers import signer_of, signing_seats
from phoihop.voters.views.petitions import found as found_petition


def found(request: Any, pk: int, permission: P = P.VIEW) -> TransferLetter:
    """The letter behind an address, through the door."""
    rows = TransferLetter.objects.select_related(
        "document__docx", "document__signer_seat", "forwarder", "addressee"
    )
    return access(request.actor, rows, permission, decide, pk=pk)


@staff
@require_GET
def letters(request: Any) -> HttpResponse:
    """Drafts first, then what was issued, the newest on top."""
    rows = (
        TransferLetter.objects.visible_to(request.actor)
        .select_related("document", "forwarder", "addressee")
        .annotate(petitions=Count("referrals"))
        .order_by("document__issued_on", "-id")
    )
    status = request.GET.get("buoc", "")
    if status in ("draft", "issued"):
        rows = rows.filter(document__status=status)
    rows = (
        rows.order_by("-document__issued_on", "-id")
        if status == "issued"
        else rows.order_by("-document__created_at", "-id")
    )
    return render(
        request,
        "voters/page/letters.html",
        {"page": page_of(rows, request.GET.get("trang")), "status": status},
    )


@staff
@require_GET
def letter(request: Any, pk: int) -> HttpResponse:
    """One letter: its petitions, who may sign it, how to issue it."""
    obj = found(request, pk)
    referrals = list(
        obj.referrals.select_related("petition", "authority", "forwarder").order_by("order", "id")
    )
    may_issue = decide(request.actor, P.FORWARD, obj)
    seats = signing_seats(obj.forwarder)
    form = IssueForm(
        seats=seats,
        initial={"version": obj.version, "issued_on": clock.today(), **signer_of(request.actor, seats)},
    )
    context = {
        "letter": obj,
        "document": obj.document,
        "referrals": [r for r in referrals if r.is_visible_to(request.actor)],
        "may_issue": may_issue,
        "may_draft": decide(request.actor, P.DRAFT_LETTER, obj),
        "form": form,
        "today": clock.today(),
    }
    return render(request, "voters/page/letter.html", context)


@staff
@require_POST
def issue(request: Any, pk: int) -> HttpResponse:
    """Sign, number and send: one act for every petition in the letter."""
    obj = found(request, pk, P.FORWARD)
    form = IssueForm(request.POST, seats=signing_seats(obj.forwarder))
    if form.is_valid():
        data = form.cleaned_data
        attempt(
            request,
            lambda: issue_letter(
                actor=request.actor,
                letter=obj,
                signature=Signature(data["signer_seat"], data["signer_name"]),
                issued_on=data["issued_on"],
                expected_version=data["version"],
            ),
            _("Đã phát hành công văn gửi %(body)s; hạn trả lời đã được tính.") % {"body": obj.addressee},
        )
        return redirect(obj)
    context = {
        "letter": obj,
        "document": obj.document,
        "form": form,
        "may_issue": decide(request.actor, P.FORWARD, obj),
        "today": clock.today(),
    }
    return render(
        request,
        "voters/page/letter.html",
        {**context, "referrals": list(obj.referrals.select_related("petition"))},
        status=422,
    )


@staff
@require_POST
def draft(request: Any, code: str) -> HttpResponse:
    """Put a petition into the open draft letter to its lead authority."""
    petition = found_petition(request, code)
    done = _("Đã đưa %(code)s vào công văn gửi %(lead)s.") % {"code": petition.code, "lead": petition.lead}
    attempt(request, lambda: add_to_letter(actor=request.actor, petition=petition), done)
    return redirect(petition)


@staff
@require_POST
def remove(request: Any, pk: int) -> HttpResponse:
    """Take a petition out of a draft letter."""
    referral = access(
        request.actor, Referral.objects.select_related("petition", "letter"), P.VIEW, decide, pk=pk
    )
    petition, letter_pk = referral.petition, referral.letter_id
    attempt(
        request,
        lambda: remove_from_letter(actor=request.actor, referral=referral),
        _("Đã bỏ %(code)s khỏi công văn.") % {"code": petition.code},
    )
    is_left = TransferLetter.objects.filter(pk=letter_pk).exists()
    return redirect("voters:letter", pk=letter_pk) if is_left else redirect(petition)


@staff
@require_GET
def letter_file(request: Any, pk: int) -> HttpResponseBase:
    """The issued .docx, as frozen."""
    obj = found(request, pk)
    if obj.document.docx is None:
        raise Http404
    return response(obj.document.docx)
