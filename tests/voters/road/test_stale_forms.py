"""A form filled in fully and sent when the matter has moved on: the reason in words, nothing written, nothing lost."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from phoihop.base.audit.models import AuditEntry
from phoihop.voters.actions.replies import ask_correction
from phoihop.voters.choices import Outcome
from phoihop.voters.models import Evaluation, Referral, Reply
from phoihop.voters.workflow import REFERRAL
from tests.permissions.asking import Actors, plain_refusals
from tests.permissions.samples import Records, records_of
from tests.permissions.samples import council as council_office
from tests.voters.road.desk import at_the_desk, day, opened, receipt_form, reply_form, words
from tests.voters.road.story import answered, council, fresh, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

JUDGED = dict.fromkeys(("complete", "right_question", "road_map", "accepted"), "yes")
PROOF = {name: value for name, value in receipt_form().items() if name.startswith("proof-")}
Form = Callable[[Referral], dict[str, object]]
# Each form of a referral: all that it asks for, and the move that it makes (none: it judges what was answered).
FORMS: dict[str, tuple[tuple[str, ...], Form]] = {
    "bo": (("undraft",), lambda r: {}),
    "nhan": (("receive",), lambda r: receipt_form()),
    "giai-quyet": (("process",), lambda r: {}),
    "tra-lai": (("return_wrong",), lambda r: {"reason": "Sai chỗ.", "right_authority": "SNNMT", **PROOF}),
    "chuyen-lai": ((), lambda r: {}),
    "thu-hoi": (("recall",), lambda r: {"reason": "Gửi nhầm."}),
    "dinh-chinh": (("correct",), lambda r: {"reason": "Thiếu số liệu."}),
    "bao-cu-tri": (("deliver",), lambda r: {"delivered_on": day(), "evidence": "Danh sách gửi"}),
    "tra-loi": (("answer", "answer_again"), lambda r: reply_form(r.pk)),
    "danh-gia": ((), lambda r: dict(JUDGED)),
    "loi-hua": ((), lambda r: {"result": "kept", "evidence": "Biên bản kiểm tra"}),
}
OF_A_PETITION: dict[str, dict[str, object]] = {
    "phan-loai": {"competence": "TINH", "subject_field": "L01", "lead": "SXD", "urgency": "normal"},
    "loi-van": {"content": "Đề nghị tỉnh sửa đường."},
    "dua-vao-cong-van": {},
    "cong-khai": {"text": "Sửa đường"},
    "go-cong-khai": {"reason": "Công khai nhầm."},
    "han-che": {"basis": "QĐ 2"},
    "mo-lai": {"reason": "Cử tri chưa đồng tình."},
    "ket-thuc": {},
}
WHO = ("chuyenvien2", "vanthu", "lanhdaovp", "thuongtruc", "soxaydung")


@pytest.fixture(scope="module")
def records(demo_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Records, Actors]]:
    """One record in every state, and everybody signed in; what is asked is undone at once."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.CRITICAL)
    with django_db_blocker.unblock():
        made = records_of(council_office()), Actors({})
    with plain_refusals():
        yield made
    log.setLevel(before)


@pytest.mark.parametrize("tail", FORMS)
def test_no_form_of_a_referral_breaks_in_any_state(tail: str, records: tuple[Records, Actors]) -> None:
    moves, form = FORMS[tail]
    right = {state for key in moves for state in REFERRAL.move(key).source}
    made, actors = records
    for state, known in made.referral.items():
        referral = Referral.objects.get(pk=known.pk)
        for who in WHO:
            code = actors.asks(who, "POST", f"/luot-chuyen/{referral.pk}/{tail}/", form(referral))
            assert code[:3] in ("200", "302", "403", "404"), (state, who, code)
            if moves and referral.status not in right:
                assert code[3:] == "", f"{tail} of what is {referral.status} wrote something as {who}"


@pytest.mark.parametrize("tail", ["nhan", "tra-lai", "thu-hoi", "dinh-chinh", "bao-cu-tri", "tra-loi"])
def test_a_form_is_drawn_only_while_its_move_can_be_made(tail: str, records: tuple[Records, Actors]) -> None:
    right = {state for key in FORMS[tail][0] for state in REFERRAL.move(key).source}
    made, actors = records
    drawn = set()
    for known in made.referral.values():
        referral = Referral.objects.get(pk=known.pk)
        for who in WHO:
            if actors.asks(who, "GET", f"/luot-chuyen/{referral.pk}/{tail}/")[:3] == "200":
                drawn.add(referral.status)
    assert drawn
    assert drawn <= right


