"""A job commits with its act, waits once where told so, and outlives the worker that had it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import QuerySet
from procrastinate.contrib.django.models import ProcrastinateJob

from phoihop.base.jobs import jobs, upkeep
from phoihop.base.jobs.queue import defer, registered
from phoihop.base.jobs.worker import run_worker
from tests.base.jobs.sample_jobs import ask_then_fail, hang_once, remember

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _empty_queue() -> Iterator[None]:
    # The queue's tables are no models of ours, so the test runner does not empty them.
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE"
        )


def ours() -> QuerySet[ProcrastinateJob]:
    """The jobs of the tests; those that run by the clock come and go beside them."""
    return ProcrastinateJob.objects.filter(task_name__startswith="tests.")


def states() -> dict[str, str]:
    return dict(ours().values_list("task_name", "status"))


def test_a_job_is_asked_for_only_if_its_act_commits() -> None:
    with transaction.atomic():
        remember.defer(key="rolled-back")
        transaction.set_rollback(True)
    assert ours().count() == 0
    with transaction.atomic():
        remember.defer(key="committed")
    run_worker(wait=False)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["committed"]
    assert states() == {"tests.remember": "succeeded"}


def test_what_a_failing_job_asked_for_is_not_done() -> None:
    ask_then_fail.defer(key="never")
    run_worker(wait=False)
    # It waits for its second attempt; the job it asked for went with its transaction.
    assert states() == {"tests.ask_then_fail": "todo"}
    assert ours().get().attempts == 1


def test_a_job_named_once_waits_once_and_spoils_no_transaction() -> None:
    with transaction.atomic():
        assert remember.defer(once="x", key="a") is not None
        assert remember.defer(once="x", key="a") is None
        assert remember.defer(once="y", key="a") is not None
        Session.objects.create(session_key="after", expire_date="2026-01-01T00:00:00Z")
    assert ours().count() == 2
    assert Session.objects.count() == 1


def test_arguments_are_ids_not_texts() -> None:
    with pytest.raises(ValueError, match="no id"):
        remember.defer(key="một đơn tố cáo " * 20)
    with pytest.raises(KeyError):
        defer("tests.unknown")


def test_a_failed_job_is_shown_and_can_be_run_again() -> None:
    ask_then_fail.defer(key="never")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = 5")
    run_worker(wait=False)
    [failed] = [job for job in upkeep.failed_jobs() if job.name.startswith("tests.")]
    assert (failed.name, failed.arguments) == ("tests.ask_then_fail", {"key": "never"})
    assert failed.failed_at is not None
    upkeep.run_again(failed.id)
    assert states() == {"tests.ask_then_fail": "todo"}
    assert upkeep.waiting_jobs()["todo"] >= 1


def test_a_killed_workers_job_is_done_by_the_next(tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    hang_once.defer(mark=str(mark), key="survived")
    script = (
        "import django, sys\n"
        "from django.db import connections\n"
        "connections['default'].settings_dict['NAME'] = sys.argv[1]\n"
        "django.setup()\n"
        "import tests.base.jobs.sample_jobs\n"
        "from phoihop.base.jobs.worker import run_worker\n"
        "run_worker()\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    name = str(connection.settings_dict["NAME"])
    worker = subprocess.Popen([sys.executable, "-c", script, name], env=environment)
    try:
        until = time.monotonic() + 30
        while not mark.exists():
            assert worker.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert states()["tests.hang_once"] == "doing"
    assert upkeep.retry_stalled_jobs(silent_for=60) == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    jobs.retry_stalled()
    run_worker(wait=False)
    assert states()["tests.hang_once"] == "succeeded"
    assert Session.objects.filter(session_key="survived").count() == 1


def test_a_job_that_kills_every_worker_is_given_up() -> None:
    remember.defer(key="poison")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = %s", [upkeep.MOST_DEATHS])
    jobs.retry_stalled()
    assert states() == {"tests.remember": "failed"}


def test_done_jobs_go_away_after_their_time() -> None:
    remember.defer(key="old")
    run_worker(wait=False)
    jobs.delete_done()
    assert ours().count() == 1
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '31 days'")
    jobs.delete_done()
    assert ours().count() == 0


def test_the_queues_own_jobs_run_by_the_clock() -> None:
    assert {"jobs.retry_stalled", "jobs.delete_done"} <= set(registered())
