"""From the records of a transfer letter to its frozen content and its .docx."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from phoihop.base.law.local import current_rulebook
from phoihop.commitments.deadlines import due_date
from phoihop.kernel.actor import Role
from phoihop.office.actions.documents import Composed
from phoihop.office.documents.content import Item
from phoihop.office.documents.heads import head_of, signature_of
from phoihop.office.documents.letter import render_letter
from phoihop.office.models import Document
from phoihop.office.selectors import head_data
from phoihop.org.models import Body, Seat, Session
from phoihop.voters.commitments import answer_rule
from phoihop.voters.documents.transfer_letter import TransferLetterData, transfer_letter
from phoihop.voters.models import Referral, TransferLetter
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
    day = document.issued_on
    seat = document.signer_seat
    if day is None or seat is None:
        raise ValueError("a letter is composed once it is numbered, dated and signed for")
    entry = head_data(letter.forwarder, day)
    rule = current_rulebook().rule(answer_rule(letter.forwarder), on=day)
    due = due_date(rule.key, day)
    session = _coming_session(referrals, day)
    rounds = {r.petition.round.title for r in referrals if r.petition.round}
    content = transfer_letter(
        TransferLetterData(
            forwarder_code=letter.forwarder.code,
            forwarder_name=letter.forwarder.name,
            addressee=letter.addressee.name,
            round_title=_round_title(rounds),
            items=tuple(_item(referral) for referral in referrals),
            head=head_of(entry, kind=document.kind),
            number_text=f"Số: {document.symbol}",
            issued_on=day,
            signature=signature_of(
                entry, role=signature_role(seat, letter.forwarder), name=document.signer_name
            ),
            answer_days=rule.value,
            due_on=due.due,
            session=str(session) if session else "",
            session_on=session.opens_on if session else None,
            note=letter.note,
        )
    )
    name = f"{document.symbol.replace('/', '-')}.docx"
    return Composed(content.to_json(), render_letter(content), name)


def _coming_session(referrals: Sequence[Referral], day: date) -> Session | None:
    """The session for which petitions of this letter were raised, where it limits an answer."""
    further = (limit for referral in referrals for limit in answer_limits(referral, day).further)
    return next((limit.session for limit in further if limit.session), None)


def _round_title(titles: set[str]) -> str:
    """Completes "kiến nghị của cử tri …": the round's name when all petitions are of one round."""
    if len(titles) != 1:
        return "qua các đợt tiếp xúc cử tri"
    title = titles.pop()
    return title.removeprefix("Tiếp xúc cử tri ").strip()


def _item(referral: Referral) -> Item:
    petition = referral.petition
    return Item(
        code=petition.code,
        text=petition.content,
        places=tuple(str(place) for place in petition.places.all()),
        opinions=petition.opinion_count,
    )
