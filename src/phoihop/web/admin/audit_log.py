"""The audit as a list: by object, actor, verb and dates; without dates the last thirty days are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from phoihop.base.audit.models import AuditEntry
from phoihop.base.ui.fields import DATE_INPUTS
from phoihop.kernel import clock
from phoihop.web.admin.verbs import SENTENCES

USUAL_SPAN = timedelta(days=30)
HEADER = ("số", "lúc", "người làm", "việc", "loại", "mã đối tượng", "đối tượng", "nội dung", "mã băm")


@dataclass(frozen=True)
class AuditFilter:
    """What the address says; ``doi_tuong`` is words of the label, or ``loại:mã`` of one object."""

    doi_tuong: str = ""
    nguoi: str = ""
    viec: str = ""
    tu: str = ""
    den: str = ""

    @property
    def first_day(self) -> date:
        """Where the list begins: the asked day, or thirty days before its end."""
        return day_of(self.tu) or self.last_day - USUAL_SPAN

    @property
    def last_day(self) -> date:
        return day_of(self.den) or clock.today()


def entries(asked: AuditFilter) -> QuerySet[AuditEntry]:
    """The entries asked for, the newest first."""
    rows = AuditEntry.objects.order_by("-at", "-seq")
    kind, colon, key = asked.doi_tuong.partition(":")
    if colon and "." in kind and key:
        rows = rows.filter(object_type=kind.strip(), object_id=key.strip()).order_by("-seq")
        is_one_object = True
    else:
        is_one_object = False
        if asked.doi_tuong.strip():
            rows = rows.filter(object_label__icontains=asked.doi_tuong.strip())
    if asked.nguoi.strip():
        rows = rows.filter(actor_label__icontains=asked.nguoi.strip())
    if asked.viec:
        rows = rows.filter(verb__in=verbs_of(asked.viec))
    if not is_one_object or asked.tu or asked.den:
        rows = rows.filter(at__gte=_start(asked.first_day), at__lt=_start(asked.last_day + timedelta(days=1)))
    return rows


def verbs_of(words: str) -> list[str]:
    """A verb itself, or every verb of a family such as ``account``."""
    return [verb for verb in SENTENCES if verb == words or verb.startswith(f"{words}.")] or [words]


def day_of(text: str) -> date | None:
    """A day as it is typed or as the browser gives it; nothing where it is none."""
    for shape in DATE_INPUTS:
        try:
            return datetime.strptime(text.strip(), shape).date()
        except ValueError:
            continue
    return None


def sheet(rows: QuerySet[AuditEntry]) -> Iterator[tuple[str, ...]]:
    """The rows of a CSV file; a cell that a spreadsheet would take for a formula is made text."""
    yield HEADER
    for entry in rows.iterator(chunk_size=1000):
        said = (
            str(entry.seq),
            f"{clock.local(entry.at):%d/%m/%Y %H:%M:%S}",
            entry.actor_label,
            entry.verb,
            entry.object_type,
            entry.object_id,
            entry.object_label,
            str(entry.data) if entry.data else "",
            entry.hash,
        )
        yield tuple(_as_text(cell) for cell in said)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), clock.ZONE)


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
