from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.org.choices import SessionKind, SessionOf


class Term(models.Model):
    """A term of office (nhiệm kỳ); what belongs to a closed term stays readable and is handed over."""

    code = models.CharField(_("nhiệm kỳ"), max_length=12, unique=True)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    closed_on = models.DateField(_("đã kết thúc ngày"), null=True, blank=True)
    legislature = models.CharField(_("Quốc hội khóa"), max_length=10, blank=True)
    term_number = models.CharField(_("HĐND tỉnh khóa"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("nhiệm kỳ")
        verbose_name_plural = _("nhiệm kỳ")
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return self.code


class Session(models.Model):
    """A session (kỳ họp) of the National Assembly or the council; deadlines hang on when it opens and closes."""

    of = models.CharField(_("của"), max_length=8, choices=SessionOf)
    kind = models.CharField(_("loại"), max_length=12, choices=SessionKind, default=SessionKind.REGULAR)
    term = models.ForeignKey(
        Term, verbose_name=_("nhiệm kỳ"), on_delete=models.PROTECT, related_name="sessions"
    )
    number = models.PositiveSmallIntegerField(_("kỳ họp thứ"))
    opens_on = models.DateField(_("khai mạc"), null=True, blank=True)
    closes_on = models.DateField(_("bế mạc"), null=True, blank=True)
    is_provisional = models.BooleanField(_("ngày dự kiến"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("kỳ họp")
        verbose_name_plural = _("kỳ họp")
        ordering = ["-opens_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["of", "term", "number"], name="org_session_number_once"),
            models.CheckConstraint(
                condition=models.Q(closes_on__isnull=True)
                | models.Q(opens_on__isnull=True)
                | models.Q(closes_on__gte=models.F("opens_on")),
                name="org_session_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"Kỳ họp thứ {self.number} {self.get_of_display()} ({self.term.code})"


class SessionMove(models.Model):
    """A session was moved; the old dates are kept (case E23)."""

    session = models.ForeignKey(
        Session, verbose_name=_("kỳ họp"), on_delete=models.CASCADE, related_name="moves"
    )
    old_opens_on = models.DateField(_("khai mạc cũ"), null=True)
    old_closes_on = models.DateField(_("bế mạc cũ"), null=True)
    new_opens_on = models.DateField(_("khai mạc mới"), null=True)
    new_closes_on = models.DateField(_("bế mạc mới"), null=True)
    reason = models.CharField(_("lý do"), max_length=300)
    document = models.CharField(_("văn bản"), max_length=200, blank=True)
    at = models.DateTimeField(_("lúc"))
    by = models.CharField(_("người ghi"), max_length=160)

    class Meta:
        verbose_name = _("lần dời kỳ họp")
        verbose_name_plural = _("lần dời kỳ họp")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.session}: {self.old_opens_on} → {self.new_opens_on}"
