"""The pages of sign-in and passwords speak Vietnamese: the library has no words of its own for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from phoihop.conf.translations import compile_all
from phoihop.org.models import Person, User

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-thu-1"
NEW = "mat-khau-cua-toi-2"
# English function words that no Vietnamese sentence, code or name on these pages holds.
ENGLISH = re.compile(
    r"\b(the|you|your|is|are|have|has|been|successfully|password|username|please|again)\b", re.I
)


@pytest.fixture(autouse=True)
def empty_counters() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user(db: None) -> User:
    made = User.objects.create_user("ngovanmoi", PASSWORD, full_name="Ngô Văn Mới", email="nvm@example.vn")
    Person.objects.create(full_name=made.full_name, user=made)
    return made


@pytest.fixture(autouse=True)
def catalogues() -> None:
    compile_all(settings.LOCALE_SOURCE, settings.LOCALE_PATHS[0])


def words(client: Client, method: str, name: str, **values: str) -> str:
    """What a person reads on the page that an act ends on."""
    page = getattr(client, method)(reverse(name), values, follow=True).content.decode()
    body = re.sub(r"(?s)<(script|style|button[^>]*name=\"language\").*?</(script|style|button)>", " ", page)
    shown = unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<head>.*?</head>", " ", body)))
    placeholders = " ".join(re.findall(r'(?:placeholder|aria-label|title)="([^"]*)"', body))
    found = f"{shown} {unescape(placeholders)}"
    assert not ENGLISH.findall(found), found
    return found


def test_signing_in_and_out_and_changing_the_password_speak_vietnamese(client: Client, user: User) -> None:
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in words(
        client, "post", "account_login", login="ngovanmoi", password="sai"
    )
    assert "Ngô Văn Mới đã đăng nhập." in words(
        client, "post", "account_login", login="ngovanmoi", password=PASSWORD
    )
    form = words(client, "get", "account_change_password")
    for label in (
        "Mật khẩu hiện tại",
        "Mật khẩu mới",
        "Mật khẩu mới (gõ lại)",
        "Quên mật khẩu",
    ):
        assert label in form
    refused = [
        ("Mật khẩu hiện tại không đúng.", "sai", NEW, NEW),
        ("Mật khẩu quá ngắn: phải có ít nhất 10 ký tự.", PASSWORD, "ngan", "ngan"),
        ("Mật khẩu không được chỉ có chữ số.", PASSWORD, "82736450917", "82736450917"),
        ("Mật khẩu quá giống với tên đăng nhập.", PASSWORD, "ngovanmoi1", "ngovanmoi1"),
        ("Hai lần gõ mật khẩu mới không giống nhau.", PASSWORD, NEW, "mat-khau-khac-3"),
    ]
    for said, old, first, second in refused:
        cache.clear()
        page = words(
            client, "post", "account_change_password", oldpassword=old, password1=first, password2=second
        )
        assert said in page
    cache.clear()
    changed = words(
        client, "post", "account_change_password", oldpassword=PASSWORD, password1=NEW, password2=NEW
    )
    assert "Đã đổi mật khẩu." in changed
    words(client, "post", "account_login", login="ngovanmoi", password=NEW)
    words(client, "post", "account_logout")
    assert "Đã đăng xuất." in words(client, "get", "account_login")


@pytest.mark.parametrize("name", ["account_reset_password", "account_signup", "account_inactive"])
def test_pages_that_we_do_not_use_say_so_in_vietnamese(client: Client, name: str) -> None:
    assert "quản trị của cơ quan" in words(client, "get", name)


def test_guessing_too_often_is_said_in_vietnamese(client: Client, user: User) -> None:
    for _ in range(6):
        page = words(client, "post", "account_login", login="ngovanmoi", password="sai")
    assert "Đăng nhập sai quá nhiều lần." in page
