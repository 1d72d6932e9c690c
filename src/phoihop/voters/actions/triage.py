"""Triage: an opinion becomes a petition, joins one, is noted or set aside; every step can be taken back while it is fresh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act
from phoihop.base.live.leases import require_free
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.firing import fire
from phoihop.voters.actions.learning import unlearn
from phoihop.voters.actions.petitions import (
    Classification,
    classify,
    detach_opinion,
    open_petition,
    split_petition,
)
from phoihop.voters.models import Opinion, Petition, PetitionLink
from phoihop.voters.permissions import P, decide
from phoihop.voters.workflow import OPINION

WAITING = ("recorded", "answered_on_spot", "screened")


@dataclass(frozen=True)
class Part:
    """One request of an opinion: the staff's wording and, where it is clear, how it is classified."""

    content: str
    classification: Classification | None = None


def triage_opinion(
    *,
    actor: Actor,
    opinion: Opinion,
    parts: Sequence[Part],
    earlier: Sequence[Petition] = (),
    expected_version: int | None = None,
) -> list[Petition]:
    """One opinion into one petition per request; the voter's words stay whole with the opinion (case E15).

    ``earlier`` are petitions on the same matter, answered before: they are linked and the raising is counted (case E03).
    """
    wanted = [part for part in parts if part.content.strip()]
    if not wanted:
        raise NotAllowed("Phải có nội dung kiến nghị.")
    with act(actor, "opinion.triage", opinion) as doing:
        require_free(actor, opinion)
        fresh = lock(opinion, expected_version)
        if fresh.status not in WAITING:
            raise NotAllowed("Ý kiến này đã được xử lý: %(status)s.", status=str(fresh.get_status_display()))
        first, *others = wanted
        whole = "\n\n".join(part.content.strip() for part in wanted)
        petition = open_petition(actor=actor, opinions=[fresh], content=whole)
        petitions = [petition]
        if others:
            petitions = split_petition(
                actor=actor, petition=petition, parts=[part.content for part in wanted]
            )
        for made, part in zip(petitions, [first, *others], strict=True):
            if part.classification:
                with act(actor, "petition.classify", made) as step:
                    classify(step, made, part.classification)
        if earlier:
            _link(petitions[0], earlier)
        doing.note(petitions=[made.code for made in petitions])
    return petitions


def take_back_petition(
    *,
    actor: Actor,
    opinion: Opinion,
    petition: Petition,
    expected_version: int | None = None,
    even_withdrawn: bool = False,
) -> Opinion:
    """Undo of a petition just made from one opinion: it goes, the opinion waits again, the suggestions unlearn it.

    Only while nobody has worked on it: not merged, split, put into a letter, published or joined by another opinion.
    """
    with act(actor, "petition.take_back", opinion) as doing:
        petition = lock(petition, expected_version)
        opinion = lock(opinion)
        require(decide(actor, P.TRIAGE, petition))
        family = [*(lock(part) for part in petition.parts.all()), petition]
        if opinion.petition_id != petition.pk:
            raise NotAllowed("Ý kiến này không còn ở %(code)s.", code=petition.code)
        for one in family:
            if reason := why_in_use(one, even_withdrawn=even_withdrawn):
                raise NotAllowed(f"{one.code} {reason}")
        doing.note(petitions=[one.code for one in family])
        opinion.petition = None
        fire(doing, OPINION, "detach", opinion)
        _wait_again(doing, opinion)
        opinion.save()
        for one in family:
            unlearn(one)
            one.delete()
    return opinion


def why_in_use(petition: Petition, *, even_withdrawn: bool = False) -> str:
    """Why a petition cannot just go again, and what to undo first; empty where it can.

    What voters took back stays counted: only its words that belong into the tray let it go.
    """
    free = ("open", "classified", "withdrawn") if even_withdrawn else ("open", "classified")
    if petition.status == "merged":
        return _("đã được gộp; hãy bỏ gộp trước.")
    if petition.merged.exists():
        return _("có kiến nghị khác gộp vào; hãy bỏ gộp trước.")
    if petition.referrals.exists() and not petition.referrals.exclude(status="drafted").exists():
        return _("đang ở trong công văn chờ phát hành; hãy bỏ khỏi công văn trước.")
    if petition.status not in free or petition.referrals.exists():
        return _(
            "đã được xử lý tiếp (%(state)s), không hoàn tác được nữa; hãy hạn chế tiếp cận kiến nghị này và báo lãnh đạo."
        ) % {"state": petition.get_status_display()}
    if hasattr(petition, "publication"):
        return _("đã công khai, không hoàn tác được nữa; hãy hạn chế tiếp cận kiến nghị này và báo lãnh đạo.")
    if petition.opinions.count() > 1:
        return _("có ý kiến khác cùng gắn vào; hãy đưa các ý kiến đó ra trước.")
    if petition.later.exists():
        return _("đã được nối với kiến nghị nêu lại sau này; hãy hoàn tác kiến nghị đó trước.")
    return ""


def _link(petition: Petition, earlier: Sequence[Petition]) -> None:
    PetitionLink.objects.bulk_create(
        [PetitionLink(petition=petition, earlier=one) for one in earlier], ignore_conflicts=True
    )
    petition.times_raised = 1 + max(one.times_raised for one in earlier)
    petition.save(update_fields=["times_raised"])


def take_back_join(*, actor: Actor, opinion: Opinion, expected_version: int | None = None) -> Opinion:
    """Undo of a join: the opinion waits again as it did before."""
    with act(actor, "opinion.take_back", opinion) as doing:
        doing.note(petition=opinion.petition and opinion.petition.code)
        opinion = lock(detach_opinion(actor=actor, opinion=opinion, expected_version=expected_version))
        _wait_again(doing, opinion)
        opinion.save()
    return opinion


def take_back_end(*, actor: Actor, opinion: Opinion, expected_version: int | None = None) -> Opinion:
    """Undo of "noted" or "closed at the meeting"."""
    with act(actor, "opinion.take_back", opinion) as doing:
        opinion = lock(opinion, expected_version)
        doing.note(was=opinion.status)
        fire(doing, OPINION, "unnote" if opinion.status == "noted" else "unclose", opinion)
        opinion.save(update_fields=["status", "version"])
    return opinion


def _wait_again(doing: Act, opinion: Opinion) -> None:
    fire(doing, OPINION, "unscreen", opinion)
    if opinion.on_spot_answer and opinion.on_spot_by:
        fire(doing, OPINION, "answer_on_spot", opinion)
