from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.org.models import Body


class NumberingBook(models.Model):
    """A book of outgoing numbers: continuous per body, year and series, restarting on 1 January (Decree 30/2020 art. 15)."""

    body = models.ForeignKey(Body, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="books")
    year = models.PositiveSmallIntegerField(_("năm"))
    series = models.CharField(_("loại văn bản"), max_length=20)
    last_number = models.PositiveIntegerField(_("số cuối"), default=0)

    class Meta:
        verbose_name = _("sổ đăng ký văn bản đi")
        verbose_name_plural = _("sổ đăng ký văn bản đi")
        constraints = [models.UniqueConstraint(fields=["body", "year", "series"], name="office_book_once")]

    def __str__(self) -> str:
        return f"{self.body} {self.year} {self.series}"


class CodeCounter(models.Model):
    """The last number of a series of codes (KN-2026-…); codes are unique and never reused."""

    prefix = models.CharField(max_length=24, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("bộ đếm mã")
        verbose_name_plural = _("bộ đếm mã")

    def __str__(self) -> str:
        return f"{self.prefix}{self.last}"
