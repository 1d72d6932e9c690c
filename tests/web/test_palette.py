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
