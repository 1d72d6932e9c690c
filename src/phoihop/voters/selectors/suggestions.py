"""What triage suggests for an opinion, learned anew with each confirmation, with the words that led to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from phoihop.base.law.local import current_list
from phoihop.org.models import Body
from phoihop.voters.imports.suggesting import suggest_one
from phoihop.voters.models import Opinion
from phoihop.voters.selectors.learned import FIELD, LEAD, counts_for
from phoihop.voters.selectors.marking import Piece, lit

KEYS = 9  # the digits of a keyboard
BEST = 3


@dataclass(frozen=True)
class Choice:
    """A field or an agency on offer."""

    code: str
    name: str
    words: list[str] = field(default_factory=list)
    is_suggested: bool = False


@dataclass(frozen=True)
class Suggested:
    """Everything that the decision panel of triage shows."""

    keyed_fields: list[Choice]
    other_fields: list[Choice]
    leads: list[Choice]
    field: str
    lead: str
    competence: str
    pieces: list[Piece]

    def initial(self) -> dict[str, Any]:
        """What the form begins with: the best of each, for a person to confirm or change."""
        return {"field": self.field, "lead": self.lead, "competence": self.competence}


def suggestions(opinion: Opinion) -> Suggested:
    """A fresh suggestion; what a person corrected in the preview wins over it."""
    known = opinion.proposal or {}
    codes = [place.code for place in opinion.places.all()]
    words = opinion.words
    fresh = suggest_one(words, places=codes, fields=counts_for(FIELD, words), leads=counts_for(LEAD, words))
    names = {entry.code: entry.name for entry in current_list("fields")}
    best = _first(known.get("field"), fresh["fields"])
    fields = [
        Choice(one["code"], names.get(one["code"], one["code"]), one["words"], True) for one in best[:BEST]
    ]
    suggested = {choice.code for choice in fields}
    rest = [Choice(code, name) for code, name in names.items() if code not in suggested]
    room = KEYS - len(fields)
    ordered = _first(known.get("lead"), fresh["leads"])[:BEST]
    labels = {
        body.code: body.label for body in Body.objects.filter(code__in=[one["code"] for one in ordered])
    }
    leads = [
        Choice(one["code"], labels[one["code"]], one["words"], True)
        for one in ordered
        if one["code"] in labels
    ]
    shown = [word for choice in (*fields[:1], *leads[:1]) for word in choice.words]
    return Suggested(
        keyed_fields=[*fields, *rest[:room]],
        other_fields=rest[room:],
        leads=leads,
        field=fields[0].code if fields else "",
        lead=leads[0].code if leads else "",
        competence=known.get("competence") or fresh["competence"],
        pieces=lit(words, shown),
    )


def _first(code: str | None, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The known one in front, with its words where the fresh suggestion has them too."""
    if not code:
        return found
    own = next((one for one in found if one["code"] == code), {"code": code, "words": []})
    return [own, *(one for one in found if one["code"] != code)]
