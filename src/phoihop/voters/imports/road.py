"""The road of a matter so far, as a row of the old book tells it; what the book does not say stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from phoihop.base.importing.models import ImportItem
from phoihop.kernel import clock
from phoihop.org.choices import BodyKind
from phoihop.org.models import Body
from phoihop.voters.choices import DATED_OUTCOMES
from phoihop.voters.reading.replies import says_answered

# Which body a symbol names: "31/HĐND-VP" is the council's letter, whoever keeps the book.
_NAMED = {
    BodyKind.DELEGATION: re.compile(r"(?<![A-ZĐ])Đ?ĐBQH"),
    BodyKind.COUNCIL: re.compile(r"(?<![A-ZĐ])HĐND"),
    BodyKind.FRONT: re.compile(r"(?<![A-ZĐ])(?:UB)?MTTQ"),
}
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True)
class Past:
    """What the book says; ``None`` and "" are what it does not. ``book`` keeps its cells as written."""

    letter_symbol: str = ""
    letter_on: date | None = None
    deadline_on: date | None = None
    received_on: date | None = None
    reply_symbol: str = ""
    reply_on: date | None = None
    reply_text: str = ""
    outcome: str = ""
    promised_on: date | None = None
    promise_words: str = ""
    arrival_number: int | None = None
    arrived_on: date | None = None
    raised_on: date | None = None
    book: dict[str, str] = field(default_factory=dict)

    @property
    def was_forwarded(self) -> bool:
        return bool(self.letter_symbol or self.letter_on or self.received_on) or self.was_answered

    @property
    def was_answered(self) -> bool:
        """By a document, by words, or because the result says so; "đang giải quyết" alone is no answer."""
        if self.reply_symbol or self.reply_text or self.reply_on or self.promised_on:
            return True
        return bool(self.outcome and self.outcome not in DATED_OUTCOMES) or says_answered(
            self.book.get("result", "")
        )

    @property
    def year_written(self) -> int:
        """The year that the cells of the letter or the reply name where their day is impossible; 0 where none does."""
        written = " ".join(self.book.get(cell, "") for cell in ("letter", "reply"))
        found = _YEAR.search(written)
        return int(found.group()) if found else 0


def told_of(item: ImportItem) -> dict[str, Any]:
    """As read, with what a person corrected laid over it."""
    return {**(item.proposal.get("history") or {}), **(item.correction.get("history") or {})}


def past_of(item: ImportItem) -> Past:
    told = told_of(item)
    read: dict[str, Any] = {}
    for name in Past.__dataclass_fields__:
        value = told.get(name)
        if value not in (None, ""):
            read[name] = date.fromisoformat(value) if name.endswith("_on") else value
    return Past(**read)


def forwarders_of(owner: Body, pasts: Iterable[Past]) -> dict[str, Body]:
    """Who forwarded, by the symbol of the letter: the one body that it names, else the body that keeps the book."""
    named = {past.letter_symbol: _kind_named(past.letter_symbol, owner) for past in pasts}
    found: dict[str, list[Body]] = {}
    for body in Body.objects.valid(clock.today()).filter(kind__in=set(named.values()) - {owner.kind}):
        found.setdefault(body.kind, []).append(body)
    return {
        symbol: found[kind][0] if len(found.get(kind, ())) == 1 else owner for symbol, kind in named.items()
    }


def _kind_named(symbol: str, owner: Body) -> str:
    kinds = [kind for kind, pattern in _NAMED.items() if pattern.search(symbol.upper())]
    return str(kinds[0]) if len(kinds) == 1 else owner.kind
