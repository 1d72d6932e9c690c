"""The doctor names what is bad and what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from phoihop.base.files.models import StoredFile
from phoihop.base.jobs.upkeep import living_workers
from phoihop.conf.examination import Finding, Verdict, examine
from phoihop.voters.models import Petition

pytestmark = pytest.mark.django_db


def texts(verdict: Verdict, *, deep: bool = False) -> str:
    return "\n".join(one.text for one in examine(deep=deep) if one.verdict is verdict)


def test_an_empty_installation_says_what_it_lacks() -> None:
    bad = texts(Verdict.BAD)
    assert "phoihop createadmin" in bad
    assert "static files are not collected" in bad
    good = texts(Verdict.GOOD, deep=True)
    assert "PostgreSQL" in good
    assert "the database fits the program" in good
    assert "audit log holds: 0 entries" in good


def test_a_lost_file_is_bad(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    StoredFile.objects.create(
        name="a.docx", size=1, sha256="0" * 64, path="00/lost", uploaded_at=timezone.now(), content_type="x"
    )
    assert "1 of 1 stored files are missing" in texts(Verdict.BAD)


def test_a_key_that_others_can_read_is_bad(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    key = tmp_path / "secret-key"
    key.write_text("x")
    key.chmod(0o644)
    assert f"others can read {key}" in texts(Verdict.BAD)
    key.chmod(0o600)
    assert "others can read" not in texts(Verdict.BAD)


def test_workers_are_counted_by_their_sign_of_life() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()), (now() - interval '1 hour')"
        )
    assert living_workers() == 1
    assert Finding(Verdict.GOOD, "workers at work: 1") in list(examine(deep=False))


@pytest.mark.usefixtures("demo")
def test_a_petition_that_shows_another_state_than_its_referrals_is_named() -> None:
    assert "every petition shows the state of its referrals" in texts(Verdict.GOOD, deep=True)
    petition = Petition.objects.filter(stage="forwarded")[0]
    Petition.objects.filter(pk=petition.pk).update(stage="published")
    assert petition.code in texts(Verdict.BAD, deep=True)
