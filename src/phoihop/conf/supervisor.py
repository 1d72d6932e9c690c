"""Runs the web server and the worker as children, and ends them all together."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

_PR_SET_PDEATHSIG = 1
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# The worker finishes what it does within eight seconds (base/jobs/worker.py), the web server within three.
_PATIENCE_SECONDS = 12


@dataclass
class Child:
    """A process of its own session, so that Ctrl-C reaches it only through us."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def signal(self, number: int) -> None:
        """Signal the process and all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)

    def last_words(self) -> str:
        """The last line that it wrote."""
        with contextlib.suppress(OSError):
            lines = self.log.read_text("utf-8", errors="replace").strip().splitlines()
            if lines:
                return lines[-1]
        return "it said nothing"


class Supervisor:
    """Starts children, waits for a signal or for the first of them to die, then stops all."""

    def __init__(self, log_folder: Path) -> None:
        self._log_folder = log_folder
        self._children: list[Child] = []
        self._stop_asked = False

    def install_signal_handlers(self) -> None:
        """Ctrl-C, SIGTERM and a closed terminal all mean: stop everything."""
        for number in _SIGNALS:
            signal.signal(number, self._on_signal)

    @property
    def stop_asked(self) -> bool:
        return self._stop_asked

    def spawn(self, name: str, *arguments: str) -> Child:
        """Start `python …` with its output in a log file of its own."""
        self._log_folder.mkdir(parents=True, exist_ok=True)
        log = self._log_folder / f"{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - our own programs, no shell
                [sys.executable, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        child = Child(name, process, log)
        self._children.append(child)
        return child

    def dead_child(self) -> Child | None:
        """The first child that ended without being asked."""
        return next((child for child in self._children if child.process.poll() is not None), None)

    def wait(self, *, until: Callable[[], bool] | None = None) -> Child | None:
        """Wait for a signal, for a child's death (which is returned) or for `until`."""
        while not self._stop_asked:
            dead = self.dead_child()
            if dead is not None:
                return dead
            if until is not None and until():
                return None
            time.sleep(0.1)
        return None

    def stop(self) -> None:
        """End all children: asked first, then killed; nothing of them is left."""
        for child in self._children:
            child.signal(signal.SIGTERM)
        until = time.monotonic() + _PATIENCE_SECONDS
        for child in self._children:
            try:
                child.process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.signal(signal.SIGKILL)
                child.process.wait()
            # Whatever a dead child had started itself goes with it.
            child.signal(signal.SIGKILL)
        self._children.clear()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stop_asked = True


def _end_with_parent() -> None:
    # Between fork and exec: where we are killed outright, our children are asked to stop. Linux only.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
