"""Outgoing documents: drafted, then numbered, frozen and issued in one act; incoming ones get an arrival number."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from phoihop.base.audit.record import Act, act, together
from phoihop.base.files.models import StoredFile
from phoihop.base.files.store import keep
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.office.actions.numbering import take_number
from phoihop.office.choices import DocumentKind, DocumentStatus
from phoihop.office.models import Document, DocumentRecipient, IncomingDocument
from phoihop.office.permissions import P, decide
from phoihop.office.selectors import symbol_of
from phoihop.org.models import Body, SeatHolding
from phoihop.org.querysets import valid_on


@dataclass(frozen=True)
class Composed:
    """A document as it leaves: its content for ever (JSON) and the file."""

    content: dict[str, Any]
    docx: bytes
    name: str


class WrongDay(NotAllowed):
    """The day of issue cannot stand; what else was filled in may."""


def draft_document(*, actor: Actor, body: Body, kind: DocumentKind, abstract: str) -> Document:
    """A draft has no number; it is part of the act that needs it."""
    return Document.objects.create(
        body=body, kind=kind, abstract=abstract, drafted_by=actor.label[:160], created_at=clock.now()
    )


def issue_document(
    *,
    actor: Actor,
    doing: Act,
    document: Document,
    on: date,
    signer: SeatHolding,
    recipients: Sequence[Body],
    compose: Callable[[Document], Composed],
) -> Document:
    """Take the number, freeze the content, write the .docx, note the recipients — all inside the act ``doing``.

    Who signs holds the seat on that day: the name on the paper is the holder's, nobody types it.
    Source: Decree 30/2020/NĐ-CP art. 13 to 19: number and symbol unique in the year, issued the same day.
    """
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if document.status not in (DocumentStatus.DRAFT, DocumentStatus.APPROVED):
        raise NotAllowed(
            "Văn bản này %(status)s, không phát hành lại được.", status=str(document.get_status_display())
        )
    _check_day(document.body, on)
    _check_signer(signer, on)
    document.year, document.issued_on = on.year, on
    document.number = take_number(body=document.body, year=on.year, series="chung")
    document.symbol = symbol_of(document.body, DocumentKind(document.kind), document.number, on)
    document.signer_seat, document.signer_name = signer.seat, signer.person.full_name
    composed = compose(document)
    document.content = composed.content
    frozen = json.dumps(composed.content, ensure_ascii=False, sort_keys=True, default=str)
    document.content_hash = hashlib.sha256(frozen.encode()).hexdigest()
    document.docx = keep(io.BytesIO(composed.docx), name=composed.name, actor=actor)
    document.status = DocumentStatus.ISSUED
    document.version += 1
    document.save()
    now = clock.now()
    DocumentRecipient.objects.bulk_create(
        [DocumentRecipient(document=document, body=body, sent_at=now) for body in recipients],
        ignore_conflicts=True,
    )
    doing.note(document=document.symbol, hash=document.content_hash)
    return document


def _check_day(body: Body, on: date) -> None:
    """Numbers follow the days: not before the last number of the book, of this year, and never in the future."""
    today = clock.today()
    if on > today:
        raise WrongDay("Ngày ban hành không thể ở tương lai.")
    if on.year != today.year:
        raise WrongDay(
            "Ngày ban hành phải trong năm %(year)s: sổ văn bản đi của năm trước đã khóa.",
            year=str(today.year),
        )
    issued = Document.objects.filter(body=body, year=on.year, status=DocumentStatus.ISSUED, is_history=False)
    last = issued.aggregate(last=Max("issued_on"))["last"]
    if last and on < last:
        raise WrongDay(
            "Ngày ban hành không thể trước ngày của số văn bản gần nhất (%(day)s).", day=f"{last:%d/%m/%Y}"
        )


def _check_signer(signer: SeatHolding, on: date) -> None:
    """The holding, its seat and the day fit; asked of the rows as they stand now."""
    if not SeatHolding.objects.filter(valid_on(on), valid_on(on, "seat__"), pk=signer.pk).exists():
        raise WrongDay(
            "%(person)s không giữ ghế %(seat)s vào ngày %(day)s nên không ký văn bản ngày đó được.",
            person=signer.person.full_name,
            seat=str(signer.seat),
            day=f"{on:%d/%m/%Y}",
        )


def register_incoming(
    *,
    actor: Actor,
    body: Body,
    author: Body,
    symbol: str,
    document_on: date | None,
    abstract: str,
    arrived_on: date,
    signer: str = "",
    file: StoredFile | None = None,
    arrival_number: int | None = None,
) -> IncomingDocument:
    """Write a document into the incoming register: the next arrival number of the year, or the one on its stamp.

    A paper stands there once: one that concerns several matters is found again by its author, symbol and day.
    """
    require(decide(actor, P.REGISTER, body))
    with together():  # looking and writing, under one lock
        # The book is written by one at a time; not against whoever only points to the body, as every act of the office does.
        Body.objects.select_for_update(no_key=True).get(pk=body.pk)
        known = _known(body, author, symbol, document_on)
        if known is not None:
            return _again(actor, known, arrival_number, file)
        with act(actor, "incoming.register") as doing:
            if arrived_on > clock.today():
                raise NotAllowed("Ngày đến không thể ở tương lai.")
            if document_on and document_on > arrived_on:
                raise NotAllowed("Ngày văn bản không thể sau ngày đến.")
            book = IncomingDocument.objects.filter(body=body, year=arrived_on.year, is_history=False)
            number = arrival_number or (book.aggregate(last=Max("arrival_number"))["last"] or 0) + 1
            if book.filter(arrival_number=number).exists():
                raise NotAllowed(
                    "Số đến %(number)s đã có trong sổ; hãy kiểm tra lại dấu đến.",
                    number=f"{number}/{arrived_on.year}",
                )
            incoming = IncomingDocument.objects.create(
                body=body,
                year=arrived_on.year,
                arrival_number=number,
                arrived_on=arrived_on,
                author=author,
                symbol=symbol.strip(),
                document_on=document_on,
                signer=signer,
                abstract=abstract[:400],
                file=file,
                registered_by=actor.label[:160],
                registered_at=clock.now(),
            )
            doing.about(incoming)
    return incoming


def _known(body: Body, author: Body, symbol: str, document_on: date | None) -> IncomingDocument | None:
    """The same paper in the book already; of two who write it at once the second finds the first one's."""
    if not symbol.strip() or document_on is None:
        return None
    book = IncomingDocument.objects.filter(body=body, author=author, is_history=False)
    return book.filter(symbol__iexact=symbol.strip(), document_on=document_on).order_by("pk").first()


def _again(
    actor: Actor, known: IncomingDocument, arrival_number: int | None, file: StoredFile | None
) -> IncomingDocument:
    if arrival_number not in (None, known.arrival_number):
        raise NotAllowed(
            "Văn bản này đã vào sổ với số đến %(number)s; hãy để trống số đến hoặc ghi đúng số đó.",
            number=f"{known.arrival_number}/{known.year}",
        )
    if file is not None and known.file is not None and file.sha256 != known.file.sha256:
        raise NotAllowed(
            "Văn bản số đến %(number)s đã có tệp khác trong sổ; hãy bỏ tệp này, hoặc kiểm tra lại số, ngày văn bản.",
            number=f"{known.arrival_number}/{known.year}",
        )
    if file is not None and known.file is None:
        with act(actor, "incoming.add_file", known):
            known.file = file
            known.save(update_fields=["file"])
    return known
