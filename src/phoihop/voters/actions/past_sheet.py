"""What a sheet of past rounds is taken for: the opening balance, or all the same a paper of the chosen occasion."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from phoihop.base.access.conflict import check_version
from phoihop.base.audit.record import Act, act
from phoihop.base.importing.apart import APART, remember_own
from phoihop.base.importing.models import BatchStatus, ImportBatch
from phoihop.base.jobs.queue import defer
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.intake import (
    BACKSTOP_SECONDS,
    OPENING_BALANCE,
    READ_JOB,
    is_small,
    own_preview,
)
from phoihop.voters.imports.past import KEPT
from phoihop.voters.permissions import P, decide


def take_as_opening_balance(
    *, actor: Actor, batch: ImportBatch, expected_version: int | None = None
) -> ImportBatch:
    """Read the paper anew as the book of past rounds: history with its own numbers and days, of no running round."""
    with act(actor, "import.opening_balance") as doing:
        batch = _unwritten(doing, actor, batch, expected_version)
        batch.target |= {"round": None, "meeting": None, "said_on": "", "paper": OPENING_BALANCE}
        batch.target |= {APART: remember_own(batch)}
        batch.status = BatchStatus.READING
        batch.version += 1
        batch.save(update_fields=["target", "status", "version"])
        later = clock.now() + timedelta(seconds=BACKSTOP_SECONDS) if is_small(batch.file) else None
        defer(READ_JOB, batch_id=batch.pk, once=str(batch.pk), at=later)
    return batch


def keep_in_occasion(*, actor: Actor, batch: ImportBatch, expected_version: int | None = None) -> ImportBatch:
    """It was raised at the chosen occasion, whatever its letters say; who said so stands in the record."""
    with act(actor, "import.keep_in_occasion") as doing:
        batch = _unwritten(doing, actor, batch, expected_version)
        batch.target |= {KEPT: True}
        batch.version += 1
        batch.save(update_fields=["target", "version"])
    return batch


def _unwritten(doing: Act, actor: Actor, batch: ImportBatch, expected_version: int | None) -> ImportBatch:
    require(decide(actor, P.IMPORT))
    batch = own_preview(doing, actor, batch)
    check_version(batch, expected_version)
    if batch.items.exclude(result_type="").exists():
        raise NotAllowed(_("Lần nhập này đã ghi nhận một phần, không đổi cách nhập được nữa."))
    return batch
