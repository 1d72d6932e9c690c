"""What the lead asks of co-ordinating authorities: each part is a debt to the lead, which answers once (case E06)."""

from __future__ import annotations

from datetime import date

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act
from phoihop.base.law.loader import RuleNotFoundError
from phoihop.commitments.actions.closing import (
    close_commitment,
    open_of,
    submit_commitment,
    supersede_commitment,
)
from phoihop.commitments.actions.opening import open_commitment
from phoihop.commitments.deadlines import due_date
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters import commitments
from phoihop.voters.actions.firing import fire
from phoihop.voters.actions.locks import lock_referral
from phoihop.voters.actions.referrals import AGENCY_ROLES, is_on_behalf
from phoihop.voters.choices import AT_WORK
from phoihop.voters.events import MoveMade
from phoihop.voters.models import PartnerRequest, Referral
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.progress import refresh
from phoihop.voters.workflow import REFERRAL


def ask_partner(
    *,
    actor: Actor,
    referral: Referral,
    partner: Body,
    text: str,
    asked_on: date,
    proof: IncomingDocument | None = None,
    expected_version: int | None = None,
) -> PartnerRequest:
    """The lead asks for a part; with the first question it is at work. By the lead, or by the clerk with proof."""
    with act(actor, "referral.ask_partner", referral) as doing:
        referral = lock_referral(referral, expected_version)
        require(decide(actor, P.ASK_PARTNER, referral))
        on_behalf = is_on_behalf(actor, proof)
        _require_askable(referral, partner, asked_on)
        if referral.status == "received":
            fire(doing, REFERRAL, "process", referral)
            referral.save(update_fields=["status", "version"])
        asked = PartnerRequest.objects.create(
            referral=referral, partner=partner, asked_on=asked_on, text=text.strip()
        )
        _owe(doing, asked)
        refresh(referral.petition)
        doing.tell(MoveMade(actor, "partner_asked", asked))
        doing.note(partner=partner.label, on_behalf=on_behalf)
    return asked


def _require_askable(referral: Referral, partner: Body, asked_on: date) -> None:
    if referral.status not in AT_WORK:
        raise NotAllowed("Chỉ hỏi ý kiến phối hợp khi cơ quan đã nhận và chưa trả lời.")
    if referral.petition.secrecy:
        raise NotAllowed("Kiến nghị hạn chế tiếp cận: không hỏi cơ quan khác trên hệ thống.")
    if partner.pk == referral.authority_id:
        raise NotAllowed("Cơ quan chủ trì không tự hỏi ý kiến phối hợp của mình.")
    if referral.partners.filter(partner=partner, answered_on=None, ended_on=None).exists():
        raise NotAllowed("%(partner)s đã được hỏi và chưa trả lời.", partner=partner.label)
    if asked_on > clock.today():
        raise NotAllowed("Ngày hỏi không thể ở tương lai.")
    if referral.received_on and asked_on < referral.received_on:
        raise NotAllowed(
            "Ngày hỏi không thể trước ngày cơ quan nhận kiến nghị (%(day)s).",
            day=f"{referral.received_on:%d/%m/%Y}",
        )


def _owe(doing: Act, asked: PartnerRequest) -> None:
    rule = commitments.partner_rule(asked.partner)
    try:
        due_date(rule, asked.asked_on)
    except RuleNotFoundError:
        rule = ""  # owed without a day
    petition = asked.referral.petition
    open_commitment(
        doing,
        kind=commitments.PARTNER.key,
        title=f"Cho ý kiến phối hợp giải quyết kiến nghị {petition.code}",
        debtor=asked.partner,
        creditor=asked.referral.authority,
        obj=asked,
        url=asked.get_absolute_url(),
        trigger_on=asked.asked_on,
        rule_key=rule,
        clause=petition.clause,
    )


def answer_as_partner(
    *,
    actor: Actor,
    asked: PartnerRequest,
    answer: str,
    answered_on: date,
    proof: IncomingDocument | None = None,
    expected_version: int | None = None,
) -> PartnerRequest:
    """What the partner wrote by itself waits until the lead has used it; what the lead or the clerk enters is accepted."""
    with act(actor, "referral.partner_answered", asked.referral) as doing:
        asked = _locked(asked, expected_version)
        require(decide(actor, P.ANSWER_PARTNER, asked))
        on_behalf = is_on_behalf(actor, proof)
        if not asked.asked_on <= answered_on <= clock.today():
            raise NotAllowed("Ngày trả lời phải từ ngày hỏi đến hôm nay.")
        asked.answered_on, asked.answer, asked.answer_proof = answered_on, answer.strip(), proof
        asked.version += 1
        asked.save()
        note = f"{asked.partner.label} đã cho ý kiến"
        for debt in open_of(asked, commitments.PARTNER.key):
            if actor.role in AGENCY_ROLES and actor.body == asked.partner_id:
                submit_commitment(doing, debt, on=answered_on, note=note)
            else:
                close_commitment(doing, debt, on=answered_on, note=note)
        doing.tell(MoveMade(actor, "partner_answered", asked))
        doing.note(partner=asked.partner.label, on_behalf=on_behalf)
    return asked


def stop_asking(
    *,
    actor: Actor,
    asked: PartnerRequest,
    reason: str,
    proof: IncomingDocument | None = None,
    expected_version: int | None = None,
) -> PartnerRequest:
    """The lead needs that part no more; the reason stays."""
    if not reason.strip():
        raise NotAllowed("Phải nêu lý do thôi hỏi.")
    with act(actor, "referral.partner_ended", asked.referral) as doing:
        asked = _locked(asked, expected_version)
        require(decide(actor, P.ASK_PARTNER, asked))
        on_behalf = is_on_behalf(actor, proof)
        asked.ended_on, asked.end_reason = clock.today(), reason.strip()
        asked.version += 1
        asked.save()
        for debt in open_of(asked, commitments.PARTNER.key):
            supersede_commitment(doing, debt, on=clock.today(), note=reason)
        doing.note(reason=f"{asked.partner.label}: {reason.strip()}", on_behalf=on_behalf)
    return asked


def _locked(asked: PartnerRequest, expected_version: int | None) -> PartnerRequest:
    """The question as it stands now, its referral locked before it; an ended one is refused."""
    lock_referral(asked.referral)
    fresh = lock(asked, expected_version)
    if not fresh.is_open:
        raise NotAllowed("%(partner)s đã trả lời hoặc không còn được hỏi.", partner=fresh.partner.label)
    return fresh
