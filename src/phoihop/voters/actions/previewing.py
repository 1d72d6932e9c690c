"""Correcting a preview: values, boundaries, what is taken and what is skipped. Nothing of the business is written here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.record import act
from phoihop.base.crypto.sealing import unseal
from phoihop.base.files.store import reopen
from phoihop.base.importing.apart import MARK, SEAL_CONTEXT, set_apart
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemDecision, ItemStatus
from phoihop.base.importing.paper import open_places
from phoihop.base.importing.pipeline import STEP
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.choices import SECRET_KINDS, OpinionKind
from phoihop.voters.imports.values import CORRECTABLE, blocks_of, number_at, stamp_of, values_of
from phoihop.voters.models import SealedOpinion
from phoihop.voters.permissions import P, decide

MOST_PARTS = STEP - 1


def correct_item(
    *, actor: Actor, item: ImportItem, values: dict[str, Any], stamp: str | None = None
) -> ImportItem:
    """Lay a person's values over what was read and take the item; a complaint or denunciation is sealed in the same act."""
    with transaction.atomic():
        item = _open(actor, item, stamp)
        if "into" in item.correction:
            raise NotAllowed(_("Mục này đã gộp vào mục khác; hãy bấm “Như đã đọc” trước khi sửa."))
        kind = values.get("kind") or values_of(item).kind
        if item.sealed_words is not None or kind in SECRET_KINDS:
            return _correct_secret(actor, item, OpinionKind(kind), values)
        changed = {
            key: value for key, value in values.items() if key in CORRECTABLE and value != _read(item, key)
        }
        kept = {key: value for key, value in item.correction.items() if key not in CORRECTABLE}
        item.correction = {**kept, **changed}
        item.decision = ItemDecision.ACCEPTED
        item.save(update_fields=["correction", "decision"])
    return item


def _read(item: ImportItem, key: str) -> Any:
    if key == "words":
        return item.words
    if key == "lead":
        leads = item.proposal.get("leads") or []
        return item.proposal.get("lead") or (leads[0]["code"] if leads else "")
    return item.proposal.get(key) or ([] if key == "places" else "")


def _correct_secret(actor: Actor, item: ImportItem, kind: OpinionKind, values: dict[str, Any]) -> ImportItem:
    is_secret = kind in SECRET_KINDS
    if item.sealed_words is None:
        set_apart(values_of(item).words, kind=kind, item=item, file=item.batch.file)
        with act(actor, "import.set_aside") as doing:
            doing.about(item.batch, label=f"Lần nhập {item.batch_id}, mục {item.seq // STEP}")
    elif not is_secret:
        require(decide(actor, P.OPEN_TRAY))
        _put_back(actor, item)
    places = values.get("places", list(values_of(item).places))
    item.correction = {**item.correction, "kind": str(kind), "places": places}
    item.status = ItemStatus.SECRET if is_secret else ItemStatus.CERTAIN
    item.decision = ItemDecision.ACCEPTED
    item.save()
    return item


def _put_back(actor: Actor, item: ImportItem) -> None:
    """A seat of the tray judged that it is neither complaint nor denunciation."""
    item.words = unseal(item.sealed_words or b"", context=SEAL_CONTEXT)
    item.sealed_words = None
    item.proposal.pop(MARK, None)
    batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("file").get(pk=item.batch_id)
    open_places(batch.paper, item.anchors)
    batch.save(update_fields=["paper"])
    same_paper = {"batch__file__sha256": batch.file.sha256, "sealed_words__isnull": False}
    in_tray = SealedOpinion.objects.filter(source_file__sha256=batch.file.sha256)
    if not ImportItem.objects.filter(**same_paper).exclude(pk=item.pk).exists() and not in_tray.exists():
        reopen(batch.file)
    with act(actor, "import.put_back") as doing:
        doing.about(batch, label=f"Lần nhập {batch.pk}, mục {item.seq // STEP}")


