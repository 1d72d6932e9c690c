"""The sweep of reminders: by state, once a rung, missed ticks caught up, only in working hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from phoihop.commitments.jobs import remind, remind_batch
from phoihop.commitments.models import Commitment, RungNotice
from phoihop.commitments.rungs import ladder
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.office.models import Notice
from phoihop.org.models import Body
from tests.org.conftest import seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def debt(owe: Callable[..., Commitment]) -> Commitment:
    """Due on 16 December 2026."""
    return owe()


@pytest.fixture
def officer(transport: Body) -> Actor:
    return seated(Role.AUTHORITY_OFFICER, transport, "so", "Người Của Sở")[0]


def told(actor: Actor) -> list[str]:
    return list(Notice.objects.filter(user=actor.user).order_by("pk").values_list("text", flat=True))


def test_each_rung_is_told_once_and_a_missed_one_is_caught_up(debt: Commitment, officer: Actor) -> None:
    days = [day for _key, day in ladder(debt)]
    with clock.at(days[0]):
        assert remind_batch() == 1
        assert remind_batch() == 0
    assert [each.split(":")[0] for each in told(officer)] == [
        f"Còn {(date(2026, 12, 16) - days[0]).days} ngày"
    ]
    with clock.at(date(2026, 12, 17)):  # two rungs were missed: the higher one is told, once
        assert remind_batch() == 1
        assert remind_batch() == 0
    assert len(told(officer)) == 2
    assert RungNotice.objects.filter(commitment=debt).count() == 2


def test_the_creditor_hears_of_what_is_late_and_not_before(
    debt: Commitment, officer: Actor, head: Actor
) -> None:
    days = [day for _key, day in ladder(debt)]
    with clock.at(days[0]):
        remind_batch()
    assert told(head) == []
    with clock.at(days[-1]):
        remind_batch()
    assert told(head)
    assert told(head)[0].startswith("Quá hạn")


def test_nobody_is_told_at_night_or_on_a_rest_day(debt: Commitment, officer: Actor) -> None:
    for moment in (datetime(2026, 12, 16, 22, 0), datetime(2026, 12, 19, 10, 0)):
        with clock.at(moment):
            remind()
    assert told(officer) == []
    with clock.at(datetime(2026, 12, 16, 9, 0)):
        remind()
    assert len(told(officer)) == 1
