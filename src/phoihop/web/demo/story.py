"""The running round of the demo, told through the real acts on the days when they happened."""

from __future__ import annotations

from collections.abc import Callable

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.org.choices import SessionKind, SessionOf
from phoihop.org.models import Body, Place, Session, Term
from phoihop.voters.actions.letters import add_to_letter, issue_letter
from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions
from phoihop.voters.actions.petitions import Classification, join_opinion, open_petition
from phoihop.voters.actions.rounds import open_round_debts
from phoihop.voters.choices import (
    MeetingStatus,
    OpinionKind,
    RoundEdge,
    RoundStatus,
)
from phoihop.voters.models import Meeting, MeetingRound, Opinion, Petition, TransferLetter
from phoihop.voters.selectors.signers import signers
from phoihop.web.demo.answers import tell_answers
from phoihop.web.demo.matters import MATTERS, ONLY_SAID, Matter
from phoihop.web.demo.people import HOST_PLACE, actor_of
from phoihop.web.demo.stage import Stage

COUNCIL_MATTERS = tuple(m for m in MATTERS if m.competence != "TW")
CENTRAL_MATTERS = tuple(m for m in MATTERS if m.competence == "TW")


def tell(progress: Callable[[str], None]) -> None:
    """Play the story from the first meeting to this morning."""
    stage = Stage(clock.today(), Term.objects.get(code="2026-2031"))
    sessions = _sessions(stage)
    progress("đợt tiếp xúc cử tri và biên bản")
    council, delegation = _rounds(stage, sessions)
    petitions = _council_round(stage, council)
    central = _delegation_round(stage, delegation)
    with clock.at(stage.at(60, 11)):
        open_round_debts(actor=actor_of("chuyenvien2", "TTHDND"), round=council)
    progress("công văn chuyển, trả lời, lời hứa")
    _forward(stage, petitions, central)
    tell_answers(stage, petitions)


def _sessions(stage: Stage) -> dict[str, Session]:
    made = {}
    for key, of, number, opens, closes, provisional in (
        ("na", SessionOf.NATIONAL_ASSEMBLY, 2, -35, -2, False),
        ("council_last", SessionOf.COUNCIL, 2, -130, -128, False),
        ("council", SessionOf.COUNCIL, 3, 14, 16, True),
    ):
        made[key] = Session.objects.create(
            of=of,
            kind=SessionKind.REGULAR,
            term=stage.term,
            number=number,
            opens_on=stage.day(-opens),
            closes_on=stage.day(-closes),
            is_provisional=provisional,
        )
    return made


def _rounds(stage: Stage, sessions: dict[str, Session]) -> tuple[MeetingRound, MeetingRound]:
    council = MeetingRound.objects.create(
        code=f"TXCT-{stage.today.year}-02",
        title="Tiếp xúc cử tri trước kỳ họp thường lệ cuối năm, HĐND tỉnh",
        owner=Body.objects.get(code="TTHDND"),
        kind="TX01",
        term=stage.term,
        session=sessions["council"],
        edge=RoundEdge.BEFORE,
        starts_on=stage.day(62),
        ends_on=stage.day(-4),
        status=RoundStatus.RUNNING,
        press_sent_on=stage.day(72),
    )
    delegation = MeetingRound.objects.create(
        code=f"TXCT-{stage.today.year}-01",
        title="Tiếp xúc cử tri trước kỳ họp thứ 2, Quốc hội khóa XVI",
        owner=Body.objects.get(code="DDBQH"),
        kind="TX01",
        term=stage.term,
        session=sessions["na"],
        edge=RoundEdge.BEFORE,
        starts_on=stage.day(75),
        ends_on=stage.day(66),
        status=RoundStatus.CLOSED,
        press_sent_on=stage.day(86),
    )
    return council, delegation


def _meeting(
    stage: Stage, round_: MeetingRound, number: int, days: int, host: str, communes: list[str]
) -> Meeting:
    place = Place.objects.get(code=host)
    meeting = Meeting.objects.create(
        code=f"{round_.code}-{number:02d}",
        round=round_,
        owner=round_.owner,
        kind=round_.kind,
        starts_at=stage.at(days, 8),
        ends_at=stage.at(days, 11),
        venue=f"Hội trường UBND {place}",
        host_commune=place,
        chair_body=Body.objects.filter(code=f"MT-{host}").first(),
        attendees=120 + number,
        speakers=9,
        status=MeetingStatus.ITEMS_EXTRACTED if days > 0 else MeetingStatus.PLANNED,
        minutes_signed_on=stage.day(days) if days > 0 else None,
    )
    meeting.covered_communes.set(Place.objects.filter(code__in=communes))
    return meeting


def _said(matter: Matter) -> Saying:
    speaker, _, unit = matter.speaker.partition(", ")
    place = Place.objects.get(code=matter.place)
    return Saying(
        matter.words,
        speaker=speaker,
        speaker_unit=unit,
        places=(place,),
        places_written=str(place),
        proposal={"field": matter.field},
    )


