"""A workflow is pure data: states, transitions, guards; the engine only answers "may this move be made, and why not".

From the same data come the diagram in the docs, the matrix of who may do what and a test per edge and per non-edge.
There is no bypass: an override is a transition of its own with its own permission and reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from phoihop.kernel.decision import ALLOWED, Decision, denied

START = ""  # the state before the object exists


@dataclass(frozen=True, slots=True)
class State:
    """Where a thing is. ``label`` for officials, ``public`` for citizens (empty: not shown to them)."""

    key: str
    label: str
    public: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """A named pure question about the object's facts; ``ask`` gives a reason when it says no."""

    key: str
    ask: Callable[[Any], Decision]


@dataclass(frozen=True, slots=True)
class Transition:
    """One lawful move. ``opens``/``closes`` name commitment kinds, ``document`` the paper it needs, ``basis`` its article."""

    key: str
    label: str
    source: tuple[str, ...]
    target: str
    permission: str
    guards: tuple[Guard, ...] = ()
    document: str = ""
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    event: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Workflow:
    """States and moves of one kind of object; checked as a whole by ``problems``."""

    key: str
    title: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    _by_key: dict[str, Transition] = field(init=False, repr=False, compare=False)
    _states: dict[str, State] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {move.key: move for move in self.transitions})
        object.__setattr__(self, "_states", {state.key: state for state in self.states})

    def state(self, key: str) -> State:
        return self._states[key]

    def move(self, key: str) -> Transition:
        return self._by_key[key]

    def moves_from(self, state: str) -> tuple[Transition, ...]:
        return tuple(move for move in self.transitions if state in move.source)

    def decide(self, key: str, state: str, facts: Any, *, paper: str | None = None) -> Decision:
        """May the move ``key`` be made from ``state`` with these facts? The reason names what stands in the way.

        ``paper`` is the document that the move comes with; None leaves the question open, for a page that asks for it.
        """
        move = self._by_key[key]
        if state not in move.source:
            here = self._states[state].label if state in self._states else "chưa có"
            return denied("Đang ở bước “%(here)s” nên không thể “%(move)s”.", here=here, move=move.label)
        for guard in move.guards:
            answer = guard.ask(facts)
            if not answer.allowed:
                return answer
        if move.document and paper is not None and not paper.strip():
            return denied("Cần %(document)s làm căn cứ.", document=move.document)
        return ALLOWED

    def problems(self, *, permissions: Iterable[str], commitments: Iterable[str] = ()) -> list[str]:
        """What is wrong with the data: unknown keys, states that cannot be reached or never left."""
        found: list[str] = []
        known = set(self._states)
        if len(self._by_key) != len(self.transitions) or len(known) != len(self.states):
            found.append(f"{self.key}: a key is used twice")
        allowed, kinds = set(permissions), set(commitments)
        for move in self.transitions:
            found += [
                f"{self.key}.{move.key}: unknown state {s!r}" for s in move.source if s and s not in known
            ]
            if move.target not in known:
                found.append(f"{self.key}.{move.key}: unknown state {move.target!r}")
            if move.permission not in allowed:
                found.append(f"{self.key}.{move.key}: unknown permission {move.permission!r}")
            found += [
                f"{self.key}.{move.key}: unknown commitment {kind!r}"
                for kind in (*move.opens, *move.closes)
                if kind not in kinds
            ]
        reached = self._reached_from(START)
        found += [f"{self.key}: state {s.key} cannot be reached" for s in self.states if s.key not in reached]
        for state in self.states:
            if not any(self._states[s].final for s in self._reached_from(state.key) | {state.key} if s):
                found.append(f"{self.key}: no end can be reached from {state.key}")
        return found

    def _reached_from(self, state: str) -> set[str]:
        seen: set[str] = set()
        edge = [state]
        while edge:
            here = edge.pop()
            for move in self.moves_from(here):
                if move.target not in seen and move.target in self._states:
                    seen.add(move.target)
                    edge.append(move.target)
        return seen
