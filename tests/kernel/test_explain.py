"""The trace in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from phoihop.base.law.loader import base_calendar
from phoihop.kernel.calendar import WorkingCalendar
from phoihop.kernel.deadlines import Direction, Pause, Rule, Unit, compute, explain
from phoihop.kernel.rules import Ground

from .strategies import calendars, days, make, rules

REAL = base_calendar()


def test_working_days_one_by_one_and_rest_days_in_runs() -> None:
    assert explain(compute(make(3), date(2026, 2, 13), REAL)) == [
        "Tính từ ngày 13/2/2026, không kể ngày này (Điều 147 Bộ luật Dân sự 2015).",
        "Không tính 14/2/2026 – 22/2/2026: thứ Bảy; Chủ nhật; nghỉ Tết Nguyên đán.",
        "Ngày làm việc thứ 1: 23/2/2026",
        "Ngày làm việc thứ 2: 24/2/2026",
        "Ngày làm việc thứ 3: 25/2/2026",
        "Hạn: thứ Tư, ngày 25/2/2026.",
        "Quy định này chưa thẩm định.",
    ]


def test_many_days_of_the_calendar_share_a_line() -> None:
    rule = replace(make(10, Unit.DAY), verified="đã đọc")
    assert explain(compute(rule, date(2026, 2, 10), REAL)) == [
        "Tính từ ngày 10/2/2026, không kể ngày này (Điều 147 Bộ luật Dân sự 2015).",
        "Ngày thứ 1 đến thứ 9: 11/2/2026 – 19/2/2026",
        "Ngày thứ 10: 20/2/2026",
        "Không tính 20/2/2026 – 22/2/2026: nghỉ Tết Nguyên đán; thứ Bảy; Chủ nhật.",
        "Ngày cuối 20/2/2026 là ngày nghỉ, hạn là ngày làm việc 23/2/2026 (Điều 148 Bộ luật Dân sự 2015).",
        "Hạn: thứ Hai, ngày 23/2/2026.",
    ]


def test_backwards_and_months() -> None:
    lines = explain(compute(make(2, direction=Direction.BEFORE), date(2026, 5, 4), REAL))
    assert lines[0] == "Tính ngược từ ngày 4/5/2026, không kể ngày này."
    assert lines[1].startswith("Không tính 3/5/2026 – 30/4/2026: Chủ nhật; thứ Bảy;")
    assert lines[2] == "Ngày làm việc thứ 1: 29/4/2026"
    months = explain(compute(make(2, Unit.MONTH), date(2026, 3, 2), REAL))
    assert months[1:3] == ["Tháng thứ 1: 2/4/2026", "Tháng thứ 2: 2/5/2026"]
    kept = explain(compute(make(2, Unit.DAY, Direction.DURATION), date(2026, 3, 2), REAL))
    assert kept[0].startswith("Kéo dài từ ngày 2/3/2026")


def test_a_pause_is_said() -> None:
    rule = make(3, pauses=(Ground("x"),))
    lines = explain(
        compute(rule, date(2026, 11, 9), REAL, pauses=[Pause(date(2026, 11, 10), date(2026, 11, 10), "bão")])
    )
    assert "Không tính 10/11/2026: tạm dừng: bão." in lines
    assert "Tạm dừng từ 10/11/2026 đến hết 10/11/2026: bão." in lines


@given(rules(), days, calendars)
def test_any_trace_can_be_told_and_ends_with_its_date(
    rule: Rule, on: date, calendar: WorkingCalendar
) -> None:
    due = compute(rule, on, calendar)
    lines = explain(due)
    assert lines[-2].startswith("Hạn: ")
    assert all(lines)
    told = " ".join(lines)
    assert all(str(note) in told for note in due.notes)
