"""Who keeps the organisation, the accounts and the sessions in order; each refusal carries its reason.

Source: domain reference, voters §8 (roles), MAIN-JOB §2 (administration on screen).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from phoihop.base.law.local_permissions import may_decide, may_propose, may_withdraw
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.kernel.decision import Decision, Predicate, predicate
from phoihop.org.choices import SessionOf


class P(StrEnum):
    VIEW_ADMINISTRATION = "org.view_administration"
    VIEW_ORGANISATION = "org.view_organisation"
    MANAGE_BODIES = "org.manage_bodies"
    MANAGE_PLACES = "org.manage_places"
    MANAGE_PEOPLE = "org.manage_people"
    MANAGE_SEATS = "org.manage_seats"
    MANAGE_ACCOUNTS = "org.manage_accounts"
    MANAGE_TERMS = "org.manage_terms"
    VIEW_SESSIONS = "org.view_sessions"
    MANAGE_SESSIONS = "org.manage_sessions"
    MOVE_SESSION = "org.move_session"
    VIEW_LAW = "org.view_law"
    PROPOSE_LOCAL = "org.propose_local"
    DECIDE_LOCAL = "org.decide_local"
    WITHDRAW_LOCAL = "org.withdraw_local"
    VIEW_JOBS = "org.view_jobs"
    RUN_JOBS = "org.run_jobs"
    VIEW_AUDIT = "org.view_audit"


HEADS_OF = {SessionOf.NATIONAL_ASSEMBLY: Role.DELEGATION_LEADER, SessionOf.COUNCIL: Role.COUNCIL_LEADER}


def _role(reason: str, *roles: Role) -> Predicate:
    def ask(actor: Actor, obj: Any) -> bool:
        return actor.is_person and actor.role in roles

    ask.__name__ = "one_of_" + "_".join(sorted(role.value for role in roles))
    return predicate(reason)(ask)


@predicate("Chỉ việc chạy tự động của hệ thống được làm.")
def is_system(actor: Actor, obj: Any) -> bool:
    return actor.kind is ActorKind.SYSTEM


@predicate("Chỉ lãnh đạo của cơ quan có kỳ họp này được dời kỳ họp.")
def leads_owner_of_session(actor: Actor, obj: Any) -> bool:
    """The leader of the body whose session it is; without an object, a leader of either."""
    if not actor.is_person:
        return False
    if obj is None:
        return actor.role in HEADS_OF.values()
    return actor.role is HEADS_OF.get(SessionOf(obj.of))


# The system keeps house where the demo is loaded or the first account is made; it is nobody's second person.
is_administrator = _role("Chỉ quản trị hệ thống được làm việc này.", Role.ADMINISTRATOR)
keeps_house = is_administrator | is_system
reads_administration = _role(
    "Chỉ quản trị hệ thống và người kiểm tra nhật ký xem được.", Role.ADMINISTRATOR, Role.AUDITOR
)
reads_audit = _role(
    "Chỉ người kiểm tra nhật ký và quản trị hệ thống xem được nhật ký.", Role.AUDITOR, Role.ADMINISTRATOR
)
enters_administration = _role(
    "Trang quản trị dành cho quản trị hệ thống, người kiểm tra nhật ký và các lãnh đạo có việc phải duyệt.",
    Role.ADMINISTRATOR,
    Role.AUDITOR,
    Role.OFFICE_LEADER,
    Role.DELEGATION_LEADER,
    Role.COUNCIL_LEADER,
)
moves_sessions = _role(
    "Chỉ quản trị hệ thống, lãnh đạo văn phòng hoặc lãnh đạo của cơ quan có kỳ họp được dời kỳ họp.",
    Role.ADMINISTRATOR,
    Role.OFFICE_LEADER,
)

CHECKS: dict[P, Predicate] = {
    P.VIEW_ADMINISTRATION: enters_administration,
    P.VIEW_ORGANISATION: reads_administration,
    P.MANAGE_BODIES: keeps_house,
    P.MANAGE_PLACES: keeps_house,
    P.MANAGE_PEOPLE: keeps_house,
    P.MANAGE_SEATS: keeps_house,
    P.MANAGE_ACCOUNTS: keeps_house,
    P.MANAGE_TERMS: keeps_house,
    P.VIEW_SESSIONS: enters_administration,
    P.MANAGE_SESSIONS: keeps_house,
    P.MOVE_SESSION: moves_sessions | leads_owner_of_session | is_system,
    P.VIEW_LAW: enters_administration,
    P.PROPOSE_LOCAL: may_propose,
    P.DECIDE_LOCAL: may_decide,
    P.WITHDRAW_LOCAL: may_withdraw,
    P.VIEW_JOBS: reads_administration,
    P.RUN_JOBS: keeps_house,
    P.VIEW_AUDIT: reads_audit,
}


def decide(actor: Actor, permission: P, obj: Any = None) -> Decision:
    """May this actor do this to this object?"""
    return CHECKS[permission](actor, obj)
