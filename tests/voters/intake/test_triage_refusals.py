"""What the page of triage says when a form of it fails, and when the page is older than the opinion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from phoihop.base.audit.record import act
from phoihop.kernel.actor import Actor
from phoihop.org.models import Body, Place, Term
from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions
from phoihop.voters.models import Opinion
from tests.voters.intake.conftest import signed_in

pytestmark = pytest.mark.django_db
ROAD = "Đề nghị tỉnh bố trí vốn nâng cấp tuyến đường từ ngã tư Hoằng Châu đi cảng cá."


@pytest.fixture
def client(clerk: Actor) -> Client:
    return signed_in(clerk)


@pytest.fixture
def opinion(clerk: Actor, bodies: dict[str, Body], places: dict[str, Place], term: Term) -> Opinion:
    where = Saying(ROAD, places=(places["Hoằng Châu"],))
    (made,) = record_opinions(actor=clerk, occasion=Occasion(bodies["DDBQH"], term), sayings=[where])
    return made


def test_a_withdrawal_without_its_paper_keeps_the_drawer_open_and_one_with_it_is_shown(
    client: Client, opinion: Opinion
) -> None:
    address = f"/sang-loc/{opinion.pk}/rut/"
    failed = client.post(address, {"document": "", "version": opinion.version})
    assert failed.status_code == 422
    assert '<details class="tri-more" open>' in failed.text
    assert '<a href="#id_document">' in failed.text
    client.post(address, {"document": "Đơn 12, Tổ ĐBQH số 3", "version": opinion.version})
    for page in (f"/y-kien/{opinion.pk}/", f"/sang-loc/{opinion.pk}/"):
        assert "Đơn 12, Tổ ĐBQH số 3" in client.get(page).text


def test_an_old_page_blames_somebody_else_only_where_it_was_somebody_else(
    client: Client, opinion: Opinion, clerk: Actor
) -> None:
    typed = {"version": opinion.version, "content": ROAD}
    Opinion.objects.filter(pk=opinion.pk).update(version=opinion.version + 1)
    with act(clerk, "opinion.answer_on_spot", opinion):
        pass
    assert "được người khác" not in client.post(f"/sang-loc/{opinion.pk}/lap/", typed).text
    with act(replace(clerk, user=0), "opinion.answer_on_spot", opinion):
        pass
    assert "đã được người khác cập nhật" in client.post(f"/sang-loc/{opinion.pk}/lap/", typed).text
