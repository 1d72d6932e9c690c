"""What an item says now: as it was read, with what a person corrected laid over it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from phoihop.base.importing.models import ImportItem, ItemDecision, ItemStatus
from phoihop.base.importing.pipeline import STEP
from phoihop.voters.choices import SECRET_KINDS, OpinionKind

CORRECTABLE = (
    "kind", "places", "places_written", "field", "competence", "lead", "words", "speaker", "unit", "on_spot_answer", "on_spot_by"
)  # fmt: skip


@dataclass(frozen=True)
class Values:
    """One item's effective values; codes for places, field, competence and lead."""

    kind: str
    words: str
    places: tuple[str, ...]
    places_written: str
    speaker: str
    unit: str
    field: str
    competence: str
    lead: str
    on_spot_answer: str
    on_spot_by: str

    @property
    def is_secret(self) -> bool:
        return self.kind in SECRET_KINDS


def values_of(item: ImportItem) -> Values:
    now = {**item.proposal, **item.correction}
    leads = now.get("leads") or []
    return Values(
        kind=now.get("kind") or OpinionKind.PETITION,
        words=now.get("words", item.words),
        places=tuple(now.get("places") or ()),
        places_written=now.get("places_written") or "",
        speaker=now.get("speaker") or "",
        unit=now.get("unit") or "",
        field=now.get("field") or "",
        competence=now.get("competence") or "",
        lead=now.get("lead") or (leads[0]["code"] if leads else ""),
        on_spot_answer=now.get("on_spot_answer") or "",
        on_spot_by=now.get("on_spot_by") or "",
    )


def anchors_of(item: ImportItem) -> list[str]:
    """The places of the paper that the item covers now."""
    return item.anchors


def blocks_of(item: ImportItem) -> tuple[int, int] | None:
    """First and last block of the paper that it covers."""
    found = item.correction.get("blocks") or item.proposal.get("blocks")
    return (found[0], found[1]) if found else None


def number_of(item: ImportItem) -> str:
    """The number on its card: 7, and 7b for the second part of a split one."""
    return number_at(item.seq)


def number_at(seq: int) -> str:
    """The number of the item that stands at this place of the batch."""
    whole, part = divmod(seq, STEP)
    return f"{whole}{chr(ord('a') + part) if part else ''}"


def stamp_of(item: ImportItem) -> str:
    """Changes with every change of the item: a page drawn from an older state is told so."""
    state = json.dumps(
        [item.correction, item.decision, item.status, item.result_id], sort_keys=True, ensure_ascii=False
    )
    return hashlib.sha256(state.encode()).hexdigest()[:12]


def is_taken(item: ImportItem) -> bool:
    """Will it be written when the batch is accepted? Certain ones unless skipped, doubtful ones once decided."""
    if item.result_type or item.decision == ItemDecision.SKIPPED:
        return False
    return item.decision == ItemDecision.ACCEPTED or item.status in (ItemStatus.CERTAIN, ItemStatus.SECRET)


def suggestion_of(item: ImportItem) -> dict[str, Any]:
    """What goes with the opinion as its suggestion: values as corrected, and the words that led to them."""
    now = values_of(item)
    return {
        "field": now.field,
        "competence": now.competence,
        "lead": now.lead,
        "leads": item.proposal.get("leads") or [],
        "fields": item.proposal.get("fields") or [],
        "confidence": item.proposal.get("confidence"),
        "certain": item.status == ItemStatus.CERTAIN or bool(item.correction),
    }
