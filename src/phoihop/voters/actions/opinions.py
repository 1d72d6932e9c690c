"""What was said is written down; the words are never edited afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act, record
from phoihop.base.crypto.sealing import seal
from phoihop.base.files.models import StoredFile
from phoihop.base.files.store import close
from phoihop.base.search.vectors import vector
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.office.actions.numbering import next_code
from phoihop.org.models import Body, Place, Term
from phoihop.voters.actions.firing import fire
from phoihop.voters.choices import SECRET_KINDS, OpinionKind
from phoihop.voters.models import Meeting, MeetingRound, Opinion, SealedOpinion
from phoihop.voters.permissions import P, decide
from phoihop.voters.workflow import OPINION

SEAL_CONTEXT = "voters.SealedOpinion"


@dataclass(frozen=True)
class Saying:
    """One thing said, as read from a paper or typed."""

    words: str
    kind: OpinionKind = OpinionKind.PETITION
    speaker: str = ""
    speaker_unit: str = ""
    places: tuple[Place, ...] = ()
    places_written: str = ""
    anchor: str = ""
    on_spot_answer: str = ""
    on_spot_by: str = ""
    proposal: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Occasion:
    """Where and when it was said, and the paper that it stands in."""

    owner: Body
    term: Term
    meeting: Meeting | None = None
    round: MeetingRound | None = None
    channel: str = "TXCT"
    said_on: date | None = None
    file: StoredFile | None = None


def record_opinions(*, actor: Actor, occasion: Occasion, sayings: list[Saying]) -> list[Opinion]:
    """Write many opinions of one occasion, each with its own audit entry; complaints and denunciations go to the tray."""
    require(decide(actor, P.RECORD_OPINION))
    if occasion.owner.pk != actor.principal:
        raise NotAllowed("Ý kiến được ghi nhận dưới danh nghĩa cơ quan của đồng chí; hãy đổi tư cách.")
    plain = [s for s in sayings if s.kind not in SECRET_KINDS]
    with act(actor, "opinion.record_many") as doing:
        doing.object_type, doing.object_label = "voters.opinion", f"{len(sayings)} ý kiến"
        doing.note(count=len(sayings), file=occasion.file and str(occasion.file.pk))
        opinions = Opinion.objects.bulk_create([_opinion(actor, occasion, s) for s in plain])
        links = [
            Opinion.places.through(opinion_id=o.pk, place_id=p.pk)
            for o, s in zip(opinions, plain, strict=True)
            for p in s.places
        ]
        Opinion.places.through.objects.bulk_create(links, ignore_conflicts=True)
        for saying in sayings:
            if saying.kind in SECRET_KINDS:
                into_tray(actor, occasion, saying)
        record([_entry(actor, "opinion.record", opinion) for opinion in opinions])
    return opinions


def _opinion(actor: Actor, occasion: Occasion, saying: Saying) -> Opinion:
    opinion = Opinion(
        words=saying.words,
        kind=saying.kind,
        speaker=saying.speaker[:200],
        speaker_unit=saying.speaker_unit[:200],
        place=saying.places[0] if saying.places else None,
        places_written=saying.places_written[:300],
        on_spot_answer=saying.on_spot_answer,
        on_spot_by=saying.on_spot_by[:200],
        proposal=saying.proposal,
        source_anchor=saying.anchor,
        search_vector=vector(saying.words),
        **_spoken(actor, occasion),
    )
    opinion.status = "answered_on_spot" if saying.on_spot_answer and saying.on_spot_by else "recorded"
    return opinion


def _spoken(actor: Actor, occasion: Occasion) -> dict[str, Any]:
    return {
        "owner": occasion.owner,
        "term": occasion.term,
        "meeting": occasion.meeting,
        "round": occasion.round or (occasion.meeting.round if occasion.meeting else None),
        "channel": occasion.channel,
        "said_on": occasion.said_on,
        "source_file": occasion.file,
        "recorded_at": clock.now(),
        "recorded_by": actor.label[:160],
    }


def into_tray(actor: Actor, occasion: Occasion, saying: Saying) -> SealedOpinion:
    """Into the tray: sealed words, no search column, and its source file closed to others (L72 art. 37.4)."""
    item = SealedOpinion.objects.create(
        code=next_code("KR", on=clock.today())[0],
        kind=saying.kind,
        sealed_words=seal(saying.words, context=SEAL_CONTEXT),
        source_anchor=saying.anchor,
        **_spoken(actor, occasion),
    )
    item.places.set(saying.places)
    if occasion.file:
        close(occasion.file)
    record([_entry(actor, "opinion.set_aside", item)])
    return item


def _entry(actor: Actor, verb: str, obj: Opinion | SealedOpinion) -> Act:
    entry = Act(verb, actor)
    entry.about(obj, label=obj.code if isinstance(obj, SealedOpinion) else f"Ý kiến {obj.pk}")
    return entry


def note_opinion(*, actor: Actor, opinion: Opinion, expected_version: int | None = None) -> Opinion:
    """An opinion without a request is noted; it stays in the counts (Đồng Nai sees about half of what is said)."""
    with act(actor, "opinion.note", opinion) as doing:
        opinion = lock(opinion, expected_version)
        opinion.kind = OpinionKind.OPINION
        fire(doing, OPINION, "note", opinion)
        opinion.save(update_fields=["status", "kind", "version"])
        doing.note(status=opinion.status)
    return opinion


def close_on_spot(*, actor: Actor, opinion: Opinion, expected_version: int | None = None) -> Opinion:
    """Settled at the meeting itself; counted apart (case E12)."""
    with act(actor, "opinion.close", opinion) as doing:
        opinion = lock(opinion, expected_version)
        fire(doing, OPINION, "close", opinion)
        opinion.save(update_fields=["status", "version"])
    return opinion


def answer_on_spot(
    *, actor: Actor, opinion: Opinion, answer: str, by: str, expected_version: int | None = None
) -> Opinion:
    """An authority that was present answered; written down with its name (L72 art. 24.1d)."""
    with act(actor, "opinion.answer_on_spot", opinion) as doing:
        opinion = lock(opinion, expected_version)
        opinion.on_spot_answer, opinion.on_spot_by = answer, by
        fire(doing, OPINION, "answer_on_spot", opinion)
        opinion.save(update_fields=["status", "on_spot_answer", "on_spot_by", "version"])
    return opinion
