"""A sheet whose letters were sent before the occasion that it is read for began: most likely the book of past rounds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from phoihop.base.importing.drafts import Message
from phoihop.base.importing.models import ImportBatch
from phoihop.voters.imports.target import Target
from phoihop.voters.models import MeetingRound
from phoihop.voters.reading.result import Item

PAST = "past_sheet"
KEPT = "past_kept"  # in the target: somebody confirmed that it belongs to the occasion all the same


def past_sheet(items: Sequence[Item], target: Target) -> Message | None:
    """A warning where most of the dated rows were forwarded or answered before the occasion began."""
    began = _began(target)
    if began is None:
        return None
    days = [day for item in items if (day := _sent_or_answered(item))]
    past = [day for day in days if day < began]
    if not past or 2 * len(past) < len(days):
        return None
    return Message(
        PAST,
        _(
            "Bảng này giống sổ theo dõi cũ: %(count)s dòng có công văn chuyển hoặc trả lời từ trước ngày %(day)s, "
            "là ngày bắt đầu đợt tiếp xúc đã chọn. Nhập làm số dư đầu kỳ?"
        )
        % {"count": len(past), "day": f"{began:%d/%m/%Y}"},
    )


def awaits_choice(batch: ImportBatch) -> bool:
    """Whether nobody has said yet what the sheet is."""
    return not batch.target.get(KEPT) and any(warning["code"] == PAST for warning in batch.warnings)


def _began(target: Target) -> date | None:
    if target.round:
        return MeetingRound.objects.filter(pk=target.round).values_list("starts_on", flat=True).first()
    return target.day if target.meeting else None


def _sent_or_answered(item: Item) -> date | None:
    """The first day that the sheet gives of the matter's road."""
    whens = (item.transfer and item.transfer.date, item.reply and item.reply.date)
    days = [when.value for when in whens if when and when.value and when.exact]
    return min(days, default=None)
