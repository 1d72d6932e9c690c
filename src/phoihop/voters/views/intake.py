"""The way in: upload a paper, check what was read beside the paper itself, write it down."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.base.access.staff import attempt, staff
from phoihop.base.files.store import FileRefused, keep, response
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemDecision
from phoihop.base.ui.lists import page_of
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.intake import accept_batch, begin_intake, discard_batch, is_small
from phoihop.voters.actions.past_sheet import keep_in_occasion, take_as_opening_balance
from phoihop.voters.actions.previewing import (
    correct_item,
    decide_item,
    merge_into_previous,
    open_secret,
    restore_item,
    split_item,
    take_all,
)
from phoihop.voters.forms.intake import ItemForm, PurposeForm, SplitForm, UploadForm
from phoihop.voters.imports.errors import error_sheet
from phoihop.voters.imports.importer import read_intake
from phoihop.voters.imports.past import PAST, awaits_choice
from phoihop.voters.imports.target import describe, describe_all
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.batches import (
    Card,
    Words,
    batch_for,
    batches_for,
    card_of,
    earlier_batches,
    item_for,
    next_doubtful,
    preview_of,
    strip_of,
)

MOVES = {"nhan": ItemDecision.ACCEPTED, "bo-qua": ItemDecision.SKIPPED, "mo-lai": ItemDecision.PENDING}


@staff
@require_http_methods(["GET", "POST"])
def imports(request: Any) -> HttpResponse:
    """Papers taken in so far, and the form for the next one."""
    require(decide(request.actor, P.IMPORT))
    form = UploadForm(request.POST or None, request.FILES or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        batch = _begin(request, form)
        if batch is not None:
            return redirect("voters:import", pk=batch.pk)
    page = page_of(batches_for(request.actor), request.GET.get("trang"), per_page=20)
    occasions = describe_all(page.rows)
    for batch in page.rows:
        batch.occasion_label = occasions[batch.pk]
    context = {"form": form, "page": page}
    return render(request, "voters/page/imports.html", context, status=422 if form.errors else 200)


def _begin(request: Any, form: UploadForm) -> ImportBatch | None:
    upload = form.cleaned_data["file"]
    try:
        file = keep(upload.chunks(), name=upload.name, actor=request.actor)
        batch = begin_intake(actor=request.actor, file=file, target=form.target())
    except (FileRefused, NotAllowed) as refusal:
        form.add_error("file", str(refusal))
        return None
    if is_small(file):
        read_intake(batch.pk)
    return batch


@staff
@require_GET
def intake(request: Any, pk: int) -> HttpResponse:
    """One import: its progress, why it cannot be read, or its preview."""
    batch = batch_for(request.actor, pk)
    context: dict[str, Any] = {"batch": batch, "occasion": describe(batch), "earlier": earlier_batches(batch)}
    if batch.status in (BatchStatus.READING, BatchStatus.FAILED):
        return render(request, "voters/page/import_progress.html", context)
    context |= _preview(request, batch)
    return render(request, "voters/page/import.html", context)


def _preview(request: Any, batch: ImportBatch) -> dict[str, Any]:
    wanted = request.GET.get("loc", "all")
    current = request.GET.get("muc", "")
    shown = preview_of(
        batch,
        wanted=wanted,
        page=request.GET.get("trang"),
        current=int(current) if current.isdigit() else None,
    )
    doubtful = next_doubtful(batch, shown.current.item if shown.current else None)
    form = _form(shown.current) if shown.current and shown.current.is_editable else None
    may_open = decide(request.actor, P.OPEN_TRAY).allowed
    return {
        "strip": strip_of(batch), "wanted": wanted, "preview": shown, "doubtful": doubtful, "form": form, "card": shown.current,
        "may_open": may_open, "purpose_form": PurposeForm(), "can_change": batch.status == BatchStatus.PREVIEW,
        "asks_what_it_is": batch.status == BatchStatus.PREVIEW and awaits_choice(batch), "past_sheet": PAST,
        "is_checking": batch.status == BatchStatus.PREVIEW and batch.done < batch.total,
    }  # fmt: skip


def _form(card: Card) -> ItemForm:
    now = card.values
    suggested = {lead.code for lead in card.leads}
    return ItemForm(
        initial={
            "stamp": card.stamp, "words": now.words, "kind": now.kind, "places": card.places if now.places else "",
            "speaker": now.speaker, "field": now.field, "competence": now.competence, "lead": now.lead if now.lead in suggested else "",
            "other_lead": "" if now.lead in suggested else now.lead,
        }
    )  # fmt: skip


@staff
@require_GET
def import_progress(request: Any, pk: int) -> HttpResponse:
    """The strip of progress alone, polled while the worker is busy; a full reload when it is done."""
    batch = batch_for(request.actor, pk)
    is_busy = batch.status in (BatchStatus.READING, BatchStatus.ACCEPTING) or (
        batch.status == BatchStatus.PREVIEW and batch.done < batch.total
    )
    was_preview = request.GET.get("dang") == BatchStatus.PREVIEW
    context = {"batch": batch, "is_busy": is_busy, "is_over": not is_busy and was_preview}
    answer = render(request, "voters/part/import_busy.html", context)
    if not is_busy and not was_preview:
        # Whoever corrects a card meanwhile is not torn away from it: a preview tells, it does not reload.
        answer["HX-Refresh"] = "true"
    return answer


@staff
@require_http_methods(["GET", "POST"])
def import_item(request: Any, pk: int, item: int) -> HttpResponse:
    """One card, opened; a correction takes the item."""
    batch = batch_for(request.actor, pk)
    found = item_for(request.actor, batch, item)
    card = card_of(found, Words.for_items([found]))
    if request.method == "GET":
        return redirect(f"{reverse('voters:import', args=[pk])}?muc={item}#muc-{item}")
    form = ItemForm(request.POST)
    if form.is_valid():
        stamp = form.cleaned_data["stamp"] or None
        done = attempt(
            request, lambda: correct_item(actor=request.actor, item=found, values=form.values(), stamp=stamp)
        )
        return _after(request, batch, found, go_on=done)
    card.is_current = True
    context = _preview(request, batch) | {
        "batch": batch,
        "occasion": describe(batch),
        "form": form,
        "card": card,
    }
    for shown in context["preview"].cards:
        shown.is_current = shown.item.pk == found.pk
    return render(request, "voters/page/import.html", context, status=422)


def _after(request: Any, batch: ImportBatch, item: ImportItem, *, go_on: bool) -> HttpResponse:
    """Back to the preview: at the next doubtful item when this one is settled, else where it was."""
    following = next_doubtful(batch, item) if go_on else None
    wanted = request.POST.get("loc", "")
    keep_filter = f"&loc={wanted}" if wanted in ("certain", "secret", "same", "skipped", "done") else ""
    target = following or item
    return redirect(
        f"{reverse('voters:import', args=[batch.pk])}?muc={target.pk}{keep_filter}#muc-{target.pk}"
    )


@staff
@require_POST
def import_item_move(request: Any, pk: int, item: int, move: str) -> HttpResponse:
    """Take, skip, open again, restore, or join with the item before."""
    batch = batch_for(request.actor, pk)
    found = item_for(request.actor, batch, item)
    stamp = request.POST.get("stamp") or None
    if move == "khoi-phuc":
        done = attempt(
            request,
            lambda: restore_item(actor=request.actor, item=found, stamp=stamp),
            _("Đã khôi phục như đã đọc."),
        )
    elif move == "gop-len":
        done = attempt(
            request,
            lambda: merge_into_previous(actor=request.actor, item=found, stamp=stamp),
            _("Đã gộp vào mục trước."),
        )
    elif move not in MOVES:
        raise Http404
    else:
        decision = MOVES[move]
        done = attempt(
            request, lambda: decide_item(actor=request.actor, item=found, decision=decision, stamp=stamp)
        )
    return _after(request, batch, found, go_on=done and move in ("nhan", "bo-qua"))


@staff
@require_http_methods(["GET", "POST"])
def import_item_split(request: Any, pk: int, item: int) -> HttpResponse:
    """Two opinions in one item: put an empty line where it is to be cut."""
    batch = batch_for(request.actor, pk)
    found = item_for(request.actor, batch, item)
    card = card_of(found, Words.for_items([found]))
    form = SplitForm(request.POST or None, initial={"words": card.values.words, "stamp": card.stamp})
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: split_item(
                actor=request.actor, item=found, parts=form.parts(), stamp=form.cleaned_data["stamp"] or None
            ),
            _("Đã tách; hãy kiểm tra từng phần."),
        )
        if done:
            return _after(request, batch, found, go_on=False)
    return render(request, "voters/page/import_split.html", {"batch": batch, "card": card, "form": form})


@staff
@require_POST
def import_item_open(request: Any, pk: int, item: int) -> HttpResponse:
    """A sealed item is opened by a seat of the tray, for a stated purpose; the words are in this answer alone."""
    batch = batch_for(request.actor, pk)
    found = item_for(request.actor, batch, item)
    form = PurposeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Hãy ghi mục đích mở (ít nhất 5 ký tự)."))
        return _after(request, batch, found, go_on=False)
    words = open_secret(actor=request.actor, item=found, purpose=form.cleaned_data["purpose"])
    card = card_of(found, Words.for_items([found]))
    card.opened_words = words
    answer = render(
        request, "voters/page/import_opened.html", {"batch": batch, "card": card, "form": _form(card)}
    )
    answer["Cache-Control"] = "no-store"
    return answer


@staff
@require_POST
def import_take_all(request: Any, pk: int) -> HttpResponse:
    """Take every certain item at once, or everything without an error."""
    batch = batch_for(request.actor, pk)
    doubtful_too = request.POST.get("gom") == "ca-can-xem"
    attempt(request, lambda: take_all(actor=request.actor, batch=batch, doubtful_too=doubtful_too))
    return redirect("voters:import", pk=pk)


@staff
@require_POST
def import_accept(request: Any, pk: int) -> HttpResponse:
    """Write down all that is certain or decided."""
    batch = batch_for(request.actor, pk)
    version = request.POST.get("version", "")
    done = attempt(
        request,
        lambda: accept_batch(
            actor=request.actor, batch=batch, expected_version=int(version) if version.isdigit() else None
        ),
    )
    if done:
        batch = batch_for(request.actor, pk)
        if batch.status != BatchStatus.ACCEPTING:
            count = batch.done
            messages.success(
                request, ngettext("Đã ghi nhận %(n)d mục.", "Đã ghi nhận %(n)d mục.", count) % {"n": count}
            )
    return redirect("voters:import", pk=pk)


@staff
@require_POST
def import_past(request: Any, pk: int) -> HttpResponse:
    """The sheet looks like the book of past rounds: the opening balance, or the chosen occasion once it is confirmed."""
    batch = batch_for(request.actor, pk)
    version = request.POST.get("version", "")
    known = int(version) if version.isdigit() else None
    if request.POST.get("cach") == "dot-nay":
        if not request.POST.get("dong_y"):
            messages.error(
                request, _("Hãy đánh dấu xác nhận trước khi ghi bảng này vào đợt tiếp xúc đã chọn.")
            )
        else:
            attempt(
                request,
                lambda: keep_in_occasion(actor=request.actor, batch=batch, expected_version=known),
                _("Đã ghi xác nhận; các mục được ghi vào đợt tiếp xúc đã chọn."),
            )
    elif attempt(
        request,
        lambda: take_as_opening_balance(actor=request.actor, batch=batch, expected_version=known),
        _("Bảng được đọc lại làm số dư đầu kỳ, không thuộc đợt tiếp xúc nào."),
    ) and is_small(batch.file):
        read_intake(batch.pk)
    return redirect("voters:import", pk=pk)


@staff
@require_http_methods(["GET", "POST"])
def import_discard(request: Any, pk: int) -> HttpResponse:
    """Throw the preview away, after asking."""
    batch = batch_for(request.actor, pk)
    if request.method == "POST":
        version = request.POST.get("version", "")
        if attempt(
            request,
            lambda: discard_batch(
                actor=request.actor, batch=batch, expected_version=int(version) if version.isdigit() else None
            ),
            _("Đã bỏ lần nhập này; chưa có gì được ghi nhận từ nó."),
        ):
            return redirect("voters:imports")
    return render(request, "voters/page/import_discard.html", {"batch": batch, "strip": strip_of(batch)})


@staff
@require_GET
def import_errors(request: Any, pk: int) -> HttpResponse:
    """The preview as a sheet with a column that says what to look at; sealed items are in it by their place only."""
    batch = batch_for(request.actor, pk)
    answer = HttpResponse(
        error_sheet(batch), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    answer["Content-Disposition"] = f'attachment; filename="nhap-{batch.pk}-kiem-tra.xlsx"'
    return answer


@staff
@require_GET
def import_file(request: Any, pk: int) -> HttpResponseBase:
    """The paper as it came; one that holds a complaint or denunciation opens in the tray only."""
    batch = batch_for(request.actor, pk)
    return response(batch.file)
