"""Making a move of a machine: permission first, then the state, the guards and the paper, then the new state."""

from __future__ import annotations

from typing import Any

from phoihop.base.audit.record import Act
from phoihop.kernel.decision import Decision, require
from phoihop.kernel.workflow import START, Transition, Workflow
from phoihop.voters.events import MoveMade
from phoihop.voters.permissions import P, decide


def fire(doing: Act, machine: Workflow, key: str, obj: Any, *, paper: str = "") -> Transition:
    """Make the move in the actor's own right; raises NotAllowed with the reason otherwise."""
    require(decide(doing.actor, P(machine.move(key).permission), obj))
    return advance(doing, machine, key, obj, paper=paper)


def may_begin(doing: Act, machine: Workflow, key: str, obj: Any) -> Decision:
    """Permission and step alone, for an act that writes what the move's guards ask for before it makes the move."""
    move = machine.move(key)
    answer = decide(doing.actor, P(move.permission), obj)
    if not answer.allowed or obj.status in move.source:
        return answer
    return machine.decide(key, obj.status, obj)


def advance(doing: Act, machine: Workflow, key: str, obj: Any, *, paper: str = "") -> Transition:
    """Make the move as the lawful consequence of another act of which the permission was asked already.

    ``paper`` names the document (number, or what it is) where the move needs one. The act writes the move down and
    tells its event.
    """
    state = obj.status if obj.pk and obj.status else START
    require(machine.decide(key, state, obj, paper=paper))
    move = machine.move(key)
    obj.status = move.target
    obj.version += 1
    doing.data.setdefault("moves", []).append(f"{machine.key}.{key}")
    if move.event:
        doing.tell(MoveMade(doing.actor, move.event, obj))
    return move
