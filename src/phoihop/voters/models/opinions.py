from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from phoihop.base.files.models import StoredFile
from phoihop.kernel.actor import Actor, Role
from phoihop.org.models import Body, Place, Term
from phoihop.voters import workflow
from phoihop.voters.choices import OpinionKind, states_of
from phoihop.voters.models.meetings import Meeting, MeetingRound
from phoihop.voters.models.petitions import Petition
from phoihop.voters.permissions import READERS
from phoihop.voters.querysets import OpinionQuerySet, SealedOpinionQuerySet


class Spoken(models.Model):
    """Where something was said, by whom, and the exact place of the paper that it was read from."""

    owner = models.ForeignKey(
        Body, verbose_name=_("cơ quan ghi nhận"), on_delete=models.PROTECT, related_name="+"
    )
    term = models.ForeignKey(Term, verbose_name=_("nhiệm kỳ"), on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("cuộc tiếp xúc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    round = models.ForeignKey(
        MeetingRound, verbose_name=_("đợt"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    channel = models.CharField(_("kênh"), max_length=16, default="TXCT")
    said_on = models.DateField(_("nêu ngày"), null=True, blank=True)
    source_file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_anchor = models.CharField(_("vị trí trong văn bản"), max_length=80, blank=True)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    recorded_by = models.CharField(_("người ghi nhận"), max_length=160)

    class Meta:
        abstract = True


class Opinion(Spoken):
    """What was said. The words are never edited; counts in "lượt" are opinions (machine O)."""

    words = models.TextField(_("nguyên văn"))
    kind = models.CharField(_("loại"), max_length=14, choices=OpinionKind, default=OpinionKind.PETITION)
    speaker = models.CharField(_("người nêu"), max_length=200, blank=True)
    speaker_unit = models.CharField(_("thôn, tổ dân phố, đơn vị"), max_length=200, blank=True)
    place = models.ForeignKey(
        Place,
        verbose_name=_("xã, phường của cử tri"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    places_written = models.CharField(_("địa bàn như văn bản ghi"), max_length=300, blank=True)
    places = models.ManyToManyField(
        Place, verbose_name=_("các xã, phường"), blank=True, related_name="opinions"
    )
    on_spot_answer = models.TextField(_("trả lời tại chỗ"), blank=True)
    on_spot_by = models.CharField(_("người trả lời tại chỗ"), max_length=200, blank=True)
    status = models.CharField(_("bước"), max_length=18, choices=states_of(workflow.OPINION))
    petition = models.ForeignKey(
        Petition,
        verbose_name=_("kiến nghị"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="opinions",
    )
    proposal = models.JSONField(_("gợi ý khi đọc"), default=dict)
    search_vector = SearchVectorField(null=True, editable=False)
    is_history = models.BooleanField(_("nhập từ sổ cũ"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("ý kiến")
        verbose_name_plural = _("ý kiến")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["petition"], name="opinion_petition"),
            models.Index(
                fields=["status", "-id"],
                name="opinion_waiting",
                condition=models.Q(status__in=["recorded", "answered_on_spot", "screened"]),
            ),
            GinIndex(fields=["search_vector"], name="opinion_search"),
        ]

    def __str__(self) -> str:
        # No words: an opinion may turn out to be a denunciation after its label stands in the audit for ever.
        return f"Ý kiến {self.pk}"

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as ``OpinionQuerySet.visible_to``, asked of one object."""
        if not actor.is_person:
            return False
        is_plain = self.petition is None or self.petition.secrecy == 0
        if actor.role in READERS:
            return is_plain or self.owner_id == actor.principal
        if actor.role is Role.COMMUNE_HOST and actor.place is not None:
            return is_plain and (
                self.place_id == actor.place or any(p.pk == actor.place for p in self.places.all())
            )
        return False


class SealedOpinion(Spoken):
    """A complaint or denunciation set apart: words sealed, in no search, log, export or notice; opened by named seats only."""

    code = models.CharField(_("mã"), max_length=24, unique=True)
    kind = models.CharField(_("loại"), max_length=14, choices=OpinionKind)
    sealed_words = models.BinaryField()
    places = models.ManyToManyField(Place, verbose_name=_("các xã, phường"), blank=True, related_name="+")

    objects = SealedOpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mục trong khay khiếu nại, tố cáo")
        verbose_name_plural = _("khay khiếu nại, tố cáo")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.code

    def is_visible_to(self, actor: Actor) -> bool:
        """The same rule as ``SealedOpinionQuerySet.visible_to``, asked of one object."""
        return actor.is_person and actor.opens_tray and self.owner_id == actor.principal


class SealedReading(models.Model):
    """The read log of the tray: who opened which item, when and for what."""

    item = models.ForeignKey(SealedOpinion, on_delete=models.CASCADE, related_name="readings")
    reader = models.PositiveBigIntegerField()
    reader_label = models.CharField(_("người mở"), max_length=160)
    purpose = models.CharField(_("mục đích"), max_length=200)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("lần mở")
        verbose_name_plural = _("lần mở")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.reader_label}"
