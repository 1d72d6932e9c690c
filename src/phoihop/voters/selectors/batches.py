"""Imports of the acting body: the list, one of them, and what stands on its preview."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from phoihop.base.importing import paper
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemDecision, ItemStatus
from phoihop.base.law.local import current_list
from phoihop.base.ui.lists import Page, page_of
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.org.models import Body, Place
from phoihop.voters.choices import OpinionKind, Outcome
from phoihop.voters.imports.road import past_of
from phoihop.voters.imports.values import Values, blocks_of, number_at, number_of, stamp_of, values_of
from phoihop.voters.permissions import P, decide

ITEMS_PER_PAGE = 50
FAR = 60
AROUND = 2  # blocks of the paper shown before the first and after the last item of a page

FILTERS: dict[str, Q] = {
    "all": Q(),
    "doubt": Q(status__in=[ItemStatus.DOUBT, ItemStatus.ERROR], decision=ItemDecision.PENDING),
    "certain": Q(status=ItemStatus.CERTAIN) & ~Q(decision=ItemDecision.SKIPPED),
    "secret": Q(status=ItemStatus.SECRET),
    "same": Q(status=ItemStatus.SAME),
    "skipped": Q(decision=ItemDecision.SKIPPED),
    "done": ~Q(result_type=""),
}


def batches_for(actor: Actor) -> QuerySet[ImportBatch]:
    """Imports of the body in whose name the actor works, newest first; the paper itself stays in the database."""
    require(decide(actor, P.IMPORT))
    return (
        ImportBatch.objects.filter(owner=actor.principal, kind="voters.petitions")
        .select_related("file")
        .defer("paper")
    )


def batch_for(actor: Actor, pk: int) -> ImportBatch:
    """One import; another body's does not exist for this actor."""
    batch = batches_for(actor).filter(pk=pk).first()
    if batch is None:
        raise Http404
    return batch


def item_for(actor: Actor, batch: ImportBatch, pk: int) -> ImportItem:
    item = batch.items.filter(pk=pk).first()
    if item is None:
        raise Http404
    return item


@dataclass(frozen=True)
class Strip:
    """The strip on top: how many items, of which kind."""

    total: int
    certain: int
    doubt: int
    error: int
    secret: int
    same: int
    skipped: int
    done: int
    taken: int

    @property
    def open(self) -> int:
        """What a person must still look at."""
        return self.doubt + self.error


def strip_of(batch: ImportBatch) -> Strip:
    """One query."""
    open_ = Q(result_type="") & ~Q(decision=ItemDecision.SKIPPED)
    pending = open_ & Q(decision=ItemDecision.PENDING)
    taken = open_ & (
        Q(decision=ItemDecision.ACCEPTED) | Q(status__in=[ItemStatus.CERTAIN, ItemStatus.SECRET])
    )
    counts = batch.items.aggregate(
        total=Count("pk"),
        certain=Count(
            "pk",
            filter=open_
            & (Q(status=ItemStatus.CERTAIN) | Q(status=ItemStatus.DOUBT, decision=ItemDecision.ACCEPTED)),
        ),
        doubt=Count("pk", filter=pending & Q(status=ItemStatus.DOUBT)),
        error=Count("pk", filter=pending & Q(status=ItemStatus.ERROR)),
        secret=Count("pk", filter=Q(status=ItemStatus.SECRET)),
        same=Count("pk", filter=Q(status=ItemStatus.SAME)),
        skipped=Count("pk", filter=Q(decision=ItemDecision.SKIPPED)),
        done=Count("pk", filter=~Q(result_type="")),
        taken=Count("pk", filter=taken),
    )
    return Strip(**counts)


@dataclass
class Lead:
    """A lead agency that is suggested, with the words that led to it."""

    code: str
    name: str
    words: list[str]


