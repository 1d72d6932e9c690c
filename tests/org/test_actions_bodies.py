from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from phoihop.base import events
from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import verify
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.org import obligations
from phoihop.org.actions import bodies
from phoihop.org.choices import BodyKind
from phoihop.org.events import BodySucceeded
from phoihop.org.fingerprint import fingerprint
from phoihop.org.models import Body, BodyPrincipal, BodySuccession, Seat, SeatHolding
from phoihop.org.obligations import Obligation
from phoihop.org.refusals import Refused

from .conftest import seated

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)


@pytest.fixture
def told() -> Iterator[list[events.Event]]:
    heard: list[events.Event] = []
    events.subscribe(BodySucceeded, heard.append)
    yield heard
    events._handlers[BodySucceeded].remove(heard.append)


@pytest.fixture
def owing() -> Iterator[None]:
    obligations.register(
        "thử", lambda body: Obligation("kiến nghị chưa trả lời", 12 if body.code == "SGTVT" else 0)
    )
    yield
    del obligations._questions["thử"]


def test_create_body_is_recorded_and_folded(admin: Actor) -> None:
    made = bodies.create_body(
        actor=admin, code="SKHCN", name="Sở Khoa học và Công nghệ", kind=BodyKind.DEPARTMENT
    )
    assert made.folded.strip() == "so khoa hoc va cong nghe"
    entry = AuditEntry.objects.get(verb="body.create")
    assert (entry.object_id, entry.data["code"]) == (str(made.pk), "SKHCN")
    assert verify().holds


def test_create_body_refuses_a_used_code(admin: Actor, construction: Body) -> None:
    with pytest.raises(Refused) as caught:
        bodies.create_body(actor=admin, code="SXD", name="Sở khác", kind=BodyKind.DEPARTMENT)
    assert caught.value.field == "code"
    assert not AuditEntry.objects.exists()


def test_only_administrators_manage_bodies(specialist: Actor, leader: Actor, construction: Body) -> None:
    for actor in (specialist, leader, Actor.public()):
        with pytest.raises(NotAllowed):
            bodies.create_body(actor=actor, code="X", name="X", kind=BodyKind.DEPARTMENT)
        with pytest.raises(NotAllowed):
            bodies.update_body(actor=actor, body=construction, name="X")
        with pytest.raises(NotAllowed):
            bodies.end_body(actor=actor, body=construction, last_day=DAY, document="QĐ 1")
        with pytest.raises(NotAllowed):
            bodies.add_principal(actor=actor, body=construction, principal=construction, valid_from=DAY)


def test_update_body_notes_old_and_new(admin: Actor, construction: Body) -> None:
    bodies.update_body(
        actor=admin, body=construction, name="Sở Xây dựng và Giao thông", email="sxd@example.vn"
    )
    construction.refresh_from_db()
    assert construction.folded.startswith("so xay dung va giao thong")
    data = AuditEntry.objects.get(verb="body.update").data
    assert data["name"] == {"old": "Sở Xây dựng", "new": "Sở Xây dựng và Giao thông"}


def test_update_body_refuses_a_page_drawn_before_a_change(admin: Actor, construction: Body) -> None:
    seen = fingerprint(construction, bodies.EDITABLE)
    bodies.update_body(actor=admin, body=construction, name="Sở Xây dựng tỉnh", expected=seen)
    with pytest.raises(StaleVersion):
        bodies.update_body(actor=admin, body=construction, name="Tên cũ", expected=seen)
    construction.refresh_from_db()
    assert construction.name == "Sở Xây dựng tỉnh"


def test_update_body_refuses_a_circle_of_parents(admin: Actor, construction: Body, transport: Body) -> None:
    bodies.update_body(actor=admin, body=transport, parent=construction)
    with pytest.raises(Refused, match="trực thuộc chính mình"):
        bodies.update_body(actor=admin, body=construction, parent=transport)


def test_update_body_takes_no_other_field(admin: Actor, construction: Body) -> None:
    with pytest.raises(TypeError):
        bodies.update_body(actor=admin, body=construction, valid_to=DAY)


def test_end_body_ends_its_seats_and_holdings(admin: Actor, transport: Body) -> None:
    _, holding = seated(Role.AUTHORITY_OFFICER, transport, "sgtvt", "Đỗ Thị Sở")
    bodies.end_body(actor=admin, body=transport, last_day=DAY, document="QĐ 12/2026")
    transport.refresh_from_db()
    holding.refresh_from_db()
    assert (transport.valid_to, holding.valid_to) == (DAY, DAY)
    assert Seat.objects.get(pk=holding.seat_id).valid_to == DAY


