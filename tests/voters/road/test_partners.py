"""A lead asks other authorities for their part: each part a debt to the lead, which ends by an answer or with the question (E06)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db.utils import IntegrityError

from phoihop.base.audit.record import verify
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed
from phoihop.office.models import Notice
from phoihop.org.actions.bodies import succeed_body
from phoihop.org.models import Body
from phoihop.voters.actions.partners import answer_as_partner, ask_partner, stop_asking
from phoihop.voters.actions.referrals import return_wrong
from phoihop.voters.actions.secrecy import restrict_petition
from phoihop.voters.actions.withdrawing import withdraw_petition
from phoihop.voters.models import PartnerRequest, Petition, Referral
from phoihop.web.demo.people import actor_of
from tests.voters.road.desk import at_the_desk, day, opened, words
from tests.voters.road.story import answered, council, fresh, proof, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def asked_of(referral: Referral, code: str = "SXD", **more: object) -> PartnerRequest:
    """Asked by the clerk for the lead, with the lead's paper."""
    wanted = {"text": "Cho ý kiến về mặt đường.", "asked_on": clock.today(), **more}
    return ask_partner(
        actor=council("vanthu"),
        referral=referral,
        partner=Body.objects.get(code=code),
        proof=proof(referral),
        **wanted,  # type: ignore[arg-type]
    )


def debt(asked: PartnerRequest) -> Commitment:
    return Commitment.objects.get(object_type="voters.partnerrequest", object_id=str(asked.pk))


def partner() -> Actor:
    return actor_of("soxaydung")


def test_asking_opens_a_debt_of_the_partner_to_the_lead_and_puts_the_lead_to_work() -> None:
    referral = received(sent(fresh()))
    asked = asked_of(referral)
    owed = debt(asked)
    assert (owed.debtor.code, owed.creditor.code, owed.rule_key) == ("SXD", "STC", "voters.PH1")
    assert owed.due_on is not None
    assert owed.due_on > clock.today()
    assert Referral.objects.get(pk=referral.pk).status == "in_process"
    assert Notice.objects.filter(kind="partner_asked", user=partner().user).count() == 1
    again = asked_of(Referral.objects.get(pk=referral.pk), "SNNMT")
    assert debt(again).status == "open"
    assert verify().holds


def test_a_commune_has_longer_and_the_limit_says_that_nobody_checked_it() -> None:
    commune = Body.objects.filter(kind="commune_authority")[0]
    asked = asked_of(received(sent(fresh())), commune.code)
    assert debt(asked).rule_key == "voters.PH2"
    page = words(at_the_desk("lanhdaovp").get(debt(asked).get_absolute_url()))
    assert "chưa thẩm định" in page


def test_what_the_partner_writes_itself_waits_for_the_lead_which_accepts_it_by_answering() -> None:
    referral = received(sent(fresh()))
    asked, silent = asked_of(referral), asked_of(referral, "SNNMT")
    answer_as_partner(actor=partner(), asked=asked, answer="Đã khảo sát.", answered_on=clock.today())
    assert debt(asked).is_submitted
    answered(Referral.objects.get(pk=referral.pk))
    assert debt(asked).status == "done"
    assert debt(silent).status == "superseded"
    silent.refresh_from_db()
    assert silent.ended_on == clock.today()
    assert "12/STC" in silent.end_reason


def test_what_the_clerk_enters_for_the_lead_is_accepted_at_once() -> None:
    referral = received(sent(fresh()))
    asked = asked_of(referral)
    with pytest.raises(NotAllowed, match="văn bản đến"):
        answer_as_partner(actor=council("vanthu"), asked=asked, answer="Đã xem.", answered_on=clock.today())
    answer_as_partner(
        actor=council("vanthu"),
        asked=asked,
        answer="Đã xem.",
        answered_on=clock.today(),
        proof=proof(referral),
    )
    assert debt(asked).status == "done"
    with pytest.raises(NotAllowed, match="đã trả lời hoặc không còn được hỏi"):
        answer_as_partner(actor=partner(), asked=asked, answer="Lần hai.", answered_on=clock.today())
    assert asked_of(Referral.objects.get(pk=referral.pk)).pk != asked.pk  # and may be asked again


@pytest.mark.parametrize("on", [clock.today() + timedelta(days=1), date(2026, 1, 5)])
def test_a_part_comes_in_between_the_question_and_today(on: date) -> None:
    asked = asked_of(received(sent(fresh())))
    with pytest.raises(NotAllowed, match="từ ngày hỏi đến hôm nay"):
        answer_as_partner(actor=partner(), asked=asked, answer="Đã xem.", answered_on=on)


def test_the_lead_stops_asking_with_a_reason() -> None:
    referral = received(sent(fresh()))
    asked = asked_of(referral)
    with pytest.raises(NotAllowed, match="lý do thôi hỏi"):
        stop_asking(actor=council("vanthu"), asked=asked, reason=" ", proof=proof(referral))
    stop_asking(actor=council("vanthu"), asked=asked, reason="Đã có số liệu", proof=proof(referral))
    assert (debt(asked).status, debt(asked).closed_note) == ("superseded", "Đã có số liệu")


