"""Vietnamese text: one way to write a word, a fold for search, the order of the alphabet, names, symbols.

``canon`` keeps the marks and settles what people write in two ways; ``fold`` drops the marks too. Both run
once per row on write, so they are table look-ups; only text that is not Vietnamese takes the slow paths.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONED = "àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ"  # huyền hỏi ngã sắc nặng
_PLAIN = "aăâeêioôơuưy"

# A toned letter and its (letter without tone, number of the tone 1..5); the plain letters have tone 0.
_TONED = {
    toned: (plain, number)
    for plain, group in zip(_PLAIN, TONED.split(), strict=True)
    for number, toned in enumerate(group, 1)
}
_WITH_TONE = {(plain, number): toned for toned, (plain, number) in _TONED.items()}
_SHAPES = dict(zip("ăâđêôơư", "aadeoou", strict=True))

# Fonts of the nineties wrote Đ as the Icelandic Eth; word processors leave soft hyphens and zero-width marks.
_REPAIR = {0x00D0: "Đ", 0x00F0: "đ"} | dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF], "")
_TO_REPAIR = re.compile(f"[{''.join(map(chr, _REPAIR))}]")
_STRIP = str.maketrans({toned: _SHAPES.get(plain, plain) for toned, (plain, _) in _TONED.items()} | _SHAPES)
_MARKS = re.compile("[\u0300-\u036f]+")
_TONE_BEFORE_SHAPE = re.compile("([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b])")
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_RUN = re.compile(r"[0-9]+|(?:[^\W0-9_][\u0300-\u036f]*)+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_RANK = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_DASHES = str.maketrans("‐‑‒–—―−", "-------")


def _placements() -> dict[str, str]:
    """Both spellings of a tone that may sit on either of two letters: òa ↔ oà, úy ↔ uý, qúa → quá."""
    table: dict[str, str] = {}
    for number in range(1, 6):
        for first, second in ("oa", "oe", "uy"):
            on_first, on_second = _WITH_TONE[first, number] + second, first + _WITH_TONE[second, number]
            table[on_first], table[on_second] = on_second, on_first
        for second in _PLAIN:
            table[f"q{_WITH_TONE['u', number]}{second}"] = f"qu{_WITH_TONE[second, number]}"
    return table


# The tone sits on the first letter of an open oa, oe, uy (hòa, khỏe, ủy), on the second where a letter
# follows (hoàn) and after q (quý). Every branch begins with a set of letters: that keeps the search fast.
_PLACED = _placements()
_PLACEMENT = re.compile(
    r"q[ùủũúụ][aăâeêioôơuưy](?![\u0300-\u036f])"
    r"|o(?<!qo)[àảãáạèẻẽéẹ](?![^\W\d_]|[\u0300-\u036f])"
    r"|u(?<!qu)[ỳỷỹýỵ](?![^\W\d_]|[\u0300-\u036f])"
    r"|[òỏõóọ](?<!q.)[ae](?=[^\W\d_])"
    r"|[ùủũúụ](?<!q.)y(?=[^\W\d_])"
)


def nfc(text: str) -> str:
    """Composed text without invisible marks; a tone typed before the shape of its letter is put behind it."""
    if text.isascii():
        return text
    if _TO_REPAIR.search(text):
        text = text.translate(_REPAIR)
    text = unicodedata.normalize("NFC", text)
    if _MARKS.search(text):
        decomposed = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", _TONE_BEFORE_SHAPE.sub(r"\2\1", decomposed))
    return text


def canon(text: str) -> str:
    """One spelling of the same words: composed, lower case, one tone placement, single spaces; marks kept."""
    text = nfc(text).casefold()
    if not text.isascii():
        text = _PLACEMENT.sub(lambda found: _PLACED[found[0]], unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def fold(text: str) -> str:
    """The words without any mark, for finding what was typed without accents: ``Đường`` → ``duong``."""
    return strip_marks(canon(text))


def canon_and_fold(text: str) -> tuple[str, str]:
    """Both columns of the search index at the price of one ``canon``."""
    canonical = canon(text)
    return canonical, strip_marks(canonical)


def strip_marks(canonical: str) -> str:
    """The fold of text that is already canonical: đ → d, no tones, no shapes."""
    text = canonical.translate(_STRIP)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", _MARKS.sub("", decomposed))
    return text


def words(text: str) -> list[str]:
    """The words and numbers of a text, split on spaces and punctuation; their letters are not changed."""
    return _WORD.findall(text)


def quotes(text: str, said: str, *, least: int = 6) -> bool:
    """Does a text hold these words in a row, whatever marks and spaces stand between them?

    Fewer than ``least`` words are nobody's words in particular and are never found.
    """
    wanted = words(fold(said))
    return len(wanted) >= least and f" {' '.join(wanted)} " in f" {' '.join(words(fold(text)))} "


def sort_key(text: str) -> str:
    """A key whose plain byte order is Vietnamese order: syllable by syllable, letters (a ă â …) before tones.

    Tones go ngang, huyền, hỏi, ngã, sắc, nặng; numbers go by value (Tổ 2 before Tổ 10) and before letters.
    The key is printable ASCII for Vietnamese text: a column of it sorts under the collation "C".
    """
    return " ".join(map(_run_key, _RUN.findall(canon(text))))


@lru_cache(maxsize=16384)
def _run_key(run: str) -> str:
    if run[0] in "0123456789":
        number = run.lstrip("0")
        return chr(ord("!") + min(len(number), 30)) + number
    letters = [_TONED.get(letter, (letter, 0)) for letter in run]
    tones = "".join(str(tone) for _, tone in letters).rstrip("0")
    return "".join(_rank(letter) for letter, _ in letters) + tones


def _rank(letter: str) -> str:
    return _RANK.get(letter) or _RANK.get(strip_marks(letter), letter)


def name_key(name: str) -> str:
    """The order of a list of people: by given name (the last word), then middle names, then family name."""
    keys = [_run_key(run) for run in _RUN.findall(canon(name))]
    family, middle, given = keys[:1] if len(keys) > 1 else [], keys[1:-1], keys[-1:]
    return "\t".join((" ".join(given), " ".join(middle), " ".join(family)))


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, for addresses and file names; empty where nothing is left."""
    return "-".join(_PLAIN_WORD.findall(fold(text)))


def document_symbol(text: str) -> str:
    """The number and symbol of a document in one spelling, to be compared as it is: ``12/2025/NQ-HĐND``.

    Upper case, no spaces about strokes and hyphens, one kind of hyphen, no leading "Số:", no zeros before the
    number (Nghị định 30/2020/NĐ-CP writes ``02``, many do not).
    """
    text = " ".join(nfc(text).translate(_DASHES).split()).strip(" .,;:\"'“”()[]")
    text = re.sub(r"^số\b(?:\s*,?\s*ký hiệu)?\s*[:.]?\s*", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*([/\-.&])\s*", r"\1", text).upper()
    return re.sub(r"^0+(?=[0-9])", "", text)
