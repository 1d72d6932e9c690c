"""Who writes and who decides an office's own versions of the law data: always two people.

Source: HOUSE §6 "Rule" (author, second person, deciding document, valid from).
"""

from __future__ import annotations

from typing import Any

from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import predicate

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.OFFICE_LEADER})


@predicate("Chỉ quản trị hệ thống hoặc lãnh đạo văn phòng được soạn, duyệt quy định của địa phương.")
def keeps_rules(actor: Actor, obj: Any) -> bool:
    return actor.is_person and actor.role in KEEPERS


@predicate("Người duyệt phải là người khác với người soạn.")
def is_not_author(actor: Actor, obj: Any) -> bool:
    return obj is None or obj.author != actor.user


@predicate("Chỉ người soạn được rút bản của mình.")
def is_author(actor: Actor, obj: Any) -> bool:
    return obj is None or obj.author == actor.user


may_propose = keeps_rules
may_decide = keeps_rules & is_not_author
may_withdraw = keeps_rules & is_author
