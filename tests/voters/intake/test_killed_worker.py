"""A worker that is really killed while it writes an accepted sheet: the next one goes on, nothing lost, nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from phoihop.base.audit.record import verify
from phoihop.base.importing.models import ImportBatch
from phoihop.base.jobs import jobs
from phoihop.base.jobs.worker import run_worker
from phoihop.kernel.actor import Actor
from phoihop.voters.actions.intake import accept_batch
from phoihop.voters.models import Opinion
from tests.voters.intake.papers import appendix, many_rows

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 1500
SCRIPT = (
    "import sys, tests.settings\n"
    "tests.settings.DATABASES['default']['NAME'] = sys.argv[1]\n"
    "import django\n"
    "django.setup()\n"
    "from phoihop.base.jobs.worker import run_worker\n"
    "run_worker()\n"
)


@pytest.fixture(autouse=True)
def _empty_queue() -> Iterator[None]:
    # The queue's tables are no models of ours, so the test runner does not empty them.
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE"
        )


def test_the_next_worker_goes_on(taken_in: Callable[..., ImportBatch], clerk: Actor) -> None:
    batch = taken_in(appendix(many_rows(ROWS, ["Hoằng Châu", "Thọ Bình"])), "phu-luc.xlsx")
    batch.items.update(status="certain")
    with connection.cursor() as cursor:
        # Only the writing is of interest here: reading is done, duplicates are looked for another day.
        cursor.execute("DELETE FROM procrastinate_jobs")
    accept_batch(actor=clerk, batch=batch)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    name = str(connection.settings_dict["NAME"])
    worker = subprocess.Popen([sys.executable, "-c", SCRIPT, name], env=environment)
    try:
        until = time.monotonic() + 60
        while not 0 < Opinion.objects.count() < ROWS:
            assert worker.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    written = Opinion.objects.count()
    assert 0 < written < ROWS
    batch.refresh_from_db()
    assert batch.status == "accepting"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    jobs.retry_stalled()
    run_worker(wait=False)
    batch.refresh_from_db()
    assert (batch.status, batch.done) == ("accepted", ROWS)
    assert Opinion.objects.count() == ROWS
    assert Opinion.objects.values("source_anchor").distinct().count() == ROWS
    assert verify().holds
