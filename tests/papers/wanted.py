"""What a reader must find in a fixture: one line per item."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Want:
    """An item: its words, the communes of its voters, its field, the agencies one of which must be suggested, its kind."""

    text: str
    places: tuple[str, ...] = ()
    field: str = ""
    lead: tuple[str, ...] = ()
    kind: str = "petition"
    competence: str = ""
    reply: dict[str, str] = dataclasses.field(default_factory=dict)
    on_spot: str = ""
    transfer: dict[str, str] = dataclasses.field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True)
class Fixture:
    """A paper with what it holds; ``layout`` as the reader names it; ``warns`` are words that a warning must hold."""

    name: str
    build: Callable[[], bytes]
    layout: str
    wants: tuple[Want, ...]
    warns: tuple[str, ...] = ()


def W(text: str, places: str = "", field: str = "", lead: str = "", **rest: object) -> Want:  # noqa: N802 - reads as a mark
    """Short form: places and agencies as one text with commas."""
    return Want(
        text,
        tuple(part.strip() for part in places.split(",") if part.strip()),
        field,
        tuple(part.strip() for part in lead.split(",") if part.strip()),
        **rest,  # type: ignore[arg-type]
    )
