"""The table of goals and figures, on screen and in var/bench/result.txt."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field

from bench import place
from bench.timing import Times


@dataclass(frozen=True)
class Line:
    what: str
    goal: str
    figure: str
    is_met: bool | None


@dataclass
class Table:
    """Collects lines; prints each as it is known."""

    title: str
    lines: list[Line] = field(default_factory=list)

    def add(self, what: str, goal: str, figure: str, is_met: bool | None) -> None:
        line = Line(what, goal, figure, is_met)
        self.lines.append(line)
        print(shown(line), flush=True)

    def page(
        self, what: str, own: Times, floor: Times, *, ratio: float, p95: float | None, goal: str
    ) -> None:
        """A page beside its floor."""
        found = own.median / floor.median
        figure = f"{own.median:.1f} ms, p95 {own.p95:.1f}; floor {floor.median:.1f}; × {found:.2f}"
        self.add(what, goal, figure, found <= ratio and (p95 is None or own.p95 <= p95))

    def text(self) -> str:
        return "\n".join([self.title, *(shown(line) for line in self.lines), ""])


def shown(line: Line) -> str:
    mark = {True: "ok  ", False: "MISS", None: "    "}[line.is_met]
    return f"{mark} {line.what:<46} {line.figure:<62} goal {line.goal}"


def machine() -> str:
    """On what it was measured, and how busy that was with other work."""
    load = ", ".join(f"{one:.2f}" for one in os.getloadavg())
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; load average {load}: other work on the machine slows the times; the ratios are of the same run"


def write(tables: list[Table], head: str) -> None:
    place.RESULT.write_text(head + "\n\n" + "\n".join(table.text() for table in tables), "utf-8")
