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
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

_PR_SET_PDEATHSIG = 1
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# The worker finishes what it does within eight seconds (base/jobs/worker.py), the web server within three.
_PATIENCE_SECONDS = 12
# A child that dies more often than this within a minute has a reason that a new start does not mend.
_MOST_DEATHS = 3


@dataclass
class Child:
    """A process of its own session, so that Ctrl-C reaches it only through us."""

    name: str
    arguments: tuple[str, ...]
    log: Path
    process: subprocess.Popen[bytes]
    deaths: list[float] = field(default_factory=list)

    def signal(self, number: int) -> None:
        """Signal the process and all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)

    @property
    def ending(self) -> str:
        """How it ended."""
        code = self.process.poll()
        return f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"

    @property
    def last_words(self) -> str:
        """The last line that it wrote."""
        with contextlib.suppress(OSError):
            lines = self.log.read_text("utf-8", errors="replace").strip().splitlines()
            if lines:
                return lines[-1]
        return "it said nothing"


class Supervisor:
    """Starts children, tells when one dies, and stops all of them."""

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

    def run(self, *arguments: str) -> int | None:
        """Run `python …` to its end, speaking for itself; none where we were asked to stop meanwhile."""
        process = _start(arguments, None)
        while process.poll() is None:
            if self._stop_asked:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return None
            time.sleep(0.05)
        return process.returncode

    def log_of(self, name: str) -> Path:
        return self._log_folder / f"{name}.log"

    def spawn(self, name: str, *arguments: str) -> Child:
        """Start `python …` with its output in a log file of its own."""
        self._log_folder.mkdir(parents=True, exist_ok=True)
        log = self.log_of(name)
        log.write_bytes(b"")
        child = Child(name, arguments, log, _start(arguments, log))
        self._children.append(child)
        return child

    def revive(self, child: Child) -> bool:
        """Start a dead child again; not where it dies again and again."""
        now = time.monotonic()
        child.deaths = [at for at in child.deaths if now - at < 60] + [now]
        if len(child.deaths) > _MOST_DEATHS:
            return False
        # Whatever the dead one had started itself goes with it.
        child.signal(signal.SIGKILL)
        child.process = _start(child.arguments, child.log)
        return True

    def wait(self, *, until: Callable[[], bool] | None = None) -> Child | None:
        """Wait for a signal, for a child's death (which is returned) or for `until`."""
        while not self._stop_asked:
            dead = next((child for child in self._children if child.process.poll() is not None), None)
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
            child.signal(signal.SIGKILL)
        self._children.clear()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stop_asked = True


def _start(arguments: tuple[str, ...], log: Path | None) -> subprocess.Popen[bytes]:
    output = log.open("ab") if log is not None else None
    with output or contextlib.nullcontext():
        return subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )


def _end_with_parent() -> None:
    # Between fork and exec: where we are killed outright, our children are asked to stop. Linux only.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
