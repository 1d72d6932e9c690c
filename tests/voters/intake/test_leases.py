"""Row leases: one holder, refreshed, run out by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from phoihop.base.live.leases import forget_expired, holder_of, holders_of, release, require_free, take
from phoihop.base.live.models import Lease
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.org.models import Body
from tests.voters.intake.conftest import Seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(seated: Seated) -> Actor:
    return seated(Role.SPECIALIST, "Mạc Văn Khởi")


def test_the_first_one_holds_and_may_refresh(clerk: Actor, other: Actor, bodies: dict[str, Body]) -> None:
    row = bodies["SXD"]
    first = take(clerk, row)
    again = take(clerk, row)
    assert first.is_mine
    assert again.is_mine
    assert again.until >= first.until
    assert not take(other, row).is_mine
    assert holders_of(Body, [row.pk], but=other) == {row.pk: clerk.label}
    assert holders_of(Body, [row.pk], but=clerk) == {}


def test_a_lease_runs_out_by_itself(clerk: Actor, other: Actor, bodies: dict[str, Body]) -> None:
    row = bodies["SXD"]
    take(clerk, row)
    Lease.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert holder_of(row) is None
    require_free(other, row)
    assert take(other, row).is_mine
    with pytest.raises(NotAllowed, match="Mạc Văn Khởi"):
        require_free(clerk, row)


def test_nobody_gives_back_what_is_not_his(clerk: Actor, other: Actor, bodies: dict[str, Body]) -> None:
    row = bodies["SXD"]
    take(clerk, row)
    release(other, row)
    assert holder_of(row) is not None
    release(clerk, row)
    assert holder_of(row) is None


def test_old_rows_go_away(clerk: Actor, bodies: dict[str, Body]) -> None:
    take(clerk, bodies["SXD"])
    Lease.objects.update(expires_at=clock.now() - timedelta(days=2))
    assert forget_expired() == 1
