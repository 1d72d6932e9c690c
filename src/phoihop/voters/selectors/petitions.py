"""Petitions as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from phoihop.base.search.vectors import query, rank
from phoihop.kernel import clock, text
from phoihop.kernel.actor import Actor
from phoihop.voters.models import Petition, Referral, ReplyOutcome
from phoihop.voters.selectors.progress import STAGE_LABELS

SEARCH_CANDIDATES = 1000
WEEK = timedelta(days=7)
SORTS = {"-id": ("-id",), "due": ("due_on", "id"), "code": ("code",)}


@dataclass(frozen=True)
class PetitionFilter:
    """What the address of the list says; every field empty means all."""

    q: str = ""
    view: str = "waiting"
    status: str = ""
    stage: str = ""
    owner: str = ""
    lead: str = ""
    field: str = ""
    competence: str = ""
    place: str = ""
    round: str = ""
    sort: str = ""


def petition_list(actor: Actor, asked: PetitionFilter) -> QuerySet[Petition]:
    """The petitions that the actor sees, narrowed by the filter and in its order; made for 50 rows a page."""
    rows: QuerySet[Petition] = Petition.objects.visible_to(actor).select_related("lead")
    rows = _of_view(rows, asked.view, actor, clock.today())
    plain = {
        "status": asked.status,
        "stage": asked.stage,
        "owner__code": asked.owner,
        "lead__code": asked.lead,
        "subject_field": asked.field,
        "competence": asked.competence,
        "places__code": asked.place,
        "round__code": asked.round,
    }
    rows = rows.filter(**{key: value for key, value in plain.items() if value})
    if asked.q.strip():
        return _searched(rows, asked.q)
    default = "due" if asked.view in ("open_due", "late", "due_soon", "newly_late") else "-id"
    return rows.order_by(*SORTS.get(asked.sort or default, ("-id",)))


def _of_view(rows: Any, view: str, actor: Actor, today: date) -> QuerySet[Petition]:
    if view == "waiting":
        return rows.waiting()
    if view == "mine":
        return rows.filter(Q(owner=actor.principal) | Q(referrals__authority=actor.body)).distinct()
    if view == "unsent":
        return rows.filter(status__in=["open", "classified", "compiled", "reopened"])
    if view == "open_due":
        return rows.filter(due_on__isnull=False)
    if view == "late":
        return rows.late(today)
    if view == "newly_late":
        return rows.filter(due_on__lt=today, due_on__gte=today - WEEK)
    if view == "due_soon":
        return rows.filter(due_on__gte=today, due_on__lte=today + WEEK)
    return rows


def _searched(rows: QuerySet[Petition], words: str) -> QuerySet[Petition]:
    """By code first; otherwise all the words, the newest thousand hits ranked."""
    code = text.canon(words).upper().strip()
    if code.startswith("KN-"):
        return rows.filter(code__startswith=code).order_by("code")
    asked = query(words)
    if asked is None:
        return rows.none()
    newest = rows.filter(search_vector=asked).order_by("-id").values("pk")[:SEARCH_CANDIDATES]
    return (
        Petition.objects.filter(pk__in=newest)
        .select_related("lead")
        .annotate(rank=rank(words))
        .order_by("-rank", "-id")
    )


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row as the list prints it: plain strings, so that fifty rows cost the template next to nothing."""

    code: str
    headline: str
    lead: str
    stage: str
    due: str
    left: str
    tone: str


def list_row(petition: Petition, today: date) -> ListRow:
    """The row of a petition on the day ``today``."""
    due = petition.due_on
    days = (due - today).days if due else 0
    left = (
        _("quá hạn %(days)d ngày") % {"days": -days} if days < 0 else _("còn %(days)d ngày") % {"days": days}
    )
    return ListRow(
        code=petition.code,
        headline=petition.headline,
        lead=petition.lead.label if petition.lead else "",
        stage=STAGE_LABELS.get(petition.stage, petition.stage)
        if petition.status != "merged"
        else _("đã gộp"),
        due=f"{due:%d/%m/%Y}" if due else "",
        left=left if due else "",
        tone="late" if days < 0 else "soon" if days <= 7 else "calm",
    )


def petition_page(petition: Petition) -> dict[str, Any]:
    """All that the page of one petition shows, in a fixed number of queries."""
    outcomes = ReplyOutcome.objects.select_related(
        "reply__authority", "reply__proof", "promise"
    ).prefetch_related("evaluations__body")
    referrals = (
        Referral.objects.filter(petition=petition)
        .select_related(
            "authority", "forwarder", "letter__document__docx", "right_authority", "received_proof"
        )
        .prefetch_related(Prefetch("outcomes", queryset=outcomes))
        .order_by("id")
    )
    opinions = (
        petition.opinions.select_related("place", "meeting", "source_file", "round")
        .prefetch_related("places")
        .order_by("id")
    )
    return {
        "referrals": list(referrals),
        "opinions": list(opinions[:50]),
        "opinion_total": petition.opinion_count,
        "earlier": [link.earlier for link in petition.earlier.select_related("earlier")],
        "merged": list(petition.merged.all()[:20]),
        "parts": list(petition.parts.all()[:20]),
        "places": list(petition.places.all()),
        "co_authorities": list(petition.co_authorities.all()),
    }
