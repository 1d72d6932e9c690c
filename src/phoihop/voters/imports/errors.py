"""The preview as a sheet with an error column, to be corrected at a desk; sealed items show their place only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.importing.models import ImportBatch
from phoihop.base.importing.sheets import Column, sheet
from phoihop.base.law.local import current_list
from phoihop.org.models import Body, Place
from phoihop.voters.choices import OpinionKind
from phoihop.voters.imports.values import number_of, values_of


def error_sheet(batch: ImportBatch) -> bytes:
    """One row per item with its place in the paper, its values as they stand and what is to be looked at."""
    columns = [
        Column(_("Mục"), 8), Column(_("Vị trí trong văn bản"), 18), Column(_("Tình trạng"), 16), Column(_("Cần xem, lỗi"), 48),
        Column(_("Nguyên văn"), 80), Column(_("Loại"), 16), Column(_("Xã, phường"), 28), Column(_("Người nêu"), 24),
        Column(_("Lĩnh vực"), 30), Column(_("Thẩm quyền"), 16), Column(_("Cơ quan chủ trì"), 34),
    ]  # fmt: skip
    return sheet(columns, _rows(batch), name=_("Kiểm tra"))


def _rows(batch: ImportBatch) -> Iterator[list[Any]]:
    places = dict(Place.objects.values_list("code", "name"))
    bodies = dict(Body.objects.values_list("code", "name"))
    fields = {entry.code: entry.vi for entry in current_list("fields")}
    competences = {entry.code: entry.vi for entry in current_list("competence")}
    for item in batch.items.order_by("seq").iterator(chunk_size=500):
        now = values_of(item)
        is_secret = now.is_secret
        yield [
            number_of(item),
            item.anchor,
            item.get_status_display(),
            "\n".join(message["text"] for message in item.messages),
            _("(khiếu nại, tố cáo: đã đóng kín)") if is_secret else now.words,
            str(OpinionKind(now.kind).label) if now.kind in OpinionKind.values else now.kind,
            ", ".join(places.get(code, code) for code in now.places),
            "" if is_secret else now.speaker,
            fields.get(now.field, now.field),
            competences.get(now.competence, now.competence),
            bodies.get(now.lead, now.lead),
        ]
