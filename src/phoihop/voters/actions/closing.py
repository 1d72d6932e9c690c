"""The end of a matter, and its coming back when voters do not accept the answer."""

from __future__ import annotations

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.org.models import Body
from phoihop.voters.actions.firing import fire
from phoihop.voters.actions.locks import lock_referral
from phoihop.voters.choices import Evaluated
from phoihop.voters.models import Evaluation, Petition, ReplyOutcome
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.progress import refresh
from phoihop.voters.workflow import PETITION


def close_petition(*, actor: Actor, petition: Petition, expected_version: int | None = None) -> Petition:
    """Every referral delivered and published, every promise judged (L72 art. 53); otherwise refused with what is missing."""
    with act(actor, "petition.close", petition) as doing:
        petition = lock(petition, expected_version)
        fire(doing, PETITION, "close", petition)
        petition.save(update_fields=["status", "version"])
    return petition


def reopen_petition(
    *, actor: Actor, petition: Petition, reason: str, expected_version: int | None = None
) -> Petition:
    """Voters do not accept the answer: it is forwarded again as a new dated debt (case E08)."""
    if not reason.strip():
        raise NotAllowed("Phải nêu lý do cử tri chưa đồng tình.")
    with act(actor, "petition.reopen", petition) as doing:
        petition = lock(petition, expected_version)
        fire(doing, PETITION, "reopen", petition)
        petition.save(update_fields=["status", "version"])
        refresh(petition)
        doing.note(reason=reason)
    return petition


def evaluate(*, actor: Actor, outcome: ReplyOutcome, judged: dict[str, Evaluated], note: str) -> Evaluation:
    """A body's judgement of one reply; answered, solved and accepted stay three facts (L72 art. 53.3, 53.5)."""
    with act(actor, "reply.evaluate", outcome.referral) as doing:
        referral = lock_referral(outcome.referral)
        require(decide(actor, P.EVALUATE, referral))
        if not referral.outcomes.filter(pk=outcome.pk, is_superseded=False).exists():
            raise NotAllowed(
                "Văn bản trả lời này đã có đề nghị đính chính; hãy đánh giá bản đính chính khi có."
            )
        evaluation = Evaluation.objects.create(
            outcome=outcome,
            body=Body.objects.get(pk=actor.principal or 0),
            note=note,
            at=clock.now(),
            by=actor.label[:160],
            **judged,
        )
        doing.note(**{key: str(value) for key, value in judged.items()}, note=note)
    return evaluation


def carry_over(
    *, actor: Actor, petition: Petition, document: str, expected_version: int | None = None
) -> Petition:
    """The term ends with the matter open: handed to the next with its document; first date and clock are kept (E28)."""
    with act(actor, "petition.carry", petition) as doing:
        petition = lock(petition, expected_version)
        fire(doing, PETITION, "carry", petition, paper=document)
        petition.save(update_fields=["status", "version"])
        doing.note(document=document)
    return petition
