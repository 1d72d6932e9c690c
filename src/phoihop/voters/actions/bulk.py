"""The same step for many opinions of the queue: each its own act, so that one refusal stops none of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.base.live.leases import require_free
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.org.models import Body
from phoihop.voters.actions.opinions import note_opinion
from phoihop.voters.actions.petitions import Classification
from phoihop.voters.actions.triage import Part, triage_opinion
from phoihop.voters.models import Opinion
from phoihop.voters.permissions import P, decide


@dataclass
class Outcome:
    """How many went well, and why the others did not."""

    done: int = 0
    refusals: list[str] = field(default_factory=list)


def note_many(*, actor: Actor, opinions: Sequence[Opinion]) -> Outcome:
    """Opinions without a request are noted together."""

    def note(opinion: Opinion) -> None:
        require_free(actor, opinion)
        note_opinion(actor=actor, opinion=opinion, expected_version=opinion.version)

    return _each(opinions, note)


def accept_suggestions(*, actor: Actor, opinions: Sequence[Opinion]) -> Outcome:
    """A petition from each, classified as suggested; only where the suggestion is complete and certain."""
    leads = {
        body.code: body for body in Body.objects.filter(code__in={o.proposal.get("lead") for o in opinions})
    }

    def accept(opinion: Opinion) -> None:
        known = opinion.proposal
        lead = leads.get(known.get("lead", ""))
        if not (known.get("certain") and known.get("field") and known.get("competence") and lead):
            raise NotAllowed("Gợi ý chưa đủ hoặc chưa chắc chắn; hãy mở ra sàng lọc từng ý kiến.")
        part = Part(opinion.words, Classification(known["competence"], known["field"], lead))
        triage_opinion(actor=actor, opinion=opinion, parts=[part], expected_version=opinion.version)

    return _each(opinions, accept)


def suggest_field(*, actor: Actor, opinions: Sequence[Opinion], field: str) -> Outcome:
    """A person names the field of many; it stands as the suggestion until each is classified."""

    def put(opinion: Opinion) -> None:
        with act(actor, "opinion.suggest_field", opinion) as doing:
            fresh = lock(opinion, opinion.version)
            require(decide(actor, P.TRIAGE, fresh))
            fresh.proposal = {**fresh.proposal, "field": field, "field_by": "person"}
            fresh.version += 1
            fresh.save(update_fields=["proposal", "version"])
            doing.about(fresh, label=f"Ý kiến {fresh.pk}")
            doing.note(field=field)

    return _each(opinions, put)


def _each(opinions: Sequence[Opinion], do: Callable[[Opinion], None]) -> Outcome:
    outcome = Outcome()
    for opinion in opinions:
        try:
            do(opinion)
        except (NotAllowed, StaleVersion) as refusal:
            outcome.refusals.append(f"Ý kiến {opinion.pk}: {refusal}")
        else:
            outcome.done += 1
    return outcome
