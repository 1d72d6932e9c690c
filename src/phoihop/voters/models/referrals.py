from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.office.models import Document, IncomingDocument
from phoihop.org.models import Body
from phoihop.voters import workflow
from phoihop.voters.choices import states_of
from phoihop.voters.models.petitions import Petition
from phoihop.voters.permissions import AFTER_FORWARDING, READERS
from phoihop.voters.querysets import PartnerRequestQuerySet, ReferralQuerySet, TransferLetterQuerySet


class TransferLetter(models.Model):
    """The unit of forwarding: one letter of one body to one authority; its petitions are referred when it is issued."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="transfer_letter")
    forwarder = models.ForeignKey(
        Body, verbose_name=_("cơ quan chuyển"), on_delete=models.PROTECT, related_name="+"
    )
    addressee = models.ForeignKey(
        Body, verbose_name=_("nơi nhận"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("ghi chú thêm"), max_length=600, blank=True)
    is_open = models.BooleanField(_("còn nhận thêm kiến nghị"), default=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = TransferLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("công văn chuyển kiến nghị")
        verbose_name_plural = _("công văn chuyển kiến nghị")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["forwarder", "addressee"],
                condition=models.Q(is_open=True),
                name="letter_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document.symbol or 'Dự thảo công văn'} → {self.addressee}"

    def get_absolute_url(self) -> str:
        return f"/cong-van-chuyen/{self.pk}/"

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as ``TransferLetterQuerySet.visible_to``, asked of one object."""
        if not actor.is_person:
            return False
        referrals = self.referrals.all()
        if actor.role in READERS:
            return self.forwarder_id == actor.principal or not any(r.petition.secrecy for r in referrals)
        if actor.role not in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST) or self.document.status != "issued":
            return False
        holds = any(r.authority_id == actor.body and r.status in AFTER_FORWARDING for r in referrals)
        return self.addressee_id == actor.body or holds


class Referral(models.Model):
    """One petition to one authority by one forwarding body: its own letter, receipt, clock and answer (machine F)."""

    petition = models.ForeignKey(
        Petition, verbose_name=_("kiến nghị"), on_delete=models.PROTECT, related_name="referrals"
    )
    letter = models.ForeignKey(
        TransferLetter,
        verbose_name=_("công văn"),
        null=True,
        on_delete=models.PROTECT,
        related_name="referrals",
    )
    forwarder = models.ForeignKey(
        Body, verbose_name=_("cơ quan chuyển"), on_delete=models.PROTECT, related_name="+"
    )
    authority = models.ForeignKey(
        Body, verbose_name=_("cơ quan giải quyết"), on_delete=models.PROTECT, related_name="referrals"
    )
    status = models.CharField(_("bước"), max_length=16, choices=states_of(workflow.REFERRAL))
    order = models.PositiveSmallIntegerField(default=0)
    forwarded_on = models.DateField(_("ngày chuyển"), null=True, blank=True)
    received_on = models.DateField(_("ngày nhận"), null=True, blank=True)
    received_proof = models.ForeignKey(
        IncomingDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_by = models.CharField(_("người ghi việc nhận"), max_length=160, blank=True)
    is_on_behalf = models.BooleanField(_("văn thư ghi thay cơ quan"), default=False)
    returned_reason = models.CharField(_("lý do trả lại"), max_length=400, blank=True)
    right_authority = models.ForeignKey(
        Body,
        verbose_name=_("cơ quan đúng thẩm quyền"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("thay cho lượt"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
    )
    recall_reason = models.CharField(_("lý do thu hồi"), max_length=400, blank=True)
    rule_key = models.CharField(_("quy tắc thời hạn"), max_length=60, blank=True)
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True)
    delivered_on = models.DateField(_("đã báo cử tri ngày"), null=True, blank=True)
    published_on = models.DateField(_("công khai ngày"), null=True, blank=True)
    public_answer = models.CharField(_("trả lời công khai"), max_length=600, blank=True)
    due_on = models.DateField(_("hạn trả lời"), null=True, editable=False)
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)
    old_book = models.JSONField(
        _("lời của sổ cũ"), default=dict, editable=False, help_text=_("các ô của sổ cũ, như đã ghi")
    )
    version = models.PositiveIntegerField(default=1)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("lượt chuyển")
        verbose_name_plural = _("lượt chuyển")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "authority", "forwarder"],
                name="referral_one_open",
                condition=models.Q(status__in=["drafted", "forwarded", "received", "in_process"]),
            )
        ]
        indexes = [
            models.Index(fields=["petition"], name="referral_petition"),
            models.Index(fields=["authority", "status", "due_on"], name="referral_authority"),
        ]

    def __str__(self) -> str:
        return f"{self.petition.code} → {self.authority}"

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as ``ReferralQuerySet.visible_to``, asked of one object."""
        if actor.kind is ActorKind.SYSTEM:
            return True
        if actor.is_person and actor.role in READERS:
            return self.petition.secrecy == 0 or self.petition.owner_id == actor.principal
        is_agency = actor.is_person and actor.role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST)
        return is_agency and self.authority_id == actor.body and self.status in AFTER_FORWARDING

    def current_outcome(self) -> Any:
        """What the standing reply says, a ``ReplyOutcome`` or None; a corrected one does not count."""
        return next((o for o in self.outcomes.all() if not o.is_superseded), None)

    def has_current_outcome(self) -> bool:
        return self.current_outcome() is not None

    def has_open_promise(self) -> bool:
        return any(
            o.promise.status in ("promised", "new_date")
            for o in self.outcomes.all()
            if not o.is_superseded and hasattr(o, "promise")
        )


class PartnerRequest(models.Model):
    """A co-ordinating authority asked by the lead for its part; open until it answers or is asked no more (case E06)."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        Body, verbose_name=_("cơ quan phối hợp"), on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField(_("hỏi ngày"))
    text = models.TextField(_("nội dung hỏi"), blank=True)
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True)
    answer = models.TextField(_("ý kiến phối hợp"), blank=True)
    answer_proof = models.ForeignKey(
        IncomingDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(_("thôi hỏi ngày"), null=True, blank=True)
    end_reason = models.CharField(_("lý do thôi hỏi"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PartnerRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("yêu cầu phối hợp")
        verbose_name_plural = _("yêu cầu phối hợp")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "partner"],
                condition=models.Q(answered_on__isnull=True, ended_on__isnull=True),
                name="partner_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.referral.petition.code} → {self.partner}"

    def get_absolute_url(self) -> str:
        return f"/phoi-hop/{self.pk}/"

    @property
    def is_open(self) -> bool:
        return self.answered_on is None and self.ended_on is None

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as ``PartnerRequestQuerySet.visible_to``, asked of one object."""
        if self.referral.is_visible_to(actor):
            return True
        is_agency = actor.is_person and actor.role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST)
        return is_agency and self.partner_id == actor.body and self.referral.petition.secrecy == 0
