"""The public page: the office's own words, nothing that nobody published, and the full reply only where it was said so."""

from __future__ import annotations

import pytest
from django.test import Client

from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.voters.actions.publishing import publish_petition
from phoihop.voters.actions.referrals import deliver
from phoihop.voters.actions.replies import ask_correction
from phoihop.voters.models import (
    Opinion,
    Petition,
    Publication,
    Referral,
    Reply,
    ReplyOutcome,
    TransferLetter,
)
from phoihop.voters.selectors.naming import name_of
from tests.voters.road.story import answered, council, fresh, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture
def referral() -> Referral:
    """Answered ("Đã làm xong.", full text "Toàn văn"), voters told."""
    found = answered(received(sent(fresh())))
    return deliver(actor=council("vanthu"), referral=found, delivered_on=clock.today(), evidence="danh sách")


def page(petition: Petition) -> str:
    return Client().get(f"/kn/{petition.code}/").content.decode()


def publish(petition: Petition, **more: object) -> None:
    publish_petition(actor=council("lanhdaovp"), petition=petition, text="Nội dung công khai", **more)  # type: ignore[arg-type]


def test_an_answer_is_public_when_the_leader_published_it_and_in_his_words(referral: Referral) -> None:
    petition = Petition.objects.get(pk=referral.petition_id)
    publish(petition)
    assert "Đã làm xong." not in page(petition)
    publish(petition, answers={referral.pk: "Đã sửa đường từ tháng 10."})
    shown = page(petition)
    assert "Đã sửa đường từ tháng 10." in shown
    assert "Đã làm xong." not in shown
    assert "Toàn văn" not in shown
    assert "Cơ quan báo đã giải quyết" in shown


def test_the_whole_reply_is_public_only_where_the_leader_said_so(referral: Referral) -> None:
    petition = Petition.objects.get(pk=referral.petition_id)
    publish(petition, answers={referral.pk: "Đã sửa."}, shows_reply=True)
    assert "Toàn văn" in page(petition)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Bà Trần Thị Mẫu", "Trần Thị Mẫu"), ("Ô. Lê Thử, thôn 3", "Lê Thử"), ("Phạm Văn Ví (cử tri)", "Phạm Văn Ví"),
        ("Cử tri xã Hoằng Châu", ""), ("nhân dân thôn Châu Triều", ""), ("Bà Mẫu", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_name_in_what_a_paper_says_of_a_speaker(speaker: str, name: str) -> None:
    assert name_of(speaker) == name


@pytest.mark.parametrize("where", ["text", "answer", "reply"])
def test_a_speakers_name_is_refused_wherever_it_stands(referral: Referral, where: str) -> None:
    petition = Petition.objects.get(pk=referral.petition_id)
    opinion = Opinion.objects.filter(owner=petition.owner)[0]
    Opinion.objects.filter(pk=opinion.pk).update(petition=petition, speaker="Ông Khoằm Văn Nguẩy")
    said = "Theo ý kiến của ông KHOẰM VĂN NGUẨY, đường đã sửa."
    if where == "reply":
        Reply.objects.filter(outcomes__referral=referral).update(text=said)
    with pytest.raises(NotAllowed, match="Khoằm Văn Nguẩy"):
        publish_petition(
            actor=council("lanhdaovp"),
            petition=petition,
            text=said if where == "text" else "Nội dung",
            answers={referral.pk: said if where == "answer" else "Đã sửa."},
            shows_reply=where == "reply",
        )
    assert not Publication.objects.filter(petition=petition).exists()
    assert Client().get(f"/kn/{petition.code}/").status_code == 404


def test_a_reply_to_a_petition_that_is_not_public_is_not_shown_whole(referral: Referral) -> None:
    others = Referral.objects.filter(
        outcomes=None, petition__publication=None, petition__owner__code="TTHDND"
    )
    other = others.exclude(petition__status__in=["open", "merged"])[0]
    outcome = referral.outcomes.get()
    ReplyOutcome.objects.create(reply=outcome.reply, referral=other, outcome=outcome.outcome, short="Đã làm.")
    petition = Petition.objects.get(pk=referral.petition_id)
    with pytest.raises(NotAllowed, match="chưa công khai"):
        publish(petition, answers={referral.pk: "Đã sửa."}, shows_reply=True)
    publish(Petition.objects.get(pk=other.petition_id))
    publish(petition, answers={referral.pk: "Đã sửa."}, shows_reply=True)
    assert "Toàn văn" in page(petition)


def test_an_answer_under_correction_says_so(referral: Referral) -> None:
    petition = Petition.objects.get(pk=referral.petition_id)
    publish(petition, answers={referral.pk: "Đã sửa."})
    ask_correction(actor=council(), referral=Referral.objects.get(pk=referral.pk), reason="thiếu số liệu")
    shown = page(petition)
    assert "đang được cơ quan đính chính" in shown
    assert "đang trả lời lại cho đúng, đủ" in shown


def test_no_speaker_and_no_opinion_is_ever_public(referral: Referral) -> None:
    petition = Petition.objects.get(pk=referral.petition_id)
    petition.opinions.update(speaker="Người Nêu Kín", words="lời nói kín")
    publish(petition, answers={referral.pk: "Đã sửa."})
    shown = page(petition)
    assert "Người Nêu Kín" not in shown
    assert "lời nói kín" not in shown


@pytest.mark.parametrize("username", ["soxaydung", "matran.xa"])
def test_an_agency_and_a_commune_read_no_speaker_and_nothing_of_other_agencies(username: str) -> None:
    from phoihop.org.models import User
    from phoihop.voters.models import Opinion
    from phoihop.web.demo.people import actor_of

    actor = actor_of(username)
    petition = Petition.objects.visible_to(actor).exclude(referrals=None)[0]
    Opinion.objects.filter(petition=petition).update(
        speaker="Người Nêu Kín", place=None, places_written="", words="lời nói kín"
    )
    Opinion.places.through.objects.filter(opinion__petition=petition).delete()
    browser = Client()
    browser.force_login(User.objects.get(username=username))
    shown = browser.get(f"/kien-nghi/{petition.code}/").content.decode()
    assert petition.code in shown
    assert "Người Nêu Kín" not in shown
    assert "lời nói kín" not in shown
    others = set(petition.referrals.values_list("pk", flat=True)) - set(
        Referral.objects.visible_to(actor).values_list("pk", flat=True)
    )
    for letter in TransferLetter.objects.filter(referrals__in=others):
        assert letter.document.symbol not in shown
