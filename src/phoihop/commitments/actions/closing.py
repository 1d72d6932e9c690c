"""A debt ends: submitted and accepted, shown by evidence, replaced, broken, or cancelled with a document."""

from __future__ import annotations

from datetime import date

from django.db import models

from phoihop.base.audit.record import Act
from phoihop.base.files.models import StoredFile
from phoihop.commitments.choices import Closing, CommitmentStatus
from phoihop.commitments.models import Commitment, Evidence
from phoihop.kernel.decision import NotAllowed


def open_of(obj: models.Model, kind: str) -> list[Commitment]:
    """The open commitments of a kind about an object, locked for the act."""
    rows = Commitment.objects.select_for_update().filter(
        object_type=obj._meta.label_lower, object_id=str(obj.pk), kind=kind, status=CommitmentStatus.OPEN
    )
    return list(rows)


def close_commitment(
    doing: Act,
    commitment: Commitment,
    *,
    on: date,
    note: str,
    evidence: str = "",
    url: str = "",
    file: StoredFile | None = None,
) -> None:
    """Paid. A kind that closes by evidence cannot be closed without it."""
    if commitment.closing == Closing.EVIDENCED and not (evidence or url or file):
        raise NotAllowed(
            "Việc này chỉ kết thúc khi có bằng chứng: văn bản, địa chỉ đăng tải hoặc danh sách đã gửi."
        )
    if evidence or url or file:
        Evidence.objects.create(
            commitment=commitment, text=(evidence or url)[:300], url=url, file=file, on=on
        )
    _end(doing, commitment, CommitmentStatus.DONE, on, note)


def submit_commitment(doing: Act, commitment: Commitment, *, on: date, note: str) -> None:
    """The debtor did its part on this day; the debt waits for its creditor, and nobody is reminded of it meanwhile."""
    commitment.submitted_on = on
    commitment.closed_note = note[:300]
    commitment.next_rung_on = None
    commitment.version += 1
    commitment.save(update_fields=["submitted_on", "closed_note", "next_rung_on", "version"])
    doing.data.setdefault("submitted", []).append({"code": commitment.code, "on": on, "note": note})


def break_commitment(doing: Act, commitment: Commitment, *, on: date, note: str) -> None:
    """It was not done, and will not be: the creditor's finding, which stays in the ledger (case E10)."""
    _end(doing, commitment, CommitmentStatus.BROKEN, on, note)


def supersede_commitment(doing: Act, commitment: Commitment, *, on: date, note: str) -> None:
    """Another debt takes its place (returned to the right authority, answered again)."""
    _end(doing, commitment, CommitmentStatus.SUPERSEDED, on, note)


def cancel_commitment(doing: Act, commitment: Commitment, *, on: date, document: str) -> None:
    """No longer owed, by a document that says so."""
    if not document.strip():
        raise NotAllowed("Hủy một việc phải trả cần văn bản làm căn cứ.")
    _end(doing, commitment, CommitmentStatus.CANCELLED, on, document)


def _end(doing: Act, commitment: Commitment, status: CommitmentStatus, on: date, note: str) -> None:
    commitment.status = status
    commitment.closed_on = on
    commitment.closed_note = note[:300]
    commitment.next_rung_on = None
    commitment.version += 1
    commitment.save(update_fields=["status", "closed_on", "closed_note", "next_rung_on", "version"])
    doing.data.setdefault("closed", []).append(
        {"code": commitment.code, "kind": commitment.kind, "as": str(status), "note": note}
    )
