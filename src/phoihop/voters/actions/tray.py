"""Opening an item of the tray: a named seat, a stated purpose, a line in the read log and in the audit."""

from __future__ import annotations

from phoihop.base.audit.record import act
from phoihop.base.crypto.sealing import unseal
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.opinions import SEAL_CONTEXT
from phoihop.voters.models import SealedOpinion, SealedReading
from phoihop.voters.permissions import P, decide


def read_sealed(*, actor: Actor, item: SealedOpinion, purpose: str) -> str:
    """The words, once the reading is written down (L72 art. 37.4; citizen-reception rules)."""
    purpose = purpose.strip()
    if len(purpose) < 5:
        raise NotAllowed("Phải ghi mục đích mở.")
    with act(actor, "tray.read", item) as doing:
        require(decide(actor, P.OPEN_TRAY, item))
        SealedReading.objects.create(
            item=item,
            reader=actor.user or 0,
            reader_label=actor.label[:160],
            purpose=purpose[:200],
            at=clock.now(),
        )
        doing.note(purpose=purpose)
    return unseal(item.sealed_words, context=SEAL_CONTEXT)
