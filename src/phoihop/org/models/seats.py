from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.kernel.actor import Role
from phoihop.org.choices import HoldingKind
from phoihop.org.models.bodies import Body
from phoihop.org.models.dated import Dated
from phoihop.org.models.places import Place

ROLE_LABELS = {
    Role.SPECIALIST: _("Chuyên viên văn phòng chung"),
    Role.CLERK: _("Văn thư"),
    Role.OFFICE_LEADER: _("Lãnh đạo văn phòng"),
    Role.DELEGATION_LEADER: _("Lãnh đạo Đoàn ĐBQH"),
    Role.COUNCIL_LEADER: _("Thường trực HĐND"),
    Role.GROUP_LEADER: _("Tổ trưởng tổ đại biểu"),
    Role.DEPUTY: _("Đại biểu"),
    Role.FRONT_SPECIALIST: _("Chuyên viên Mặt trận"),
    Role.FRONT_LEADER: _("Lãnh đạo Mặt trận"),
    Role.COMMUNE_HOST: _("Cán bộ xã, phường"),
    Role.AUTHORITY_OFFICER: _("Cán bộ sở, ngành"),
    Role.COMMITTEE_MEMBER: _("Ban của HĐND"),
    Role.READER: _("Người đọc"),
    Role.AUDITOR: _("Kiểm tra nhật ký"),
    Role.ADMINISTRATOR: _("Quản trị hệ thống"),
}
ROLE_CHOICES = [(role.value, label) for role, label in ROLE_LABELS.items()]


class Person(models.Model):
    """A person who may hold seats in several bodies at once, with or without an account (case E37)."""

    full_name = models.CharField(_("họ và tên"), max_length=160)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tài khoản"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
    )
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("người")
        verbose_name_plural = _("người")
        ordering = ["full_name"]

    def __str__(self) -> str:
        return self.full_name


class Seat(Dated):
    """A position in a body; rights hang on it, not on the person who sits there."""

    body = models.ForeignKey(Body, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(_("vai trò"), max_length=20, choices=ROLE_CHOICES)
    title = models.CharField(_("chức vụ"), max_length=160)
    place = models.ForeignKey(
        Place, verbose_name=_("địa bàn phụ trách"), null=True, blank=True, on_delete=models.PROTECT
    )
    opens_tray = models.BooleanField(_("được mở khay khiếu nại, tố cáo"), default=False)

    class Meta:
        verbose_name = _("ghế")
        verbose_name_plural = _("ghế")
        ordering = ["body", "title"]

    def __str__(self) -> str:
        return f"{self.title}, {self.body.label}"


class SeatHolding(Dated):
    """Who sits on a seat from when to when; an acting or delegated holder has a document."""

    seat = models.ForeignKey(Seat, verbose_name=_("ghế"), on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(
        Person, verbose_name=_("người"), on_delete=models.PROTECT, related_name="holdings"
    )
    kind = models.CharField(_("hình thức"), max_length=10, choices=HoldingKind, default=HoldingKind.HOLDER)
    document = models.CharField(_("văn bản"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("người giữ ghế")
        verbose_name_plural = _("người giữ ghế")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.person} – {self.seat}"
