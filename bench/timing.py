"""Medians and 95th percentiles of repeated work."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Milliseconds of each repetition."""

    each: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.each)

    @property
    def p95(self) -> float:
        return sorted(self.each)[min(len(self.each) - 1, int(len(self.each) * 0.95))]


def measure(do: Callable[[], object], *, times: int = 60, warm: int = 12) -> Times:
    """Do it some times unmeasured, then ``times`` times."""
    for _ in range(warm):
        do()
    each = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        each.append((time.perf_counter() - began) * 1000)
    return Times(tuple(each))


def alternating(first: Callable[[], object], second: Callable[[], object], *, times: int = 60, warm: int = 12) -> tuple[Times, Times]:  # fmt: skip
    """Both measured turn by turn in blocks of ten, so that other work on the machine burdens both alike."""
    for do in (first, second):
        for _ in range(warm):
            do()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(max(1, times // 10)):
        for do, into in zip((first, second), found, strict=True):
            into.extend(measure(do, times=10, warm=1).each)
    return Times(tuple(found[0])), Times(tuple(found[1]))
