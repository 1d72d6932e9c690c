"""Who has what open: a lease of a row that runs out by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lease(models.Model):
    """``holder`` works on the object until ``expires_at``; others see the name and are kept from overwriting."""

    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    holder = models.PositiveBigIntegerField()
    holder_label = models.CharField(_("người đang mở"), max_length=160)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("lượt giữ")
        verbose_name_plural = _("lượt giữ")
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id"], name="live_one_holder")]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}: {self.holder_label}"
