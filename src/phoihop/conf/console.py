"""What the commands say: a line per step with the time it took, and one line when something is in the way."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(Exception):
    """The command cannot go on; the message is one line that says what to do."""


class Console:
    """Progress on standard error, results on standard output."""

    def __init__(self, began: float | None = None) -> None:
        """`began` is the monotonic second from which time is told, where a parent has begun before."""
        self.began = time.monotonic() if began is None else began

    def say(self, message: str) -> None:
        print(f"[{time.monotonic() - self.began:5.1f} s] {message}", file=sys.stderr, flush=True)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Say that a step begins, and when it took long also that it is done."""
        began = time.monotonic()
        self.say(f"{name} …")
        yield
        took = time.monotonic() - began
        if took > 2:
            self.say(f"{name}: done in {took:.1f} s")
