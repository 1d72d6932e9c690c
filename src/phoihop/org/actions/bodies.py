"""Bodies: made, corrected, ended, succeeded; nothing is deleted, old papers keep the old name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.base.events import publish
from phoihop.kernel import text
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import require
from phoihop.org.actions.changes import apply, changes_of
from phoihop.org.administrators import keep_one_administrator
from phoihop.org.events import BodySucceeded
from phoihop.org.fingerprint import check_fingerprint
from phoihop.org.models import Body, BodyPrincipal, BodySuccession, Place, Seat, SeatHolding
from phoihop.org.obligations import open_obligations
from phoihop.org.permissions import P, decide
from phoihop.org.refusals import Refused, in_words

EDITABLE = (
    "code",
    "name",
    "short_name",
    "kind",
    "parent",
    "place",
    "email",
    "address",
    "source",
    "verified",
    "valid_from",
)


def create_body(
    *,
    actor: Actor,
    code: str,
    name: str,
    kind: str,
    short_name: str = "",
    parent: Body | None = None,
    place: Place | None = None,
    email: str = "",
    address: str = "",
    source: str = "",
    verified: bool = False,
    valid_from: date | None = None,
) -> Body:
    """A new body; its code is never used twice."""
    require(decide(actor, P.MANAGE_BODIES))
    with act(actor, "body.create") as doing:
        if Body.objects.filter(code=code).exists():
            raise Refused(_("Mã “%(code)s” đã dùng cho cơ quan khác.") % {"code": code}, "code")
        body = Body.objects.create(
            code=code,
            name=name,
            short_name=short_name,
            kind=kind,
            parent=parent,
            place=place,
            email=email,
            address=address,
            source=source,
            verified=verified,
            valid_from=valid_from,
            folded=_folded(name, short_name),
        )
        doing.about(body)
        doing.note(code=code, kind=kind, valid_from=valid_from)
    return body


def update_body(*, actor: Actor, body: Body, expected: str | None = None, **values: Any) -> Body:
    """Correct what is known of a body; ending and succeeding are acts of their own."""
    require(decide(actor, P.MANAGE_BODIES))
    with act(actor, "body.update", body) as doing:
        body = lock(body)
        check_fingerprint(body, EDITABLE, expected)
        changes = changes_of(body, values, only=EDITABLE)
        if "code" in changes and Body.objects.filter(code=values["code"]).exists():
            raise Refused(_("Mã “%(code)s” đã dùng cho cơ quan khác.") % {"code": values["code"]}, "code")
        _check_parent(body, values.get("parent"))
        if values.get("valid_from") and body.valid_to and values["valid_from"] > body.valid_to:
            raise Refused(
                _("Ngày bắt đầu nằm sau ngày kết thúc %(day)s.") % {"day": in_words(body.valid_to)},
                "valid_from",
            )
        apply(body, changes)
        body.folded = _folded(body.name, body.short_name)
        body.save()
        doing.note(**changes)
    return body


def succeed_body(
    *, actor: Actor, predecessor: Body, successor: Body, on: date, document: str
) -> BodySuccession:
    """From ``on`` the successor answers for the predecessor, which ends the day before (case E29)."""
    require(decide(actor, P.MANAGE_BODIES))
    with act(actor, "body.succeed", predecessor) as doing:
        predecessor = lock(predecessor)
        _check_succession(predecessor, successor, on, document)
        link = BodySuccession.objects.create(
            predecessor=predecessor, successor=successor, on=on, document=document
        )
        last_day = on - timedelta(days=1)
        if predecessor.valid_to is None or predecessor.valid_to > last_day:
            _end(predecessor, last_day)
        doing.note(successor=successor.code, on=on, document=document, owed=_owed(predecessor))
        publish(BodySucceeded(actor, predecessor.pk, successor.pk, on, document))
    return link


def end_body(*, actor: Actor, body: Body, last_day: date, document: str) -> Body:
    """The body ends with ``last_day``, its seats with it; one that still owes something needs a successor."""
    require(decide(actor, P.MANAGE_BODIES))
    with act(actor, "body.end", body) as doing:
        body = lock(body)
        if body.valid_to is not None:
            raise Refused(
                _("%(body)s đã kết thúc ngày %(day)s.") % {"body": body, "day": in_words(body.valid_to)}
            )
        if body.valid_from and last_day < body.valid_from:
            raise Refused(
                _("Ngày kết thúc nằm trước ngày bắt đầu %(day)s.") % {"day": in_words(body.valid_from)},
                "last_day",
            )
        if not document:
            raise Refused(_("Cần số, ký hiệu văn bản quyết định."), "document")
        if owed := open_obligations(body):
            listed = "; ".join(map(str, owed))
            raise Refused(
                _("%(body)s còn %(owed)s. Hãy chọn cơ quan kế thừa: việc đang mở sẽ chuyển sang cơ quan đó.")
                % {"body": body.label, "owed": listed},
                "successor",
            )
        seats = _end(body, last_day)
        doing.note(last_day=last_day, document=document, seats=seats)
    return body


def add_principal(
    *, actor: Actor, body: Body, principal: Body, valid_from: date, order: int = 0
) -> BodyPrincipal:
    """From a day on the body's seats may act in the principal's name (one office, two principals)."""
    require(decide(actor, P.MANAGE_BODIES))
    with act(actor, "body.add_principal", body) as doing:
        if body.pk == principal.pk:
            raise Refused(_("Cơ quan không giúp việc cho chính mình."), "principal")
        link = BodyPrincipal.objects.filter(body=body, principal=principal).first()
        if link and link.valid_to is None:
            raise Refused(
                _("%(body)s đang giúp việc cho %(principal)s.")
                % {"body": body.label, "principal": principal.label},
                "principal",
            )
        link = link or BodyPrincipal(body=body, principal=principal)
        link.valid_from, link.valid_to, link.order = valid_from, None, order
        link.save()
        doing.note(principal=principal.code, valid_from=valid_from)
    return link


def end_principal(*, actor: Actor, link: BodyPrincipal, last_day: date) -> BodyPrincipal:
    """After ``last_day`` the body's seats no longer act in that name."""
    require(decide(actor, P.MANAGE_BODIES))
    with act(actor, "body.end_principal", link.body) as doing:
        link = lock(link)
        if link.valid_from and last_day < link.valid_from:
            raise Refused(
                _("Ngày kết thúc nằm trước ngày bắt đầu %(day)s.") % {"day": in_words(link.valid_from)},
                "last_day",
            )
        link.valid_to = last_day
        link.save(update_fields=["valid_to"])
        doing.note(principal=link.principal.code, last_day=last_day)
    return link


