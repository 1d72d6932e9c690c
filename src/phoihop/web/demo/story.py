"""The running round of the demo, told through the real acts on the days when they happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.office.actions.documents import register_incoming
from phoihop.org.choices import SessionKind, SessionOf
from phoihop.org.models import Body, Place, Seat, Session, Term
from phoihop.voters.actions.closing import close_petition, evaluate, reopen_petition
from phoihop.voters.actions.letters import Signature, add_to_letter, issue_letter
from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions
from phoihop.voters.actions.petitions import Classification, join_opinion, open_petition
from phoihop.voters.actions.promises import check_promise
from phoihop.voters.actions.publishing import publish_petition
from phoihop.voters.actions.referrals import deliver, receive, redraft, return_wrong, start_processing
from phoihop.voters.actions.replies import Answer, ReplyPaper, enter_reply
from phoihop.voters.actions.rounds import open_round_debts
from phoihop.voters.choices import (
    Evaluated,
    MeetingStatus,
    OpinionKind,
    Outcome,
    PromiseStatus,
    RoundEdge,
    RoundStatus,
)
from phoihop.voters.models import Meeting, MeetingRound, Opinion, Petition, Referral, TransferLetter
from phoihop.voters.selectors.signers import signer_of, signing_seats
from phoihop.web.demo.matters import MATTERS, ONLY_SAID, Matter
from phoihop.web.demo.people import HOST_PLACE, actor_of

COUNCIL_MATTERS = tuple(m for m in MATTERS if m.competence != "TW")
CENTRAL_MATTERS = tuple(m for m in MATTERS if m.competence == "TW")


@dataclass
class Stage:
    """The day that the story is at, and the actors who play in it."""

    today: date
    term: Term

    def at(self, days: int, hour: int = 9) -> datetime:
        """A moment ``days`` before today."""
        return datetime.combine(self.today - timedelta(days=days), time(hour), tzinfo=clock.now().tzinfo)

    def day(self, days: int) -> date:
        return self.today - timedelta(days=days)


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
    _answers(stage, petitions)


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
        chosen = signer_of(actor, signing_seats(letter.forwarder))
        issue_letter(
            actor=actor,
            letter=letter,
            signature=Signature(Seat.objects.get(pk=chosen["signer_seat"]), chosen["signer_name"]),
        )


def _of(code: str) -> list[Referral]:
    return list(
        Referral.objects.filter(authority__code=code)
        .exclude(status="drafted")
        .select_related("petition", "authority", "forwarder")
        .order_by("id")
    )


def _receive(stage: Stage, code: str, days: int) -> None:
    """The clerk enters the receipt on the agency's behalf, with the incoming document."""
    clerk = actor_of("vanthu", "TTHDND")
    with clock.at(stage.at(days, 9)):
        for referral in _of(code):
            proof = _proof(
                clerk,
                referral,
                f"{100 + days}/{code}-VP",
                days,
                stage,
                f"Xác nhận đã nhận công văn chuyển kiến nghị ({referral.petition.code})",
            )
            receive(actor=clerk, referral=referral, received_on=stage.day(days), proof=proof)


def _proof(clerk: Actor, referral: Referral, symbol: str, days: int, stage: Stage, abstract: str):  # type: ignore[no-untyped-def]
    return register_incoming(
        actor=clerk,
        body=referral.forwarder,
        author=referral.authority,
        symbol=symbol,
        document_on=stage.day(days),
        abstract=abstract,
        arrived_on=stage.day(days),
    )


def _reply(stage: Stage, referral: Referral, days: int, symbol: str, text: str, answer: Answer) -> None:
    clerk = actor_of("vanthu", "TTHDND")
    with clock.at(stage.at(days, 14)):
        proof = _proof(
            clerk, referral, symbol, days, stage, f"Trả lời kiến nghị cử tri {referral.petition.code}"
        )
        paper = ReplyPaper(symbol, stage.day(days), "Phó Giám đốc", text)
        enter_reply(actor=clerk, authority=referral.authority, paper=paper, answers=[answer], proof=proof)


