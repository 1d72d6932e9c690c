"""Strict reading of law data: every value is asked for by name and type; what nobody asked for is an error."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

DATA = files("phoihop.law")
_Choice = TypeVar("_Choice", bound=StrEnum)


class LawError(ValueError):
    """Law data that cannot be used: which file, which entry, what is wrong."""

    def __init__(self, file: str, where: str, problem: str) -> None:
        super().__init__(f"{file}: {where}: {problem}" if where else f"{file}: {problem}")
        self.file, self.where, self.problem = file, where, problem


class Table:
    """One table of a data file or of a local version's JSON; ``done`` complains of keys never read."""

    def __init__(self, values: Mapping[str, Any], file: str, where: str = "") -> None:
        self.values = values
        self.file = file
        self.where = where
        self._read: set[str] = set()

    def error(self, problem: str) -> LawError:
        return LawError(self.file, self.where, problem)

    def named(self, where: str) -> Table:
        """The same table under the name that its errors shall carry."""
        self.where = where
        return self

    def has(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str, default: str | None = None) -> str:
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.error(f"{key} is not text")
        if default is None and not value.strip():
            raise self.error(f"{key} is empty")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(f"{key} is not a whole number")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.error(f"{key} is not true or false")
        return value

    def day(self, key: str) -> date:
        return self._as_date(key, self._value(key, None))

    def day_or_none(self, key: str) -> date | None:
        self._read.add(key)
        value = self.values.get(key)
        return None if value is None else self._as_date(key, value)

    def choice(self, key: str, kind: type[_Choice], default: _Choice | None = None) -> _Choice:
        value = self._value(key, default)
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(kind)
            raise self.error(f"{key} is {value!r}, not one of {known}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._value(key, ())
        if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
            raise self.error(f"{key} is not a list of texts")
        return tuple(values)

    def table(self, key: str) -> Table:
        value = self._value(key, {})
        if not isinstance(value, Mapping):
            raise self.error(f"{key} is not a table")
        return Table(value, self.file, f"{self.where}.{key}" if self.where else key)

    def tables(self, key: str) -> list[Table]:
        values = self._value(key, ())
        if not isinstance(values, list | tuple) or not all(isinstance(value, Mapping) for value in values):
            raise self.error(f"{key} is not a list of tables")
        where = f"{self.where}.{key}" if self.where else key
        return [Table(value, self.file, f"{where}[{place}]") for place, value in enumerate(values)]

    def words(self) -> dict[str, str]:
        """The whole table as names and their texts."""
        return {key: self.text(key) for key in self.values}

    def done(self) -> None:
        if unknown := sorted(set(self.values) - self._read):
            raise self.error(f"unknown key {unknown[0]}")

    def _value(self, key: str, default: object) -> Any:
        self._read.add(key)
        value = self.values.get(key, default)
        if value is None:
            raise self.error(f"{key} is missing")
        return value

    def _as_date(self, key: str, value: object) -> date:
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.error(f"{key} is {value!r}, not a date") from None


def read_toml(source: Traversable) -> Table:
    """A TOML file as a strict table."""
    try:
        return Table(tomllib.loads(source.read_text(encoding="utf-8")), source.name)
    except FileNotFoundError:
        raise LawError(source.name, "", "there is no such file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawError(source.name, "", str(error)) from error


def toml_files(folder: str) -> Iterator[Traversable]:
    """The TOML files of a folder of the law data, by name."""
    yield from sorted(
        (each for each in (DATA / folder).iterdir() if each.name.endswith(".toml")),
        key=lambda each: each.name,
    )


def stem(source: Traversable) -> str:
    return source.name.rpartition(".")[0]


def read_rows(source: Traversable) -> list[Table]:
    """The rows of a CSV file as strict tables, named by their line."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LawError(source.name, "", "there is no such file") from None
    rows = csv.DictReader(text.splitlines(), strict=True)
    return [Table(row, source.name, f"line {number}") for number, row in enumerate(rows, 2)]


def no_repeats(file: str, keys: Iterable[str]) -> None:
    """Complain of the first key that stands twice in a file."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise LawError(file, key, "stands twice")
        seen.add(key)
