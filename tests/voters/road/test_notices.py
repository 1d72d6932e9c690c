"""Who is told when a letter goes out, an answer comes in, a matter comes back or an answer is to be corrected."""

from __future__ import annotations

import pytest

from phoihop.kernel.actor import Role
from phoihop.office.models import Notice
from phoihop.org.models import Body, Person, Seat, SeatHolding, User
from phoihop.voters.actions.referrals import return_wrong
from phoihop.voters.actions.replies import ask_correction
from phoihop.voters.models import Petition

from .story import answered, council, fresh, proof, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture(autouse=True)
def at_the_department(demo: None) -> User:
    """Nothing told yet; somebody sits at the department that the story's petitions go to."""
    Notice.objects.all().delete()
    user = User.objects.create_user("sotaichinh", full_name="Người Sở Tài chính")
    person = Person.objects.create(full_name=user.full_name, user=user)
    seat = Seat.objects.create(
        body=Body.objects.get(code="STC"), role=Role.AUTHORITY_OFFICER, title="Chuyên viên"
    )
    SeatHolding.objects.create(seat=seat, person=person)
    return user


def told(kind: str) -> dict[str, str]:
    """Who was told, and what."""
    rows = Notice.objects.filter(kind=kind).values_list("user__username", "text")
    return dict(rows)


def test_a_letter_is_told_to_who_holds_a_seat_at_the_agency() -> None:
    referral = sent(fresh())
    assert referral.letter is not None
    found = told("referral_forwarded")
    assert set(found) == {"sotaichinh"}
    assert referral.letter.document.symbol in found["sotaichinh"]
    notice = Notice.objects.get(kind="referral_forwarded")
    assert notice.url == referral.letter.get_absolute_url()
    assert referral.petition.headline not in notice.text


def test_an_answer_is_told_to_who_drafted_the_letter_and_to_the_office_leader() -> None:
    referral = answered(received(sent(fresh())))
    found = told("referral_answered")
    assert set(found) == {"chuyenvien2", "lanhdaovp"}
    assert all(referral.petition.code in text and "12/STC" in text for text in found.values())
    assert {one.url for one in Notice.objects.filter(kind="referral_answered")} == {
        referral.petition.get_absolute_url()
    }


def test_a_return_is_told_to_the_same_two() -> None:
    referral = received(sent(fresh()))
    return_wrong(
        actor=council("vanthu"),
        referral=referral,
        reason="việc của Sở khác",
        right_authority=Body.objects.get(code="SXD"),
        proof=proof(referral),
    )
    found = told("referral_returned")
    assert set(found) == {"chuyenvien2", "lanhdaovp"}
    assert all(referral.petition.code in text for text in found.values())


def test_a_correction_is_asked_of_the_agency_and_its_coming_told_to_the_office() -> None:
    referral = answered(received(sent(fresh())))
    Notice.objects.all().delete()
    referral = ask_correction(actor=council("lanhdaovp"), referral=referral, reason="thiếu số liệu")
    assert set(told("referral_correction_asked")) == {"sotaichinh"}
    answered(referral)
    found = told("referral_answered")
    assert set(found) == {"chuyenvien2", "lanhdaovp"}
    assert all("đính chính" in text for text in found.values())


def test_nobody_is_told_of_an_own_act() -> None:
    referral = answered(received(sent(fresh())))
    Notice.objects.all().delete()
    actor = council("lanhdaovp")
    referral = ask_correction(actor=actor, referral=referral, reason="thiếu số liệu")
    assert not Notice.objects.filter(user=actor.user).exists()


def test_no_notice_holds_a_word_of_a_petition() -> None:
    petition = fresh()
    Petition.objects.filter(pk=petition.pk).update(content="Lời lẽ kín đáo")
    petition.refresh_from_db()
    referral = answered(received(sent(petition)))
    ask_correction(actor=council("lanhdaovp"), referral=referral, reason="kín đáo")
    assert Notice.objects.count() >= 4
    assert not Notice.objects.filter(text__contains="kín đáo").exists()


def test_a_drafter_who_left_is_told_nothing() -> None:
    referral = received(sent(fresh()))
    User.objects.filter(username="chuyenvien2").update(is_active=False)
    answered(referral)
    assert set(told("referral_answered")) == {"lanhdaovp"}
