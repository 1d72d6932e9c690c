"""Transfer letters: the open drafts, one letter, issuing it, its file."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.base.access.door import access
from phoihop.base.access.staff import attempt, staff
from phoihop.base.files.store import DOCX, response
from phoihop.base.ui.lists import page_of
from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.office.actions.documents import WrongDay
from phoihop.voters.actions.letters import (
    add_to_letter,
    issue_letter,
    remove_from_letter,
    write_opening,
)
from phoihop.voters.choices import ENDED
from phoihop.voters.documents.compose import text_mark
from phoihop.voters.forms.letters import IssueForm, OpeningForm
from phoihop.voters.models import Referral, TransferLetter
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.letters import draft_file, referrals_of, rows_for, state_of, text_of
from phoihop.voters.selectors.signers import (
    likely_signer,
    may_issue,
    recent_signers,
    registers_paper,
    signers,
)
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
        .annotate(
            petitions=Count("referrals"), gone=Count("referrals", filter=Q(referrals__status__in=ENDED))
        )
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


def _page(request: Any, obj: TransferLetter, form: IssueForm | None = None) -> dict[str, Any]:
    """What the page of a letter shows: its text, its petitions, and who may issue it."""
    actor, referrals = request.actor, referrals_of(obj)
    chosen = form.cleaned_data.get("signer") if form is not None and form.is_bound else None
    signer = chosen or likely_signer(actor, obj.forwarder)
    return {
        "letter": obj,
        "document": obj.document,
        "book_words": next((r.old_book["letter"] for r in referrals if r.old_book.get("letter")), ""),
        "rows": rows_for(actor, referrals),
        "state": state_of(referrals),
        "text": text_of(actor, obj, referrals, signer),
        "signer": signer,
        "is_registered": registers_paper(actor),
        "may_issue": may_issue(actor, obj),
        "may_draft": decide(actor, P.DRAFT_LETTER, obj),
        "opening": OpeningForm(initial={"version": obj.version, "note": obj.note}, auto_id="opening_%s"),
        "form": form or _form(request, obj, read=text_mark(referrals), signer=signer),
    }


def _form(request: Any, obj: TransferLetter, data: Any = None, **initial: Any) -> IssueForm:
    signers = recent_signers(obj.forwarder) if registers_paper(request.actor) else None
    start = {"version": obj.version, "issued_on": clock.today(), **initial}
    return IssueForm(data, signers=signers, initial=start)


@staff
@require_GET
def letter(request: Any, pk: int) -> HttpResponse:
    """One letter: its text, what became of its petitions, how to issue it."""
    return render(request, "voters/page/letter.html", _page(request, found(request, pk)))


@staff
@require_POST
def opening(request: Any, pk: int) -> HttpResponse:
    """The drafter's own opening paragraph."""
    obj = found(request, pk, P.DRAFT_LETTER)
    form = OpeningForm(request.POST)
    if not form.is_valid():
        return render(
            request, "voters/page/letter.html", {**_page(request, obj), "opening": form}, status=422
        )
    data = form.cleaned_data
    attempt(
        request,
        lambda: write_opening(
            actor=request.actor, letter=obj, text=data["note"], expected_version=data["version"]
        ),
        _("Đã lưu đoạn mở đầu."),
    )
    return redirect(obj)


@staff
@require_POST
def issue(request: Any, pk: int) -> HttpResponse:
    """Sign, number and send: one act for every petition in the letter. A day that cannot stand leaves the form as it is."""
    obj = found(request, pk, P.FORWARD)
    form = _form(request, obj, request.POST)
    if form.is_valid() and _issued(request, obj, form):
        return redirect(obj)
    return render(request, "voters/page/letter.html", _page(request, obj, form), status=422)


def _issued(request: Any, obj: TransferLetter, form: IssueForm) -> bool:
    """False when the form is to be shown again, with its values and the reason at the day."""
    data, actor = form.cleaned_data, request.actor

    def act() -> None:
        signer = data.get("signer") or signers(actor, obj.forwarder).first()
        if signer is None:
            raise NotAllowed("Ghế đang làm việc không ký thay %(body)s.", body=str(obj.forwarder))
        try:
            issue_letter(
                actor=actor,
                letter=obj,
                signer=signer,
                issued_on=data["issued_on"],
                expected_version=data["version"],
                read=data["read"],
            )
        except WrongDay as refusal:
            form.add_error("issued_on", refusal.reason)

    done = _("Đã phát hành công văn gửi %(body)s; hạn trả lời đã được tính.") % {"body": obj.addressee}
    if attempt(request, act) and form.is_valid():
        messages.success(request, done)
    return form.is_valid()


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
    """The issued .docx, as frozen; of a draft, what would be issued, marked as a draft."""
    obj = found(request, pk)
    if obj.document.docx is not None:
        return response(obj.document.docx)
    referrals = referrals_of(obj)
    if obj.document.status == "issued" or not all(r.is_visible_to(request.actor) for r in referrals):
        raise Http404
    data = draft_file(obj, referrals, likely_signer(request.actor, obj.forwarder))
    name = f"du-thao-cong-van-chuyen-{obj.pk}.docx"
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=DOCX)
