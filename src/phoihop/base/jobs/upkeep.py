"""What keeps the queue alive: dead workers' jobs go back, old ones go, failed ones are run again by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Now
from procrastinate import sql
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from phoihop.base.jobs.queue import ATTEMPTS
from phoihop.base.jobs.worker import STALLED_SECONDS
from phoihop.kernel import clock

# A job that took its worker with it this often is not given another one.
MOST_DEATHS = 2 * ATTEMPTS
KEEP_DONE_HOURS = 24 * 30


@dataclass(frozen=True)
class FailedJob:
    """A job that was tried as often as allowed and failed."""

    id: int
    name: str
    arguments: dict[str, Any]
    attempts: int
    failed_at: datetime | None


def retry_stalled_jobs(*, silent_for: float = STALLED_SECONDS) -> int:
    """Put the jobs of workers that are silent so many seconds back into the queue; says how many."""
    connector = DjangoConnector()
    stalled = connector.execute_query_all(
        query=sql.queries["select_stalled_jobs_by_heartbeat"],
        queue=None,
        task_name=None,
        seconds_since_heartbeat=silent_for,
    )
    moved = 0
    for row in list(stalled):
        try:
            with transaction.atomic():
                if row["attempts"] >= MOST_DEATHS:
                    connector.execute_query(
                        query=sql.queries["finish_job"],
                        job_id=row["id"],
                        status=Status.FAILED.value,
                        delete_job=False,
                    )
                else:
                    JobManager(connector).retry_job_by_id(row["id"], retry_at=clock.now())
                moved += 1
        except ConnectorException:
            # Another worker moved it in the same moment.
            continue
    return moved


def failed_jobs(limit: int = 200) -> list[FailedJob]:
    """Jobs that wait for a person, newest first; for the administrators' page."""
    failed = ProcrastinateJob.objects.filter(status=Status.FAILED.value)
    rows = failed.annotate(failed_at=Max("procrastinateevent__at")).order_by("-id")[:limit]
    return [
        FailedJob(
            id=row.id,
            name=row.task_name,
            arguments=dict(row.args),
            attempts=row.attempts,
            failed_at=row.failed_at,
        )
        for row in rows
    ]


def run_again(job_id: int) -> None:
    """Put a failed job back into the queue ("chạy lại"), inside the current transaction."""
    JobManager(DjangoConnector()).retry_job_by_id(job_id, retry_at=clock.now())


def waiting_jobs() -> dict[str, int]:
    """How many jobs are in each state: todo, doing, failed, …"""
    rows = DjangoConnector().execute_query_all(query=sql.queries["count_jobs_status"])
    return {str(row["status"]): int(row["count"]) for row in rows}


def living_workers(*, silent_for: float = STALLED_SECONDS) -> int:
    """How many workers have given a sign of life within so many seconds."""
    oldest = Now() - timedelta(seconds=silent_for)
    return int(ProcrastinateWorker.objects.filter(last_heartbeat__gte=oldest).count())


def delete_done_jobs() -> None:
    """Delete jobs that succeeded over thirty days ago; failed ones stay until a person has looked."""
    DjangoConnector().execute_query(
        query=sql.queries["delete_old_jobs"],
        nb_hours=KEEP_DONE_HOURS,
        queue=None,
        statuses=[Status.SUCCEEDED.value],
    )
