"""The forms of receipt, answer, judgement and promise: what they show, what they ask for, what they refuse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from phoihop.base.audit.models import AuditEntry
from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters.actions.letters import add_to_letter
from phoihop.voters.actions.promises import MOST_YEARS_AHEAD, check_promise
from phoihop.voters.actions.replies import is_no_money
from phoihop.voters.choices import Outcome, PromiseStatus
from phoihop.voters.models import Promise, PromiseCheck, Referral
from phoihop.voters.selectors.history import history
from tests.voters.road.desk import at_the_desk, day, opened, receipt_form, reply_form, words
from tests.voters.road.story import answered, council, fresh, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture
def head() -> Client:
    return at_the_desk("thuongtruc")


@pytest.fixture
def clerk() -> Client:
    return at_the_desk("vanthu")


def promised() -> Referral:
    later = clock.today() + timedelta(days=60)
    return answered(
        received(sent(fresh())),
        Outcome.WILL_DO,
        promised_on=later,
        promise_text="Sửa cống",
        money="2 tỷ đồng",
    )


# Judging


@pytest.mark.parametrize("tail", ["danh-gia", "loi-hua"])
def test_what_is_judged_stands_above_the_form_and_nothing_is_chosen_beforehand(
    tail: str, head: Client
) -> None:
    referral = promised()
    page = head.get(f"/luot-chuyen/{referral.pk}/{tail}/")
    text = words(page)
    assert text.index("Văn bản trả lời đang xét") < text.index("— chọn —")
    for shown in ("12/STC", "Đã làm xong.", "Toàn văn", "Sửa cống"):
        assert shown in text
    form = page.context["form"]
    choices = [field for field in form if field.widget_type == "select"]
    assert choices
    assert all(not field.value() and field.field.required for field in choices)
    assert " selected>—" in page.content.decode()


def test_one_press_of_the_button_judges_nothing(head: Client) -> None:
    referral = promised()
    for tail, fields in (("danh-gia", 4), ("loi-hua", 2)):
        page = head.post(f"/luot-chuyen/{referral.pk}/{tail}/", {"note": ""})
        assert page.status_code == 200
        assert len(page.context["form"].errors) == fields


@pytest.mark.parametrize("result", ["kept", "broken"])
def test_a_new_date_beside_another_result_is_refused_at_its_field(result: str, head: Client) -> None:
    referral = promised()
    form = {"result": result, "evidence": "Đã đến xem.", "new_date": day(clock.today() + timedelta(days=90))}
    page = head.post(f"/luot-chuyen/{referral.pk}/loi-hua/", form)
    assert "hãy xóa ngày hoặc chọn lại kết quả" in page.context["form"].errors["new_date"][0]
    assert not PromiseCheck.objects.filter(promise__outcome__referral=referral).exists()
    with pytest.raises(NotAllowed, match="Chỉ ghi ngày hẹn lại"):
        check_promise(
            actor=council(),
            promise=Promise.objects.get(outcome__referral=referral),
            result=PromiseStatus(result),
            evidence="Đã đến xem.",
            new_date=clock.today() + timedelta(days=90),
        )


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"result": "kept", "evidence": "   "}, "evidence"),
        ({"result": "new_date", "evidence": "Công văn xin lùi."}, "new_date"),
        ({"result": "new_date", "evidence": "Công văn xin lùi.", "new_date": "2126-05-01"}, "new_date"),
    ],
)
def test_a_promise_is_checked_with_proof_and_a_day_that_can_be_meant(
    form: dict[str, str], field: str, head: Client
) -> None:
    page = head.post(f"/luot-chuyen/{promised().pk}/loi-hua/", form)
    assert list(page.context["form"].errors) == [field]


# Answering


def answer_errors(clerk: Client, **answer: object) -> list[str]:
    referral = received(sent(opened(1)[0]))
    page = clerk.post(f"/luot-chuyen/{referral.pk}/tra-loi/", reply_form(referral.pk, **answer))
    if page.status_code == 302:
        return []
    return sorted(next(form for row, form in page.context["answers"] if row.pk == referral.pk).errors)


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ({"outcome": "", "short": ""}, ["outcome", "short"]),
        ({"outcome": "SE", "short": ""}, ["money", "promised_on", "short"]),
        ({"outcome": "DANG"}, ["promised_on"]),
        ({"outcome": "GIAI_TRINH", "short": ""}, ["reason_code", "short"]),
        ({"outcome": "XONG"}, []),
    ],
)
def test_all_that_is_missing_in_an_answer_is_named_at_once(
    answer: dict[str, object], missing: list[str], clerk: Client
) -> None:
    assert answer_errors(clerk, **answer) == missing


def test_what_an_answer_needs_is_marked_so(clerk: Client) -> None:
    referral = received(sent(fresh()))
    page = clerk.get(f"/luot-chuyen/{referral.pk}/tra-loi/").content.decode()
    for label, when in (
        ("Phân loại kết quả", "cần có"),
        ("Trả lời ngắn gọn", "cần có"),
        ("Hẹn xong ngày", "chỉ khi có hẹn; cần với “đang” và “sẽ giải quyết”"),
        ("Nguồn lực, kinh phí", "chỉ khi có hẹn; cần với “sẽ giải quyết”"),
    ):
        assert f"{label} <small>({when})</small>" in page


def test_a_promise_lies_at_most_so_many_years_ahead(clerk: Client) -> None:
    today = clock.today()
    last = date(today.year + MOST_YEARS_AHEAD, today.month, min(today.day, 28))
    wanted = {"outcome": "SE", "money": "ngân sách tỉnh"}
    assert answer_errors(clerk, **wanted, promised_on=day(last)) == []
    assert answer_errors(clerk, **wanted, promised_on=day(last + timedelta(days=5))) == ["promised_on"]
    assert answer_errors(clerk, **wanted, promised_on=f"{today.year + 100}-01-01") == ["promised_on"]


def test_no_money_is_no_amount(clerk: Client) -> None:
    soon = day(clock.today() + timedelta(days=30))
    assert answer_errors(clerk, outcome="SE", money="0", promised_on=soon) == ["money"]


@pytest.mark.parametrize(
    ("money", "is_none"),
    [
        ("0", True),
        ("0 đồng", True),
        ("0,0 tỷ đồng", True),
        ("-5 triệu", True),
        ("", False),
        ("5 tỷ đồng", False),
        ("1.250.000.000 đ", False),
        ("10 triệu", False),
        ("ngân sách tỉnh 2026", False),
        ("nguồn dự phòng", False),
    ],
)
def test_amounts(money: str, is_none: bool) -> None:
    assert is_no_money(money) is is_none


# Receiving


def one_letter(count: int) -> list[Referral]:
    """Several petitions on their way in one letter to one agency."""
    *first, last = opened(count)
    made = [add_to_letter(actor=council(), petition=each) for each in first] + [sent(last)]
    return [Referral.objects.get(pk=one.pk) for one in made]


def test_a_receipt_takes_in_all_that_came_in_the_letter(clerk: Client) -> None:
    first, second, returned = one_letter(3)
    Referral.objects.filter(pk=returned.pk).update(
        status="returned_wrong", right_authority=Body.objects.get(code="SNNMT")
    )
    address = f"/luot-chuyen/{first.pk}/nhan/"
    page = words(clerk.get(address))
    assert f"Ghi một lần cho cả các kiến nghị cùng công văn này: {second.petition.code}." in page
    documents, acts = IncomingDocument.objects.count(), AuditEntry.objects.filter(verb="referral.receive")
    before = acts.count()
    assert clerk.post(address, receipt_form()).status_code == 302
    first, second, returned = (Referral.objects.get(pk=one.pk) for one in (first, second, returned))
    assert (first.status, second.status, returned.status) == ("received", "received", "returned_wrong")
    assert first.received_proof_id == second.received_proof_id is not None
    assert (IncomingDocument.objects.count() - documents, acts.count() - before) == (1, 1)
    told = [
        any(each.what == "ghi cơ quan đã nhận" for each in history(council(), one.petition, [one]))
        for one in (first, second, returned)
    ]
    assert told == [True, True, False]
    proof = first.received_proof
    assert proof is not None
    assert first.petition.code in proof.abstract
    assert second.petition.code in proof.abstract
    late = clerk.post(f"/luot-chuyen/{second.pk}/nhan/", receipt_form())
    assert "Đang ở bước “đã nhận”" in words(late)


def test_an_agency_confirms_a_letter_once_for_itself() -> None:
    first, second = one_letter(2)
    other = sent(opened(1)[0])
    at_the_desk("soxaydung").post(f"/luot-chuyen/{first.pk}/nhan/", {"received_on": day()})
    statuses = [Referral.objects.get(pk=one.pk).status for one in (first, second, other)]
    assert statuses == ["forwarded"] * 3, "another agency's letter is not its business"
    Referral.objects.filter(pk__in=[first.pk, second.pk, other.pk]).update(
        authority=Body.objects.get(code="SXD")
    )
    at_the_desk("soxaydung").post(f"/luot-chuyen/{first.pk}/nhan/", {"received_on": day()})
    statuses = [Referral.objects.get(pk=one.pk).status for one in (first, second, other)]
    assert statuses == ["received", "received", "forwarded"]
