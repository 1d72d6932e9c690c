"""Background jobs that failed: a person looks, then lets them run again."""

from __future__ import annotations

from phoihop.base.audit.record import act
from phoihop.base.jobs import upkeep
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.org.permissions import P, decide


def run_job_again(*, actor: Actor, job_id: int, name: str) -> None:
    """Put a failed job back into the queue; it runs when this commits."""
    require(decide(actor, P.RUN_JOBS))
    with act(actor, "job.run_again") as doing:
        doing.object_type, doing.object_id, doing.object_label = "jobs.job", str(job_id), name[:240]
        upkeep.run_again(job_id)
