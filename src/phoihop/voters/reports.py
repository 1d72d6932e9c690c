"""What leaves the field as a sheet: exactly the rows that the list shows, through the same door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.importing.sheets import Column, sheet
from phoihop.voters.models import Opinion
from phoihop.voters.selectors.petitions import ListRow, list_row


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


def opinion_sheet(found: Iterable[Opinion], notes: list[str]) -> bytes:
    """The list of opinions, a row each: the words, where and by whom they were said, the place in the paper."""
    columns = [
        Column(_("Mã ý kiến"), 10), Column(_("Nguyên văn"), 90), Column(_("Loại"), 16), Column(_("Bước"), 18), Column(_("Xã, phường"), 28),
        Column(_("Người nêu"), 26), Column(_("Thôn, tổ"), 22), Column(_("Nêu ngày"), 12), Column(_("Đợt"), 36), Column(_("Kiến nghị"), 16),
        Column(_("Trả lời tại chỗ"), 50), Column(_("Vị trí trong văn bản"), 20),
    ]  # fmt: skip
    return sheet(columns, map(_opinion_line, found), name=_("Ý kiến cử tri"), notes=notes)


def _opinion_line(opinion: Opinion) -> list[Any]:
    return [
        opinion.pk,
        opinion.words,
        opinion.get_kind_display(),
        opinion.get_status_display(),
        ", ".join(place.name for place in opinion.places.all()) or opinion.places_written,
        opinion.speaker,
        opinion.speaker_unit,
        opinion.said_on,
        opinion.round.title if opinion.round else "",
        opinion.petition.code if opinion.petition else "",
        opinion.on_spot_answer,
        opinion.source_anchor,
    ]
