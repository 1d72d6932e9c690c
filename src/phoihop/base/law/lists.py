"""The lists of the work out of ``law/lists/*.toml``: fields, competence, outcomes and the like, with validity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable

from django.utils.translation import get_language

from phoihop.base.law.reading import Table, no_repeats, read_toml

Value = str | bool | tuple[str, ...]

# What the entries of a list carry besides code, words, validity and verification. A list not named carries nothing.
EXTRA: Mapping[str, Mapping[str, type]] = {
    "fields": {"committee": str, "leads": tuple},
    "competence": {"parent": str, "path": str},
    "outcomes": {
        "na_label": str,
        "in_na_report": bool,
        "in_council_report": bool,
        "na_folds_into": str,
        "needs_date": bool,
        "needs_reason": bool,
        "is_entered": bool,
        "meaning": str,
    },
    "meeting_kinds": {"na": str, "council": str, "compulsory": tuple},
    "actors": {"department": str},
}


class UnknownCodeError(LookupError):
    """A list has no entry of that code."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One line of a list; ``extra`` holds what is peculiar to the list (see EXTRA)."""

    code: str
    vi: str
    en: str
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    verified: str = ""
    note: str = ""
    extra: Mapping[str, Value] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """In the reader's language; an entry of the office's own may have no English."""
        return self.en if self.en and get_language() == "en" else self.vi

    def in_force(self, on: date) -> bool:
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)

    def text(self, name: str) -> str:
        value = self.extra.get(name, "")
        return value if isinstance(value, str) else ""

    def flag(self, name: str) -> bool:
        return self.extra.get(name) is True

    def codes(self, name: str) -> tuple[str, ...]:
        value = self.extra.get(name, ())
        return value if isinstance(value, tuple) else ()


@dataclass(frozen=True)
class Listing:
    """A whole list in its own order; an office's dated entries are laid over it with ``with_entries``."""

    name: str
    title: str
    entries: tuple[ListEntry, ...]

    def on(self, on: date | None) -> list[ListEntry]:
        """The entries in force on a date; all that ever were where none is given."""
        return [entry for entry in self.entries if on is None or entry.in_force(on)]

    def entry(self, code: str) -> ListEntry:
        """The entry of a code, whether still in force or not: old records keep their words."""
        found = [entry for entry in self.entries if entry.code == code]
        if not found:
            raise UnknownCodeError(f"Danh mục {self.name} không có mã “{code}”.")
        return found[-1]

    def with_entries(self, extra: Iterable[ListEntry]) -> Listing:
        """The same list with an office's own entries: a known code gets another version, a new one a last place."""
        return Listing(self.name, self.title, (*self.entries, *extra))


def read_list(name: str, source: Traversable) -> Listing:
    """One list; a LawError names the file and the entry that cannot be used."""
    file = read_toml(source)
    title = file.text("title")
    entries = tuple(list_entry(name, table) for table in file.tables("entry"))
    file.done()
    if not entries:
        raise file.error("there is no [[entry]]")
    no_repeats(source.name, (entry.code for entry in entries))
    return Listing(name, title, entries)


def list_entry(name: str, table: Table) -> ListEntry:
    """One entry of the list ``name``, shipped or local."""
    code = table.text("code")
    table.named(code)
    entry = ListEntry(
        code,
        table.text("vi"),
        table.text("en"),
        table.day_or_none("valid_from"),
        table.day_or_none("valid_to"),
        table.text("source", ""),
        table.text("verified", ""),
        table.text("note", ""),
        {key: _extra(table, key, kind) for key, kind in EXTRA.get(name, {}).items() if table.has(key)},
    )
    table.done()
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        raise table.error("valid_to lies before valid_from")
    return entry


def _extra(table: Table, key: str, kind: type) -> Value:
    if kind is bool:
        return table.flag(key)
    return table.texts(key) if kind is tuple else table.text(key, "")
