"""Agencies named in a text or a column, by their present, former and short names; the successor's code is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from phoihop.base.law.loader import departments, listing
from phoihop.base.law.reading import DATA, read_toml
from phoihop.kernel.text import canon, strip_marks, words
from phoihop.voters.reading.texts import Text

COMMUNE = "UBX"  # the people's committee of the commune concerned
_OFFICIAL_LEVEL = "TINH"
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency named in a text: its code, level (TW, TINH, XA, DN), where, and the words."""

    code: str
    level: str
    start: int
    end: int
    as_written: str


@dataclass(frozen=True, slots=True)
class Agency:
    code: str
    name: str
    level: str


@dataclass(frozen=True)
class Directory:
    """All agencies of a province and the centre, and their names by folded words."""

    agencies: dict[str, Agency]
    by_name: dict[tuple[str, ...], tuple[tuple[str, str], ...]]  # folded words: (canonical words, code)
    firsts: frozenset[str]
    codes: dict[str, str]

    def name(self, code: str) -> str:
        agency = self.agencies.get(code)
        return agency.name if agency else code

    def level(self, code: str) -> str:
        agency = self.agencies.get(code)
        return agency.level if agency else ("XA" if code.startswith("UBND:") else _OFFICIAL_LEVEL)


@cache
def directory(province: str) -> Directory:
    """The directory of a province, built once from its departments, the central bodies and the list of other names."""
    levels: dict[str, str] = {}
    names: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    codes: dict[str, str] = {}

    def add(code: str, name: str) -> None:
        marked = words(canon(name))
        key = tuple(strip_marks(word) for word in marked)
        entry = (" ".join(marked), code)
        if key and entry not in names.setdefault(key, []):
            names[key].append(entry)

    file = read_toml(DATA / "words" / "agencies.toml")
    for table in file.tables("agency"):
        code = table.text("code")
        levels[code] = table.text("level")
        for name in table.texts("names"):
            add(code, name)
        table.done()
    file.done()
    agencies = {COMMUNE: Agency(COMMUNE, "UBND xã, phường nơi cử tri kiến nghị", "XA")}
    for department in departments(province):
        agencies[department.code] = Agency(
            department.code, department.name, levels.get(department.code, _OFFICIAL_LEVEL)
        )
        add(department.code, department.name)
        if len(department.short_name) > 3:
            add(department.code, department.short_name)
        codes.update({department.code: department.code, department.short_name: department.code})
    for entry in listing("central_bodies"):
        agencies[entry.code] = Agency(entry.code, entry.vi, levels.get(entry.code, "TW"))
        codes.setdefault(entry.code, entry.code)
        add(entry.code, entry.vi)
    firsts = frozenset(key[0] for key in names)
    return Directory(agencies, {key: tuple(values) for key, values in names.items()}, firsts, codes)


@lru_cache(maxsize=1024)
def in_column(words: str, province: str) -> tuple[Mention, ...]:
    """The agencies that a column names, by name or by code ("SXD; SNNMT")."""
    found = find_agencies(Text(words), province)
    if found:
        return tuple(found)
    names = directory(province)
    for hit in re.finditer(r"[\w&]+", words):
        code = names.codes.get(hit.group())
        if code:
            found.append(Mention(code, names.level(code), hit.start(), hit.end(), hit.group()))
    return tuple(found)


def find_agencies(text: Text, province: str = "thanh-hoa") -> list[Mention]:
    """The agencies that a text names, in order, the longest name first."""
    names = directory(province)
    spans = text.spans
    folded = [text.folded[a:b] for a, b in spans]
    found: list[Mention] = []
    place = 0
    while place < len(spans):
        step = 1
        if folded[place] in names.firsts:
            for size in range(min(_LONGEST, len(spans) - place), 0, -1):
                entries = names.by_name.get(tuple(folded[place : place + size]))
                if not entries:
                    continue
                start, end = spans[place][0], spans[place + size - 1][1]
                code = _code_of(entries, text, spans[place : place + size])
                if code:
                    level = names.agencies[code].level if code in names.agencies else _OFFICIAL_LEVEL
                    if text.plain and size == 1 and level == _OFFICIAL_LEVEL and text.raw[start].islower():
                        continue  # "thue" typed without accents is also "thuê"
                    found.append(Mention(code, level, start, end, text.raw[start:end]))
                    step = size
                    break
        place += step
    return found


def _code_of(entries: tuple[tuple[str, str], ...], text: Text, spans: list[tuple[int, int]]) -> str:
    marked = " ".join(text.canon[a:b] for a, b in spans)
    for name, code in entries:
        if name == marked:
            return code
    return entries[0][1] if text.plain else ""
