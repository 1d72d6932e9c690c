"""What came to an agency in the same letter: one paper is received once."""

from __future__ import annotations

from phoihop.kernel.actor import Actor
from phoihop.voters.models import Referral
from phoihop.voters.permissions import P, decide


def waiting_along(actor: Actor, referral: Referral) -> list[Referral]:
    """The other referrals of this letter to this agency that wait for the same receipt, of those the actor may enter it for."""
    if referral.letter_id is None or referral.status != "forwarded":
        return []
    rows = (
        Referral.objects.visible_to(actor)
        .filter(letter=referral.letter_id, authority=referral.authority_id, status="forwarded")
        .exclude(pk=referral.pk)
        .select_related("petition__owner", "authority", "forwarder")
        .order_by("order", "pk")
    )
    return [one for one in rows if decide(actor, P.RECEIVE, one).allowed]
