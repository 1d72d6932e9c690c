"""The acts of the road on the demo province: what they write, what they refuse, what two people at once leave behind."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import verify
from phoihop.commitments.models import Commitment, DueChange
from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.kernel.duedate import DueDate
from phoihop.office.models import Document, NumberingBook
from phoihop.org.models import Body
from phoihop.voters.actions.closing import close_petition, reopen_petition
from phoihop.voters.actions.letters import (
    add_to_letter,
    issue_letter,
    recall_referral,
    remove_from_letter,
)
from phoihop.voters.actions.petitions import (
    Classification,
    classify_petition,
    merge_petitions,
    split_petition,
    unmerge_petition,
)
from phoihop.voters.actions.promises import check_promise
from phoihop.voters.actions.publishing import publish_petition, withdraw_publication
from phoihop.voters.actions.referrals import deliver, receive, redraft, return_wrong
from phoihop.voters.actions.replies import ask_correction
from phoihop.voters.choices import Outcome, PromiseStatus
from phoihop.voters.models import Opinion, Petition, Promise, Referral, Reply, ReplyOutcome, TransferLetter
from phoihop.voters.selectors.progress import computed
from phoihop.voters.selectors.signers import signers
from phoihop.web.demo.people import actor_of
from tests.voters.road.story import answered, classified, council, debt_of, fresh, proof, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_issuing_takes_the_next_number_and_opens_the_debt_with_its_trace() -> None:
    last = NumberingBook.objects.get(body__code="TTHDND", year=clock.today().year).last_number
    referral = sent(fresh())
    assert referral.letter is not None
    assert referral.letter.document.number == last + 1
    assert referral.letter.document.symbol == f"{last + 1:02d}/HĐND-VP"
    debt = debt_of(referral)
    assert (debt.debtor.code, debt.creditor.code, debt.rule_key) == ("STC", "TTHDND", "voters.T17")
    assert debt.due_on == referral.due_on
    assert any("voters.T17 là" in str(note) for note in DueDate.from_json(debt.trace).notes), (
        "the later limit stands beside it"
    )
    assert verify().holds


def test_a_failed_issue_gives_the_number_back(monkeypatch: pytest.MonkeyPatch) -> None:
    referral = add_to_letter(actor=council(), petition=classified(fresh()))
    book = NumberingBook.objects.get(body__code="TTHDND", year=clock.today().year)
    letter = referral.letter
    assert letter is not None
    Referral.objects.filter(pk=referral.pk).update(
        status="received"
    )  # no longer forwardable: the act fails half-way
    leader = actor_of("thuongtruc")
    signer = signers(leader, letter.forwarder)[0]
    with pytest.raises(NotAllowed):
        issue_letter(actor=leader, letter=letter, signer=signer)
    assert NumberingBook.objects.get(pk=book.pk).last_number == book.last_number
    assert Document.objects.get(pk=letter.document_id).status == "draft"


def test_the_receipt_starts_the_clock_and_keeps_the_old_date() -> None:
    petition = fresh()
    Petition.objects.filter(pk=petition.pk).update(round=None)  # raised outside a round: no session limits it
    with clock.at(clock.now() - timedelta(days=9)):
        referral = sent(petition)
    first = referral.due_on
    referral = received(referral)
    assert referral.is_on_behalf
    assert first is not None
    assert referral.due_on is not None
    assert referral.due_on > first
    debt = debt_of(referral)
    assert list(
        DueChange.objects.filter(commitment=debt).order_by("pk").values_list("old_due_on", "new_due_on")
    ) == [
        (None, first),
        (first, referral.due_on),
    ]


def test_on_behalf_needs_a_proof_and_the_agency_itself_does_not() -> None:
    referral = sent(fresh())
    with pytest.raises(NotAllowed, match="văn bản đến"):
        receive(actor=council("vanthu"), referral=referral, received_on=clock.today())
    other = Referral.objects.filter(authority__code="SXD", status="forwarded")[0]
    assert not receive(actor=actor_of("soxaydung"), referral=other, received_on=clock.today()).is_on_behalf


@pytest.mark.parametrize(
    ("outcome", "more", "reason"),
    [
        (Outcome.IN_PROGRESS, {}, "ngày hoàn thành"),
        (Outcome.WILL_DO, {"promised_on": clock.today() + timedelta(days=90)}, "kinh phí"),
        (Outcome.EXPLAINED, {}, "căn cứ pháp lý"),
    ],
)
def test_an_answer_must_say_what_the_law_asks(outcome: Outcome, more: dict[str, object], reason: str) -> None:
    """Case E11."""
    referral = received(sent(fresh()))
    with pytest.raises(NotAllowed, match=reason):
        answered(referral, outcome, **more)
    assert not ReplyOutcome.objects.filter(referral=referral).exists()


def test_answer_tell_publish_close() -> None:
    referral = answered(received(sent(fresh())))
    kinds = set(
        Commitment.objects.filter(object_id=str(referral.pk), object_type="voters.referral").values_list(
            "kind", "status"
        )
    )
    assert kinds == {("voters.answer", "open"), ("voters.tell_voters", "open"), ("voters.publish", "open")}
    assert debt_of(referral).is_submitted, "answered, and not accepted yet"
    petition = Petition.objects.get(pk=referral.petition_id)
    with pytest.raises(NotAllowed, match="Còn lượt chuyển"):
        close_petition(actor=actor_of("thuongtruc"), petition=petition)
    deliver(
        actor=council("vanthu"),
        referral=referral,
        delivered_on=clock.today(),
        evidence="danh sách 4 nơi nhận",
    )
    assert debt_of(referral).status == "done", "who passes an answer on accepts it"
    publish_petition(
        actor=council("lanhdaovp"), petition=petition, text="Nội dung", answers={referral.pk: "Đã xong"}
    )
    petition = close_petition(actor=actor_of("thuongtruc"), petition=petition)
    assert petition.status == "closed"
    assert not Commitment.objects.filter(
        object_id=str(referral.pk), object_type="voters.referral", status="open"
    ).exists()
    assert (
        reopen_petition(actor=actor_of("thuongtruc"), petition=petition, reason="chưa xong").status
        == "reopened"
    )


def test_evidence_is_needed_to_say_that_voters_were_told() -> None:
    referral = answered(received(sent(fresh())))
    with pytest.raises(NotAllowed, match="bằng chứng"):
        deliver(actor=council("vanthu"), referral=referral, delivered_on=clock.today(), evidence="")
    assert Referral.objects.get(pk=referral.pk).status == "answered"


def test_wrong_authority_names_the_right_one_and_goes_on() -> None:
    """Case E05."""
    referral = received(sent(fresh()))
    right = Body.objects.get(code="SCT")
    return_wrong(
        actor=council("vanthu"),
        referral=referral,
        reason="không thuộc",
        right_authority=right,
        proof=proof(referral),
    )
    again = redraft(actor=council(), referral=Referral.objects.get(pk=referral.pk))
    assert again.authority == right
    assert again.replaces_id == referral.pk
    assert Commitment.objects.get(object_id=str(referral.pk), kind="voters.answer").status == "superseded"


def test_a_correction_keeps_the_old_text_and_opens_a_new_debt() -> None:
    """Case E09."""
    referral = answered(received(sent(fresh())))
    ask_correction(actor=council(), referral=referral, reason="thiếu số liệu")
    assert debt_of(referral).status == "superseded"
    referral = answered(Referral.objects.get(pk=referral.pk))
    assert referral.status == "answered"
    assert [o.is_superseded for o in referral.outcomes.order_by("pk")] == [True, False]
    first, second = Reply.objects.filter(outcomes__referral=referral).order_by("pk")
    assert second.correction_of == first
    assert debt_of(referral, "voters.answer_again").is_submitted


def test_a_promise_comes_back_and_may_move_once_it_has_a_later_day() -> None:
    """Case E10."""
    soon = clock.today() + timedelta(days=30)
    referral = answered(received(sent(fresh())), Outcome.IN_PROGRESS, promised_on=soon)
    promise = Promise.objects.get(outcome__referral=referral)
    leader = actor_of("thuongtruc")
    with pytest.raises(NotAllowed, match="sau ngày đã hẹn"):
        check_promise(
            actor=leader, promise=promise, result=PromiseStatus.NEW_DATE, evidence="xin lùi", new_date=soon
        )
    later = soon + timedelta(days=30)
    promise = check_promise(
        actor=leader, promise=promise, result=PromiseStatus.NEW_DATE, evidence="xin lùi", new_date=later
    )
    debt = Commitment.objects.get(object_type="voters.promise", object_id=str(promise.pk))
    assert (promise.times_moved, debt.due_on, debt.status) == (1, later, "open")
    check_promise(actor=leader, promise=promise, result=PromiseStatus.KEPT, evidence="đã kiểm tra tại chỗ")
    assert Commitment.objects.get(pk=debt.pk).status == "done"


def test_a_corrected_answer_ends_what_the_old_one_promised() -> None:
    soon = clock.today() + timedelta(days=30)
    referral = answered(received(sent(fresh())), Outcome.IN_PROGRESS, promised_on=soon)
    promise = Promise.objects.get(outcome__referral=referral)
    ask_correction(actor=council(), referral=referral, reason="thiếu số liệu")
    answered(Referral.objects.get(pk=referral.pk))
    debt = Commitment.objects.get(object_type="voters.promise", object_id=str(promise.pk))
    assert debt.status == "superseded"
    with pytest.raises(NotAllowed, match="đã được đính chính"):
        check_promise(
            actor=actor_of("thuongtruc"), promise=promise, result=PromiseStatus.KEPT, evidence="đã xem"
        )


def test_merge_keeps_every_opinion_and_can_be_undone() -> None:
    """Case E01."""
    petition = fresh()
    master = Petition.objects.filter(owner__code="TTHDND", status="classified")[0]
    moved = list(petition.opinions.values_list("pk", flat=True))
    merge_petitions(actor=council(), petition=petition, master=master)
    assert set(moved) <= set(Opinion.objects.filter(petition=master).values_list("pk", flat=True))
    back = unmerge_petition(actor=council(), petition=Petition.objects.get(pk=petition.pk), opinions=moved)
    assert back.status == "open"
    assert set(back.opinions.values_list("pk", flat=True)) == set(moved)


def test_split_gives_each_request_its_own_petition() -> None:
    """Case E15."""
    parent, child = split_petition(
        actor=council(), petition=fresh(), parts=["Đề nghị giảm giá thuê.", "Đề nghị công khai giá."]
    )
    assert child.split_from_id == parent.pk
    assert parent.content == "Đề nghị giảm giá thuê."
    with pytest.raises(NotAllowed, match="hai phần"):
        split_petition(actor=council(), petition=parent, parts=["chỉ một"])


def test_recall_and_removal_end_what_they_began() -> None:
    referral = sent(fresh())
    with pytest.raises(NotAllowed, match="lý do thu hồi"):
        recall_referral(actor=actor_of("thuongtruc"), referral=referral, reason=" ")
    recall_referral(actor=actor_of("thuongtruc"), referral=referral, reason="gửi nhầm")
    assert debt_of(referral).status == debt_of(referral, "voters.publish").status == "superseded"
    again = add_to_letter(actor=council(), petition=Petition.objects.get(pk=referral.petition_id))
    letter = again.letter_id
    remove_from_letter(actor=council(), referral=again)
    assert not TransferLetter.objects.filter(pk=letter).exists()


def test_a_secret_petition_is_never_published_and_a_withdrawn_one_keeps_its_record() -> None:
    """Case E27."""
    petition = Petition.objects.filter(publication__isnull=False, secrecy=0, owner__code="TTHDND")[0]
    withdraw_publication(actor=council("lanhdaovp"), petition=petition, reason="có tên người")
    assert petition.publication.__class__.objects.get(petition=petition).withdrawn_at is not None
    Petition.objects.filter(pk=petition.pk).update(secrecy=1)
    with pytest.raises(NotAllowed, match="độ mật"):
        publish_petition(actor=council("lanhdaovp"), petition=petition, text="x")


def test_a_stale_page_writes_nothing() -> None:
    petition = fresh()
    seen = petition.version
    classified(petition)
    before = AuditEntry.objects.count()
    chosen = Classification("TINH", "L01", Body.objects.get(code="SXD"))
    with pytest.raises(StaleVersion):
        classify_petition(actor=council(), petition=petition, classification=chosen, expected_version=seen)
    assert AuditEntry.objects.count() == before


def test_what_is_kept_on_the_row_is_what_the_referrals_say() -> None:
    for petition in Petition.objects.prefetch_related("referrals"):
        kept = {
            "stage": petition.stage,
            "due_on": petition.due_on,
            "current_referral_id": petition.current_referral_id,
        }
        assert kept == computed(petition), petition.code


@pytest.mark.django_db(transaction=True)
def test_two_people_forward_the_same_petition_at_once() -> None:
    petition = Petition.objects.filter(status="classified", stage="not_sent", owner__code="TTHDND")[0]
    actor, results = council(), []
    start = threading.Barrier(2)

    def press() -> None:
        try:
            start.wait()
            add_to_letter(actor=actor, petition=petition)
            results.append("done")
        except NotAllowed:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["done", "refused"]
    assert petition.referrals.count() == 1
    assert verify().holds
