"""The number or mark that stands before a paragraph: what kind it is, its value, and how deep it usually stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from phoihop.kernel.text import strip_marks

# kinds, outer to inner
PART, UPPER, ROMAN, ARABIC, MULTI, QUESTION, LOWER, ORDINAL, DASH, BULLET, PLUS, NONE = (
    "part", "upper", "roman", "arabic", "multi", "question", "lower", "ordinal", "dash", "bullet", "plus", ""
)  # fmt: skip

_ROMAN = re.compile(r"^(?=[IVXLC])((?:X{0,3})(?:IX|IV|V?I{0,3}))(?:\s*[.)/:]\s*|\s*[-–]\s+)(?=\S)")
_UPPER = re.compile(r"^([A-GĐ])\s*(?:[.)]\s*|[/–-]\s+)(?=[^\W\d_])")  # not H. (huyện), P. (phường), Đ/c
_MULTI = re.compile(r"^(?:[IVX]{1,4}\.)?(\d{1,3}(?:\.\d{1,3}){1,3})(?:[.):/]\s*|\s+)(?=[^\W\d])")
_ARABIC = re.compile(r"^\(?(\d{1,3})\s*(?:\.\s*[-–]|[.)/:]|\s?[-–])\s*(?=[^\W\d]|[\"“(+])")
_LOWER = re.compile(r"^\(?([a-ođ])\s*(?:[.)]\s*|/\s+)(?=\S)|^([a-ođ])\s*[-–]\s+(?=\S)")  # not đ/c, x., p.
_DASH = re.compile(r"^[-–—−‒]+\s*(?=\S)")
_PLUS = re.compile(r"^\++\s*(?=\S)")
_BULLET = re.compile(r"^[•*●▪■□○◦➢➤✓✔→»·∙❖♦►§]+\s*(?=\S)")
_DIGITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# eleven to twenty-nine, the longest first: "hai mươi ba", "mười lăm"
_TENS = {
    f"{ten} {word}": value + number
    for ten, value in (("hai mươi", 20), ("mười", 10))
    for word, number in [*((word, at) for at, word in enumerate(_DIGITS, 1)), ("mốt", 1), ("tư", 4), ("lăm", 5)]
} | {"hai mươi": 20}  # fmt: skip
_MORE = "|".join(sorted(_TENS, key=len, reverse=True))
_COUNT = rf"(?:\d{{1,3}}|{_MORE}|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|nhất|[ivx]{{1,5}})"
_QUESTION = re.compile(
    rf"^(?:câu hỏi|câu|kiến nghị|ý kiến|nội dung|vấn đề|phản ánh|mục|ý)\s+(?:số\s+|thứ\s+)?({_COUNT})\s*[.:)/–-]+\s*(?=\S)",
    re.IGNORECASE,
)
_PART = re.compile(rf"^(?:phần|chương)\s+(?:thứ\s+)?({_COUNT})\b\s*[.:–-]*\s*", re.IGNORECASE)
_ORDINAL = re.compile(
    r"^(?:(?:(?:vấn đề|việc|nội dung|kiến nghị|ý kiến|điều|ý|chuyện|điểm|câu)\s+)?thứ\s+("
    rf"{_MORE}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
    rf"|({_MORE}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+là)\b\s*[,:;–-]?\s*(?=\S)",
    re.IGNORECASE,
)
_QUESTION_PLAIN = re.compile(strip_marks(_QUESTION.pattern), re.IGNORECASE)
_ORDINAL_PLAIN = re.compile(strip_marks(_ORDINAL.pattern), re.IGNORECASE)
_WORDS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
          "chín": 9, "mười": 10, **_TENS}  # fmt: skip
_PLAIN_WORDS = {strip_marks(word): value for word, value in _WORDS.items()}
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Label:
    """``kind`` of mark, its ``value`` (0 for bullets), the ``text`` that was taken off."""

    kind: str = NONE
    value: int = 0
    text: str = ""
    depth: int = 0

    def __bool__(self) -> bool:
        return self.kind != NONE


NO_LABEL = Label()


def take_label(text: str) -> tuple[Label, str]:
    """Split a paragraph into its mark and its words."""
    if not text or text[:3].lower() == "v/v":  # no Roman five
        return NO_LABEL, text
    head = text[0]
    if head in "-–—−‒" and (hit := _DASH.match(text)):
        return Label(DASH, 0, hit.group().strip()), text[hit.end() :]
    if head == "+" and (hit := _PLUS.match(text)):
        return Label(PLUS, 0, "+"), text[hit.end() :]
    if not head.isalnum() and head != "(" and (hit := _BULLET.match(text)):
        return Label(BULLET, 0, hit.group().strip()), text[hit.end() :]
    if head.isdigit() or head == "(":
        return _numbered(text)
    if hit := _MULTI.match(text):
        return Label(
            MULTI, int(hit.group(1).split(".")[-1]), hit.group().strip(), hit.group(1).count(".")
        ), text[hit.end() :]
    if (hit := _ROMAN.match(text)) and hit.group(1):
        return Label(ROMAN, _roman(hit.group(1)), hit.group().strip()), text[hit.end() :]
    if hit := _UPPER.match(text):
        return Label(UPPER, ord(hit.group(1)), hit.group().strip()), text[hit.end() :]
    if hit := _LOWER.match(text):
        return Label(LOWER, ord((hit.group(1) or hit.group(2))[0]), hit.group().strip()), text[hit.end() :]
    return _worded(text)


def _numbered(text: str) -> tuple[Label, str]:
    if hit := _MULTI.match(text):
        return Label(
            MULTI, int(hit.group(1).split(".")[-1]), hit.group().strip(), hit.group(1).count(".")
        ), text[hit.end() :]
    if hit := _ARABIC.match(text):
        return Label(ARABIC, int(hit.group(1)), hit.group().strip()), text[hit.end() :]
    if hit := _LOWER.match(text):
        return Label(LOWER, ord((hit.group(1) or hit.group(2))[0]), hit.group().strip()), text[hit.end() :]
    return NO_LABEL, text


def _worded(text: str) -> tuple[Label, str]:
    if hit := (_QUESTION.match(text) or _QUESTION_PLAIN.match(text)):
        return Label(QUESTION, _value(hit.group(1)), hit.group().strip()), text[hit.end() :]
    if hit := _PART.match(text):
        return Label(PART, _value(hit.group(1)), hit.group().strip()), text[hit.end() :]
    if hit := (_ORDINAL.match(text) or _ORDINAL_PLAIN.match(text)):
        return Label(ORDINAL, _value(hit.group(1) or hit.group(2)), hit.group().strip()), text[hit.end() :]
    return NO_LABEL, text


def _value(word: str) -> int:
    word = word.lower()
    if word.isdigit():
        return int(word)
    return _WORDS.get(word) or _PLAIN_WORDS.get(word) or _roman(word.upper())


def _roman(text: str) -> int:
    total = 0
    for char, after in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_DIGITS.get(char, 0)
        total += -value if value < _ROMAN_DIGITS.get(after, 0) else value
    return total


def rendered(label: str) -> Label:
    """The kind of a number that the word processor put there (``I.``, ``1.2.``, ``-``)."""
    if not label:
        return NO_LABEL
    found, rest = take_label(label + " x")
    if found and rest == "x":
        return found
    if label.rstrip(".):/").isdigit():
        return Label(ARABIC, int(label.rstrip(".):/")), label)
    return Label(BULLET, 0, label) if not any(char.isalnum() for char in label) else NO_LABEL


INLINE = re.compile(
    r"(?:(?<=[\s:;,.])|^)\((\d{1,2})\)\s*(?=\S)"  # (1) … (2) …
    r"|(?:(?<=[:;.,]\s)|(?<=[:;])|^)(\d{1,2})\s*(?:[.)/]|\s[-–])\s*(?=[^\W\d_])"  # : 1. …; 2) …
    r"|(?:(?<=[:;.,]\s)|(?<=[:;])|^)([a-hđ])\)\s*(?=\S)"  # : a) … b) …
    r"|(?:(?<=[:;.,…]\s)|^)(?:(?:vấn đề|việc|nội dung|kiến nghị|ý kiến|điều|ý|chuyện|điểm|câu) )?"
    rf"thứ ({_MORE}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?: là)?\b\s*[,:;–-]?\s*(?=\S)"
    rf"|(?:(?<=[:;.,…]\s)|^)({_MORE}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là\b\s*[,:;–-]?\s*(?=\S)"
)
INLINE_PLAIN = re.compile(strip_marks(INLINE.pattern))


def inline_parts(canonical: str, *, plain: bool = False) -> list[tuple[int, int]]:
    """Where an enumeration inside one paragraph begins its parts: (start of the mark, start of the words).

    Given lower-case text. Empty unless at least two marks follow each other as 1, 2, … of one kind.
    """
    best: list[tuple[int, int]] = []
    by_kind: dict[int, list[tuple[int, int]]] = {}
    expected: dict[int, int] = {}
    for hit in (INLINE_PLAIN if plain else INLINE).finditer(canonical):
        kind = hit.lastindex or 0
        word = hit.group(kind)
        value = int(word) if word.isdigit() else ("abcdđefgh".find(word) + 1 if kind == 3 else _value(word))
        if kind == 3 and value > 4:  # a b c d đ e or a b c d e
            value = expected.get(kind, 1)
        if value == expected.get(kind, 1):
            by_kind.setdefault(kind, []).append((hit.start(), hit.end()))
            expected[kind] = value + 1
    for parts in by_kind.values():
        if len(parts) >= 2 and len(parts) > len(best):
            best = parts
    return best
