"""What was answered before to the same matter, of any term: shown beside the new petition (case E03)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from phoihop.kernel.actor import Actor
from phoihop.voters.models import Petition, ReplyOutcome
from phoihop.voters.reading.duplicates import shape_of
from phoihop.voters.selectors.duplicates import Likely, likely_duplicates, likeness
from phoihop.voters.selectors.petitions import searched

WAITING = ("open", "classified", "compiled", "referred", "reopened")


@dataclass(frozen=True)
class Answer:
    """One answer as a voter would read it, with the paper that it stands in and what was promised."""

    authority: str
    symbol: str
    replied_on: date
    outcome: str
    outcome_label: str
    short: str
    promise: str
    promised_on: date | None


@dataclass
class Alike:
    """A petition on what may be the same matter, with its answers."""

    likely: Likely
    answers: list[Answer] = field(default_factory=list)
    can_be_joined: bool = False

    @property
    def petition(self) -> Petition:
        return self.likely.petition

    @property
    def is_answered(self) -> bool:
        return bool(self.answers)


def alike(
    actor: Actor, words: str, *, places: Collection[str] = (), exclude: Collection[int] = (), limit: int = 6
) -> list[Alike]:
    """Petitions on the same matter, waiting and answered ones, best first; two queries beyond the search."""
    found = likely_duplicates(actor, words, places=places, exclude=exclude, limit=limit)
    answers = answers_of(one.petition.pk for one in found)
    return [
        Alike(one, answers.get(one.petition.pk, []), can_be_joined=_is_waiting(actor, one.petition))
        for one in found
    ]


def sought(actor: Actor, words: str, *, limit: int = 6) -> list[Alike]:
    """Petitions that an opinion can join, by code or by words that a person typed: what no likeness found."""
    rows = Petition.objects.visible_to(actor).filter(owner=actor.principal, status__in=WAITING)
    found = list(searched(rows, words).select_related("term")[:limit])
    answers = answers_of(one.pk for one in found)
    return [Alike(Likely(one, 0, ()), answers.get(one.pk, []), can_be_joined=True) for one in found]


def _is_waiting(actor: Actor, petition: Petition) -> bool:
    """Opinions join a matter of the same body that is still on its way; an ended one is linked as an earlier one instead."""
    return petition.owner_id == actor.principal and petition.status in WAITING


def alike_one(words: str, places: Collection[str], petition: Petition) -> Alike:
    """How one petition compares with these words, with its answers."""
    answer = likeness(shape_of("", words, places), petition)
    likely = Likely(petition, round(answer.score) if answer else 0, answer.reasons if answer else ())
    return Alike(likely, answers_of([petition.pk]).get(petition.pk, []))


def answers_of(petitions: Iterable[int]) -> dict[int, list[Answer]]:
    """The standing answers of these petitions, newest first."""
    outcomes = (
        ReplyOutcome.objects.filter(referral__petition__in=list(petitions), is_superseded=False)
        .select_related("reply__authority", "referral", "promise")
        .order_by("-reply__replied_on")
    )
    found: dict[int, list[Answer]] = {}
    for outcome in outcomes:
        promise = getattr(outcome, "promise", None)
        found.setdefault(outcome.referral.petition_id, []).append(
            Answer(
                authority=outcome.reply.authority.label,
                symbol=outcome.reply.symbol,
                replied_on=outcome.reply.replied_on,
                outcome=outcome.outcome,
                outcome_label=outcome.get_outcome_display(),
                short=outcome.short,
                promise=promise.text if promise else "",
                promised_on=promise.promised_on if promise else None,
            )
        )
    return found
