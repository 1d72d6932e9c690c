"""An import: read → map → check → preview → commit. Business rows are written only when the preview is accepted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.base.files.models import StoredFile


class BatchStatus(models.TextChoices):
    READING = "reading", _("đang đọc")
    PREVIEW = "preview", _("chờ kiểm tra")
    ACCEPTING = "accepting", _("đang ghi nhận")
    ACCEPTED = "accepted", _("đã ghi nhận")
    DISCARDED = "discarded", _("đã bỏ")
    FAILED = "failed", _("không đọc được")


class ItemStatus(models.TextChoices):
    CERTAIN = "certain", _("chắc chắn")
    DOUBT = "doubt", _("cần xem")
    ERROR = "error", _("có lỗi")
    SAME = "same", _("đã nhập trước đây")
    SECRET = "secret", _("khiếu nại, tố cáo")


class ItemDecision(models.TextChoices):
    PENDING = "pending", _("chưa quyết")
    ACCEPTED = "accepted", _("nhận")
    SKIPPED = "skipped", _("bỏ qua")


class ImportBatch(models.Model):
    """One file being read in; ``kind`` names the importer, ``target`` what it is read for (a meeting, a round)."""

    kind = models.CharField(max_length=40)
    file = models.ForeignKey(
        StoredFile, verbose_name=_("tệp"), on_delete=models.PROTECT, related_name="batches"
    )
    status = models.CharField(_("bước"), max_length=12, choices=BatchStatus, default=BatchStatus.READING)
    layout = models.CharField(_("dạng văn bản"), max_length=40, blank=True)
    target = models.JSONField(default=dict)
    paper = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    error = models.CharField(_("lỗi"), max_length=400, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    owner = models.PositiveBigIntegerField(_("cơ quan"), null=True)
    created_by = models.PositiveBigIntegerField(null=True)
    created_label = models.CharField(_("người nhập"), max_length=160)
    created_at = models.DateTimeField(_("lúc"))
    accepted_at = models.DateTimeField(_("ghi nhận lúc"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("lần nhập")
        verbose_name_plural = _("lần nhập")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.file} ({self.get_status_display()})"


class ImportItem(models.Model):
    """One item found, with the place in the paper that it came from. A secret item holds no words here, only its anchor."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="items")
    seq = models.PositiveIntegerField()
    anchor = models.CharField(_("vị trí"), max_length=80)
    words = models.TextField(_("nội dung"), blank=True)
    sealed_words = models.BinaryField(null=True)
    proposal = models.JSONField(default=dict)
    correction = models.JSONField(default=dict)
    status = models.CharField(max_length=8, choices=ItemStatus, default=ItemStatus.CERTAIN)
    decision = models.CharField(max_length=8, choices=ItemDecision, default=ItemDecision.PENDING)
    messages = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, db_index=True)
    result_type = models.CharField(max_length=60, blank=True)
    result_id = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("mục đọc được")
        verbose_name_plural = _("mục đọc được")
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["batch", "seq"], name="importing_seq_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.seq}"

    @property
    def anchors(self) -> list[str]:
        """The places of the paper that the item covers now."""
        return list(self.correction.get("anchors") or self.proposal.get("anchors") or [])
