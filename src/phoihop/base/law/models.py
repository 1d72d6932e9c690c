"""An office's own dated versions of shipped data: rules, calendar days, list entries, document heads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LocalKind(models.TextChoices):
    RULE = "rule", _("Thời hạn")
    CALENDAR_DAY = "calendar_day", _("Ngày trong lịch")
    LIST_ENTRY = "list_entry", _("Danh mục")
    DOCUMENT_HEAD = "document_head", _("Tiêu đề văn bản")


class LocalStatus(models.TextChoices):
    PROPOSED = "proposed", _("chờ người thứ hai")
    APPROVED = "approved", _("có hiệu lực")
    REJECTED = "rejected", _("không đồng ý")
    WITHDRAWN = "withdrawn", _("đã rút")


class LocalVersion(models.Model):
    """Adds to the shipped data and never edits it: author, second person, deciding document, valid from."""

    kind = models.CharField(_("loại"), max_length=16, choices=LocalKind)
    key = models.CharField(_("khóa"), max_length=80)
    content = models.JSONField(_("nội dung"))
    valid_from = models.DateField(_("hiệu lực từ"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    document = models.CharField(_("văn bản quyết định"), max_length=200)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=LocalStatus, default=LocalStatus.PROPOSED
    )
    author = models.PositiveBigIntegerField()
    author_label = models.CharField(_("người soạn"), max_length=160)
    proposed_at = models.DateTimeField(_("soạn lúc"))
    second = models.PositiveBigIntegerField(null=True)
    second_label = models.CharField(_("người duyệt"), max_length=160, blank=True)
    decided_at = models.DateTimeField(_("duyệt lúc"), null=True)

    class Meta:
        verbose_name = _("bản riêng của địa phương")
        verbose_name_plural = _("bản riêng của địa phương")
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(second__isnull=True) | ~models.Q(second=models.F("author")),
                name="law_second_is_another_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="approved") | models.Q(second__isnull=False),
                name="law_approved_by_a_second",
            ),
        ]
        indexes = [models.Index(fields=["kind", "status", "key"], name="law_kind_key")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key} từ {self.valid_from:%d/%m/%Y}"
