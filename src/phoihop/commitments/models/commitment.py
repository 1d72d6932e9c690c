from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.commitments.choices import Closing, CommitmentStatus
from phoihop.commitments.querysets import THREE_PARTIES, CommitmentQuerySet
from phoihop.kernel.actor import Actor, Role
from phoihop.org.models import Body, Seat, Session
from phoihop.regulation.models import Clause

EDGES = [("opens", _("khai mạc")), ("closes", _("bế mạc"))]


class Commitment(models.Model):
    """Who owes what to whom by when, under which article, and what proves that it was done.

    The due date is computed from the trigger, the rule, the calendar, pauses and extensions; its trace is kept with it.
    Overdue is never stored: it is ``due_on`` before today while open and not submitted. Where the creditor's acceptance
    closes a debt, ``submitted_on`` is the day on which the debtor did its part.
    """

    code = models.CharField(_("mã"), max_length=24, unique=True)
    kind = models.CharField(_("loại việc"), max_length=60)
    title = models.CharField(_("việc"), max_length=300)
    debtor = models.ForeignKey(
        Body, verbose_name=_("bên phải thực hiện"), on_delete=models.PROTECT, related_name="owes"
    )
    debtor_seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    creditor = models.ForeignKey(
        Body, verbose_name=_("bên được nhận"), on_delete=models.PROTECT, related_name="owed"
    )
    creditor_seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    trustee = models.ForeignKey(
        Body,
        verbose_name=_("giữ hộ cho Nhân dân"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    coordinating_bodies = models.ManyToManyField(
        Body, verbose_name=_("phối hợp"), blank=True, related_name="+"
    )
    clause = models.ForeignKey(
        Clause, verbose_name=_("điều khoản quy chế"), null=True, blank=True, on_delete=models.PROTECT
    )
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    object_label = models.CharField(_("đối tượng"), max_length=240)
    object_url = models.CharField(max_length=200, blank=True)
    session = models.ForeignKey(
        Session, verbose_name=_("tính theo kỳ họp"), null=True, blank=True, on_delete=models.PROTECT
    )
    session_edge = models.CharField(max_length=6, blank=True, choices=EDGES)

    rule_key = models.CharField(_("quy tắc"), max_length=60, blank=True)
    rule_version = models.CharField(max_length=16, blank=True)
    calendar_version = models.CharField(max_length=16, blank=True)
    trigger_on = models.DateField(_("tính từ ngày"), null=True)
    trigger_note = models.CharField(_("ghi chú ngày tính hạn"), max_length=120, blank=True)
    due_on = models.DateField(_("hạn"), null=True)
    trace = models.JSONField(default=dict)
    next_rung_on = models.DateField(null=True)

    status = models.CharField(
        _("tình trạng"), max_length=12, choices=CommitmentStatus, default=CommitmentStatus.OPEN
    )
    closing = models.CharField(_("cách kết thúc"), max_length=10, choices=Closing)
    opened_at = models.DateTimeField(_("mở lúc"))
    submitted_on = models.DateField(_("nộp ngày"), null=True)
    closed_on = models.DateField(_("xong ngày"), null=True)
    closed_note = models.CharField(_("ghi chú kết thúc"), max_length=300, blank=True)
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc phải trả")
        verbose_name_plural = _("việc phải trả")
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(
                fields=["due_on", "id"], name="commitment_open_due", condition=models.Q(status="open")
            ),
            models.Index(
                fields=["debtor", "due_on", "id"], name="commitment_debtor", condition=models.Q(status="open")
            ),
            models.Index(
                fields=["creditor", "due_on", "id"],
                name="commitment_creditor",
                condition=models.Q(status="open"),
            ),
            models.Index(
                fields=["next_rung_on"], name="commitment_next_rung", condition=models.Q(status="open")
            ),
            models.Index(fields=["object_type", "object_id"], name="commitment_object"),
            models.Index(fields=["session"], name="commitment_session", condition=models.Q(status="open")),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return f"/so-theo-doi/{self.code}/"

    @property
    def is_open(self) -> bool:
        return self.status == CommitmentStatus.OPEN

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as ``CommitmentQuerySet.visible_to``, asked of one object."""
        if not actor.is_person:
            return False
        if actor.role in THREE_PARTIES:
            return True
        is_agency = actor.role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST)
        return is_agency and actor.body in (self.debtor_id, self.creditor_id)

    @property
    def is_submitted(self) -> bool:
        """The debtor has done its part; the creditor has neither accepted nor refused it yet."""
        return self.is_open and self.submitted_on is not None

    @property
    def standing(self) -> str:
        """How the debt stands, in words."""
        return str(_("đã nộp, chờ chấp nhận")) if self.is_submitted else self.get_status_display()

    def days_late(self, today: date) -> int:
        """Whole days past the due date when the debtor did its part, else when it was closed, else ``today``; 0 in time."""
        until = self.submitted_on or self.closed_on or today
        return max(0, (until - self.due_on).days) if self.due_on else 0
