"""Each system check passes as we are, and speaks up when its rule is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from phoihop.conf import checks


def test_as_we_are_nothing_is_wrong() -> None:
    assert [one for one in run_checks() if one.is_serious()] == []


def test_only_postgresql(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    assert [one.id for one in checks.postgresql_alone()] == ["phoihop.E010"]


def test_stored_files_are_not_public(settings: Settings) -> None:
    settings.MEDIA_ROOT = Path(settings.STATIC_ROOT) / "files"
    assert [one.id for one in checks.files_apart_from_static()] == ["phoihop.E011"]
    settings.MEDIA_ROOT = Path(settings.STATIC_ROOT).parent / "files"
    settings.MEDIA_URL = "/files/"
    assert [one.id for one in checks.files_apart_from_static()] == ["phoihop.E012"]


def test_the_policy_stays_strict(settings: Settings) -> None:
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": {"default-src": ["'self'"], "script-src": ["'self'", "'unsafe-inline'"]}
    }
    found = [str(one.msg) for one in checks.strict_policy()]
    assert any("unsafe-inline" in text for text in found)
    assert any("style-src (missing)" in text for text in found)


def test_an_office_speaks_tls_and_hashes_slowly(settings: Settings) -> None:
    settings.PLAIN_HTTP = True
    assert [one.id for one in checks.no_plain_http()] == ["phoihop.W010"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    assert [one.id for one in checks.slow_hash_first()] == ["phoihop.E014"]
