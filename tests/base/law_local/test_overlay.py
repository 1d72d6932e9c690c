"""What holds on a day: shipped data with what the office decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from phoihop.base import events
from phoihop.base.law import loader, local
from phoihop.base.law.events import CalendarChanged, RuleChanged
from phoihop.base.law.local_content import entry_content, rule_content
from phoihop.base.law.local_heads import shipped_heads
from phoihop.base.law.models import LocalKind, LocalStatus, LocalVersion
from phoihop.base.law.reading import LawError
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.calendar import DayKind

pytestmark = pytest.mark.django_db
Approve = Callable[..., LocalVersion]
RULE = "voters.T13"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock.at(date(2026, 11, 16)):
        yield


def content_of(key: str, **changes: Any) -> dict[str, Any]:
    return {**rule_content(loader.rulebook().rule(key, date(2026, 11, 1))), **changes}


def test_every_shipped_rule_survives_the_round_to_content_and_back() -> None:
    from phoihop.base.law.rules import local_rule

    for rule in loader.rulebook().all():
        dates = {"valid_from": rule.valid_from, "valid_to": rule.valid_to}
        again = local_rule(rule.key, {**rule_content(rule), **dates})
        assert again.version == rule.version


def test_a_local_rule_holds_from_its_day_and_the_shipped_one_before(approved: Approve) -> None:
    approved(LocalKind.RULE, RULE, content_of(RULE, value=2), valid_from=date(2026, 12, 1))
    book = local.current_rulebook()
    assert book.rule(RULE, date(2026, 11, 30)).value == 3
    assert (book.rule(RULE, date(2026, 12, 1)).value, book.rule(RULE, date(2026, 12, 1)).origin) == (
        2,
        "local",
    )
    assert any(pair[0].origin == "local" for pair in book.clashes())
    assert loader.rulebook().rule(RULE, date(2026, 12, 1)).value == 3


def test_a_local_rule_cites_the_document_that_decided_it(approved: Approve) -> None:
    version = approved(LocalKind.RULE, RULE, content_of(RULE, value=2), valid_from=date(2026, 12, 1))
    rule = local.current_rulebook().rule(RULE, date(2026, 12, 1))
    assert str(rule.source) == version.document
    assert version.second_label in rule.verified


def test_a_newer_local_rule_ends_the_one_before(approved: Approve) -> None:
    first = approved(LocalKind.RULE, RULE, content_of(RULE, value=2), valid_from=date(2026, 12, 1))
    approved(LocalKind.RULE, RULE, content_of(RULE, value=4), valid_from=date(2027, 1, 1))
    first.refresh_from_db()
    assert first.valid_to == date(2026, 12, 31)
    book = local.current_rulebook()
    assert [book.rule(RULE, date(2026, 12, 31)).value, book.rule(RULE, date(2027, 1, 1)).value] == [2, 4]
    approved(LocalKind.RULE, RULE, content_of(RULE, value=5), valid_from=date(2026, 12, 1))
    first.refresh_from_db()
    assert first.status == LocalStatus.WITHDRAWN
    assert local.current_rulebook().rule(RULE, date(2027, 6, 1)).value == 5


def test_a_rule_tells_which_key_changed(approved: Approve) -> None:
    heard: list[RuleChanged] = []
    events.subscribe(RuleChanged, heard.append)
    approved(LocalKind.RULE, RULE, content_of(RULE, value=2), valid_from=date(2026, 12, 1))
    events._handlers[RuleChanged].remove(heard.append)
    assert [event.keys for event in heard] == [(RULE,)]


@pytest.mark.parametrize(
    "changes",
    [
        {"value": -1},
        {"value": "ba"},
        {"unit": "week"},
        {"roll": "previous_working"},
        {"title": ""},
        {"extra": 1},
    ],
)
def test_a_rule_is_checked_like_the_shipped_ones(author: Actor, changes: dict[str, Any]) -> None:
    with pytest.raises(LawError):
        local.propose(
            actor=author,
            kind=LocalKind.RULE,
            key=RULE,
            content=content_of(RULE, **changes),
            valid_from=date(2026, 12, 1),
            document="QĐ 1",
        )


@pytest.mark.parametrize(
    ("kind", "key", "content", "valid_to"),
    [
        ("rule", "voters.X99", {}, None),
        ("calendar_day", "24/11/2026", {"kind": "holiday"}, None),
        ("calendar_day", "2026-11-24", {"kind": "feast"}, None),
        ("calendar_day", "2026-11-24", {"kind": "swapped_work"}, None),
        ("calendar_day", "2026-11-21", {"kind": "swapped_off"}, None),
        ("calendar_day", "2026-11-21", {"kind": "work"}, None),
        ("calendar_day", "2026-11-24", {"kind": "weekend"}, None),
        ("calendar_day", "2026-11-24", {"kind": "holiday", "more": 1}, None),
        ("calendar_day", "2026-11-24", {"kind": "holiday"}, date(2025, 1, 1)),
        ("calendar_day", "2028", {"official": False}, None),
        ("list_entry", "fields", {"vi": "x", "en": "x"}, None),
        ("list_entry", "nothing/L01", {"vi": "x", "en": "x"}, None),
        ("list_entry", "fields/L01", {"vi": "", "en": "x"}, None),
        ("document_head", "DDBQH", {"body": []}, None),
        ("unknown", "x", {}, None),
    ],
)
def test_content_that_cannot_be_used_is_refused(
    author: Actor, kind: str, key: str, content: dict[str, Any], valid_to: date | None
) -> None:
    with pytest.raises(LawError):
        local.propose(
            actor=author,
            kind=kind,
            key=key,
            content=content,
            valid_from=date(2026, 1, 1),
            valid_to=valid_to,
            document="QĐ 1",
        )
    assert not LocalVersion.objects.exists()


def test_a_calendar_day_is_not_put_off(author: Actor) -> None:
    with pytest.raises(LawError, match="ngay khi được duyệt"):
        local.propose(
            actor=author,
            kind=LocalKind.CALENDAR_DAY,
            key="2026-12-24",
            content={"kind": "holiday"},
            valid_from=date(2026, 11, 17),
            document="QĐ 1",
        )


def test_a_swap_wins_over_the_shipped_day(approved: Approve) -> None:
    base = loader.base_calendar()
    assert base.kind(date(2026, 12, 31)) is DayKind.WORK
    approved(LocalKind.CALENDAR_DAY, "2026-12-31", {"kind": "swapped_off", "note": "hoán đổi sang 9/1"})
    approved(LocalKind.CALENDAR_DAY, "2027-01-09", {"kind": "swapped_work", "note": "làm bù 31/12"})
    now = local.current_calendar()
    assert (now.is_working(date(2026, 12, 31)), now.is_working(date(2027, 1, 9))) == (False, True)
    assert now.version != base.version
    listed = now.listed(date(2026, 12, 31))
    assert listed is not None
    assert (listed.source, listed.verified) == ("QĐ 1/QĐ-VP", "Người 2 16/11/2026")


def test_a_shipped_holiday_can_be_turned_back(approved: Approve) -> None:
    swapped = next(day.on for day in loader.base_calendar().days if day.kind is DayKind.SWAPPED_OFF)
    approved(LocalKind.CALENDAR_DAY, swapped.isoformat(), {"kind": "work", "note": "không hoán đổi"})
    assert local.current_calendar().is_working(swapped)


def test_a_calendar_version_holds_between_its_days(approved: Approve) -> None:
    approved(
        LocalKind.CALENDAR_DAY,
        "2026-12-24",
        {"kind": "holiday"},
        valid_from=date(2026, 11, 10),
        valid_to=date(2026, 11, 20),
    )
    christmas = date(2026, 12, 24)
    assert local.current_calendar(date(2026, 11, 9)).is_working(christmas)
    assert not local.current_calendar(date(2026, 11, 10)).is_working(christmas)
    assert not local.current_calendar(date(2026, 11, 20)).is_working(christmas)
    assert local.current_calendar(date(2026, 11, 21)).is_working(christmas)


def test_a_year_becomes_official(approved: Approve) -> None:
    heard: list[CalendarChanged] = []
    events.subscribe(CalendarChanged, heard.append)
    assert local.current_calendar().is_provisional(date(2028, 3, 1))
    approved(LocalKind.CALENDAR_DAY, "2028", {"official": True})
    events._handlers[CalendarChanged].remove(heard.append)
    assert not local.current_calendar().is_provisional(date(2028, 3, 1))
    assert heard[0].years == (2028,)


def test_list_entries_are_added_replaced_and_taken_away(approved: Approve) -> None:
    first = loader.listing("fields", date(2026, 11, 16))[0]
    approved(LocalKind.LIST_ENTRY, "fields/L98", {"vi": "Lĩnh vực riêng", "en": "A field of our own"})
    renamed = {**entry_content(first), "vi": "Tên khác"}
    approved(LocalKind.LIST_ENTRY, f"fields/{first.code}", renamed, valid_from=date(2026, 12, 1))
    today = {entry.code: entry.vi for entry in local.current_list("fields")}
    assert (today["L98"], today[first.code]) == ("Lĩnh vực riêng", first.vi)
    later = local.current_list("fields", date(2026, 12, 1))
    assert later[0].vi == "Tên khác"
    assert len(later) == len({entry.code for entry in later})
    approved(
        LocalKind.LIST_ENTRY,
        f"fields/{first.code}",
        {**renamed, "removed": True},
        valid_from=date(2027, 1, 1),
        valid_to=date(2027, 6, 30),
    )
    assert first.code not in {entry.code for entry in local.current_list("fields", date(2027, 1, 1))}


def test_the_heads_of_the_three_bodies_and_the_office_are_shipped() -> None:
    for code in ("DDBQH", "TTHDND", "BTTMTTQ", "VPDDBQHHDND"):
        head = local.document_head(code)
        assert head is not None
        assert head["body"]
        assert head["verified"] == ""
        assert "{number}" in head["symbols"]["CV"]
        assert head["signatures"]["head"]
    assert local.document_head("SXD") is None


def test_a_body_gives_itself_another_head(approved: Approve) -> None:
    content = {**shipped_heads()["DDBQH"], "body": ["ĐOÀN ĐBQH", "TỈNH THANH HÓA"]}
    approved(LocalKind.DOCUMENT_HEAD, "DDBQH", content, valid_from=date(2027, 1, 1))
    today, later = local.document_head("DDBQH"), local.document_head("DDBQH", on=date(2027, 1, 1))
    assert today is not None
    assert later is not None
    assert (today["body"][0], later["body"][0]) == ("ĐOÀN ĐẠI BIỂU QUỐC HỘI", "ĐOÀN ĐBQH")


@pytest.mark.parametrize("pattern", ["/BC-X", "{number/BC", "{number}/{year}"])
def test_a_symbol_needs_a_place_for_its_number(author: Actor, pattern: str) -> None:
    content = {**shipped_heads()["DDBQH"], "symbols": {"default": pattern}}
    with pytest.raises(LawError, match="mẫu ký hiệu"):
        local.propose(
            actor=author,
            kind=LocalKind.DOCUMENT_HEAD,
            key="DDBQH",
            content=content,
            valid_from=date(2027, 1, 1),
            document="QĐ 1",
        )


def test_versions_of_other_times_are_left_alone(approved: Approve) -> None:
    past = approved(
        LocalKind.RULE,
        RULE,
        content_of(RULE, value=9),
        valid_from=date(2025, 3, 1),
        valid_to=date(2025, 6, 30),
    )
    future = approved(LocalKind.RULE, RULE, content_of(RULE, value=8), valid_from=date(2028, 1, 1))
    approved(
        LocalKind.RULE,
        RULE,
        content_of(RULE, value=7),
        valid_from=date(2026, 12, 1),
        valid_to=date(2027, 12, 31),
    )
    past.refresh_from_db()
    future.refresh_from_db()
    assert (past.valid_to, future.valid_to, future.status) == (date(2025, 6, 30), None, LocalStatus.APPROVED)
    days = (date(2025, 6, 30), date(2025, 7, 1), date(2026, 12, 1), date(2028, 1, 1))
    book = local.current_rulebook()
    assert [book.rule(RULE, day).value for day in days] == [9, 3, 7, 8]
