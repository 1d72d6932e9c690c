"""Jobs that only the tests have; imported by a worker of its own process as well."""

from __future__ import annotations

import time
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from phoihop.base.jobs.queue import job


@job("tests.remember")
def remember(key: str) -> None:
    Session.objects.update_or_create(session_key=key, defaults={"expire_date": timezone.now()})


@job("tests.ask_then_fail")
def ask_then_fail(key: str) -> None:
    with transaction.atomic():
        remember.defer(key=key)
        raise RuntimeError("after asking")


@job("tests.hang_once")
def hang_once(mark: str, key: str) -> None:
    """The first run hangs until it is killed, the second one does its work."""
    path = Path(mark)
    if not path.exists():
        path.touch()
        time.sleep(60)
    remember(key)
