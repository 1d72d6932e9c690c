"""Accounts through their pages: one-time passwords, locks, the second factor."""

from __future__ import annotations

from typing import Any

import pyotp
import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from phoihop.kernel.actor import Actor, Role
from phoihop.org.models import Body, Person, User
from tests.org.conftest import seated

from .conftest import browser

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def post(client: Client, to: str, *args: Any, **data: Any) -> Any:
    return client.post(reverse(f"web:{to}", args=args), data)


@pytest.fixture
def user(office: Body) -> User:
    actor, _ = seated(Role.CLERK, office, "vanthu", "Tạ Văn Thư")
    return User.objects.get(pk=actor.user)


def test_a_one_time_password_stands_on_one_page_that_nobody_keeps(as_admin: Client) -> None:
    person = Person.objects.create(full_name="Mai Thị Sau")
    page = post(as_admin, "admin_account_new", username="maisau", person=person.pk)
    assert page.status_code == 200
    password = page.context["password"]
    assert password in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    made = User.objects.get(username="maisau")
    assert made.check_password(password)
    shown = as_admin.get(reverse("web:admin_account", args=[made.pk])).content.decode()
    assert password not in shown
    assert "Đang dùng mật khẩu một lần" in shown


def test_account_errors_stand_beside_their_fields(as_admin: Client, user: User) -> None:
    taken = post(as_admin, "admin_account_new", username="vanthu", full_name="X")
    assert taken.status_code == 422
    assert taken.context["form"].errors["username"]
    nobody = post(as_admin, "admin_account_new", username="khac")
    assert nobody.context["form"].errors["full_name"]


def test_lock_and_open_again(as_admin: Client, user: User) -> None:
    theirs = Client()
    theirs.force_login(user)
    assert post(as_admin, "admin_account_disable", user.pk).context["form"].errors["reason"]
    assert post(as_admin, "admin_account_disable", user.pk, reason="nghỉ hưu").status_code == 302
    assert theirs.get(reverse("account_change_password")).status_code == 302
    listed = as_admin.get(reverse("web:admin_accounts"), {"kind": "disabled"}).context["page"].rows
    assert [found.username for found in listed] == ["vanthu"]
    opened = post(as_admin, "admin_account_enable", user.pk)
    user.refresh_from_db()
    assert user.is_active
    assert user.check_password(opened.context["password"])


def test_reset_password_shows_the_new_one_and_ends_sessions(as_admin: Client, user: User) -> None:
    theirs = Client()
    theirs.force_login(user)
    page = post(as_admin, "admin_account_password", user.pk)
    user.refresh_from_db()
    assert user.check_password(page.context["password"])
    assert theirs.get(reverse("web:admin")).status_code == 302


def test_reset_of_the_second_factor_and_sign_out(as_admin: Client, user: User) -> None:
    refused = post(as_admin, "admin_account_factor", user.pk, reason="mất máy")
    assert refused.status_code == 422
    TOTP.activate(user, SECRET)
    assert "đã bật" in as_admin.get(reverse("web:admin_accounts"), {"q": "vanthu"}).content.decode()
    assert post(as_admin, "admin_account_factor", user.pk, reason="mất máy").status_code == 302
    assert post(as_admin, "admin_account_sign_out", user.pk).status_code == 302


def test_the_list_is_searched_without_accents_and_by_role(as_admin: Client, user: User) -> None:
    address = reverse("web:admin_accounts")
    for asked in ({"q": "ta van thu"}, {"q": "vanthu"}, {"role": "clerk"}, {"q": "Tạ", "kind": "never"}):
        rows = as_admin.get(address, asked).context["page"].rows
        assert [found.username for found in rows] == ["vanthu"], asked


def test_edit_keeps_what_another_changed(as_admin: Client, user: User) -> None:
    address = reverse("web:admin_account_edit", args=[user.pk])
    seen = as_admin.get(address).context["form"].initial["seen"]
    data = {"email": "vt@example.vn", "language": "vi", "seen": seen}
    assert as_admin.post(address, data).status_code == 302
    assert as_admin.post(address, {**data, "email": "khac@example.vn"}).status_code == 422


def test_nobody_locks_the_own_account(as_admin: Client, admin: Actor) -> None:
    assert post(as_admin, "admin_account_disable", admin.user, reason="x").status_code == 422
    assert (
        "admin_account_disable"
        not in as_admin.get(reverse("web:admin_account", args=[admin.user])).content.decode()
    )


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_keeps_the_keys_needs_a_second_factor(office: Body, settings: Settings, role: Role) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    actor, _ = seated(role, office, "giukhoa", "Hà Giữ Khóa")
    client = browser(actor)
    page = client.get(reverse("web:admin"))
    assert page.status_code == 403
    assert reverse("mfa_activate_totp") in page.content.decode()
    TOTP.activate(User.objects.get(pk=actor.user), SECRET)
    again = client.get(reverse("web:admin_audit"))
    assert f"{reverse('mfa_reauthenticate')}?next=/quan-tri/nhat-ky/" in again.content.decode()
    client.post(reverse("mfa_reauthenticate"), {"code": pyotp.TOTP(SECRET).now()})
    assert client.get(reverse("web:admin_audit")).status_code == 200


def test_a_leader_needs_no_second_factor(leader: Actor, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert browser(leader).get(reverse("web:admin_versions")).status_code == 200
