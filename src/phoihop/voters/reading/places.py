"""Communes named in a text: lists, former units and districts, names typed without accents, likely misspellings.

A petition needs the commune of the voter (reference E19): names are looked for after the words for a unit (xã,
phường, …), in lists that such a word begins, and bare only where a column or heading says that places stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from phoihop.voters.reading.gazetteer import Gazetteer, Unit, gazetteer
from phoihop.voters.reading.texts import Text

_KINDS = {"xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "huyen": "huyện", "thi xa": "thị xã",
          "thanh pho": "thành phố", "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}  # fmt: skip
_MARKED = {"xã", "phường", "huyện", "tp", "tx", "tt"}
_SHORT = {"p": "phường", "x": "xã", "h": "huyện"}
_DISTRICTS = {"huyện", "thị xã", "thành phố"}
_JOIN = {"va", "cung", "voi"}
_BARE_AFTER = {("cu", "tri"), ("nhan", "dan"), ("ba", "con"), ("nguoi", "dan"), ("dia", "ban"), ("cac", "ho")}
_NOT_NAMES = {
    "uy",
    "ban",
    "so",
    "bo",
    "hoi",
    "to",
    "thon",
    "khu",
    "lang",
    "nay",
    "toi",
    "ta",
    "truong",
    "tram",
}
_SMALLER = {
    "thôn",
    "bản",
    "xóm",
    "làng",
    "khu",
    "tdp",
    "phố",
    "đường",
    "chợ",
    "ông",
    "bà",
    "anh",
    "chị",
    "đ/c",
    "trường",
}
_SMALLER_TWO = {"tổ dân", "khu phố", "dân phố", "tiểu khu", "đồng chí", "khu dân"}
SURE = 88.0
MAX_WORDS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written and what it is now.

    ``how``: exact, folded (typed without accents or with another tone), former, district, fuzzy, ambiguous, unknown.
    ``code`` is empty unless one present commune is meant; ``choices`` holds the candidates otherwise.
    """

    as_written: str
    code: str = ""
    name: str = ""
    how: str = "exact"
    choices: tuple[tuple[str, str], ...] = ()
    start: int = 0
    end: int = 0

    @property
    def question(self) -> str:
        """What to ask the clerk; empty when the place is sure."""
        names = " hay ".join(f"“{name}”" for _, name in self.choices[:3])
        if self.how == "fuzzy":
            return f"không có “{self.as_written}”. Có phải {names}?"
        if self.how == "ambiguous":
            return f"“{self.as_written}” có thể là {names}?"
        if self.how == "unknown":
            return f"không có xã, phường nào tên “{self.as_written}”."
        return ""


