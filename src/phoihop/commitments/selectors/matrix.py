"""The ledger's picture: rows owe, columns are owed; how many, how many late, the oldest."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _

from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.org.choices import BodyKind
from phoihop.org.models import Body

AGENCIES = (
    BodyKind.DEPARTMENT,
    BodyKind.PEOPLES_COMMITTEE,
    BodyKind.VERTICAL,
    BodyKind.JUDICIAL,
    BodyKind.ASSOCIATION,
    BodyKind.PARTY,
)


@dataclass
class Cell:
    """Open debts of one row to one column."""

    count: int = 0
    late: int = 0
    oldest: date | None = None

    def add(self, count: int, late: int, oldest: date | None) -> None:
        self.count += count
        self.late += late
        if oldest is not None:
            self.oldest = min(self.oldest, oldest) if self.oldest else oldest


@dataclass
class Row:
    """``key`` is a body's id, or a group of agencies (``communes``)."""

    key: str
    label: str
    cells: dict[int, Cell] = field(default_factory=dict)
    total: Cell = field(default_factory=Cell)


@dataclass
class Matrix:
    columns: list[Body]
    rows: list[Row]
    total: Cell


def matrix(actor: Actor, *, today: date | None = None) -> Matrix:
    """Open commitments that the actor sees, in one query: debtors × creditors; communes stand in one row."""
    day = today or clock.today()
    rows = (
        Commitment.objects.visible_to(actor)
        .filter(status="open")
        .values("debtor_id", "creditor_id")
        .annotate(
            count=Count("id"),
            late=Count("id", filter=Q(due_on__lt=day, submitted_on__isnull=True)),
            oldest=Min("due_on", filter=Q(due_on__lt=day, submitted_on__isnull=True)),
        )
        .order_by()
    )
    found = list(rows)
    bodies = Body.objects.in_bulk({row["debtor_id"] for row in found} | {row["creditor_id"] for row in found})
    columns = sorted({bodies[row["creditor_id"]] for row in found}, key=lambda body: _rank(body))
    table: dict[str, Row] = {}
    total = Cell()
    for entry in found:
        debtor = bodies[entry["debtor_id"]]
        key, label = (
            ("communes", _("Các xã, phường"))
            if debtor.kind == BodyKind.COMMUNE_AUTHORITY
            else (str(debtor.pk), debtor.label)
        )
        row = table.setdefault(key, Row(key, label))
        figures = (entry["count"], entry["late"], entry["oldest"])
        row.cells.setdefault(entry["creditor_id"], Cell()).add(*figures)
        row.total.add(*figures)
        total.add(*figures)
    ordered = sorted(table.values(), key=lambda row: (-row.total.late, -row.total.count, row.label))
    return Matrix(columns, ordered, total)


def _rank(body: Body) -> tuple[int, str]:
    order = [BodyKind.DELEGATION, BodyKind.STANDING_BOARD, BodyKind.FRONT, BodyKind.PUBLIC]
    return (order.index(BodyKind(body.kind)) if body.kind in order else len(order), body.folded)