def test_why_it_is_not_drawn_is_said_where_the_record_stands(clerk: Client) -> None:
    referral = answered(received(sent(fresh())))
    page = clerk.get(f"/luot-chuyen/{referral.pk}/nhan/", follow=True)
    assert page.redirect_chain == [(referral.petition.get_absolute_url(), 302)]
    assert "Đang ở bước “đã trả lời” nên không thể" in words(page)


@pytest.mark.parametrize("tail", FORMS)
def test_no_form_of_a_referral_breaks_while_a_correction_is_awaited(
    tail: str, records: tuple[Records, Actors]
) -> None:
    _moves, form = FORMS[tail]
    made, actors = records
    with transaction.atomic():
        referral = ask_correction(
            actor=council(), referral=made.referral["promised"], reason="Thiếu số liệu."
        )
        for who in WHO:
            code = actors.asks(who, "POST", f"/luot-chuyen/{referral.pk}/{tail}/", form(referral))
            assert code[:3] in ("200", "302", "403", "404"), (who, code)
        transaction.set_rollback(True)


@pytest.mark.parametrize("tail", OF_A_PETITION)
def test_no_form_of_a_petition_breaks_in_any_state(tail: str, records: tuple[Records, Actors]) -> None:
    made, actors = records
    for state, petition in made.petition.items():
        for who in WHO:
            code = actors.asks(who, "POST", f"/kien-nghi/{petition.code}/{tail}/", OF_A_PETITION[tail])
            assert code[:3] in ("200", "302", "403", "404", "422"), (state, who, code)


@pytest.fixture
def clerk() -> Client:
    return at_the_desk("vanthu")


@pytest.mark.parametrize("who", ["vanthu", "soxaydung"])
def test_an_answer_given_twice_is_refused_in_words_and_what_was_typed_stays(who: str) -> None:
    referral = Referral.objects.filter(
        authority__code="SXD", forwarder__code="TTHDND", status__in=("received", "in_process")
    )[0]
    client, address = at_the_desk(who), f"/luot-chuyen/{referral.pk}/tra-loi/"
    assert client.post(address, reply_form(referral.pk)).status_code == 302
    before = Reply.objects.count(), AuditEntry.objects.count()
    again = client.post(address, reply_form(referral.pk, short="Câu gõ lại lần hai."))
    assert again.status_code == 200
    assert "Đang ở bước “đã trả lời” nên không thể “Nhập trả lời”." in words(again)
    assert "Câu gõ lại lần hai." in again.content.decode()
    assert (Reply.objects.count(), AuditEntry.objects.count()) == before


def test_an_answer_for_several_keeps_the_words_for_the_one_that_was_answered_meanwhile(
    clerk: Client,
) -> None:
    first, second = (received(sent(petition)) for petition in opened(2))
    form = reply_form(first.pk) | reply_form(second.pk, short="Câu cho việc thứ hai.")
    assert clerk.post(f"/luot-chuyen/{second.pk}/tra-loi/", reply_form(second.pk)).status_code == 302
    answer = clerk.post(f"/luot-chuyen/{first.pk}/tra-loi/", form)
    assert answer.status_code == 200
    assert "Đang ở bước “đã trả lời”" in words(answer)
    assert "Câu cho việc thứ hai." in answer.content.decode()
    assert Referral.objects.get(pk=first.pk).status == "received"


def test_an_answer_in_question_is_not_judged_and_the_remark_stays() -> None:
    referral = answered(received(sent(fresh())))
    ask_correction(actor=council(), referral=referral, reason="Thiếu số liệu.")
    answer = at_the_desk("thuongtruc").post(
        f"/luot-chuyen/{referral.pk}/danh-gia/", {**JUDGED, "note": "Chưa rõ kinh phí."}
    )
    assert answer.status_code == 200
    assert "đã có đề nghị đính chính" in words(answer)
    assert "Chưa rõ kinh phí." in answer.content.decode()
    assert not Evaluation.objects.filter(outcome__referral=referral).exists()


def test_an_old_answer_is_in_question_until_the_corrected_one_comes() -> None:
    referral = answered(received(sent(fresh())))
    page, client = f"/kien-nghi/{referral.petition.code}/", at_the_desk("chuyenvien2")
    ask_correction(actor=council(), referral=referral, reason="Thiếu số liệu.")
    text = words(client.get(page))
    assert "đang đề nghị đính chính" in text
    assert "đã được đính chính" not in text
    referral = answered(Referral.objects.get(pk=referral.pk), Outcome.DONE)
    text = words(client.get(page))
    assert "đang đề nghị đính chính" not in text
    assert "đã được đính chính" in text
    ask_correction(actor=council(), referral=referral, reason="Vẫn thiếu.")
    text = words(client.get(page))
    assert (text.count("đang đề nghị đính chính"), text.count("đã được đính chính")) == (1, 1)
