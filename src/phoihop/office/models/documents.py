from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.base.files.models import StoredFile
from phoihop.office.choices import DocumentKind, DocumentStatus, SendChannel
from phoihop.office.querysets import DocumentQuerySet, IncomingDocumentQuerySet
from phoihop.org.models import Body, Seat


class Document(models.Model):
    """An outgoing document: draft → approved → numbered, dated and frozen in the act that issues it."""

    body = models.ForeignKey(
        Body, verbose_name=_("cơ quan ban hành"), on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(_("loại"), max_length=8, choices=DocumentKind)
    status = models.CharField(_("bước"), max_length=10, choices=DocumentStatus, default=DocumentStatus.DRAFT)
    number = models.PositiveIntegerField(_("số"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True)
    symbol = models.CharField(_("số, ký hiệu"), max_length=60, blank=True, db_index=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    abstract = models.CharField(_("trích yếu"), max_length=400)
    signer_seat = models.ForeignKey(
        Seat, verbose_name=_("người ký"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signer_name = models.CharField(_("họ tên người ký"), max_length=160, blank=True)
    content = models.JSONField(_("nội dung đã chốt"), default=dict)
    content_hash = models.CharField(max_length=64, blank=True)
    docx = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    drafted_by = models.CharField(_("người soạn"), max_length=160)
    created_at = models.DateTimeField(_("tạo lúc"))
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản đi")
        verbose_name_plural = _("văn bản đi")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "symbol"],
                name="office_symbol_once",
                condition=~models.Q(symbol="") & models.Q(is_history=False),
            ),
            models.CheckConstraint(
                condition=~models.Q(status="issued")
                | (~models.Q(symbol="") & models.Q(issued_on__isnull=False))
                | models.Q(is_history=True),
                name="office_issued_has_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.symbol or self.get_status_display()} {self.abstract}"


class DocumentRecipient(models.Model):
    """To whom a document went, and what proves that it was sent, opened and received."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="recipients")
    body = models.ForeignKey(Body, verbose_name=_("nơi nhận"), on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(_("cách gửi"), max_length=8, choices=SendChannel, default=SendChannel.SYSTEM)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    opened_at = models.DateTimeField(_("mở lúc"), null=True)
    acknowledged_at = models.DateTimeField(_("xác nhận lúc"), null=True)

    class Meta:
        verbose_name = _("nơi nhận")
        verbose_name_plural = _("nơi nhận")
        constraints = [models.UniqueConstraint(fields=["document", "body"], name="office_recipient_once")]

    def __str__(self) -> str:
        return f"{self.document} → {self.body}"


class IncomingDocument(models.Model):
    """A document that arrived, with its arrival number; proof of every act entered on behalf of an agency."""

    body = models.ForeignKey(
        Body, verbose_name=_("cơ quan nhận"), on_delete=models.PROTECT, related_name="incoming"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    arrival_number = models.PositiveIntegerField(_("số đến"))
    arrived_on = models.DateField(_("ngày đến"))
    author = models.ForeignKey(Body, verbose_name=_("tác giả"), on_delete=models.PROTECT, related_name="+")
    symbol = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    document_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    signer = models.CharField(_("người ký"), max_length=160, blank=True)
    abstract = models.CharField(_("trích yếu"), max_length=400)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    registered_by = models.CharField(_("người đăng ký"), max_length=160)
    registered_at = models.DateTimeField(_("đăng ký lúc"))
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)

    objects = IncomingDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản đến")
        verbose_name_plural = _("văn bản đến")
        ordering = ["-arrived_on", "-arrival_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "arrival_number"],
                name="office_arrival_once",
                condition=models.Q(is_history=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.arrival_number}/{self.year} {self.abstract}"
