"""Ctrl-K: what this capacity may do and where it may go, with or without accents; never what it may not."""

from __future__ import annotations

import pytest
from django.test import Client

from phoihop.org.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def asked(client: Client, username: str, words: str) -> str:
    client.force_login(User.objects.get(username=username))
    return client.get("/tim/nhanh/", {"q": words}).text


@pytest.mark.parametrize("words", ["nhap van", "Nhập văn bản", "ban nhap"])
def test_a_command_is_found_with_or_without_accents(client: Client, words: str) -> None:
    assert 'href="/nhap-van-ban/"' in asked(client, "chuyenvien", words)


def test_only_what_the_capacity_may_do_is_offered(client: Client) -> None:
    everything = asked(client, "chuyenvien", "")
    assert "Lập văn bản chuyển" in everything
    assert "Thêm tài khoản" not in everything
    admin = asked(client, "quantri", "them")
    assert 'href="/quan-tri/tai-khoan/moi/"' in admin
    assert "Lập văn bản chuyển" not in asked(client, "quantri", "")


def test_pages_are_found_too(client: Client) -> None:
    assert 'href="/so-theo-doi/"' in asked(client, "chuyenvien", "don doc")


@pytest.mark.parametrize("words", ["01/ĐĐBQH-VP", "1/ddbqh"])
def test_a_letter_is_found_by_its_number_by_those_who_see_it(client: Client, words: str) -> None:
    assert "/cong-van-chuyen/" in asked(client, "chuyenvien", words)
    assert "công văn gửi" not in asked(client, "quantri", words)


def test_an_agency_leads_to_its_open_work_and_a_debt_is_found_by_its_code(client: Client) -> None:
    assert "/so-theo-doi/?no=" in asked(client, "chuyenvien", "so xay dung")
    assert "/so-theo-doi/?no=" not in asked(client, "quantri", "so xay dung")
    assert "/so-theo-doi/CK-" in asked(client, "chuyenvien", "ck-20")


def test_nothing_found_says_what_was_looked_for(client: Client) -> None:
    assert "Không thấy gì khớp “zzzz”" in asked(client, "chuyenvien", "zzzz")
    assert "Không thấy gì khớp “zzzz”" in client.get("/tim/", {"q": "zzzz"}).text
