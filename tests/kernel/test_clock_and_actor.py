"""The one clock, and who acts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Thread

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, ActorKind, Role


def test_the_clock_shows_vietnamese_time() -> None:
    now = clock.now()
    assert now.utcoffset() == timedelta(hours=7)
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert not clock.is_stopped()


def test_a_stopped_clock_stands_and_goes_on() -> None:
    with clock.at(date(2026, 11, 10)):
        assert clock.now().isoformat() == "2026-11-10T08:00:00+07:00"
        with clock.at(datetime(2026, 11, 11, 23, 30)):
            assert (clock.today(), clock.now().hour) == (date(2026, 11, 11), 23)
        assert clock.today() == date(2026, 11, 10)
        assert clock.is_stopped()
    assert not clock.is_stopped()


def test_the_day_is_the_day_in_viet_nam() -> None:
    with clock.at(datetime(2026, 11, 10, 18, 0, tzinfo=UTC)):
        assert clock.today() == date(2026, 11, 11)


def test_another_thread_has_its_own_time() -> None:
    seen: list[bool] = []
    with clock.at(date(2020, 1, 1)):
        thread = Thread(target=lambda: seen.append(clock.is_stopped()))
        thread.start()
        thread.join()
    assert seen == [False]


def test_who_acts() -> None:
    person = Actor(ActorKind.PERSON, user=1, seat=2, role=Role.CLERK)
    assert person.is_person
    assert not Actor(ActorKind.PERSON, user=1).is_person
    assert not Actor.public().is_person
    assert (Actor.system("nhắc hạn").kind, Actor.system("nhắc hạn").label) == (ActorKind.SYSTEM, "nhắc hạn")
