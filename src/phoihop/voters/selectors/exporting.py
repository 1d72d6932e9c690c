"""What the sheet of petitions says beyond the list: places, letters, answers, in three questions however many rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models.functions import Left

from phoihop.kernel.actor import Actor
from phoihop.voters.models import Petition, Referral, ReplyOutcome
from phoihop.voters.selectors.petitions import COLUMNS

EXPORTED = (*COLUMNS, "pk", "subject_field")
WORDS_OF_REPLY = 300


@dataclass
class Beside:
    """What one petition's line says beside the list; of several letters the first day, of several answers the last."""

    places: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    sent_on: date | None = None
    replied_on: date | None = None
    reply: str = ""


def beside(actor: Actor, pks: Iterable[int]) -> dict[int, Beside]:
    """By petition; letters and answers through the actor's own door, so that an agency reads its own alone."""
    wanted = list(pks)
    found: dict[int, Beside] = defaultdict(Beside)
    named = Petition.places.through.objects.filter(petition__in=wanted).order_by("place__name")
    for pk, name in named.values_list("petition", "place__name"):
        found[pk].places.append(name)
    referrals = Referral.objects.visible_to(actor).filter(petition__in=wanted)
    sent = referrals.filter(letter__document__status="issued").order_by("letter__document__issued_on", "pk")
    for pk, symbol, on in sent.values_list(
        "petition", "letter__document__symbol", "letter__document__issued_on"
    ):
        found[pk].letters.append(symbol)
        found[pk].sent_on = found[pk].sent_on or on
    answers = ReplyOutcome.objects.filter(referral__in=referrals, is_superseded=False)
    answers = answers.annotate(beginning=Left("reply__text", WORDS_OF_REPLY)).order_by(
        "reply__replied_on", "pk"
    )
    for pk, on, short, beginning in answers.values_list(
        "referral__petition", "reply__replied_on", "short", "beginning"
    ):
        found[pk].replied_on, found[pk].reply = on, short or beginning
    return found
