"""Which seats read and keep the books of documents."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import Decision, Predicate, denied, predicate

READS_DOCUMENTS = frozenset(
    {
        Role.SPECIALIST,
        Role.CLERK,
        Role.OFFICE_LEADER,
        Role.DELEGATION_LEADER,
        Role.COUNCIL_LEADER,
        Role.GROUP_LEADER,
        Role.DEPUTY,
        Role.FRONT_SPECIALIST,
        Role.FRONT_LEADER,
        Role.COMMITTEE_MEMBER,
        Role.READER,
    }
)
KEEPS_BOOKS = frozenset({Role.SPECIALIST, Role.CLERK, Role.OFFICE_LEADER, Role.FRONT_SPECIALIST})


class P(StrEnum):
    VIEW = "office.view"
    REGISTER = "office.register"


@predicate("Sổ văn bản chỉ dành cho ba cơ quan.")
def reads_documents(actor: Actor, obj: Any) -> bool:
    return actor.is_person and actor.role in READS_DOCUMENTS


@predicate(
    "Chỉ văn thư, chuyên viên của cơ quan nhận được đăng ký văn bản đến; hãy đổi tư cách nếu đồng chí có."
)
def keeps_books(actor: Actor, obj: Any) -> bool:
    return actor.is_person and actor.role in KEEPS_BOOKS and (obj is None or obj.pk == actor.principal)


CHECKS: dict[P, Predicate] = {P.VIEW: reads_documents, P.REGISTER: keeps_books}


def decide(actor: Actor, permission: P, obj: Any = None) -> Decision:
    """May this actor do this in the books of documents? ``obj`` is a document, or the body whose book is written."""
    if obj is not None and hasattr(obj, "is_visible_to") and not obj.is_visible_to(actor):
        return denied("Không thấy đối tượng này.")
    return CHECKS[permission](actor, obj)
