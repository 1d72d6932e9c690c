"""Nothing of the office's own holds before a second person agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from phoihop.base import events
from phoihop.base.audit.models import AuditEntry
from phoihop.base.law import local
from phoihop.base.law.events import CalendarChanged
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.base.law.reading import LawError
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed

from .conftest import person

pytestmark = pytest.mark.django_db
REST = {"kind": "holiday", "note": "Ngày Văn hóa Việt Nam"}


@pytest.fixture
def told() -> Iterator[list[CalendarChanged]]:
    heard: list[CalendarChanged] = []
    events.subscribe(CalendarChanged, heard.append)
    yield heard
    events._handlers[CalendarChanged].remove(heard.append)


@pytest.fixture
def proposed(author: Actor) -> LocalVersion:
    return local.propose(
        actor=author,
        kind=LocalKind.CALENDAR_DAY,
        key="2026-11-24",
        content=REST,
        valid_from=date(2026, 11, 1),
        document="NQ 28/2026/QH16",
        reason="đã thẩm định",
    )


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.at(date(2026, 11, 16)):
        yield


def test_a_proposal_changes_nothing_yet(proposed: LocalVersion, told: list[CalendarChanged]) -> None:
    assert proposed.status == LocalStatus.PROPOSED
    assert local.current_calendar().is_working(date(2026, 11, 24))
    assert told == []
    assert AuditEntry.objects.get().verb == "law.propose"


def test_the_second_person_approves_and_all_are_told(
    proposed: LocalVersion, second: Actor, told: list[CalendarChanged]
) -> None:
    version = local.approve(actor=second, version=proposed)
    assert (version.status, version.second) == (LocalStatus.APPROVED, 2)
    assert not local.current_calendar().is_working(date(2026, 11, 24))
    assert told[0].days == (date(2026, 11, 24),)
    assert AuditEntry.objects.filter(verb="law.approve").exists()


def test_the_author_never_decides(proposed: LocalVersion, author: Actor) -> None:
    with pytest.raises(NotAllowed, match="người khác"):
        local.approve(actor=author, version=proposed)
    with pytest.raises(NotAllowed, match="người khác"):
        local.reject(actor=author, version=proposed, reason="x")


def test_the_author_on_another_seat_is_still_the_author(proposed: LocalVersion) -> None:
    with pytest.raises(NotAllowed, match="người khác"):
        local.approve(actor=person(1, Role.OFFICE_LEADER), version=proposed)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR, Role.OFFICE_LEADER}))
def test_no_other_role_writes_or_decides(proposed: LocalVersion, role: Role) -> None:
    actor = person(9, role)
    acts: tuple[Callable[[], LocalVersion], ...] = (
        lambda: local.propose(
            actor=actor,
            kind=LocalKind.CALENDAR_DAY,
            key="2026-12-24",
            content=REST,
            valid_from=date(2026, 11, 1),
            document="x",
        ),
        lambda: local.approve(actor=actor, version=proposed),
        lambda: local.reject(actor=actor, version=proposed, reason="x"),
        lambda: local.withdraw(actor=actor, version=proposed),
    )
    for refused in acts:
        with pytest.raises(NotAllowed):
            refused()


def test_the_system_is_nobodys_second_person(proposed: LocalVersion) -> None:
    with pytest.raises(NotAllowed):
        local.approve(actor=Actor.system("nạp dữ liệu"), version=proposed)


def test_reject_needs_a_reason_and_is_final(proposed: LocalVersion, second: Actor) -> None:
    with pytest.raises(NotAllowed, match="lý do"):
        local.reject(actor=second, version=proposed, reason=" ")
    local.reject(actor=second, version=proposed, reason="văn bản chưa ban hành")
    assert AuditEntry.objects.get(verb="law.reject").data == {"reason": "văn bản chưa ban hành"}
    with pytest.raises(NotAllowed, match="đã được xử lý"):
        local.approve(actor=second, version=proposed)


def test_only_the_author_withdraws_and_only_in_time(
    proposed: LocalVersion, author: Actor, second: Actor
) -> None:
    with pytest.raises(NotAllowed, match="người soạn"):
        local.withdraw(actor=second, version=proposed)
    assert local.withdraw(actor=author, version=proposed).status == LocalStatus.WITHDRAWN
    with pytest.raises(NotAllowed, match="đã được xử lý"):
        local.withdraw(actor=author, version=proposed)


def test_the_database_keeps_the_second_person_too(proposed: LocalVersion) -> None:
    rows = LocalVersion.objects.filter(pk=proposed.pk)
    with pytest.raises(IntegrityError, match="law_second_is_another_person"), transaction.atomic():
        rows.update(status=LocalStatus.APPROVED, second=1)
    with pytest.raises(IntegrityError, match="law_approved_by_a_second"), transaction.atomic():
        rows.update(status=LocalStatus.APPROVED)


def test_a_proposal_needs_its_document(author: Actor) -> None:
    with pytest.raises(LawError, match="văn bản"):
        local.propose(
            actor=author,
            kind=LocalKind.CALENDAR_DAY,
            key="2026-11-24",
            content=REST,
            valid_from=date(2026, 11, 1),
            document="  ",
        )
    assert not AuditEntry.objects.exists()


def test_a_failing_subscriber_undoes_the_approval(proposed: LocalVersion, second: Actor) -> None:
    def fail(event: CalendarChanged) -> None:
        raise RuntimeError("the ledger cannot compute")

    events.subscribe(CalendarChanged, fail)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            local.approve(actor=second, version=proposed)
    finally:
        events._handlers[CalendarChanged].remove(fail)
    proposed.refresh_from_db()
    assert proposed.status == LocalStatus.PROPOSED
    assert local.current_calendar().is_working(date(2026, 11, 24))


def test_an_approval_is_seen_at_once_where_the_calendar_was_kept(
    approved: Callable[..., LocalVersion], django_assert_num_queries: Callable[..., object]
) -> None:
    before = local.current_calendar()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert local.current_calendar() is before
    approved(LocalKind.CALENDAR_DAY, "2026-11-24", REST)
    assert local.current_calendar() is not before
