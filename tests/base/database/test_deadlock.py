"""An act that was ended for the sake of another one is made once more, and no other failure is."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from phoihop.base.database.deadlock import once_more
from phoihop.org.models import Body, BodyPrincipal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pair() -> tuple[int, int]:
    made = [
        Body.objects.create(code=code, name=code, kind="department", folded=code.lower()).pk
        for code in ("THU-A", "THU-B")
    ]
    return made[0], made[1]


@pytest.fixture(autouse=True)
def clean() -> object:
    yield
    BodyPrincipal.objects.all().delete()
    Body.objects.filter(code__startswith="THU-").delete()


def test_two_acts_that_wait_for_each_other_both_get_done(pair: tuple[int, int]) -> None:
    met, done, runs = threading.Barrier(2), [], []

    def act(first: int, second: int) -> Callable[[], None]:
        has_met = threading.Event()

        def do() -> None:
            runs.append(first)
            with transaction.atomic():
                Body.objects.filter(pk=first).update(address=f"trước {first}")
                if not has_met.is_set():
                    has_met.set()
                    met.wait(20)
                Body.objects.filter(pk=second).update(address=f"sau {first}")

        return do

    def work(do: Callable[[], None]) -> None:
        try:
            once_more(do)
            done.append("done")
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[act(*order)]) for order in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert done == ["done", "done"]
    assert len(runs) == 3, "one of the two was made again"


def test_another_failure_is_not_made_again() -> None:
    runs = []

    def fail(error: Exception) -> Callable[[], None]:
        def do() -> None:
            runs.append(1)
            raise error

        return do

    for error in (OperationalError("connection lost"), IntegrityError("twice")):
        with pytest.raises(type(error)):
            once_more(fail(error))
    assert len(runs) == 2
