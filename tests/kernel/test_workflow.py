"""Workflows as data, and decisions that carry their reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from phoihop.kernel.decision import ALLOWED, NotAllowed, denied, predicate, require
from phoihop.kernel.workflow import START, Guard, State, Transition, Workflow

HAS_PAPER = Guard("has_paper", lambda facts: ALLOWED if facts["paper"] else denied("Chưa có văn bản."))
IS_READ = Guard("is_read", lambda facts: ALLOWED if facts["read"] else denied("Chưa đọc."))
DRAFT, SENT, CLOSED = (
    State("draft", "dự thảo"),
    State("sent", "đã gửi", "Đã chuyển"),
    State("closed", "xong", final=True),
)
WRITE = Transition("write", "Soạn", (START,), "draft", "p.write")
SEND = Transition(
    "send", "Gửi", ("draft",), "sent", "p.send", guards=(HAS_PAPER, IS_READ), opens=("answer",), event="sent"
)
CLOSE = Transition("close", "Kết thúc", ("draft", "sent"), "closed", "p.close", closes=("answer",))
FLOW = Workflow("letter", "Công văn", (DRAFT, SENT, CLOSED), (WRITE, SEND, CLOSE))
KNOWN = {"permissions": ["p.write", "p.send", "p.close"], "commitments": ["answer"]}


def changed(
    *, states: tuple[State, ...] = FLOW.states, moves: tuple[Transition, ...] = FLOW.transitions
) -> list[str]:
    return Workflow("letter", "x", states, moves).problems(**KNOWN)


def test_states_and_moves_by_name() -> None:
    assert FLOW.state("sent").public == "Đã chuyển"
    assert FLOW.move("send") is SEND
    assert FLOW.moves_from("draft") == (SEND, CLOSE)
    assert FLOW.moves_from("closed") == ()


@pytest.mark.parametrize("state", [START, "draft", "sent", "closed"])
@pytest.mark.parametrize("move", FLOW.transitions, ids=lambda move: move.key)
def test_every_edge_and_every_non_edge(move: Transition, state: str) -> None:
    answer = FLOW.decide(move.key, state, {"paper": True, "read": True})
    assert bool(answer) == (state in move.source)
    assert answer.allowed or f"không thể “{move.label}”" in answer.reason


def test_a_move_from_the_wrong_place_names_the_place() -> None:
    assert FLOW.decide("write", "sent", {}).reason == "Đang ở bước “đã gửi” nên không thể “Soạn”."
    assert FLOW.decide("send", START, {}).reason == "Đang ở bước “chưa có” nên không thể “Gửi”."


def test_the_first_guard_that_fails_gives_its_reason() -> None:
    assert FLOW.decide("send", "draft", {"paper": False, "read": False}).reason == "Chưa có văn bản."
    assert FLOW.decide("send", "draft", {"paper": True, "read": False}).reason == "Chưa đọc."


def test_a_whole_workflow_has_no_problems() -> None:
    assert FLOW.problems(**KNOWN) == []


@pytest.mark.parametrize(
    ("problems", "message"),
    [
        (changed(moves=(*FLOW.transitions, CLOSE)), "letter: a key is used twice"),
        (changed(states=(*FLOW.states, DRAFT)), "letter: a key is used twice"),
        (changed(moves=(WRITE, SEND, replace(CLOSE, target="gone"))), "letter.close: unknown state 'gone'"),
        (
            changed(moves=(WRITE, SEND, replace(CLOSE, source=("gone",)))),
            "letter.close: unknown state 'gone'",
        ),
        (
            changed(moves=(WRITE, SEND, replace(CLOSE, permission="p.x"))),
            "letter.close: unknown permission 'p.x'",
        ),
        (changed(moves=(WRITE, SEND, replace(CLOSE, closes=("x",)))), "letter.close: unknown commitment 'x'"),
        (
            changed(states=(*FLOW.states, State("far", "xa", final=True))),
            "letter: state far cannot be reached",
        ),
        (
            changed(
                states=(*FLOW.states, State("trap", "kẹt")),
                moves=(*FLOW.transitions, replace(SEND, key="x", target="trap")),
            ),
            "letter: no end can be reached from trap",
        ),
    ],
)
def test_what_is_wrong_with_the_data_is_named(problems: list[str], message: str) -> None:
    assert message in problems


def test_decisions() -> None:
    assert bool(ALLOWED) is True
    assert bool(denied("không")) is False
    require(ALLOWED)
    with pytest.raises(NotAllowed, match="chỉ lãnh đạo") as refused:
        require(denied("chỉ lãnh đạo"))
    assert refused.value.reason == "chỉ lãnh đạo"


@predicate("không phải chủ")
def is_owner(actor: int, obj: int) -> bool:
    return actor == obj


@predicate("số lẻ")
def is_even(actor: int, obj: int) -> bool:
    return actor % 2 == 0


@pytest.mark.parametrize(
    ("actor", "obj", "both", "either"),
    [
        (2, 2, "", ""),
        (4, 2, "không phải chủ", ""),
        (3, 3, "số lẻ", ""),
        (3, 5, "không phải chủ", "không phải chủ"),
    ],
)
def test_predicates_compose_and_answer_with_a_reason(actor: int, obj: int, both: str, either: str) -> None:
    assert (is_owner & is_even)(actor, obj).reason == both
    assert (is_owner | is_even)(actor, obj).reason == either
    assert (is_owner & is_even)(actor, obj).allowed == (not both)
    assert (is_owner | is_even)(actor, obj).allowed == (not either)


def test_predicates_have_names() -> None:
    assert is_owner.name == "is_owner"
    assert (is_owner & is_even).name == "(is_owner and is_even)"
    assert ((is_owner | is_even) & is_owner).name == "((is_owner or is_even) and is_owner)"
    assert not is_owner(1)
