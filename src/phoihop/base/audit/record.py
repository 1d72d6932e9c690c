"""Writing to the chain. Called last in an act, inside its transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from datetime import UTC
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from phoihop.base.audit.models import AuditChain, AuditEntry
from phoihop.base.events import Event, publish
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor

MAIN = "main"


@dataclass
class Act:
    """What an act says of itself; the chain's entry is written from it when the act ends well."""

    verb: str
    actor: Actor
    object_type: str = ""
    object_id: str = ""
    object_label: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def about(self, obj: models.Model, label: str = "") -> None:
        """Name the object of the act (for one that the act itself creates)."""
        self.object_type = obj._meta.label_lower
        self.object_id = str(obj.pk)
        self.object_label = (label or str(obj))[:240]

    def note(self, **changes: Any) -> None:
        """Add facts to the entry: values, or {"old": …, "new": …}."""
        self.data.update(changes)

    def tell(self, event: Event) -> None:
        """What the act brings about and other apps want to know; told once its rows are written."""
        self.events.append(event)


# The acts that ended inside the act under way, and wait to be sealed with it.
_inside: ContextVar[list[Act] | None] = ContextVar("acts inside", default=None)


@contextmanager
def act(actor: Actor, verb: str, obj: models.Model | None = None) -> Iterator[Act]:
    """One act, one transaction: rows, commitments, jobs and this entry commit together or not at all.

    An act inside an act is sealed with it at the very end: nobody holds the chain's row and waits for another one.
    """
    doing = Act(verb, actor)
    is_inner = _inside.get() is not None
    if obj is not None:
        doing.about(obj)
    with together() as ended:
        before = len(ended)
        try:
            # Only an inner act can fail alone and needs a place to go back to; the outermost goes back to its start.
            with transaction.atomic(savepoint=is_inner):
                yield doing
                for event in doing.events:
                    publish(event)
        except BaseException:
            del ended[before:]  # what it had brought about is undone with it
            raise
        ended.append(doing)


@contextmanager
def together() -> Iterator[list[Act]]:
    """Several acts in one transaction, sealed one after the other when the last one has ended."""
    outer = _inside.get()
    if outer is not None:
        yield outer
        return
    ended: list[Act] = []
    with transaction.atomic():
        token = _inside.set(ended)
        try:
            yield ended
        finally:
            _inside.reset(token)
        record(ended)


def record(acts: Iterable[Act]) -> None:
    """Append entries to the chain, holding the lock of its head as shortly as possible; inside an act, with that act."""
    acts = list(acts)
    if not acts:
        return
    if (outer := _inside.get()) is not None:
        outer.extend(acts)
        return
    chain = AuditChain.objects.select_for_update().filter(name=MAIN).first()
    if chain is None:
        AuditChain.objects.get_or_create(name=MAIN)  # two first acts at once: one makes it, both lock it
        chain = AuditChain.objects.select_for_update().get(name=MAIN)
    entries = []
    for doing in acts:
        chain.last_seq += 1
        entry = AuditEntry(
            chain=chain,
            seq=chain.last_seq,
            at=clock.now(),
            verb=doing.verb,
            actor=asdict(doing.actor),
            actor_label=doing.actor.label[:240],
            object_type=doing.object_type,
            object_id=doing.object_id,
            object_label=doing.object_label,
            data=json.loads(json.dumps(doing.data, default=str)),
            previous_hash=chain.last_hash,
        )
        entry.hash = chain.last_hash = seal(entry)
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries)
    chain.save(update_fields=["last_seq", "last_hash"])


def seal(entry: AuditEntry) -> str:
    """The SHA-256 of an entry's content and of the hash before it."""
    content = [
        entry.chain_id,
        entry.seq,
        entry.at.astimezone(UTC).isoformat(),  # as the database gives it back
        entry.verb,
        entry.actor,
        entry.actor_label,
        entry.object_type,
        entry.object_id,
        entry.object_label,
        entry.data,
        entry.previous_hash,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found; ``broken_at`` is the first sequence number that does not hold."""

    entries: int
    broken_at: int | None = None
    reason: str = ""

    @property
    def holds(self) -> bool:
        return self.broken_at is None


def verify(chain_name: str = MAIN) -> Verdict:
    """Walk the chain from its start: every hash, every link, no gap, and the head equals the last entry."""
    previous, count = "", 0
    entries = AuditEntry.objects.filter(chain_id=chain_name).order_by("seq")
    for entry in entries.iterator(chunk_size=2000):
        count += 1
        if entry.seq != count:
            return Verdict(count, count, f"thiếu mục số {count}")
        if entry.previous_hash != previous:
            return Verdict(count, entry.seq, "không nối với mục trước")
        if seal(entry) != entry.hash:
            return Verdict(count, entry.seq, "nội dung đã bị sửa")
        previous = entry.hash
    chain = AuditChain.objects.filter(name=chain_name).first()
    if chain and (chain.last_seq != count or chain.last_hash != previous):
        found = entries.aggregate(last=Max("seq"))["last"] or 0
        return Verdict(count, found + 1, "đầu chuỗi không khớp mục cuối: có mục đã bị xóa")
    return Verdict(count)
