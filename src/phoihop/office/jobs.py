"""The mail job: notices not mailed yet leave in working hours only (nobody is woken by a reminder)."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from phoihop.base.jobs.queue import periodic
from phoihop.base.law.local import current_calendar
from phoihop.kernel import clock
from phoihop.office.models import Notice

OPENS, CLOSES = 7, 18
BATCH = 100


def is_working_hour() -> bool:
    """Monday to Friday as the calendar of the day says, from 7:00 to 18:00."""
    now = clock.now()
    return current_calendar().is_working(now.date()) and OPENS <= now.hour < CLOSES


@periodic("office.mail_notices", cron="*/5 * * * *")
def mail_notices() -> None:
    """Send what waits, one person's notices together; a failed batch stays and is tried at the next tick."""
    if not is_working_hour():
        return
    with transaction.atomic():
        waiting = list(
            Notice.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(mailed_at__isnull=True, read_at__isnull=True)
            .exclude(user__email="")
            .select_related("user")
            .order_by("user_id", "at")[:BATCH]
        )
        by_user: dict[str, list[Notice]] = {}
        for notice in waiting:
            by_user.setdefault(notice.user.email, []).append(notice)
        for email, notices in by_user.items():
            lines = [f"- {notice.text}\n  {settings.PUBLIC_ADDRESS}{notice.url}" for notice in notices]
            send_mail(f"phoihop: {len(notices)} việc cần xem", "\n".join(lines), None, [email])
        Notice.objects.filter(pk__in=[notice.pk for notice in waiting]).update(mailed_at=clock.now())
