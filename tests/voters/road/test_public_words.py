"""What a citizen reads: every row says where it is and how late; a promise is not taken for a fact; a wrong address is kind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from phoihop.kernel import clock
from phoihop.voters.actions.publishing import publish_petition
from phoihop.voters.actions.referrals import deliver
from phoihop.voters.choices import Outcome
from phoihop.voters.models import Petition, Publication, Referral
from phoihop.voters.selectors.progress import STAGE_LABELS
from phoihop.voters.selectors.public import PUBLIC_STAGES, stage_words

from .story import answered, classified, council, fresh, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def published(petition: Petition, **more: object) -> Petition:
    publish_petition(
        actor=council("lanhdaovp"),
        petition=Petition.objects.get(pk=petition.pk),
        text="Nội dung công khai",
        **more,  # type: ignore[arg-type]
    )
    return Petition.objects.get(pk=petition.pk)


def row(petition: Petition) -> str:
    page = Client().get("/").text
    return next(part for part in page.split("<li>") if f"/kn/{petition.code}/" in part)


def test_every_stage_has_its_words() -> None:
    assert set(stage_words()) == set(STAGE_LABELS)
    assert {stage for stages in PUBLIC_STAGES.values() for stage in stages} == set(STAGE_LABELS)


def test_every_row_of_the_list_says_where_the_petition_is() -> None:
    published(classified(fresh()))
    words = set(stage_words().values())
    page = Client().get("/").text
    rows = [part for part in page.split("<li>")[1:] if "/kn/KN-" in part]
    assert len(rows) == Publication.objects.filter(withdrawn_at__isnull=True).count()
    assert all(any(word in each for word in words) for each in rows)


def test_the_list_and_the_page_say_the_same_lateness() -> None:
    referral = sent(fresh())
    petition = published(referral.petition)
    late = clock.today() - timedelta(days=16)
    Referral.objects.filter(pk=referral.pk).update(due_on=late)
    Petition.objects.filter(pk=petition.pk).update(due_on=late)
    assert "quá hạn 16 ngày" in row(petition)
    assert "quá hạn 16 ngày" in Client().get(f"/kn/{petition.code}/").text


def test_a_promise_reads_as_a_date_to_come() -> None:
    later = clock.today() + timedelta(days=200)
    referral = answered(
        received(sent(fresh())),
        Outcome.WILL_DO,
        promised_on=later,
        promise_text="Xong đường",
        money="ngân sách",
    )
    told = deliver(
        actor=council("vanthu"), referral=referral, delivered_on=clock.today(), evidence="danh sách"
    )
    petition = published(told.petition, answers={told.pk: "Sẽ sửa đường."})
    page = Client().get(f"/kn/{petition.code}/").text
    assert f"Hẹn xong ngày {later:%d/%m/%Y}</p>" in page
    assert "đã hẹn" not in page.lower()


def test_a_citizen_at_a_wrong_address_is_led_to_the_search() -> None:
    answer = Client().get("/kn/KN-1999-0001/")
    assert answer.status_code == 404
    assert "đồng chí" not in answer.text
    assert "Về việc của tôi" not in answer.text
    assert "Tìm kiến nghị đã công khai" in answer.text
