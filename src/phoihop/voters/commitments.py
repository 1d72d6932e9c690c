"""The kinds of debt of the voters' field (domain reference, voters §5.4) and which rule each follows."""

from __future__ import annotations

from phoihop.commitments.choices import Closing
from phoihop.commitments.kinds import CommitmentKind
from phoihop.kernel.actor import Role
from phoihop.org.choices import BodyKind
from phoihop.org.models import Body
from phoihop.voters.models import Promise, Referral

# Who pays each debt, as ``permissions.CHECKS`` has it; a test holds the two together.
AGENCY = frozenset({Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST})
OFFICE = frozenset({Role.SPECIALIST, Role.CLERK, Role.OFFICE_LEADER})

ANSWER = CommitmentKind("voters.answer", "Giải quyết và trả lời kiến nghị", Closing.ACCEPTED, done_by=AGENCY)
ANSWER_AGAIN = CommitmentKind(
    "voters.answer_again", "Trả lời lại kiến nghị cử tri chưa đồng tình", Closing.ACCEPTED, done_by=AGENCY
)
PARTNER_RULE, COMMUNE_PARTNER_RULE = "voters.PH1", "voters.PH2"
PARTNER = CommitmentKind("voters.partner", "Cho ý kiến phối hợp", Closing.ACCEPTED, done_by=AGENCY)
TELL_VOTERS = CommitmentKind(
    "voters.tell_voters",
    "Báo kết quả cho cử tri và đại biểu",
    Closing.EVIDENCED,
    "voters.T19",
    done_by=OFFICE,
)
PUBLISH = CommitmentKind(
    "voters.publish",
    "Công khai kết quả trả lời",
    Closing.EVIDENCED,
    "voters.T20",
    done_by=frozenset({Role.OFFICE_LEADER}),
)
PROMISE = CommitmentKind(
    "voters.promise",
    "Thực hiện lời hứa trong văn bản trả lời",
    Closing.ACCEPTED,
    moves_by="Hẹn lại ngày khác",
)
TEAM_REPORT = CommitmentKind(
    "voters.team_report", "Báo cáo kết quả tiếp xúc cử tri của tổ", Closing.ACCEPTED, "voters.T13"
)
COMPILED_REPORT = CommitmentKind(
    "voters.compiled_report",
    "Báo cáo tổng hợp ý kiến, kiến nghị",
    Closing.EVIDENCED,
    done_by=frozenset({Role.SPECIALIST, Role.OFFICE_LEADER}),
)
PLAN_TO_PRESS = CommitmentKind(
    "voters.plan_to_press", "Gửi kế hoạch tiếp xúc cử tri cho báo chí", Closing.EVIDENCED
)
SESSION_SUMMARY = CommitmentKind(
    "voters.session_summary", "Báo cáo kết quả giải quyết trước kỳ họp", Closing.ACCEPTED
)

KINDS = (
    ANSWER,
    ANSWER_AGAIN,
    PARTNER,
    TELL_VOTERS,
    PUBLISH,
    PROMISE,
    TEAM_REPORT,
    COMPILED_REPORT,
    PLAN_TO_PRESS,
    SESSION_SUMMARY,
)

AT_THE_SESSION = "voters.T17s"  # what is raised for the council's coming session (art. 50.4)


def answer_rule(forwarder: Body) -> str:
    """60 days for what the delegation forwards (T15, art. 49.1), 30 days for the council's (T17, art. 50.1)."""
    return "voters.T15" if forwarder.kind == BodyKind.DELEGATION else "voters.T17"


def partner_rule(partner: Body) -> str:
    """5 working days, a commune 7: no law sets it, so it is a model's limit until the province has its own."""
    return COMMUNE_PARTNER_RULE if partner.kind == BodyKind.COMMUNE_AUTHORITY else PARTNER_RULE


def answer_title(referral: Referral) -> str:
    """What the ledger shows to all three bodies: of a restricted petition the code alone (case E27)."""
    petition = referral.petition
    return f"Trả lời kiến nghị {petition.code}" + ("" if petition.secrecy else f": {petition.headline}")


def promise_title(promise: Promise) -> str:
    """As ``answer_title``, of what was promised."""
    petition = promise.outcome.referral.petition
    return f"{PROMISE.title} ({petition.code})" if petition.secrecy else f"{promise.text} ({petition.code})"
