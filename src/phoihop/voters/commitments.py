"""The kinds of debt of the voters' field (domain reference, voters §5.4) and which rule each follows."""

from __future__ import annotations

from phoihop.commitments.choices import Closing
from phoihop.commitments.kinds import CommitmentKind
from phoihop.org.choices import BodyKind
from phoihop.org.models import Body

ANSWER = CommitmentKind("voters.answer", "Giải quyết và trả lời kiến nghị", Closing.ACCEPTED)
ANSWER_AGAIN = CommitmentKind(
    "voters.answer_again", "Trả lời lại kiến nghị cử tri chưa đồng tình", Closing.ACCEPTED
)
TELL_VOTERS = CommitmentKind(
    "voters.tell_voters", "Báo kết quả cho cử tri và đại biểu", Closing.EVIDENCED, "voters.T19"
)
PUBLISH = CommitmentKind("voters.publish", "Công khai kết quả trả lời", Closing.EVIDENCED, "voters.T20")
PROMISE = CommitmentKind("voters.promise", "Thực hiện lời hứa trong văn bản trả lời", Closing.ACCEPTED)
TEAM_REPORT = CommitmentKind(
    "voters.team_report", "Báo cáo kết quả tiếp xúc cử tri của tổ", Closing.ACCEPTED, "voters.T13"
)
COMPILED_REPORT = CommitmentKind(
    "voters.compiled_report", "Báo cáo tổng hợp ý kiến, kiến nghị", Closing.EVIDENCED
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
    TELL_VOTERS,
    PUBLISH,
    PROMISE,
    TEAM_REPORT,
    COMPILED_REPORT,
    PLAN_TO_PRESS,
    SESSION_SUMMARY,
)


def answer_rule(forwarder: Body) -> str:
    """60 days for what the delegation forwards (T15, art. 49.1), 30 days for the council's (T17, art. 50.1)."""
    return "voters.T15" if forwarder.kind == BodyKind.DELEGATION else "voters.T17"
