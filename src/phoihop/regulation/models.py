"""The coordination regulation of a term: parties, the seven fields, clauses that work cites."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.org.models import Body, Term


class RegulationStatus(models.TextChoices):
    DRAFT = "draft", _("dự thảo")
    CONSULTING = "consulting", _("lấy ý kiến")
    AGREED = "agreed", _("đã thống nhất")
    SIGNED = "signed", _("đã ký")
    IN_FORCE = "in_force", _("có hiệu lực")
    AMENDING = "amending", _("đang sửa đổi")
    SUPERSEDED = "superseded", _("đã thay thế")
    EXPIRED = "expired", _("hết nhiệm kỳ, chưa có bản mới")


class Regulation(models.Model):
    """One version for one term; amendments and successors are new records (machine R1)."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    title = models.CharField(_("tên"), max_length=240)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    term = models.ForeignKey(
        Term, verbose_name=_("nhiệm kỳ"), on_delete=models.PROTECT, related_name="regulations"
    )
    status = models.CharField(
        _("tình trạng"), max_length=12, choices=RegulationStatus, default=RegulationStatus.DRAFT
    )
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    effective_on = models.DateField(_("hiệu lực từ"), null=True, blank=True)
    ended_on = models.DateField(_("hết hiệu lực"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self", verbose_name=_("thay thế"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(_("nguồn"), max_length=240, blank=True)
    verified = models.BooleanField(_("đã thẩm định"), default=False)

    class Meta:
        verbose_name = _("quy chế phối hợp")
        verbose_name_plural = _("quy chế phối hợp")
        ordering = ["-effective_on"]

    def __str__(self) -> str:
        return self.title


class RegulationParty(models.Model):
    """A party and who signed for it; an unknown signatory stays empty and the page says "chưa có nguồn"."""

    regulation = models.ForeignKey(Regulation, on_delete=models.CASCADE, related_name="parties")
    body = models.ForeignKey(Body, verbose_name=_("bên"), on_delete=models.PROTECT, related_name="+")
    signatory = models.CharField(_("người ký"), max_length=160, blank=True)
    signatory_title = models.CharField(_("chức vụ"), max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("bên tham gia")
        verbose_name_plural = _("bên tham gia")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["regulation", "body"], name="regulation_party_once")]

    def __str__(self) -> str:
        return f"{self.body} – {self.regulation}"


class Clause(models.Model):
    """One duty: what, who leads, who coordinates, when, which document; cited by every piece of work."""

    regulation = models.ForeignKey(Regulation, on_delete=models.CASCADE, related_name="clauses")
    code = models.CharField(_("mã"), max_length=40)
    article = models.CharField(_("điều, khoản"), max_length=80, blank=True)
    text = models.TextField(_("nội dung"))
    field = models.CharField(_("lĩnh vực phối hợp"), max_length=4)
    lead_body = models.ForeignKey(
        Body, verbose_name=_("chủ trì"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    coordinating_bodies = models.ManyToManyField(
        Body, verbose_name=_("phối hợp"), blank=True, related_name="+"
    )
    methods = ArrayField(
        models.CharField(max_length=4), verbose_name=_("phương thức"), default=list, blank=True
    )
    rule_key = models.CharField(_("quy tắc thời hạn"), max_length=60, blank=True)
    source = models.CharField(_("căn cứ"), max_length=240, blank=True)
    verified = models.BooleanField(_("đã thẩm định"), default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("điều khoản")
        verbose_name_plural = _("điều khoản")
        ordering = ["regulation", "order"]
        constraints = [models.UniqueConstraint(fields=["regulation", "code"], name="regulation_clause_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:80]}"
