"""A petition's page and history say all in words: every act has a sentence, no code of a state is ever shown."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

import phoihop.voters
from phoihop.base.audit.record import act
from phoihop.kernel import clock
from phoihop.voters.actions.petitions import merge_petitions, unmerge_petition
from phoihop.voters.actions.promises import check_promise
from phoihop.voters.choices import Outcome, PromiseStatus
from phoihop.voters.models import Petition, Promise, Referral
from phoihop.voters.selectors.history import SENTENCES, history, in_words
from phoihop.voters.workflow import MACHINES, PETITION, PROMISE, REFERRAL
from tests.voters.road.desk import at_the_desk, words
from tests.voters.road.story import answered, council, fresh, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

SOURCE = Path(phoihop.voters.__file__).parent.parent
CODES = {state.key for machine in MACHINES for state in machine.states} | {"not_sent", "new_date"}
RAW = re.compile(rf"\b({'|'.join(sorted(CODES))})\b|\b[a-z_]+\.[a-z]+_[a-z_]+\b")


def verbs() -> set[str]:
    """Every verb that the acts of the field, the ledger and the office write into the record."""
    found: set[str] = set()
    for app in ("voters", "commitments", "office"):
        for file in (SOURCE / app).rglob("*.py"):
            found |= set(re.findall(r'\b[Aa]ct\([^)]*?"([a-z_]+\.[a-z_]+)"', file.read_text("utf-8")))
    return found


def test_every_act_has_a_sentence_in_the_history() -> None:
    assert len(verbs()) > 45
    assert sorted(verbs() - set(SENTENCES)) == []


def test_an_act_without_a_sentence_is_not_shown_by_its_code() -> None:
    assert in_words("petition.some_new_act") == "thay đổi khác"


def test_a_petition_of_the_old_book_says_where_it_comes_from() -> None:
    petition = fresh()
    with act(council(), "petition.from_history", petition):
        pass
    assert history(council(), petition, [])[0].what == "lập kiến nghị từ sổ cũ"


def test_the_check_of_a_promise_stands_in_the_history_with_what_was_found() -> None:
    soon = clock.today() + timedelta(days=30)
    referral = answered(received(sent(fresh())), Outcome.IN_PROGRESS, promised_on=soon)
    later = soon + timedelta(days=30)
    check_promise(
        actor=council(),
        promise=Promise.objects.get(outcome__referral=referral),
        result=PromiseStatus.NEW_DATE,
        evidence="Công văn xin lùi.",
        new_date=later,
    )
    last = history(council(), referral.petition, [referral])[0]
    assert last.what == "kiểm tra lời hứa"
    assert last.detail == f"đã hẹn lại; {later:%d/%m/%Y}; Công văn xin lùi."


def test_a_merge_and_its_undo_stand_in_the_history_of_both() -> None:
    petition = fresh()
    master = Petition.objects.filter(owner__code="TTHDND", status="classified")[0]
    moved = list(petition.opinions.values_list("pk", flat=True))
    merge_petitions(actor=council(), petition=petition, master=master)
    unmerge_petition(actor=council(), petition=Petition.objects.get(pk=petition.pk), opinions=moved)
    told = [(each.what, each.detail) for each in history(council(), petition, [])[:2]]
    assert told == [("bỏ gộp", master.code), ("gộp vào kiến nghị khác", master.code)]
    told = [(each.what, each.detail) for each in history(council(), master, [])[:2]]
    assert told == [
        ("bỏ gộp, trả lại kiến nghị đã gộp vào", petition.code),
        ("nhận kiến nghị gộp vào", petition.code),
    ]


def test_no_page_of_a_petition_shows_the_code_of_a_state() -> None:
    soon = clock.today() + timedelta(days=30)
    referral = answered(received(sent(fresh())), Outcome.IN_PROGRESS, promised_on=soon)
    client, page = at_the_desk("chuyenvien2"), f"/kien-nghi/{referral.petition.code}/"
    for state in REFERRAL.states:
        Referral.objects.filter(pk=referral.pk).update(status=state.key)
        assert not RAW.findall(words(client.get(page))), state.key
    for state in PROMISE.states:
        Promise.objects.filter(outcome__referral=referral).update(status=state.key)
        assert not RAW.findall(words(client.get(page))), state.key
    for state in PETITION.states:
        Petition.objects.filter(pk=referral.petition_id).update(status=state.key)
        assert not RAW.findall(words(client.get(page))), state.key


def test_no_petition_of_the_demo_shows_a_code() -> None:
    client = at_the_desk("chuyenvien2")
    shown = {(each.status, each.stage): each.code for each in Petition.objects.filter(secrecy=0)}
    assert len(shown) > 8
    for code in shown.values():
        found = RAW.search(words(client.get(f"/kien-nghi/{code}/")))
        assert found is None, (code, found)
