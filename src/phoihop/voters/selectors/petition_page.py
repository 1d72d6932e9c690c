"""All that the page of one petition shows, in a fixed number of queries."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Cast

from phoihop.commitments.models import Commitment
from phoihop.kernel.actor import Actor
from phoihop.voters.commitments import PARTNER
from phoihop.voters.models import PartnerRequest, Petition, PetitionLink, Referral, ReplyOutcome

SOURCES, RELATED = 50, 40
# What the page shows of each row that it joins: fewer columns are less to build, to send and to read.
_BODY = ("name", "short_name", "parent")


def _of(prefix: str, *names: str) -> list[str]:
    return [f"{prefix}__{name}" for name in names]


SHOWN = [
    *(field.name for field in Petition._meta.concrete_fields if field.name != "search_vector"),
    *_of("owner", *_BODY),
    *_of("lead", *_BODY),
    *_of("master", "code"),
    *_of("split_from", "code"),
    *_of("publication", "published_at", "withdrawn_at"),
    *_of("round", "code", "title"),
    *_of("clause", "code", "text"),
]
SHOWN_OF_REFERRAL = [
    *(field.name for field in Referral._meta.concrete_fields),
    *_of("authority", *_BODY),
    *_of("forwarder", *_BODY),
    *_of("right_authority", *_BODY),
    *_of("letter", "document"),
    *_of("letter__document", "symbol", "issued_on", "is_history"),
    *_of("received_proof", "arrival_number"),
]


def page_rows() -> QuerySet[Petition]:
    """Petitions with what their page shows of them; the door picks one."""
    related = ("owner", "lead", "master", "split_from", "publication", "round", "clause")
    return Petition.objects.select_related(*related).only(*SHOWN)


def petition_page(actor: Actor, petition: Petition) -> dict[str, Any]:
    """Referrals with their answers, sources, links to other petitions, places: each through the actor's own door."""
    outcomes = ReplyOutcome.objects.select_related("reply__proof", "promise").prefetch_related(
        "evaluations__body"
    )
    found = (
        Referral.objects.visible_to(actor)
        .filter(petition=petition)
        .select_related("authority", "forwarder", "letter__document", "right_authority", "received_proof")
        .only(*SHOWN_OF_REFERRAL)
        .prefetch_related(
            Prefetch("outcomes", queryset=outcomes),
            Prefetch("partners", queryset=_partners_with_due()),
            "replaced_by",
        )
        .order_by()
    )
    referrals = sorted(found, key=lambda one: one.pk)
    for referral in referrals:
        referral.petition = petition  # asked by every decision about a referral
    opinions = (
        petition.opinions.visible_to(actor)
        .select_related("place", "meeting")
        .only(
            *("words", "status", "speaker", "speaker_unit", "source_file", "source_anchor"),
            *("petition", "owner"),
            *_of("place", "name", "kind"),
            *_of("meeting", "venue", "starts_at"),
        )
        .order_by("id")
    )
    related = list(_related(actor, petition))
    return {
        "referrals": referrals,
        "opinions": list(opinions[:SOURCES]),
        "opinion_total": petition.opinion_count,
        "earlier": [one for one in related if one.is_earlier],
        "merged": [one for one in related if one.master_id == petition.pk],
        "parts": [one for one in related if one.split_from_id == petition.pk],
        "places": list(petition.places.only("name", "kind")),
        "co_authorities": list(petition.co_authorities.only(*_BODY)),
    }


def _partners_with_due() -> QuerySet[PartnerRequest]:
    """What partners were asked, each with the day of its debt."""
    debts = Commitment.objects.filter(
        object_type=PartnerRequest._meta.label_lower,
        object_id=Cast(OuterRef("pk"), CharField()),
        kind=PARTNER.key,
    )
    return PartnerRequest.objects.select_related("partner").annotate(
        due_on=Subquery(debts.values("due_on")[:1])
    )


def _related(actor: Actor, petition: Petition) -> QuerySet[Any]:
    """Petitions that were merged into this one, split from it, or answered before on the same matter; in one query."""
    # A union of three looks into an index each; one condition with OR would read the whole table.
    near = petition.merged.order_by().values("pk")
    near = near.union(petition.parts.order_by().values("pk"), petition.earlier.values("earlier"))
    linked = Exists(PetitionLink.objects.filter(petition=petition, earlier=OuterRef("pk")))
    rows = Petition.objects.visible_to(actor).filter(pk__in=near).annotate(is_earlier=linked)
    shown = ("code", "summary", "content", "master", "split_from")
    return rows.only(*shown).order_by("id")[:RELATED]