def test_no_part_is_owed_on_a_referral_that_ended() -> None:
    returned, withdrawn = (received(sent(petition)) for petition in opened(2))
    asked = [asked_of(returned), asked_of(withdrawn)]
    Referral.objects.filter(pk=returned.pk).update(status="received")
    return_wrong(
        actor=council("vanthu"),
        referral=returned,
        reason="Nhầm",
        right_authority=Body.objects.get(code="SCT"),
        proof=proof(returned),
    )
    petition = Petition.objects.get(pk=withdrawn.petition_id)
    withdraw_petition(actor=council("lanhdaovp"), petition=petition, document="CV 5")
    for each in asked:
        each.refresh_from_db()
        assert debt(each).status == "superseded"
        assert not each.is_open


def test_what_cannot_be_asked() -> None:
    first, second = opened(2)
    waiting = sent(first)
    with pytest.raises(NotAllowed, match="đã nhận và chưa trả lời"):
        asked_of(waiting)
    referral = received(sent(second))
    with pytest.raises(NotAllowed, match="không tự hỏi"):
        asked_of(referral, "STC")
    with pytest.raises(NotAllowed, match="trước ngày cơ quan nhận"):
        asked_of(referral, asked_on=clock.today() - timedelta(days=1))
    with pytest.raises(NotAllowed, match="tương lai"):
        asked_of(referral, asked_on=clock.today() + timedelta(days=1))
    asked_of(referral)
    with pytest.raises(NotAllowed, match="đã được hỏi và chưa trả lời"):
        asked_of(Referral.objects.get(pk=referral.pk))
    with pytest.raises(IntegrityError):
        PartnerRequest.objects.create(
            referral=referral, partner=Body.objects.get(code="SXD"), asked_on=clock.today()
        )


def test_who_may_not() -> None:
    referral = received(sent(fresh()))
    sxd = Body.objects.get(code="SXD")
    with pytest.raises(NotAllowed):
        ask_partner(actor=partner(), referral=referral, partner=sxd, text="x", asked_on=clock.today())
    asked = asked_of(referral)
    other = actor_of("sonongnghiep")
    with pytest.raises(NotAllowed, match="Không thấy"):
        answer_as_partner(actor=other, asked=asked, answer="x", answered_on=clock.today())
    with pytest.raises(NotAllowed):
        stop_asking(actor=partner(), asked=asked, reason="Bận")


def test_a_restricted_petition_is_not_shown_to_a_partner() -> None:
    referral = received(sent(fresh()))
    asked = asked_of(referral)
    petition = Petition.objects.get(pk=referral.petition_id)
    restrict_petition(actor=council("lanhdaovp"), petition=petition, basis="Điều 16")
    assert not PartnerRequest.objects.visible_to(partner()).filter(pk=asked.pk).exists()
    with pytest.raises(NotAllowed, match="hạn chế tiếp cận"):
        asked_of(Referral.objects.get(pk=referral.pk), "SNNMT")


def test_the_successor_answers_what_the_old_body_was_asked() -> None:
    referral = received(sent(fresh()))
    asked = asked_of(referral, "SNNMT")
    old, new = Body.objects.get(code="SNNMT"), Body.objects.get(code="SXD")
    succeed_body(
        actor=actor_of("quantri"), predecessor=old, successor=new, on=clock.today(), document="NQ 20"
    )
    asked.refresh_from_db()
    assert (asked.partner, debt(asked).debtor) == (new, new)


def test_at_the_desk() -> None:
    referral = received(sent(fresh()))
    clerk, officer = at_the_desk("vanthu"), at_the_desk("soxaydung")
    petition = referral.petition.get_absolute_url()
    assert "Hỏi ý kiến phối hợp" in words(clerk.get(petition))
    paper = {"proof-arrived_on": day(), "proof-symbol": "8/STC", "proof-document_on": day()}
    form = {"partner": "SXD", "asked_on": day(), "text": "Cho ý kiến về mặt đường."}
    address = f"/luot-chuyen/{referral.pk}/hoi-phoi-hop/"
    assert clerk.post(address, {**form, **paper}).status_code == 302
    asked = PartnerRequest.objects.get(referral=referral)
    assert "Sở Xây dựng" in words(clerk.get(petition)).split("Phối hợp:")[1]
    assert "hỏi ý kiến phối hợp" in words(clerk.get(petition))
    page = words(officer.get(asked.get_absolute_url()))
    assert "CHỜ Ý KIẾN" in page
    assert referral.petition.content in page
    assert officer.get(petition).status_code == 404  # only what was asked is shown to the partner
    assert petition not in officer.get(asked.get_absolute_url()).content.decode()
    assert asked.get_absolute_url() in officer.get("/viec-cua-toi/").content.decode()
    done = officer.post(f"/phoi-hop/{asked.pk}/tra-loi/", {"answered_on": day(), "answer": "Đã khảo sát."})
    assert done.status_code == 302
    assert "ĐÃ CHO Ý KIẾN" in words(officer.get(done.url))  # type: ignore[attr-defined]
    assert "đã cho ý kiến" in words(clerk.get(petition))


def test_of_a_restricted_petition_nobody_is_asked_any_more() -> None:
    """Case E27."""
    referral = received(sent(fresh()))
    asked = asked_of(referral)
    restrict_petition(actor=council("lanhdaovp"), petition=referral.petition, basis="Điều 16")
    asked.refresh_from_db()
    assert asked.ended_on == clock.today()
    assert debt(asked).status == "superseded"