def split_item(
    *, actor: Actor, item: ImportItem, parts: Sequence[str], stamp: str | None = None
) -> list[ImportItem]:
    """Two opinions in one item: the first part stays, the others become items of their own right behind it."""
    texts = [part.strip() for part in parts if part.strip()]
    if len(texts) < 2:
        raise NotAllowed(_("Hãy để một dòng trống ở chỗ cần tách."))
    with transaction.atomic():
        item = _open(actor, item, stamp)
        if item.sealed_words is not None:
            raise NotAllowed(_("Mục khiếu nại, tố cáo không tách ở đây; hãy xử lý trong khay riêng."))
        last = (
            ImportItem.objects.filter(
                batch=item.batch_id, seq__gte=item.seq, seq__lt=(item.seq // STEP + 1) * STEP
            )
            .order_by("seq")
            .last()
        )
        seq = last.seq if last else item.seq
        if seq % STEP + len(texts) - 1 > MOST_PARTS:
            raise NotAllowed(_("Mục này đã tách quá nhiều phần."))
        item.correction = {**item.correction, "words": texts[0]}
        item.save(update_fields=["correction"])
        made = []
        for text in texts[1:]:
            seq += 1
            made.append(_part(item, seq, text))
        ImportItem.objects.bulk_create(made)
        _recount(item.batch_id)
    return [item, *made]


def _part(item: ImportItem, seq: int, text: str) -> ImportItem:
    proposal = {
        key: value
        for key, value in {**item.proposal, **item.correction}.items()
        if key not in ("words", "duplicates", "reply", "merged")
    }
    return ImportItem(
        batch_id=item.batch_id,
        seq=seq,
        anchor=item.anchor,
        words=text,
        proposal={**proposal, "part_of": item.seq},
        status=ItemStatus.DOUBT,
        messages=[
            {
                "code": "part",
                "text": _("Phần tách từ mục %(number)s: kiểm tra lĩnh vực và cơ quan.")
                % {"number": item.seq // STEP},
            }
        ],
        fingerprint=f"{item.fingerprint[:58]}+{seq % STEP}",
    )


def merge_into_previous(*, actor: Actor, item: ImportItem, stamp: str | None = None) -> ImportItem:
    """One opinion over two items: the words go to the item before it; this one stays in sight as skipped."""
    with transaction.atomic():
        item = _open(actor, item, stamp)
        if "into" in item.correction:
            raise NotAllowed(
                _("Mục này đã gộp vào mục %(number)s.") % {"number": number_at(item.correction["into"])}
            )
        before = (
            ImportItem.objects.select_for_update()
            .filter(batch=item.batch_id, seq__lt=item.seq, result_type="")
            .exclude(decision=ItemDecision.SKIPPED)
            .order_by("-seq")
            .first()
        )
        if before is None:
            raise NotAllowed(_("Không có mục nào đứng trước để gộp vào."))
        if item.sealed_words is not None or before.sealed_words is not None:
            raise NotAllowed(_("Mục khiếu nại, tố cáo không gộp với mục khác."))
        before.correction |= {
            "words": f"{values_of(before).words}\n{values_of(item).words}",
            "merged": [*before.correction.get("merged", []), item.seq],
        }
        _cover(before)
        before.save(update_fields=["correction"])
        item.decision = ItemDecision.SKIPPED
        item.correction = {**item.correction, "into": before.seq}
        item.save(update_fields=["decision", "correction"])
    return before


def decide_item(
    *, actor: Actor, item: ImportItem, decision: ItemDecision, stamp: str | None = None
) -> ImportItem:
    """Take an item as it stands, skip it, or leave it open again."""
    with transaction.atomic():
        item = _open(actor, item, stamp)
        if decision == ItemDecision.ACCEPTED and item.status in (ItemStatus.ERROR, ItemStatus.SAME):
            raise NotAllowed(
                _("Mục này đã được ghi nhận trước đây.")
                if item.status == ItemStatus.SAME
                else _("Mục này còn lỗi; hãy sửa trước khi nhận.")
            )
        _leave(item)
        item.decision = decision
        item.save(update_fields=["decision", "correction"])
    return item


def restore_item(*, actor: Actor, item: ImportItem, stamp: str | None = None) -> ImportItem:
    """Back to what was read: corrections, parts and mergers of this item are undone."""
    with transaction.atomic():
        item = _open(actor, item, stamp)
        if item.status == ItemStatus.SECRET:
            raise NotAllowed(_("Mục khiếu nại, tố cáo: hãy đổi loại, không khôi phục như đã đọc."))
        if not item.words:
            raise NotAllowed(
                _("Một phần của mục này đã tách vào khay riêng, không khôi phục như đã đọc được.")
            )
        _leave(item)
        parts = ImportItem.objects.filter(batch=item.batch_id, proposal__part_of=item.seq, result_type="")
        for holder in (item, *parts):
            _release(holder)
        parts.delete()
        item.correction, item.decision = {}, ItemDecision.PENDING
        item.save(update_fields=["correction", "decision"])
        _recount(item.batch_id)
    return item


def _release(holder: ImportItem) -> None:
    """What was joined to it stands alone again."""
    for merged in ImportItem.objects.filter(batch=holder.batch_id, correction__into=holder.seq):
        merged.decision = ItemDecision.PENDING
        merged.correction.pop("into")
        merged.save(update_fields=["decision", "correction"])


def _leave(item: ImportItem) -> None:
    """An item that was joined to another takes its words back from there, so that nothing is said twice."""
    if "into" not in item.correction:
        return
    holder = ImportItem.objects.select_for_update().get(batch=item.batch_id, seq=item.correction["into"])
    said, own = values_of(holder).words, f"\n{values_of(item).words}"
    if holder.result_type or "into" in holder.correction or not said.endswith(own):
        raise NotAllowed(
            _("Mục này đã gộp vào mục %(number)s và lời ở đó đã đổi; hãy bấm “Như đã đọc” ở mục %(number)s.")
            % {"number": number_at(holder.seq)}
        )
    holder.correction["words"] = said.removesuffix(own)
    holder.correction["merged"].remove(item.seq)
    _cover(holder)
    holder.save(update_fields=["correction"])
    del item.correction["into"]


def _cover(holder: ImportItem) -> None:
    """The places of the paper that an item covers: its own as read and those of what was joined to it."""
    own = ImportItem(anchor=holder.anchor, proposal=holder.proposal)
    joined = ImportItem.objects.filter(batch=holder.batch_id, seq__in=holder.correction["merged"])
    covered = [own, *joined.order_by("seq")]
    spans = [span for each in covered if (span := blocks_of(each))]
    holder.correction["anchors"] = list(dict.fromkeys(a for each in covered for a in each.anchors))
    holder.correction["blocks"] = [min(s[0] for s in spans), max(s[1] for s in spans)] if spans else []


def take_all(*, actor: Actor, batch: ImportBatch, doubtful_too: bool = False) -> int:
    """Take every item that is certain (or every one that has no error); says how many."""
    require(decide(actor, P.IMPORT))
    wanted = Q(status__in=[ItemStatus.CERTAIN, ItemStatus.SECRET])
    if doubtful_too:
        wanted |= Q(status=ItemStatus.DOUBT)
    with transaction.atomic():
        batch = _lock_batch(actor, batch.pk)
        return batch.items.filter(wanted, decision=ItemDecision.PENDING, result_type="").update(
            decision=ItemDecision.ACCEPTED
        )


def _open(actor: Actor, item: ImportItem, stamp: str | None) -> ImportItem:
    require(decide(actor, P.IMPORT))
    batch = _lock_batch(actor, item.batch_id)
    fresh = ImportItem.objects.select_for_update().get(pk=item.pk)
    if stamp is not None and stamp != stamp_of(fresh):
        raise StaleVersion(fresh)
    if fresh.result_type:
        raise NotAllowed(_("Mục này đã được ghi nhận, không sửa ở đây được nữa."))
    if fresh.status == ItemStatus.SECRET and fresh.sealed_words is None:
        raise NotAllowed(_("Mục này đã tách riêng cùng với mục mà nó được gộp vào."))
    fresh.batch = batch
    return fresh


def _lock_batch(actor: Actor, pk: int) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update(of=("self",)).defer("paper").get(pk=pk)
    if batch.owner != actor.principal:
        raise NotAllowed(_("Lần nhập này thuộc cơ quan khác; hãy đổi tư cách nếu đồng chí có."))
    if batch.status != BatchStatus.PREVIEW:
        raise NotAllowed(
            _("Lần nhập này %(state)s, không sửa được nữa.") % {"state": batch.get_status_display()}
        )
    return batch


def _recount(batch_id: int) -> None:
    count = ImportItem.objects.filter(batch=batch_id).count()
    ImportBatch.objects.filter(pk=batch_id).update(total=count)


def open_secret(*, actor: Actor, item: ImportItem, purpose: str) -> str:
    """A seat of the tray reads a sealed item of the preview for a stated purpose; the opening is in the record."""
    require(decide(actor, P.OPEN_TRAY))
    batch = ImportBatch.objects.defer("paper").get(pk=item.batch_id)
    if batch.owner != actor.principal:
        raise NotAllowed(_("Lần nhập này thuộc cơ quan khác; hãy đổi tư cách nếu đồng chí có."))
    if item.sealed_words is None:
        raise NotAllowed(_("Mục này không còn ở đây; nếu đã ghi nhận, hãy mở trong khay riêng."))
    with act(actor, "import.open_secret") as doing:
        doing.about(batch, label=f"Lần nhập {batch.pk}, mục {item.seq // STEP}")
        doing.note(purpose=purpose)
    return unseal(item.sealed_words, context=SEAL_CONTEXT)
