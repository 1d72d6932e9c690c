"""What a date may be on the road, and whose record a body may change."""

from __future__ import annotations

from datetime import timedelta

import pytest

from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.office.models import NumberingBook
from phoihop.voters.actions.closing import evaluate, reopen_petition
from phoihop.voters.actions.letters import add_to_letter, issue_letter, remove_from_letter
from phoihop.voters.actions.petitions import merge_petitions, unmerge_petition
from phoihop.voters.actions.promises import check_promise
from phoihop.voters.actions.publishing import publish_answers
from phoihop.voters.actions.referrals import deliver
from phoihop.voters.actions.replies import Answer, ReplyPaper, enter_reply
from phoihop.voters.choices import Evaluated, Outcome, PromiseStatus
from phoihop.voters.models import Petition, Promise, Referral
from phoihop.voters.selectors.signers import signers
from phoihop.web.demo.people import actor_of
from tests.voters.road.story import (
    answered,
    classified,
    council,
    fresh,
    proof,
    received,
    sent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
JUDGED = dict.fromkeys(("complete", "right_question", "road_map", "accepted"), Evaluated.YES)


def of_the_delegation(status: str = "referred") -> Petition:
    return Petition.objects.filter(owner__code="DDBQH", status=status)[0]


@pytest.mark.parametrize("days", [400, 3, -1])
def test_a_letter_is_dated_after_the_last_number_and_not_in_the_future(days: int) -> None:
    sent(fresh())
    petition = Petition.objects.filter(status="classified", stage="not_sent", owner__code="TTHDND")[0]
    letter = add_to_letter(actor=council(), petition=classified(petition)).letter
    assert letter is not None
    books = list(NumberingBook.objects.order_by("pk").values_list("year", "last_number"))
    leader = actor_of("thuongtruc")
    with pytest.raises(NotAllowed, match="Ngày ban hành"):
        issue_letter(
            actor=leader,
            letter=letter,
            signer=signers(leader, letter.forwarder)[0],
            issued_on=clock.today() - timedelta(days=days),
        )
    assert list(NumberingBook.objects.order_by("pk").values_list("year", "last_number")) == books


def test_a_reply_is_dated_after_the_letter_and_a_promise_after_the_reply() -> None:
    referral = received(sent(fresh()))

    def reply(days: int, **more: object) -> None:
        answer = Answer(referral, Outcome.IN_PROGRESS, "Đang làm.", **more)  # type: ignore[arg-type]
        paper = ReplyPaper("1/STC", clock.today() - timedelta(days=days), "Giám đốc", "Toàn văn")
        enter_reply(
            actor=council("vanthu"),
            authority=referral.authority,
            paper=paper,
            answers=[answer],
            proof=proof(referral),
        )

    with pytest.raises(NotAllowed, match="trước ngày chuyển"):
        reply(1, promised_on=clock.today())
    with pytest.raises(NotAllowed, match="hẹn xong"):
        reply(0, promised_on=clock.today() - timedelta(days=2))
    assert Referral.objects.get(pk=referral.pk).status == "received"


@pytest.mark.parametrize("days", [-1, 1])
def test_voters_are_told_after_the_reply_and_not_in_the_future(days: int) -> None:
    referral = answered(received(sent(fresh())))
    with pytest.raises(NotAllowed, match="Ngày báo cử tri"):
        deliver(
            actor=council("vanthu"),
            referral=referral,
            delivered_on=clock.today() + timedelta(days=days),
            evidence="danh sách",
        )


def test_a_body_changes_no_record_of_another() -> None:
    council_leader, delegation_head = actor_of("thuongtruc"), actor_of("truongdoan")
    with pytest.raises(NotAllowed, match="Chỉ cơ quan đã tổng hợp"):
        reopen_petition(actor=council_leader, petition=of_the_delegation(), reason="chưa xong")
    promise = Promise.objects.filter(outcome__referral__forwarder__code="TTHDND")[0]
    with pytest.raises(NotAllowed, match="Chỉ cơ quan đã tổng hợp"):
        check_promise(
            actor=delegation_head, promise=promise, result=PromiseStatus.KEPT, evidence="đã kiểm tra"
        )
    outcome = promise.outcome
    with pytest.raises(NotAllowed, match="Chỉ cơ quan đã tổng hợp"):
        evaluate(actor=delegation_head, outcome=outcome, judged=JUDGED, note="")
    assert (
        evaluate(actor=actor_of("totruong"), outcome=outcome, judged=JUDGED, note="").body.code == "TODB-01"
    )


def test_a_draft_letter_is_its_own_bodys_alone() -> None:
    """Case E02."""
    mine = add_to_letter(actor=council(), petition=classified(fresh()))
    specialist = actor_of("chuyenvien", "DDBQH")
    with pytest.raises(NotAllowed, match="Chỉ cơ quan đã chuyển lượt này"):
        remove_from_letter(actor=specialist, referral=mine)
    with pytest.raises(NotAllowed, match="có ý kiến cử tri trong kiến nghị này"):
        add_to_letter(actor=specialist, petition=mine.petition)
    mine.petition.opinions.update(owner=of_the_delegation().owner)
    second = add_to_letter(actor=specialist, petition=mine.petition)
    assert second.forwarder.code == "DDBQH", (
        "raised to both: forwarded by both, each with its own clock (case E02)"
    )


def test_a_petition_is_merged_into_one_of_the_same_body_and_both_keep_an_opinion() -> None:
    petition = fresh()
    with pytest.raises(NotAllowed, match="Chỉ cơ quan tổng hợp"):
        merge_petitions(actor=council(), petition=petition, master=of_the_delegation())
    master = Petition.objects.filter(owner__code="TTHDND", status="classified")[0]
    moved = list(petition.opinions.values_list("pk", flat=True))
    merge_petitions(actor=council(), petition=petition, master=master)
    for back in ([], list(master.opinions.values_list("pk", flat=True))):
        with pytest.raises(NotAllowed, match="ít nhất một ý kiến"):
            unmerge_petition(actor=council(), petition=Petition.objects.get(pk=petition.pk), opinions=back)
    unmerge_petition(actor=council(), petition=Petition.objects.get(pk=petition.pk), opinions=moved)


def test_a_broken_promise_stays_in_the_ledger_as_broken() -> None:
    """Case E10."""
    from phoihop.commitments.models import Commitment

    promise = Promise.objects.filter(outcome__referral__forwarder__code="TTHDND", status="promised")[0]
    check_promise(
        actor=actor_of("thuongtruc"), promise=promise, result=PromiseStatus.BROKEN, evidence="đã đến xem"
    )
    assert Commitment.objects.get(object_type="voters.promise", object_id=str(promise.pk)).status == "broken"


def test_only_what_the_leader_lets_stand_is_public() -> None:
    referral = answered(received(sent(fresh())))
    deliver(actor=council("vanthu"), referral=referral, delivered_on=clock.today(), evidence="danh sách")
    petition = referral.petition
    with pytest.raises(NotAllowed, match="trả lời ngắn gọn để công khai"):
        publish_answers(actor=council("lanhdaovp"), petition=petition, answers={referral.pk: " "})
    with pytest.raises(NotAllowed, match="Chỉ lãnh đạo văn phòng"):
        publish_answers(actor=council("vanthu"), petition=petition, answers={referral.pk: "Đã xong"})
    assert (
        publish_answers(actor=actor_of("lanhdaovp", "DDBQH"), petition=petition, answers={referral.pk: "x"})
        == 0
    )
    publish_answers(actor=council("lanhdaovp"), petition=petition, answers={referral.pk: "Đã xong"})
    assert Referral.objects.get(pk=referral.pk).public_answer == "Đã xong"
