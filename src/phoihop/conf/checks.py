"""Checks of Django's own kind: what must hold before anything is served."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

_STRICT = ("default-src", "script-src", "style-src")


@register(Tags.database)
def postgresql_alone(**kwargs: Any) -> list[CheckMessage]:
    """There is one dialect, and no second code path."""
    engine = settings.DATABASES["default"]["ENGINE"]
    if engine == "django.db.backends.postgresql":
        return []
    return [Error(f"The database is {engine}; only PostgreSQL is served.", id="phoihop.E010")]


@register(Tags.security)
def files_apart_from_static(**kwargs: Any) -> list[CheckMessage]:
    """Stored files leave through the access door alone: no web server may find them in its folder."""
    files, static = Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT or "").resolve()
    if files == static or static in files.parents or files in static.parents:
        return [Error(f"{files} and {static} overlap: stored files would be public.", id="phoihop.E011")]
    if settings.MEDIA_URL not in {"", "/"}:
        return [Error("MEDIA_URL is set: stored files would have public addresses.", id="phoihop.E012")]
    return []


@register(Tags.security)
def strict_policy(**kwargs: Any) -> list[CheckMessage]:
    """No page runs or looks like what somebody wrote into it."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    loose = [
        f"{name} {source}"
        for name in _STRICT
        for source in directives.get(name, ["(missing)"])
        if str(source) != "'self'"
    ]
    return [Error(f"The content security policy is loose: {part}.", id="phoihop.E013") for part in loose]


@register(Tags.security, deploy=True)
def no_plain_http(**kwargs: Any) -> list[CheckMessage]:
    """Only the demo and the tests speak plain http, on this machine alone."""
    if not settings.PLAIN_HTTP:
        return []
    return [Warning("PHOIHOP_PLAIN_HTTP is set: cookies travel without TLS.", id="phoihop.W010")]


@register(Tags.security, deploy=True)
def slow_hash_first(**kwargs: Any) -> list[CheckMessage]:
    """Passwords are kept with Argon2."""
    if settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher"):
        return []
    return [Error("The first password hasher is not Argon2.", id="phoihop.E014")]
