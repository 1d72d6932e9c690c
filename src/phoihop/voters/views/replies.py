"""Entering a reply: one paper, many petitions of the same authority, each with its own outcome; judging it; promises."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.base.access.door import access
from phoihop.base.access.staff import attempt, staff
from phoihop.base.audit.record import together
from phoihop.base.files.models import StoredFile
from phoihop.base.files.store import keep, response
from phoihop.kernel import clock
from phoihop.office.actions.documents import register_incoming
from phoihop.office.models import IncomingDocument
from phoihop.voters.actions.closing import evaluate
from phoihop.voters.actions.promises import check_promise
from phoihop.voters.actions.referrals import AGENCY_ROLES
from phoihop.voters.actions.replies import Answer, ReplyPaper, enter_reply
from phoihop.voters.choices import Evaluated, Outcome, PromiseStatus
from phoihop.voters.forms.petitions import AnswerForm, ArrivalForm, EvaluationForm, PromiseForm, ReplyForm
from phoihop.voters.models import Referral, Reply, ReplyOutcome
from phoihop.voters.permissions import P, decide
from phoihop.voters.views.passed import passed
from phoihop.voters.views.referrals import found
from phoihop.voters.workflow import REFERRAL

ANSWERABLE = ("received", "in_process", "correcting")
MOST_TOGETHER = 40


def _together(request: Any, referral: Referral) -> list[Referral]:
    """The referral asked for and the others that the same authority still owes to the same body.

    One that was chosen in the form and has been answered meanwhile stays, so that what was typed for it is not lost.
    """
    posted = [int(name[1:-7]) for name in request.POST if re.fullmatch(r"r\d{1,9}-chosen", name)]
    others = (
        Referral.objects.visible_to(request.actor)
        .filter(authority=referral.authority, forwarder=referral.forwarder)
        .filter(Q(status__in=ANSWERABLE) | Q(pk__in=posted))
        .exclude(pk=referral.pk)
        .select_related("petition__owner", "authority", "forwarder")
        .order_by("due_on", "id")[: MOST_TOGETHER - 1]
    )
    return [referral, *others]


@staff
def reply(request: Any, pk: int) -> HttpResponse:
    """The reply form: what the paper says, and its outcome for each petition that it answers."""
    referral = found(request, pk, P.ANSWER)
    if gone := passed(request, REFERRAL, referral, "answer", "answer_again"):
        return gone
    rows = _together(request, referral)
    is_clerk = request.actor.role not in AGENCY_ROLES
    paper = ReplyForm(request.POST or None, request.FILES or None, initial={"replied_on": clock.today()})
    arrival = (
        ArrivalForm(request.POST or None, initial={"arrived_on": clock.today()}, prefix="proof")
        if is_clerk
        else None
    )
    answers = [
        (
            row,
            AnswerForm(request.POST or None, prefix=f"r{row.pk}", initial={"chosen": row.pk == referral.pk}),
        )
        for row in rows
    ]
    for row, form in answers:
        form.heading = row.petition.code
    forms = [paper, *([arrival] if arrival else []), *(form for _row, form in answers)]
    validity = [form.is_valid() for form in forms]  # every form is asked, so that every error is shown
    if request.method == "POST" and all(validity):
        chosen = [_answer(row, form.cleaned_data) for row, form in answers if form.cleaned_data["chosen"]]
        if attempt(
            request,
            lambda: _enter(request, referral, paper.cleaned_data, arrival, chosen),
            _("Đã nhập văn bản trả lời."),
        ):
            return redirect(referral.petition)
    context = {
        "petition": referral.petition,
        "referral": referral,
        "paper": paper,
        "arrival": arrival,
        "answers": answers,
        "answer_forms": [form for _row, form in answers],
    }
    return render(request, "voters/page/reply.html", context)


def _answer(row: Referral, data: dict[str, Any]) -> Answer:
    return Answer(
        referral=row,
        outcome=Outcome(data["outcome"]),
        short=data["short"],
        promise_text=data["promise_text"],
        promised_on=data["promised_on"],
        reason_code=data["reason_code"],
        legal_basis=data["legal_basis"],
        money=data["money"],
    )


@together()
def _enter(
    request: Any, referral: Referral, data: dict[str, Any], arrival: ArrivalForm | None, answers: list[Answer]
) -> Reply:
    upload = data.get("file")
    file = keep(upload.file, name=upload.name, actor=request.actor) if upload else None
    return enter_reply(
        actor=request.actor,
        authority=referral.authority,
        paper=ReplyPaper(data["symbol"], data["replied_on"], data["signer"], data["text"], file),
        answers=answers,
        proof=_registered(request, referral, data, arrival, file) if arrival else None,
    )


def _registered(
    request: Any, referral: Referral, data: dict[str, Any], arrival: ArrivalForm, file: StoredFile | None
) -> IncomingDocument:
    return register_incoming(
        actor=request.actor,
        body=referral.forwarder,
        author=referral.authority,
        symbol=data["symbol"],
        document_on=data["replied_on"],
        abstract=f"Trả lời kiến nghị cử tri {referral.petition.code}",
        arrived_on=arrival.cleaned_data["arrived_on"],
        signer=data["signer"],
        arrival_number=arrival.cleaned_data["arrival_number"],
        file=file,
    )


@staff
@require_GET
def reply_file(request: Any, pk: int) -> HttpResponseBase:
    """The reply's own file, for who sees one of the referrals that it answers."""
    referral = access(request.actor, Referral.objects.all(), P.VIEW, decide, outcomes__reply=pk)
    file = Reply.objects.select_related("file").get(pk=pk, outcomes__referral=referral).file
    if file is None:
        raise Http404
    return response(file)


