"""Petitions as lists show them: plain rows, so that fifty of them cost the database and the template next to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.base.search.vectors import query, rank
from phoihop.kernel import clock, text
from phoihop.kernel.actor import Actor
from phoihop.org.models import Body
from phoihop.voters.models import Petition
from phoihop.voters.models.petitions import HEADLINE, headline
from phoihop.voters.selectors.progress import STAGE_LABELS

SEARCH_CAP = 1000  # the newest hits are ranked; the count says that there are more
WEEK = timedelta(days=7)
BEGINNING = Left("content", HEADLINE + 1)
COLUMNS = ("code", "summary", BEGINNING, "lead__short_name", "lead__name", "stage", "status", "due_on")
SORTS = {
    "-id": ("-id",),
    "id": ("id",),
    "due": ("due_on", "id"),
    "-due": (F("due_on").desc(nulls_last=True), "-id"),
}
# Of these its referrals say nothing: it goes no way of its own any more.
END_LABELS = {"merged": gettext_lazy("đã gộp"), "withdrawn": gettext_lazy("cử tri đã rút")}
BY_DUE = ("open_due", "late", "due_soon", "newly_late")


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


def order_of(asked: PetitionFilter) -> str:
    """The order that the list is in: what was asked for, else what the view is about."""
    if asked.sort in SORTS:
        return asked.sort
    return "due" if asked.view in BY_DUE else "-id"


def petition_list(actor: Actor, asked: PetitionFilter) -> QuerySet[Petition]:
    """The petitions that the actor sees, narrowed by the filter and in its order; a list shows their ``COLUMNS``."""
    rows = _of_view(Petition.objects.visible_to(actor), asked.view, actor, clock.today())
    # The body's id and not a join: the index on (owner, status) then gives the order as well.
    if asked.owner:
        rows = rows.filter(owner=Body.objects.filter(code=asked.owner).values_list("pk", flat=True).first())
    plain = {
        "status": asked.status,
        "stage": asked.stage,
        "lead__code": asked.lead,
        "subject_field": asked.field,
        "competence": asked.competence,
        "places__code": asked.place,
        "round__code": asked.round,
    }
    rows = rows.filter(**{key: value for key, value in plain.items() if value})
    if asked.q.strip():
        return searched(rows, asked.q)
    return rows.order_by(*SORTS[order_of(asked)])


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


def searched(rows: QuerySet[Petition], words: str) -> QuerySet[Petition]:
    """By code first; otherwise all the words, the newest thousand hits ranked."""
    code = text.canon(words).upper().strip()
    if code.startswith("KN-"):
        return rows.filter(code__startswith=code).order_by("code")
    asked = query(words)
    if asked is None:
        return rows.none()
    newest = rows.filter(search_vector=asked).order_by("-id").values("pk")[: SEARCH_CAP + 1]
    return Petition.objects.filter(pk__in=newest).order_by(rank(words).desc(), "-id")


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row as a list prints it."""

    code: str
    headline: str
    lead: str
    stage: str
    due_on: date | None
    due: str
    left: str
    tone: str


def list_row(values: Sequence[Any], today: date) -> ListRow:
    """The row of a petition (its ``COLUMNS``) on the day ``today``."""
    code, summary, beginning, short_name, name, stage, status, due = values
    days = (due - today).days if due else 0
    left = _("quá hạn %(days)d ngày") if days < 0 else _("còn %(days)d ngày")
    return ListRow(
        code=code,
        headline=headline(summary, beginning),
        lead=short_name or name or "",
        stage=str(END_LABELS.get(status) or STAGE_LABELS.get(stage, stage)),
        due_on=due,
        due=f"{due:%d/%m/%Y}" if due else "",
        left=left % {"days": abs(days)} if due else "",
        tone="late" if days < 0 else "soon" if days <= 7 else "calm",
    )
