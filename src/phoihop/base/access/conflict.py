"""Two people, one object: the second one is told what happened and loses nothing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _

from phoihop.base.audit.models import AuditEntry
from phoihop.kernel.actor import Actor


class StaleVersion(Exception):
    """The object changed since the page was opened; ``obj`` is as it stands now."""

    def __init__(self, obj: models.Model) -> None:
        super().__init__(_("%(what)s đã được cập nhật sau khi đồng chí mở trang.") % {"what": obj})
        self.obj = obj


def told(refusal: StaleVersion, actor: Actor) -> str:
    """Somebody else is named as the cause only where the last act on the object is known to be somebody else's."""
    last = (
        AuditEntry.objects.filter(object_type=refusal.obj._meta.label_lower, object_id=str(refusal.obj.pk))
        .order_by("-seq")
        .values_list("actor__user", flat=True)
        .first()
    )
    if last is None or last == actor.user:
        return str(refusal)
    return _("%(what)s đã được người khác cập nhật sau khi đồng chí mở trang.") % {"what": refusal.obj}


def check_version(obj: models.Model, expected: int | None) -> None:
    """Refuse a page that was drawn from an older version; ``None`` is for acts without a page (imports, jobs)."""
    if expected is not None and getattr(obj, "version", expected) != expected:
        raise StaleVersion(obj)
