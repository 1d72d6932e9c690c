"""Which limits an answer has: the forwarder's rule, and the coming session where it is stricter (cases E02, E33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.base.law.loader import RuleNotFoundError
from phoihop.commitments.deadlines import Limit, due_date, strictest
from phoihop.kernel.deadlines import DueDate
from phoihop.org.choices import BodyKind, SessionOf
from phoihop.voters.choices import RoundEdge
from phoihop.voters.commitments import AT_THE_SESSION, answer_rule
from phoihop.voters.models import Referral


@dataclass(frozen=True)
class AnswerLimits:
    """``rule_key`` is empty where no rule was in force: then the answer is owed without a day."""

    rule_key: str = ""
    further: tuple[Limit, ...] = ()
    due: DueDate | None = None


def answer_limits(referral: Referral, trigger_on: date) -> AnswerLimits:
    """The limits of an answer whose clock starts on ``trigger_on`` (L72 art. 49.1, 50.1, 50.4).

    Before 20/02/2025 there was no national limit on the council's side.
    """
    rule_key = referral.rule_key or answer_rule(referral.forwarder)
    try:
        own = due_date(rule_key, trigger_on)
    except RuleNotFoundError:
        return AnswerLimits()
    further = _coming_session(referral, trigger_on)
    others = (due_date(each.rule_key, each.trigger_on) for each in further)
    return AnswerLimits(rule_key, further, strictest(own, others))


def _coming_session(referral: Referral, trigger_on: date) -> tuple[Limit, ...]:
    """What voters raised for the council's coming session is to be answered and reported there (art. 50.4)."""
    about = referral.petition.round
    session = about.session if about and about.edge == RoundEdge.BEFORE else None
    if referral.forwarder.kind == BodyKind.DELEGATION or session is None or session.of != SessionOf.COUNCIL:
        return ()
    if session.opens_on is None or session.opens_on <= trigger_on:
        return ()
    return (Limit(AT_THE_SESSION, session.opens_on, session, "opens"),)
