from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.commitments.models.commitment import EDGES, Commitment
from phoihop.org.models import Session


class FurtherLimit(models.Model):
    """Another limit on the same debt: the stricter is due, the other stands beside it as a note (case E33)."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="further_limits")
    rule_key = models.CharField(_("quy tắc"), max_length=60)
    trigger_on = models.DateField(_("tính từ ngày"))
    session = models.ForeignKey(
        Session, verbose_name=_("tính theo kỳ họp"), null=True, blank=True, on_delete=models.PROTECT
    )
    session_edge = models.CharField(max_length=6, blank=True, choices=EDGES)

    class Meta:
        verbose_name = _("thời hạn khác của cùng việc")
        verbose_name_plural = _("thời hạn khác của cùng việc")
        constraints = [models.UniqueConstraint(fields=["commitment", "rule_key"], name="further_limit_once")]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.rule_key}"
