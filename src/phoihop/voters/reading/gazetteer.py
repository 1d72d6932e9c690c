"""All names of a province: its communes and wards, the units that went into them, the former districts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from phoihop.base.law.loader import communes
from phoihop.kernel.text import canon, strip_marks, words


@dataclass(frozen=True, slots=True)
class Unit:
    name: str  # canonical
    kind: str
    code: str
    shown: str
    status: str  # present, former, district
    districts: frozenset[str] = frozenset()


@dataclass
class Gazetteer:
    """All names of a province, by their folded words."""

    by_name: dict[tuple[str, ...], list[Unit]] = field(default_factory=dict)
    by_code: dict[str, str] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)
    firsts: set[str] = field(default_factory=set)
    fuzzy: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, unit: Unit) -> None:
        key = tuple(words(strip_marks(unit.name)))
        self.by_name.setdefault(key, []).append(unit)
        self.firsts.add(key[0])
        if unit.status != "district":
            self.fuzzy[" ".join(key)] = key

    def full(self, code: str) -> str:
        return self.by_code.get(code, code)


@cache
def gazetteer(province: str) -> Gazetteer:
    """The names of a province, built once."""
    found = Gazetteer()
    for commune in communes(province):
        shown = f"{commune.type} {commune.name}"
        found.by_code[commune.code] = commune.name
        found.full_names[commune.code] = shown
        districts = frozenset(canon(_split_kind(name)[1]) for name in commune.former_districts)
        found.add(Unit(canon(commune.name), commune.type, commune.code, commune.name, "present", districts))
        for former in commune.former_units:
            kind, name = _split_kind(former)
            found.add(Unit(canon(name), kind, commune.code, shown, "former", districts))
        for former in commune.former_districts:
            kind, name = _split_kind(former)
            found.add(Unit(canon(name), kind, commune.code, shown, "district", districts))
    return found


def _split_kind(name: str) -> tuple[str, str]:
    lowered = canon(name)
    for kind in ("thị trấn", "thị xã", "thành phố", "huyện", "phường", "xã"):
        if lowered.startswith(kind + " "):
            return kind, name[len(kind) + 1 :]
    return "", name
