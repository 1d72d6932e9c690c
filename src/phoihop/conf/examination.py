"""What `phoihop doctor` looks at; each question gives its findings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from phoihop.base.audit.record import verify
from phoihop.base.files.models import StoredFile
from phoihop.base.jobs.upkeep import living_workers, waiting_jobs
from phoihop.base.ui.assets import missing
from phoihop.org.administrators import administrators
from phoihop.voters.selectors.progress import differing

OLDEST_SERVER = 150000


class Verdict(StrEnum):
    """How a finding is marked."""

    GOOD = "ok"
    DOUBT = "look"
    BAD = "BAD"


@dataclass(frozen=True)
class Finding:
    """One line of the doctor."""

    verdict: Verdict
    text: str


def examine(*, deep: bool) -> Iterator[Finding]:
    """Ask every question; `deep` ones read all files and the whole audit log."""
    yield from _settings()
    yield from _database()
    yield from _key()
    yield from _static()
    stale = list(_migrations())
    yield from stale
    if any(finding.verdict is Verdict.BAD for finding in stale):
        # Without its tables the database has no answer to what follows.
        return
    yield from _administrators()
    yield from _worker()
    yield from _jobs()
    yield from _files()
    if deep:
        yield from _audit()
        yield from _derived()


def _settings() -> Iterator[Finding]:
    for message in checks.run_checks(include_deployment_checks=not settings.PLAIN_HTTP):
        if message.level >= checks.WARNING:
            verdict = Verdict.BAD if message.level >= checks.ERROR else Verdict.DOUBT
            yield Finding(verdict, f"settings: {message.msg} {message.hint or ''}".strip())
    if settings.PLAIN_HTTP and not settings.DEMO:
        yield Finding(Verdict.BAD, "PHOIHOP_PLAIN_HTTP is set: passwords travel in the clear; unset it.")
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend") and not settings.DEMO:
        yield Finding(Verdict.DOUBT, "mail goes to files: set PHOIHOP_MAIL_URL to send it.")
    yield Finding(Verdict.GOOD, f"settings read; the public address is {settings.PUBLIC_ADDRESS}")


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')"
        )
        number, encoding = cursor.fetchone()
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
    old, foreign = number < OLDEST_SERVER, encoding != "UTF8"
    text = f"PostgreSQL {number // 10000}.{number % 10000}, {encoding}, {size / 2**20:.0f} MB"
    if old or foreign:
        yield Finding(Verdict.BAD, f"{text}: PostgreSQL 15 or newer with encoding UTF8 is needed.")
    else:
        yield Finding(Verdict.GOOD, text)


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        yield Finding(Verdict.BAD, f"{len(pending)} migrations are not applied: run `phoihop migrate`.")
    elif "phoihop_cache" not in connection.introspection.table_names():
        yield Finding(Verdict.BAD, "the cache's table is missing: run `phoihop migrate`.")
    else:
        yield Finding(Verdict.GOOD, "the database fits the program")


def _static() -> Iterator[Finding]:
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        absent = missing(Path(settings.NODE_MODULES))
        more = f" ({len(absent)} files of npm are missing)" if absent else ""
        yield Finding(Verdict.BAD, f"the static files are not collected{more}: run `phoihop migrate`.")
    else:
        yield Finding(Verdict.GOOD, f"static files in {settings.STATIC_ROOT}")


def _key() -> Iterator[Finding]:
    key = Path(settings.DATA_DIR) / "secret-key"
    if key.is_file() and key.stat().st_mode & 0o077:
        yield Finding(Verdict.BAD, f"others can read {key}: chmod 600.")
    elif key.is_file():
        yield Finding(Verdict.GOOD, f"the key of this installation is {key}; back it up")


def _administrators() -> Iterator[Finding]:
    number = len(administrators())
    if number == 0:
        yield Finding(Verdict.BAD, "nobody can administer: run `phoihop createadmin`.")
    elif number == 1:
        yield Finding(Verdict.DOUBT, "one administrator only: local rules need a second person.")
    else:
        yield Finding(Verdict.GOOD, f"{number} administrators")


def _worker() -> Iterator[Finding]:
    living = living_workers()
    if living == 0:
        yield Finding(Verdict.DOUBT, "no worker is at work: start `phoihop worker` (the demo has its own).")
    else:
        yield Finding(Verdict.GOOD, f"workers at work: {living}")


def _jobs() -> Iterator[Finding]:
    states = waiting_jobs()
    failed = states.get("failed", 0)
    if failed:
        yield Finding(Verdict.DOUBT, f"{failed} jobs failed: see the page of jobs in the administration.")
    yield Finding(Verdict.GOOD, f"jobs waiting: {states.get('todo', 0)}, running: {states.get('doing', 0)}")


def _derived() -> Iterator[Finding]:
    """What is kept on a petition's row must be what its referrals say."""
    wrong = [petition.code for petition in differing()]
    if wrong:
        some = ", ".join(wrong[:5])
        yield Finding(Verdict.BAD, f"{len(wrong)} petitions show another state than their referrals: {some}.")
    else:
        yield Finding(Verdict.GOOD, "every petition shows the state of its referrals")


def _files() -> Iterator[Finding]:
    root = Path(settings.MEDIA_ROOT)
    paths = StoredFile.objects.values_list("path", flat=True).iterator(chunk_size=2000)
    number = lost = 0
    for path in paths:
        number += 1
        lost += not (root / path).is_file()
    if lost:
        yield Finding(Verdict.BAD, f"{lost} of {number} stored files are missing in {root}: restore them.")
    else:
        writable = not root.exists() or os.access(root, os.W_OK)
        verdict = Verdict.GOOD if writable else Verdict.BAD
        yield Finding(
            verdict, f"{number} stored files in {root}{'' if writable else ', which is not writable'}"
        )


def _audit() -> Iterator[Finding]:
    found = verify()
    if found.holds:
        yield Finding(Verdict.GOOD, f"the chain of the audit log holds: {found.entries} entries")
    else:
        yield Finding(
            Verdict.BAD, f"the chain of the audit log is broken at entry {found.broken_at}: {found.reason}"
        )