def _check_succession(predecessor: Body, successor: Body, on: date, document: str) -> None:
    if not document:
        raise Refused(_("Cần số, ký hiệu văn bản quyết định."), "document")
    if predecessor.pk == successor.pk:
        raise Refused(_("Cơ quan không kế thừa chính mình."), "successor")
    if predecessor.successions.exists():
        raise Refused(_("%(body)s đã có cơ quan kế thừa.") % {"body": predecessor.label}, "successor")
    if not successor.is_valid(on):
        raise Refused(
            _("%(body)s không hoạt động vào ngày %(day)s.") % {"body": successor.label, "day": in_words(on)},
            "successor",
        )
    if predecessor.valid_from and on <= predecessor.valid_from:
        raise Refused(
            _("Ngày kế thừa phải sau ngày %(day)s.") % {"day": in_words(predecessor.valid_from)}, "on"
        )
    if predecessor.pk in _heirs(successor):
        raise Refused(
            _("%(body)s là cơ quan đã nhập vào %(other)s.")
            % {"body": successor.label, "other": predecessor.label},
            "successor",
        )


def _heirs(body: Body) -> set[int]:
    """Every body that answers for this one in the end, whatever the day."""
    found: set[int] = set()
    waiting = {body.pk}
    while waiting:
        links = BodySuccession.objects.filter(predecessor__in=waiting).values_list("successor_id", flat=True)
        waiting = set(links) - found
        found |= waiting
    return found


def _check_parent(body: Body, parent: Body | None) -> None:
    above = parent.pk if parent else None
    while above is not None:
        if above == body.pk:
            raise Refused(_("Cơ quan không thể trực thuộc chính mình hoặc đơn vị của mình."), "parent")
        above = Body.objects.values_list("parent_id", flat=True).get(pk=above)


def _end(body: Body, last_day: date) -> int:
    """Close the body, its seats and who sits on them with the same day; the number of seats closed."""
    body.valid_to = last_day
    body.save(update_fields=["valid_to"])
    SeatHolding.objects.filter(_later(last_day), seat__body=body).update(valid_to=last_day)
    seats = Seat.objects.filter(_later(last_day), body=body).update(valid_to=last_day)
    if body.seats.filter(role=Role.ADMINISTRATOR).exists():
        keep_one_administrator(last_day)
    return seats


def _later(last_day: date) -> models.Q:
    return models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=last_day)


def _owed(body: Body) -> list[str]:
    return [str(obligation) for obligation in open_obligations(body)]


def _folded(name: str, short_name: str) -> str:
    return text.fold(f"{name} {short_name}")[:200]
