"""The history of a petition, newest first, from the audit chain: its own acts, its letters' and its replies'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from phoihop.base.audit.models import AuditEntry
from phoihop.kernel.actor import Actor
from phoihop.voters.events import SENTENCES
from phoihop.voters.models import Petition, Referral
from phoihop.voters.permissions import AGENCIES

# Of the petition's own acts an agency reads these; who merged or evaluated what is not its business.
TOLD_TO_AGENCIES = ("petition.publish", "petition.unpublish", "petition.close", "petition.reopen")
DETAILS = ("reason", "document", "evidence", "address", "symbol", "note")


@dataclass(frozen=True)
class Happening:
    """Who, in which capacity, did what, when; ``detail`` is the paper or reason that goes with it."""

    at: datetime
    who: str
    what: str
    detail: str
    is_on_behalf: bool


def history(actor: Actor, petition: Petition, referrals: list[Referral], limit: int = 100) -> list[Happening]:
    """One query over the chain: the petition's acts and those of the referrals that the actor sees."""
    letters = {str(r.letter_id) for r in referrals if r.letter_id}
    replies = {str(o.reply_id) for r in referrals for o in r.outcomes.all()}
    about = Q(object_type="voters.petition", object_id=str(petition.pk))
    if actor.role in AGENCIES:
        about &= Q(verb__in=TOLD_TO_AGENCIES)
    if referrals:
        about |= Q(object_type="voters.referral", object_id__in=[str(r.pk) for r in referrals])
    if letters:
        about |= Q(object_type="voters.transferletter", object_id__in=letters)
    if replies:
        about |= Q(object_type="voters.reply", object_id__in=replies)
    entries = AuditEntry.objects.filter(about).order_by("-seq")[:limit]
    return [
        Happening(
            at=at,
            who=who,
            what=str(SENTENCES.get(verb, verb)),
            detail=next((str(data[key]) for key in DETAILS if data.get(key)), ""),
            is_on_behalf=bool(data.get("on_behalf")),
        )
        for at, who, verb, data in entries.values_list("at", "actor_label", "verb", "data")
    ]
