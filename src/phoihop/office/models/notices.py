from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A word to one user that something happened or is due; never carries the words of a secret thing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    text = models.CharField(_("nội dung"), max_length=300)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(_("lúc"))
    read_at = models.DateTimeField(_("đã đọc lúc"), null=True)
    mailed_at = models.DateTimeField(_("đã gửi thư lúc"), null=True)

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        ordering = ["-at"]
        indexes = [
            models.Index(
                fields=["user", "-at"], name="notice_unread", condition=models.Q(read_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.text
