"""What changed in the law that this office works by, and concerns the apps above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from phoihop.base.events import Event
from phoihop.kernel.actor import Actor


@dataclass(frozen=True)
class CalendarChanged(Event):
    """These days are worked, or not, otherwise than before; ``years`` became official."""

    actor: Actor
    days: tuple[date, ...]
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class RuleChanged(Event):
    """Rules of these keys have another version, each from a day of its own on."""

    actor: Actor
    keys: tuple[str, ...]


# What each act on local versions says in a timeline.
SENTENCES = {
    "law.propose": _("đề xuất bản địa phương"),
    "law.approve": _("duyệt bản địa phương"),
    "law.reject": _("không đồng ý bản địa phương"),
    "law.withdraw": _("rút bản địa phương"),
}
