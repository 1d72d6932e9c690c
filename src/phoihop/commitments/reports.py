"""The ledger as a sheet: exactly the rows that the list shows, through the same door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.importing.sheets import Column, sheet
from phoihop.commitments.models import Commitment


def ledger_sheet(rows: Iterable[Commitment], today: date, notes: list[str]) -> bytes:
    """Who owes what to whom by when, how it stands, and how late it is or was."""
    columns = [
        Column(_("Mã"), 16),
        Column(_("Việc"), 70),
        Column(_("Bên phải thực hiện"), 34),
        Column(_("Bên được nhận"), 34),
        Column(_("Hạn"), 14),
        Column(_("Tình trạng"), 24),
        Column(_("Nộp ngày"), 14),
        Column(_("Xong ngày"), 14),
        Column(_("Số ngày muộn"), 14),
    ]
    return sheet(columns, _lines(rows, today), name=_("Sổ theo dõi"), notes=notes)


def _lines(rows: Iterable[Commitment], today: date) -> Iterator[list[Any]]:
    for row in rows:
        yield [
            row.code,
            row.title,
            row.debtor.label,
            row.creditor.label,
            row.due_on,
            row.standing,
            row.submitted_on,
            row.closed_on,
            row.days_late(today),
        ]
