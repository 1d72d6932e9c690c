"""What a body still owes, asked of the apps above without importing them.

A higher app registers a question in ``AppConfig.ready``; ending a body asks them all (case E29).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from phoihop.org.models import Body


@dataclass(frozen=True, slots=True)
class Obligation:
    """So many open things of one kind: "12 kiến nghị chưa trả lời"."""

    label: str
    count: int

    def __str__(self) -> str:
        return f"{self.count} {self.label}"


Question = Callable[[Body], Obligation]
_questions: dict[str, Question] = {}


def register(name: str, question: Question) -> None:
    """Have ``question`` asked whenever a body is to end; the same name replaces."""
    _questions[name] = question


def open_obligations(body: Body) -> list[Obligation]:
    """All that the body still owes, nothing where it owes nothing."""
    answers = (question(body) for question in _questions.values())
    return [answer for answer in answers if answer.count]
