"""What is a province's own: its communes and its agencies out of ``law/provinces/<province>/*.csv``."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.base.law.reading import DATA, LawError, Table, no_repeats, read_rows

_UNSURE = ("unconfirmed", "memory", "practice")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or ward after 01/07/2025 with the units that it was made of; its code never changes."""

    code: str
    name: str
    type: str  # xã or phường
    former_districts: tuple[str, ...]
    former_units: tuple[str, ...]
    na_unit: str  # constituency of the National Assembly election of 2026

    @property
    def full_name(self) -> str:
        return f"{self.type} {self.name}"


@dataclass(frozen=True, slots=True)
class Department:
    """An agency or body of the province; ``confidence`` is the source as it was found."""

    code: str
    name: str
    short_name: str
    group: str
    confidence: str

    @property
    def is_verified(self) -> bool:
        return not any(word in self.confidence for word in _UNSURE)


def read_communes(province: str) -> tuple[Commune, ...]:
    rows = _rows(province, "communes.csv")
    found = tuple(_commune(row) for row in rows)
    no_repeats("communes.csv", (commune.code for commune in found))
    return found


def read_departments(province: str) -> tuple[Department, ...]:
    rows = _rows(province, "departments.csv")
    found = tuple(_department(row) for row in rows)
    no_repeats("departments.csv", (department.code for department in found))
    return found


def _rows(province: str, name: str) -> list[Table]:
    folder = DATA / "provinces" / province
    if not folder.is_dir():
        raise LawError(f"provinces/{province}", "", "there is no such province")
    return read_rows(folder / name)


def _commune(row: Table) -> Commune:
    commune = Commune(
        row.text("code"),
        row.text("name"),
        row.text("type"),
        tuple(part.strip() for part in row.text("former_district").split(";")),
        tuple(part.strip() for part in row.text("former_units").split("+")),
        row.text("na2026_unit"),
    )
    row.done()
    return commune


def _department(row: Table) -> Department:
    values = [row.text(key) for key in ("code", "name_vi", "abbr", "group", "confidence")]
    row.done()
    return Department(*values)