def _latest(referral: Referral) -> ReplyOutcome:
    """What is judged: the latest answer, also one of which a correction was asked while the form stood open."""
    rows = referral.outcomes.select_related("reply__proof", "promise").prefetch_related("evaluations__body")
    outcome = rows.first()
    if outcome is None:
        raise Http404
    return outcome


@staff
def evaluate_reply(request: Any, pk: int) -> HttpResponse:
    """A body judges the answer: complete, the right question, a road-map, accepted by voters."""
    referral = found(request, pk, P.EVALUATE)
    outcome = _latest(referral)
    form = EvaluationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        judged = {
            key: Evaluated(form.cleaned_data[key])
            for key in ("complete", "right_question", "road_map", "accepted")
        }
        note = form.cleaned_data["note"]
        if attempt(
            request,
            lambda: evaluate(actor=request.actor, outcome=outcome, judged=judged, note=note),
            _("Đã ghi đánh giá."),
        ):
            return redirect(referral.petition)
    context = {
        "petition": referral.petition,
        "referral": referral,
        "form": form,
        "part": "voters/part/judged.html",
        "outcome": outcome,
        "title": _("Đánh giá trả lời"),
        "button": _("Ghi đánh giá"),
    }
    return render(request, "voters/page/form.html", context)


@staff
def promise(request: Any, pk: int) -> HttpResponse:
    """Was the promise kept? With evidence, or a new date."""
    referral = found(request, pk, P.CHECK_PROMISE)
    outcome = _latest(referral)
    made = getattr(outcome, "promise", None)
    if made is None:
        raise Http404
    form = PromiseForm(request.POST or None, initial={"version": made.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if attempt(
            request,
            lambda: check_promise(
                actor=request.actor,
                promise=made,
                result=PromiseStatus(data["result"]),
                evidence=data["evidence"],
                new_date=data["new_date"],
                expected_version=data["version"],
            ),
            _("Đã ghi kết quả kiểm tra lời hứa."),
        ):
            return redirect(referral.petition)
    context = {
        "petition": referral.petition,
        "referral": referral,
        "form": form,
        "part": "voters/part/judged.html",
        "outcome": outcome,
        "title": _("Kiểm tra lời hứa"),
        "button": _("Ghi kết quả"),
    }
    return render(request, "voters/page/form.html", context)
