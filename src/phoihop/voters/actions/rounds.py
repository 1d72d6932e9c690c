"""What a round owes because of its session: the compiled report and the authorities' summary, dated back from it."""

from __future__ import annotations

from typing import Any

from phoihop.base.audit.record import act
from phoihop.commitments.actions.opening import open_commitment
from phoihop.commitments.models import Commitment
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.org.choices import BodyKind
from phoihop.org.models import Body
from phoihop.regulation.selectors import clause_in_force
from phoihop.voters import commitments
from phoihop.voters.models import MeetingRound
from phoihop.voters.permissions import P, decide

# Who gets the compiled report, under which rule and clause; who owes the summary of the last session's petitions.
DELEGATION = {
    "to": "UBTVQH",
    "before": "voters.T09",
    "after": "voters.T10",
    "clause": "D3",
    "summary": "voters.T16",
}
COUNCIL = {
    "to": "UBND",
    "before": "voters.T14",
    "after": "voters.T14",
    "clause": "D8",
    "summary": "voters.T18",
}


def open_round_debts(*, actor: Actor, round: MeetingRound) -> list[Commitment]:
    """Open the debts that hang on the session's dates (L72 art. 37.2, 42.2, 49.2, 50.2); they move when it moves."""
    session = round.session
    if session is None or session.opens_on is None:
        raise NotAllowed("Đợt tiếp xúc này chưa gắn kỳ họp có ngày khai mạc.")
    with act(actor, "round.open_debts", round) as doing:
        require(decide(actor, P.COMPILE))
        if round.owner_id != actor.principal:
            raise NotAllowed("Chỉ chủ thể của đợt tiếp xúc được làm; hãy đổi tư cách nếu đồng chí có.")
        plan = DELEGATION if round.owner.kind == BodyKind.DELEGATION else COUNCIL
        edge = "closes" if round.edge == "after" and round.owner.kind == BodyKind.DELEGATION else "opens"
        trigger = session.closes_on if edge == "closes" else session.opens_on
        common: dict[str, Any] = {
            "obj": round,
            "url": f"/kien-nghi/?view=all&round={round.code}",
            "session": session,
        }
        report = open_commitment(
            doing,
            kind=commitments.COMPILED_REPORT.key,
            title=f"Báo cáo tổng hợp ý kiến, kiến nghị: {round.title}",
            debtor=round.owner,
            creditor=Body.objects.get(code=plan["to"]),
            trigger_on=trigger,
            session_edge=edge,
            rule_key=plan["after" if edge == "closes" else "before"],
            clause=clause_in_force(round.term, plan["clause"]),
            **common,
        )
        summary = open_commitment(
            doing,
            kind=commitments.SESSION_SUMMARY.key,
            title=f"Báo cáo kết quả giải quyết kiến nghị cử tri trước {session}",
            debtor=Body.objects.get(code="UBND"),
            creditor=round.owner,
            trigger_on=session.opens_on,
            session_edge="opens",
            rule_key=plan["summary"],
            clause=clause_in_force(round.term, "D11"),
            **common,
        )
    return [report, summary]
