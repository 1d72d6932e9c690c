"""A complaint or denunciation found late: it goes back the road it came, then into the tray, and nothing of it stays behind."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from phoihop.base.access.conflict import check_version
from phoihop.base.access.locking import lock
from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import Act, act
from phoihop.base.importing.apart import set_apart
from phoihop.base.importing.models import ImportItem
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.kernel.text import quotes
from phoihop.voters.actions.firing import fire
from phoihop.voters.actions.opinions import Occasion, Saying, into_tray
from phoihop.voters.actions.triage import take_back_join, take_back_petition, why_in_use
from phoihop.voters.choices import OpinionKind
from phoihop.voters.imports.values import values_of
from phoihop.voters.models import Opinion, Petition, SealedOpinion
from phoihop.voters.permissions import P, decide
from phoihop.voters.workflow import OPINION

# The machine sets aside what is recorded; from these states it goes there by moves that it has anyway.
BACK = {"noted": "unnote", "closed": "unclose", "answered_on_spot": "screen", "screened": "unscreen"}


def set_aside(
    *, actor: Actor, opinion: Opinion, kind: OpinionKind, expected_version: int | None = None
) -> SealedOpinion:
    """Its words leave the opinion, the import and its paper, and the petition made of it, for the tray (L72 art. 37.4)."""
    with act(actor, "opinion.set_aside", opinion) as doing:
        if opinion.status == "withdrawn":
            expected_version = _unwithdraw(doing, opinion, expected_version)
        opinion = _taken_back(actor, opinion, expected_version)
        _go_back(doing, opinion)
        fire(doing, OPINION, "set_aside", opinion)
        occasion = Occasion(
            opinion.owner,
            opinion.term,
            opinion.meeting,
            opinion.round,
            opinion.channel,
            opinion.said_on,
            opinion.source_file,
        )
        said = opinion.words
        # An import locks its batch before it draws numbers; so does this.
        set_apart(said, kind=kind, item=_item_of(opinion), file=opinion.source_file)
        saying = Saying(said, kind, places=tuple(opinion.places.all()), anchor=opinion.source_anchor)
        sealed = into_tray(actor, occasion, saying)
        opinion.words = f"(đã tách vào khay riêng: {sealed.code})"
        opinion.speaker = opinion.speaker_unit = opinion.places_written = ""
        opinion.on_spot_answer = opinion.on_spot_by = ""
        opinion.kind, opinion.proposal, opinion.search_vector = kind, {}, None
        opinion.save()
        doing.note(item=sealed.code)
    return sealed


def _unwithdraw(doing: Act, opinion: Opinion, expected_version: int | None) -> int:
    """As if it had not been withdrawn: from there it goes the road of any other; says the version that it has now."""
    petition = Petition.objects.filter(opinions=opinion).first()
    if petition is not None:
        lock(petition)  # before its opinions, as everywhere
    fresh = lock(opinion, expected_version)
    fire(doing, OPINION, "unwithdraw", fresh)
    if fresh.petition_id:
        fire(doing, OPINION, "attach", fresh)
    fresh.save(update_fields=["status", "version"])
    return fresh.version


def _taken_back(actor: Actor, opinion: Opinion, expected_version: int | None) -> Opinion:
    """The opinion by itself, locked: a petition made of it alone goes, one that it had joined goes on without it."""
    petition = Petition.objects.filter(opinions=opinion).first()
    if petition is None:
        opinion = lock(opinion, expected_version)
    else:
        # The petition is locked before its opinions, as everywhere.
        require(decide(actor, P.SET_ASIDE, opinion))
        check_version(Opinion.objects.get(pk=opinion.pk), expected_version)
        if petition.opinions.count() > 1:
            _require_reworded(petition, opinion)
            take_back_join(actor=actor, opinion=opinion)
        else:
            _require_undone(petition, why_in_use(petition, even_withdrawn=True))
            take_back_petition(actor=actor, opinion=opinion, petition=petition, even_withdrawn=True)
        opinion = lock(opinion)
    left = _made_of(opinion).exclude(pk=petition.pk if petition else 0).first()
    if left is not None:
        _require_undone(left, why_in_use(left) or _("hãy hoàn tác việc lập kiến nghị đó trước."))
    return opinion


def _require_undone(petition: Petition, reason: str) -> None:
    if reason:
        raise NotAllowed(
            _("%(code)s được lập từ ý kiến này: %(reason)s") % {"code": petition.code, "reason": reason}
        )


def _require_reworded(petition: Petition, opinion: Opinion) -> None:
    """A petition that goes on with other opinions says what those say."""
    is_quoting = any(quotes(text, opinion.words) for text in (petition.content, petition.summary))
    reworded = AuditEntry.objects.filter(
        object_type=Petition._meta.label_lower, object_id=str(petition.pk), verb="petition.edit"
    )
    if is_quoting or (_made_of(opinion).filter(pk=petition.pk).exists() and not reworded.exists()):
        raise NotAllowed(
            _(
                "%(code)s có ý kiến khác cùng gắn vào và còn lời của ý kiến này: hãy sửa lời văn kiến nghị đó trước."
            )
            % {"code": petition.code}
        )


def _made_of(opinion: Opinion) -> QuerySet[Petition]:
    """The petitions that the record of acts says were opened from this opinion, wherever it is now."""
    opened = AuditEntry.objects.filter(
        object_type=Petition._meta.label_lower, verb="petition.open", data__opinions__contains=[opinion.pk]
    )
    return Petition.objects.filter(pk__in=[int(pk) for pk in opened.values_list("object_id", flat=True)])


def _go_back(doing: Act, opinion: Opinion) -> None:
    while opinion.status in BACK:
        # What is screened is taken for a request; it is neither a request nor an opinion, and gets its kind in the end.
        opinion.kind = OpinionKind.PETITION
        fire(doing, OPINION, BACK[opinion.status], opinion)


def _item_of(opinion: Opinion) -> ImportItem | None:
    """The item of the import that it was written from; a row of the old tracking sheet became a petition by its words."""
    own = ImportItem.objects.filter(result_type=Opinion._meta.label_lower, result_id=str(opinion.pk)).first()
    rows = ImportItem.objects.filter(
        result_type=Petition._meta.label_lower,
        batch__file=opinion.source_file_id,
        anchor=opinion.source_anchor,
    )
    return own or next((row for row in rows if values_of(row).words == opinion.words), None)
