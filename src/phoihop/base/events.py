"""Domain events: what happened, told to the apps above, inside the act's own transaction.

An app defines its events (frozen dataclasses, past tense) in ``events.py``; a higher app subscribes in ``AppConfig.ready``.
Unlike signals the wiring is explicit, typed and runs in one place; a handler that fails undoes the whole act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True)
class Event:
    """Something that happened."""


E = TypeVar("E", bound=Event)
_handlers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E], handler: Callable[[E], None]) -> None:
    """Call ``handler`` for each event of this kind; subscribing twice is the same as once."""
    if handler not in _handlers[kind]:
        _handlers[kind].append(handler)


def publish(event: Event) -> None:
    """Tell every subscriber, in the order of subscription."""
    for handler in _handlers[type(event)]:
        handler(event)
