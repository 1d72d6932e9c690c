"""Who may look at the ledger and who may move a date; everything else happens through the field's own acts."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from phoihop.commitments.querysets import LEDGER_READERS
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import Decision, Predicate, denied, predicate


class P(StrEnum):
    VIEW = "commitments.view"
    EXTEND = "commitments.extend"


@predicate("Sổ theo dõi chỉ dành cho ba cơ quan và cơ quan có việc trong sổ.")
def reads_ledger(actor: Actor, obj: Any) -> bool:
    return actor.is_person and actor.role in LEDGER_READERS


@predicate("Chỉ lãnh đạo của bên được nhận được gia hạn, tạm dừng.")
def leads_creditor(actor: Actor, obj: Any) -> bool:
    leads = actor.role in (Role.OFFICE_LEADER, Role.DELEGATION_LEADER, Role.COUNCIL_LEADER, Role.FRONT_LEADER)
    return actor.is_person and leads and (obj is None or actor.principal == obj.creditor_id)


CHECKS: dict[P, Predicate] = {P.VIEW: reads_ledger, P.EXTEND: leads_creditor}


def decide(actor: Actor, permission: P, obj: Any = None) -> Decision:
    """May this actor do this in the ledger?"""
    if obj is not None and not obj.is_visible_to(actor):
        return denied("Không thấy đối tượng này.")
    return CHECKS[permission](actor, obj)
