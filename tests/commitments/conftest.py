"""A debt between two bodies, and the seats that may move its date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from phoihop.base.audit.record import act
from phoihop.commitments.actions.opening import open_commitment
from phoihop.commitments.deadlines import Limit
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.org.models import Body, Session
from tests.org.conftest import (
    admin,
    admin_holding,
    construction,
    council_session,
    delegation,
    office,
    seated,
    term,
    transport,
)

__all__ = [
    "admin",
    "admin_holding",
    "construction",
    "council_session",
    "delegation",
    "office",
    "term",
    "transport",
]

RECEIVED = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.at(RECEIVED):
        yield


@pytest.fixture
def head(delegation: Body) -> Actor:
    """The creditor's head: only such a seat extends and pauses."""
    return seated(Role.DELEGATION_LEADER, delegation, "truongdoan", "Phan Trưởng Đoàn")[0]


@pytest.fixture
def owe(admin: Actor, transport: Body, delegation: Body) -> Callable[..., Commitment]:
    """Open a debt of the department to the delegation; 30 days from the day of receipt unless told otherwise."""

    def make(*further: Limit, about: Any = None, **more: Any) -> Commitment:
        values = {"trigger_on": RECEIVED, "rule_key": "voters.T17", **more}
        with act(admin, "test.owe", transport) as doing:
            return open_commitment(
                doing,
                kind=values.pop("kind", "voters.answer"),
                title="Trả lời kiến nghị",
                debtor=transport,
                creditor=delegation,
                obj=about or transport,
                url="/",
                further=further,
                **values,
            )

    return make


@pytest.fixture
def at_session(council_session: Session) -> Limit:
    """The session opens on 9 December 2026, before the thirty days are over."""
    assert council_session.opens_on is not None
    return Limit("voters.T17s", council_session.opens_on, council_session, "opens")
