"""Jobs of the background worker: rows of the same database, so that a job commits with its act.

The only module that knows procrastinate, together with `worker.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task

P = ParamSpec("P")
R = TypeVar("R")

_LONGEST_ARGUMENT = 100


class Queue(StrEnum):
    """What waits for what: a long import must not hold up a reminder."""

    QUICK = "quick"
    LONG = "long"


# A failure is tried again after 4 s, then 16 s, about 1, 4 and 17 minutes; then a person decides.
ATTEMPTS = 5
_RETRY = RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=4)


@dataclass(frozen=True)
class Job(Generic[P, R]):
    """A function that the worker runs: idempotent, with ids as its arguments."""

    name: str
    function: Callable[P, R]
    queue: Queue

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run it here and now."""
        return self.function(*args, **kwargs)

    def defer(self, *, at: datetime | None = None, once: str = "", **ids: int | str) -> int | None:
        """Ask for it inside the current transaction; see `defer`."""
        return defer(self.name, at=at, once=once, **ids)


_jobs: dict[str, Job[Any, Any]] = {}
# Always Django's connection, in the worker too: what a job does and what it asks for commit together as well.
_manager = JobManager(DjangoConnector())


def job(name: str, *, queue: Queue = Queue.QUICK) -> Callable[[Callable[P, R]], Job[P, R]]:
    """Make a function a job under a name that stays the same when the function moves."""

    def register(function: Callable[P, R]) -> Job[P, R]:
        app.task(name=name, queue=queue.value, retry=_RETRY)(function)
        made = Job(name, function, queue)
        _jobs[name] = made
        return made

    return register


def periodic(name: str, *, cron: str, queue: Queue = Queue.QUICK) -> Callable[[Callable[[], R]], Job[[], R]]:
    """Make a function a job that runs by the clock; a run still waiting is not doubled.

    The function works off what is due by then, so that a tick missed while the worker was off is caught up.
    """

    def register(function: Callable[[], R]) -> Job[[], R]:
        def at_tick(timestamp: int) -> None:
            function()

        task = app.task(name=name, queue=queue.value, queueing_lock=name, lock=name)(at_tick)
        app.periodic(cron=cron)(task)
        made = Job(name, function, queue)
        _jobs[name] = made
        return made

    return register


def defer(name: str, *, at: datetime | None = None, once: str = "", **ids: int | str) -> int | None:
    """Ask for a job inside the current transaction: it runs only if that commits.

    `once` names a job that waits at most once at a time; None is returned where it waits already.
    Arguments are ids and short codes: what a person wrote has no place in a job's row or the logs.
    """
    for key, value in ids.items():
        if isinstance(value, str) and len(value) > _LONGEST_ARGUMENT:
            raise ValueError(f"{name}: argument {key} is no id (over {_LONGEST_ARGUMENT} characters)")
    wanted = _jobs[name]
    task = configure_task(
        name=name,
        job_manager=_manager,
        queue=wanted.queue.value,
        schedule_at=at,
        queueing_lock=f"{name}:{once}" if once else None,
    )
    if not once:
        return task.defer(**ids)
    try:
        # A savepoint: finding the job already there must not spoil the caller's transaction.
        with transaction.atomic():
            return task.defer(**ids)
    except AlreadyEnqueued:
        return None


def registered() -> dict[str, Job[Any, Any]]:
    """All jobs by name."""
    return dict(_jobs)
