"""What happens to a referral at the authority; the forwarder's clerk may enter it on its behalf, with proof."""

from __future__ import annotations

from datetime import date

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act
from phoihop.commitments.actions.closing import close_commitment, open_of, supersede_commitment
from phoihop.commitments.actions.moving import retrigger
from phoihop.commitments.actions.opening import open_commitment
from phoihop.commitments.choices import DueCause
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed, require
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters import commitments
from phoihop.voters.actions.firing import advance, fire
from phoihop.voters.actions.letters import add_to_letter
from phoihop.voters.models import Referral
from phoihop.voters.permissions import P, decide
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
    expected_version: int | None = None,
) -> Referral:
    """The receipt starts the clock; the date that was counted from the dispatch is kept as the old one."""
    with act(actor, "referral.receive", referral.petition) as doing:
        referral = lock(referral, expected_version)
        if referral.forwarded_on and received_on < referral.forwarded_on:
            raise NotAllowed(f"Ngày nhận không thể trước ngày chuyển ({referral.forwarded_on:%d/%m/%Y}).")
        if received_on > clock.today():
            raise NotAllowed("Ngày nhận không thể ở tương lai.")
        referral.received_on = received_on
        referral.is_on_behalf = is_on_behalf(actor, proof)
        referral.received_proof, referral.received_by = proof, actor.label[:160]
        fire(actor, REFERRAL, "receive", referral)
        for debt in open_of(referral, commitments.ANSWER.key):
            retrigger(doing, debt, received_on, cause=DueCause.TRIGGER_MOVED, note="đã có ngày nhận")
            referral.due_on = debt.due_on
        referral.save()
        refresh(referral.petition)
        doing.note(received_on=received_on, on_behalf=referral.is_on_behalf)
    return referral


def start_processing(*, actor: Actor, referral: Referral, expected_version: int | None = None) -> Referral:
    """The lead authority is at work."""
    with act(actor, "referral.process", referral.petition):
        referral = lock(referral, expected_version)
        fire(actor, REFERRAL, "process", referral)
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
    with act(actor, "referral.return_wrong", referral.petition) as doing:
        referral = lock(referral, expected_version)
        referral.is_on_behalf = is_on_behalf(actor, proof)
        referral.returned_reason, referral.right_authority = reason.strip(), right_authority
        fire(actor, REFERRAL, "return_wrong", referral)
        referral.save()
        for debt in open_of(referral, commitments.ANSWER.key):
            supersede_commitment(
                doing, debt, on=clock.today(), note=f"trả lại, đúng thẩm quyền: {right_authority}"
            )
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
    """Voters and deputies are told; the list of who was told is the evidence (L72 art. 49.3, 50.3)."""
    with act(actor, "referral.deliver", referral.petition) as doing:
        referral = lock(referral, expected_version)
        referral.delivered_on = delivered_on
        fire(actor, REFERRAL, "deliver", referral)
        referral.save()
        for debt in open_of(referral, commitments.TELL_VOTERS.key):
            close_commitment(doing, debt, on=delivered_on, note="đã báo cử tri, đại biểu", evidence=evidence)
        _owe_publication(doing, referral)
        refresh(referral.petition)
        doing.note(delivered_on=delivered_on, evidence=evidence)
    return referral


def _owe_publication(doing: Act, referral: Referral) -> None:
    """15 working days after the end of the answering limit the answer must stand in public (T20, art. 51.1)."""
    open_commitment(
        doing,
        kind=commitments.PUBLISH.key,
        title=f"Công khai trả lời kiến nghị {referral.petition.code}",
        debtor=referral.forwarder,
        creditor=Body.objects.get(kind="public"),
        trustee=referral.forwarder,
        obj=referral,
        url=referral.petition.get_absolute_url(),
        trigger_on=referral.due_on or clock.today(),
        trigger_note="hết hạn trả lời",
        clause=referral.petition.clause,
    )


def publish_answer(
    *, actor: Actor, referral: Referral, published_on: date, address: str, expected_version: int | None = None
) -> Referral:
    """The answer stands in public at an address."""
    with act(actor, "referral.publish", referral.petition) as doing:
        referral = lock(referral, expected_version)
        referral.published_on = published_on
        require(decide(actor, P.PUBLISH, referral.petition))
        advance(REFERRAL, "publish", referral)
        referral.save()
        for debt in open_of(referral, commitments.PUBLISH.key):
            close_commitment(doing, debt, on=published_on, note="đã công khai", url=address)
        refresh(referral.petition)
        doing.note(address=address)
    return referral
