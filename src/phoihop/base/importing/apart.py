"""Setting apart: what was read of a complaint or denunciation leaves its item, its paper and every copy of both (L72 art. 37.4).

One mechanism for what is found in a preview and for what is found long after, and its memory: where the same paper or the
same item is read again, it is set apart again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast, Concat

from phoihop.base.crypto.sealing import seal
from phoihop.base.files.models import StoredFile
from phoihop.base.files.store import close
from phoihop.base.importing.drafts import Draft
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemStatus
from phoihop.base.importing.paper import seal_places, seal_quotes
from phoihop.kernel.text import fold, quotes, words

SEAL_CONTEXT = "importing.ImportItem"
APART = "apart"  # in a target: what an earlier reading of the same preview had set apart
MARK = "apart"  # in a proposal: of which kind the complaint or denunciation was that stood here
# What the tray's list may show too, and where it stands; all else was made of its words.
KEPT = ("kind", "places", "anchors", "blocks", "part_of", "merged", "into", "known")
OPENING = 8  # words: a message may quote no more than the beginning
PROBE = 20  # characters that tell a text apart, where the database is asked first
_LIVING = (BatchStatus.READING, BatchStatus.PREVIEW, BatchStatus.ACCEPTING)
# jsonb writes these in another way than they were typed.
_ESCAPED = re.compile(r'[\x00-\x1f"\\]+')


def set_apart(
    said: str, *, kind: str, item: ImportItem | None = None, file: StoredFile | None = None
) -> None:
    """Take these words out of ``item``, of all that quotes it, of the papers they stand in, and close those files.

    An item that is still to be written down keeps them sealed; of one that was written down the tray has them.
    """
    found = list(_copies(said, item, file))
    batches = {one.batch_id for one in found} | {batch.pk for batch in _same_paper(file)}
    rows = ImportBatch.objects.select_for_update(of=("self",)).select_related("file").filter(pk__in=batches)
    locked = {batch.pk: batch for batch in rows.order_by("pk")}
    anchors = set(item.anchors) if item else set()
    for copy in (
        ImportItem.objects.select_for_update().filter(pk__in=[one.pk for one in found]).order_by("pk")
    ):
        batch = locked[copy.batch_id]
        is_whole = _take_out(copy, batch, said, kind, is_own=item is not None and copy.pk == item.pk)
        copy.save()
        if is_whole:
            seal_places(batch.paper, copy.anchors)
            close(batch.file)
    for batch in locked.values():
        if file is not None and batch.file.sha256 == file.sha256:
            seal_places(batch.paper, anchors)
        if seal_quotes(batch.paper, said):
            close(batch.file)
        batch.save(update_fields=["paper"])
    if file is not None:
        close(file)
    if item is not None:
        item.refresh_from_db()


def _same_paper(file: StoredFile | None) -> models.QuerySet[ImportBatch]:
    rows = ImportBatch.objects.only("pk")
    return rows.filter(file__sha256=file.sha256) if file else rows.none()


def _copies(said: str, item: ImportItem | None, file: StoredFile | None) -> Iterable[ImportItem]:
    """The item itself, what was joined to it, and whatever may hold its words or quote their beginning."""
    wanted = Q(pk=item.pk) | Q(batch=item.batch_id, correction__into=item.seq) if item else Q(pk__in=[])
    if item and file:
        wanted |= Q(batch__file__sha256=file.sha256, anchor=item.anchor)
    pieces = _ESCAPED.split(said)
    longest, opening = max(pieces, key=len).strip(), pieces[0].strip()[:PROBE]
    if len(longest) >= PROBE:
        # Texts and JSON searched as they are: an act of a few times a year.
        text = models.TextField()
        rows = ImportItem.objects.annotate(
            texts=Concat("words", Cast("proposal", text), Cast("correction", text), output_field=text),
            told=Cast("messages", text),
        )
        quoting = Q(texts__contains=longest)
        if len(opening) == PROBE:
            quoting |= Q(told__contains=opening)
        wanted |= Q(pk__in=rows.filter(quoting).values("pk"))
    return ImportItem.objects.filter(wanted).only("pk", "batch_id")


def _take_out(item: ImportItem, batch: ImportBatch, said: str, kind: str, *, is_own: bool) -> bool:
    """Out of one item; says whether the whole of it was set apart, not only what it kept of an earlier state."""
    now = item.correction.get("words", item.words)
    is_joined = "into" in item.correction
    if is_own or is_joined or _holds(now, said):
        waits = not (is_joined or item.result_type or item.status == ItemStatus.SAME)
        if waits and batch.status in _LIVING:
            item.sealed_words = item.sealed_words or seal(said if is_own else now, context=SEAL_CONTEXT)
        item.words, item.messages = "", []
        item.proposal = {key: item.proposal[key] for key in KEPT if key in item.proposal} | {MARK: kind}
        item.correction = {key: item.correction[key] for key in KEPT if key in item.correction} | {
            "kind": kind
        }
        if item.status != ItemStatus.SAME:
            item.status = ItemStatus.SECRET
        return True
    if _holds(item.words, said):
        item.words = ""
        item.proposal[MARK] = kind
    item.proposal, item.correction = _without(item.proposal, said), _without(item.correction, said)
    opening = " ".join(words(said)[:OPENING])
    item.messages = [one for one in item.messages if not quotes(one["text"], opening)]
    return False


def _holds(text: str, said: str) -> bool:
    return bool(text) and (quotes(text, said) or words(fold(text)) == words(fold(said)))


def _without(value: Any, said: str) -> Any:
    """The same JSON, each text that holds these words emptied."""
    if isinstance(value, dict):
        return {key: _without(one, said) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, said) for one in value]
    return "" if isinstance(value, str) and _holds(value, said) else value


def remember_own(batch: ImportBatch) -> dict[str, str]:
    """What stands in a preview that is read anew: place → kind of what was set apart there, kept beside the target."""
    rows = batch.items.filter(Q(status=ItemStatus.SECRET) | Q(proposal__has_key=MARK))
    return {anchor: _kind_of(item) for item in rows for anchor in item.anchors}


class Remembered:
    """What was set apart before, of the same content by its place, of the same body by its fingerprint."""

    def __init__(self, batch: ImportBatch) -> None:
        self._rows = ImportItem.objects.filter(
            Q(status=ItemStatus.SECRET) | Q(proposal__has_key=MARK)
        ).exclude(batch=batch)
        same_paper = self._rows.filter(batch__file__sha256=batch.file.sha256)
        self._places = {anchor: _kind_of(item) for item in same_paper for anchor in item.anchors}
        self._places |= batch.target.get(APART, {})

    def again(self, marked: list[tuple[str, Draft]], known: set[str]) -> list[tuple[str, Draft]]:
        """The same drafts, those secret that were set apart before; an item recorded as it stands is no news by its place."""
        prints = {
            item.fingerprint: _kind_of(item)
            for item in self._rows.filter(fingerprint__in=[mark for mark, _draft in marked])
        }
        found = []
        for mark, draft in marked:
            kind = prints.get(mark) or next(
                (self._places[a] for a in draft.anchors if a in self._places and mark not in known), None
            )
            found.append((mark, draft if kind is None or draft.is_secret else _secret(draft, kind)))
        return found


def _kind_of(item: ImportItem) -> str:
    return str(item.correction.get("kind") or item.proposal.get(MARK) or item.proposal.get("kind"))


def _secret(draft: Draft, kind: str) -> Draft:
    beside = {"kind": kind, "places": list(draft.proposal.get("places") or [])}
    return Draft(draft.words, draft.anchors, beside, ItemStatus.SECRET, identity=draft.identity)
