"""Every address of the administration × every role: in, refused with a reason, or led to sign in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from phoihop.base.law import local
from phoihop.base.law.models import LocalKind
from phoihop.kernel.actor import Actor, ActorKind, Role
from phoihop.org.models import Body, BodyPrincipal, Person, Place, SeatHolding, Session, User
from phoihop.org.permissions import P, decide

from .conftest import browser

pytestmark = pytest.mark.django_db

PERMISSION_OF: dict[str, P] = {
    "admin": P.VIEW_ADMINISTRATION,
    **dict.fromkeys(("admin_bodies", "admin_body", "admin_places", "admin_place"), P.VIEW_ORGANISATION),
    **dict.fromkeys(("admin_people", "admin_person", "admin_seats", "admin_seat"), P.VIEW_ORGANISATION),
    **dict.fromkeys(("admin_accounts", "admin_account"), P.VIEW_ORGANISATION),
    **dict.fromkeys(("admin_body_new", "admin_body_edit", "admin_body_end"), P.MANAGE_BODIES),
    **dict.fromkeys(("admin_body_succeed", "admin_principal_add", "admin_principal_end"), P.MANAGE_BODIES),
    **dict.fromkeys(("admin_place_new", "admin_place_edit", "admin_place_merge"), P.MANAGE_PLACES),
    **dict.fromkeys(("admin_person_new", "admin_person_edit"), P.MANAGE_PEOPLE),
    **dict.fromkeys(("admin_seat_new", "admin_seat_edit", "admin_seat_end"), P.MANAGE_SEATS),
    **dict.fromkeys(("admin_seat_assign", "admin_holding_end"), P.MANAGE_SEATS),
    **dict.fromkeys(("admin_account_new", "admin_account_edit", "admin_account_disable"), P.MANAGE_ACCOUNTS),
    **dict.fromkeys(("admin_account_enable", "admin_account_password"), P.MANAGE_ACCOUNTS),
    **dict.fromkeys(("admin_account_factor", "admin_account_sign_out"), P.MANAGE_ACCOUNTS),
    **dict.fromkeys(("admin_term_new", "admin_term_close"), P.MANAGE_TERMS),
    **dict.fromkeys(("admin_terms", "admin_session"), P.VIEW_SESSIONS),
    "admin_session_new": P.MANAGE_SESSIONS,
    "admin_session_move": P.MOVE_SESSION,
    **dict.fromkeys(("admin_lists", "admin_list", "admin_heads", "admin_head"), P.VIEW_LAW),
    **dict.fromkeys(("admin_calendar", "admin_rules", "admin_rule"), P.VIEW_LAW),
    **dict.fromkeys(("admin_versions", "admin_version"), P.VIEW_LAW),
    **dict.fromkeys(("admin_list_new", "admin_list_entry", "admin_head_propose"), P.PROPOSE_LOCAL),
    **dict.fromkeys(("admin_calendar_propose", "admin_calendar_year", "admin_rule_propose"), P.PROPOSE_LOCAL),
    "admin_jobs": P.VIEW_JOBS,
    **dict.fromkeys(("admin_audit", "admin_audit_entry"), P.VIEW_AUDIT),
}
ONLY_SENT: dict[str, P] = {
    "admin_head_preview": P.PROPOSE_LOCAL,
    **dict.fromkeys(("admin_versions_approve", "admin_version_approve"), P.VIEW_LAW),
    **dict.fromkeys(("admin_version_reject", "admin_version_withdraw"), P.VIEW_LAW),
    "admin_job_run": P.RUN_JOBS,
    **dict.fromkeys(("admin_audit_check", "admin_audit_export"), P.VIEW_AUDIT),
}


@pytest.fixture
def addresses(
    admin: Actor, office: Body, delegation: Body, commune: Place, council_session: Session
) -> dict[str, list[Any]]:
    """What each name needs, for objects that exist."""
    link = BodyPrincipal.objects.create(body=office, principal=delegation)
    holding = SeatHolding.objects.latest("pk")
    proposal = local.propose(
        actor=admin,
        kind=LocalKind.CALENDAR_DAY,
        key="2026-12-31",
        content={"kind": "holiday", "note": "thử"},
        valid_from=date(2026, 1, 1),
        document="QĐ 1",
    )
    one: dict[str, Any] = {
        "bod": office.pk,
        "principal_add": office.pk,
        "principal_end": link.pk,
        "place": commune.pk,
        "person": Person.objects.latest("pk").pk,
        "seat": holding.seat_id,
        "holding": holding.pk,
        "account": User.objects.latest("pk").pk,
        "term": council_session.term_id,
        "session": council_session.pk,
        "version": proposal.pk,
        "calendar_year": 2028,
        "rule": "voters.T13",
        "head": "DDBQH",
        "job": 1,
        "audit_entry": 1,
    }
    lists = {"admin_list": ["fields"], "admin_list_new": ["fields"], "admin_list_entry": ["fields", "L01"]}
    without = {
        name
        for name in (*PERMISSION_OF, *ONLY_SENT)
        if name.endswith(("s", "new", "check", "export", "admin"))
    }
    without |= {
        "admin_calendar",
        "admin_calendar_propose",
        "admin_people",
        "admin_audit",
        "admin_versions_approve",
    }
    found: dict[str, list[Any]] = {}
    for name in (*PERMISSION_OF, *ONLY_SENT):
        if name in lists:
            found[name] = lists[name]
        elif name in without:
            found[name] = []
        else:
            rest = name.removeprefix("admin_")
            found[name] = [next(value for key, value in one.items() if rest.startswith(key))]
    return found


def test_every_address_is_in_the_table() -> None:
    names = {
        pattern
        for pattern in get_resolver().namespace_dict["web"][1].reverse_dict
        if isinstance(pattern, str)
    }
    assert {name for name in names if name.startswith("admin")} == {*PERMISSION_OF, *ONLY_SENT}


def test_every_page_for_every_role(
    addresses: dict[str, list[Any]], on_every_seat: dict[Role, Client]
) -> None:
    wrong = []
    for name, permission in PERMISSION_OF.items():
        address = reverse(f"web:{name}", args=addresses[name])
        for role, client in on_every_seat.items():
            expected = 200 if _may(role, permission, name) else 403
            got = client.get(address).status_code
            if got != expected:
                wrong.append((name, role.value, got, expected))
    assert wrong == []


def test_what_is_only_sent_refuses_the_same_roles(
    addresses: dict[str, list[Any]], on_every_seat: dict[Role, Client]
) -> None:
    wrong = []
    for name, permission in ONLY_SENT.items():
        address = reverse(f"web:{name}", args=addresses[name])
        for role, client in on_every_seat.items():
            if _may(role, permission, name):
                if client.get(address).status_code != 405:
                    wrong.append((name, role.value, "GET"))
            elif client.post(address).status_code != 403:
                wrong.append((name, role.value, "POST"))
    assert wrong == []


def test_a_visitor_is_led_to_sign_in(addresses: dict[str, list[Any]], client: Client) -> None:
    for name in (*PERMISSION_OF, *ONLY_SENT):
        response = client.get(reverse(f"web:{name}", args=addresses[name]))
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("account_login"))


def test_unknown_objects_are_not_found_and_tell_others_nothing(as_admin: Client, specialist: Actor) -> None:
    outsider = browser(specialist)
    for name, args in (
        ("admin_body", [999999]),
        ("admin_place_edit", [999999]),
        ("admin_person", [999999]),
        ("admin_seat_assign", [999999]),
        ("admin_account", [999999]),
        ("admin_session", [999999]),
        ("admin_version", [999999]),
        ("admin_rule", ["voters.X99"]),
        ("admin_rule_propose", ["voters.X99"]),
        ("admin_list", ["nothing"]),
        ("admin_list_entry", ["fields", "X99"]),
        ("admin_head", ["KHONGCO"]),
        ("admin_audit_entry", [999999]),
    ):
        address = reverse(f"web:{name}", args=args)
        assert as_admin.get(address).status_code == 404, address
        assert outsider.get(address).status_code == 403, address


def test_a_refusal_says_why(specialist: Actor) -> None:
    page = browser(specialist).get(reverse("web:admin_accounts"))
    assert "Chỉ quản trị hệ thống và người kiểm tra nhật ký xem được." in page.content.decode()


def test_an_auditor_reads_and_changes_nothing(on_every_seat: dict[Role, Client], office: Body) -> None:
    auditor = on_every_seat[Role.AUDITOR]
    page = auditor.get(reverse("web:admin_bodies")).content.decode()
    assert "Thêm cơ quan" in page
    assert "disabled" in page
    assert auditor.post(reverse("web:admin_body_end", args=[office.pk]), {}).status_code == 403


def _may(role: Role, permission: P, name: str) -> bool:
    actor = Actor(ActorKind.PERSON, user=1, seat=1, role=role, body=1, principal=1)
    if name == "admin_session_move":  # the session of the table is the council's
        return role in (Role.ADMINISTRATOR, Role.OFFICE_LEADER, Role.COUNCIL_LEADER)
    return bool(decide(actor, permission))