@dataclass
class Card:
    """One item as shown: codes turned into words."""

    item: ImportItem
    number: str
    values: Values
    stamp: str
    kind: str
    places: str
    field_name: str
    competence_name: str
    lead_name: str
    leads: list[Lead]
    field_words: list[str]
    duplicates: list[dict[str, Any]]
    history: list[tuple[str, str]] = field(default_factory=list)
    is_current: bool = False
    opened_words: str = ""

    @property
    def is_secret(self) -> bool:
        return self.values.is_secret

    @property
    def needs_look(self) -> bool:
        return (
            self.item.status in (ItemStatus.DOUBT, ItemStatus.ERROR)
            and self.item.decision == ItemDecision.PENDING
            and not self.item.result_type
        )

    @property
    def is_editable(self) -> bool:
        return not self.item.result_type and self.item.status != ItemStatus.SAME

    @property
    def joined_to(self) -> str:
        """The number of the item that took this one's words, empty where it stands alone."""
        into = self.item.correction.get("into")
        return number_at(into) if into is not None else ""

    @property
    def first_block(self) -> int | None:
        span = blocks_of(self.item)
        return span[0] if span else None


@dataclass
class Words:
    """The words for codes, looked up once for a page."""

    places: dict[str, str]
    bodies: dict[str, str]
    fields: dict[str, str] = field(default_factory=dict)
    competences: dict[str, str] = field(default_factory=dict)

    @classmethod
    def for_items(cls, items: Iterable[ImportItem]) -> Words:
        seen = [values_of(item) for item in items]
        leads = {lead["code"] for item in items for lead in item.proposal.get("leads") or []} | {
            v.lead for v in seen
        }
        places = Place.objects.filter(code__in={code for v in seen for code in v.places})
        return cls(
            places={place.code: str(place) for place in places},
            bodies={
                b.code: b.label
                for b in Body.objects.filter(code__in=leads).only("code", "name", "short_name")
            },
            fields={entry.code: entry.vi for entry in current_list("fields")},
            competences={entry.code: entry.vi for entry in current_list("competence")},
        )


def card_of(item: ImportItem, words: Words) -> Card:
    now = values_of(item)
    proposal = item.proposal
    fields = proposal.get("fields") or []
    return Card(
        item=item,
        number=number_of(item),
        values=now,
        stamp=stamp_of(item),
        kind=str(OpinionKind(now.kind).label) if now.kind in OpinionKind.values else now.kind,
        places=", ".join(words.places.get(code, code) for code in now.places) or now.places_written,
        field_name=words.fields.get(now.field, now.field),
        competence_name=words.competences.get(now.competence, now.competence),
        lead_name=words.bodies.get(now.lead, now.lead),
        leads=[
            Lead(
                lead["code"],
                words.bodies.get(lead["code"], lead.get("name") or lead["code"]),
                list(lead.get("words") or []),
            )
            for lead in proposal.get("leads") or []
        ],
        field_words=list(fields[0].get("words") or []) if fields else [],
        duplicates=list(proposal.get("duplicates") or []),
        history=_history(item),
    )


def _history(item: ImportItem) -> list[tuple[str, str]]:
    """What the opening balance will write of a row's road, beside the words of the old book."""
    if "history" not in item.proposal:
        return []
    past = past_of(item)
    unsaid = _("sổ cũ không ghi")
    letter = _document(past.letter_symbol, past.letter_on, past.book.get("letter", ""))
    reply = _document(past.reply_symbol, past.reply_on, past.book.get("reply", ""))
    told = Outcome(past.outcome).label if past.outcome else past.book.get("result", "")
    rows = [
        (_("Công văn chuyển"), letter),
        (
            _("Hạn trả lời"),
            f"{past.deadline_on:%d/%m/%Y}" if past.deadline_on else past.book.get("deadline", ""),
        ),
        (_("Văn bản trả lời"), reply),
        (_("Kết quả"), str(told)),
        (_("Hẹn"), f"{past.promised_on:%d/%m/%Y}" if past.promised_on else ""),
    ]
    return [(label, words or unsaid) for label, words in rows]


def _document(symbol: str, day: date | None, written: str) -> str:
    """A document by its number and day; where the day is unknown, as the book has it."""
    if day is not None:
        return f"{symbol} {day:%d/%m/%Y}".strip()
    return (
        _("%(symbol)s, không rõ ngày (sổ ghi “%(written)s”)") % {"symbol": symbol, "written": written}
        if written
        else symbol
    )


