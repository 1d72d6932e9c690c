"""What an act of the administration does to the ledger, seen before and after (cases E23, E29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.base.audit.record import act
from phoihop.base.law.models import LocalVersion
from phoihop.commitments.actions.opening import open_commitment
from phoihop.commitments.models import Commitment, DueChange
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.org.models import Body, Session

pytestmark = pytest.mark.django_db
KIND = "voters.compiled_report"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.at(date(2026, 11, 16)):
        yield


@pytest.fixture
def report(admin: Actor, transport: Body, delegation: Body, council_session: Session) -> Commitment:
    """A report owed seven working days before the council's session opens (T14)."""
    with act(admin, "round.open_debts", council_session) as doing:
        return open_commitment(
            doing,
            kind=KIND,
            title="Báo cáo tổng hợp",
            debtor=transport,
            creditor=delegation,
            obj=council_session,
            url="/",
            trigger_on=council_session.opens_on,
            rule_key="voters.T14",
            session=council_session,
            session_edge="opens",
        )


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_the_deadlines_that_change_are_shown_before_a_session_moves_and_changed_after(
    as_admin: Client, report: Commitment, council_session: Session
) -> None:
    assert report.due_on == date(2026, 11, 30)
    address = reverse("web:admin_session_move", args=[council_session.pk])
    data = {
        "opens_on": "2026-12-16",
        "closes_on": "2026-12-18",
        "reason": "Trùng kỳ họp Quốc hội",
        "version": 1,
    }
    page = text_of(as_admin.post(address, {**data, "buoc": "xem"}))
    assert "1 việc đang mở đổi hạn" in page
    assert "<del>30/11/2026</del>" in page
    assert "<strong>07/12/2026</strong>" in page
    as_admin.post(address, {**data, "buoc": "ghi"})
    report.refresh_from_db()
    assert report.due_on == date(2026, 12, 7)
    change = DueChange.objects.filter(commitment=report).latest("pk")
    assert (change.old_due_on, change.note) == (date(2026, 11, 30), "Trùng kỳ họp Quốc hội")


def test_an_approved_day_off_moves_the_deadline_and_a_proposed_one_does_not(
    as_admin: Client, as_leader: Client, report: Commitment
) -> None:
    terms = {"valid_from": "2026-11-16", "document": "QĐ 1", "kind": "holiday", "note": "thử"}
    as_admin.post(reverse("web:admin_calendar_propose"), {**terms, "first": "2026-12-02"})
    report.refresh_from_db()
    assert report.due_on == date(2026, 11, 30)
    as_leader.post(reverse("web:admin_version_approve", args=[LocalVersion.objects.get().pk]))
    report.refresh_from_db()
    assert report.due_on == date(2026, 11, 27)


def test_a_body_that_owes_in_the_ledger_ends_only_with_a_successor(
    as_admin: Client, report: Commitment, transport: Body, construction: Body
) -> None:
    end = reverse("web:admin_body_end", args=[transport.pk])
    refused = as_admin.post(end, {"last_day": "2026-11-30", "document": "QĐ 1"})
    assert refused.status_code == 422
    assert "Hãy chọn cơ quan kế thừa" in text_of(refused)
    succeed = reverse("web:admin_body_succeed", args=[transport.pk])
    as_admin.post(succeed, {"successor": construction.pk, "on": "2026-12-01", "document": "NQ 190"})
    report.refresh_from_db()
    assert report.debtor == construction
