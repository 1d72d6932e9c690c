"""The worker: takes jobs from the database and runs them."""

from __future__ import annotations

from collections.abc import Iterable

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from phoihop.base.jobs.queue import Queue

# A living worker says so every 5 s; one silent for 20 s is taken for dead.
HEARTBEAT_SECONDS = 5
STALLED_SECONDS = 20
# What is asked to stop gets this long to finish; what does not is begun anew later.
GRACE_SECONDS = 8


def run_worker(*, wait: bool = True, queues: Iterable[Queue] | None = None) -> None:
    """Work until told to stop (SIGINT, SIGTERM), or with `wait=False` until no job is due."""
    connector = app.connector
    if isinstance(connector, DjangoConnector):
        connector = connector.get_worker_connector()
    with app.replace_connector(connector):
        app.run_worker(
            wait=wait,
            queues=[queue.value for queue in queues] if queues else None,
            concurrency=2,
            name="phoihop",
            fetch_job_polling_interval=5,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=STALLED_SECONDS,
            shutdown_graceful_timeout=GRACE_SECONDS,
            install_signal_handlers=wait,
            listen_notify=wait,
        )
