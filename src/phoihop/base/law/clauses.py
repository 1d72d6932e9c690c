"""The duties of a coordination regulation out of ``law/clauses/*.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from phoihop.base.law.reading import Table, no_repeats, read_toml, stem

NO_SOURCE = "chưa có nguồn"  # what the screen says of a number or article that nobody has shown yet


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: who leads, who coordinates, by which methods and under which rules of time (reference §2.4).

    Two leads share a duty by its scope (``note`` says how); none means that the parties take turns.
    """

    code: str
    text: str
    en: str
    field: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    methods: tuple[str, ...]
    rules: tuple[str, ...]
    source: str
    article: str = NO_SOURCE
    verified: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClauseSet:
    """A regulation of one term with its duties; what is not known of it says so."""

    code: str
    title: str
    term: str
    number: str
    parties: tuple[str, ...]
    duties: tuple[Duty, ...]
    signed_on: date | None = None
    effective_on: date | None = None
    source: str = ""
    verified: str = ""
    note: str = ""

    def duty(self, code: str) -> Duty:
        return next(duty for duty in self.duties if duty.code == code)


def read_clauses(source: Traversable) -> ClauseSet:
    """One regulation; a LawError names the file and the duty that cannot be used."""
    file = read_toml(source)
    found = ClauseSet(
        code=stem(source),
        title=file.text("title"),
        term=file.text("term"),
        number=file.text("number"),
        parties=file.texts("parties"),
        duties=tuple(_duty(table) for table in file.tables("duty")),
        signed_on=file.day_or_none("signed_on"),
        effective_on=file.day_or_none("effective_on"),
        source=file.text("source", ""),
        verified=file.text("verified", ""),
        note=file.text("note", ""),
    )
    file.done()
    no_repeats(source.name, (duty.code for duty in found.duties))
    return found


def _duty(table: Table) -> Duty:
    table.named(table.text("code"))
    duty = Duty(
        code=table.text("code"),
        text=table.text("text"),
        en=table.text("en"),
        field=table.text("field"),
        lead=table.texts("lead"),
        coordinating=table.texts("coordinating"),
        methods=table.texts("methods"),
        rules=table.texts("rules"),
        source=table.text("source"),
        article=table.text("article", NO_SOURCE),
        verified=table.text("verified", ""),
        note=table.text("note", ""),
    )
    table.done()
    if not duty.lead and not duty.note:
        raise table.error("has no lead and no note saying why")
    return duty
