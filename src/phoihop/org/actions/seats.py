"""Seats and who sits on them: rights hang on the seat, holdings have dates, standing in needs a document."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import require
from phoihop.org.actions.changes import apply, changes_of
from phoihop.org.administrators import keep_one_administrator
from phoihop.org.choices import HoldingKind
from phoihop.org.fingerprint import check_fingerprint
from phoihop.org.models import Body, Person, Place, Seat, SeatHolding
from phoihop.org.permissions import P, decide
from phoihop.org.refusals import Refused, in_words

EDITABLE = ("title", "place", "opens_tray")


def create_seat(
    *,
    actor: Actor,
    body: Body,
    role: str,
    title: str,
    place: Place | None = None,
    opens_tray: bool = False,
    document: str = "",
    valid_from: date | None = None,
) -> Seat:
    """A position in a body; to open the tray of complaints and denunciations it needs a document."""
    require(decide(actor, P.MANAGE_SEATS))
    with act(actor, "seat.create") as doing:
        if body.valid_to is not None and body.valid_to < (valid_from or clock.today()):
            raise Refused(
                _("%(body)s đã kết thúc ngày %(day)s.")
                % {"body": body.label, "day": in_words(body.valid_to)},
                "body",
            )
        _check_tray(opens_tray, document)
        seat = Seat.objects.create(
            body=body,
            role=Role(role).value,
            title=title,
            place=place,
            opens_tray=opens_tray,
            valid_from=valid_from,
        )
        doing.about(seat)
        doing.note(
            body=body.code, role=seat.role, opens_tray=opens_tray, document=document, valid_from=valid_from
        )
    return seat


def update_seat(
    *, actor: Actor, seat: Seat, document: str = "", expected: str | None = None, **values: Any
) -> Seat:
    """Correct a seat's title or area, or assign the tray to it; another role is another seat."""
    require(decide(actor, P.MANAGE_SEATS))
    with act(actor, "seat.update", seat) as doing:
        seat = lock(seat)
        check_fingerprint(seat, EDITABLE, expected)
        changes = changes_of(seat, values, only=EDITABLE)
        if "opens_tray" in changes:
            _check_tray(values["opens_tray"], document)
        apply(seat, changes)
        seat.save()
        doing.note(document=document, **changes)
    return seat


def end_seat(*, actor: Actor, seat: Seat, last_day: date) -> Seat:
    """The seat ends with ``last_day``, and so does whoever sits on it."""
    require(decide(actor, P.MANAGE_SEATS))
    with act(actor, "seat.end", seat) as doing:
        seat = lock(seat)
        if seat.valid_to is not None:
            raise Refused(_("Ghế này đã kết thúc ngày %(day)s.") % {"day": in_words(seat.valid_to)})
        if seat.valid_from and last_day < seat.valid_from:
            raise Refused(
                _("Ngày kết thúc nằm trước ngày bắt đầu %(day)s.") % {"day": in_words(seat.valid_from)},
                "last_day",
            )
        seat.valid_to = last_day
        seat.save(update_fields=["valid_to"])
        later = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
        ended = SeatHolding.objects.filter(later, seat=seat).update(valid_to=last_day)
        if seat.role == Role.ADMINISTRATOR:
            keep_one_administrator(last_day)
        doing.note(last_day=last_day, holdings=ended)
    return seat


def assign_holder(
    *,
    actor: Actor,
    seat: Seat,
    person: Person,
    kind: str = HoldingKind.HOLDER,
    valid_from: date,
    valid_to: date | None = None,
    document: str = "",
) -> SeatHolding:
    """A person sits on a seat; an acting or delegated holder has a document, a delegation has an end.

    Source: Decree 30/2020/NĐ-CP art. 13 (an authorisation is written and limited in time).
    """
    require(decide(actor, P.MANAGE_SEATS))
    with act(actor, "seat.assign", seat) as doing:
        seat = lock(seat)
        _check_holding(seat, person, HoldingKind(kind), valid_from, valid_to, document)
        holding = SeatHolding.objects.create(
            seat=seat, person=person, kind=kind, valid_from=valid_from, valid_to=valid_to, document=document
        )
        doing.note(
            person=person.full_name, kind=kind, valid_from=valid_from, valid_to=valid_to, document=document
        )
    return holding


def end_holding(*, actor: Actor, holding: SeatHolding, last_day: date) -> SeatHolding:
    """The person leaves the seat after ``last_day``; its rights end with that day."""
    require(decide(actor, P.MANAGE_SEATS))
    with act(actor, "seat.leave", holding.seat) as doing:
        holding = lock(holding)
        if holding.valid_from and last_day < holding.valid_from:
            raise Refused(
                _("Ngày kết thúc nằm trước ngày bắt đầu %(day)s.") % {"day": in_words(holding.valid_from)},
                "last_day",
            )
        if holding.valid_to is not None and holding.valid_to <= last_day:
            raise Refused(
                _("Đã thôi giữ ghế từ ngày %(day)s.") % {"day": in_words(holding.valid_to)}, "last_day"
            )
        holding.valid_to = last_day
        holding.save(update_fields=["valid_to"])
        if holding.seat.role == Role.ADMINISTRATOR:
            keep_one_administrator(last_day)
        doing.note(person=holding.person.full_name, last_day=last_day)
    return holding


def _check_tray(opens: bool, document: str) -> None:
    if opens and not document:
        raise Refused(_("Giao mở khay khiếu nại, tố cáo phải có văn bản phân công."), "document")


def _check_holding(
    seat: Seat, person: Person, kind: HoldingKind, start: date, end: date | None, document: str
) -> None:
    if end is not None and end < start:
        raise Refused(_("Ngày kết thúc nằm trước ngày bắt đầu."), "valid_to")
    if seat.valid_to is not None and seat.valid_to < start:
        raise Refused(_("Ghế này đã kết thúc ngày %(day)s.") % {"day": in_words(seat.valid_to)}, "valid_from")
    if kind is not HoldingKind.HOLDER and not document:
        raise Refused(_("Quyền, tạm giao hoặc ủy quyền phải có văn bản."), "document")
    if kind is HoldingKind.DELEGATE and end is None:
        raise Refused(_("Ủy quyền phải có ngày kết thúc."), "valid_to")
    for other in _overlapping(seat, start, end):
        if other.person_id == person.pk:
            raise Refused(_("%(person)s đang giữ ghế này trong thời gian đó.") % {"person": person}, "person")
        if kind is HoldingKind.HOLDER and other.kind == HoldingKind.HOLDER:
            raise Refused(
                _("%(person)s đang giữ ghế này từ %(day)s; hãy kết thúc trước, hoặc giao hình thức khác.")
                % {"person": other.person, "day": in_words(other.valid_from) if other.valid_from else "—"},
                "person",
            )


def _overlapping(seat: Seat, start: date, end: date | None) -> list[SeatHolding]:
    begins = Q(valid_from__isnull=True) | Q(valid_from__lte=end) if end else Q()
    ends = Q(valid_to__isnull=True) | Q(valid_to__gte=start)
    return list(SeatHolding.objects.filter(begins & ends, seat=seat).select_related("person"))
