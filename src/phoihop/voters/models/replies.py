from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.base.files.models import StoredFile
from phoihop.kernel.actor import Actor
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters.choices import Evaluated, Outcome, PromiseStatus
from phoihop.voters.models.referrals import Referral


class Reply(models.Model):
    """An authority's written reply; one reply may answer many petitions, each with its own outcome (case E31)."""

    authority = models.ForeignKey(
        Body, verbose_name=_("cơ quan trả lời"), on_delete=models.PROTECT, related_name="+"
    )
    symbol = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    replied_on = models.DateField(_("ngày văn bản"))
    signer = models.CharField(_("người ký"), max_length=160, blank=True)
    text = models.TextField(_("nội dung trả lời"))
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proof = models.ForeignKey(
        IncomingDocument,
        verbose_name=_("văn bản đến"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replies",
    )
    correction_of = models.ForeignKey(
        "self",
        verbose_name=_("đính chính cho"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections",
    )
    is_on_behalf = models.BooleanField(_("văn thư ghi thay cơ quan"), default=False)
    entered_by = models.CharField(_("người nhập"), max_length=160)
    entered_at = models.DateTimeField(_("nhập lúc"))
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)

    class Meta:
        verbose_name = _("văn bản trả lời")
        verbose_name_plural = _("văn bản trả lời")
        ordering = ["-replied_on", "-id"]

    def __str__(self) -> str:
        return f"{self.symbol} ngày {self.replied_on:%d/%m/%Y}"


class ReplyOutcome(models.Model):
    """What a reply says about one referral. In progress and will-do need a date, explained needs its legal reason."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="outcomes")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="outcomes")
    outcome = models.CharField(_("phân loại kết quả"), max_length=12, choices=Outcome)
    short = models.CharField(_("trả lời ngắn gọn"), max_length=600)
    reason_code = models.CharField(_("lý do"), max_length=20, blank=True)
    legal_basis = models.CharField(_("căn cứ pháp lý"), max_length=300, blank=True)
    money = models.CharField(_("nguồn lực, kinh phí"), max_length=200, blank=True)
    is_superseded = models.BooleanField(_("đã được đính chính"), default=False)
    is_solved_in_fact = models.BooleanField(_("đã giải quyết trên thực tế"), null=True)

    class Meta:
        verbose_name = _("kết quả trả lời")
        verbose_name_plural = _("kết quả trả lời")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "referral"], name="outcome_once"),
            models.UniqueConstraint(
                fields=["referral"], condition=models.Q(is_superseded=False), name="outcome_one_current"
            ),
        ]
        indexes = [
            models.Index(
                fields=["referral", "outcome"], name="outcome_report", condition=models.Q(is_superseded=False)
            )
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

    def is_being_corrected(self) -> bool:
        """A correction was asked for and has not come: what it says is in question, not yet corrected."""
        latest = next(iter(self.referral.outcomes.all()), None)
        return self.is_superseded and self.referral.status == "correcting" and latest == self


class Promise(models.Model):
    """A dated promise in a reply; it comes back on its date (machine K)."""

    outcome = models.OneToOneField(ReplyOutcome, on_delete=models.PROTECT, related_name="promise")
    text = models.CharField(_("lời hứa"), max_length=600)
    promised_on = models.DateField(_("hẹn xong ngày"), null=True)
    status = models.CharField(
        _("tình trạng"), max_length=10, choices=PromiseStatus, default=PromiseStatus.PROMISED
    )
    times_moved = models.PositiveSmallIntegerField(_("số lần hẹn lại"), default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("lời hứa")
        verbose_name_plural = _("lời hứa")
        indexes = [
            models.Index(
                fields=["promised_on"],
                name="promise_open",
                condition=models.Q(status__in=["promised", "new_date"]),
            )
        ]

    def __str__(self) -> str:
        # No words: the label goes into the audit chain and the ledger.
        return f"Lời hứa {self.pk}"

    def is_visible_to(self, actor: Actor) -> bool:
        """As the referral whose answer holds it."""
        return self.outcome.referral.is_visible_to(actor)


class PromiseCheck(models.Model):
    """Somebody looked whether a promise was kept: when, what was found, which proof, which new date."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="checks")
    checked_on = models.DateField(_("kiểm tra ngày"))
    checked_by = models.CharField(_("người kiểm tra"), max_length=160)
    result = models.CharField(_("kết quả"), max_length=10, choices=PromiseStatus)
    evidence = models.CharField(_("bằng chứng"), max_length=400)
    new_date = models.DateField(_("hẹn lại ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("lần kiểm tra lời hứa")
        verbose_name_plural = _("lần kiểm tra lời hứa")
        ordering = ["-checked_on", "-id"]

    def __str__(self) -> str:
        return f"{self.checked_on} {self.get_result_display()}"


class Evaluation(models.Model):
    """A delegation's or team's judgement of one reply: complete, the right question, a road-map, accepted by voters."""

    outcome = models.ForeignKey(ReplyOutcome, on_delete=models.CASCADE, related_name="evaluations")
    body = models.ForeignKey(
        Body, verbose_name=_("cơ quan đánh giá"), on_delete=models.PROTECT, related_name="+"
    )
    complete = models.CharField(_("đầy đủ"), max_length=10, choices=Evaluated, default=Evaluated.NOT_ASKED)
    right_question = models.CharField(
        _("đúng nội dung hỏi"), max_length=10, choices=Evaluated, default=Evaluated.NOT_ASKED
    )
    road_map = models.CharField(
        _("có lộ trình"), max_length=10, choices=Evaluated, default=Evaluated.NOT_ASKED
    )
    accepted = models.CharField(
        _("cử tri đồng tình"), max_length=10, choices=Evaluated, default=Evaluated.NOT_ASKED
    )
    note = models.TextField(_("nhận xét"), blank=True)
    at = models.DateTimeField(_("lúc"))
    by = models.CharField(_("người đánh giá"), max_length=160)

    class Meta:
        verbose_name = _("đánh giá trả lời")
        verbose_name_plural = _("đánh giá trả lời")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.outcome_id} {self.body}"
