"""The reminder sweep: state-based, so a missed tick is caught up; once per commitment, rung and due date."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.base.jobs.queue import periodic
from phoihop.commitments.choices import CommitmentStatus
from phoihop.commitments.models import Commitment, RungNotice
from phoihop.commitments.notices import readers_of
from phoihop.commitments.rungs import next_rung, reached
from phoihop.kernel import clock
from phoihop.office.jobs import is_working_hour
from phoihop.office.notices import tell

BATCH = 200


@periodic("commitments.remind", cron="*/15 * * * *")
def remind() -> None:
    """Work off every commitment whose next rung is due, batch by batch, each batch its own transaction."""
    if not is_working_hour():
        return
    while remind_batch():
        pass


def remind_batch() -> int:
    """One batch; returns how many commitments it worked off."""
    today = clock.today()
    with transaction.atomic():
        rows = list(
            Commitment.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(status=CommitmentStatus.OPEN, next_rung_on__lte=today)
            .order_by("next_rung_on", "pk")[:BATCH]
        )
        for commitment in rows:
            _remind(commitment)
            commitment.next_rung_on = next_rung(commitment, after=today)
            commitment.save(update_fields=["next_rung_on"])
    return len(rows)


def _remind(commitment: Commitment) -> None:
    today = clock.today()
    rung = reached(commitment, today)
    if not rung or commitment.due_on is None:
        return
    _notice, is_new = RungNotice.objects.get_or_create(
        commitment=commitment, rung=rung, due_on=commitment.due_on, defaults={"at": clock.now()}
    )
    if not is_new:
        return
    days = (commitment.due_on - today).days
    if days < 0:
        text = _("Quá hạn %(days)d ngày: %(title)s")
    else:
        text = _("Còn %(days)d ngày: %(title)s")
    words = text % {"days": abs(days), "title": commitment.title[:200]}
    concerned = readers_of(commitment.debtor_id)
    if days < 0:
        concerned |= readers_of(commitment.creditor_id)
    tell(concerned, kind="reminder", text=words, url=commitment.object_url or commitment.get_absolute_url())
