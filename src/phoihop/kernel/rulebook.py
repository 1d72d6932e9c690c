"""All rules together: which applies to a key on a date, and where an office has its own version.

Shipped rules are never edited; a local rule of the same key wins while in force, and the clash is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from phoihop.kernel import clock
from phoihop.kernel.duedate import day_text
from phoihop.kernel.rules import Rule
from phoihop.kernel.version import content_version

LOCAL = "local"


class RuleNotFoundError(LookupError):
    """No rule of that name, several of it, or none in force on that date; the message is for the screen."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Rulebook:
    """Every version of every rule, found by key ("voters.T13") or, where only one has it, by id ("T13")."""

    rules: tuple[Rule, ...]
    _by_key: dict[str, list[Rule]] = field(init=False, repr=False, compare=False, hash=False)
    _keys_of_id: dict[str, list[str]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        by_key: dict[str, list[Rule]] = {}
        keys_of_id: dict[str, list[str]] = {}
        for rule in sorted(self.rules, key=lambda rule: rule.valid_from):
            versions = by_key.setdefault(rule.key, [])
            versions.append(rule)
            if len(versions) == 1:
                keys_of_id.setdefault(rule.id.casefold(), []).append(rule.key)
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "_keys_of_id", keys_of_id)

    @property
    def version(self) -> str:
        return content_version(sorted(rule.version for rule in self.rules))

    def all(self) -> tuple[Rule, ...]:
        """Every rule of every file and time, the local sets that are off included."""
        return self.rules

    def in_force(self, on: date, *, profiles: Collection[str] = ()) -> tuple[Rule, ...]:
        """The rules that apply on a date: one per key, local sets only where their profile is switched on."""
        found = (self._choose(versions, on) for versions in self._by_key.values())
        return tuple(rule for rule in found if rule and (not rule.profile or rule.profile in profiles))

    def versions(self, key_or_id: str) -> tuple[Rule, ...]:
        """Every version of one rule, the oldest first."""
        return tuple(self._by_key[self.resolve(key_or_id)])

    def rule(self, key_or_id: str, on: date | None = None) -> Rule:
        """The version in force on a date (today where none is given); RuleNotFoundError says what there is."""
        versions = self._by_key[self.resolve(key_or_id)]
        on = on or clock.today()
        if rule := self._choose(versions, on):
            return rule
        raise RuleNotFoundError(
            f"{versions[0].key} không có hiệu lực ngày {day_text(on)} ({_spans(versions)})."
        )

    def resolve(self, key_or_id: str) -> str:
        """The full key of what was asked for; a bare id is taken only where it is unique."""
        asked = key_or_id.strip()
        if asked in self._by_key:
            return asked
        folded = asked.casefold()
        keys = self._keys_of_id.get(folded) or [key for key in self._by_key if key.casefold() == folded]
        if len(keys) == 1:
            return keys[0]
        if keys:
            raise RuleNotFoundError(f"“{asked}” có ở nhiều nơi, hãy ghi rõ: {', '.join(sorted(keys))}.")
        if parts := self._parts(folded):
            raise RuleNotFoundError(f"“{asked}” gồm nhiều mốc, hãy chọn một: {', '.join(sorted(parts))}.")
        near = get_close_matches(asked, [*self._by_key, *(rule.id for rule in self.rules)], n=3)
        hint = f" Gần giống: {', '.join(dict.fromkeys(near))}." if near else ""
        raise RuleNotFoundError(f"Không có quy tắc “{asked}”.{hint}")

    def with_rules(self, extra: Iterable[Rule]) -> Rulebook:
        """The same book with an office's own dated rules added; nothing shipped is removed."""
        return Rulebook((*self.rules, *extra))

    def clashes(self) -> tuple[tuple[Rule, Rule], ...]:
        """The pairs of versions of one key in force on the same day: (the one that wins, the other)."""
        return tuple(
            (one, other) if one.origin == LOCAL else (other, one)
            for versions in self._by_key.values()
            for place, one in enumerate(versions)
            for other in versions[place + 1 :]
            if one.overlaps(other)
        )

    @staticmethod
    def _choose(versions: list[Rule], on: date) -> Rule | None:
        in_force = [rule for rule in versions if rule.in_force(on)]
        return max(in_force, key=lambda rule: (rule.origin == LOCAL, rule.valid_from), default=None)

    def _parts(self, folded: str) -> list[str]:
        """The keys of T23a, T23b … where T23 was asked for."""
        return [
            key
            for key in self._by_key
            for name in (key.casefold(), key.rpartition(".")[2].casefold())
            if name[:-1] == folded and name[-1].isalpha()
        ]


def _spans(versions: list[Rule]) -> str:
    def span(rule: Rule) -> str:
        start = f"từ {day_text(rule.valid_from)}" if rule.valid_from > date.min else ""
        end = f"đến hết {day_text(rule.valid_to)}" if rule.valid_to else ""
        return " ".join(filter(None, (start, end)))

    return "; ".join(f"hiệu lực {span(rule)}" for rule in versions)
