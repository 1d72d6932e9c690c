"""The ladder of warning and urging: each rung has its day, computed with the due date and kept in its trace."""

from __future__ import annotations

from datetime import date

from phoihop.commitments.models import Commitment


def ladder(commitment: Commitment) -> list[tuple[str, date]]:
    """The rungs of a commitment with their days, in order. One with a promised date has its day alone."""
    rungs = [
        (str(rung["key"]), date.fromisoformat(rung["date"])) for rung in commitment.trace.get("warnings", [])
    ]
    if not rungs and commitment.due_on:
        rungs = [("due", commitment.due_on)]
    return sorted(rungs, key=lambda rung: rung[1])


def next_rung(commitment: Commitment, *, after: date, inclusive: bool = False) -> date | None:
    """The day of the first rung after ``after`` (or on it, when ``inclusive``)."""
    return next((on for _, on in ladder(commitment) if on > after or (inclusive and on == after)), None)


def reached(commitment: Commitment, today: date) -> str:
    """The key of the highest rung reached by today; empty before the first."""
    past = [key for key, on in ladder(commitment) if on <= today]
    return past[-1] if past else ""
