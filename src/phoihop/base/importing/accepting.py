"""Accepting a preview: in chunks, each one transaction, each idempotent; what was interrupted goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from phoihop.base.audit.record import together
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemDecision

CHUNK = 200


@dataclass(frozen=True)
class Written:
    """What an item became."""

    item: ImportItem
    result_type: str
    result_id: str


Writer = Callable[[ImportBatch, Sequence[ImportItem]], Sequence[Written]]


def accept_next(batch_id: int, write: Writer, *, size: int = CHUNK) -> int:
    """Write the next chunk of accepted items that are not written yet; says how many it took.

    The batch's row is locked meanwhile: of two workers the second one waits and then finds the rest.
    """
    with together():
        batch = (
            ImportBatch.objects.select_for_update(of=("self",))
            .select_related("file")
            .defer("paper")
            .get(pk=batch_id)
        )
        if batch.status != BatchStatus.ACCEPTING:
            return 0
        waiting = batch.items.filter(decision=ItemDecision.ACCEPTED, result_type="").order_by("seq")
        items = list(waiting[:size])
        if not items:
            return 0
        for done in write(batch, items):
            done.item.result_type, done.item.result_id = done.result_type, done.result_id
            if done.item.sealed_words is not None:
                # The tray has them now; no second copy stays behind.
                done.item.sealed_words = None
        ImportItem.objects.bulk_update(items, ["result_type", "result_id", "sealed_words"])
        ImportBatch.objects.filter(pk=batch.pk).update(done=batch.done + len(items))
    return len(items)
