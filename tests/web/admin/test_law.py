"""Rules, calendar, lists and heads on screen: proposed by one, decided by another, tried out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from phoihop.base.law import loader, local
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.kernel import clock
from phoihop.org.models import Body

pytestmark = pytest.mark.django_db
TERMS = {"valid_from": "2026-11-16", "document": "QĐ 12/QĐ-VP", "reason": "đã thẩm định"}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.at(date(2026, 11, 16)):
        yield


def post(client: Client, to: str, *args: Any, **data: Any) -> Any:
    return client.post(reverse(f"web:{to}", args=args), data)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def propose_days(client: Client, **data: Any) -> Any:
    return post(
        client, "admin_calendar_propose", **{**TERMS, "kind": "holiday", "note": "Ngày Văn hóa", **data}
    )


def test_a_span_of_days_is_proposed_together_and_approved_together(
    as_admin: Client, as_leader: Client
) -> None:
    response = propose_days(as_admin, first="24/11/2026", last="2026-11-25")
    assert response.headers["Location"] == f"{reverse('web:admin_calendar')}?nam=2026"
    page = text_of(as_admin.get(response.headers["Location"]))
    assert "is-proposed" in page
    queue = as_leader.get(reverse("web:admin_versions"))
    keys = [version.pk for version, decision in queue.context["rows"] if decision]
    assert len(keys) == 2
    post(as_leader, "admin_versions_approve", buoc="ghi", ban=keys)
    assert not local.current_calendar().is_working(date(2026, 11, 24))
    page = text_of(as_admin.get(reverse("web:admin_calendar"), {"nam": "2026"}))
    assert "is-local" in page
    assert "QĐ 12/QĐ-VP" in page


def test_the_author_sees_why_it_may_not_decide(as_admin: Client) -> None:
    propose_days(as_admin, first="24/11/2026")
    version = LocalVersion.objects.get()
    page = text_of(as_admin.get(reverse("web:admin_version", args=[version.pk])))
    assert "Người duyệt phải là người khác với người soạn." in page
    post(as_admin, "admin_version_approve", version.pk)
    post(as_admin, "admin_versions_approve", buoc="ghi", ban=[version.pk])
    version.refresh_from_db()
    assert version.status == LocalStatus.PROPOSED


def test_many_are_approved_or_none(as_admin: Client, as_leader: Client) -> None:
    propose_days(as_admin, first="24/11/2026")
    propose_days(as_leader, first="25/11/2026")
    post(
        as_leader,
        "admin_versions_approve",
        buoc="ghi",
        ban=[version.pk for version in LocalVersion.objects.all()],
    )
    assert set(LocalVersion.objects.values_list("status", flat=True)) == {LocalStatus.PROPOSED}
    assert post(as_leader, "admin_versions_approve").status_code == 302


def test_reject_needs_a_reason_and_withdraw_is_the_authors(as_admin: Client, as_leader: Client) -> None:
    propose_days(as_admin, first="24/11/2026")
    propose_days(as_admin, first="25/11/2026")
    first, second = LocalVersion.objects.order_by("key")
    assert post(as_leader, "admin_version_reject", first.pk, reason="").status_code == 422
    post(as_leader, "admin_version_reject", first.pk, reason="chưa ban hành")
    post(as_leader, "admin_version_withdraw", second.pk)
    second.refresh_from_db()
    assert second.status == LocalStatus.PROPOSED
    post(as_admin, "admin_version_withdraw", second.pk)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (LocalStatus.REJECTED, LocalStatus.WITHDRAWN)
    assert "chưa ban hành" in text_of(as_admin.get(reverse("web:admin_version", args=[first.pk])))


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"first": "30/02/2026"}, "first"),
        ({"first": "24/11/2026", "last": "23/11/2026"}, "last"),
        ({"first": "24/11/2026", "last": "24/12/2026"}, "last"),
        ({"first": "24/11/2026", "document": ""}, "document"),
        ({"first": "24/11/2026", "valid_from": "17/11/2026"}, "__all__"),
        ({"first": "24/11/2026", "kind": "swapped_work"}, "__all__"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_none_of_its_span_written(
    as_admin: Client, data: dict[str, str], field: str
) -> None:
    response = propose_days(as_admin, **data)
    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert not LocalVersion.objects.exists()


def test_a_provisional_year_is_marked_until_two_people_say_it_is_official(
    as_admin: Client, as_leader: Client
) -> None:
    address = reverse("web:admin_calendar")
    assert "chưa nạp lịch nghỉ năm này" in text_of(as_admin.get(address, {"nam": "2029"}))
    post(as_admin, "admin_calendar_year", 2029, **TERMS)
    post(as_leader, "admin_version_approve", LocalVersion.objects.get().pk)
    assert "Lịch chính thức." in text_of(as_admin.get(address, {"nam": "2029"}))


@pytest.mark.parametrize("year", ["", "abc", "9999", "0000", "2026"])
def test_the_year_of_the_address_is_taken_as_far_as_it_makes_sense(as_admin: Client, year: str) -> None:
    page = as_admin.get(reverse("web:admin_calendar"), {"nam": year})
    assert page.status_code == 200
    assert len(page.context["grid"]) == 12


def test_rules_are_listed_searched_and_filtered(as_admin: Client) -> None:
    address = reverse("web:admin_rules")
    every = as_admin.get(address).context["rules"]
    assert len(every) == len({rule.key for rule in loader.rulebook().all()})
    assert [rule.key for rule in as_admin.get(address, {"q": "voters.T13"}).context["rules"]] == [
        "voters.T13"
    ]
    unverified = as_admin.get(address, {"tham_dinh": "chua"}).context["rules"]
    assert not any(rule.verified for rule in unverified)
    assert "Không có quy tắc nào khớp" in text_of(as_admin.get(address, {"rieng": "co"}))


def test_a_rule_page_tries_a_day_and_checks_every_example(as_admin: Client) -> None:
    page = as_admin.get(reverse("web:admin_rule", args=["voters.T13"]), {"ngay": "13/02/2026"})
    assert page.context["tried"]["due"].due == date(2026, 2, 25)
    assert "hạn là 25/02/2026" in text_of(page)
    assert all(due.due == example.due for example, due in page.context["examples"])
    wrong = as_admin.get(reverse("web:admin_rule", args=["voters.T13"]), {"ngay": "hôm qua"})
    assert wrong.context["form"].errors["ngay"]
    early = as_admin.get(reverse("web:admin_rule", args=["voters.T13"]), {"ngay": "2001-01-01"})
    assert "không có hiệu lực" in text_of(early)


def test_a_rule_of_ones_own_is_proposed_shown_beside_the_shipped_and_holds(
    as_admin: Client, as_leader: Client
) -> None:
    address = reverse("web:admin_rule_propose", args=["voters.T13"])
    form = as_admin.get(address).context["form"]
    drawn = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in drawn.items() if value is not None}
    lines = {
        name: form.fields[name].prepare_value(form.initial.get(name))
        for name in ("pauses", "extensions", "warnings")
    }
    data = {
        **data,
        **{name: value or "" for name, value in lines.items()},
        **TERMS,
        "value": "2",
        "valid_from": "2026-12-01",
    }
    assert as_admin.post(address, data).status_code == 302
    version = LocalVersion.objects.get()
    page = as_leader.get(reverse("web:admin_version", args=[version.pk]))
    differing = [row.label for row in page.context["differences"] if row.differs]
    assert differing == ["Số"]
    post(as_leader, "admin_version_approve", version.pk)
    assert local.current_rulebook().rule("voters.T13", date(2026, 12, 1)).value == 2
    shown = text_of(as_admin.get(reverse("web:admin_rule", args=["voters.T13"])))
    assert "Cùng hiệu lực" in shown
    assert as_admin.post(address, {**data, "value": "-3"}).context["form"].errors["value"]
    assert as_admin.post(address, {**data, "warnings": "mai nhắc"}).context["form"].errors["warnings"]


def test_a_list_entry_is_added_changed_and_taken_away(as_admin: Client, as_leader: Client) -> None:
    new = {**TERMS, "code": "L98", "vi": "Lĩnh vực riêng", "en": "Our own field"}
    assert post(as_admin, "admin_list_new", "fields", **{**new, "code": "có cách"}).status_code == 422
    post(as_admin, "admin_list_new", "fields", **new)
    post(as_leader, "admin_version_approve", LocalVersion.objects.latest("pk").pk)
    page = text_of(as_admin.get(reverse("web:admin_list", args=["fields"])))
    assert "Lĩnh vực riêng" in page
    assert "của địa phương" in page
    post(as_admin, "admin_list_entry", "fields", "L98", **{**new, "removed": "on"})
    post(as_leader, "admin_version_approve", LocalVersion.objects.latest("pk").pk)
    assert "L98" not in {entry.code for entry in local.current_list("fields")}


def test_a_head_is_previewed_while_typed_and_proposed(
    as_admin: Client, as_leader: Client, delegation: Body
) -> None:
    address = reverse("web:admin_head_propose", args=["DDBQH"])
    page = as_admin.get(address)
    assert "ĐOÀN ĐẠI BIỂU QUỐC HỘI" in text_of(page)
    form = page.context["form"]
    data = {name: form.fields[name].prepare_value(form.initial.get(name, "")) for name in form.fields}
    data = {**{name: value or "" for name, value in data.items()}, **TERMS, "body": "ĐOÀN ĐBQH\nTỈNH THỬ"}
    drawn = as_admin.post(reverse("web:admin_head_preview", args=["DDBQH"]), data)
    assert "TỈNH THỬ" in text_of(drawn)
    assert "<html" not in text_of(drawn)
    looked = as_admin.post(address, {**data, "buoc": "xem"})
    assert "TỈNH THỬ" in text_of(looked)
    assert not LocalVersion.objects.exists()
    broken = as_admin.post(
        reverse("web:admin_head_preview", args=["DDBQH"]), {**data, "symbols": "default = /X"}
    )
    assert "Chưa vẽ được" in text_of(broken)
    assert as_admin.post(address, {**data, "symbols": "không có dấu bằng"}).context["form"].errors["symbols"]
    assert as_admin.post(address, data).status_code == 302
    post(as_leader, "admin_version_approve", LocalVersion.objects.get().pk)
    head = local.document_head("DDBQH")
    assert head is not None
    assert head["body"] == ["ĐOÀN ĐBQH", "TỈNH THỬ"]
    shown = text_of(as_admin.get(reverse("web:admin_head", args=["DDBQH"])))
    assert "Đang dùng bản của địa phương." in shown


def test_a_body_without_a_head_starts_from_its_name(as_admin: Client, construction: Body) -> None:
    assert "chưa có thể thức" in text_of(as_admin.get(reverse("web:admin_head", args=["SXD"])))
    assert "SỞ XÂY DỰNG" in text_of(as_admin.get(reverse("web:admin_head_propose", args=["SXD"])))


def test_versions_are_filtered(as_admin: Client) -> None:
    propose_days(as_admin, first="24/11/2026")
    address = reverse("web:admin_versions")
    assert len(as_admin.get(address, {"loai": LocalKind.CALENDAR_DAY}).context["rows"]) == 1
    assert len(as_admin.get(address, {"loai": LocalKind.RULE}).context["rows"]) == 0
    assert len(as_admin.get(address, {"tinh_trang": "", "loai": ""}).context["rows"]) == 1
