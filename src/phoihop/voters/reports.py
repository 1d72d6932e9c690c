"""What leaves the field as a sheet: exactly the rows that the list shows, through the same door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.importing.sheets import Column, sheet
from phoihop.base.law.local import current_list
from phoihop.kernel.actor import Actor
from phoihop.voters.models import Opinion
from phoihop.voters.selectors.exporting import beside
from phoihop.voters.selectors.petitions import list_row


def petition_sheet(found: Sequence[Any], today: date, notes: list[str], *, actor: Actor) -> bytes:
    """The list of petitions, a row each; ``found`` are the ``EXPORTED`` values of ``petition_list``."""
    columns = [
        Column(_("Mã"), 16),
        Column(_("Nội dung"), 80),
        Column(_("Nơi nêu"), 28),
        Column(_("Lĩnh vực"), 26),
        Column(_("Cơ quan giải quyết"), 34),
        Column(_("Số công văn chuyển"), 22),
        Column(_("Ngày chuyển"), 14),
        Column(_("Ngày trả lời"), 14),
        Column(_("Trả lời (phần đầu)"), 60),
        Column(_("Đang ở"), 22),
        Column(_("Hạn"), 14),
        Column(_("Còn, quá hạn"), 18),
    ]
    return sheet(columns, _lines(found, today, actor), name=_("Kiến nghị"), notes=notes)


def _lines(found: Sequence[Any], today: date, actor: Actor) -> Iterator[list[Any]]:
    more = beside(actor, (values[-2] for values in found))
    names = {entry.code: entry.vi for entry in current_list("fields")}
    for *shown, pk, subject_field in found:
        row, own = list_row(shown, today), more[pk]
        yield [
            row.code,
            row.headline,
            ", ".join(own.places),
            names.get(subject_field, subject_field),
            row.lead,
            "; ".join(own.letters),
            own.sent_on,
            own.replied_on,
            own.reply,
            row.stage,
            row.due_on,
            row.left,
        ]


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
