from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.org.models import Body, Place, Term
from phoihop.regulation.models import Clause
from phoihop.voters import workflow
from phoihop.voters.choices import ENDED, Urgency, states_of
from phoihop.voters.models.meetings import MeetingRound
from phoihop.voters.permissions import AFTER_FORWARDING, READERS
from phoihop.voters.querysets import PetitionQuerySet

HEADLINE = 160  # characters of a content that stand for it in a list


def headline(summary: str, content: str) -> str:
    """What a list calls a petition: its summary, or the beginning of its content cut between words."""
    if summary or len(content) <= HEADLINE:
        return summary or content
    return content[: HEADLINE - 3].rsplit(" ", 1)[0] + "…"


class Petition(models.Model):
    """The matter: many opinions to one, in the staff's wording; counts in "nội dung" are petitions (machine P).

    ``stage``, ``due_on`` and ``current_referral`` are computed from the referrals by ``selectors.refresh`` in the same
    act, never set by hand; ``doctor`` recomputes and compares them.
    """

    code = models.CharField(_("mã kiến nghị"), max_length=24, unique=True)
    content = models.TextField(_("nội dung"))
    summary = models.CharField(_("tóm tắt"), max_length=400, blank=True)
    owner = models.ForeignKey(
        Body, verbose_name=_("cơ quan tổng hợp"), on_delete=models.PROTECT, related_name="petitions"
    )
    term = models.ForeignKey(
        Term, verbose_name=_("nhiệm kỳ"), on_delete=models.PROTECT, related_name="petitions"
    )
    round = models.ForeignKey(
        MeetingRound,
        verbose_name=_("đợt nêu lần đầu"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="petitions",
    )
    clause = models.ForeignKey(
        Clause,
        verbose_name=_("điều khoản quy chế"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    status = models.CharField(_("bước"), max_length=22, choices=states_of(workflow.PETITION))
    competence = models.CharField(_("thẩm quyền"), max_length=8, blank=True)
    subject_field = models.CharField(_("lĩnh vực"), max_length=6, blank=True)
    lead = models.ForeignKey(
        Body,
        verbose_name=_("cơ quan chủ trì giải quyết"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    co_authorities = models.ManyToManyField(
        Body, verbose_name=_("cơ quan phối hợp"), blank=True, related_name="+"
    )
    places = models.ManyToManyField(Place, verbose_name=_("nơi nêu"), blank=True, related_name="petitions")
    urgency = models.CharField(_("tính cấp bách"), max_length=8, choices=Urgency, default=Urgency.NORMAL)
    master = models.ForeignKey(
        "self",
        verbose_name=_("đã gộp vào"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    split_from = models.ForeignKey(
        "self",
        verbose_name=_("tách từ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    first_raised_on = models.DateField(_("nêu lần đầu"), null=True, blank=True)
    times_raised = models.PositiveSmallIntegerField(_("số lần nêu"), default=1)
    opinion_count = models.PositiveIntegerField(_("số lượt ý kiến"), default=0)
    secrecy = models.PositiveSmallIntegerField(_("độ mật"), default=0)
    stage = models.CharField(_("đang ở"), max_length=20, default="not_sent", editable=False)
    due_on = models.DateField(_("hạn gần nhất"), null=True, editable=False)
    current_referral = models.ForeignKey(
        "voters.Referral", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    search_vector = SearchVectorField(null=True, editable=False)
    created_at = models.DateTimeField(_("lập lúc"))
    created_by = models.CharField(_("người lập"), max_length=160)
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kiến nghị")
        verbose_name_plural = _("kiến nghị")
        ordering = ["-id"]
        indexes = [
            # What a list counts stands in its index too: the secrecy and the owner that the door asks for.
            models.Index(
                fields=["owner", "status", "-id"], include=["secrecy"], name="petition_owner_status"
            ),
            models.Index(fields=["status", "-id"], include=["secrecy", "owner"], name="petition_status"),
            models.Index(
                fields=["due_on", "id"],
                include=["secrecy", "owner"],
                name="petition_open_due",
                condition=models.Q(due_on__isnull=False),
            ),
            models.Index(fields=["lead", "-id"], include=["secrecy", "owner"], name="petition_lead"),
            models.Index(
                fields=["subject_field", "-id"], include=["secrecy", "owner"], name="petition_field"
            ),
            models.Index(fields=["term", "subject_field", "competence", "stage"], name="petition_report"),
            GinIndex(fields=["search_vector"], name="petition_search"),
        ]

    def __str__(self) -> str:
        # The code alone: labels of the audit chain are for ever, and words may have to leave.
        return self.code

    def get_absolute_url(self) -> str:
        return f"/kien-nghi/{self.code}/"

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as ``PetitionQuerySet.visible_to``, asked of one object."""
        if actor.kind is ActorKind.SYSTEM:
            return True
        if actor.kind is ActorKind.PUBLIC:
            publication = getattr(self, "publication", None)
            return self.secrecy == 0 and publication is not None and publication.withdrawn_at is None
        if not actor.is_person:
            return False
        if actor.role in READERS:
            return self.secrecy == 0 or self.owner_id == actor.principal
        if actor.role not in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST):
            return False
        if any(r.authority_id == actor.body and r.status in AFTER_FORWARDING for r in self.referrals.all()):
            return True
        is_commune = actor.role is Role.COMMUNE_HOST and self.secrecy == 0
        return is_commune and any(place.pk == actor.place for place in self.places.all())

    def is_settled(self) -> bool:
        """Every referral ended, at least one by an answer that was published, and no promise still open."""
        referrals = [r for r in self.referrals.all() if r.status not in ENDED]
        return bool(referrals) and all(
            r.status == "published" and not r.has_open_promise() for r in referrals
        )

    def has_answer(self) -> bool:
        """An authority answered, also where the answer is being corrected."""
        return any(
            r.status in ("answered", "correcting", "delivered", "published") for r in self.referrals.all()
        )

    def is_shared(self) -> bool:
        """Voters of another body stand behind it as well, or another body has sent it out (case E02)."""
        whole = self.split_from or self  # the opinions stay with what it was cut from
        others = whole.opinions.exclude(owner=self.owner_id).filter(status="attached")
        sent = (r for r in self.referrals.all() if r.status not in ("recalled", "returned_wrong"))
        return others.exists() or any(r.forwarder_id != self.owner_id for r in sent)

    @property
    def headline(self) -> str:
        return headline(self.summary, self.content)


class PetitionLink(models.Model):
    """An earlier petition on the same matter, found by staff (case E03)."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="earlier")
    earlier = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="later")
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kiến nghị liên quan")
        verbose_name_plural = _("kiến nghị liên quan")
        constraints = [models.UniqueConstraint(fields=["petition", "earlier"], name="voters_link_once")]

    def __str__(self) -> str:
        return f"{self.petition_id} → {self.earlier_id}"


class Publication(models.Model):
    """What citizens may read of a petition: the office's own words, never the speaker; withdrawn ones keep their record.

    The public words of each answer stand with its referral, so that each forwarding body answers for its own.
    """

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="publication")
    text = models.TextField(_("nội dung công khai"))
    shows_reply = models.BooleanField(_("công khai cả toàn văn trả lời"), default=False)
    published_at = models.DateTimeField(_("công khai lúc"))
    published_by = models.CharField(_("người công khai"), max_length=160)
    withdrawn_at = models.DateTimeField(_("gỡ lúc"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("lý do gỡ"), max_length=300, blank=True)
    search_vector = SearchVectorField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("bản công khai")
        verbose_name_plural = _("bản công khai")
        ordering = ["-published_at"]
        indexes = [
            models.Index(
                fields=["-published_at"],
                name="publication_live",
                condition=models.Q(withdrawn_at__isnull=True),
            ),
            GinIndex(fields=["search_vector"], name="publication_search"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
