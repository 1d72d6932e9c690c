"""Which limit an answer has: the forwarder's rule, and the coming session if that is stricter (case E33)."""

from __future__ import annotations

from datetime import date

from phoihop.commitments.deadlines import due_date
from phoihop.kernel.deadlines import DueDate
from phoihop.voters.commitments import answer_rule
from phoihop.voters.models import Referral


def answer_limit(referral: Referral, trigger_on: date) -> DueDate:
    """The due date of an answer whose clock starts on ``trigger_on`` (L72 art. 49.1, 50.1)."""
    return due_date(referral.rule_key or answer_rule(referral.forwarder), trigger_on)
