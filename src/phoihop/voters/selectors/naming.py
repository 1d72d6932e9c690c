"""Who spoke is never public: the names of a petition's speakers, found in words that are about to be shown."""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.kernel.text import canon, words
from phoihop.voters.models import Opinion, Petition

_BEFORE_A_NAME = frozenset(
    ("ông", "bà", "anh", "chị", "cụ", "bác", "cô", "chú", "cử", "tri", "đại", "biểu", "đồng", "chí", "ô", "b")
)
_SHORTEST, _LONGEST = 2, 6  # words of a Vietnamese personal name


def speakers_named(petitions: Iterable[Petition], shown: str) -> list[str]:
    """Names of the speakers of these petitions that stand in ``shown``; marks and case as written do not matter."""
    told = Opinion.objects.filter(petition__in=list(petitions)).exclude(speaker="")
    names = {name for speaker in told.values_list("speaker", flat=True) if (name := name_of(speaker))}
    text = f" {' '.join(words(canon(shown)))} "
    return sorted(name for name in names if f" {' '.join(words(canon(name)))} " in text)


def name_of(speaker: str) -> str:
    """The personal name in what a paper says of a speaker ("Bà Trần Thị Mẫu" → "Trần Thị Mẫu"), empty if there is none."""
    parts = speaker.split(",")[0].split("(")[0].replace(".", ". ").split()
    while parts and parts[0].rstrip(".").lower() in _BEFORE_A_NAME:
        parts = parts[1:]
    is_name = _SHORTEST <= len(parts) <= _LONGEST and all(part[0].isupper() for part in parts)
    return " ".join(parts) if is_name else ""