@dataclass
class Preview:
    """One page of the preview: the cards, and the part of the paper that they came from."""

    page: Page
    cards: list[Card]
    current: Card | None
    pieces: list[dict[str, Any]]
    is_cut: bool


def preview_of(batch: ImportBatch, *, wanted: str, page: str | int | None, current: int | None) -> Preview:
    """A page of cards with its part of the paper; a fixed number of queries whatever the size of the batch."""
    rows = batch.items.filter(FILTERS.get(wanted, Q())).order_by("seq")
    if current is not None and page is None:
        before = rows.filter(seq__lt=batch.items.filter(pk=current).values("seq")[:1]).count()
        page = before // ITEMS_PER_PAGE + 1
    found = page_of(rows, page, per_page=ITEMS_PER_PAGE)
    items: Sequence[ImportItem] = found.rows
    words = Words.for_items(items)
    cards = [card_of(item, words) for item in items]
    open_card = next((card for card in cards if card.item.pk == current), None) or next(
        (card for card in cards if card.needs_look), cards[0] if cards else None
    )
    if open_card:
        open_card.is_current = True
    pieces, is_cut = _pieces(batch, cards, open_card)
    return Preview(found, cards, open_card, pieces, is_cut)


def _pieces(batch: ImportBatch, cards: list[Card], current: Card | None) -> tuple[list[dict[str, Any]], bool]:
    spans = [own for card in cards if (own := blocks_of(card.item))]
    if spans:
        first, last = min(s[0] for s in spans) - AROUND, max(s[1] for s in spans) + AROUND
    else:
        first, last = 0, paper.MOST_BLOCKS
    span = blocks_of(current.item) if current else None
    if span and last - first > paper.MOST_BLOCKS:
        # The items of a filtered page may stand far apart: then the paper is shown around the open one.
        first, last = span[0] - FAR, span[1] + FAR
    blocks = paper.part(batch, first, last)
    numbers: dict[int, list[str]] = {}
    for card in cards:
        own = blocks_of(card.item)
        for index in range(own[0], own[1] + 1) if own else ():
            numbers.setdefault(index, []).append(card.number)
    for block in blocks:
        block["numbers"] = numbers.get(block["i"], [])
        block["lit"] = bool(span and span[0] <= block["i"] <= span[1])
    return gathered(
        blocks, paper.heads(batch, {b["T"] for b in blocks if b.get("k") == "row"})
    ), last - first > len(blocks)


def gathered(blocks: list[dict[str, Any]], heads: dict[int, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Paragraphs one by one, rows of one table together with its headings."""
    pieces: list[dict[str, Any]] = []
    for block in blocks:
        if block.get("k") != "row":
            pieces.append({"is_table": False, "block": block})
            continue
        if not (pieces and pieces[-1]["is_table"] and pieces[-1]["table"] == block["T"]):
            head = [h["c"] for h in heads.get(block["T"], [])]
            pieces.append({"is_table": True, "table": block["T"], "heads": head, "rows": []})
        if not block.get("H"):
            pieces[-1]["rows"].append(block)
    return pieces


def next_doubtful(batch: ImportBatch, after: ImportItem | None) -> ImportItem | None:
    """The next item that a person must look at; from the top again behind the last."""
    rows = batch.items.filter(FILTERS["doubt"], result_type="").order_by("seq")
    following = rows.filter(seq__gt=after.seq).first() if after else None
    return following or rows.first()


def earlier_batches(batch: ImportBatch) -> list[ImportBatch]:
    """The same file, taken in before by the same body."""
    return list(
        ImportBatch.objects.filter(file__sha256=batch.file.sha256, owner=batch.owner, kind=batch.kind)
        .exclude(pk=batch.pk)
        .exclude(status__in=[BatchStatus.FAILED, BatchStatus.DISCARDED])
        .defer("paper")
        .order_by("-created_at")[:3]
    )
