"""What waits for a user: what it must do, what it waits for, what it must decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.base.law.models import LocalStatus, LocalVersion
from phoihop.commitments.kinds import not_for
from phoihop.commitments.models import Commitment
from phoihop.commitments.rungs import reached
from phoihop.commitments.selectors import ledger
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.voters.commitments import PUBLISH
from phoihop.voters.models import Opinion, Petition, Referral, TransferLetter
from phoihop.voters.permissions import OFFICE
from phoihop.voters.selectors.progress import NOT_SENT, TO_SEND_AGAIN

SHOWN = 12


@dataclass(frozen=True)
class Errand:
    """One line: what, where, by when; ``note`` says more."""

    text: str
    url: str
    due_on: date | None = None
    note: str = ""


def to_do(actor: Actor) -> list[Errand]:
    """Debts of the actor's body that this seat can pay today, by due date: late and today's on top.

    What another seat of the body pays stands in the ledger's list of the body; nothing is published before voters
    and deputies were told of an answer.
    """
    ready = Referral.objects.filter(status="delivered").annotate(key=Cast("pk", CharField())).values("key")
    mine = (
        ledger(actor, "mine")
        .exclude(kind__in=not_for(actor.role) if actor.role else [])
        .exclude(Q(kind=PUBLISH.key) & ~Q(object_id__in=ready))
    )
    return [Errand(c.title, c.object_url, c.due_on, c.creditor.label) for c in mine[:SHOWN]]


def waiting_for(actor: Actor) -> list[Errand]:
    """What others owe to the actor's body, the oldest due first, with the rung reached."""
    today = clock.today()
    return [
        Errand(c.title, c.object_url, c.due_on, f"{c.debtor.label}{_rung(c, today)}")
        for c in ledger(actor, "owed_to_me")[:SHOWN]
    ]


def _rung(commitment: Commitment, today: date) -> str:
    return _(" · đã đến nấc nhắc") if reached(commitment, today) else ""


def to_decide(actor: Actor) -> list[Errand]:
    """Queues with their counts: to screen, to classify, to sign, to publish, to approve as the second person."""
    found: list[Errand] = []
    if actor.role in OFFICE:
        found += _queue(
            Opinion.objects.visible_to(actor).filter(
                owner=actor.principal, status__in=["recorded", "answered_on_spot", "screened"]
            ),
            _("%(n)d ý kiến chờ sàng lọc"),
            reverse("voters:triage"),
        )
        found += _queue(
            Petition.objects.visible_to(actor).filter(owner=actor.principal, status="open"),
            _("%(n)d kiến nghị chờ phân loại"),
            reverse("voters:petitions") + "?status=open",
        )
        found += _queue(
            Petition.objects.visible_to(actor).filter(
                owner=actor.principal,
                status__in=["classified", "reopened"],
                stage__in=[NOT_SENT, TO_SEND_AGAIN],
            ),
            _("%(n)d kiến nghị đã phân loại, chưa chuyển"),
            reverse("voters:petitions") + "?view=unsent",
        )
    if actor.role in (Role.OFFICE_LEADER, Role.DELEGATION_LEADER, Role.COUNCIL_LEADER):
        drafts = (
            TransferLetter.objects.visible_to(actor)
            .filter(forwarder=actor.principal, document__status="draft")
            .select_related("addressee")
            .annotate(petitions=Count("referrals"))
            .order_by("id")
        )
        found += [
            Errand(
                _("Ký công văn gửi %(body)s") % {"body": each.addressee.label},
                each.get_absolute_url(),
                None,
                _("%(n)d kiến nghị") % {"n": each.petitions},
            )
            for each in drafts[:SHOWN]
        ]
    if actor.role is Role.OFFICE_LEADER:
        found += _queue(
            Petition.objects.visible_to(actor)
            .filter(owner=actor.principal, referrals__status="delivered")
            .distinct(),
            _("%(n)d kiến nghị đã trả lời, chờ công khai"),
            reverse("voters:petitions") + "?stage=delivered",
        )
    if actor.role in (Role.OFFICE_LEADER, Role.ADMINISTRATOR):
        found += _queue(
            LocalVersion.objects.filter(status=LocalStatus.PROPOSED).exclude(author=actor.user or 0),
            _("%(n)d bản riêng của địa phương chờ người thứ hai"),
            reverse("web:admin_versions"),
        )
    return found


def _queue(rows: Any, text: str, url: str) -> list[Errand]:
    count = rows.count()
    return [Errand(text % {"n": count}, url)] if count else []


def five_lines(actor: Actor) -> list[tuple[int, str, str, bool]]:
    """A leader's five minutes over the whole ledger: count, what, where, whether it is alarming.

    Each number is the length of the list that a click on it opens.
    """
    counts = {view: ledger(actor, view).count() for view in ("late", "newly_late", "due_soon", "all")}
    address = reverse("commitments:ledger")
    reopened = Petition.objects.visible_to(actor).filter(status="reopened").count()
    return [
        (counts["late"], _("việc quá hạn"), f"{address}?view=late", counts["late"] > 0),
        (
            counts["newly_late"],
            _("việc mới quá hạn trong tuần"),
            f"{address}?view=newly_late",
            counts["newly_late"] > 0,
        ),
        (counts["due_soon"], _("việc đến hạn trong 7 ngày tới"), f"{address}?view=due_soon", False),
        (
            reopened,
            _("kiến nghị cử tri chưa đồng tình, mở lại"),
            reverse("voters:petitions") + "?status=reopened",
            False,
        ),
        (counts["all"], _("việc đang theo dõi"), address, False),
    ]
