"""Several limits on one debt: the stricter is due, whatever moves; the others stay as notes (case E33)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.commitments.actions.moving import extend_commitment
from phoihop.commitments.deadlines import Limit, due_date, strictest
from phoihop.commitments.models import Commitment, DueChange
from phoihop.commitments.selectors import moved_due_dates
from phoihop.kernel.actor import Actor
from phoihop.kernel.duedate import DueDate
from phoihop.org.actions.sessions import move_session
from phoihop.org.models import Session

pytestmark = pytest.mark.django_db
Owe = Callable[..., Commitment]


def move(admin: Actor, session: Session, opens_on: date) -> None:
    move_session(
        actor=admin,
        session=session,
        opens_on=opens_on,
        closes_on=opens_on + timedelta(days=2),
        reason="Dời kỳ họp",
    )


def test_the_session_is_due_where_it_comes_first_and_the_rule_where_it_does(
    owe: Owe, at_session: Limit
) -> None:
    assert owe().due_on == date(2026, 12, 16)
    debt = owe(at_session)
    assert (debt.due_on, debt.rule_key) == (date(2026, 12, 9), "voters.T17")
    assert debt.trace["rule_key"] == "voters.T17s"
    assert any("voters.T17 là 16/12/2026" in str(note) for note in DueDate.from_json(debt.trace).notes)


def test_a_session_that_opened_before_the_receipt_binds_nobody(owe: Owe, council_session: Session) -> None:
    past = Limit("voters.T17s", date(2026, 11, 10), council_session, "opens")
    assert owe(past).due_on == date(2026, 12, 16)


def test_a_moved_session_moves_the_debt_and_is_shown_before(
    owe: Owe, at_session: Limit, admin: Actor, council_session: Session
) -> None:
    debt, plain = owe(at_session), owe()
    later = date(2026, 12, 14)
    shown = moved_due_dates(council_session, later, later)
    assert [(each.commitment, each.old, each.new) for each in shown] == [(debt, date(2026, 12, 9), later)]
    move(admin, council_session, later)
    debt.refresh_from_db()
    plain.refresh_from_db()
    assert (debt.due_on, plain.due_on) == (later, date(2026, 12, 16))
    assert DueChange.objects.filter(commitment=debt).latest("pk").old_due_on == date(2026, 12, 9)
    move(admin, council_session, date(2027, 1, 12))
    debt.refresh_from_db()
    assert debt.due_on == date(2026, 12, 16), "the thirty days are stricter now"
    assert debt.trace["rule_key"] == "voters.T17"


def test_a_granted_day_decides_for_the_whole_debt(owe: Owe, at_session: Limit, head: Actor) -> None:
    debt = owe(at_session)
    extended = extend_commitment(
        actor=head, commitment=debt, new_due_on=date(2026, 12, 25), reason="Cần khảo sát", document="CV 12"
    )
    assert extended.due_on == date(2026, 12, 25)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(-60, 90))
def test_the_stricter_is_never_later_than_either(days: int) -> None:
    received = date(2026, 11, 16)
    own = due_date("voters.T17", received)
    session = due_date("voters.T17s", received + timedelta(days=days))
    chosen = strictest(own, [session]).due
    assert chosen == (min(own.due, session.due) if session.due > received else own.due)
