"""What holds now: the shipped law data with the approved local versions laid over them.

Every process keeps what it has laid out and asks the database, with one small question, whether it still
holds: a version approved in another worker is seen by the next page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import connection

from phoihop.base.law import loader
from phoihop.base.law.lists import ListEntry
from phoihop.base.law.local_content import REMOVED, day_of, entry_of, head_of, is_year, rule_of, year_of
from phoihop.base.law.local_heads import shipped_heads
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.kernel import clock
from phoihop.kernel.calendar import WorkingCalendar, calendar_version
from phoihop.kernel.rulebook import Rulebook

T = TypeVar("T")
# What was made from which stamp; replaced as a whole, never changed in place.
_kept: dict[Any, tuple[str, Any]] = {}


@dataclass(frozen=True)
class Law:
    """What a due date is counted by."""

    rulebook: Rulebook
    calendar: WorkingCalendar


def law_with(proposals: Iterable[LocalVersion]) -> Law:
    """What would hold today were these approved in this order; nothing is written, nothing kept."""
    standing = [*approved(LocalKind.RULE), *approved(LocalKind.CALENDAR_DAY)]
    for proposal in map(copy, proposals):
        for other in standing:
            make_way(proposal, other)
        standing.append(proposal)
    held = [each for each in standing if each.status != LocalStatus.WITHDRAWN]
    rules = (each for each in held if each.kind == LocalKind.RULE)
    days = (each for each in held if each.kind == LocalKind.CALENDAR_DAY and _is_valid(each, clock.today()))
    return Law(loader.rulebook().with_rules(map(rule_of, rules)), _calendar(days))


def make_way(version: LocalVersion, other: LocalVersion) -> bool:
    """What an approved version does to another, unsaved: it ends the day before, or never holds where it would begin later.

    Says whether the other is touched at all.
    """
    if (other.kind, other.key) != (version.kind, version.key):
        return False
    if other.valid_to is not None and other.valid_to < version.valid_from:
        return False
    if version.valid_to is not None and other.valid_from > version.valid_to:
        return False
    if other.valid_from >= version.valid_from:
        other.status = LocalStatus.WITHDRAWN
    else:
        other.valid_to = version.valid_from - timedelta(days=1)
    return True


def current_rulebook() -> Rulebook:
    """Every rule with the office's own versions; which one holds on a day is the rulebook's to say."""
    return _keep("rulebook", lambda: loader.rulebook().with_rules(map(rule_of, approved(LocalKind.RULE))))


def current_calendar(on: date | None = None) -> WorkingCalendar:
    """The working calendar as it is known on a day (today if not given)."""
    known = on or clock.today()
    return _keep(("calendar", known), lambda: _calendar(approved(LocalKind.CALENDAR_DAY, known)))


def current_list(name: str, on: date | None = None) -> list[ListEntry]:
    """The entries of a list offered on a day (today if not given); a local one stands for the shipped."""
    day = on or clock.today()
    return _keep(("list", name, day), lambda: _entries(name, day))


def document_head(body_code: str, *, on: date | None = None) -> dict[str, Any] | None:
    """Head, symbols and signature blocks of a body's documents on a day; none where nothing is known."""
    day = on or clock.today()
    return _keep(("head", body_code, day), lambda: _head(body_code, day))


def approved(kind: LocalKind, on: date | None = None) -> list[LocalVersion]:
    """The approved versions of a kind, oldest first; only those valid on a day where one is given."""
    rows = LocalVersion.objects.filter(kind=kind, status=LocalStatus.APPROVED).order_by("valid_from", "pk")
    return [row for row in rows if on is None or _is_valid(row, on)]


def stamp() -> str:
    """A word that changes whenever an approved version comes, ends or goes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(coalesce(string_agg(concat_ws('|', id, valid_from, valid_to, decided_at),"
            " ',' ORDER BY id), '')) FROM law_localversion WHERE status = %s",
            [LocalStatus.APPROVED.value],
        )
        return str(cursor.fetchone()[0])


def _keep(name: Any, make: Callable[[], T]) -> T:
    """What was made under this name, made again when the stamp is another."""
    now = stamp()
    held = _kept.get(name)
    if held is not None and held[0] == now:
        return held[1]
    if len(_kept) > 500:  # days asked for one by one, as in the history of a report
        _kept.clear()
    made = make()
    _kept[name] = (now, made)
    return made


def _calendar(found: Iterable[LocalVersion]) -> WorkingCalendar:
    versions = list(found)
    own = {day.on: day for day in (day_of(version) for version in versions if not is_year(version.key))}
    official = frozenset(year_of(version) for version in versions if is_year(version.key))
    base = loader.base_calendar().with_days(own.values())
    if not official:
        return base
    years, provisional = base.years | official, base.provisional_years - official
    return WorkingCalendar(calendar_version(base.days, years, provisional), base.days, years, provisional)


def _entries(name: str, on: date) -> list[ListEntry]:
    own: dict[str, ListEntry] = {}
    removed: set[str] = set()
    for version in approved(LocalKind.LIST_ENTRY, on):
        listed, _slash, code = version.key.partition("/")
        if listed != name:
            continue
        own[code] = entry_of(version)
        removed = removed | {code} if version.content.get(REMOVED) else removed - {code}
    shipped = loader.listing(name, on)
    known = {entry.code for entry in shipped}
    together = [own.get(entry.code, entry) for entry in shipped]
    together += [entry for code, entry in own.items() if code not in known]
    return [entry for entry in together if entry.code not in removed]


def _head(body_code: str, on: date) -> dict[str, Any] | None:
    own = [version for version in approved(LocalKind.DOCUMENT_HEAD, on) if version.key == body_code]
    return head_of(own[-1]) if own else shipped_heads().get(body_code)


def _is_valid(version: LocalVersion, on: date) -> bool:
    return version.valid_from <= on and (version.valid_to is None or on <= version.valid_to)
