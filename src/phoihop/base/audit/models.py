"""The record of every act: one chain of entries, each sealed with the hash of the one before.

Audit stores ids and labels only; it holds no key into any app above it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditChain(models.Model):
    """The head of a chain; its row is locked for a moment at the end of every act."""

    name = models.CharField(max_length=40, primary_key=True)
    last_seq = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        verbose_name = _("chuỗi nhật ký")
        verbose_name_plural = _("chuỗi nhật ký")

    def __str__(self) -> str:
        return f"{self.name}#{self.last_seq}"


class AuditEntry(models.Model):
    """One act: who, in which capacity, did what to which object, with which changes."""

    chain = models.ForeignKey(AuditChain, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField(_("lúc"))
    verb = models.CharField(_("việc"), max_length=60)
    actor = models.JSONField(_("người làm"))
    actor_label = models.CharField(_("người làm"), max_length=240)
    object_type = models.CharField(_("loại"), max_length=60)
    object_id = models.CharField(_("mã"), max_length=60)
    object_label = models.CharField(_("đối tượng"), max_length=240)
    data = models.JSONField(_("nội dung"), default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("mục nhật ký")
        verbose_name_plural = _("mục nhật ký")
        ordering = ["-at", "-seq"]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_seq_once")]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-seq"], name="audit_object"),
            models.Index(fields=["-at"], name="audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.object_label}"
