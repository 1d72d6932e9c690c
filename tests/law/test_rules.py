"""Every limit as shipped: its examples by hand, its dates of validity, its ladder, and what it names."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.base.law.loader import base_calendar, departments, entry, full_listing, rulebook
from phoihop.kernel.actor import Role
from phoihop.kernel.deadlines import BEFORE_REST, Direction, Unit, compute, explain
from phoihop.kernel.rulebook import RuleNotFoundError
from phoihop.kernel.rules import Example, Rule

RULES = rulebook().all()
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
LADDER = ["T-7", "T-3", "T0", "T+3", "T+7", "T+15"]
TODAY = date(2026, 11, 10)


def name(value: object) -> str | None:
    if isinstance(value, Rule):
        return f"{value.key}-{value.valid_from}"
    return value.trigger.isoformat() if isinstance(value, Example) else None


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name)
def test_the_code_counts_what_was_counted_by_hand(rule: Rule, example: Example) -> None:
    assert rule.in_force(example.trigger)
    due = compute(rule, example.trigger, base_calendar())
    assert due.due == example.due
    assert explain(due)[-1 if rule.verified else -2].startswith("Hạn: ")


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_is_whole(rule: Rule) -> None:
    assert len(rule.examples) >= 2
    assert len({example.trigger for example in rule.examples}) == len(rule.examples)
    assert not list(rule.problems())
    assert rule.start_label
    assert rule.escalation
    actors = {actor.code for actor in full_listing("actors").entries}
    assert set(rule.who) <= actors
    assert rule.who
    keys = [rung.key for rung in rule.warnings]
    assert keys == (["T-3", "T0"] if rule.direction is Direction.DURATION else LADDER)
    assert {step.rung for step in rule.escalation} <= set(keys)
    assert {step.to for step in rule.escalation} <= set(Role)
    assert rule.verified or rule.note or not rule.source.article


def test_every_limit_of_the_reference_is_there() -> None:
    ids = {rule.id for rule in RULES if rule.key.startswith("voters.")}
    whole = {f"T{n:02}" for n in range(1, 26)} - {"T23", "T24"}
    parts = {f"T{n}{part}" for n in (23, 24) for part in "abc"}
    assert ids == whole | parts | {"T15b", "T17s", "O01", "PH1", "PH2"}
    model = {rule.id[:3] for rule in RULES if rule.key.startswith("nghe_an.")}
    assert model == {f"N{n:02}" for n in range(1, 19)}


@pytest.mark.parametrize(
    ("key", "value", "unit", "direction"),
    [
        ("T01", 7, "working_day", "before"),
        ("T02", 5, "working_day", "before"),
        ("T03", 20, "working_day", "before"),
        ("T04", 5, "working_day", "after"),
        ("T05", 3, "working_day", "before"),
        ("T06", 5, "working_day", "after"),
        ("T07", 3, "working_day", "before"),
        ("T08", 5, "working_day", "after"),
        ("T09", 15, "day", "before"),
        ("T10", 15, "day", "after"),
        ("T11", 2, "working_day", "before"),
        ("T12", 7, "working_day", "after"),
        ("T13", 3, "working_day", "after"),
        ("T14", 7, "working_day", "before"),
        ("T15", 60, "day", "after"),
        ("T16", 20, "working_day", "before"),
        ("T17", 30, "day", "after"),
        ("T17s", 0, "day", "before"),
        ("T18", 30, "day", "before"),
        ("T19", 0, "day", "after"),
        ("T20", 15, "working_day", "after"),
        ("T21", 30, "day", "duration"),
        ("T22", 10, "day", "before"),
        ("T23a", 12, "month", "after"),
        ("T23b", 7, "day", "before"),
        ("T23c", 10, "day", "after"),
        ("T24a", 15, "day", "before"),
        ("T24b", 7, "day", "before"),
        ("T24c", 15, "day", "after"),
        ("T25", 20, "day", "after"),
        ("N01", 20, "working_day", "after"),
        ("N02", 10, "working_day", "after"),
        ("N03", 30, "working_day", "after"),
        ("N08c", 7, "working_day", "after"),
        ("N11", 7, "day", "duration"),
        ("N12b", 30, "day", "duration"),
        ("N17", 15, "day", "before"),
        ("N18", 6, "month", "after"),
    ],
)
def test_limits_say_what_the_reference_says(key: str, value: int, unit: str, direction: str) -> None:
    rule = rulebook().rule(key, TODAY)
    assert (rule.value, rule.unit, rule.direction) == (value, unit, direction)


@pytest.mark.parametrize(
    ("on", "value", "document"),
    [
        (date(2017, 9, 14), 60, "525/2012"),
        (date(2017, 9, 15), 40, "33/2017"),
        (date(2020, 9, 30), 40, "33/2017"),
        (date(2020, 10, 1), 60, "30/2020"),
        (date(2025, 2, 19), 60, "30/2020"),
        (date(2025, 2, 20), 60, "72/2025/NQLT"),
        (TODAY, 60, "72/2025/NQLT"),
    ],
)
def test_the_answer_to_the_national_assembly_by_date(on: date, value: int, document: str) -> None:
    rule = rulebook().rule("voters.T15", on)
    assert rule.value == value
    assert document in rule.source.document


@pytest.mark.parametrize("key", ["T22", "T25"])
def test_the_supervision_law_changes_on_1_march_2026(key: str) -> None:
    before, after = rulebook().rule(key, date(2026, 2, 28)), rulebook().rule(key, date(2026, 3, 1))
    assert ("87/2015" in before.source.document, "121/2025" in after.source.document) == (True, True)
    assert before.verified
    assert (after.verified, after.source.article) == ("", "")


@pytest.mark.parametrize("key", ["T02", "T13", "T14", "T17", "T18"])
def test_no_national_limit_bound_the_councils_before_20_february_2025(key: str) -> None:
    assert rulebook().rule(key, date(2025, 2, 20))
    with pytest.raises(RuleNotFoundError, match="hiệu lực từ 20/2/2025"):
        rulebook().rule(key, date(2025, 2, 19))


def test_what_was_read_only_before_its_amendment_is_not_called_verified() -> None:
    original_only = {"T02", "T04", "T05", "T13", "T14", "T17", "T17s", "T18"}
    assert all(not rulebook().rule(key, TODAY).verified for key in original_only | {"T20", "T22", "T25"})
    assert all(rulebook().rule(key, TODAY).verified for key in ("T01", "T09", "T15", "T16", "T23b", "T24a"))


def test_local_sets_are_off_until_switched_on() -> None:
    on = rulebook().in_force(TODAY)
    assert {rule.key.partition(".")[0] for rule in on} == {"voters"}
    with_model = rulebook().in_force(TODAY, profiles=["nghe_an"])
    assert sum(rule.profile == "nghe_an" for rule in with_model) == 25
    assert all(rule.profile for rule in RULES if not rule.key.startswith("voters."))


def test_nothing_shipped_clashes() -> None:
    assert rulebook().clashes() == ()


def test_a_body_named_by_an_actor_is_a_body_of_the_province() -> None:
    known = {body.code for body in departments("thanh-hoa")}
    named = {actor.text("department") for actor in full_listing("actors").entries} - {""}
    assert named <= known
    assert entry("actors", "BTTMT").text("department") == "BTTMTTQ"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.direction is Direction.BEFORE], ids=name)
def test_a_limit_on_a_rest_day_is_warned_of_on_the_working_day_before(rule: Rule) -> None:
    calendar = base_calendar()
    for trigger in (date(2026, 3, n) for n in range(1, 29)):
        due = compute(rule, trigger, calendar)
        extra = dict(due.warnings).get(BEFORE_REST)
        assert (extra is None) == calendar.is_working(due.due)
        assert extra is None or extra == calendar.working_day_until(due.due)
        assert rule.unit is not Unit.WORKING_DAY or calendar.is_working(due.due)
