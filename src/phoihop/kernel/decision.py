"""A permission or guard answers with a decision that carries its reason.

Predicates are small named questions about (actor, object); they compose with ``&`` and ``|`` and always answer
with the first reason that fails, so that a disabled button can say why it is disabled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from phoihop.kernel.speech import say


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or no with a reason that an official understands: a sentence, and what is filled into it."""

    allowed: bool
    sentence: str = ""
    params: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def reason(self) -> str:
        """The reason in the reader's language."""
        return say(self.sentence, self.params)


ALLOWED = Decision(True)


def denied(sentence: str, **params: str) -> Decision:
    """A refusal with its reason; ``params`` fill the sentence's places."""
    return Decision(False, sentence, params)


class NotAllowed(Exception):
    """Raised by an act whose decision is no; carries the reason to the screen."""

    def __init__(self, sentence: str, **params: str) -> None:
        super().__init__(sentence, params)
        self.decision = denied(sentence, **params)

    @property
    def reason(self) -> str:
        return self.decision.reason

    def __str__(self) -> str:
        return self.reason


def require(decision: Decision) -> None:
    """Let an allowed decision pass; raise NotAllowed with the reason otherwise."""
    if not decision.allowed:
        raise NotAllowed(decision.sentence, **decision.params)


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