def _council_round(stage: Stage, round_: MeetingRound) -> list[Petition]:
    actor = actor_of("chuyenvien2", "TTHDND")
    places = sorted({m.place for m in COUNCIL_MATTERS})
    first = _meeting(stage, round_, 1, 62, HOST_PLACE, places[: len(places) // 2])
    second = _meeting(stage, round_, 2, 55, places[-1], places[len(places) // 2 :])
    _meeting(stage, round_, 3, -3, "16531", ["16531", "16516"])
    with clock.at(stage.at(60)):
        opinions = _record(actor, first, COUNCIL_MATTERS, round_)
    petitions = []
    with clock.at(stage.at(58)):
        for opinion, matter in zip(opinions[:-2], COUNCIL_MATTERS[:-2], strict=True):
            petitions.append(_opened(actor, opinion, matter))
        open_petition(
            actor=actor,
            opinions=[opinions[-2]],
            content=opinions[-2].words,
            summary=COUNCIL_MATTERS[-2].summary,
        )
    with clock.at(stage.at(54)):
        again = Saying(
            "Mặt đường liên xã đoạn qua trạm y tế hỏng nặng, đề nghị sớm sửa chữa.",
            speaker="Ông Cao Văn Bắc",
            places=(Place.objects.get(code=HOST_PLACE),),
        )
        owner, term = round_.owner, stage.term
        said = record_opinions(
            actor=actor,
            occasion=Occasion(owner, term, second, round_, said_on=stage.day(55)),
            sayings=[again],
        )
        join_opinion(actor=actor, opinion=said[0], petition=petitions[0])
    with clock.at(stage.at(2, 15)):
        waiting = [
            Saying(words, OpinionKind(kind), speaker, places=(Place.objects.get(code=place),), proposal={})
            for words, kind, place, speaker in ONLY_SAID
        ]
        record_opinions(
            actor=actor, occasion=Occasion(owner, term, second, round_, said_on=stage.day(3)), sayings=waiting
        )
        record_opinions(
            actor=actor_of("chuyenvien", "TTHDND"),
            occasion=Occasion(owner, term, second, round_, said_on=stage.day(3)),
            sayings=[
                Saying(
                    "Nội dung khiếu nại được tách riêng theo quy định (dữ liệu mẫu).", OpinionKind.COMPLAINT
                )
            ],
        )
    return petitions


def _record(
    actor: Actor, meeting: Meeting, matters: tuple[Matter, ...], round_: MeetingRound
) -> list[Opinion]:
    occasion = Occasion(
        round_.owner, round_.term, meeting, round_, said_on=clock.local(meeting.starts_at).date()
    )
    return record_opinions(actor=actor, occasion=occasion, sayings=[_said(m) for m in matters])


def _opened(actor: Actor, opinion: Opinion, matter: Matter) -> Petition:
    chosen = Classification(matter.competence, matter.field, Body.objects.get(code=matter.lead))
    return open_petition(
        actor=actor, opinions=[opinion], content=matter.words, summary=matter.summary, classification=chosen
    )


def _delegation_round(stage: Stage, round_: MeetingRound) -> list[Petition]:
    actor = actor_of("chuyenvien", "DDBQH")
    meeting = _meeting(stage, round_, 1, 70, "14797", ["14797", "14758"])
    with clock.at(stage.at(68)):
        opinions = _record(actor, meeting, CENTRAL_MATTERS, round_)
    with clock.at(stage.at(67)):
        return [
            _opened(actor, opinion, matter) for opinion, matter in zip(opinions, CENTRAL_MATTERS, strict=True)
        ]


def _forward(stage: Stage, petitions: list[Petition], central: list[Petition]) -> None:
    """Letters on four days: two to agencies that are late by now, one fresh, one still a draft."""
    council = actor_of("chuyenvien2", "TTHDND")
    for days, leads in (
        (48, ("SXD", "SNNMT")),
        (40, ("SGDDT", "SYT", "CAT")),
        (12, ("SCT", "SVHTTDL", "SNV")),
        (0, ("SKHCN",)),
    ):
        with clock.at(stage.at(days, 10)):
            for petition in petitions:
                if petition.lead and petition.lead.code in leads:
                    add_to_letter(actor=council, petition=petition)
        if days:
            with clock.at(stage.at(days, 15)):
                _issue_all(actor_of("thuongtruc"))
    with clock.at(stage.at(64, 10)):
        for petition in central:
            add_to_letter(actor=actor_of("chuyenvien", "DDBQH"), petition=petition)
    with clock.at(stage.at(64, 15)):
        _issue_all(actor_of("truongdoan"))


def _issue_all(actor: Actor) -> None:
    for letter in TransferLetter.objects.filter(document__status="draft", forwarder=actor.principal):
        issue_letter(actor=actor, letter=letter, signer=signers(actor, letter.forwarder)[0])
