"""The trace of a due date in Vietnamese: what is shown to whoever asks why it is this day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from phoihop.kernel.calendar import WEEKDAYS
from phoihop.kernel.duedate import DueDate, day_text
from phoihop.kernel.rules import Direction, Unit

_OPENING = {
    Direction.AFTER: "Tính từ ngày {}, không kể ngày này (Điều 147 Bộ luật Dân sự 2015).",
    Direction.BEFORE: "Tính ngược từ ngày {}, không kể ngày này.",
    Direction.DURATION: "Kéo dài từ ngày {}, không kể ngày này (Điều 147 Bộ luật Dân sự 2015).",
}
_COUNTED = {Unit.DAY: "Ngày", Unit.WORKING_DAY: "Ngày làm việc", Unit.MONTH: "Tháng"}


def explain(due: DueDate) -> list[str]:
    """A line per counted day, one per run of skipped days with its reasons, the notes, the due date."""
    lines = [_opening(due), *_walked(due), *due.notes]
    lines.append(f"Hạn: {WEEKDAYS[due.due.weekday()]}, ngày {day_text(due.due)}.")
    if not due.verified:
        lines.append("Quy định này chưa thẩm định.")
    return lines


def _opening(due: DueDate) -> str:
    """Where the count starts; a limit of no days is the day of the event itself."""
    if due.due == due.trigger:
        return f"Hạn là chính ngày {day_text(due.trigger)}."
    return _OPENING[due.direction].format(day_text(due.trigger))


def _walked(due: DueDate) -> Iterator[str]:
    steps = [(on, n, "") for on, n in due.counted] + [(on, 0, why) for on, why in due.skipped]
    sign = -1 if due.direction is Direction.BEFORE else 1
    # A last day on which the limit may not end is counted first and skipped after.
    steps.sort(key=lambda step: (sign * step[0].toordinal(), not step[1]))
    run: list[tuple[date, int, str]] = []
    for step in steps:
        if run and not _joins(run[-1], step):
            yield from _run(run, due)
            run = []
        run.append(step)
    yield from _run(run, due)


def _joins(last: tuple[date, int, str], step: tuple[date, int, str]) -> bool:
    return bool(last[1]) == bool(step[1]) and abs(step[0] - last[0]) <= timedelta(days=1)


def _run(run: list[tuple[date, int, str]], due: DueDate) -> Iterator[str]:
    """Skipped days share a line; so do all but the last of many counted calendar days."""
    if not run:
        return
    (first, number, _), (last, last_number, _) = run[0], run[-1]
    if not number:
        reasons = dict.fromkeys(why for _, _, why in run)
        span = day_text(first) if first == last else f"{day_text(first)} – {day_text(last)}"
        yield f"Không tính {span}: {'; '.join(reasons)}."
        return
    name = _COUNTED[due.unit]
    if due.unit is Unit.DAY and len(run) > 3:
        yield f"{name} thứ {number} đến thứ {last_number - 1}: {day_text(first)} – {day_text(run[-2][0])}"
        run = run[-1:]
    for on, n, _ in run:
        yield f"{name} thứ {n}: {day_text(on)}"
