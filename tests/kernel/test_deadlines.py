"""A due date: the cases of the reference, and what holds for any rule and any calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.base.law.loader import base_calendar
from phoihop.kernel.calendar import WorkingCalendar
from phoihop.kernel.deadlines import (
    BEFORE_REST,
    DeadlineError,
    Direction,
    DueDate,
    Extension,
    Pause,
    Roll,
    Rule,
    Unit,
    compute,
    earliest,
)
from phoihop.kernel.rules import Ground, Rung

from .strategies import calendars, days, make, pauses, rules

REAL = base_calendar()
FORCE = (Ground("bất khả kháng"),)
WORK, DAY, MONTH = Unit.WORKING_DAY, Unit.DAY, Unit.MONTH
FORWARD = (Direction.AFTER, Direction.DURATION)


@pytest.mark.parametrize(
    ("value", "unit", "trigger", "due"),
    [
        (3, WORK, date(2026, 2, 13), date(2026, 2, 25)),
        (1, WORK, date(2026, 4, 29), date(2026, 5, 4)),
        (3, WORK, date(2026, 4, 23), date(2026, 4, 29)),
        (10, DAY, date(2026, 2, 10), date(2026, 2, 23)),
        (1, MONTH, date(2026, 1, 31), date(2026, 3, 2)),
        (3, WORK, date(2026, 8, 19), date(2026, 8, 22)),  # a Saturday worked in exchange
        (1, WORK, date(2025, 12, 31), date(2026, 1, 5)),  # a Friday off in exchange
    ],
)
def test_the_cases_of_the_reference(value: int, unit: Unit, trigger: date, due: date) -> None:
    assert compute(make(value, unit), trigger, REAL).due == due


def test_the_trace_says_each_day() -> None:
    due = compute(make(3), date(2026, 2, 13), REAL)
    assert due.counted == ((date(2026, 2, 23), 1), (date(2026, 2, 24), 2), (date(2026, 2, 25), 3))
    assert [on for on, _ in due.skipped] == [date(2026, 2, day) for day in range(14, 23)]
    assert str(dict(due.skipped)[date(2026, 2, 17)]) == "nghỉ Tết Nguyên đán"
    assert str(dict(due.skipped)[date(2026, 2, 14)]) == "thứ Bảy"


def test_a_month_that_has_no_such_day_ends_with_its_last() -> None:
    due = compute(make(6, MONTH), date(2025, 8, 31), REAL)
    assert due.due == date(2026, 3, 2)  # 28/2/2026 is a Saturday
    assert due.counted[-1] == (date(2026, 2, 28), 6)
    assert "Điều 148" in str(due.notes[0])


def test_a_limit_counted_backwards_stands_on_a_rest_day_and_is_warned_of_before() -> None:
    due = compute(make(15, DAY, Direction.BEFORE), date(2026, 10, 19), REAL)
    assert due.due == date(2026, 10, 4)  # a Sunday
    assert dict(due.warnings)[BEFORE_REST] == date(2026, 10, 2)
    assert "và không lùi về sau" in str(due.notes[0])


def test_a_limit_counted_backwards_may_go_to_the_working_day_before() -> None:
    rule = make(15, DAY, Direction.BEFORE, Roll.PREVIOUS_WORKING)
    assert compute(rule, date(2026, 10, 19), REAL).due == date(2026, 10, 2)


def test_a_fixed_date_never_moves() -> None:
    fixed = compute(make(15, DAY, Direction.BEFORE, Roll.NONE), date(2026, 10, 19), REAL)
    assert (fixed.due, fixed.notes) == (date(2026, 10, 4), ())
    assert BEFORE_REST not in dict(fixed.warnings)


def test_at_once_is_the_same_day_or_the_next_that_is_worked() -> None:
    assert compute(make(0, DAY), date(2026, 11, 10), REAL).due == date(2026, 11, 10)
    assert compute(make(0, DAY), date(2026, 11, 14), REAL).due == date(2026, 11, 16)


def test_months_pause_too() -> None:
    rule = make(1, MONTH, pauses=FORCE)
    stop = Pause(date(2026, 3, 10), date(2026, 3, 12), "mưa bão")
    after = Pause(date(2026, 4, 2), date(2026, 4, 3), "mưa bão")
    due = compute(rule, date(2026, 3, 2), REAL, pauses=[stop, after])
    assert due.base_due == date(2026, 4, 2)
    assert due.due == date(2026, 4, 7)  # 2/4 falls into the second pause: five days in all
    assert compute(make(2, MONTH, Direction.BEFORE), date(2026, 4, 30), REAL).due == date(2026, 2, 28)


def test_a_pause_that_goes_on_moves_nothing_yet_but_says_so() -> None:
    due = compute(
        make(3, pauses=FORCE), date(2026, 11, 10), REAL, pauses=[Pause(date(2026, 11, 11), None, "bão")]
    )
    assert due.due == due.base_due == date(2026, 11, 13)
    assert "hạn tính lại khi tiếp tục" in str(due.notes[0])


def test_extensions_by_days_and_by_date() -> None:
    rule = make(3, extensions=FORCE)
    by_days = Extension(days=2, unit=WORK, document="12/CV-UBND", reason="chờ số liệu")
    by_date = Extension(new_due=date(2026, 11, 20), document="13/CV-UBND")
    due = compute(rule, date(2026, 11, 10), REAL, extensions=[by_days, by_date])
    assert (due.base_due, due.due) == (date(2026, 11, 13), date(2026, 11, 20))
    assert tuple(map(str, due.notes)) == (
        "Gia hạn từ 13/11/2026 đến 17/11/2026 theo 12/CV-UBND, chờ số liệu.",
        "Gia hạn từ 17/11/2026 đến 20/11/2026 theo 13/CV-UBND.",
    )


def test_a_longer_limit_needs_its_document_and_its_length() -> None:
    with pytest.raises(DeadlineError, match="văn bản"):
        Extension(days=2, document=" ")
    with pytest.raises(DeadlineError, match="hoặc ngày hạn mới, hoặc số ngày"):
        Extension(document="1/CV")
    with pytest.raises(DeadlineError, match="hoặc ngày hạn mới, hoặc số ngày"):
        Extension(date(2026, 1, 1), days=2, document="1/CV")
    with pytest.raises(DeadlineError, match="kết thúc trước khi bắt đầu"):
        Pause(date(2026, 1, 2), date(2026, 1, 1), "x")


def test_only_where_the_rule_allows_it() -> None:
    when = date(2026, 11, 10)
    with pytest.raises(DeadlineError, match="không cho tạm dừng"):
        compute(make(3), when, REAL, pauses=[Pause(when, when, "x")])
    with pytest.raises(DeadlineError, match="không cho gia hạn"):
        compute(make(3), when, REAL, extensions=[Extension(days=1, document="x")])
    early = Extension(new_due=date(2026, 11, 12), document="x")
    with pytest.raises(DeadlineError, match="sớm hơn hạn đang có 13/11/2026"):
        compute(make(3, extensions=FORCE), when, REAL, extensions=[early])


def test_of_two_limits_the_stricter_is_due_and_the_other_a_note() -> None:
    law, model = make(30, DAY), make(30, key="nghe_an.N03")
    same = make(30, DAY, key="test.T02")
    first = earliest(*(compute(rule, date(2026, 11, 10), REAL) for rule in (model, law, same)))
    assert (first.rule_key, first.due) == ("test.T01", date(2026, 12, 10))
    assert tuple(map(str, first.notes)) == (
        "Theo nghe_an.N03 là 22/12/2026, muộn hơn: không dùng làm hạn.",
        "Theo test.T02 là 10/12/2026, cùng ngày: không dùng làm hạn.",
    )


def test_what_is_not_certain_is_said() -> None:
    due = compute(make(5), date(2026, 12, 30), REAL)
    assert due.provisional
    assert "Chưa có lịch nghỉ chính thức năm 2027" in str(due.notes[-1])
    swapped = compute(make(3), date(2026, 8, 19), REAL)
    assert "Lịch chưa thẩm định: 22/8/2026." in map(str, swapped.notes)
    assert not swapped.provisional


def test_the_ladder_stands_on_working_days_and_after_the_event() -> None:
    due = compute(make(10), date(2026, 11, 10), REAL)
    assert due.warnings == (
        ("T-3", date(2026, 11, 19)),
        ("T0", date(2026, 11, 24)),
        ("T+3", date(2026, 11, 27)),
    )
    assert due.next_warning(date(2026, 11, 19)) == ("T0", date(2026, 11, 24))
    assert due.next_warning(date(2026, 11, 27)) is None
    short = compute(make(2), date(2026, 11, 10), REAL)
    assert [key for key, _ in short.warnings] == ["T0", "T+3"]


def test_rungs_in_days_and_months_go_to_working_days() -> None:
    ladder = (
        Rung("-5d", before=5, unit=DAY),
        Rung("+5d", after=5, unit=DAY),
        Rung("+1m", after=1, unit=MONTH),
    )
    due = compute(make(3, warnings=ladder), date(2026, 11, 10), REAL)  # due Friday 13/11
    assert dict(due.warnings) == {"+5d": date(2026, 11, 18), "+1m": date(2026, 12, 14)}
    before = compute(make(3, DAY, Direction.BEFORE, Roll.NONE, warnings=ladder), date(2026, 11, 16), REAL)
    assert dict(before.warnings)["-5d"] == date(2026, 11, 6)  # Sunday 8/11 → the Friday before


# What holds always


@given(rules(), days, calendars)
def test_json_round_trip(rule: Rule, trigger: date, calendar: WorkingCalendar) -> None:
    due = compute(rule, trigger, calendar)
    assert DueDate.from_json(due.as_json()) == due
    short = DueDate.from_json(due.as_json(trace=False))
    assert (short.due, short.counted, short.skipped) == (due.due, (), ())


@given(rules(), days, days, calendars)
def test_a_later_event_is_never_due_earlier(
    rule: Rule, one: date, other: date, calendar: WorkingCalendar
) -> None:
    early, late = sorted((one, other))
    assert compute(rule, early, calendar).due <= compute(rule, late, calendar).due


@given(st.integers(0, 60), st.sampled_from([WORK, DAY]), days, calendars)
def test_more_time_is_never_due_earlier(
    value: int, unit: Unit, trigger: date, calendar: WorkingCalendar
) -> None:
    assert (
        compute(make(value, unit), trigger, calendar).due
        <= compute(make(value + 1, unit), trigger, calendar).due
    )
    before = [make(n, unit, Direction.BEFORE) for n in (value, value + 1)]
    assert compute(before[0], trigger, calendar).due >= compute(before[1], trigger, calendar).due


@given(rules(*FORWARD), days, calendars)
def test_it_never_ends_on_a_rest_day_where_it_rolls(
    rule: Rule, trigger: date, calendar: WorkingCalendar
) -> None:
    due = compute(rule, trigger, calendar).due
    assert due >= trigger
    assert calendar.is_working(due) or rule.roll is Roll.NONE


@given(rules(Direction.BEFORE), days, calendars)
def test_backwards_never_later(rule: Rule, trigger: date, calendar: WorkingCalendar) -> None:
    due = compute(rule, trigger, calendar)
    plain = trigger if not rule.value else due.counted[-1][0]
    assert due.due <= plain <= trigger
    assert due.due == plain or rule.roll is Roll.PREVIOUS_WORKING
    if rule.roll is Roll.PREVIOUS_WORKING:
        assert calendar.is_working(due.due)


@given(rules(), days, calendars)
def test_every_day_on_the_way_is_counted_or_skipped_once(
    rule: Rule, trigger: date, calendar: WorkingCalendar
) -> None:
    due = compute(rule, trigger, calendar)
    assert [n for _, n in due.counted] == list(range(1, rule.value + 1))
    walked = {on for on, _ in due.counted} | {on for on, _ in due.skipped}
    first, last = sorted((trigger, due.due))
    between = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    assert between - {trigger} <= walked | {due.due}
    if rule.unit is WORK:
        assert all(calendar.is_working(on) for on, _ in due.counted)
        assert not any(calendar.is_working(on) for on, _ in due.skipped)


@given(st.integers(1, 40), st.sampled_from([WORK, DAY]), days, calendars, st.lists(pauses, max_size=3))
@settings(max_examples=150)
def test_a_pause_adds_exactly_the_days_that_it_takes(
    value: int, unit: Unit, trigger: date, calendar: WorkingCalendar, stops: list[Pause]
) -> None:
    rule = make(value, unit, roll=Roll.NONE, pauses=FORCE)
    due = compute(rule, trigger, calendar, pauses=stops)

    def counts(on: date) -> bool:
        return unit is DAY or calendar.is_working(on)

    def paused(on: date) -> bool:
        return any(stop.ends is not None and stop.starts <= on <= stop.ends for stop in stops)

    passed = [trigger + timedelta(days=n) for n in range(1, (due.due - trigger).days + 1)]
    assert sum(counts(on) and not paused(on) for on in passed) == value
    assert counts(due.due)
    assert not paused(due.due)
    assert due.base_due == compute(rule, trigger, calendar).due
    assert due.due >= due.base_due


@given(rules(*FORWARD), days, calendars, st.integers(1, 30), st.sampled_from([WORK, DAY]))
def test_an_extension_gives_more_time_and_keeps_the_first_date(
    rule: Rule, trigger: date, calendar: WorkingCalendar, more: int, unit: Unit
) -> None:
    plain = compute(rule, trigger, calendar)
    longer = compute(rule, trigger, calendar, extensions=[Extension(days=more, unit=unit, document="1/CV")])
    assert longer.due > plain.due
    assert longer.base_due == plain.due


@given(rules(), days, calendars)
def test_the_ladder_is_in_order_and_worked(rule: Rule, trigger: date, calendar: WorkingCalendar) -> None:
    due = compute(rule, trigger, calendar)
    dates = [on for _, on in due.warnings]
    assert dates == sorted(dates)
    assert all(calendar.is_working(on) for on in dates if on != due.due)
    assert ("T0", due.due) in due.warnings
    if rule.direction is not Direction.BEFORE:
        assert all(on > trigger or on == due.due for on in dates)


@given(rules(), days, calendars)
def test_the_same_question_has_the_same_answer(rule: Rule, trigger: date, calendar: WorkingCalendar) -> None:
    assert compute(rule, trigger, calendar) == compute(rule, trigger, calendar)