class _Scan:
    """One pass over the words of a text."""

    def __init__(self, text: Text, names: Gazetteer, context: frozenset[str]) -> None:
        self.text = text
        self.names = names
        self.spans = text.spans
        self.folded = [text.folded[a:b] for a, b in self.spans]
        self.canon = [text.canon[a:b] for a, b in self.spans]
        self.raw = [text.raw[a:b] for a, b in self.spans]
        self.context = context
        self.count = len(self.spans)

    def gap(self, place: int) -> str:
        """What stands between word ``place`` and the next."""
        if place + 1 >= self.count:
            return ""
        return self.text.raw[self.spans[place][1] : self.spans[place + 1][0]]

    def is_name(self, place: int) -> bool:
        raw = self.raw[place]
        return raw[:1].isupper()

    def kind_at(self, place: int) -> tuple[str, int]:
        """A word for a kind of unit at this place: (kind, how many words)."""
        word, marked = self.folded[place], self.canon[place]
        if place + 1 < self.count and f"{word} {self.folded[place + 1]}" in _KINDS:
            pair = f"{marked} {self.canon[place + 1]}"
            kind = _KINDS[f"{word} {self.folded[place + 1]}"]
            if pair == kind or self.text.plain:
                return kind, 2
        if word in _KINDS and (marked in _MARKED or self.text.plain):
            return _KINDS[word], 1
        if word in _SHORT and self.raw[place].isupper() and self.gap(place).startswith("."):
            return _SHORT[word], 1
        return "", 0

    def name_at(self, place: int, kind: str = "", *, small: bool = False) -> tuple[int, list[Unit]]:
        """The longest known name that begins here: (how many words, units).

        A text with accents is matched with its accents, or "văn hóa" would be Vạn Hòa; only after a word for a unit
        may a name itself be typed without them. ``small`` lets a name begin with a small letter.
        """
        if place >= self.count or self.folded[place] not in self.names.firsts:
            return 0, []
        plain = self.text.plain
        if not (small or plain or self.is_name(place)):
            return 0, []
        for size in range(min(MAX_WORDS, self.count - place), 0, -1):
            if any(self.gap(place + step).strip(" ") for step in range(size - 1)):
                continue
            key = tuple(self.folded[place : place + size])
            units = self.names.by_name.get(key)
            if not units or not (small or plain or all(map(self.is_name, range(place, place + size)))):
                continue
            marked = " ".join(self.canon[place : place + size])
            if plain or (kind and marked == " ".join(key)):
                return size, units
            if exact := [unit for unit in units if unit.name == marked]:
                return size, exact
        return 0, []

    def passed_over(self, place: int) -> int:
        """How many words a village, a street or a person takes up here: their names are those of no commune."""
        pair = f"{self.canon[place]} {self.canon[place + 1]}" if place + 1 < self.count else ""
        size = 2 if pair in _SMALLER_TWO else 1 if self.canon[place] in _SMALLER else 0
        if not size:
            return 0
        taken = 0
        while place + size < self.count and taken < MAX_WORDS and not self.gap(place + size - 1).strip(" "):
            if (
                not (self.is_name(place + size) or self.raw[place + size].isdigit())
                or self.kind_at(place + size)[0]
            ):
                break
            size, taken = size + 1, taken + 1
        return size if taken else 0

    def resolve(self, place: int, size: int, units: list[Unit], kind: str) -> Place:
        start, end = self.spans[place][0], self.spans[place + size - 1][1]
        written = self.text.raw[start:end]
        marked = " ".join(self.canon[place : place + size])
        best = [unit for unit in units if unit.name == marked] or units
        how = "exact" if best[0].name == marked else "folded"
        if kind in _DISTRICTS:
            chosen = [unit for unit in best if unit.status == "district"]
            if chosen:
                choices = tuple((unit.code, unit.shown) for unit in chosen)
                return Place(
                    f"{kind} {written}", how="district", name=written, choices=choices, start=start, end=end
                )
        ranked = [
            [u for u in best if u.status == "present" and (not kind or u.kind == kind)],
            [u for u in best if u.status == "former" and u.kind == kind] if kind else [],
            [u for u in best if u.status == "present"],
            [u for u in best if u.status == "former"],
        ]
        chosen = next((group for group in ranked if group), [])
        if not chosen:
            choices = tuple((unit.code, unit.shown) for unit in best)
            return Place(written, how="district", name=written, choices=choices, start=start, end=end)
        chosen = self._narrow(chosen)
        codes = dict.fromkeys(unit.code for unit in chosen)
        if len(codes) > 1:
            choices = tuple((code, self.names.full(code)) for code in codes)
            return Place(written, how="ambiguous", choices=choices, start=start, end=end)
        unit = chosen[0]
        if unit.status == "former":
            how = "former"
        return Place(written, unit.code, self.names.full(unit.code), how, start=start, end=end)

    def _narrow(self, units: list[Unit]) -> list[Unit]:
        """A district named in the same text or heading tells namesakes apart."""
        if len(units) > 1 and self.context:
            near = [unit for unit in units if unit.districts & self.context]
            return near or units
        return units

    def unknown(self, place: int) -> Place | None:
        """A capitalised name after a word for a unit that no list holds: a misspelling, or another province's."""
        size = 0
        while (
            size < 3
            and place + size < self.count
            and self.is_name(place + size)
            and not self.raw[place + size].isupper() | self.raw[place + size].isdigit()
            and (size == 0 or self.gap(place + size - 1) == " ")
        ):
            size += 1
        if not size or self.folded[place] in _NOT_NAMES:
            return None
        start = self.spans[place][0]
        options = [size] if size < 2 else [2, size, 1] if size > 2 else [2, 1]
        for use in options:
            written = " ".join(self.folded[place : place + use])
            found = process.extract(
                written, self.names.fuzzy.keys(), scorer=fuzz.ratio, limit=4, score_cutoff=78
            )
            if not found or len(written) < 5:
                continue
            end = self.spans[place + use - 1][1]
            choices: dict[str, str] = {}
            for name, score, _ in found:
                if score < found[0][1] - 6:
                    break
                for unit in self.names.by_name[self.names.fuzzy[name]]:
                    if unit.status != "district":
                        choices.setdefault(unit.code, self.names.full(unit.code))
            if found[0][1] >= 78:
                first = next(iter(choices)) if len(choices) == 1 and found[0][1] >= SURE else ""
                return Place(
                    self.text.raw[start:end],
                    first,
                    choices.get(first, ""),
                    "fuzzy",
                    tuple(choices.items()),
                    start,
                    end,
                )
        end = self.spans[place + min(size, 2) - 1][1]
        return Place(self.text.raw[start:end], how="unknown", start=start, end=end)


