"""The second half of the demo's story: receipts, replies, promises, a return, a reopening."""

from __future__ import annotations

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.office.actions.documents import register_incoming
from phoihop.org.models import Body
from phoihop.voters.actions.closing import close_petition, evaluate, reopen_petition
from phoihop.voters.actions.partners import ask_partner
from phoihop.voters.actions.promises import check_promise
from phoihop.voters.actions.publishing import publish_petition
from phoihop.voters.actions.referrals import deliver, receive, redraft, return_wrong, start_processing
from phoihop.voters.actions.replies import Answer, ReplyPaper, enter_reply
from phoihop.voters.choices import (
    Evaluated,
    Outcome,
    PromiseStatus,
)
from phoihop.voters.models import Petition, Referral
from phoihop.web.demo.people import actor_of
from phoihop.web.demo.stage import Stage


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


def tell_answers(stage: Stage, petitions: list[Petition]) -> None:
    """Every state that a referral can be in, at least once."""
    for code, days in (("SNNMT", 46), ("SGDDT", 38), ("SYT", 37), ("SCT", 10), ("CAT", 38)):
        _receive(stage, code, days)
    officer = actor_of("soxaydung")
    with clock.at(stage.at(45, 9)):
        for referral in _of("SXD")[:2]:
            receive(actor=officer, referral=referral, received_on=stage.day(46))
        start_processing(actor=officer, referral=_of("SXD")[0])
    with clock.at(stage.at(3, 9)):
        ask_partner(
            actor=officer, referral=_of("SXD")[0], partner=Body.objects.get(code="STC"), asked_on=stage.day(3),
            text="Cho biết nguồn vốn có thể bố trí trong kế hoạch năm sau.",
        )  # fmt: skip
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
        promise = Referral.objects.get(pk=teachers.pk).current_outcome().promise
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
                answers={referral.pk: outcome.short},
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
