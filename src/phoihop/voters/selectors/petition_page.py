"""All that the page of one petition shows, in a fixed number of queries."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from phoihop.kernel.actor import Actor
from phoihop.voters.models import Petition, Referral, ReplyOutcome

SOURCES = 50


def petition_page(actor: Actor, petition: Petition) -> dict[str, Any]:
    """Referrals with their answers, sources, links to other petitions, places: each through the actor's own door."""
    seen = Petition.objects.visible_to(actor)
    outcomes = ReplyOutcome.objects.select_related(
        "reply__authority", "reply__proof", "promise"
    ).prefetch_related("evaluations__body")
    referrals = (
        Referral.objects.visible_to(actor)
        .filter(petition=petition)
        .select_related(
            "authority", "forwarder", "letter__document__docx", "right_authority", "received_proof"
        )
        .prefetch_related(Prefetch("outcomes", queryset=outcomes))
        .order_by("id")
    )
    opinions = (
        petition.opinions.visible_to(actor)
        .select_related("place", "meeting", "source_file", "round")
        .order_by("id")
    )
    return {
        "referrals": list(referrals),
        "opinions": list(opinions[:SOURCES]),
        "opinion_total": petition.opinion_count,
        "earlier": list(seen.filter(later__petition=petition)),
        "merged": list(seen.filter(master=petition)[:20]),
        "parts": list(seen.filter(split_from=petition)[:20]),
        "places": list(petition.places.all()),
        "co_authorities": list(petition.co_authorities.all()),
    }
