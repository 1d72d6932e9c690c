"""Places: communes and wards begin, are renamed, end in an arrangement and go into others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.kernel import text
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.org.actions.changes import apply, changes_of
from phoihop.org.fingerprint import check_fingerprint
from phoihop.org.models import Place, PlaceSuccession
from phoihop.org.permissions import P, decide
from phoihop.org.refusals import Refused, in_words

EDITABLE = ("code", "name", "kind", "parent", "constituency", "valid_from")


def create_place(
    *,
    actor: Actor,
    code: str,
    name: str,
    kind: str,
    parent: Place | None = None,
    constituency: int | None = None,
    valid_from: date | None = None,
) -> Place:
    """A new unit with the code of the General Statistics list."""
    require(decide(actor, P.MANAGE_PLACES))
    with act(actor, "place.create") as doing:
        _check_code(code)
        place = Place.objects.create(
            code=code,
            name=name,
            kind=kind,
            parent=parent,
            constituency=constituency,
            valid_from=valid_from,
            folded=text.fold(name)[:120],
        )
        doing.about(place)
        doing.note(code=code, kind=kind, valid_from=valid_from)
    return place


def update_place(*, actor: Actor, place: Place, expected: str | None = None, **values: Any) -> Place:
    """Correct what is known of a place."""
    require(decide(actor, P.MANAGE_PLACES))
    with act(actor, "place.update", place) as doing:
        place = lock(place)
        check_fingerprint(place, EDITABLE, expected)
        changes = changes_of(place, values, only=EDITABLE)
        if "code" in changes:
            _check_code(values["code"])
        if values.get("parent") and values["parent"].pk == place.pk:
            raise Refused(_("Địa bàn không thể thuộc chính mình."), "parent")
        apply(place, changes)
        place.folded = text.fold(place.name)[:120]
        place.save()
        doing.note(**changes)
    return place


def merge_place(*, actor: Actor, place: Place, successors: Sequence[Place], on: date, document: str) -> Place:
    """From ``on`` the unit's area belongs to the successors; its old name stays findable."""
    require(decide(actor, P.MANAGE_PLACES))
    with act(actor, "place.merge", place) as doing:
        place = lock(place)
        if place.valid_to is not None:
            raise Refused(
                _("%(place)s đã kết thúc ngày %(day)s.")
                % {"place": place.name, "day": in_words(place.valid_to)}
            )
        if not document:
            raise Refused(_("Cần số, ký hiệu văn bản quyết định."), "document")
        if not successors or place in successors:
            raise Refused(_("Hãy chọn ít nhất một đơn vị mới, khác đơn vị cũ."), "successors")
        if place.valid_from and on <= place.valid_from:
            raise Refused(
                _("Ngày sắp xếp phải sau ngày %(day)s.") % {"day": in_words(place.valid_from)}, "on"
            )
        for successor in successors:
            if not successor.is_valid(on):
                raise Refused(
                    _("%(place)s không tồn tại vào ngày %(day)s.")
                    % {"place": successor.name, "day": in_words(on)},
                    "successors",
                )
        district = place.parent.name if place.parent else ""
        PlaceSuccession.objects.bulk_create(
            PlaceSuccession(former_name=place.name, former_district=district, successor=successor, on=on)
            for successor in successors
        )
        place.valid_to = on - timedelta(days=1)
        place.save(update_fields=["valid_to"])
        doing.note(successors=[successor.code for successor in successors], on=on, document=document)
    return place


def _check_code(code: str) -> None:
    if Place.objects.filter(code=code).exists():
        raise Refused(_("Mã “%(code)s” đã dùng cho địa bàn khác.") % {"code": code}, "code")
