"""Which limit an answer has: the forwarder's rule, and the coming session if that is stricter (case E33)."""

from __future__ import annotations

from datetime import date

from phoihop.base.law.loader import RuleNotFoundError
from phoihop.commitments.deadlines import due_date
from phoihop.kernel.deadlines import DueDate
from phoihop.voters.commitments import answer_rule
from phoihop.voters.models import Referral


def answer_limit(referral: Referral, trigger_on: date) -> DueDate | None:
    """The due date of an answer whose clock starts on ``trigger_on`` (L72 art. 49.1, 50.1).

    None where no rule was in force: before 20/02/2025 there was no national limit on the council's side.
    """
    try:
        return due_date(referral.rule_key or answer_rule(referral.forwarder), trigger_on)
    except RuleNotFoundError:
        return None
