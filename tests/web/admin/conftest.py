"""Seats of every role, and browsers signed in on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from phoihop.kernel.actor import Actor, Role
from phoihop.org.choices import BodyKind
from phoihop.org.models import Body, User
from tests.org.conftest import (
    admin,
    admin_holding,
    body,
    commune,
    construction,
    council_session,
    delegation,
    leader,
    office,
    seated,
    specialist,
    term,
    transport,
)

__all__ = [
    "admin",
    "admin_holding",
    "commune",
    "construction",
    "council_session",
    "delegation",
    "leader",
    "office",
    "specialist",
    "term",
    "transport",
]

SignIn = Callable[[Actor], Client]


def browser(actor: Actor) -> Client:
    """A browser signed in as that actor's account."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    return client


@pytest.fixture
def as_admin(admin: Actor) -> Client:
    return browser(admin)


@pytest.fixture
def as_leader(leader: Actor) -> Client:
    return browser(leader)


@pytest.fixture
def on_every_seat(office: Body, delegation: Body) -> dict[Role, Client]:
    """One browser per role."""
    other = body("KHAC", "Cơ quan khác", BodyKind.DEPARTMENT)
    found = {}
    for role in Role:
        where = other if role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST) else office
        found[role] = browser(seated(role, where, f"ghe-{role.value}", f"Người {role.value}")[0])
    return found
