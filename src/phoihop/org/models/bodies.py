from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.org.choices import BodyKind
from phoihop.org.models.dated import Dated
from phoihop.org.models.places import Place


class Body(Dated):
    """A party to any debt: a body of the regulation, an agency, an outside body without accounts, or the public."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    short_name = models.CharField(_("tên gọn"), max_length=80, blank=True)
    kind = models.CharField(_("loại"), max_length=20, choices=BodyKind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("trực thuộc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="units",
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("địa bàn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies",
    )
    email = models.EmailField(_("thư điện tử"), blank=True)
    address = models.CharField(_("địa chỉ"), max_length=200, blank=True)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)
    verified = models.BooleanField(_("đã thẩm định"), default=False)
    folded = models.CharField(max_length=200, db_index=True, editable=False)

    class Meta:
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")
        ordering = ["folded"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.short_name or self.name

    def successor_on(self, on: date) -> Body:
        """The body that answers for this one on the day ``on``, through any chain of mergers (case E29)."""
        link = self.successions.filter(on__lte=on).select_related("successor").order_by("-on").first()
        return link.successor.successor_on(on) if link else self


class BodySuccession(models.Model):
    """From a day on another body answers for this one; old papers keep the old name."""

    predecessor = models.ForeignKey(
        Body, verbose_name=_("cơ quan cũ"), on_delete=models.PROTECT, related_name="successions"
    )
    successor = models.ForeignKey(
        Body, verbose_name=_("cơ quan kế thừa"), on_delete=models.PROTECT, related_name="predecessions"
    )
    on = models.DateField(_("từ ngày"))
    document = models.CharField(_("văn bản"), max_length=200)

    class Meta:
        verbose_name = _("kế thừa cơ quan")
        verbose_name_plural = _("kế thừa cơ quan")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="org_succession_not_itself"
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class BodyPrincipal(Dated):
    """In whose name a body's seats may act: the joint office serves the delegation and the council's standing board."""

    body = models.ForeignKey(
        Body, verbose_name=_("cơ quan giúp việc"), on_delete=models.CASCADE, related_name="principals"
    )
    principal = models.ForeignKey(
        Body, verbose_name=_("chủ thể"), on_delete=models.PROTECT, related_name="served_by"
    )
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("chủ thể được giúp việc")
        verbose_name_plural = _("chủ thể được giúp việc")
        ordering = ["body", "order"]
        constraints = [models.UniqueConstraint(fields=["body", "principal"], name="org_principal_once")]

    def __str__(self) -> str:
        return f"{self.body} → {self.principal}"
