"""A row lease: who has an object open. It runs out by itself; taking it over needs no clean-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, models
from django.utils.translation import gettext as _

from phoihop.base.live.models import Lease
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed

POLL_SECONDS = 15
# Three polls may be lost before a colleague may take over.
LEASE_SECONDS = 3 * POLL_SECONDS


@dataclass(frozen=True)
class Held:
    """Who holds an object, and whether that is the one who asked."""

    is_mine: bool
    holder: str
    until: datetime


def take(actor: Actor, obj: models.Model, *, seconds: int = LEASE_SECONDS) -> Held:
    """Take or refresh the lease in one statement; a colleague's living lease is left alone and told."""
    now = clock.now()
    until = now + timedelta(seconds=seconds)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO live_lease AS l (object_type, object_id, holder, holder_label, expires_at) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (object_type, object_id) DO UPDATE SET holder = EXCLUDED.holder, holder_label = EXCLUDED.holder_label,"
            " expires_at = EXCLUDED.expires_at WHERE l.holder = EXCLUDED.holder OR l.expires_at < %s"
            " RETURNING expires_at",
            [obj._meta.label_lower, str(obj.pk), actor.user or 0, actor.label[:160], until, now],
        )
        if cursor.fetchone():
            return Held(True, actor.label, until)
    theirs = holder_of(obj)
    return (
        Held(False, theirs.holder_label, theirs.expires_at) if theirs else take(actor, obj, seconds=seconds)
    )


def holder_of(obj: models.Model) -> Lease | None:
    """The living lease on an object, if there is one."""
    return Lease.objects.filter(
        object_type=obj._meta.label_lower, object_id=str(obj.pk), expires_at__gte=clock.now()
    ).first()


def holders_of(model: type[models.Model], ids: list[int], *, but: Actor) -> dict[int, str]:
    """Who else has which of these rows open; one query for a whole list."""
    rows = Lease.objects.filter(
        object_type=model._meta.label_lower,
        object_id__in=[str(pk) for pk in ids],
        expires_at__gte=clock.now(),
    ).exclude(holder=but.user or 0)
    return {int(row.object_id): row.holder_label for row in rows}


def release(actor: Actor, obj: models.Model) -> None:
    """Give the lease back; somebody else's is not touched."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM live_lease WHERE object_type = %s AND object_id = %s AND holder = %s",
            [obj._meta.label_lower, str(obj.pk), actor.user or 0],
        )


def require_free(actor: Actor, obj: models.Model) -> None:
    """Refuse to write on what a colleague has open."""
    held = holder_of(obj)
    if held and held.holder != (actor.user or 0):
        raise NotAllowed(
            _("Mục này đang được %(who)s mở. Hãy làm mục khác, hoặc chờ người đó xong.")
            % {"who": held.holder_label}
        )


def forget_expired() -> int:
    """Delete what ran out over a day ago; called by a nightly job."""
    return Lease.objects.filter(expires_at__lt=clock.now() - timedelta(days=1)).delete()[0]
