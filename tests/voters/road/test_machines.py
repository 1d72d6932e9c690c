"""Every edge and every non-edge of the four machines, asked of the engine with facts that satisfy the guards or do not."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from phoihop.commitments.kinds import all_kinds
from phoihop.kernel.workflow import START, Transition, Workflow
from phoihop.voters.permissions import P
from phoihop.voters.workflow import MACHINES, OPINION, PETITION, PROMISE, REFERRAL


def good_facts(**changes: object) -> SimpleNamespace:
    """Facts with which every guard says yes."""
    facts = SimpleNamespace(
        pk=1, kind="petition", on_spot_answer="Đã làm", on_spot_by="Sở", petition_id=7, opinion_count=2, competence="TINH", subject_field="L01",
        lead_id=3, master_id=9, is_settled=lambda: True, letter=SimpleNamespace(document=SimpleNamespace(symbol="01/HĐND-VP")), recall_reason="nhầm",
        received_on="2026-10-01", returned_reason="không đúng", right_authority_id=5, authority_id=4, has_current_outcome=lambda: True,
        delivered_on="2026-10-02", published_on="2026-10-03", promised_on="2026-12-01",
    )  # fmt: skip
    facts.__dict__.update(changes)
    return facts


def facts_for(move: Transition) -> SimpleNamespace:
    return good_facts(kind="opinion") if move.key == "note" else good_facts()


EDGES = [(m, t, s) for m in MACHINES for t in m.transitions for s in t.source]
NON_EDGES = [
    (m, t, s)
    for m in MACHINES
    for t in m.transitions
    for s in (START, *(state.key for state in m.states))
    if s not in t.source
]


@pytest.mark.parametrize(("machine", "move", "state"), EDGES, ids=lambda v: getattr(v, "key", v) or "start")
def test_edge(machine: Workflow, move: Transition, state: str) -> None:
    assert machine.decide(move.key, state, facts_for(move)).allowed


@pytest.mark.parametrize(
    ("machine", "move", "state"), NON_EDGES, ids=lambda v: getattr(v, "key", v) or "start"
)
def test_non_edge_is_refused_with_a_reason(machine: Workflow, move: Transition, state: str) -> None:
    decision = machine.decide(move.key, state, facts_for(move))
    assert not decision.allowed
    assert move.label in decision.reason


BREAKS = [
    (OPINION, "answer_on_spot", "recorded", {"on_spot_by": ""}),
    (OPINION, "note", "recorded", {"kind": "petition"}),
    (OPINION, "screen", "recorded", {"kind": "opinion"}),
    (OPINION, "attach", "screened", {"petition_id": None}),
    (PETITION, "open", START, {"opinion_count": 0}),
    (PETITION, "classify", "open", {"lead_id": None}),
    (PETITION, "classify", "open", {"subject_field": ""}),
    (PETITION, "merge", "open", {"master_id": None}),
    (PETITION, "merge", "open", {"master_id": 1}),
    (PETITION, "close", "referred", {"is_settled": lambda: False}),
    (REFERRAL, "forward", "drafted", {"letter": None}),
    (REFERRAL, "forward", "drafted", {"letter": SimpleNamespace(document=SimpleNamespace(symbol=""))}),
    (REFERRAL, "recall", "forwarded", {"recall_reason": ""}),
    (REFERRAL, "receive", "forwarded", {"received_on": None}),
    (REFERRAL, "return_wrong", "received", {"right_authority_id": None}),
    (REFERRAL, "return_wrong", "received", {"right_authority_id": 4}),
    (REFERRAL, "answer", "received", {"has_current_outcome": lambda: False}),
    (REFERRAL, "deliver", "answered", {"delivered_on": None}),
    (REFERRAL, "publish", "delivered", {"published_on": None}),
    (PROMISE, "promise", START, {"promised_on": None}),
    (PROMISE, "move", "promised", {"promised_on": None}),
]


@pytest.mark.parametrize(
    ("machine", "move", "state", "broken"),
    BREAKS,
    ids=lambda v: getattr(v, "key", v) if isinstance(v, Workflow | str) else "",
)
def test_guard_refuses_with_its_own_reason(
    machine: Workflow, move: str, state: str, broken: dict[str, object]
) -> None:
    decision = machine.decide(move, state, good_facts(**broken))
    assert not decision.allowed
    assert decision.reason
    assert "nên không thể" not in decision.reason


def test_every_guard_is_broken_once() -> None:
    tested = {guard.key for machine, move, _s, _b in BREAKS for guard in machine.move(move).guards}
    assert tested == {
        guard.key for machine in MACHINES for move in machine.transitions for guard in move.guards
    }


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.key)
def test_machine_is_sound(machine: Workflow) -> None:
    problems = machine.problems(
        permissions=[p.value for p in P], commitments=[kind.key for kind in all_kinds()]
    )
    assert problems == []
