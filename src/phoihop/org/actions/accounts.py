"""Accounts: given out with a one-time password, disabled, reset; never deleted, for the record names them."""

from __future__ import annotations

import re
import secrets
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.org.actions.changes import apply, changes_of
from phoihop.org.administrators import administrators, keep_one_administrator
from phoihop.org.fingerprint import check_fingerprint
from phoihop.org.models import Person, User
from phoihop.org.permissions import P, decide
from phoihop.org.refusals import Refused
from phoihop.org.sign_in import clear_second_factor, end_sessions

EDITABLE = ("email", "phone", "language")
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,79}")
# Without letters that are taken for one another when read aloud or from paper.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def create_account(
    *,
    actor: Actor,
    username: str,
    person: Person | None = None,
    full_name: str = "",
    email: str = "",
    phone: str = "",
) -> tuple[User, str]:
    """An account for a person and its one-time password, shown once and to be changed at first sign-in."""
    require(decide(actor, P.MANAGE_ACCOUNTS))
    with act(actor, "account.create") as doing:
        username = username.strip().lower()
        if not USERNAME.fullmatch(username):
            raise Refused(
                _("Tên đăng nhập gồm ít nhất 3 chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới."),
                "username",
            )
        if User.objects.filter(username=username).exists():
            raise Refused(_("Tên đăng nhập “%(name)s” đã có người dùng.") % {"name": username}, "username")
        if person is not None:
            person = lock(person)
            if person.user_id is not None:
                raise Refused(_("%(person)s đã có tài khoản.") % {"person": person}, "person")
        else:
            full_name = " ".join(full_name.split())
            if not full_name:
                raise Refused(_("Hãy chọn người có sẵn hoặc ghi họ và tên."), "full_name")
            person = Person.objects.create(full_name=full_name)
        password = one_time_password()
        user = User.objects.create_user(
            username,
            password,
            full_name=person.full_name,
            email=email,
            phone=phone,
            must_change_password=True,
        )
        person.user = user
        person.save(update_fields=["user"])
        doing.about(user, f"{user.full_name} ({username})")
        doing.note(username=username, person=person.pk)
    return user, password


def update_account(*, actor: Actor, user: User, expected: str | None = None, **values: Any) -> User:
    """Correct how the account's owner is reached."""
    require(decide(actor, P.MANAGE_ACCOUNTS))
    with act(actor, "account.update", user) as doing:
        user = lock(user)
        check_fingerprint(user, EDITABLE, expected)
        changes = changes_of(user, values, only=EDITABLE)
        apply(user, changes)
        user.save(update_fields=EDITABLE)
        doing.note(**changes)
    return user


def disable_account(*, actor: Actor, user: User, reason: str) -> User:
    """The account can no longer sign in, and is signed out everywhere at once."""
    require(decide(actor, P.MANAGE_ACCOUNTS))
    with act(actor, "account.disable", user) as doing:
        user = lock(user)
        if not user.is_active:
            raise Refused(_("Tài khoản này đã khóa."))
        if user.pk == actor.user:
            raise Refused(_("Không tự khóa tài khoản của mình được; hãy nhờ quản trị khác."))
        if not reason.strip():
            raise Refused(_("Hãy ghi lý do."), "reason")
        administered = user in administrators()
        user.is_active = False
        user.save(update_fields=["is_active"])
        if administered:
            keep_one_administrator()
        doing.note(reason=reason, sessions_ended=end_sessions(user))
    return user


def enable_account(*, actor: Actor, user: User) -> tuple[User, str]:
    """The account may sign in again, with a new one-time password."""
    require(decide(actor, P.MANAGE_ACCOUNTS))
    with act(actor, "account.enable", user):
        user = lock(user)
        if user.is_active:
            raise Refused(_("Tài khoản này đang dùng."))
        user.is_active = True
        password = _give_password(user)
    return user, password


def reset_password(*, actor: Actor, user: User) -> tuple[User, str]:
    """A new one-time password; every session of the account ends."""
    require(decide(actor, P.MANAGE_ACCOUNTS))
    with act(actor, "account.reset_password", user) as doing:
        user = lock(user)
        if not user.is_active:
            raise Refused(_("Tài khoản đã khóa; hãy mở lại trước."))
        password = _give_password(user)
        doing.note(sessions_ended=end_sessions(user))
    return user, password


def reset_second_factor(*, actor: Actor, user: User, reason: str) -> User:
    """Forget a lost telephone: the account sets its second factor up again; every session of it ends."""
    require(decide(actor, P.MANAGE_ACCOUNTS))
    with act(actor, "account.reset_second_factor", user) as doing:
        user = lock(user)
        if not reason.strip():
            raise Refused(_("Hãy ghi lý do."), "reason")
        if not clear_second_factor(user):
            raise Refused(_("Tài khoản này chưa bật xác thực hai bước."))
        doing.note(reason=reason, sessions_ended=end_sessions(user))
    return user


def sign_out_everywhere(*, actor: Actor, user: User) -> int:
    """End every session of the account; how many there were."""
    require(decide(actor, P.MANAGE_ACCOUNTS))
    with act(actor, "account.end_sessions", user) as doing:
        count = end_sessions(user)
        doing.note(sessions_ended=count)
    return count


def one_time_password() -> str:
    """Sixteen letters in four groups: 79 bits, readable from paper."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(4))


def _give_password(user: User) -> str:
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password", "is_active"])
    return password
