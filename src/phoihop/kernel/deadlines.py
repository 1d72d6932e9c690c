"""A due date is a pure function of trigger, rule, calendar, pauses and extensions, and it keeps its trace.

The day of the event is not counted (Civil Code 2015 art. 147); a limit that ends on a rest day ends with the
next working day (art. 148.5) where the rule says so. A limit counted backwards never moves later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from phoihop.kernel.calendar import ONE_DAY, WorkingCalendar, days_after
from phoihop.kernel.duedate import DeadlineError, DueDate, Extension, Pause, day_text
from phoihop.kernel.explain import explain
from phoihop.kernel.months import add_months
from phoihop.kernel.rules import Direction, Roll, Rule, RuleSource, Rung, Unit
from phoihop.kernel.speech import Sentence, to_say

__all__ = [
    "BEFORE_REST",
    "DeadlineError",
    "Direction",
    "DueDate",
    "Extension",
    "Pause",
    "Roll",
    "Rule",
    "RuleSource",
    "Rung",
    "Unit",
    "compute",
    "earliest",
    "explain",
]

BEFORE_REST = "before_rest"  # the rung that a backward limit on a rest day gets by itself


def compute(
    rule: Rule,
    trigger: date,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> DueDate:
    """The due date of ``rule`` for an event on ``trigger``, with every counted and skipped day.

    A DeadlineError says when the rule may not be paused or extended, or an extension would shorten the limit.
    """
    _check(rule, pauses, extensions)
    walk = _Walk(calendar, pauses)
    due = walk.limit(rule, trigger)
    base = _Walk(calendar, ()).limit(rule, trigger) if pauses else due
    for pause in pauses:
        walk.notes.append(_pause_note(pause))
    for extension in extensions:
        due = walk.extend(rule, due, extension)
    walk.note_uncertain_days()
    return DueDate(
        due=due,
        base_due=base,
        trigger=trigger,
        rule_key=rule.key,
        rule_version=rule.version,
        calendar_version=calendar.version,
        unit=rule.unit,
        direction=rule.direction,
        counted=tuple(walk.counted),
        skipped=tuple(walk.skipped),
        notes=tuple(walk.notes),
        provisional=walk.is_provisional,
        verified=bool(rule.verified),
        warnings=_warnings(rule, trigger, due, calendar),
    )


def earliest(*due_dates: DueDate) -> DueDate:
    """Of several limits on the same act the stricter is due; the others stay as notes (case E33)."""
    first = min(due_dates, key=lambda each: each.due)
    others = tuple(_not_chosen(each, first) for each in due_dates if each is not first)
    uncertain = any(each.provisional for each in due_dates)
    return replace(first, notes=first.notes + others, provisional=uncertain)


def _not_chosen(other: DueDate, first: DueDate) -> Sentence:
    later = to_say("cùng ngày") if other.due == first.due else to_say("muộn hơn")
    return Sentence(
        "Theo %(rule)s là %(day)s, %(later)s: không dùng làm hạn.",
        {"rule": other.rule_key, "day": day_text(other.due), "later": later},
    )


class _Walk:
    """Goes from day to day; keeps what was counted, what was skipped and what the calendar was asked."""

    def __init__(self, calendar: WorkingCalendar, pauses: Sequence[Pause]) -> None:
        self.calendar = calendar
        self.pauses = pauses
        self.counted: list[tuple[date, int]] = []
        self.skipped: list[tuple[date, Sentence]] = []
        self.notes: list[Sentence] = []
        self.asked: set[date] = set()

    @property
    def is_provisional(self) -> bool:
        return any(self.calendar.is_provisional(on) for on in self.asked)

    def rest(self, on: date) -> str:
        """Why the day is not worked; empty where it is."""
        self.asked.add(on)
        return "" if self.calendar.is_working(on) else self.calendar.reason(on)

    def note(self, text: str, **params: str) -> None:
        self.notes.append(Sentence(text, params))

    def stands_still(self, on: date, unit: Unit) -> Sentence | None:
        """Why the day does not count; none where it does."""
        rest = self.rest(on) if unit is Unit.WORKING_DAY else ""
        return Sentence(rest) if rest else self.paused(on)

    def paused(self, on: date) -> Sentence | None:
        """Why the clock stands still on the day; a pause without an end stops no day yet."""
        for pause in self.pauses:
            if pause.ends is not None and pause.starts <= on <= pause.ends:
                return Sentence("tạm dừng: %(why)s", {"why": pause.reason})
        return None

    def limit(self, rule: Rule, trigger: date) -> date:
        forward = rule.direction is not Direction.BEFORE
        last = self.count(trigger, rule.value if forward else -rule.value, rule.unit)
        return self.roll(last, rule.roll)

    def count(self, start: date, value: int, unit: Unit) -> date:
        """The last of ``value`` units after ``start`` (before it, where negative)."""
        if unit is Unit.MONTH:
            return self.count_months(start, value)
        step = ONE_DAY if value > 0 else -ONE_DAY
        on, number = start, 0
        while number < abs(value):
            on += step
            if why := self.stands_still(on, unit):
                self.skipped.append((on, why))
            else:
                number += 1
                self.counted.append((on, number))
        return on

    def count_months(self, start: date, value: int) -> date:
        sign = 1 if value > 0 else -1
        self.counted += [(add_months(start, sign * n), n) for n in range(1, abs(value) + 1)]
        last = add_months(start, value)
        owed = sum(bool(self.paused(on)) for on in days_after(start, last))
        self.skipped += [(on, why) for on in days_after(start, last) if (why := self.paused(on))]
        while owed:
            last += ONE_DAY
            if why := self.paused(last):
                self.skipped.append((last, why))
            else:
                owed -= 1
        return last

    def roll(self, last: date, roll: Roll) -> date:
        """Where the limit ends if its last day is a rest day."""
        if roll is Roll.NONE or not (why := self.rest(last)):
            return last
        if roll is Roll.PREVIOUS_WORKING_WARNING:
            ready = self.calendar.working_day_until(last)
            self.note(
                "Hạn %(day)s rơi vào ngày nghỉ (%(why)s) và không lùi về sau; "
                "ngày làm việc cuối cùng trước hạn là %(ready)s.",
                day=day_text(last),
                why=why,
                ready=day_text(ready),
            )
            return last
        step = ONE_DAY if roll is Roll.NEXT_WORKING else -ONE_DAY
        moved = last
        while still := self.stands_still(moved, Unit.WORKING_DAY):
            self.skipped.append((moved, still))
            moved += step
        ended = {"last": day_text(last), "day": day_text(moved)}
        if roll is Roll.NEXT_WORKING:
            self.note(
                "Ngày cuối %(last)s là ngày nghỉ, hạn là ngày làm việc %(day)s (Điều 148 Bộ luật Dân sự 2015).",
                **ended,
            )
        else:
            self.note("Ngày cuối %(last)s là ngày nghỉ, hạn là ngày làm việc %(day)s.", **ended)
        return moved

    def extend(self, rule: Rule, due: date, extension: Extension) -> date:
        if extension.new_due is not None:
            later = extension.new_due
        else:
            more = _Walk(self.calendar, self.pauses)
            later = more.roll(more.count(due, extension.days, extension.unit), rule.roll)
            self.skipped += more.skipped
            self.asked |= more.asked
        if later < due:
            raise DeadlineError(
                "Gia hạn đến %(later)s sớm hơn hạn đang có %(day)s.",
                later=day_text(later),
                day=day_text(due),
            )
        basis = ", ".join(filter(None, (extension.document, extension.reason)))
        self.note(
            "Gia hạn từ %(day)s đến %(later)s theo %(basis)s.",
            day=day_text(due),
            later=day_text(later),
            basis=basis,
        )
        return later

    def note_uncertain_days(self) -> None:
        days = sorted(on for on in self.asked if (day := self.calendar.listed(on)) and not day.verified)
        if days:
            self.note("Lịch chưa thẩm định: %(days)s.", days=", ".join(map(day_text, days)))
        if years := sorted({on.year for on in self.asked if self.calendar.is_provisional(on)}):
            self.note(
                "Chưa có lịch nghỉ chính thức năm %(years)s: hạn là tạm tính.",
                years=", ".join(map(str, years)),
            )


def _check(rule: Rule, pauses: Sequence[Pause], extensions: Sequence[Extension]) -> None:
    if pauses and not rule.may_pause:
        raise DeadlineError("Quy tắc %(rule)s không cho tạm dừng.", rule=rule.key)
    if extensions and not rule.may_extend:
        raise DeadlineError("Quy tắc %(rule)s không cho gia hạn.", rule=rule.key)


def _pause_note(pause: Pause) -> Sentence:
    if pause.ends is None:
        return Sentence(
            "Đang tạm dừng từ %(day)s (%(why)s); hạn tính lại khi tiếp tục.",
            {"day": day_text(pause.starts), "why": pause.reason},
        )
    return Sentence(
        "Tạm dừng từ %(day)s đến hết %(until)s: %(why)s.",
        {"day": day_text(pause.starts), "until": day_text(pause.ends), "why": pause.reason},
    )


def _warnings(
    rule: Rule, trigger: date, due: date, calendar: WorkingCalendar
) -> tuple[tuple[str, date], ...]:
    """The rungs in order of date; what a short limit would put on the event itself or earlier is left out."""
    found = [(rung.key, _rung_date(rung, due, calendar)) for rung in rule.warnings]
    if rule.direction is not Direction.BEFORE:
        found = [(key, on) for key, on in found if on > trigger or on == due]
    if rule.roll is Roll.PREVIOUS_WORKING_WARNING and not calendar.is_working(due):
        found.append((BEFORE_REST, calendar.working_day_until(due)))
    return tuple(sorted(found, key=lambda rung: rung[1]))


def _rung_date(rung: Rung, due: date, calendar: WorkingCalendar) -> date:
    """Reminders are read by people at work: one on a rest day goes to the working day before or after."""
    distance = rung.after - rung.before
    if not distance:
        return due
    if rung.unit is Unit.WORKING_DAY:
        return calendar.add_working_days(due, distance)
    on = add_months(due, distance) if rung.unit is Unit.MONTH else due + timedelta(days=distance)
    return calendar.working_day_from(on) if distance > 0 else calendar.working_day_until(on)
