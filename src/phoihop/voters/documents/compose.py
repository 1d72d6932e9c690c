"""From the records of a transfer letter to its frozen content and its .docx."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from phoihop.base.law.local import current_rulebook
from phoihop.commitments.deadlines import due_date
from phoihop.kernel.actor import Role
from phoihop.office.actions.documents import Composed
from phoihop.office.documents.content import Item, Letter
from phoihop.office.documents.heads import head_of, signature_of
from phoihop.office.documents.letter import render_letter
from phoihop.office.documents.numbers import number_line
from phoihop.office.models import Document
from phoihop.office.selectors import head_data
from phoihop.org.models import Body, Seat, SeatHolding, Session
from phoihop.voters.choices import RoundEdge
from phoihop.voters.commitments import answer_rule
from phoihop.voters.documents.session_names import session_name
from phoihop.voters.documents.transfer_letter import TransferLetterData, transfer_letter
from phoihop.voters.models import MeetingRound, Referral, TransferLetter
from phoihop.voters.selectors.limits import answer_limits


def signature_role(seat: Seat, body: Body) -> str:
    """How a seat signs for a body: its head, a deputy of the head (KT.), or by order (TL.) from the office."""
    if seat.role == Role.OFFICE_LEADER:
        return "by_order"
    return "deputy" if seat.title.lower().startswith("phó") else "head"


def compose_transfer_letter(
    letter: TransferLetter, document: Document, referrals: Sequence[Referral]
) -> Composed:
    """The letter as it is issued: number and date are taken already; the same content gives the same bytes."""
    day, seat = document.issued_on, document.signer_seat
    if day is None or seat is None:
        raise ValueError("a letter is composed once it is numbered, dated and signed for")
    made = _Making(
        letter, referrals, day, document.kind, f"Số: {document.symbol}", seat, document.signer_name
    )
    content = _content(made)
    name = f"{document.symbol.replace('/', '-')}.docx"
    return Composed(content.to_json(), render_letter(content), name)


def draft_letter(
    letter: TransferLetter, referrals: Sequence[Referral], signer: SeatHolding | None, day: date
) -> Letter:
    """What would be issued on that day with that signature: the same words, room for the number, marked as a draft."""
    kind = letter.document.kind
    entry = head_data(letter.forwarder, day)
    number = number_line(head_of(entry, kind=kind).symbol, None, kind=kind)
    seat, name = (signer.seat, signer.person.full_name) if signer else (None, "")
    return replace(_content(_Making(letter, referrals, day, kind, number, seat, name)), is_draft=True)


def text_mark(referrals: Sequence[Referral]) -> str:
    """Changes with every word that the petitions bring into the letter: who signs has read these and no others."""
    words = [_item(referral).to_json() for referral in referrals]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class _Making:
    letter: TransferLetter
    referrals: Sequence[Referral]
    day: date
    kind: str
    number_text: str
    seat: Seat | None
    signer_name: str


def _content(made: _Making) -> Letter:
    letter, referrals, day = made.letter, made.referrals, made.day
    entry = head_data(letter.forwarder, day)
    rule = current_rulebook().rule(answer_rule(letter.forwarder), on=day)
    due = due_date(rule.key, day)
    session = _coming_session(referrals, day)
    role = signature_role(made.seat, letter.forwarder) if made.seat else "head"
    return transfer_letter(
        TransferLetterData(
            forwarder_code=letter.forwarder.code,
            forwarder_name=letter.forwarder.name,
            addressee=letter.addressee.name,
            round_title=_round_title(referrals),
            items=tuple(_item(referral) for referral in referrals),
            head=head_of(entry, kind=made.kind),
            number_text=made.number_text,
            issued_on=day,
            signature=signature_of(entry, role=role, name=made.signer_name),
            answer_days=rule.value,
            due_on=due.due,
            session=session_name(session) if session else "",
            session_on=session.opens_on if session else None,
            note=letter.note,
        )
    )


def _coming_session(referrals: Sequence[Referral], day: date) -> Session | None:
    """The session for which petitions of this letter were raised, where it limits an answer."""
    further = (limit for referral in referrals for limit in answer_limits(referral, day).further)
    return next((limit.session for limit in further if limit.session), None)


def _round_title(referrals: Sequence[Referral]) -> str:
    """Completes "kiến nghị của cử tri …": for which session, or at which round, when that is one for all petitions."""
    told = {_of_round(r.petition.round) for r in referrals if r.petition.round}
    return told.pop() if len(told) == 1 else "qua các đợt tiếp xúc cử tri"


def _of_round(about: MeetingRound) -> str:
    if about.session is None:
        return f"nêu tại đợt “{about.title.strip()}”"
    return f"{'nêu sau' if about.edge == RoundEdge.AFTER else 'gửi tới'} {session_name(about.session)}"


def _item(referral: Referral) -> Item:
    petition = referral.petition
    return Item(
        code=petition.code,
        text=petition.content,
        places=tuple(str(place) for place in petition.places.all()),
        opinions=petition.opinion_count,
    )
