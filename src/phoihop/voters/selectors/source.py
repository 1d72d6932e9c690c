"""The place of the paper that an opinion came from, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from phoihop.base.importing import paper
from phoihop.base.importing.models import ImportBatch, ImportItem
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import Decision, denied
from phoihop.voters.imports.values import blocks_of
from phoihop.voters.models import Opinion
from phoihop.voters.permissions import READERS, P, decide
from phoihop.voters.selectors.batches import gathered

AROUND = 3


@dataclass(frozen=True)
class Source:
    """``pieces`` of the paper around the place, the place itself lit; ``may_open`` says who may fetch the file and why not."""

    anchor: str
    pieces: list[dict[str, Any]]
    may_open: Decision
    batch: int | None = None


def source_of(actor: Actor, opinion: Opinion) -> Source | None:
    """``None`` for what was typed in. Sealed paragraphs stay blank here for everybody."""
    if opinion.source_file is None:
        return None
    may_open = decide(actor, P.VIEW, opinion)
    if actor.role not in READERS:
        may_open = denied("Tệp này có ý kiến của nhiều xã; chỉ ba cơ quan mở được.")
    elif opinion.source_file.sealed:
        may_open = denied(
            "Tệp này có mục khiếu nại, tố cáo nên chỉ mở được từ khay riêng, có ghi mục đích mở."
        )
    item = (
        ImportItem.objects.filter(batch__file=opinion.source_file_id, anchor=opinion.source_anchor)
        .exclude(result_type="")
        .first()
    )
    span = blocks_of(item) if item else None
    if item is None or span is None:
        return Source(opinion.source_anchor, [], may_open)
    batch = ImportBatch.objects.defer("paper").get(pk=item.batch_id)
    # A commune reads the words of its own voters, not what stands around them.
    around = AROUND if actor.role in READERS else 0
    blocks = paper.part(batch, span[0] - around, span[1] + around)
    for block in blocks:
        block["lit"] = span[0] <= block["i"] <= span[1]
    heads = paper.heads(batch, {block["T"] for block in blocks if block.get("k") == "row"})
    return Source(opinion.source_anchor, gathered(blocks, heads), may_open, batch.pk)