def test_end_body_that_still_owes_needs_a_successor(admin: Actor, transport: Body, owing: None) -> None:
    with pytest.raises(Refused, match="12 kiến nghị chưa trả lời") as caught:
        bodies.end_body(actor=admin, body=transport, last_day=DAY, document="QĐ 12/2026")
    assert caught.value.field == "successor"
    transport.refresh_from_db()
    assert transport.valid_to is None


def test_end_body_needs_a_document_and_a_sensible_day(admin: Actor, transport: Body) -> None:
    with pytest.raises(Refused, match="văn bản"):
        bodies.end_body(actor=admin, body=transport, last_day=DAY, document="")
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        bodies.end_body(actor=admin, body=transport, last_day=date(2000, 1, 1), document="QĐ 1")
    bodies.end_body(actor=admin, body=transport, last_day=DAY, document="QĐ 1")
    with pytest.raises(Refused, match="đã kết thúc"):
        bodies.end_body(actor=admin, body=transport, last_day=DAY, document="QĐ 1")


def test_the_office_of_the_only_administrator_cannot_end(admin: Actor, office: Body) -> None:
    with pytest.raises(Refused, match="duy nhất"):
        bodies.end_body(actor=admin, body=office, last_day=DAY, document="QĐ 1")
    assert SeatHolding.objects.filter(valid_to__isnull=False).count() == 0


def test_succession_ends_the_old_body_the_day_before_and_tells(
    admin: Actor, transport: Body, construction: Body, owing: None, told: list[BodySucceeded]
) -> None:
    bodies.succeed_body(
        actor=admin, predecessor=transport, successor=construction, on=DAY, document="NQ 190/2025/QH15"
    )
    transport.refresh_from_db()
    assert transport.valid_to == date(2026, 6, 30)
    assert transport.successor_on(DAY) == construction
    assert told[0].successor == construction.pk
    assert AuditEntry.objects.get(verb="body.succeed").data["owed"] == ["12 kiến nghị chưa trả lời"]


def test_succession_refuses_what_makes_no_sense(admin: Actor, transport: Body, construction: Body) -> None:
    def succeed(old: Body, new: Body, on: date = DAY, document: str = "NQ 1") -> BodySuccession:
        return bodies.succeed_body(actor=admin, predecessor=old, successor=new, on=on, document=document)

    with pytest.raises(Refused, match="chính mình"):
        succeed(transport, transport)
    with pytest.raises(Refused, match="văn bản"):
        succeed(transport, construction, document="")
    with pytest.raises(Refused, match="không hoạt động"):
        succeed(transport, construction, on=date(2021, 1, 1))
    succeed(transport, construction)
    with pytest.raises(Refused, match="đã có cơ quan kế thừa"):
        succeed(transport, construction)
    transport.valid_to = None
    transport.save()
    with pytest.raises(Refused, match="đã nhập vào"):
        succeed(construction, transport)


def test_a_failing_subscriber_undoes_the_succession(
    admin: Actor, transport: Body, construction: Body
) -> None:
    def fail(event: BodySucceeded) -> None:
        raise RuntimeError("the ledger cannot move")

    events.subscribe(BodySucceeded, fail)
    try:
        with pytest.raises(RuntimeError):
            bodies.succeed_body(
                actor=admin, predecessor=transport, successor=construction, on=DAY, document="NQ 1"
            )
    finally:
        events._handlers[BodySucceeded].remove(fail)
    assert not BodySuccession.objects.exists()
    assert not AuditEntry.objects.exists()


def test_principals_come_and_go_with_dates(admin: Actor, office: Body, delegation: Body) -> None:
    link = bodies.add_principal(actor=admin, body=office, principal=delegation, valid_from=DAY)
    with pytest.raises(Refused, match="đang giúp việc"):
        bodies.add_principal(actor=admin, body=office, principal=delegation, valid_from=DAY)
    with pytest.raises(Refused, match="chính mình"):
        bodies.add_principal(actor=admin, body=office, principal=office, valid_from=DAY)
    with pytest.raises(Refused, match="trước ngày bắt đầu"):
        bodies.end_principal(actor=admin, link=link, last_day=date(2026, 1, 1))
    bodies.end_principal(actor=admin, link=link, last_day=date(2026, 12, 31))
    again = bodies.add_principal(actor=admin, body=office, principal=delegation, valid_from=date(2027, 6, 1))
    assert BodyPrincipal.objects.get() == again
    assert again.valid_to is None


def test_update_body_refuses_a_used_code_and_a_start_after_the_end(
    admin: Actor, construction: Body, transport: Body
) -> None:
    with pytest.raises(Refused) as caught:
        bodies.update_body(actor=admin, body=construction, code="SGTVT")
    assert caught.value.field == "code"
    bodies.end_body(actor=admin, body=transport, last_day=DAY, document="QĐ 1")
    with pytest.raises(Refused) as caught:
        bodies.update_body(actor=admin, body=transport, valid_from=date(2027, 1, 1))
    assert caught.value.field == "valid_from"
