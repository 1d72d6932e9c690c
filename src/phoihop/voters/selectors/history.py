"""The history of a petition, newest first, from the audit chain: its own acts, its letters' and its replies'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.base.audit.models import AuditEntry
from phoihop.commitments.events import SENTENCES as COMMITMENTS
from phoihop.kernel.actor import Actor
from phoihop.office.events import SENTENCES as OFFICE
from phoihop.voters.choices import PromiseStatus
from phoihop.voters.events import SENTENCES as VOTERS
from phoihop.voters.models import Opinion, Petition, Referral
from phoihop.voters.permissions import AGENCIES

# Of the petition's own acts an agency reads these; who merged or evaluated what is not its business.
TOLD_TO_AGENCIES = (
    "petition.publish",
    "petition.unpublish",
    "petition.close",
    "petition.reopen",
    "petition.withdraw",
)
DETAILS = ("reason", "document", "evidence", "address", "symbol", "note", "merged", "master", "partner")
SENTENCES: dict[str, Any] = {**OFFICE, **COMMITMENTS, **VOTERS}


@dataclass(frozen=True)
class Happening:
    """Who, in which capacity, did what, when; ``detail`` is the paper or reason that goes with it."""

    at: datetime
    who: str
    what: str
    detail: str
    is_on_behalf: bool


def history(actor: Actor, petition: Petition, referrals: list[Referral], limit: int = 100) -> list[Happening]:
    """One query over the chain: the petition's acts and those of the referrals that the actor sees.

    An act on a letter tells of the petitions that it names; where it names some, it is not the history of the others.
    """
    letters = {str(r.letter_id) for r in referrals if r.letter_id}
    outcomes = [o for r in referrals for o in r.outcomes.all()]
    replies = {str(o.reply_id) for o in outcomes}
    promises = {str(o.promise.pk) for o in outcomes if hasattr(o, "promise")}
    about = Q(object_type="voters.petition", object_id=str(petition.pk))
    if actor.role in AGENCIES:
        about &= Q(verb__in=TOLD_TO_AGENCIES)
    if referrals:
        about |= Q(object_type="voters.referral", object_id__in=[str(r.pk) for r in referrals])
    if letters:
        about |= Q(object_type="voters.transferletter", object_id__in=letters)
    if replies:
        about |= Q(object_type="voters.reply", object_id__in=replies)
    if promises:
        about |= Q(object_type="voters.promise", object_id__in=promises)
    entries = AuditEntry.objects.filter(about).order_by("-seq")[:limit]
    return [
        Happening(
            at=at,
            who=who,
            what=in_words(verb),
            detail=_checked(data) if verb == "promise.check" else _detail(data),
            is_on_behalf=bool(data.get("on_behalf")),
        )
        for at, who, verb, data in entries.values_list("at", "actor_label", "verb", "data")
        if petition.code in data.get("petitions", [petition.code])
    ]


def withdrawal(opinion: Opinion) -> Happening | None:
    """By which paper, by whom and when an opinion was withdrawn: alone, or with its petition or the last part of it."""
    if opinion.status != "withdrawn":
        return None
    about = Q(verb="opinion.withdraw", object_type="voters.opinion", object_id=str(opinion.pk))
    if opinion.petition_id:
        family = Petition.objects.filter(Q(pk=opinion.petition_id) | Q(split_from=opinion.petition_id))
        ids = [str(pk) for pk in family.values_list("pk", flat=True)]
        about |= Q(verb="petition.withdraw", object_type="voters.petition", object_id__in=ids)
    entry = AuditEntry.objects.filter(about).order_by("-seq").first()
    if entry is None:
        return None
    return Happening(entry.at, entry.actor_label, in_words(entry.verb), _detail(entry.data), False)


def in_words(verb: str) -> str:
    """What an act is called on a page; one that has no sentence is said to be a change, never by its code."""
    return str(SENTENCES.get(verb) or _("thay đổi khác"))


def _detail(data: dict[str, Any]) -> str:
    return next((str(data[key]) for key in DETAILS if data.get(key)), "")


def _checked(data: dict[str, Any]) -> str:
    """What was found when somebody looked after a promise, and the new date."""
    found = [str(label) for value, label in PromiseStatus.choices if value == data.get("result")]
    if data.get("new_date"):
        found.append(f"{date.fromisoformat(data['new_date']):%d/%m/%Y}")
    return "; ".join([*found, *filter(None, [data.get("evidence", "")])])
