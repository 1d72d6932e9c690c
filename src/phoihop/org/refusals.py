"""An act that the state of the organisation does not allow, said in words that an official understands."""

from __future__ import annotations

from datetime import date


class Refused(Exception):
    """The act was not carried out; ``reason`` is shown as it stands, beside ``field`` of the form."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


def in_words(day: date) -> str:
    """A day as it is written on screen: 05/03/2026."""
    return f"{day:%d/%m/%Y}"
