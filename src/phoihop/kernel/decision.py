"""A permission or guard answers with a decision that carries its reason.

Predicates are small named questions about (actor, object); they compose with ``&`` and ``|`` and always answer
with the first reason that fails, so that a disabled button can say why it is disabled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or no with a reason that an official understands."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


def denied(reason: str) -> Decision:
    """A refusal; the reason is shown to the user as it stands."""
    return Decision(False, reason)


class NotAllowed(Exception):
    """Raised by an act whose decision is no; carries the reason to the screen."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def require(decision: Decision) -> None:
    """Let an allowed decision pass; raise NotAllowed with the reason otherwise."""
    if not decision.allowed:
        raise NotAllowed(decision.reason)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A named question about an actor and an object."""

    name: str
    ask: Callable[[Any, Any], Decision]

    def __call__(self, actor: Any, obj: Any = None) -> Decision:
        return self.ask(actor, obj)

    def __and__(self, other: Predicate) -> Predicate:
        def both(actor: Any, obj: Any) -> Decision:
            first = self(actor, obj)
            return other(actor, obj) if first.allowed else first

        return Predicate(f"({self.name} and {other.name})", both)

    def __or__(self, other: Predicate) -> Predicate:
        def either(actor: Any, obj: Any) -> Decision:
            first = self(actor, obj)
            if first.allowed:
                return first
            second = other(actor, obj)
            return second if second.allowed else first

        return Predicate(f"({self.name} or {other.name})", either)


def predicate(reason: str) -> Callable[[Callable[[Any, Any], bool]], Predicate]:
    """Make a predicate of a yes/no function; ``reason`` is what a refusal says."""

    def wrap(ask: Callable[[Any, Any], bool]) -> Predicate:
        return Predicate(ask.__name__, lambda actor, obj: ALLOWED if ask(actor, obj) else denied(reason))

    return wrap
