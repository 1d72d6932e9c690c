from __future__ import annotations

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.org.actions import accounts
from phoihop.org.fingerprint import fingerprint
from phoihop.org.models import Body, Person, User
from phoihop.org.refusals import Refused

from .conftest import seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db: None) -> User:
    made = User.objects.create_user("ngovanmoi", "mat-khau-thu-1", full_name="Ngô Văn Mới")
    Person.objects.create(full_name=made.full_name, user=made)
    return made


def test_create_account_gives_a_one_time_password_that_no_record_keeps(admin: Actor) -> None:
    person = Person.objects.create(full_name="Mai Thị Sau")
    made, password = accounts.create_account(
        actor=admin, username=" MaiSau ", person=person, email="ms@example.vn"
    )
    person.refresh_from_db()
    assert (made.username, made.full_name, person.user) == ("maisau", "Mai Thị Sau", made)
    assert made.must_change_password
    assert made.check_password(password)
    assert len(password) == 19
    entry = AuditEntry.objects.get(verb="account.create")
    assert password not in json.dumps([entry.data, entry.actor, entry.object_label])


def test_create_account_makes_the_person_where_there_is_none(admin: Actor) -> None:
    made, _ = accounts.create_account(actor=admin, username="caoten", full_name=" Cao  Thị Tên ")
    assert Person.objects.get(user=made).full_name == "Cao Thị Tên"


@pytest.mark.parametrize(
    ("username", "full_name", "field"),
    [
        ("ab", "X", "username"),
        ("có dấu", "X", "username"),
        ("ngovanmoi", "X", "username"),
        ("moi", " ", "full_name"),
    ],
)
def test_create_account_refusals(admin: Actor, user: User, username: str, full_name: str, field: str) -> None:
    with pytest.raises(Refused) as caught:
        accounts.create_account(actor=admin, username=username, full_name=full_name)
    assert caught.value.field == field


def test_a_person_has_one_account(admin: Actor, user: User) -> None:
    with pytest.raises(Refused) as caught:
        accounts.create_account(actor=admin, username="khac", person=Person.objects.get(user=user))
    assert caught.value.field == "person"


def test_update_account(admin: Actor, user: User) -> None:
    seen = fingerprint(user, accounts.EDITABLE)
    accounts.update_account(actor=admin, user=user, email="moi@example.vn", expected=seen)
    with pytest.raises(StaleVersion):
        accounts.update_account(actor=admin, user=user, email="khac@example.vn", expected=seen)


def test_disable_ends_sessions_and_enable_gives_a_new_password(
    admin: Actor, user: User, client: Client
) -> None:
    client.force_login(user)
    with pytest.raises(Refused) as caught:
        accounts.disable_account(actor=admin, user=user, reason=" ")
    assert caught.value.field == "reason"
    accounts.disable_account(actor=admin, user=user, reason="nghỉ hưu")
    assert AuditEntry.objects.get(verb="account.disable").data["sessions_ended"] == 1
    for again in (
        lambda: accounts.disable_account(actor=admin, user=user, reason="x"),
        lambda: accounts.reset_password(actor=admin, user=user),
    ):
        with pytest.raises(Refused, match="đã khóa"):
            again()
    enabled, password = accounts.enable_account(actor=admin, user=user)
    enabled.refresh_from_db()
    assert enabled.is_active
    assert enabled.must_change_password
    assert enabled.check_password(password)
    with pytest.raises(Refused, match="đang dùng"):
        accounts.enable_account(actor=admin, user=user)


def test_nobody_disables_itself_or_the_last_administrator(admin: Actor, office: Body) -> None:
    own = User.objects.get(pk=admin.user)
    with pytest.raises(Refused, match="tự khóa"):
        accounts.disable_account(actor=admin, user=own, reason="x")
    with pytest.raises(Refused, match="duy nhất"):
        accounts.disable_account(actor=Actor.system("thử"), user=own, reason="x")
    own.refresh_from_db()
    assert own.is_active
    seated(Role.ADMINISTRATOR, office, "quantri2", "Vũ Thứ Hai")
    accounts.disable_account(actor=Actor.system("thử"), user=own, reason="x")


def test_reset_password_ends_sessions(admin: Actor, user: User, client: Client) -> None:
    client.force_login(user)
    changed, password = accounts.reset_password(actor=admin, user=user)
    assert changed.check_password(password)
    assert AuditEntry.objects.get(verb="account.reset_password").data == {"sessions_ended": 1}


def test_reset_second_factor_forgets_app_and_codes(admin: Actor, user: User) -> None:
    with pytest.raises(Refused, match="chưa bật"):
        accounts.reset_second_factor(actor=admin, user=user, reason="mất máy")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    stored = Authenticator.objects.get(user=user).data["secret"]
    assert "JBSWY3DPEHPK3PXP" not in stored
    with pytest.raises(Refused) as caught:
        accounts.reset_second_factor(actor=admin, user=user, reason="")
    assert caught.value.field == "reason"
    accounts.reset_second_factor(actor=admin, user=user, reason="mất máy")
    assert not Authenticator.objects.exists()


def test_sign_out_everywhere_leaves_other_accounts_alone(admin: Actor, user: User) -> None:
    mine, other = Client(), Client()
    mine.force_login(user)
    other.force_login(User.objects.get(pk=admin.user))
    assert accounts.sign_out_everywhere(actor=admin, user=user) == 1
    assert accounts.sign_out_everywhere(actor=admin, user=user) == 0


def test_only_administrators_manage_accounts(leader: Actor, specialist: Actor, user: User) -> None:
    for actor in (leader, specialist, Actor.public()):
        for refused in (
            lambda actor=actor: accounts.create_account(actor=actor, username="abc", full_name="x"),
            lambda actor=actor: accounts.update_account(actor=actor, user=user, email="x@example.vn"),
            lambda actor=actor: accounts.disable_account(actor=actor, user=user, reason="x"),
            lambda actor=actor: accounts.enable_account(actor=actor, user=user),
            lambda actor=actor: accounts.reset_password(actor=actor, user=user),
            lambda actor=actor: accounts.reset_second_factor(actor=actor, user=user, reason="x"),
            lambda actor=actor: accounts.sign_out_everywhere(actor=actor, user=user),
        ):
            with pytest.raises(NotAllowed):
                refused()
