"""The kinds of debt. Fields register theirs at start-up, so that the ledger knows how each closes without importing them."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.commitments.choices import Closing
from phoihop.kernel.actor import Role


@dataclass(frozen=True)
class CommitmentKind:
    """``rule_key`` is the rule that its due date follows unless the act names another; empty for a date that was promised.

    ``moves_by`` names the field's own act that gives a new date, where the ledger's extension would go past it.
    ``done_by`` are the roles at the debtor that may do what pays the debt; empty where every seat may.
    """

    key: str
    title: str
    closing: Closing
    rule_key: str = ""
    moves_by: str = ""
    done_by: frozenset[Role] = frozenset()


_kinds: dict[str, CommitmentKind] = {}


def register(*kinds: CommitmentKind) -> None:
    """Make kinds known; the same key may be registered once only."""
    for kind in kinds:
        if _kinds.setdefault(kind.key, kind) != kind:
            raise ValueError(f"commitment kind {kind.key} is registered twice")


def kind_of(key: str) -> CommitmentKind:
    return _kinds[key]


def not_for(role: Role) -> list[str]:
    """The kinds that somebody in this role cannot pay, whoever owes them."""
    return [kind.key for kind in _kinds.values() if kind.done_by and role not in kind.done_by]


def all_kinds() -> list[CommitmentKind]:
    return list(_kinds.values())
