"""The history of a petition, newest first, from the audit chain: its own acts, its letters' and its replies'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from phoihop.base.audit.models import AuditEntry
from phoihop.voters.events import SENTENCES
from phoihop.voters.models import Petition, Referral

DETAILS = ("reason", "document", "evidence", "address", "symbol", "note")


@dataclass(frozen=True)
class Happening:
    """Who, in which capacity, did what, when; ``detail`` is the paper or reason that goes with it."""

    at: datetime
    who: str
    what: str
    detail: str
    is_on_behalf: bool


def history(petition: Petition, referrals: list[Referral], limit: int = 100) -> list[Happening]:
    """One query over the chain; facts of secret things are never in it."""
    letters = {str(r.letter_id) for r in referrals if r.letter_id}
    replies = {str(o.reply_id) for r in referrals for o in r.outcomes.all()}
    about = Q(object_type="voters.petition", object_id=str(petition.pk))
    if letters:
        about |= Q(object_type="voters.transferletter", object_id__in=letters)
    if replies:
        about |= Q(object_type="voters.reply", object_id__in=replies)
    entries = AuditEntry.objects.filter(about).order_by("-seq")[:limit]
    return [
        Happening(
            at=entry.at,
            who=entry.actor_label,
            what=str(SENTENCES.get(entry.verb, entry.verb)),
            detail=next((str(entry.data[key]) for key in DETAILS if entry.data.get(key)), ""),
            is_on_behalf=bool(entry.data.get("on_behalf")),
        )
        for entry in entries
    ]
