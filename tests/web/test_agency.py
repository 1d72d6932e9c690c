"""What an agency's account sees of a petition: its own moves and answers, nothing that is the office's alone."""

from __future__ import annotations

import pytest
from django.test import Client

from phoihop.org.models import User
from phoihop.voters.models import Petition
from phoihop.web.demo.people import actor_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture
def agency(client: Client) -> Client:
    client.force_login(User.objects.get(username="soxaydung"))
    return client


def test_no_refusal_is_read_that_can_never_concern_it(agency: Client) -> None:
    seen = Petition.objects.visible_to(actor_of("soxaydung"))
    assert seen
    for petition in seen:
        page = agency.get(petition.get_absolute_url()).text
        assert "Chỉ lãnh đạo" not in page
        assert "Chỉ chuyên viên hoặc lãnh đạo văn phòng" not in page
        assert "Chỉ văn phòng chung" not in page
        assert "<h2>Nguồn" not in page, "an agency sees no opinions: no empty box"


def test_the_office_still_reads_why_a_move_is_refused(client: Client) -> None:
    client.force_login(User.objects.get(username="chuyenvien"))
    petition = Petition.objects.filter(status="referred", secrecy=0).first()
    assert petition is not None
    page = client.get(petition.get_absolute_url()).text
    assert "Chưa làm được" in page
    assert "<h2>Nguồn" in page
