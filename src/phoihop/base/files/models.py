"""Files are stored outside the web root under their hash's folder and opened only through the door of what they hang on."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """An uploaded or issued file: its true type (by content), size and hash; ``sealed`` ones open for named seats only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("tên tệp"), max_length=240)
    content_type = models.CharField(_("loại"), max_length=120)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(_("mã băm"), max_length=64, db_index=True)
    path = models.CharField(max_length=300, editable=False)
    sealed = models.BooleanField(_("đóng kín"), default=False)
    owner = models.PositiveBigIntegerField(_("cơ quan giữ"), null=True)
    uploaded_by = models.CharField(_("người tải lên"), max_length=160)
    uploaded_at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("tệp")
        verbose_name_plural = _("tệp")

    def __str__(self) -> str:
        return "(tệp đóng kín)" if self.sealed else self.name
