"""Where a petition is: computed from its referrals, the one furthest behind; kept on the row for lists and reports."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from phoihop.voters.choices import ENDED
from phoihop.voters.models import Petition, Referral

BEHIND_FIRST = (
    "drafted",
    "forwarded",
    "received",
    "in_process",
    "correcting",
    "answered",
    "delivered",
    "published",
)
OWED = ("forwarded", "received", "in_process", "correcting")
NOT_SENT, TO_SEND_AGAIN = "not_sent", "reopened"

STAGE_LABELS = {
    NOT_SENT: _("chưa chuyển"),
    TO_SEND_AGAIN: _("mở lại, chờ chuyển"),
    "drafted": _("chờ phát hành"),
    "forwarded": _("đã chuyển"),
    "received": _("cơ quan đã nhận"),
    "in_process": _("đang giải quyết"),
    "correcting": _("đang đính chính"),
    "answered": _("đã trả lời"),
    "delivered": _("đã báo cử tri"),
    "published": _("đã công khai"),
}


def furthest_behind(referrals: list[Referral]) -> Referral | None:
    """The active referral that is furthest behind; among equals the one due first."""
    active = [r for r in referrals if r.status not in ENDED]
    return min(
        active, key=lambda r: (BEHIND_FIRST.index(r.status), r.due_on is None, r.due_on, r.pk), default=None
    )


def waits_again(petition: Petition, behind: Referral | None) -> bool:
    """Voters did not accept the answer and it has not been forwarded anew: the answered referrals say nothing of that."""
    return petition.status == "reopened" and (behind is None or behind.status not in ("drafted", *OWED))


def computed(petition: Petition) -> dict[str, object]:
    """What the derived columns of a petition must be, from its referrals as they stand."""
    referrals = list(petition.referrals.all())
    behind = furthest_behind(referrals)
    owed = [r.due_on for r in referrals if r.status in OWED and r.due_on]
    stage = behind.status if behind else NOT_SENT
    return {
        "stage": TO_SEND_AGAIN if waits_again(petition, behind) else stage,
        "due_on": min(owed) if owed else None,
        "current_referral_id": behind.pk if behind else None,
    }


def differing() -> Iterator[Petition]:
    """Petitions of which a derived column is not what it must be; a look at every row, for the doctor."""
    rows = Petition.objects.defer("search_vector", "content").prefetch_related("referrals").order_by("pk")
    for petition in rows.iterator(chunk_size=1000):
        if any(getattr(petition, name) != value for name, value in computed(petition).items()):
            yield petition


def refresh(petition: Petition) -> None:
    """Write the derived columns; called at the end of every act that touches a referral."""
    fresh = Petition.objects.prefetch_related("referrals").get(pk=petition.pk)
    values = computed(fresh)
    Petition.objects.filter(pk=petition.pk).update(**values)
    for name, value in values.items():
        setattr(petition, name, value)
