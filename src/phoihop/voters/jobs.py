"""Background work of the voters' field: reading papers, writing accepted ones, looking for duplicates."""

from __future__ import annotations

from phoihop.base.jobs.queue import Queue, job
from phoihop.voters.actions.intake import ACCEPT_JOB, DUPLICATES_JOB, READ_JOB, continue_accepting
from phoihop.voters.imports.checking import check_duplicates
from phoihop.voters.imports.importer import read_intake


@job(READ_JOB, queue=Queue.LONG)
def read_batch(batch_id: int) -> None:
    """Read an uploaded paper into its preview."""
    read_intake(batch_id)


@job(ACCEPT_JOB, queue=Queue.LONG)
def accept_batch(batch_id: int) -> None:
    """Write an accepted preview, or what is left of it."""
    continue_accepting(batch_id)


@job(DUPLICATES_JOB, queue=Queue.LONG)
def find_duplicates(batch_id: int) -> None:
    """Look for likely duplicates and earlier answers of every item of a preview."""
    check_duplicates(batch_id)
