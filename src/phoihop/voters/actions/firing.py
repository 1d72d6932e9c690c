"""Making a move of a machine: permission first, then the state and the guards, then the new state."""

from __future__ import annotations

from typing import Any

from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.kernel.workflow import START, Transition, Workflow
from phoihop.voters.permissions import P, decide


def fire(actor: Actor, machine: Workflow, key: str, obj: Any) -> Transition:
    """Make the move in the actor's own right; raises NotAllowed with the reason otherwise."""
    require(decide(actor, P(machine.move(key).permission), obj))
    return advance(machine, key, obj)


def advance(machine: Workflow, key: str, obj: Any) -> Transition:
    """Make the move as the lawful consequence of another act of which the permission was asked already."""
    state = obj.status if obj.pk and obj.status else START
    require(machine.decide(key, state, obj))
    move = machine.move(key)
    obj.status = move.target
    obj.version += 1
    return move
