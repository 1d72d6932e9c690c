"""What happens to a referral at the authority; the forwarder's clerk may enter it on its behalf, with proof."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from phoihop.base.access.conflict import check_version
from phoihop.base.audit.record import Act, act
from phoihop.commitments.actions.closing import close_commitment, open_of
from phoihop.commitments.actions.moving import retrigger
from phoihop.commitments.choices import DueCause
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters import commitments
from phoihop.voters.actions.debts import answer_debts, end_debts
from phoihop.voters.actions.firing import fire
from phoihop.voters.actions.letters import add_to_letter
from phoihop.voters.actions.locks import lock_referral, lock_referrals
from phoihop.voters.models import Referral, TransferLetter
from phoihop.voters.selectors.progress import refresh
from phoihop.voters.workflow import REFERRAL

AGENCY_ROLES = (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST)


def is_on_behalf(actor: Actor, proof: IncomingDocument | None) -> bool:
    """Entered by the forwarder's clerk in the authority's place: then a proof is needed (an incoming document)."""
    if actor.role in AGENCY_ROLES:
        return False
    if proof is None:
        raise NotAllowed("Ghi thay cơ quan cần văn bản đến làm căn cứ (số đến, ngày đến).")
    return True


def receive(
    *,
    actor: Actor,
    referral: Referral,
    received_on: date,
    proof: IncomingDocument | None = None,
    along: Sequence[Referral] = (),
    expected_version: int | None = None,
) -> Referral:
    """The receipt starts the clock; the date that was counted from the dispatch is kept as the old one.

    ``along`` are other referrals of the same letter, which came with it: one paper, one act, one proof. Those that have
    moved on meanwhile are left as they are.
    """
    with act(actor, "referral.receive", referral) as doing:
        locked = lock_referrals([referral.pk, *(one.pk for one in along)])
        if referral.pk not in locked:
            raise Referral.DoesNotExist
        referral = locked.pop(referral.pk)
        check_version(referral, expected_version)
        _receive(doing, referral, received_on, proof)
        came_along = [one for one in locked.values() if _came_with(referral, one)]
        for other in came_along:
            _receive(doing, other, received_on, proof)
        doing.note(received_on=received_on, on_behalf=referral.is_on_behalf)
        if came_along:
            doing.about(cast(TransferLetter, referral.letter))
            doing.note(petitions=[one.petition.code for one in (referral, *came_along)])
    return referral


def _came_with(referral: Referral, other: Referral) -> bool:
    """On its way in the same letter to the same agency."""
    same = (referral.letter_id, referral.authority_id) == (other.letter_id, other.authority_id)
    return same and referral.letter_id is not None and other.status == "forwarded"


def _receive(doing: Act, referral: Referral, received_on: date, proof: IncomingDocument | None) -> None:
    if referral.forwarded_on and received_on < referral.forwarded_on:
        raise NotAllowed(
            "Ngày nhận không thể trước ngày chuyển (%(day)s).", day=f"{referral.forwarded_on:%d/%m/%Y}"
        )
    if received_on > clock.today():
        raise NotAllowed("Ngày nhận không thể ở tương lai.")
    referral.received_on = received_on
    referral.is_on_behalf = is_on_behalf(doing.actor, proof)
    referral.received_proof, referral.received_by = proof, doing.actor.label[:160]
    fire(doing, REFERRAL, "receive", referral)
    for debt in answer_debts(referral):
        retrigger(doing, debt, received_on, cause=DueCause.TRIGGER_MOVED, note="đã có ngày nhận")
        referral.due_on = debt.due_on
    referral.save()
    refresh(referral.petition)


def start_processing(*, actor: Actor, referral: Referral, expected_version: int | None = None) -> Referral:
    """The lead authority is at work."""
    with act(actor, "referral.process", referral) as doing:
        referral = lock_referral(referral, expected_version)
        fire(doing, REFERRAL, "process", referral)
        referral.save()
        refresh(referral.petition)
    return referral


def return_wrong(
    *,
    actor: Actor,
    referral: Referral,
    reason: str,
    right_authority: Body,
    proof: IncomingDocument | None = None,
    expected_version: int | None = None,
) -> Referral:
    """Not its competence: it must say why and who is competent; the forwarder then drafts a new referral (case E05)."""
    with act(actor, "referral.return_wrong", referral) as doing:
        referral = lock_referral(referral, expected_version)
        referral.is_on_behalf = is_on_behalf(actor, proof)
        referral.returned_reason, referral.right_authority = reason.strip(), right_authority
        fire(doing, REFERRAL, "return_wrong", referral)
        referral.save()
        end_debts(doing, referral, note=f"trả lại, đúng thẩm quyền: {right_authority}")
        refresh(referral.petition)
        doing.note(reason=reason, right_authority=right_authority.code)
    return referral


def redraft(*, actor: Actor, referral: Referral) -> Referral:
    """After a return: into the draft letter to the right authority, tied to the returned referral."""
    if referral.status != "returned_wrong" or referral.right_authority is None:
        raise NotAllowed("Chỉ chuyển lại được lượt đã bị trả lại.")
    return add_to_letter(
        actor=actor, petition=referral.petition, authority=referral.right_authority, replaces=referral
    )


def deliver(
    *,
    actor: Actor,
    referral: Referral,
    delivered_on: date,
    evidence: str,
    expected_version: int | None = None,
) -> Referral:
    """Voters and deputies are told; the list of who was told is the evidence (L72 art. 49.3, 50.3).

    Who passes an answer on accepts it: the authority's debt ends with the day on which it answered.
    """
    with act(actor, "referral.deliver", referral) as doing:
        referral = lock_referral(referral, expected_version)
        if referral.answered_on and delivered_on < referral.answered_on:
            raise NotAllowed(
                "Ngày báo cử tri không thể trước ngày trả lời (%(day)s).",
                day=f"{referral.answered_on:%d/%m/%Y}",
            )
        if delivered_on > clock.today():
            raise NotAllowed("Ngày báo cử tri không thể ở tương lai.")
        referral.delivered_on = delivered_on
        fire(doing, REFERRAL, "deliver", referral)
        referral.save()
        for debt in answer_debts(referral):
            close_commitment(doing, debt, on=debt.submitted_on or delivered_on, note=debt.closed_note)
        for debt in open_of(referral, commitments.TELL_VOTERS.key):
            close_commitment(doing, debt, on=delivered_on, note="đã báo cử tri, đại biểu", evidence=evidence)
        refresh(referral.petition)
        doing.note(delivered_on=delivered_on, evidence=evidence)
    return referral


def publish_answer(
    *, actor: Actor, referral: Referral, text: str, address: str, expected_version: int | None = None
) -> Referral:
    """The answer, in the words that the leader lets stand in public, at an address (art. 51)."""
    if not text.strip():
        raise NotAllowed("Phải có câu trả lời ngắn gọn để công khai.")
    with act(actor, "referral.publish", referral) as doing:
        referral = lock_referral(referral, expected_version)
        referral.published_on, referral.public_answer = clock.today(), text.strip()[:600]
        fire(doing, REFERRAL, "publish", referral)
        referral.save()
        for debt in open_of(referral, commitments.PUBLISH.key):
            close_commitment(doing, debt, on=referral.published_on, note="đã công khai", url=address)
        refresh(referral.petition)
        doing.note(address=address)
    return referral
