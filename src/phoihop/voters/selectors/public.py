"""What citizens see of a petition: our published words, where it is, who must do what; never a speaker or a secret."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.base.search.vectors import query
from phoihop.kernel.actor import Actor
from phoihop.voters.choices import ENDED, Evaluated, Outcome
from phoihop.voters.models import Petition, Publication, Referral
from phoihop.voters.selectors.progress import NOT_SENT, OWED, TO_SEND_AGAIN, furthest_behind

PUBLIC_STAGES = {
    "waiting": (NOT_SENT, TO_SEND_AGAIN, "drafted"),
    "sent": ("forwarded", "received", "in_process", "correcting"),
    "answered": ("answered", "delivered", "published"),
}


STAGE_WORDS = {
    "waiting": gettext_lazy("chờ chuyển tới cơ quan giải quyết"),
    "sent": gettext_lazy("cơ quan đang giải quyết"),
    "answered": gettext_lazy("đã có trả lời"),
}


@dataclass(frozen=True)
class Step:
    """One of the five steps; ``on`` is the day that it was reached, ``is_done`` without a day says only that it was."""

    label: str
    on: date | None
    is_done: bool


@dataclass(frozen=True)
class PublicAnswer:
    """What one authority answered, in the words that the leader let stand; ``outcome`` is empty while it is corrected."""

    authority: str
    short: str
    outcome: str
    is_done: bool
    symbol: str
    on: date | None
    text: str
    promised_on: date | None
    promise_state: str


@dataclass(frozen=True)
class PublicPage:
    """All that the page of one petition says."""

    code: str
    text: str
    field: str
    places: list[str]
    sentence: str
    is_late: bool
    due_on: date | None
    steps: list[Step]
    answers: list[PublicAnswer]


def published(q: str = "", field: str = "", place: str = "", stage: str = "") -> QuerySet[Publication]:
    """The live publications that fit, the newest first."""
    rows = Publication.objects.filter(withdrawn_at__isnull=True, petition__secrecy=0).select_related(
        "petition__lead"
    )
    if field:
        rows = rows.filter(petition__subject_field=field)
    if place:
        rows = rows.filter(petition__places__code=place)
    if stage in PUBLIC_STAGES:
        rows = rows.filter(petition__stage__in=PUBLIC_STAGES[stage])
    if q.strip():
        asked = query(q)
        rows = rows.filter(search_vector=asked) if asked is not None else rows.none()
    return rows.order_by("-published_at")


def stage_words() -> dict[str, str]:
    """Where a petition is, in the words of the public list, by the stage that its row keeps."""
    return {stage: str(STAGE_WORDS[key]) for key, stages in PUBLIC_STAGES.items() for stage in stages}


def public_petition(code: str) -> Petition | None:
    """The published petition of a code; anything else does not exist for a citizen."""
    rows = Petition.objects.visible_to(Actor.public()).select_related("publication", "lead", "owner")
    return rows.filter(code=code).first()


def public_page(petition: Petition, field_name: str, today: date) -> PublicPage:
    """From the records to plain words."""
    referrals = list(
        petition.referrals.exclude(status__in=["recalled", "drafted"])
        .select_related("authority", "forwarder")
        .prefetch_related("outcomes__reply", "outcomes__promise", "outcomes__evaluations")
        .order_by("id")
    )
    active = [r for r in referrals if r.status not in ENDED]
    behind = furthest_behind(active)
    due_on = behind.due_on if behind and behind.status in OWED else None
    return PublicPage(
        code=petition.code,
        text=petition.publication.text,
        field=field_name,
        places=[str(place) for place in petition.places.all()],
        sentence=_sentence(petition, behind),
        is_late=bool(due_on and due_on < today),
        due_on=due_on,
        steps=_steps(petition, active),
        answers=[_answer(r, with_text=petition.publication.shows_reply) for r in active if r.published_on],
    )


def _sentence(petition: Petition, behind: Referral | None) -> str:
    if petition.status == "closed":
        return _("Việc này đã được trả lời và kết thúc theo dõi.")
    if petition.status == "reopened":
        return _("Cử tri chưa đồng tình với trả lời; cơ quan tổng hợp đang yêu cầu giải quyết lại.")
    if behind is None:
        return _("%(owner)s đã tiếp nhận và đang chuyển tới cơ quan giải quyết.") % {"owner": petition.owner}
    names = {"authority": behind.authority, "forwarder": behind.forwarder}
    if behind.status == "correcting":
        return _("%(authority)s đang trả lời lại cho đúng, đủ.") % names
    if behind.status in OWED:
        return _("%(authority)s đang giải quyết và phải trả lời.") % names
    return _("%(authority)s đã trả lời.") % names


def _steps(petition: Petition, referrals: list[Referral]) -> list[Step]:
    def earliest(name: str) -> date | None:
        return min((value for r in referrals if (value := getattr(r, name))), default=None)

    public = [o for r in referrals if r.published_on and (o := r.current_outcome())]
    claimed = any(o.outcome == Outcome.DONE for o in public)
    accepted = any(e.accepted == Evaluated.YES for o in public for e in o.evaluations.all())
    return [
        Step(_("Đã nêu"), petition.first_raised_on, True),
        Step(_("Đã chuyển"), earliest("forwarded_on"), bool(referrals)),
        Step(_("Đã trả lời"), earliest("published_on"), any(r.published_on for r in referrals)),
        Step(_("Cơ quan báo đã giải quyết"), None, claimed),
        Step(_("Cử tri xác nhận"), None, accepted),
    ]


def _answer(referral: Referral, *, with_text: bool) -> PublicAnswer:
    outcome = referral.current_outcome()
    promise = getattr(outcome, "promise", None)
    return PublicAnswer(
        authority=str(referral.authority),
        short=referral.public_answer,
        outcome=outcome.get_outcome_display() if outcome else "",
        is_done=bool(outcome and outcome.outcome == Outcome.DONE),
        symbol=outcome.reply.symbol if outcome else "",
        on=outcome.reply.replied_on if outcome else None,
        text=outcome.reply.text if outcome and with_text else "",
        promised_on=promise.promised_on if promise else None,
        promise_state=promise.get_status_display() if promise and promise.status != "promised" else "",
    )
