"""Two people at once, on the real database: one wins or both do; nobody waits for ever and nothing stands half-way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from phoihop.base.audit.record import verify
from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.office.actions.documents import register_incoming
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters.actions.letters import add_to_letter, issue_letter
from phoihop.voters.actions.publishing import publish_petition
from phoihop.voters.actions.referrals import deliver
from phoihop.voters.actions.replies import ask_correction
from phoihop.voters.models import Petition, Referral, TransferLetter
from phoihop.voters.selectors.signers import signers
from phoihop.web.demo.people import actor_of
from tests.conftest import demo_copy
from tests.voters.road.story import answered, classified, council, fresh, received, sent

ROUNDS = 5


@pytest.fixture
def province(_demo_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A copy of the demo province of this test's own, in which acts really commit."""
    with demo_copy(_demo_template, django_db_blocker), django_db_blocker.unblock():
        yield
        connection.close()


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Every act in a thread of its own, begun together; what became of each, in order."""
    start, results = threading.Barrier(len(acts)), [""] * len(acts)

    def work(number: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            results[number] = "done"
        except NotAllowed as refusal:
            results[number] = f"refused: {refusal}"
        except Exception as failure:
            results[number] = f"failed: {failure!r}"
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def unsent(count: int) -> list[Petition]:
    """Petitions that wait for a letter to the same agency."""
    rows = Petition.objects.filter(owner__code="TTHDND", referrals=None, status__in=["open", "classified"])
    return [classified(one, "SCT") for one in rows[:count]]


@pytest.mark.usefixtures("province")
def test_two_clerks_begin_one_letter() -> None:
    petitions = unsent(2)
    assert len(petitions) == 2
    done = at_once(*(lambda one=one: add_to_letter(actor=council(), petition=one) for one in petitions))
    assert done == ["done", "done"]
    assert TransferLetter.objects.filter(addressee__code="SCT", is_open=True).count() == 1
    assert verify().holds


@pytest.mark.usefixtures("province")
def test_a_petition_that_comes_while_the_letter_is_issued_goes_with_it_or_into_the_next() -> None:
    first, second = unsent(2)
    letter = add_to_letter(actor=council(), petition=first).letter
    assert letter is not None
    leader = actor_of("thuongtruc")
    signer = signers(leader, letter.forwarder)[0]
    done = at_once(
        lambda: issue_letter(actor=leader, letter=letter, signer=signer),
        lambda: add_to_letter(actor=council(), petition=second),
    )
    assert done == ["done", "done"]
    for referral in Referral.objects.filter(petition__in=[first, second]).select_related("letter"):
        assert referral.letter is not None
        assert (referral.status == "drafted") == referral.letter.is_open
    assert verify().holds


@pytest.mark.usefixtures("province")
def test_publishing_and_asking_for_a_correction_do_not_wait_for_each_other_for_ever() -> None:
    referral = answered(received(sent(fresh())))
    for _ in range(ROUNDS):
        deliver(
            actor=council("vanthu"),
            referral=Referral.objects.get(pk=referral.pk),
            delivered_on=clock.today(),
            evidence="danh sách",
        )
        petition = Petition.objects.get(pk=referral.petition_id)
        done = at_once(
            lambda petition=petition: publish_petition(
                actor=council("lanhdaovp"), petition=petition, text="Nội dung", answers={referral.pk: "Xong"}
            ),
            lambda: ask_correction(actor=council(), referral=referral, reason="thiếu số liệu"),
        )
        assert not [one for one in done if one.startswith("failed")], done
        answered(Referral.objects.get(pk=referral.pk))
    assert verify().holds


@pytest.mark.usefixtures("province")
def test_two_people_classify_petitions_of_the_same_words() -> None:
    rows = list(Petition.objects.filter(owner__code="TTHDND", status__in=["open", "classified"])[:2])
    Petition.objects.filter(pk__in=[one.pk for one in rows]).update(
        content="Đề nghị sớm nâng cấp tuyến đường liên xã đã hư hỏng nhiều năm, đi lại rất khó khăn."
    )
    for _ in range(ROUNDS):
        fresh_rows = list(Petition.objects.filter(pk__in=[one.pk for one in rows]).order_by("pk"))
        done = at_once(*(lambda one=one: classified(one, "SXD") for one in fresh_rows))
        assert done == ["done", "done"]
    assert verify().holds


@pytest.mark.usefixtures("province")
def test_two_clerks_register_one_paper() -> None:
    body, author = Body.objects.get(code="TTHDND"), Body.objects.get(code="STC")

    def register(symbol: str) -> None:
        register_incoming(
            actor=council("vanthu"),
            body=body,
            author=author,
            symbol=symbol,
            document_on=clock.today(),
            abstract="Trả lời",
            arrived_on=clock.today(),
        )

    for number in range(ROUNDS):
        symbol = f"{number}/STC-CHUNG"
        done = at_once(*(lambda symbol=symbol: register(symbol) for _ in range(4)))
        assert done == ["done"] * 4
        assert IncomingDocument.objects.filter(symbol=symbol).count() == 1
    assert verify().holds
