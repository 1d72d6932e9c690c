"""The chain of acts: what it seals, what it notices, what of an act that fails inside another one remains."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phoihop.base.audit.models import AuditChain, AuditEntry
from phoihop.base.audit.record import act, verify
from phoihop.kernel.actor import Actor
from phoihop.org.models import Term

pytestmark = pytest.mark.django_db
ACTOR = Actor.system("thử")


def three() -> list[AuditEntry]:
    for number in range(3):
        with act(ACTOR, "test.act") as doing:
            doing.note(number=number)
    return list(AuditEntry.objects.order_by("seq"))


def term(code: str) -> Term:
    return Term.objects.create(code=code, starts_on="2031-01-01", ends_on="2036-01-01")


def fail(verb: str, code: str) -> None:
    with act(ACTOR, verb):
        term(code)
        raise RuntimeError


def test_every_entry_hangs_on_the_one_before() -> None:
    entries = three()
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert [entry.previous_hash for entry in entries] == ["", entries[0].hash, entries[1].hash]
    assert verify().holds
    assert verify().entries == 3


def _other_words(entry: AuditEntry) -> None:
    AuditEntry.objects.filter(pk=entry.pk).update(data={"number": 7})


def _other_actor(entry: AuditEntry) -> None:
    AuditEntry.objects.filter(pk=entry.pk).update(actor_label="người khác")


def _gone(entry: AuditEntry) -> None:
    entry.delete()


@pytest.mark.parametrize("tamper", [_other_words, _other_actor, _gone])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_whatever_is_changed_afterwards_is_found(tamper: Callable[[AuditEntry], None], place: int) -> None:
    tamper(three()[place])
    verdict = verify()
    assert not verdict.holds
    assert verdict.broken_at == place + 1


def test_a_chain_that_was_cut_off_and_sealed_anew_is_found() -> None:
    last = three()[2]
    last.delete()
    AuditEntry.objects.create(
        chain=last.chain, seq=3, at=last.at, verb="test.other", actor={}, actor_label="x",
        object_type="", object_id="", object_label="", data={}, previous_hash=last.previous_hash, hash="0" * 64,
    )  # fmt: skip
    assert verify().broken_at == 3
    assert AuditChain.objects.get().last_seq == 3


def test_an_act_that_fails_leaves_nothing() -> None:
    with pytest.raises(RuntimeError):
        fail("test.outer", "A")
    assert not Term.objects.filter(code="A").exists()
    assert not AuditEntry.objects.exists()


def test_an_act_that_fails_inside_another_is_undone_alone() -> None:
    with act(ACTOR, "test.outer"):
        term("A")
        with pytest.raises(RuntimeError):
            fail("test.inner", "B")
        term("C")
    assert set(Term.objects.filter(code__in="ABC").values_list("code", flat=True)) == {"A", "C"}
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["test.outer"]
    assert verify().holds


def test_what_happens_inside_an_act_is_sealed_with_it_in_one_go() -> None:
    with CaptureQueriesContext(connection) as asked, act(ACTOR, "test.outer"), act(ACTOR, "test.inner"):
        term("A")
    assert list(AuditEntry.objects.order_by("seq").values_list("verb", flat=True)) == [
        "test.inner",
        "test.outer",
    ]
    locks = [one["sql"] for one in asked if "audit_auditchain" in one["sql"] and "FOR UPDATE" in one["sql"]]
    assert 1 <= len(locks) <= 2, "locked once; once more where the chain has just been made"
    assert [one["sql"] for one in asked][-1].startswith(("UPDATE", "RELEASE"))
