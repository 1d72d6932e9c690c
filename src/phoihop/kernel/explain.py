"""The trace of a due date in the reader's language: what is shown to whoever asks why it is this day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from phoihop.kernel.calendar import WEEKDAYS
from phoihop.kernel.duedate import DueDate, day_text
from phoihop.kernel.rules import Direction, Unit
from phoihop.kernel.speech import Sentence, to_say

_OPENING = {
    Direction.AFTER: to_say("Tính từ ngày %(day)s, không kể ngày này (Điều 147 Bộ luật Dân sự 2015)."),
    Direction.BEFORE: to_say("Tính ngược từ ngày %(day)s, không kể ngày này."),
    Direction.DURATION: to_say("Kéo dài từ ngày %(day)s, không kể ngày này (Điều 147 Bộ luật Dân sự 2015)."),
}
_COUNTED = {
    Unit.DAY: to_say("Ngày thứ %(n)s: %(day)s"),
    Unit.WORKING_DAY: to_say("Ngày làm việc thứ %(n)s: %(day)s"),
    Unit.MONTH: to_say("Tháng thứ %(n)s: %(day)s"),
}


def explain(due: DueDate) -> list[str]:
    """A line per counted day, one per run of skipped days with its reasons, the notes, the due date."""
    return [str(sentence) for sentence in _sentences(due)]


def _sentences(due: DueDate) -> Iterator[Sentence]:
    yield _opening(due)
    yield from _walked(due)
    yield from due.notes
    end = {"weekday": WEEKDAYS[due.due.weekday()], "day": day_text(due.due)}
    yield Sentence("Hạn: %(weekday)s, ngày %(day)s.", end)
    if not due.verified:
        yield Sentence("Quy định này chưa thẩm định.")


def _opening(due: DueDate) -> Sentence:
    """Where the count starts; a limit of no days is the day of the event itself."""
    day = {"day": day_text(due.trigger)}
    if due.due == due.trigger:
        return Sentence("Hạn là chính ngày %(day)s.", day)
    return Sentence(_OPENING[due.direction], day)


def _walked(due: DueDate) -> Iterator[Sentence]:
    counted = [(on, n, Sentence("")) for on, n in due.counted]
    steps = counted + [(on, 0, why) for on, why in due.skipped]
    sign = -1 if due.direction is Direction.BEFORE else 1
    # A last day on which the limit may not end is counted first and skipped after.
    steps.sort(key=lambda step: (sign * step[0].toordinal(), not step[1]))
    run: list[tuple[date, int, Sentence]] = []
    for step in steps:
        if run and not _joins(run[-1], step):
            yield from _run(run, due)
            run = []
        run.append(step)
    yield from _run(run, due)


def _joins(last: tuple[date, int, Sentence], step: tuple[date, int, Sentence]) -> bool:
    return bool(last[1]) == bool(step[1]) and abs(step[0] - last[0]) <= timedelta(days=1)


def _run(run: list[tuple[date, int, Sentence]], due: DueDate) -> Iterator[Sentence]:
    """Skipped days share a line; so do all but the last of many counted calendar days."""
    if not run:
        return
    (first, number, _), (last, last_number, _) = run[0], run[-1]
    if not number:
        reasons = dict.fromkeys(str(why) for _, _, why in run)
        span = day_text(first) if first == last else f"{day_text(first)} – {day_text(last)}"
        yield Sentence("Không tính %(days)s: %(why)s.", {"days": span, "why": "; ".join(reasons)})
        return
    if due.unit is Unit.DAY and len(run) > 3:
        yield Sentence(
            "Ngày thứ %(n)s đến thứ %(until)s: %(days)s",
            {
                "n": str(number),
                "until": str(last_number - 1),
                "days": f"{day_text(first)} – {day_text(run[-2][0])}",
            },
        )
        run = run[-1:]
    for on, n, _ in run:
        yield Sentence(_COUNTED[due.unit], {"n": str(n), "day": day_text(on)})
