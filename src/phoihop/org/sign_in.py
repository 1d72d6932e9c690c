"""Signing in: the only module that touches allauth. Accounts are given out; each sign-in is recorded."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session as WebSession
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from phoihop.base.audit.record import act
from phoihop.base.crypto.sealing import seal, unseal
from phoihop.kernel.actor import Actor, ActorKind
from phoihop.org.models import User

SECOND_FACTOR = "second factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up; a password that the owner set is no longer a one-time password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        """Set by its owner: every other session of the account ends, since its hash no longer fits."""
        with act(_own_account(user), "account.change_password", user):
            user.set_password(password)
            user.must_change_password = False
            user.save(update_fields=["password", "must_change_password"])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Changing the password signed everybody out, this browser too: on to signing in with the new one."""
        return reverse("account_login")

    def post_login(self, request: HttpRequest, user: User, **context: Any) -> HttpResponse:
        with act(_own_account(user), "account.sign_in", user) as doing:
            doing.note(address=self.get_client_ip(request), second_factor=used_second_factor(request))
        return super().post_login(request, user, **context)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The secret of a second factor is sealed at rest."""

    def encrypt(self, text: str) -> str:
        return seal(text, context=SECOND_FACTOR).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(bytes.fromhex(encrypted_text), context=SECOND_FACTOR)


def used_second_factor(request: HttpRequest) -> bool:
    """Whether a code was given in this session."""
    methods = request.session.get("account_authentication_methods", [])
    return any(method.get("method") == "mfa" for method in methods)


def has_second_factor(user: User) -> bool:
    """Whether the account has set up an app that shows codes."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def with_second_factor(users: list[int]) -> set[int]:
    """Which of these accounts have one; one question for a whole list."""
    found = Authenticator.objects.filter(user__in=users, type=Authenticator.Type.TOTP)
    return set(found.values_list("user_id", flat=True))


def clear_second_factor(user: User) -> int:
    """Forget the app and the recovery codes of an account; how many were forgotten."""
    return int(Authenticator.objects.filter(user=user).delete()[0])


def end_sessions(user: User) -> int:
    """Sign the account out everywhere; how many sessions ended.

    Sessions are not indexed by account; an office has some hundreds of live ones at most.
    """
    live = WebSession.objects.filter(expire_date__gt=timezone.now())
    keys = [row.pk for row in live.iterator() if row.get_decoded().get(SESSION_KEY) == str(user.pk)]
    WebSession.objects.filter(pk__in=keys).delete()
    return len(keys)


def forgive_failures(request: HttpRequest, user: User) -> None:
    """Let the account try again at once, after an administrator gave it a new password."""
    key = AccountAdapter(request)._get_login_attempts_cache_key(request, username=user.username)
    ratelimit.clear(request, app="allauth.account", action="login_failed", key=key)


def _own_account(user: User) -> Actor:
    return Actor(ActorKind.PERSON, label=user.full_name, user=user.pk)
