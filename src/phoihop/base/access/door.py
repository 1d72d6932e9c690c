"""The one door to objects: what an actor does not see does not exist for it; what it may not do is refused with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models
from django.http import Http404

from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import Decision, require

M = TypeVar("M", bound=models.Model)


def access(
    actor: Actor,
    rows: models.QuerySet[M],
    permission: Any,
    decide: Callable[[Actor, Any, Any], Decision],
    **lookup: Any,
) -> M:
    """The object behind an address, for this act.

    Unknown and invisible give the same 404; visible but not allowed raises NotAllowed with the reason.
    """
    # Unordered: what is looked up is one row, and an order costs a comparison with every column of every joined table.
    found = rows.visible_to(actor).filter(**lookup).order_by()[:1]  # type: ignore[attr-defined]
    obj = next(iter(found), None)
    if obj is None:
        raise Http404
    require(decide(actor, permission, obj))
    return obj