def find_places(
    text: Text | str,
    province: str = "thanh-hoa",
    *,
    column: bool = False,
    small: bool = False,
    near: frozenset[str] = frozenset(),
) -> list[Place]:
    """The places that a text names, in order.

    ``column`` says that the text is made of place names (a table's column, a heading): bare names count too, with
    ``small`` also in small letters. ``near`` holds canonical district names that tell namesakes apart.
    """
    text = Text(text) if isinstance(text, str) else text
    names = gazetteer(province)
    context = near
    if any(word in text.folded for word in ("huyen", "thanh pho", "thi xa", "tp", "tx")):
        context = near | frozenset(_districts_in(text, names))
    scan = _Scan(text, names, context)
    found: list[Place] = []
    place = 0
    kind = ""
    listing = False  # inside a list of names of one kind
    while place < scan.count:
        here, size = scan.kind_at(place)
        if here:
            kind, place, listing = here, place + size, True
            if place < scan.count and (scan.folded[place] in _SHORT or scan.folded[place] in {"cac"}):
                continue
            step = _named(scan, place, kind, found, small=small or kind in _DISTRICTS)
            if not step:
                if (
                    (guess := scan.unknown(place)) is not None
                    and kind not in _DISTRICTS
                    and not scan.text.plain
                ):
                    found.append(guess)
                    step = sum(1 for a, _ in scan.spans[place:] if a < guess.end)
                else:
                    listing = False
            place += step
            continue
        if listing and _continues(scan, place):
            at = place + 1 if scan.folded[place] in _JOIN else place
            step = _named(scan, at, kind, found, small=small)
            if step:
                place = at + step
                continue
            listing = False
        if column and (over := scan.passed_over(place)):
            place += over
            listing = False
            continue
        if column or _may_stand_bare(scan, place):
            step = _named(scan, place, "", found, small=small)
            if step:
                listing, kind = True, ""
                place += step
                continue
        if listing and found and scan.spans[place][0] > found[-1].end + 3:
            listing = False
        place += 1
    return found


def _named(scan: _Scan, place: int, kind: str, found: list[Place], *, small: bool) -> int:
    size, units = scan.name_at(place, kind, small=small)
    if size:
        found.append(scan.resolve(place, size, units, kind))
    return size


def _continues(scan: _Scan, place: int) -> bool:
    """Does the word at ``place`` go on with a list: after a comma, a stroke or "và"?"""
    before = scan.gap(place - 1) if place else ""
    joined = before.strip() in {",", ";", "-", "–", "/", "&", "+", "),", ");"} or before.strip() == ""
    if scan.folded[place] in _JOIN:
        return place + 1 < scan.count
    return joined and before.strip() != ""


def _may_stand_bare(scan: _Scan, place: int) -> bool:
    """A name without its kind counts after "cử tri", "nhân dân", … when it is capitalised and of two words or more."""
    if place < 2 or scan.text.plain or not scan.is_name(place):
        return False
    if (scan.folded[place - 2], scan.folded[place - 1]) not in _BARE_AFTER:
        return False
    size, _ = scan.name_at(place)
    return size >= 2


def _districts_in(text: Text, names: Gazetteer) -> Iterator[str]:
    spans = text.spans
    folded = [text.folded[a:b] for a, b in spans]
    for place, word in enumerate(folded):
        if word in {"huyen", "tp", "tx"} or (
            word in {"xa", "pho"} and place and folded[place - 1] in {"thi", "thanh"}
        ):
            for size in (3, 2, 1):
                units = names.by_name.get(tuple(folded[place + 1 : place + 1 + size]), [])
                for unit in units:
                    if unit.status == "district":
                        yield unit.name
                        break


def is_only_places(text: Text, province: str = "thanh-hoa") -> list[Place]:
    """The places of a text that holds nothing but place names and the words around them; empty otherwise."""
    found = find_places(text, province, column=True)
    if not found:
        return []
    left: list[str] = []
    for start, end in text.spans:
        if any(place.start <= start and end <= place.end for place in found):
            continue
        left.append(text.folded[start:end])
    rest = [word for word in left if word not in _AROUND and not word.isdigit()]
    return found if not rest else []


_AROUND = frozenset(
    (
        "cac|xa|phuong|thi|tran|huyen|thanh|pho|tp|tx|tt|p|x|h|va|cu|tri|tai|cua|o|dia|ban|diem|cum|don|vi|"
        "bau|nhan|dan|moi|thuoc|truoc|day|y|kien|nghi|noi|dung|hoi|tiep|xuc|ngoai|ra|gom|toan|doi|voi|phan|"
        "anh|cap|to|dai|bieu|so|hdnd|tinh|luot|khu|vuc|ba|con|nguoi|mot|vai|sang|chieu|toi|ngay|thang|nam|gio|buoi|dot|theo|kien|phan|khac"
    ).split("|")
)
