"""Triage: the queue, and one opinion at a time with everything that helps to decide about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.base.access.conflict import StaleVersion, told
from phoihop.base.access.door import access
from phoihop.base.access.staff import attempt, staff
from phoihop.base.database.deadlock import once_more
from phoihop.base.law.local import current_list
from phoihop.base.live.leases import POLL_SECONDS, holders_of, release, require_free, take
from phoihop.base.ui.lists import page_of
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.bulk import accept_suggestions, note_many, suggest_field
from phoihop.voters.actions.opinions import close_on_spot, note_opinion
from phoihop.voters.actions.petitions import join_opinion
from phoihop.voters.actions.setting_aside import set_aside
from phoihop.voters.actions.triage import (
    Part,
    take_back_end,
    take_back_join,
    take_back_petition,
    triage_opinion,
)
from phoihop.voters.actions.withdrawing import withdraw_opinion
from phoihop.voters.choices import OpinionKind
from phoihop.voters.forms.petitions import WithdrawalForm
from phoihop.voters.forms.triage import BulkForm, CutForm, PetitionForm, SetAsideForm
from phoihop.voters.models import Opinion, Petition
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.copies import quoted_in
from phoihop.voters.selectors.earlier import alike, alike_one, sought
from phoihop.voters.selectors.history import withdrawal
from phoihop.voters.selectors.marking import unlike
from phoihop.voters.selectors.suggestions import suggestions
from phoihop.voters.selectors.triage import (
    QueueFilter,
    following,
    neighbours,
    queue,
    queue_list,
    rounds_waiting,
)

UNDO_KEY = "sang_loc_hoan_tac"
UNDO_DEPTH = 20


def found(request: Any, pk: int, permission: P = P.TRIAGE) -> Opinion:
    """The opinion behind an address, through the door, with all that its page shows."""
    rows = Opinion.objects.select_related(
        "owner", "term", "meeting", "round", "place", "source_file", "petition"
    ).prefetch_related("places")
    return access(request.actor, rows, permission, decide, pk=pk)


def asked_for(request: Any, pk: int, permission: P = P.TRIAGE) -> Opinion:
    """The opinion behind an address, through the door, bare: an act reads it anew when it locks it."""
    return access(request.actor, Opinion.objects.defer("search_vector"), permission, decide, pk=pk)


@staff
@require_GET
def triage(request: Any) -> HttpResponse:
    """The queue: what waits, who has it open, acts on many at once."""
    require(decide(request.actor, P.TRIAGE))
    asked = QueueFilter.of(request.GET)
    page = page_of(queue_list(queue(request.actor, asked)), request.GET.get("trang"))
    fields = current_list("fields")
    names = {entry.code: entry.name for entry in fields}
    held = holders_of(Opinion, [o.pk for o in page.rows], but=request.actor)
    for opinion in page.rows:
        opinion.holder = held.get(opinion.pk, "")
        opinion.field_name = names.get(opinion.proposal.get("field", ""), "")
    context = {
        "page": page,
        "asked": asked,
        "rounds": rounds_waiting(request.actor),
        "kinds": OpinionKind.choices[:2],
        "fields": fields,
        "can_undo": bool(request.session.get(UNDO_KEY)),
    }
    return render(request, "voters/page/triage.html", context)


@staff
@require_GET
def triage_one(request: Any, pk: int) -> HttpResponse:
    """One opinion in big letters; taking it open is told to colleagues."""
    opinion = found(request, pk)
    return render(request, "voters/page/triage_one.html", _one(request, opinion))


def _one(request: Any, opinion: Opinion, form: Form | None = None) -> dict[str, Any]:
    """The page; ``form`` is the one of its forms that was sent and stands there again with what was typed."""
    asked = QueueFilter.of(request.GET)
    is_waiting = opinion.petition_id is None and opinion.status in (
        "recorded",
        "answered_on_spot",
        "screened",
    )
    held = take(request.actor, opinion) if is_waiting else None
    suggested = suggestions(opinion)
    others = (
        alike(request.actor, opinion.words, places=[p.code for p in opinion.places.all()])
        if is_waiting
        else []
    )
    aside_form = form if isinstance(form, SetAsideForm) else SetAsideForm()
    withdraw_form = form if isinstance(form, WithdrawalForm) else WithdrawalForm()
    typed = request.GET.get("tim", "").strip()[:120]
    if not isinstance(form, PetitionForm):
        form = PetitionForm(
            initial={"version": opinion.version, "content": opinion.words, **suggested.initial()},
            earlier=[one.petition.code for one in others],
        )
    return {
        "opinion": opinion, "asked": asked, "near": neighbours(queue(request.actor, asked), opinion.pk), "suggested": suggested,
        "sought": sought(request.actor, typed) if typed else [], "sought_words": typed, "others": others, "form": form, "held": held, "poll_seconds": POLL_SECONDS, "can_undo": bool(request.session.get(UNDO_KEY)),
        "is_locked": held is not None and not held.is_mine, "is_waiting": is_waiting, "withdrawn": withdrawal(opinion), "aside_form": aside_form,
        "withdraw_form": withdraw_form, "may_classify": decide(request.actor, P.CLASSIFY, opinion),
        "may_set_aside": opinion.status != "set_aside" and decide(request.actor, P.SET_ASIDE, opinion).allowed,
    }  # fmt: skip


@staff
@require_POST
def triage_hold(request: Any, pk: int) -> HttpResponse:
    """Asked every 15 s by an open page: keeps the lease, tells who has it."""
    opinion = asked_for(request, pk)
    held = take(request.actor, opinion)
    context = {"opinion": opinion, "held": held, "poll_seconds": POLL_SECONDS, "is_locked": not held.is_mine}
    return render(request, "voters/part/triage_hold.html", context)


@staff
@require_POST
def triage_open(request: Any, pk: int) -> HttpResponse:
    """A petition out of this opinion, classified where the classification is complete."""
    opinion = asked_for(request, pk)
    codes = request.POST.getlist("earlier")
    form = PetitionForm(request.POST, earlier=codes)
    if not form.is_valid():
        shown = _one(request, found(request, pk), form)
        return render(request, "voters/page/triage_one.html", shown, status=422)
    data = form.cleaned_data
    seen = Petition.objects.visible_to(request.actor)
    earlier = list(seen.filter(code__in=data["earlier"])) if data["earlier"] else []
    part = Part(data["content"], form.classification())

    def do() -> None:
        made = triage_opinion(
            actor=request.actor,
            opinion=opinion,
            parts=[part],
            earlier=earlier,
            expected_version=data["version"],
        )
        _remember(request, "petition", opinion, petition=made[0].pk)
        messages.success(request, _("Đã lập %(code)s.") % {"code": made[0].code})

    return _step(request, opinion, do, form)


@staff
@require_http_methods(["GET", "POST"])
def triage_split(request: Any, pk: int) -> HttpResponse:
    """Several requests in one opinion: each becomes a petition of its own."""
    opinion = found(request, pk)
    form = CutForm(
        request.POST or None,
        initial={"words": _cut(opinion.words, request.GET.get("cat", "")), "version": opinion.version},
    )
    if request.method == "POST" and form.is_valid():
        parts = [Part(words) for words in form.cleaned_data["words"]]

        def do() -> None:
            made = triage_opinion(
                actor=request.actor,
                opinion=opinion,
                parts=parts,
                expected_version=form.cleaned_data["version"],
            )
            _remember(request, "petition", opinion, petition=made[0].pk)
            codes = ", ".join(one.code for one in made)
            messages.success(
                request, _("Đã tách thành %(codes)s; hãy phân loại từng kiến nghị.") % {"codes": codes}
            )

        return _step(request, opinion, do)
    context = {"opinion": opinion, "form": form, "asked": QueueFilter.of(request.GET)}
    return render(request, "voters/page/triage_split.html", context, status=422 if form.errors else 200)


def _cut(words: str, at: str) -> str:
    """The words with an empty line at the cursor, where the browser told its place."""
    if not at.isdigit() or not 0 < int(at) < len(words):
        return words
    return f"{words[: int(at)].rstrip()}\n\n{words[int(at) :].lstrip()}"


@staff
@require_http_methods(["GET", "POST"])
def triage_join(request: Any, pk: int, code: str) -> HttpResponse:
    """The same matter: both texts side by side in full, then the opinion joins the petition."""
    opinion = found(request, pk)
    petition = access(
        request.actor,
        Petition.objects.select_related("owner", "round", "lead", "term"),
        P.VIEW,
        decide,
        code=code,
    )
    if request.method == "POST":
        version = request.POST.get("version", "")

        def do() -> None:
            expected = int(version) if version.isdigit() else None
            join_opinion(actor=request.actor, opinion=opinion, petition=petition, expected_version=expected)
            now = Opinion.objects.values_list("version", flat=True).get(pk=opinion.pk)
            _remember(request, "join", opinion, petition=petition.pk, version=now)
            messages.success(
                request, _("Đã gộp vào %(code)s; người nêu và nguồn vẫn giữ đủ.") % {"code": petition.code}
            )

        return _step(request, opinion, do)
    context = {
        "opinion": opinion, "petition": petition, "mine": unlike(opinion.words, petition.content),
        "theirs": unlike(petition.content, opinion.words), "other": alike_one(opinion.words, [p.code for p in opinion.places.all()], petition), "asked": QueueFilter.of(request.GET),
        "may_join": decide(request.actor, P.TRIAGE, petition), "opinions": petition.opinions.select_related("meeting", "place")[:20],
    }  # fmt: skip
    return render(request, "voters/page/triage_join.html", context)


@staff
@require_POST
def triage_note(request: Any, pk: int) -> HttpResponse:
    """An opinion without a request: noted."""
    opinion = asked_for(request, pk)
    return _end(request, opinion, note_opinion, _("Đã ghi nhận ý kiến."))


@staff
@require_POST
def triage_close(request: Any, pk: int) -> HttpResponse:
    """Settled at the meeting itself."""
    opinion = asked_for(request, pk)
    return _end(request, opinion, close_on_spot, _("Đã kết thúc: giải quyết ngay tại hội nghị."))


def _end(request: Any, opinion: Opinion, act: Callable[..., Opinion], said: str) -> HttpResponse:
    version = request.POST.get("version", "")

    def do() -> None:
        expected = int(version) if version.isdigit() else None
        ended = act(actor=request.actor, opinion=opinion, expected_version=expected)
        _remember(request, "end", opinion, version=ended.version)
        messages.success(request, said)

    return _step(request, opinion, do)


@staff
@require_POST
def triage_aside(request: Any, pk: int) -> HttpResponse:
    """A complaint or denunciation found late: its words go to the tray."""
    opinion = found(request, pk, P.SET_ASIDE)
    form = SetAsideForm(request.POST)
    if not form.is_valid():
        return render(request, "voters/page/triage_one.html", _one(request, opinion, form), status=422)

    def do() -> None:
        kind = OpinionKind(form.cleaned_data["kind"])
        item = set_aside(
            actor=request.actor, opinion=opinion, kind=kind, expected_version=form.cleaned_data["version"]
        )
        messages.success(request, _("Đã tách vào khay riêng: %(code)s.") % {"code": item.code})
        left = quoted_in(request.actor, opinion.words)
        if left:
            where = ", ".join(left)
            messages.warning(request, _("Cùng lời này còn ở: %(where)s; hãy tách nốt.") % {"where": where})

    return _step(request, opinion, do, form)


@staff
@require_POST
def triage_withdraw(request: Any, pk: int) -> HttpResponse:
    """Withdrawn with a document; it stays in the received count (case E25)."""
    opinion = found(request, pk)
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        return render(request, "voters/page/triage_one.html", _one(request, opinion, form), status=422)

    def do() -> None:
        data = form.cleaned_data
        withdraw_opinion(
            actor=request.actor, opinion=opinion, document=data["document"], expected_version=data["version"]
        )
        messages.success(request, _("Đã ghi việc rút ý kiến."))

    return _step(request, opinion, do, form)


def _step(request: Any, opinion: Opinion, do: Callable[[], None], form: Form | None = None) -> HttpResponse:
    """Make the act and go on to the next of the queue; a conflict keeps what was typed on the page."""
    asked = QueueFilter.of(request.GET)
    after = following(queue(request.actor, asked), opinion.pk)
    try:
        require_free(request.actor, opinion)
        once_more(do)
    except (NotAllowed, StaleVersion) as refusal:
        messages.error(
            request, told(refusal, request.actor) if isinstance(refusal, StaleVersion) else str(refusal)
        )
        fresh = found(request, opinion.pk)
        context = _one(request, fresh, form)
        context["typed"] = form["content"].value() if isinstance(form, PetitionForm) else ""
        return render(request, "voters/page/triage_one.html", context, status=409)
    release(request.actor, opinion)
    tail = f"?{asked.address}" if asked.address else ""
    address = reverse("voters:triage_one", args=[after]) if after else reverse("voters:triage")
    return redirect(f"{address}{tail}")


def _remember(request: Any, kind: str, opinion: Opinion, *, petition: int = 0, version: int = 0) -> None:
    """What the last step was, so that it can be taken back as long as nobody has gone on from that version."""
    done = [*request.session.get(UNDO_KEY, []), [kind, opinion.pk, petition, version]]
    request.session[UNDO_KEY] = done[-UNDO_DEPTH:]


@staff
@require_POST
def triage_undo(request: Any) -> HttpResponse:
    """Take the last step back, if nobody has gone on from it."""
    done = request.session.get(UNDO_KEY, [])
    if not done:
        messages.error(request, _("Không có bước nào để hoàn tác."))
        return redirect("voters:triage")
    kind, pk, petition_pk, version = done[-1]
    opinion = asked_for(request, pk)
    request.session[UNDO_KEY] = done[:-1]
    attempt(
        request,
        lambda: _take_back(request, kind, opinion, petition_pk, version),
        _("Đã hoàn tác bước vừa làm."),
    )
    return redirect("voters:triage_one", pk=pk)


def _take_back(request: Any, kind: str, opinion: Opinion, petition_pk: int, version: int) -> None:
    if kind == "petition":
        petition = Petition.objects.filter(pk=petition_pk).first()
        if petition is None:
            raise NotAllowed(_("Kiến nghị này không còn."))
        take_back_petition(actor=request.actor, opinion=opinion, petition=petition)
    elif kind == "join":
        take_back_join(actor=request.actor, opinion=opinion, expected_version=version)
    else:
        take_back_end(actor=request.actor, opinion=opinion, expected_version=version)


@staff
@require_POST
def triage_bulk(request: Any) -> HttpResponse:
    """Acts on many opinions of the queue: each its own transaction, refusals told one by one."""
    require(decide(request.actor, P.TRIAGE))
    asked = QueueFilter.of(request.GET)
    ids = [int(pk) for pk in request.POST.getlist("chosen") if pk.isdigit()]
    rows = list(queue(request.actor, QueueFilter()).filter(pk__in=ids))
    form = BulkForm(request.POST, ids=[row.pk for row in rows])
    if form.is_valid():
        chosen = [row for row in rows if row.pk in form.cleaned_data["chosen"]]
        act = form.cleaned_data["act"]
        if act == "note":
            outcome = note_many(actor=request.actor, opinions=chosen)
        elif act == "accept":
            outcome = accept_suggestions(actor=request.actor, opinions=chosen)
        else:
            outcome = suggest_field(actor=request.actor, opinions=chosen, field=form.cleaned_data["field"])
        if outcome.done:
            messages.success(request, _("Đã làm xong %(n)d ý kiến.") % {"n": outcome.done})
        for reason in outcome.refusals[:5]:
            messages.warning(request, reason)
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    tail = f"?{asked.address}" if asked.address else ""
    return redirect(f"{reverse('voters:triage')}{tail}")
