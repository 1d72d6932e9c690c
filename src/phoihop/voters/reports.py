"""What leaves the field as a sheet: exactly the rows that the list shows, through the same door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.importing.sheets import Column, sheet
from phoihop.voters.selectors.petitions import ListRow, list_row

MOST_ROWS = 10_000


def petition_sheet(found: Iterable[Any], today: date, notes: list[str]) -> bytes:
    """The list of petitions, a row each; ``found`` are the rows of ``petition_list``."""
    columns = [
        Column(_("Mã"), 16),
        Column(_("Nội dung"), 80),
        Column(_("Cơ quan giải quyết"), 34),
        Column(_("Đang ở"), 22),
        Column(_("Hạn"), 14),
        Column(_("Còn, quá hạn"), 18),
    ]
    return sheet(
        columns, _lines(list_row(values, today) for values in found), name=_("Kiến nghị"), notes=notes
    )


def _lines(rows: Iterable[ListRow]) -> Iterator[list[Any]]:
    for row in rows:
        yield [row.code, row.headline, row.lead, row.stage, row.due_on, row.left]
