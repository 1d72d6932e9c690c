"""What an act of the administration does to the ledger, seen before and after (cases E23, E29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.base.audit.record import act
from phoihop.base.law import local
from phoihop.base.law.local_content import rule_content
from phoihop.base.law.models import LocalStatus, LocalVersion
from phoihop.commitments.actions.opening import open_commitment
from phoihop.commitments.kinds import kind_of
from phoihop.commitments.models import Commitment, DueChange
from phoihop.commitments.selectors import due_dates_under
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.office.models import Notice
from phoihop.org.models import Body, Session

pytestmark = pytest.mark.django_db
KIND = "voters.compiled_report"
FIRST = date(2026, 11, 1)


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
            title="Báo cáo về bãi rác thôn Đông",
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
    """Case E23."""
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
    version = LocalVersion.objects.get()
    one = text_of(as_leader.get(reverse("web:admin_version", args=[version.pk])))
    many = text_of(as_leader.post(reverse("web:admin_versions_approve"), {"ban": version.pk}))
    keeper = text_of(as_admin.get(reverse("web:admin_version", args=[version.pk])))
    for page in (one, many, keeper):
        assert "1 việc đang mở đổi hạn" in page
        assert "<del>30/11/2026</del>" in page
        assert "<strong>27/11/2026</strong> sớm hơn" in page
        assert "1 việc có hạn sớm hơn ngày đang ghi" in page
    assert all(report.title in page and report.get_absolute_url() in page for page in (one, many))
    assert f"{report.code} {kind_of(KIND).title}" in keeper
    assert report.title not in keeper, "who keeps the house has no right to what is owed"
    report.refresh_from_db()
    version.refresh_from_db()
    assert (report.due_on, version.status) == (date(2026, 11, 30), LocalStatus.PROPOSED), (
        "a preview writes nothing"
    )
    as_leader.post(reverse("web:admin_version_approve", args=[version.pk]))
    report.refresh_from_db()
    assert report.due_on == date(2026, 11, 27)


def test_the_preview_of_a_rule_says_what_its_approval_does(
    as_admin: Client, as_leader: Client, admin: Actor, report: Commitment
) -> None:
    content = {**rule_content(local.current_rulebook().rule("voters.T14", report.trigger_on)), "value": 10}
    shipped = {key: value for key, value in content.items() if key not in ("source", "verified")}
    earlier = local.propose(
        actor=admin,
        kind="rule",
        key="voters.T14",
        content={**shipped, "value": 3},
        valid_from=FIRST,
        document="NQ 1",
    )
    as_leader.post(reverse("web:admin_version_approve", args=[earlier.pk]))
    report.refresh_from_db()
    assert report.due_on == date(2026, 12, 4)
    version = local.propose(
        actor=admin, kind="rule", key="voters.T14", content=shipped, valid_from=FIRST, document="NQ 2"
    )
    [moved] = due_dates_under([version])
    assert (moved.commitment, moved.old) == (report, date(2026, 12, 4)), "the version in force makes way"
    as_leader.post(reverse("web:admin_version_approve", args=[version.pk]))
    report.refresh_from_db()
    assert report.due_on == moved.new


def test_a_list_moves_no_date_and_says_so(as_admin: Client, admin: Actor, report: Commitment) -> None:
    version = local.propose(
        actor=admin,
        kind="list_entry",
        key="fields/thu",
        content={"vi": "Thử", "en": "Trial", "note": ""},
        valid_from=FIRST,
        document="QĐ 1",
    )
    page = text_of(as_admin.get(reverse("web:admin_version", args=[version.pk])))
    assert "0 việc đang mở đổi hạn" in page
    assert "Danh mục, thể thức văn bản không dùng để tính hạn." in page


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


def test_of_two_days_off_everybody_concerned_hears_once(
    as_admin: Client, as_leader: Client, report: Commitment
) -> None:
    terms = {"valid_from": "2026-11-16", "document": "QĐ 1", "kind": "holiday", "note": "thử"}
    as_admin.post(
        reverse("web:admin_calendar_propose"), {**terms, "first": "2026-12-02", "last": "2026-12-03"}
    )
    chosen = list(LocalVersion.objects.values_list("pk", flat=True))
    assert len(chosen) == 2
    as_leader.post(reverse("web:admin_versions_approve"), {"ban": chosen, "buoc": "ghi"})
    assert not LocalVersion.objects.exclude(status=LocalStatus.APPROVED).exists()
    report.refresh_from_db()
    assert DueChange.objects.filter(commitment=report, cause="calendar_changed").count() == 1
    notices = Notice.objects.filter(kind="due_moved")
    assert notices.count() == notices.values("user").distinct().count()
    told = set(notices.values_list("user__person__holdings__seat__role", flat=True))
    assert not told & {Role.ADMINISTRATOR, Role.AUDITOR}


def test_what_was_handed_in_keeps_its_day(as_admin: Client, as_leader: Client, report: Commitment) -> None:
    Commitment.objects.filter(pk=report.pk).update(submitted_on=date(2026, 11, 16))
    terms = {"valid_from": "2026-11-16", "document": "QĐ 1", "kind": "holiday", "note": "thử"}
    as_admin.post(reverse("web:admin_calendar_propose"), {**terms, "first": "2026-12-02"})
    version = LocalVersion.objects.get()
    assert due_dates_under([version]) == []
    as_leader.post(reverse("web:admin_version_approve", args=[version.pk]))
    report.refresh_from_db()
    assert report.due_on == date(2026, 11, 30)
