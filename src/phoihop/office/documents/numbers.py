"""Numbers and symbols of documents, and the numbering of their parts."""

from __future__ import annotations

# Points (điểm) are counted with the Vietnamese alphabet, which has no f, j, w, z; Annex I, II.6.đ
# leaves out the letters ă, â, ê, ô, ơ, ư as well.
POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_BLANK = "        "


def padded(number: int) -> str:
    """The number of a document or a count: ``05``, ``12``, ``136``.

    Source: Decree 30/2020/NĐ-CP, Annex I, II.3 (a zero before numbers under 10).
    """
    return f"{number:02d}"


def document_symbol(pattern: str, number: int | None, *, kind: str = "") -> str:
    """Number and symbol from a pattern of data: ``{number}/{kind}-MTTQ`` → ``12/BC-MTTQ``.

    A letter has no kind in its symbol: ``{number}/HĐND-TT`` → ``44/HĐND-TT``. Without a number, room for it.
    """
    if "{number}" not in pattern:
        raise ValueError(f"the pattern {pattern!r} has no place for the number")
    if "{kind}" in pattern and not kind:
        raise ValueError(f"the pattern {pattern!r} asks for the kind of document")
    text = _BLANK if number is None else padded(number)
    return pattern.replace("{kind}", kind).replace("{number}", text)


def number_line(pattern: str, number: int | None, *, kind: str = "") -> str:
    """The line under the issuing body: ``Số: 44/HĐND-TT``, for a draft ``Số:         /HĐND-TT``."""
    return f"Số: {document_symbol(pattern, number, kind=kind)}"


def roman(number: int) -> str:
    """``I``, ``II``, ``IV``…, for parts and annexes."""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def point(number: int) -> str:
    """The letter of the n-th point, from 1: a, b, c, d, đ, e, g…; after y it goes on with aa, ab…"""
    text = ""
    while number > 0:
        number, place = divmod(number - 1, len(POINTS))
        text = POINTS[place] + text
    return text
