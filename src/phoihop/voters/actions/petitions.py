"""A petition is made of opinions, classified, merged, split."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from phoihop.base.access.conflict import check_version
from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act
from phoihop.base.search.vectors import vector
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.office.actions.numbering import next_code
from phoihop.org.models import Body
from phoihop.regulation.selectors import clause_in_force
from phoihop.voters.actions.firing import advance, fire
from phoihop.voters.actions.learning import learn, unlearn
from phoihop.voters.models import Opinion, Petition
from phoihop.voters.permissions import P, decide
from phoihop.voters.workflow import OPINION, PETITION

CLAUSE_FORWARDING = "D10"


@dataclass(frozen=True)
class Classification:
    """Competence, subject field and who must solve it; what the machine proposes and a person decides."""

    competence: str
    subject_field: str
    lead: Body
    co_authorities: Sequence[Body] = field(default_factory=tuple)
    urgency: str = "normal"


def open_petition(
    *,
    actor: Actor,
    opinions: Sequence[Opinion],
    content: str,
    summary: str = "",
    classification: Classification | None = None,
    split_from: Petition | None = None,
) -> Petition:
    """One matter from one or more opinions; with a classification it is classified in the same act."""
    if not opinions:
        raise NotAllowed("Phải có ít nhất một ý kiến của cử tri.")
    with act(actor, "petition.open") as doing:
        if split_from is None:
            opinions = [lock(opinion) for opinion in opinions]
        first = opinions[0]
        petition = Petition(
            content=content.strip(),
            summary=summary.strip(),
            owner_id=first.owner_id,
            term=first.term,
            round_id=first.round_id,
            clause=clause_in_force(first.term, CLAUSE_FORWARDING),
            first_raised_on=min((o.said_on for o in opinions if o.said_on), default=None),
            opinion_count=len(opinions),
            split_from=split_from,
            created_at=clock.now(),
            created_by=actor.label[:160],
        )
        require(decide(actor, P.TRIAGE, None))
        if first.owner_id != actor.principal:
            raise NotAllowed(
                "Chỉ cơ quan ghi nhận ý kiến này được lập kiến nghị; hãy đổi tư cách nếu đồng chí có."
            )
        advance(doing, PETITION, "open", petition)
        petition.code = next_code("KN", on=clock.today())[0]
        petition.search_vector = vector(petition.code, petition.summary, petition.content)
        petition.save()
        doing.about(petition)
        if split_from is None:
            attach(doing, opinions, petition)
        else:
            petition.places.set(split_from.places.all())
        doing.note(opinions=[o.pk for o in opinions])
        if classification:
            classify(doing, petition, classification)
    return petition


def attach(doing: Act, opinions: Sequence[Opinion], petition: Petition) -> None:
    """Join opinions, locked by the act, to a petition; every opinion keeps its words, speaker and source."""
    for opinion in opinions:
        if opinion.status in ("recorded", "answered_on_spot"):
            opinion.kind = "petition"
            fire(doing, OPINION, "screen", opinion)
        opinion.petition = petition
        fire(doing, OPINION, "attach", opinion)
        opinion.save(update_fields=["kind", "petition", "status", "version"])
    said_in = Opinion.places.through.objects.filter(opinion__in=opinions).values_list("place", flat=True)
    petition.places.add(*said_in)


def join_opinion(
    *, actor: Actor, opinion: Opinion, petition: Petition, expected_version: int | None = None
) -> Petition:
    """The same matter said again: the opinion joins a petition that exists (case E01)."""
    with act(actor, "petition.join_opinion", petition) as doing:
        petition = lock(petition)
        require(decide(actor, P.TRIAGE, petition))
        _require_living(petition)
        attach(doing, [lock(opinion, expected_version)], petition)
        petition.opinion_count = petition.opinions.count()
        petition.times_raised = max(1, petition.opinions.values("round").distinct().count())
        petition.save(update_fields=["opinion_count", "times_raised"])
        doing.note(opinion=opinion.pk)
    return petition


def _require_living(petition: Petition) -> None:
    if petition.status == "withdrawn":
        raise NotAllowed(
            "%(code)s: cử tri đã rút; hãy lập kiến nghị mới và gắn với kiến nghị này.", code=petition.code
        )


def detach_opinion(*, actor: Actor, opinion: Opinion, expected_version: int | None = None) -> Opinion:
    """Undo of a join: the opinion waits again."""
    with act(actor, "petition.detach_opinion", opinion) as doing:
        opinion = lock(opinion, expected_version)
        petition = opinion.petition
        if petition is None or petition.opinion_count <= 1:
            raise NotAllowed(
                "Kiến nghị phải còn ít nhất một ý kiến; hãy gộp kiến nghị này vào kiến nghị khác."
            )
        opinion.petition = None
        fire(doing, OPINION, "detach", opinion)
        opinion.save()
        petition.opinion_count = petition.opinions.count()
        petition.save(update_fields=["opinion_count"])
        doing.about(petition)  # the opinion is gone from it: only so its history tells of it
        doing.note(petition=petition.code, opinion=opinion.pk)
    return opinion


def classify_petition(
    *, actor: Actor, petition: Petition, classification: Classification, expected_version: int | None = None
) -> Petition:
    """Competence, field, lead authority (L72 art. 41.2: within 3 working days after the council's meeting)."""
    with act(actor, "petition.classify", petition) as doing:
        petition = lock(petition, expected_version)
        classify(doing, petition, classification)
    return petition


def classify(doing: Act, petition: Petition, classification: Classification) -> None:
    """Classify a petition that the act has locked or made."""
    is_first = not petition.subject_field
    unlearn(petition)
    petition.competence = classification.competence
    petition.subject_field = classification.subject_field
    petition.lead = classification.lead
    petition.urgency = classification.urgency
    fire(doing, PETITION, "classify", petition)
    petition.save(update_fields=["competence", "subject_field", "lead", "urgency", "status", "version"])
    if is_first:
        petition.co_authorities.add(*classification.co_authorities)
    else:
        petition.co_authorities.set(classification.co_authorities)
    learn(petition)
    doing.note(
        competence=classification.competence,
        subject_field=classification.subject_field,
        lead=classification.lead.code,
        co_authorities=[body.code for body in classification.co_authorities],
    )


def edit_wording(
    *, actor: Actor, petition: Petition, content: str, summary: str, expected_version: int | None = None
) -> Petition:
    """The staff's wording of the matter, until it is forwarded; the voters' words stay with the opinions."""
    with act(actor, "petition.edit", petition) as doing:
        petition = lock(petition, expected_version)
        require(decide(actor, P.TRIAGE, petition))
        if petition.status not in ("open", "classified"):
            raise NotAllowed("Kiến nghị đã tổng hợp hoặc đã chuyển; nội dung không sửa được nữa.")
        doing.note(old=_print_of(petition.content), new=_print_of(content.strip()))
        _reword(petition, content.strip(), summary.strip())
        petition.version += 1
        petition.save(update_fields=["content", "summary", "search_vector", "version"])
    return petition


def merge_petitions(
    *, actor: Actor, petition: Petition, master: Petition, expected_version: int | None = None
) -> Petition:
    """The same matter: one master; every opinion goes along and the merger can be undone (case E01)."""
    with act(actor, "petition.merge", petition) as doing:
        first, second = sorted((petition, master), key=lambda one: one.pk)
        locked = {one.pk: one for one in (lock(first), lock(second))}
        petition, master = locked[petition.pk], locked[master.pk]
        check_version(petition, expected_version)
        require(decide(actor, P.TRIAGE, master))
        if master.status == "merged":
            raise NotAllowed("%(code)s đã được gộp; hãy gộp vào kiến nghị chính của nó.", code=master.code)
        _require_living(master)
        petition.master = master
        fire(doing, PETITION, "merge", petition)
        petition.save()
        moved = list(petition.opinions.values_list("pk", flat=True))
        petition.opinions.update(petition=master)
        master.places.add(*petition.places.all())
        master.opinion_count = master.opinions.count()
        master.save(update_fields=["opinion_count"])
        doing.note(master=master.code, opinions=moved)
        with act(actor, "petition.take_in", master) as gained:  # so that its own history tells of it
            gained.note(merged=petition.code)
    return master


def unmerge_petition(
    *, actor: Actor, petition: Petition, opinions: Sequence[int], expected_version: int | None = None
) -> Petition:
    """Undo of a merger: the opinions that came along go back; each of the two keeps at least one."""
    with act(actor, "petition.unmerge", petition) as doing:
        # The master has the lower or the higher id: both are locked in the order in which a merger locks them.
        pair = [petition.pk, petition.master_id or petition.pk]
        locked = {
            one.pk: one
            for one in Petition.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("pk")
        }
        petition, master = locked[pair[0]], locked[pair[1]]
        check_version(petition, expected_version)
        back = Opinion.objects.filter(pk__in=opinions, petition=master)
        if not back.exists() or not master.opinions.exclude(pk__in=opinions).exists():
            raise NotAllowed("Mỗi kiến nghị phải còn ít nhất một ý kiến của cử tri.")
        fire(doing, PETITION, "unmerge", petition)
        back.update(petition=petition)
        petition.master = None
        petition.opinion_count = petition.opinions.count()
        petition.save()
        master.opinion_count = master.opinions.count()
        master.save(update_fields=["opinion_count"])
        doing.note(master=master.code)
        with act(actor, "petition.give_back", master) as lost:
            lost.note(merged=petition.code)
    return petition


def split_petition(
    *, actor: Actor, petition: Petition, parts: Sequence[str], expected_version: int | None = None
) -> list[Petition]:
    """Several requests in one: each part a petition of its own; the parent keeps the voters' wording (case E15)."""
    texts = [part.strip() for part in parts if part.strip()]
    if len(texts) < 2:
        raise NotAllowed("Tách cần ít nhất hai phần có nội dung.")
    with act(actor, "petition.split", petition) as doing:
        petition = lock(petition, expected_version)
        require(decide(actor, P.TRIAGE, petition))
        if petition.status not in ("open", "classified"):
            raise NotAllowed("Chỉ tách được kiến nghị chưa tổng hợp, chưa chuyển.")
        opinions = list(petition.opinions.all())
        made = [
            open_petition(actor=actor, opinions=opinions, content=text, split_from=petition)
            for text in texts[1:]
        ]
        doing.note(parts=[p.code for p in made], old=_print_of(petition.content))
        _reword(petition, texts[0], "")
        petition.version += 1
        petition.save(update_fields=["summary", "content", "search_vector", "version"])
    return [petition, *made]


def _reword(petition: Petition, content: str, summary: str) -> None:
    """Search and suggestions follow the wording: the words that stood there before are in neither."""
    unlearn(petition)
    petition.content, petition.summary = content, summary
    petition.search_vector = vector(petition.code, summary, content)
    learn(petition)


def _print_of(words: str) -> str:
    """A fingerprint: the record proves which words stood there without keeping them for ever."""
    return f"{len(words)} ký tự, {hashlib.sha256(words.encode()).hexdigest()[:16]}"
