from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.org.choices import PlaceKind
from phoihop.org.models.dated import Dated


class Place(Dated):
    """A province, an old district, a commune or a ward, with the dates between which it exists."""

    code = models.CharField(_("mã"), max_length=12, unique=True)
    name = models.CharField(_("tên"), max_length=120)
    kind = models.CharField(_("loại"), max_length=12, choices=PlaceKind)
    parent = models.ForeignKey(
        "self", verbose_name=_("thuộc"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    constituency = models.PositiveSmallIntegerField(_("đơn vị bầu cử ĐBQH"), null=True, blank=True)
    folded = models.CharField(max_length=120, db_index=True, editable=False)

    class Meta:
        verbose_name = _("địa bàn")
        verbose_name_plural = _("địa bàn")
        ordering = ["folded"]

    def __str__(self) -> str:
        return (
            f"{self.get_kind_display().lower()} {self.name}" if self.kind != PlaceKind.PROVINCE else self.name
        )


class PlaceSuccession(models.Model):
    """An old unit went into a new one on a day (arrangement of 1 July 2025 and others)."""

    former_name = models.CharField(_("đơn vị cũ"), max_length=120, db_index=True)
    former_district = models.CharField(_("huyện cũ"), max_length=160, blank=True)
    successor = models.ForeignKey(
        Place, verbose_name=_("đơn vị mới"), on_delete=models.PROTECT, related_name="former_units"
    )
    on = models.DateField(_("từ ngày"))

    class Meta:
        verbose_name = _("kế thừa địa bàn")
        verbose_name_plural = _("kế thừa địa bàn")

    def __str__(self) -> str:
        return f"{self.former_name} → {self.successor}"
