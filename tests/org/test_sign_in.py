"""Signing in over the pages: guessing slowed, one-time passwords changed first, sessions that end."""

from __future__ import annotations

from collections.abc import Iterator

import pyotp
import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from phoihop.base.audit.models import AuditEntry
from phoihop.kernel.actor import Actor
from phoihop.org.actions import accounts
from phoihop.org.models import Person, User
from phoihop.org.sign_in import forgive_failures, has_second_factor

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-thu-1"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


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


def actor_of(client: Client) -> Actor:
    """Whom a page of this client is drawn for."""
    return vars(client.get("/").wsgi_request)["actor"]


def sign_in(client: Client, username: str, password: str, address: str = "10.0.0.1") -> HttpResponse:
    return client.post(
        reverse("account_login"), {"login": username, "password": password}, REMOTE_ADDR=address
    )  # type: ignore[return-value]


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_sign_in_is_recorded(client: Client, user: User) -> None:
    assert sign_in(client, "ngovanmoi", PASSWORD).status_code == 302
    assert is_signed_in(client)
    user.refresh_from_db()
    assert user.last_login is not None
    entry = AuditEntry.objects.get(verb="account.sign_in")
    assert entry.data == {"address": "10.0.0.1", "second_factor": False}


def test_guessing_an_account_is_slowed_from_everywhere(client: Client, user: User) -> None:
    for number in range(5):
        assert sign_in(Client(), "ngovanmoi", "sai", f"10.0.0.{number}").status_code == 200
    sign_in(client, "ngovanmoi", PASSWORD, "10.0.9.9")
    assert not is_signed_in(client)
    other = User.objects.create_user("khac", PASSWORD, full_name="Người Khác")
    sign_in(client, other.username, PASSWORD, "10.0.9.9")
    assert is_signed_in(client)


def test_guessing_from_an_address_is_slowed_for_all_accounts(client: Client, user: User) -> None:
    for number in range(20):
        sign_in(Client(), f"ten{number}", "sai")
    sign_in(client, "ngovanmoi", PASSWORD)
    assert not is_signed_in(client)
    sign_in(client, "ngovanmoi", PASSWORD, "10.0.0.2")
    assert is_signed_in(client)


def test_the_counters_stand_in_the_shared_table(client: Client, user: User) -> None:
    sign_in(client, "ngovanmoi", "sai")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM phoihop_cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone()[0] == 2


def test_an_administrator_may_forgive_the_failures(client: Client, user: User) -> None:
    for _ in range(5):
        sign_in(Client(), "ngovanmoi", "sai")
    response = sign_in(client, "ngovanmoi", PASSWORD)
    forgive_failures(response.wsgi_request, user)  # type: ignore[attr-defined]
    sign_in(client, "ngovanmoi", PASSWORD)
    assert is_signed_in(client)


def test_a_disabled_account_does_not_sign_in_and_loses_its_session(client: Client, user: User) -> None:
    client.force_login(user)
    accounts.disable_account(actor=Actor.system("thử"), user=user, reason="nghỉ hưu")
    assert client.get(reverse("account_change_password")).status_code == 302
    again = Client()
    sign_in(again, "ngovanmoi", PASSWORD)
    assert not is_signed_in(again)


def test_nobody_signs_up(client: Client) -> None:
    client.post(
        reverse("account_signup"), {"username": "lamoi", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not User.objects.filter(username="lamoi").exists()


def test_a_one_time_password_leads_to_changing_it(client: Client, user: User) -> None:
    user.must_change_password = True
    user.save()
    sign_in(client, "ngovanmoi", PASSWORD)
    change = reverse("account_change_password")
    assert client.get("/viec-cua-toi/").headers["Location"] == change
    assert client.post("/quan-tri/").headers["Location"] == change
    assert "mật khẩu một lần" in client.get(change).content.decode()
    new = "mat-khau-cua-toi-2"
    changed = client.post(change, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert changed.headers["Location"] == reverse("account_login")
    user.refresh_from_db()
    assert not user.must_change_password
    assert AuditEntry.objects.filter(verb="account.change_password").count() == 1
    sign_in(client, "ngovanmoi", new)
    assert is_signed_in(client)


def test_a_weak_or_equal_password_is_refused(client: Client, user: User) -> None:
    client.force_login(user)
    for weak in ("ngan", "1234567890123", "ngovanmoi1"):
        client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": weak, "password2": weak},
        )
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_changing_the_password_ends_the_other_sessions(user: User) -> None:
    here, elsewhere = Client(), Client()
    here.force_login(user)
    elsewhere.force_login(user)
    new = "mat-khau-cua-toi-2"
    here.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert elsewhere.get(reverse("account_change_password")).status_code == 302
    assert not is_signed_in(elsewhere)


def test_a_second_factor_is_asked_for(client: Client, user: User) -> None:
    TOTP.activate(user, SECRET)
    assert sign_in(client, "ngovanmoi", PASSWORD).headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": pyotp.TOTP(SECRET).now()})
    assert is_signed_in(client)
    assert AuditEntry.objects.get(verb="account.sign_in").data["second_factor"] is True


def test_a_second_factor_can_be_set_up_by_an_account_with_an_unverified_address(
    client: Client, user: User
) -> None:
    sign_in(client, "ngovanmoi", PASSWORD)
    again = client.get(reverse("mfa_activate_totp")).headers["Location"]
    client.post(again, {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": pyotp.TOTP(secret).now()})
    assert has_second_factor(user)
    assert not actor_of(client).mfa
    client.post(reverse("mfa_reauthenticate"), {"code": pyotp.TOTP(secret).now()})
    assert actor_of(client).mfa


@pytest.mark.parametrize("address", ["email/", "confirm-email/", "confirm-email/abc/"])
def test_nobody_changes_the_own_address(client: Client, user: User, address: str) -> None:
    sign_in(client, "ngovanmoi", PASSWORD)
    assert client.get(f"/tai-khoan/{address}").status_code == 404
    assert client.post(f"/tai-khoan/{address}", {"email": "khac@example.vn"}).status_code == 404
