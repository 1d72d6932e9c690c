"""What voters take back by a document: it stays in the received counts, and nobody owes anything on it (case E25)."""

from __future__ import annotations

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act
from phoihop.commitments.actions.closing import cancel_commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed
from phoihop.voters.actions.debts import debts_of, end_partners
from phoihop.voters.actions.firing import advance, fire
from phoihop.voters.actions.letters import take_out
from phoihop.voters.actions.locks import lock_referrals
from phoihop.voters.choices import ENDED
from phoihop.voters.models import Opinion, Petition, Publication, Referral
from phoihop.voters.selectors.progress import refresh
from phoihop.voters.workflow import OPINION, PETITION, REFERRAL


def withdraw_opinion(
    *, actor: Actor, opinion: Opinion, document: str, expected_version: int | None = None
) -> Opinion:
    """Withdrawn by the voter or the deputy with a document; a petition goes on while others stand behind it."""
    with act(actor, "opinion.withdraw", opinion) as doing:
        # The petition is locked before its opinions, as everywhere.
        petition = Petition.objects.select_for_update(of=("self",)).filter(opinions=opinion).first()
        opinion = lock(opinion, expected_version)
        fire(doing, OPINION, "withdraw", opinion, paper=document)
        others = petition.opinions.filter(status="attached").exclude(pk=opinion.pk) if petition else None
        if petition and others is not None and not others.exists():
            raise NotAllowed(
                "Đây là ý kiến duy nhất còn lại của %(code)s: hãy ghi việc rút ở trang kiến nghị đó.",
                code=petition.code,
            )
        opinion.save(update_fields=["status", "version"])
        doing.note(document=document)
    return opinion


def withdraw_petition(
    *, actor: Actor, petition: Petition, document: str, expected_version: int | None = None
) -> Petition:
    """The matter ends: out of draft letters, off the public site, no answer owed; its opinions are withdrawn with it."""
    with act(actor, "petition.withdraw", petition) as doing:
        petition = lock(petition, expected_version)
        fire(doing, PETITION, "withdraw", petition, paper=document)
        petition.save(update_fields=["status", "version"])
        for referral in lock_referrals(petition.referrals.values_list("pk", flat=True)).values():
            if referral.status == "drafted":
                _take_out(actor, referral)
            elif referral.status not in ENDED:
                _end(actor, referral, document)
        _withdraw_opinions(doing, petition, document)
        Publication.objects.filter(petition=petition, withdrawn_at__isnull=True).update(
            withdrawn_at=clock.now(), withdrawn_reason="cử tri đã rút kiến nghị"
        )
        refresh(petition)
        doing.note(document=document)
    return petition


def _take_out(actor: Actor, referral: Referral) -> None:
    with act(actor, "referral.undraft", referral.petition) as doing:
        advance(doing, REFERRAL, "undraft", referral)
        doing.note(authority=referral.authority.code)
        take_out(referral)


def _end(actor: Actor, referral: Referral, document: str) -> None:
    """The authority reads in its own history that it need not answer any more."""
    with act(actor, "referral.withdraw", referral) as doing:
        advance(doing, REFERRAL, "withdraw", referral, paper=document)
        referral.save(update_fields=["status", "version"])
        end_partners(doing, referral, note="cử tri đã rút kiến nghị")
        for debt in debts_of(referral):
            cancel_commitment(doing, debt, on=clock.today(), document=document)
        doing.note(document=document)


def _withdraw_opinions(doing: Act, petition: Petition, document: str) -> None:
    """What was cut into several petitions is withdrawn as a whole only with the last of them (case E15)."""
    root = petition.split_from or petition
    family = [root, *root.parts.all()]
    if any(one.status != "withdrawn" for one in family if one.pk != petition.pk):
        return
    for opinion in (
        Opinion.objects.select_for_update(of=("self",))
        .filter(petition=root, status="attached")
        .order_by("pk")
    ):
        advance(doing, OPINION, "withdraw", opinion, paper=document)
        opinion.save(update_fields=["status", "version"])
