"""From an uploaded paper to recorded opinions: begin, accept in resumable chunks, discard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.base.access.conflict import check_version
from phoihop.base.audit.record import Act, act
from phoihop.base.crypto.sealing import unseal
from phoihop.base.files.models import StoredFile
from phoihop.base.importing import pipeline
from phoihop.base.importing.accepting import Written, accept_next
from phoihop.base.importing.apart import SEAL_CONTEXT
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemDecision, ItemStatus
from phoihop.base.importing.paper import wipe_sealed
from phoihop.base.jobs.queue import defer
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.kernel.decision import NotAllowed, require
from phoihop.org.models import Place
from phoihop.voters.actions.history import write_history
from phoihop.voters.actions.opinions import Saying, record_opinions
from phoihop.voters.choices import OpinionKind
from phoihop.voters.imports.past import awaits_choice
from phoihop.voters.imports.target import Target, occasion_of
from phoihop.voters.imports.values import anchors_of, suggestion_of, values_of
from phoihop.voters.models import Opinion, SealedOpinion
from phoihop.voters.permissions import P, decide

KIND = "voters.petitions"
READ_JOB, ACCEPT_JOB, DUPLICATES_JOB = "voters.read_batch", "voters.accept_batch", "voters.find_duplicates"
# What a page may do itself before it answers; more is the worker's.
INLINE_ITEMS = 200
INLINE_BYTES = 300_000
# Should the page be killed in the middle, the worker reads the paper anew.
BACKSTOP_SECONDS = 60
OPENING_BALANCE = "tracking"


def begin_intake(*, actor: Actor, file: StoredFile, target: Target) -> ImportBatch:
    """Keep what is to be read for what. A small paper is read by the page itself; the worker comes later all the same."""
    require(decide(actor, P.IMPORT))
    if target.owner != actor.principal:
        raise NotAllowed(_("Văn bản được nhập dưới danh nghĩa cơ quan của đồng chí; hãy đổi tư cách."))
    with transaction.atomic():
        batch = pipeline.begin(
            actor=actor, kind=KIND, file=file, target={**target.as_json(), "begun_by": asdict(actor)}
        )
        later = clock.now() + timedelta(seconds=BACKSTOP_SECONDS) if is_small(file) else None
        defer(READ_JOB, batch_id=batch.pk, once=str(batch.pk), at=later)
    return batch


def is_small(file: StoredFile) -> bool:
    """Read in well under a second, so that the page answers with the preview at once."""
    return file.size <= INLINE_BYTES


def accept_batch(*, actor: Actor, batch: ImportBatch, expected_version: int | None = None) -> ImportBatch:
    """Start writing: every item that is certain or decided. Two people at once: one wins, the other is told who did."""
    require(decide(actor, P.RECORD_OPINION))
    with act(actor, "import.accept") as doing:
        batch = own_preview(doing, actor, batch)
        check_version(batch, expected_version)
        if awaits_choice(batch):
            raise NotAllowed(
                _("Hãy chọn trước: nhập làm số dư đầu kỳ, hoặc xác nhận vẫn ghi vào đợt tiếp xúc đã chọn.")
            )
        certain = Q(status__in=[ItemStatus.CERTAIN, ItemStatus.SECRET], decision=ItemDecision.PENDING)
        batch.items.filter(certain, result_type="").update(decision=ItemDecision.ACCEPTED)
        count = batch.items.filter(decision=ItemDecision.ACCEPTED, result_type="").count()
        if not count:
            raise NotAllowed(
                _("Chưa có mục nào để ghi nhận: hãy xem từng mục còn lại và chọn nhận hoặc bỏ qua.")
            )
        batch.status = BatchStatus.ACCEPTING
        batch.target = {**batch.target, "accepted_by": asdict(actor)}
        batch.total, batch.done = count, 0
        batch.version += 1
        batch.save(update_fields=["status", "target", "total", "done", "version"])
        doing.note(items=count)
        defer(ACCEPT_JOB, batch_id=batch.pk, once=str(batch.pk))
    if count <= INLINE_ITEMS:
        continue_accepting(batch.pk)
        batch.refresh_from_db(fields=["status", "done", "total", "version", "accepted_at"])
    return batch


def own_preview(doing: Act, actor: Actor, batch: ImportBatch) -> ImportBatch:
    """The import, locked, where it is still a preview and belongs to the body in whose name the actor works."""
    batch = (
        ImportBatch.objects.select_for_update(of=("self",))
        .select_related("file")
        .defer("paper")
        .get(pk=batch.pk)
    )
    doing.about(batch, label=f"Lần nhập {batch.pk}")
    if batch.owner != actor.principal:
        raise NotAllowed(_("Lần nhập này thuộc cơ quan khác; hãy đổi tư cách nếu đồng chí có."))
    if batch.status != BatchStatus.PREVIEW:
        raise NotAllowed(_already(batch))
    return batch


def _already(batch: ImportBatch) -> str:
    who = (batch.target.get("accepted_by") or {}).get("label", "")
    if batch.status in (BatchStatus.ACCEPTING, BatchStatus.ACCEPTED) and who:
        return _("Lần nhập này %(state)s (người ghi nhận: %(who)s).") % {
            "state": batch.get_status_display(),
            "who": who,
        }
    return _("Lần nhập này %(state)s, không ghi nhận được.") % {"state": batch.get_status_display()}


def continue_accepting(batch_id: int) -> None:
    """Write what is left, chunk by chunk; begun anew after a kill it goes on where it stopped."""
    while accept_next(batch_id, _write):
        pass
    _finish(batch_id)


def _finish(batch_id: int) -> None:
    batch = ImportBatch.objects.defer("paper").get(pk=batch_id)
    if batch.status != BatchStatus.ACCEPTING:
        return
    actor = accepted_by(batch)
    with act(actor, "import.accepted") as doing:
        batch = ImportBatch.objects.select_for_update(of=("self",)).defer("paper").get(pk=batch_id)
        if (
            batch.status != BatchStatus.ACCEPTING
            or batch.items.filter(decision=ItemDecision.ACCEPTED, result_type="").exists()
        ):
            doing.note(left=True)
            return
        doing.about(batch, label=f"Lần nhập {batch.pk}")
        still_open = (
            batch.items.filter(decision=ItemDecision.PENDING, result_type="")
            .exclude(status=ItemStatus.SAME)
            .exists()
        )
        batch.status = BatchStatus.PREVIEW if still_open else BatchStatus.ACCEPTED
        batch.accepted_at = clock.now()
        batch.version += 1
        batch.save(update_fields=["status", "accepted_at", "version"])
        doing.note(written=batch.done)


def accepted_by(batch: ImportBatch) -> Actor:
    """The actor who accepted, as it was then; the worker writes in its name."""
    return actor_of(batch.target["accepted_by"])


def actor_of(known: dict[str, Any]) -> Actor:
    """An actor out of its plain values."""
    kept = dict(known)
    kept["kind"] = ActorKind(kept["kind"])
    kept["role"] = Role(kept["role"]) if kept.get("role") else None
    return Actor(**kept)


def _write(batch: ImportBatch, items: Sequence[ImportItem]) -> list[Written]:
    actor = accepted_by(batch)
    plain = [item for item in items if item.sealed_words is None]
    secret = [item for item in items if item.sealed_words is not None]
    places = _places(items)
    occasion = occasion_of(batch)
    written: list[Written] = []
    if batch.layout == OPENING_BALANCE:
        written += write_history(actor=actor, batch=batch, occasion=occasion, items=plain, places=places)
    elif plain:
        opinions = record_opinions(
            actor=actor, occasion=occasion, sayings=[_saying(item, places) for item in plain]
        )
        written += [
            Written(item, Opinion._meta.label_lower, str(o.pk))
            for item, o in zip(plain, opinions, strict=True)
        ]
    if secret:
        before = SealedOpinion.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        record_opinions(actor=actor, occasion=occasion, sayings=[_saying(item, places) for item in secret])
        made = SealedOpinion.objects.filter(pk__gt=before, source_file=batch.file).order_by("pk")
        written += [
            Written(item, SealedOpinion._meta.label_lower, str(s.pk))
            for item, s in zip(secret, made, strict=True)
        ]
    return written


def _saying(item: ImportItem, places: dict[str, Place]) -> Saying:
    now = values_of(item)
    if item.sealed_words is not None:
        words = unseal(item.sealed_words, context=SEAL_CONTEXT)
        return Saying(words, OpinionKind(now.kind), places=_found(now.places, places), anchor=item.anchor)
    return Saying(
        words=now.words,
        kind=OpinionKind(now.kind),
        speaker=now.speaker,
        speaker_unit=now.unit,
        places=_found(now.places, places),
        places_written=now.places_written,
        anchor=(anchors_of(item) or [item.anchor])[0],
        on_spot_answer=now.on_spot_answer,
        on_spot_by=now.on_spot_by,
        proposal=suggestion_of(item),
    )


def _places(items: Sequence[ImportItem]) -> dict[str, Place]:
    codes = {code for item in items for code in values_of(item).places}
    return {place.code: place for place in Place.objects.filter(code__in=codes)}


def _found(codes: Sequence[str], places: dict[str, Place]) -> tuple[Place, ...]:
    return tuple(places[code] for code in codes if code in places)


def discard_batch(*, actor: Actor, batch: ImportBatch, expected_version: int | None = None) -> ImportBatch:
    """Throw a preview away; what was sealed in it is forgotten, the file stays as it came."""
    require(decide(actor, P.IMPORT))
    with act(actor, "import.discard") as doing:
        batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        doing.about(batch, label=f"Lần nhập {batch.pk}")
        if batch.owner != actor.principal:
            raise NotAllowed(_("Lần nhập này thuộc cơ quan khác; hãy đổi tư cách nếu đồng chí có."))
        if batch.status not in (BatchStatus.PREVIEW, BatchStatus.FAILED, BatchStatus.READING):
            raise NotAllowed(_already(batch))
        check_version(batch, expected_version)
        batch.items.filter(sealed_words__isnull=False).update(sealed_words=None)
        wipe_sealed(batch.paper)
        batch.status = BatchStatus.DISCARDED
        batch.version += 1
        batch.save(update_fields=["status", "paper", "version"])
        doing.note(items=batch.items.count())
    return batch
