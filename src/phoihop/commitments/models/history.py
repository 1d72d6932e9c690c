from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.base.files.models import StoredFile
from phoihop.commitments.choices import DueCause
from phoihop.commitments.models.commitment import Commitment


class DueChange(models.Model):
    """Every due date a commitment ever had, and why it changed."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="due_changes")
    old_due_on = models.DateField(_("hạn cũ"), null=True)
    new_due_on = models.DateField(_("hạn mới"), null=True)
    cause = models.CharField(_("vì"), max_length=20, choices=DueCause)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    trace = models.JSONField(default=dict)
    at = models.DateTimeField(_("lúc"))
    by = models.CharField(_("người ghi"), max_length=160)

    class Meta:
        verbose_name = _("lần đổi hạn")
        verbose_name_plural = _("lần đổi hạn")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.old_due_on} → {self.new_due_on}"


class Pause(models.Model):
    """The clock stands still for a stated reason; open until ``ends_on`` is known."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="pauses")
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    reason = models.CharField(_("lý do"), max_length=300)
    document = models.CharField(_("văn bản"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("lần tạm dừng")
        verbose_name_plural = _("lần tạm dừng")
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="pause_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.starts_on}–{self.ends_on}"


class Extension(models.Model):
    """A later date allowed by a document."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="extensions")
    new_due_on = models.DateField(_("hạn mới"))
    reason = models.CharField(_("lý do"), max_length=300)
    document = models.CharField(_("văn bản"), max_length=200)
    granted_on = models.DateField(_("ngày cho phép"))

    class Meta:
        verbose_name = _("lần gia hạn")
        verbose_name_plural = _("lần gia hạn")
        ordering = ["granted_on"]

    def __str__(self) -> str:
        return f"{self.commitment_id} → {self.new_due_on}"


class Evidence(models.Model):
    """What shows that a debt was paid: a file, an address, a document's number, a delivery list."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="evidence")
    text = models.CharField(_("bằng chứng"), max_length=300)
    url = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT)
    on = models.DateField(_("ngày"))

    class Meta:
        verbose_name = _("bằng chứng")
        verbose_name_plural = _("bằng chứng")

    def __str__(self) -> str:
        return self.text


class RungNotice(models.Model):
    """A rung of the urging ladder was reached and told; once per commitment and rung."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="rungs")
    rung = models.CharField(_("nấc"), max_length=20)
    due_on = models.DateField(_("hạn khi nhắc"))
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("nấc đã nhắc")
        verbose_name_plural = _("nấc đã nhắc")
        constraints = [models.UniqueConstraint(fields=["commitment", "rung", "due_on"], name="rung_once")]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.rung}"
