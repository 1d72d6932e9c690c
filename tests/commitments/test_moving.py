"""A date moves by a document, a pause, its end; each refusal says why and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import act
from phoihop.commitments.actions.closing import cancel_commitment, close_commitment
from phoihop.commitments.actions.moving import extend_commitment, pause_commitment, resume_commitment
from phoihop.commitments.models import Commitment, DueChange, Pause
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.org.models import Body
from tests.org.conftest import seated

pytestmark = pytest.mark.django_db
Owe = Callable[..., Commitment]


@pytest.fixture
def debt(owe: Owe) -> Commitment:
    return owe(rule_key="voters.T15")


def extend(head: Actor, debt: Commitment, to: date = date(2027, 2, 1), **more: Any) -> Commitment:
    return extend_commitment(
        actor=head, commitment=debt, new_due_on=to, reason="Phức tạp", document="CV 3", **more
    )


def pause(head: Actor, debt: Commitment, starts: date, ends: date | None = None) -> Commitment:
    return pause_commitment(
        actor=head, commitment=debt, starts_on=starts, ends_on=ends, reason="Chờ kết luận"
    )


def test_an_extension_keeps_the_old_day_and_says_who_and_why(head: Actor, debt: Commitment) -> None:
    old = debt.due_on
    extend(head, debt)
    debt.refresh_from_db()
    change = DueChange.objects.filter(commitment=debt).latest("pk")
    assert (debt.due_on, change.old_due_on, change.by) == (date(2027, 2, 1), old, head.label)
    entry = AuditEntry.objects.get(verb="commitment.extend")
    assert entry.data["document"] == "CV 3"


def test_an_extension_must_be_later_and_the_page_fresh(head: Actor, debt: Commitment) -> None:
    assert debt.due_on is not None
    with pytest.raises(NotAllowed, match="phải sau hạn hiện nay"):
        extend(head, debt, debt.due_on)
    with pytest.raises(StaleVersion):
        extend(head, debt, expected_version=debt.version - 1)
    assert DueChange.objects.filter(commitment=debt).count() == 1


def test_a_pause_without_an_end_waits_for_it_and_gives_its_days_back(head: Actor, debt: Commitment) -> None:
    assert debt.due_on == date(2027, 1, 15)
    pause(head, debt, date(2026, 11, 23))
    debt.refresh_from_db()
    assert debt.due_on == date(2027, 1, 15)
    with pytest.raises(NotAllowed, match="đang tạm dừng"):
        pause(head, debt, date(2026, 12, 1))
    with pytest.raises(NotAllowed, match="trước ngày bắt đầu"):
        resume_commitment(actor=head, commitment=debt, ends_on=date(2026, 11, 22))
    resume_commitment(actor=head, commitment=debt, ends_on=date(2026, 11, 29))
    debt.refresh_from_db()
    assert debt.due_on == date(2027, 1, 22), "seven days stood still"
    assert Pause.objects.get().ends_on == date(2026, 11, 29)
    with pytest.raises(NotAllowed, match="không đang tạm dừng"):
        resume_commitment(actor=head, commitment=debt, ends_on=date(2026, 12, 1))


def test_a_pause_ends_after_it_starts_and_needs_a_rule_that_allows_it(
    head: Actor, debt: Commitment, owe: Owe
) -> None:
    with pytest.raises(NotAllowed, match="trước ngày bắt đầu"):
        pause(head, debt, date(2026, 11, 23), date(2026, 11, 20))
    promised = owe(rule_key="", due_on=date(2026, 12, 1))
    with pytest.raises(NotAllowed, match="theo quy định"):
        pause(head, promised, date(2026, 11, 23))
    unpausable = owe(rule_key="voters.T14", trigger_on=date(2026, 12, 9))
    with pytest.raises(NotAllowed, match="không cho tạm dừng"):
        pause(head, unpausable, date(2026, 11, 23), date(2026, 11, 25))
    assert not Pause.objects.filter(commitment=unpausable).exists()


def test_a_promise_moves_by_its_own_act_and_an_ended_debt_by_none(
    head: Actor, debt: Commitment, owe: Owe, admin: Actor
) -> None:
    promise = owe(kind="voters.promise", rule_key="", due_on=date(2026, 12, 1))
    with pytest.raises(NotAllowed, match="Hẹn lại ngày khác"):
        extend(head, promise)
    with act(admin, "test.close", debt) as doing:
        close_commitment(doing, debt, on=clock.today(), note="xong")
    with pytest.raises(NotAllowed, match="đã kết thúc"):
        extend(head, debt)


def test_only_the_creditors_head_moves_a_date(debt: Commitment, transport: Body) -> None:
    officer = seated(Role.AUTHORITY_OFFICER, transport, "so", "Người Của Sở")[0]
    with pytest.raises(NotAllowed, match="Chỉ lãnh đạo của bên được nhận"):
        extend(officer, debt)


def test_a_debt_that_closes_by_evidence_needs_it_and_a_cancelled_one_its_document(
    owe: Owe, admin: Actor
) -> None:
    told = owe(kind="voters.tell_voters", rule_key="voters.T19")
    with pytest.raises(NotAllowed, match="bằng chứng"), act(admin, "test.close", told) as doing:
        close_commitment(doing, told, on=clock.today(), note="đã báo")
    with pytest.raises(NotAllowed, match="văn bản làm căn cứ"), act(admin, "test.cancel", told) as doing:
        cancel_commitment(doing, told, on=clock.today(), document=" ")
    told.refresh_from_db()
    assert told.is_open
    with act(admin, "test.close", told) as doing:
        close_commitment(doing, told, on=clock.today(), note="đã báo", evidence="Danh sách 12 người")
    assert not Commitment.objects.get(pk=told.pk).is_open
    assert told.evidence.get().text == "Danh sách 12 người"
