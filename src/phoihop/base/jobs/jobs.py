"""The queue's own jobs."""

from __future__ import annotations

from phoihop.base.jobs.queue import periodic
from phoihop.base.jobs.upkeep import delete_done_jobs, retry_stalled_jobs


@periodic("jobs.retry_stalled", cron="* * * * *")
def retry_stalled() -> None:
    """What a killed worker was doing is begun anew within about a minute and a half."""
    retry_stalled_jobs()


@periodic("jobs.delete_done", cron="17 3 * * *")
def delete_done() -> None:
    """The table of jobs does not grow for ever."""
    delete_done_jobs()
