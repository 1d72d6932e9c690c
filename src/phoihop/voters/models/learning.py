from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confirmation(models.Model):
    """How often a word stood in petitions that staff gave a label; the suggestions learn from these counts."""

    topic = models.CharField(max_length=12, choices=[("field", _("lĩnh vực")), ("lead", _("cơ quan"))])
    label = models.CharField(max_length=40)
    term = models.CharField(max_length=80)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("số đếm đã xác nhận")
        verbose_name_plural = _("số đếm đã xác nhận")
        constraints = [models.UniqueConstraint(fields=["topic", "term", "label"], name="learning_once")]

    def __str__(self) -> str:
        return f"{self.topic} {self.label} {self.term}: {self.count}"
