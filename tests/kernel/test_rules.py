"""Rules and the book of them: which holds on a day, how it is asked for, where an office has its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.kernel import clock
from phoihop.kernel.months import add_months
from phoihop.kernel.rulebook import Rulebook, RuleNotFoundError
from phoihop.kernel.rules import Direction, Escalation, Ground, Roll, Rule, RuleSource, Rung, Unit

from .strategies import make

OLD = make(5, key="a.T01", valid_from=date(2020, 1, 1), valid_to=date(2025, 12, 31))
NEW = make(3, key="a.T01", valid_from=date(2026, 1, 1))
PART_A, PART_B = make(key="a.T02a"), make(key="a.T02b")
MODEL = make(9, key="b.T01", profile="b")
ALONE = make(9, key="b.N09", profile="b")
BOOK = Rulebook((NEW, OLD, PART_A, PART_B, MODEL, ALONE))


@pytest.mark.parametrize(
    ("value", "unit", "direction", "words"),
    [
        (3, Unit.WORKING_DAY, Direction.AFTER, "3 ngày làm việc"),
        (15, Unit.DAY, Direction.BEFORE, "15 ngày trước"),
        (30, Unit.DAY, Direction.DURATION, "30 ngày liên tục"),
        (6, Unit.MONTH, Direction.AFTER, "6 tháng"),
        (0, Unit.DAY, Direction.AFTER, "ngay"),
        (0, Unit.DAY, Direction.BEFORE, "đúng ngày"),
    ],
)
def test_the_limit_in_words(value: int, unit: Unit, direction: Direction, words: str) -> None:
    assert make(value, unit, direction).limit == words


def test_a_rule_by_its_names() -> None:
    assert NEW.id == "T01"
    assert str(RuleSource("Luật", "Điều 1")) == "Điều 1 Luật"
    assert str(RuleSource("Luật")) == "Luật"


def test_the_version_is_of_what_decides() -> None:
    assert replace(NEW, title="Tên khác", verified="đã đọc", version="").version == NEW.version
    for change in ({"value": 4}, {"roll": "none"}, {"pauses": (Ground("x"),)}, {"warnings": ()}):
        assert replace(NEW, version="", **change).version != NEW.version


def test_validity_includes_both_ends() -> None:
    assert OLD.in_force(date(2020, 1, 1))
    assert OLD.in_force(date(2025, 12, 31))
    assert not OLD.in_force(date(2026, 1, 1))
    assert NEW.in_force(date(2099, 1, 1))
    assert not OLD.overlaps(NEW)
    assert not NEW.overlaps(OLD)
    assert OLD.overlaps(make(valid_from=date(2025, 12, 31)))


def test_a_whole_rule_has_no_problems_and_an_empty_one_does() -> None:
    assert list(NEW.problems()) == []
    assert list(replace(NEW, title="").problems()) == ["title, source document and start are required"]


def test_which_holds_on_a_day() -> None:
    assert BOOK.rule("a.T01", date(2025, 12, 31)) is OLD
    assert BOOK.rule("a.T01", date(2026, 1, 1)) is NEW
    assert BOOK.versions("a.T01") == (OLD, NEW)
    with clock.at(date(2025, 6, 1)):
        assert BOOK.rule("a.T01") is OLD
    with pytest.raises(RuleNotFoundError, match="không có hiệu lực ngày 1/1/2019"):
        BOOK.rule("a.T01", date(2019, 1, 1))
    with pytest.raises(
        RuleNotFoundError, match="hiệu lực từ 1/1/2020 đến hết 31/12/2025; hiệu lực từ 1/1/2026"
    ):
        BOOK.rule("a.T01", date(2019, 1, 1))


def test_local_sets_are_in_force_only_when_switched_on() -> None:
    on = date(2026, 6, 1)
    assert {rule.key for rule in BOOK.in_force(on)} == {"a.T01", "a.T02a", "a.T02b"}
    assert {rule.key for rule in BOOK.in_force(on, profiles={"b"})} >= {"b.T01", "b.N09"}
    assert len(BOOK.all()) == 6


@pytest.mark.parametrize("asked", ["b.N09", " b.N09 ", "N09", "n09", "B.n09"])
def test_a_rule_is_found_by_key_or_by_its_only_id(asked: str) -> None:
    assert BOOK.resolve(asked) == "b.N09"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("T01", "có ở nhiều nơi, hãy ghi rõ: a.T01, b.T01"),
        ("T02", "gồm nhiều mốc, hãy chọn một: a.T02a, a.T02b"),
        ("a.t02", "gồm nhiều mốc, hãy chọn một: a.T02a, a.T02b"),
        ("N08", "Gần giống: N09"),
        ("###", r"Không có quy tắc “###”\.$"),
    ],
)
def test_what_is_not_found_says_what_there_is(asked: str, message: str) -> None:
    with pytest.raises(RuleNotFoundError, match=message) as told:
        BOOK.resolve(asked)
    assert str(told.value) == told.value.message


def test_an_office_s_own_version_wins_and_the_clash_is_shown() -> None:
    own = replace(make(2, key="a.T01", valid_from=date(2026, 7, 1)), origin="local")
    book = BOOK.with_rules([own])
    assert book.rule("a.T01", date(2026, 6, 30)) is NEW
    assert book.rule("a.T01", date(2026, 7, 1)) is own
    assert book.clashes() == ((own, NEW),)
    assert BOOK.clashes() == ()
    assert book.version != BOOK.version
    earlier = replace(own, valid_from=date(2025, 12, 1), version="")
    assert set(BOOK.with_rules([earlier]).clashes()) == {(earlier, OLD), (earlier, NEW)}


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_months(on: date, number: int) -> None:
    found = add_months(on, number)
    assert (found.year * 12 + found.month) - (on.year * 12 + on.month) == number
    assert found.day == on.day or (found.day < on.day and add_months(found, 0).day >= 28)
    if on.day <= 28:
        assert add_months(found, -number) == on


@pytest.mark.parametrize(
    ("on", "number", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_at_their_ends(on: date, number: int, found: date) -> None:
    assert add_months(on, number) == found


@given(st.lists(st.tuples(st.dates(), st.dates()), max_size=4))
def test_at_most_one_holds_where_none_overlap(spans: list[tuple[date, date]]) -> None:
    versions: list[Rule] = []
    for start, end in spans:
        rule = make(key="a.T01", valid_from=min(start, end), valid_to=max(start, end))
        if not any(rule.overlaps(other) for other in versions):
            versions.append(rule)
    book = Rulebook(tuple(versions))
    assert book.clashes() == ()
    for rule in versions:
        assert book.rule("a.T01", rule.valid_from) is rule
        assert rule.valid_to is None or book.rule("a.T01", rule.valid_to) is rule


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"value": -1}, "the value is negative"),
        ({"roll": Roll.PREVIOUS_WORKING}, "roll previous_working does not fit direction after"),
        ({"valid_from": date(2026, 1, 1), "valid_to": date(2025, 1, 1)}, "valid_to lies before valid_from"),
        (
            {"direction": Direction.BEFORE, "roll": Roll.NONE, "pauses": (Ground("x"),)},
            "a limit counted backwards cannot be paused",
        ),
        ({"warnings": (Rung("a"), Rung("a"))}, "a rung is named twice"),
        ({"warnings": (Rung("a", before=1, after=1),)}, "rung a lies either before or after the due date"),
        ({"warnings": (Rung("a", before=-1),)}, "rung a lies either before or after the due date"),
        ({"escalation": (Escalation("T+9", "clerk", "inform"),)}, "escalation names unknown rung T+9"),
    ],
)
def test_a_rule_that_contradicts_itself_says_how(change: dict[str, Any], problem: str) -> None:
    assert list(replace(make(), **change).problems()) == [problem]
