"""The shipped law, read once and kept: rules, calendar, lists, clauses, places. No database is asked.

What an office adds on screen is laid over these with ``Rulebook.with_rules``, ``WorkingCalendar.with_days`` and
``Listing.with_entries``; nothing shipped is ever edited.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from phoihop.base.law.calendars import Year, calendar_of
from phoihop.base.law.clauses import ClauseSet, Duty, read_clauses
from phoihop.base.law.lists import ListEntry, Listing, read_list
from phoihop.base.law.provinces import Commune, Department, read_communes, read_departments
from phoihop.base.law.reading import DATA, LawError, stem, toml_files
from phoihop.base.law.rules import local_rule, read_rulebook
from phoihop.kernel.calendar import CalendarDay, WorkingCalendar
from phoihop.kernel.rulebook import Rulebook, RuleNotFoundError

__all__ = [
    "ClauseSet",
    "Commune",
    "Department",
    "Duty",
    "LawError",
    "ListEntry",
    "Listing",
    "RuleNotFoundError",
    "Rulebook",
    "base_calendar",
    "clause_sets",
    "clauses",
    "communes",
    "departments",
    "entry",
    "full_listing",
    "list_names",
    "listing",
    "local_rule",
    "optional_days",
    "rulebook",
]


@cache
def rulebook() -> Rulebook:
    """Every shipped rule of every file, the local sets that are off included."""
    return Rulebook(tuple(rule for source in toml_files("rulebook") for rule in read_rulebook(source)))


@cache
def _years() -> tuple[Year, ...]:
    return tuple(Year(source) for source in toml_files("calendar"))


@cache
def base_calendar() -> WorkingCalendar:
    """The working calendar of all years that are shipped."""
    return calendar_of(_years())


def optional_days() -> tuple[CalendarDay, ...]:
    """Days that are listed but off until an office switches them on: ``with_days`` lays them over the calendar."""
    return tuple(day for year in _years() for day in year.optional_days)


def list_names() -> tuple[str, ...]:
    return tuple(stem(source) for source in toml_files("lists"))


@cache
def full_listing(name: str) -> Listing:
    """A list with all that it ever held."""
    return read_list(name, DATA / "lists" / f"{name}.toml")


def listing(name: str, on: date | None = None) -> list[ListEntry]:
    """The entries of a list in force on a date; all of them where none is given."""
    return full_listing(name).on(on)


def entry(name: str, code: str) -> ListEntry:
    """One entry of a list, whether still in force or not; UnknownCodeError where there is none."""
    return full_listing(name).entry(code)


def clause_sets() -> tuple[str, ...]:
    return tuple(stem(source) for source in toml_files("clauses"))


@cache
def clauses(set_name: str) -> ClauseSet:
    """The regulation of a term with its duties: "thanh-hoa-2021-2026", "model-2026-2031"."""
    return read_clauses(DATA / "clauses" / f"{set_name}.toml")


@cache
def communes(province: str) -> tuple[Commune, ...]:
    return read_communes(province)


@cache
def departments(province: str) -> tuple[Department, ...]:
    return read_departments(province)
