"""The server is killed in the middle of an act; a button is pressed twice at once. Nothing lost, nothing twice."""

from __future__ import annotations

import contextlib
import http.client
import threading
import time

import pytest
from django.db import connection, transaction

from phoihop.base.audit.models import AuditChain
from phoihop.base.audit.record import MAIN, verify
from phoihop.commitments.models import Commitment
from phoihop.office.models import NumberingBook
from phoihop.voters.models import TransferLetter
from tests.faults.conftest import Browser, Product

pytestmark = pytest.mark.django_db(transaction=True)


def draft() -> TransferLetter:
    return TransferLetter.objects.filter(document__status="draft", forwarder__code="TTHDND")[0]


def state(letter: TransferLetter) -> tuple[object, ...]:
    """All that issuing a letter changes."""
    fresh = TransferLetter.objects.select_related("document").get(pk=letter.pk)
    book = NumberingBook.objects.get(body=fresh.forwarder, year=time.localtime().tm_year)
    return (
        fresh.document.status,
        book.last_number,
        sorted(fresh.referrals.values_list("status", flat=True)),
        Commitment.objects.count(),
        AuditChain.objects.get(name=MAIN).last_seq,
    )


def waits_for_the_chain() -> bool:
    """Some other connection waits for the lock that this test holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_killed_in_the_middle_of_an_act(product: Product) -> None:
    letter = draft()
    browser = Browser(product.port, "thuongtruc")
    form = browser.issue_form(letter.pk)
    before = state(letter)
    pressed = threading.Thread(target=lambda: _ask_quietly(browser, letter.pk, form))
    with transaction.atomic():
        # The record's head is held: the act has done all its work and waits to be sealed.
        AuditChain.objects.select_for_update().get(name=MAIN)
        pressed.start()
        until = time.monotonic() + 30
        while not waits_for_the_chain():
            assert time.monotonic() < until, "the act never came to its end"
            time.sleep(0.02)
        product.kill()
    pressed.join(30)
    assert state(letter) == before
    assert verify().holds

    product.start()
    browser = Browser(product.port, "thuongtruc")
    assert (
        browser.ask("POST", f"/cong-van-chuyen/{letter.pk}/phat-hanh/", browser.issue_form(letter.pk))[0]
        == 302
    )
    assert state(letter)[0] == "issued"
    assert state(letter)[1] == before[1] + 1  # type: ignore[operator]
    assert verify().holds


def _ask_quietly(browser: Browser, letter: int, form: dict[str, str]) -> None:
    # The server may die in the middle: that is what is tested.
    with contextlib.suppress(OSError, http.client.HTTPException):
        browser.ask("POST", f"/cong-van-chuyen/{letter}/phat-hanh/", form)


def test_double_click(product: Product) -> None:
    letter = draft()
    browser = Browser(product.port, "thuongtruc")
    form = browser.issue_form(letter.pk)
    before = state(letter)
    clicks = [threading.Thread(target=_ask_quietly, args=(browser, letter.pk, form)) for _ in range(2)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join(60)
    after = state(letter)
    assert after[0] == "issued"
    assert after[1] == before[1] + 1  # type: ignore[operator]
    assert verify().holds
