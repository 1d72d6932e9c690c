"""The reader's suggestions as plain values, with the codes under which this installation knows agencies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from phoihop.kernel.suggest import Counts
from phoihop.voters.reading.agencies import COMMUNE, find_agencies
from phoihop.voters.reading.competence import competence_of
from phoihop.voters.reading.fields import OTHER, FieldChoice, field_of
from phoihop.voters.reading.leads import LeadChoice, leads_of
from phoihop.voters.reading.lexicon import lexicon
from phoihop.voters.reading.places import Place, find_places
from phoihop.voters.reading.texts import Text
from phoihop.voters.reading.written import as_written

PROVINCE = "thanh-hoa"
MOST_WORDS = 4
# Steps of the reader's sum that are no words of the paper.
_NO_WORDS = ("lĩnh vực L", "thẩm quyền cấp xã")


def suggest_one(
    words: str,
    *,
    places: Sequence[str],
    fields: Counts | None = None,
    leads: Counts | None = None,
    province: str = PROVINCE,
) -> dict[str, Any]:
    """Field, competence and lead for one text that stands by itself; ``places`` are codes of the voter's communes."""
    text = Text(words)
    mentions = find_agencies(text, province)
    named = find_places(text, province)
    hits = lexicon().scan(text, [(place.start, place.end) for place in named])
    field = field_of(text, hits, learned=fields)
    competence = competence_of(text, hits, mentions)
    raised = tuple(Place(code, code=code) for code in places)
    found = leads_of(text, hits, mentions, field, competence, raised, province=province, learned=leads)
    return {
        "fields": fields_json(field, text),
        "leads": leads_json(found, places, text),
        "competence": competence.code,
    }


def fields_json(field: FieldChoice, text: Text) -> list[dict[str, Any]]:
    """The ranked fields, each with the words that led to it; the known one first, nothing where nothing is known."""
    if field.code == OTHER and not field.ranked:
        return []
    return [
        {
            "code": one.label,
            "share": round(one.share, 2),
            "words": _words((word for word, _weight in one.words), text),
        }
        for one in field.ranked
    ]


def leads_json(leads: Iterable[LeadChoice], places: Sequence[str], text: Text) -> list[dict[str, Any]]:
    """The best three agencies; the commune's committee by the commune of the voter, left out where that is unknown."""
    found: dict[str, dict[str, Any]] = {}
    for lead in leads:
        code = body_code(lead.code, places)
        if code and code not in found:
            found[code] = {
                "code": code,
                "name": lead.name,
                "words": _words((word for word, _weight in lead.words), text),
            }
    return list(found.values())


def body_code(code: str, places: Sequence[str]) -> str:
    """The code of a body in this installation for the reader's code."""
    if code == COMMUNE:
        return f"UBND-{places[0]}" if len(places) == 1 else ""
    return code.replace("UBND:", "UBND-")


def _words(words: Iterable[str], text: Text) -> list[str]:
    told = [word for word in dict.fromkeys(words) if word and not word.startswith(_NO_WORDS)]
    return as_written(told, text)[:MOST_WORDS]
