"""Reading a file into a preview: read → map → check → preview. Nothing of the business is written here.

An importer is registered under its kind by the field that owns it. A batch killed in the middle of reading is read anew.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Protocol

from django.db import connection, transaction
from django.utils.translation import gettext as _

from phoihop.base.audit.record import act
from phoihop.base.crypto.sealing import seal
from phoihop.base.files.models import StoredFile
from phoihop.base.files.store import close
from phoihop.base.importing.apart import SEAL_CONTEXT, Remembered
from phoihop.base.importing.drafts import CannotRead, Draft, Found, Message
from phoihop.base.importing.fingerprints import Fingerprints
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemStatus
from phoihop.base.importing.paper import index_of_anchors, seal_places
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor

log = logging.getLogger(__name__)

CHUNK = 500
STEP = 100  # between two items, room for the parts that a person splits one into


class Importer(Protocol):
    """How one field reads its papers."""

    kind: str

    def read(self, batch: ImportBatch) -> Found:
        """Read the batch's file; CannotRead says why not."""

    def known(self, batch: ImportBatch, prints: list[str]) -> set[str]:
        """Which of these fingerprints were accepted before for the same occasion or from the same file."""

    def changed(self, batch: ImportBatch, drafts: list[tuple[str, Draft]]) -> dict[str, Message]:
        """Per fingerprint: what an earlier accepted item said at the same place in other words."""


_importers: dict[str, Callable[[], Importer]] = {}


def register(kind: str, make: Callable[[], Importer]) -> None:
    _importers[kind] = make


def begin(*, actor: Actor, kind: str, file: StoredFile, target: dict[str, object]) -> ImportBatch:
    """Write down that this file is to be read for this target."""
    with act(actor, "import.begin") as doing:
        batch = ImportBatch.objects.create(
            kind=kind,
            file=file,
            target=target,
            owner=actor.principal,
            created_by=actor.user,
            created_label=actor.label[:160],
            created_at=clock.now(),
        )
        doing.about(batch, label=f"Lần nhập {batch.pk}")
        doing.note(file=str(file.pk), sha256=file.sha256)
    return batch


def read_batch(batch_id: int) -> None:
    """Read the file of a batch into its preview; says in the batch where it stands, and why where it cannot."""
    batch = ImportBatch.objects.select_related("file").get(pk=batch_id)
    if batch.status != BatchStatus.READING:
        return
    importer = _importers[batch.kind]()
    ImportItem.objects.filter(batch=batch).delete()
    try:
        found = importer.read(batch)
        ImportBatch.objects.filter(pk=batch.pk).update(total=found.total, done=0)
        secret = _store_items(importer, batch, found)
    except CannotRead as refusal:
        _fail(batch, str(refusal))
        return
    except Exception as failure:
        # The words of a paper have no place in the logs: only the kind of failure and our own lines are told.
        log.error("import %s could not be read: %s at %s", batch.pk, type(failure).__name__, _lines(failure))
        _fail(
            batch,
            _(
                "Chương trình không đọc được tệp này. Hãy lưu lại tệp bằng Word hoặc Excel rồi tải lên lần nữa."
            ),
        )
        return
    _finish(batch, found, secret)


def _store_items(importer: Importer, batch: ImportBatch, found: Found) -> list[tuple[str, ...]]:
    prints = Fingerprints(batch.kind, batch.owner)
    where, remembered = index_of_anchors(found.blocks), Remembered(batch)
    secret: list[tuple[str, ...]] = []
    seq = 0
    for drafts in _chunks(found.items, CHUNK):
        marked = [(prints.of(draft.words, draft.identity), draft) for draft in drafts]
        known = importer.known(batch, [mark for mark, _draft in marked])
        marked = remembered.again(marked, known)
        changed = importer.changed(batch, [(mark, draft) for mark, draft in marked if mark not in known])
        rows = []
        for mark, draft in marked:
            seq += STEP
            if draft.is_secret:
                secret.append(draft.anchors)
            rows.append(
                _item(batch, seq, mark, draft, where, is_known=mark in known, change=changed.get(mark))
            )
        copy_items(rows)
        ImportBatch.objects.filter(pk=batch.pk).update(done=seq // STEP)
    return secret


_COLUMNS = (
    "batch_id", "seq", "anchor", "words", "sealed_words", "proposal", "correction", "status", "decision", "messages", "fingerprint",
    "result_type", "result_id",
)  # fmt: skip
_JSON = ("proposal", "correction", "messages")


def copy_items(rows: Iterable[ImportItem]) -> None:
    """Write items with COPY: a sheet of ten thousand rows in a second instead of five."""
    with transaction.atomic(), connection.cursor() as cursor:
        table = ImportItem._meta.db_table
        with cursor.copy(f"COPY {table} ({', '.join(_COLUMNS)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(
                    [
                        json.dumps(getattr(row, name), ensure_ascii=False)
                        if name in _JSON
                        else getattr(row, name)
                        for name in _COLUMNS
                    ]
                )


def _item(
    batch: ImportBatch,
    seq: int,
    mark: str,
    draft: Draft,
    where: dict[str, int],
    *,
    is_known: bool,
    change: Message | None,
) -> ImportItem:
    messages = [message.as_json() for message in draft.messages]
    status = draft.status
    if change is not None:
        messages.append(change.as_json())
        status = ItemStatus.DOUBT if status == ItemStatus.CERTAIN else status
    if is_known:
        # A secret one is in its tray already: no second sealed copy is made.
        status = ItemStatus.SAME
    anchor = draft.anchors[0] if draft.anchors else ""
    places = [where[a] for a in draft.anchors if a in where]
    proposal = {
        **draft.proposal,
        "anchors": list(draft.anchors),
        "blocks": [min(places), max(places)] if places else [],
    }
    if is_known:
        proposal["known"] = True
    return ImportItem(
        batch=batch,
        seq=seq,
        anchor=anchor[:80],
        words="" if draft.is_secret else draft.words,
        sealed_words=seal(draft.words, context=SEAL_CONTEXT) if draft.is_secret and not is_known else None,
        proposal=proposal,
        status=status,
        messages=messages,
        fingerprint=mark,
    )


def _finish(batch: ImportBatch, found: Found, secret: list[tuple[str, ...]]) -> None:
    """The paper is kept only now, its secret paragraphs sealed; a paper with one is closed to others as a file too."""
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("file").get(pk=batch.pk)
        seal_places(found.blocks, {anchor for anchors in secret for anchor in anchors})
        batch.paper = found.blocks
        batch.layout = found.layout[:40]
        batch.warnings = [message.as_json() for message in found.warnings]
        batch.status = BatchStatus.PREVIEW
        batch.total = batch.done = batch.items.count()
        batch.version += 1
        batch.save()
        if secret:
            close(batch.file)


def _fail(batch: ImportBatch, reason: str) -> None:
    ImportItem.objects.filter(batch=batch).delete()
    ImportBatch.objects.filter(pk=batch.pk).update(
        status=BatchStatus.FAILED, error=reason[:400], version=batch.version + 1
    )


def _lines(failure: BaseException) -> str:
    frames = traceback.extract_tb(failure.__traceback__)[-4:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))


def _chunks(items: Iterable[Draft], size: int) -> Iterator[list[Draft]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
