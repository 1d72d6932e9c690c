"""The words that led to a suggestion as the paper writes them: with their marks, whole, without those that say nothing."""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.kernel.text import fold, words
from phoihop.voters.reading.texts import Text

# Alone they lead nowhere for a reader, though staff's choices may have made them count.
_WEAK = frozenset(
    "mot hai ba bon nam sau bay tam chin muoi tram nghin trieu ty lan ngay thang gio dan ong nguoi nay do dang "
    "duoc khong nhieu cac nhung cho".split()
)


def as_written(terms: Iterable[str], text: Text) -> list[str]:
    """Terms that lie over each other become one phrase ("trạm y", "y tế"); what the text does not hold stays as it is."""
    folded = [fold(text.raw[start:end]) for start, end in text.spans]
    runs: list[tuple[int, int] | str] = []
    for term in terms:
        own = words(fold(term))
        if len(own) == 1 and (own[0] in _WEAK or len(own[0]) == 1 or own[0].isdigit()):
            continue
        run = _where(own, folded)
        if run is None:
            runs.append(term)
            continue
        near = next((one for one in runs if not isinstance(one, str) and _meet(one, run)), None)
        if near is None:
            runs.append(run)
        else:
            runs[runs.index(near)] = (min(near[0], run[0]), max(near[1], run[1]))
    return list(dict.fromkeys(one if isinstance(one, str) else _said(one, text) for one in runs))


def _where(own: list[str], folded: list[str]) -> tuple[int, int] | None:
    """The first place of the words. No phrase ends in a single letter: "trạm y" is the beginning of "trạm y tế"."""
    if not own:
        return None
    for start in range(len(folded) - len(own) + 1):
        end = start + len(own)
        if folded[start:end] == own:
            return start, end + (len(own[-1]) == 1 and end < len(folded))
    return None


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _said(run: tuple[int, int], text: Text) -> str:
    return text.raw[text.spans[run[0]][0] : text.spans[run[1] - 1][1]]