def _answers(stage: Stage, petitions: list[Petition]) -> None:
    """Every state that a referral can be in, at least once."""
    for code, days in (("SNNMT", 46), ("SGDDT", 38), ("SYT", 37), ("SCT", 10), ("CAT", 38)):
        _receive(stage, code, days)
    officer = actor_of("soxaydung")
    with clock.at(stage.at(45, 9)):
        for referral in _of("SXD")[:2]:
            receive(actor=officer, referral=referral, received_on=stage.day(46))
        start_processing(actor=officer, referral=_of("SXD")[0])
    schools, teachers = _of("SGDDT")
    text = "Sở đã phối hợp kiểm tra thực tế và trả lời như sau: …"
    _reply(
        stage, schools, 20, "1420/SGDĐT-KHTC", text,
        Answer(schools, Outcome.WILL_DO, "Bố trí 4,8 tỷ đồng xây 6 phòng học trong kế hoạch đầu tư công năm sau, xong trước tháng 8.",
               "Xây 6 phòng học", stage.day(-250), money="4,8 tỷ đồng, vốn đầu tư công"),
    )  # fmt: skip
    _reply(
        stage, teachers, 19, "1433/SGDĐT-TCCB", text,
        Answer(teachers, Outcome.IN_PROGRESS, "Đang tuyển 35 giáo viên tiếng Anh, tin học; trước mắt cử giáo viên dạy liên trường.",
               "Tuyển 35 giáo viên", stage.day(3)),
    )  # fmt: skip
    clinic, kitchens = _of("SYT")
    _reply(
        stage, clinic, 18, "2210/SYT-NVY", text,
        Answer(clinic, Outcome.DONE, "Đã điều động một bác sĩ về trạm từ ngày 01 tháng này; khám bảo hiểm y tế đủ các ngày trong tuần."),
    )  # fmt: skip
    _reply(
        stage, kitchens, 16, "2231/SYT-ATTP", text,
        Answer(kitchens, Outcome.EXPLAINED, "Năm nay đã kiểm tra 42 bếp ăn, xử phạt 3 cơ sở; việc kiểm tra thực hiện theo kế hoạch hằng năm.",
               reason_code="ALREADY_REGULATED", legal_basis="Luật An toàn thực phẩm 2010"),
    )  # fmt: skip
    _tell_and_publish(stage, petitions, [clinic, schools, kitchens])
    with clock.at(stage.at(6)):
        found = Referral.objects.get(pk=clinic.pk)
        judged = {
            "complete": Evaluated.YES,
            "right_question": Evaluated.YES,
            "road_map": Evaluated.YES,
            "accepted": Evaluated.YES,
        }
        outcome = found.current_outcome()
        if outcome:
            evaluate(
                actor=actor_of("totruong"),
                outcome=outcome,
                judged=judged,
                note="Cử tri xác nhận trạm y tế đã có bác sĩ.",
            )
        close_petition(actor=actor_of("thuongtruc"), petition=found.petition)
    with clock.at(stage.at(4)):
        reopen_petition(
            actor=actor_of("thuongtruc"),
            petition=kitchens.petition,
            reason="Cử tri cho rằng trả lời chung chung, chưa nêu kết quả ở khu công nghiệp đã hỏi.",
        )
        promise = Referral.objects.get(pk=teachers.pk).current_outcome().promise  # type: ignore[union-attr]
        check_promise(
            actor=actor_of("thuongtruc"),
            promise=promise,
            result=PromiseStatus.NEW_DATE,
            evidence="Sở xin lùi thời hạn tuyển dụng",
            new_date=stage.day(-45),
        )
    _returned(stage)


def _tell_and_publish(stage: Stage, petitions: list[Petition], answered: list[Referral]) -> None:
    clerk, leader = actor_of("vanthu", "TTHDND"), actor_of("lanhdaovp", "TTHDND")
    with clock.at(stage.at(14)):
        for referral in answered:
            deliver(
                actor=clerk,
                referral=referral,
                delivered_on=stage.day(14),
                evidence="Thông báo gửi Tổ đại biểu, UBND và MTTQ xã; danh sách 4 nơi nhận",
            )
    with clock.at(stage.at(12)):
        for referral in answered:
            outcome = referral.outcomes.get()
            publish_petition(
                actor=leader,
                petition=referral.petition,
                text=referral.petition.content,
                answer_short=outcome.short,
            )
        for petition in petitions[:4]:
            publish_petition(actor=leader, petition=petition, text=petition.content)


def _returned(stage: Stage) -> None:
    """One referral went to the wrong agency and was sent on to the right one."""
    clerk, specialist = actor_of("vanthu", "TTHDND"), actor_of("chuyenvien2", "TTHDND")
    with clock.at(stage.at(3)):
        wrong = _of("CAT")[0]
        proof = _proof(clerk, wrong, "318/CAT-PV01", 3, stage, "Trả lại kiến nghị không thuộc thẩm quyền")
        return_wrong(
            actor=clerk, referral=wrong, reason="Việc kiểm soát tải trọng xe trên đường tỉnh do Sở Xây dựng chủ trì.",
            right_authority=Body.objects.get(code="SXD"), proof=proof,
        )  # fmt: skip
        redraft(actor=specialist, referral=Referral.objects.get(pk=wrong.pk))
