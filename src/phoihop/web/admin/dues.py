"""Due dates that an act of the administration would move, as its page shows them before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from phoihop.commitments.models import Commitment
from phoihop.commitments.selectors import MovedDue
from phoihop.kernel.actor import Actor

SHOWN = 100


def shown_to(actor: Actor, dues: Sequence[MovedDue]) -> dict[str, Any]:
    """The first of them; who may read the ledger sees which work it is, anybody else what kind of debt."""
    shown = dues[:SHOWN]
    readable = Commitment.objects.visible_to(actor).filter(pk__in=[due.commitment.pk for due in shown])
    return {
        "dues": shown,
        "readable": set(readable.values_list("pk", flat=True)),
        "due_count": len(dues),
        "sooner_count": sum(due.is_sooner for due in dues),
    }
