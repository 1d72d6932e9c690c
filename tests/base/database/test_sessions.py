"""Sessions commit without waiting for the disk; inside an act they change nothing of how the act commits."""

from __future__ import annotations

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from phoihop.base.database.sessions import SessionStore

WAITS_NOT = "synchronous_commit"


def changed() -> SessionBase:
    session = SessionStore()
    session["seen"] = 1
    return session


def kept(session: SessionBase) -> object:
    return SessionStore(session.session_key).get("seen")


@pytest.mark.django_db(transaction=True)
def test_a_session_alone_does_not_wait_for_the_disk() -> None:
    session = changed()
    with CaptureQueriesContext(connection) as asked:
        session.save()
    assert any(WAITS_NOT in one["sql"] for one in asked)
    assert kept(session) == 1
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",)


@pytest.mark.django_db(transaction=True)
def test_an_act_that_saves_a_session_waits_as_ever() -> None:
    session = changed()
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        session.save()
    assert not any(WAITS_NOT in one["sql"] for one in asked)
    assert kept(session) == 1
