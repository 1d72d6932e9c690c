"""What a round owes because of its session: the compiled report and the authorities' summary, dated back from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from phoihop.base.audit.record import act
from phoihop.commitments.actions.opening import open_commitment
from phoihop.commitments.models import Commitment
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.org.choices import BodyKind, SessionKind
from phoihop.org.models import Body
from phoihop.regulation.selectors import clause_in_force
from phoihop.voters import commitments
from phoihop.voters.choices import RoundEdge
from phoihop.voters.models import MeetingRound
from phoihop.voters.permissions import P, decide


@dataclass(frozen=True)
class Duty:
    """The compiled report of a round: to whom, under which rule and clause, counted from which edge of the session."""

    to: str
    rule_key: str
    clause: str
    edge: str


# By (owner is the delegation, the round is after the session, the session is a regular one).
REPORTS = {
    (True, False, True): Duty("UBTVQH", "voters.T09", "D3", "opens"),
    (True, True, True): Duty("UBTVQH", "voters.T10", "D3", "closes"),
    (True, False, False): Duty("UBTVQH", "voters.T11", "D3", "opens"),
    (True, True, False): Duty("UBTVQH", "voters.T12", "D3", "closes"),
    # The council's report goes to its coming session; a round after a session reports to the next one.
    (False, False, True): Duty("UBND", "voters.T14", "D8", "opens"),
    (False, False, False): Duty("UBND", "voters.T14", "D8", "opens"),
}
SUMMARIES = {True: "voters.T16", False: "voters.T18"}


def open_round_debts(*, actor: Actor, round: MeetingRound) -> list[Commitment]:
    """Open the debts that hang on the session's dates (L72 art. 37.2, 38.2, 42.2, 49.2, 50.2); they move when it moves."""
    session = round.session
    if session is None or session.opens_on is None:
        raise NotAllowed("Đợt tiếp xúc này chưa gắn kỳ họp có ngày khai mạc.")
    with act(actor, "round.open_debts", round) as doing:
        require(decide(actor, P.COMPILE))
        if round.owner_id != actor.principal:
            raise NotAllowed("Chỉ chủ thể của đợt tiếp xúc được làm; hãy đổi tư cách nếu đồng chí có.")
        is_delegation = round.owner.kind == BodyKind.DELEGATION
        is_after = round.edge == RoundEdge.AFTER
        common: dict[str, Any] = {
            "obj": round,
            "url": f"/kien-nghi/?view=all&round={round.code}",
            "session": session,
        }
        debts = []
        report = REPORTS.get((is_delegation, is_after, session.kind == SessionKind.REGULAR))
        if report is not None:
            debts.append(
                open_commitment(
                    doing,
                    kind=commitments.COMPILED_REPORT.key,
                    title=f"Báo cáo tổng hợp ý kiến, kiến nghị: {round.title}",
                    debtor=round.owner,
                    creditor=Body.objects.get(code=report.to),
                    trigger_on=session.closes_on if report.edge == "closes" else session.opens_on,
                    session_edge=report.edge,
                    rule_key=report.rule_key,
                    clause=clause_in_force(round.term, report.clause),
                    **common,
                )
            )
        if not is_after:
            debts.append(
                open_commitment(
                    doing,
                    kind=commitments.SESSION_SUMMARY.key,
                    title=f"Báo cáo kết quả giải quyết kiến nghị cử tri trước {session}",
                    debtor=Body.objects.get(code="UBND"),
                    creditor=round.owner,
                    trigger_on=session.opens_on,
                    session_edge="opens",
                    rule_key=SUMMARIES[is_delegation],
                    clause=clause_in_force(round.term, "D11"),
                    **common,
                )
            )
    return debts
