"""The language switch: Vietnamese whatever the browser asks for, English for who chose it."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_vietnamese_whatever_the_browser_asks_for() -> None:
    answer = Client(headers={"accept-language": "en-US,en"}).get("/")
    assert answer.headers["Content-Language"] == "vi"
    assert 'lang="vi"' in answer.text


def test_the_switch_is_kept() -> None:
    client = Client()
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert client.get("/").headers["Content-Language"] == "en"
    client.cookies["ngon_ngu"] = "xx"
    assert client.get("/").headers["Content-Language"] == "vi"


def test_a_refusal_keeps_the_desk_and_says_why(client: Client) -> None:
    from phoihop.org.models import User

    client.force_login(User.objects.get(username="daibieu"))
    answer = client.get("/nhap-van-ban/")
    assert answer.status_code == 403
    assert "Chỉ chuyên viên văn phòng chung hoặc Mặt trận" in answer.text
    assert "ph-nav" in answer.text
    assert client.get("/kien-nghi/KN-1999-0001/").status_code == 404
