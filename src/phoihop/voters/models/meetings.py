from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.base.files.models import StoredFile
from phoihop.office.models import Document
from phoihop.org.models import Body, Person, Place, Session, Term
from phoihop.voters.choices import MeetingStatus, RoundEdge, RoundStatus


class MeetingRound(models.Model):
    """A round of voters' meetings (đợt TXCT) around a session; machines V1 and V2."""

    code = models.CharField(_("mã"), max_length=24, unique=True)
    title = models.CharField(_("tên đợt"), max_length=240)
    owner = models.ForeignKey(Body, verbose_name=_("chủ thể"), on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("loại"), max_length=6)
    term = models.ForeignKey(Term, verbose_name=_("nhiệm kỳ"), on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(
        Session,
        verbose_name=_("kỳ họp"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="rounds",
    )
    edge = models.CharField(_("trước hay sau kỳ họp"), max_length=8, choices=RoundEdge, blank=True)
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến ngày"), null=True, blank=True)
    status = models.CharField(_("bước"), max_length=16, choices=RoundStatus, default=RoundStatus.DRAFT)
    cancel_reason = models.CharField(_("lý do hủy, đổi"), max_length=300, blank=True)
    plan = models.ForeignKey(
        Document,
        verbose_name=_("kế hoạch"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    press_sent_on = models.DateField(_("gửi báo chí ngày"), null=True, blank=True)
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("đợt tiếp xúc cử tri")
        verbose_name_plural = _("đợt tiếp xúc cử tri")
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """One meeting with voters (machine V4); one point may serve the voters of many communes (case E19)."""

    code = models.CharField(_("mã"), max_length=24, unique=True)
    round = models.ForeignKey(
        MeetingRound,
        verbose_name=_("đợt"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
    )
    owner = models.ForeignKey(Body, verbose_name=_("chủ thể"), on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("loại"), max_length=6)
    form = models.CharField(_("hình thức"), max_length=12, default="CONFERENCE")
    mode = models.CharField(_("phương thức"), max_length=8, default="DIRECT")
    starts_at = models.DateTimeField(_("bắt đầu"))
    ends_at = models.DateTimeField(_("kết thúc"), null=True, blank=True)
    venue = models.CharField(_("địa điểm"), max_length=200)
    host_commune = models.ForeignKey(
        Place, verbose_name=_("xã, phường chủ nhà"), on_delete=models.PROTECT, related_name="+"
    )
    covered_communes = models.ManyToManyField(
        Place, verbose_name=_("cử tri các xã, phường"), related_name="meetings"
    )
    group = models.ForeignKey(
        Body, verbose_name=_("tổ đại biểu"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    chair_body = models.ForeignKey(
        Body, verbose_name=_("chủ trì"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    chair_name = models.CharField(_("người chủ trì"), max_length=160, blank=True)
    minute_taker = models.CharField(_("người ghi biên bản"), max_length=160, blank=True)
    attendees = models.PositiveIntegerField(_("số người dự"), null=True, blank=True)
    speakers = models.PositiveIntegerField(_("lượt phát biểu"), null=True, blank=True)
    minutes_file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    minutes_signed_on = models.DateField(_("ký biên bản ngày"), null=True, blank=True)
    status = models.CharField(_("bước"), max_length=16, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("cuộc tiếp xúc cử tri")
        verbose_name_plural = _("cuộc tiếp xúc cử tri")
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return f"{self.venue}, {self.starts_at:%d/%m/%Y}"


class MeetingDeputy(models.Model):
    """A deputy planned for a meeting; an absence keeps its reason (case E21)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="deputies")
    person = models.ForeignKey(Person, verbose_name=_("đại biểu"), on_delete=models.PROTECT, related_name="+")
    attended = models.BooleanField(_("có dự"), null=True)
    absence_reason = models.CharField(_("lý do vắng"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("đại biểu dự")
        verbose_name_plural = _("đại biểu dự")
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="voters_deputy_once")]

    def __str__(self) -> str:
        return str(self.person)
