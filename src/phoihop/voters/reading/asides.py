"""Where the voters are from, said beside their words: "(Cử tri xã A)", "[xã B]", "– Cử tri xã C", "Theo phản ánh của …,".

Such an aside gives the place and leaves the text, as long as nothing but places and "cử tri" stands in it.
"""

from __future__ import annotations

import re

from phoihop.voters.reading.leadin import LeadIn
from phoihop.voters.reading.places import Place, is_only_places
from phoihop.voters.reading.texts import Phrase, Text

_LAST = re.compile(r"[\s,;.–—-]*[(\[]([^()\[\]]{2,200})[)\]]\s*[.;/]*\s*$")
_FIRST = re.compile(r"^\s*[(\[]([^()\[\]]{2,160})[)\]]\s*[:.,–-]*\s*(?=\S)")
_SENTENCE = re.compile(r"(?<=[^\s.]{2}[.;!?…])\s+[–—-]?\s*([^.;!?]{4,160})[.;]*\s*$")
_DASHED = re.compile(r"\s[–—-]\s+([^.;!?–—]{4,120})[.;]*\s*$")
# what follows a dash is an aside only where it says whose words these are: "đường A - B" is one road
_OF_VOTERS = Phrase(
    r"^(?:(?:ý kiến|kiến nghị|phản ánh)(?: (?:của|từ))? )?(?:(?:của|các|nhiều|một số) )*(?:cử tri|nhân dân|bà con|người dân)\b"
)
_NAMES_JOINED = re.compile(r"\w\s*[–—-]\s*\w")
_ACCORDING = Phrase(
    r"^(?:theo|qua|từ)\s+(?:(?:ý kiến|phản ánh|kiến nghị|nguyện vọng|đề nghị)[, ]*)+(?:của\s+)?(?:các |nhiều |một số )?(?:cử tri|bà con|nhân dân|người dân)\b"
)
LONGEST, REACH = 24, 160  # words of an aside; how far a clause of places may go


def without_aside(text: Text, lead: LeadIn, province: str) -> tuple[Text, LeadIn]:
    """(the text without its aside, the lead-in that the aside makes); both as given where there is none."""
    raw = text.raw
    bracketed = raw.rstrip(" .;/")[-1:] in {")", "]"}
    for hit, first in (
        (_LAST.search(raw) if bracketed else _last_sentence(raw), False),
        (_FIRST.match(raw) if raw[:1] in {"(", "["} else None, True),
    ):
        if hit is None:
            continue
        aside = Text(hit.group(1).strip())
        if hit.re is _DASHED and not _OF_VOTERS.match(aside):
            continue
        if _NAMES_JOINED.search(aside.raw) and not _OF_VOTERS.match(aside):
            continue  # "(Hoằng Châu - Hoằng Tiến)" says from where to where
        places = _places_of(aside, province)
        if not places or not _adds_nothing(places, lead):
            continue
        rest = text.cut(hit.end()) if first else text.cut(0, hit.start())
        if rest.count < 3:
            continue
        return rest, lead if lead.places else LeadIn(aside.raw, lead.speaker, places, 0, True, False)
    return _without_according(text, lead, province)


def _adds_nothing(places: tuple[Place, ...], lead: LeadIn) -> bool:
    """A lead-in already names the voters' places: an aside that names others is part of the matter."""
    return not lead.places or {place.code for place in places} <= {place.code for place in lead.places}


def _last_sentence(raw: str) -> re.Match[str] | None:
    """A last sentence short enough to be an aside."""
    ends = max(raw.rfind(mark, 0, len(raw) - 2) for mark in ".;!?…")
    found = _SENTENCE.search(raw, max(0, ends - 3)) if ends > 0 and len(raw) - ends <= REACH else None
    return found or _DASHED.search(raw, max(0, len(raw) - REACH))


def _places_of(aside: Text, province: str) -> tuple[Place, ...]:
    if aside.count > LONGEST:
        return ()
    return tuple(place for place in is_only_places(aside, province) if place.how != "district")


def _without_according(text: Text, lead: LeadIn, province: str) -> tuple[Text, LeadIn]:
    """ "Theo phản ánh của cử tri phường A, xã B, khói …": up to the last comma before which only places stand."""
    if _ACCORDING.match(text) is None:
        return text, lead
    best: tuple[int, tuple[Place, ...]] = (0, ())
    at = text.raw.find(",")
    while 0 < at < REACH:
        places = _places_of(text.cut(0, at), province)
        if places:
            best = at + 1, places
        at = text.raw.find(",", at + 1)
    end, places = best
    if not end:
        return text, lead
    kept = lead if lead.places else LeadIn(text.raw[: end - 1], lead.speaker, places, 0, True, False)
    return text.cut(end), kept
