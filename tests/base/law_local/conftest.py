"""Two people who may keep the law data, and one who may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from phoihop.base.law import local
from phoihop.base.law.models import LocalKind, LocalVersion
from phoihop.kernel.actor import Actor, ActorKind, Role


def person(number: int, role: Role) -> Actor:
    return Actor(
        ActorKind.PERSON, label=f"Người {number}", user=number, seat=number, role=role, body=1, principal=1
    )


@pytest.fixture
def author() -> Actor:
    return person(1, Role.ADMINISTRATOR)


@pytest.fixture
def second() -> Actor:
    return person(2, Role.OFFICE_LEADER)


@pytest.fixture
def specialist() -> Actor:
    return person(3, Role.SPECIALIST)


@pytest.fixture
def approved(author: Actor, second: Actor) -> Callable[..., LocalVersion]:
    """Propose and approve in one go."""

    def make(kind: LocalKind, key: str, content: dict[str, Any], **more: Any) -> LocalVersion:
        values = {"valid_from": date(2026, 1, 1), "document": "QĐ 1/QĐ-VP", **more}
        version = local.propose(actor=author, kind=kind, key=key, content=content, **values)
        return local.approve(actor=second, version=version)

    return make
