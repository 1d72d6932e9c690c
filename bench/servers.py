"""The web servers that are measured: the product with two workers, the floors with two workers, the background worker; their memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import place
from phoihop.conf.console import Stop
from phoihop.conf.web import answers, granian_arguments

HOST = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def pages(
    application: str = "phoihop.conf.wsgi:application", *, workers: int = 2
) -> Iterator[tuple[int, int]]:
    """A web server that answers; gives its port and its process id."""
    port = free_port()
    arguments = granian_arguments(host=HOST, port=port, workers=workers)
    arguments[2] = application
    with process(application.split(".")[0], *arguments) as pid:
        until = time.monotonic() + 60
        while not answers(HOST, port):
            if time.monotonic() > until:
                raise Stop(f"{application} does not answer; its log is in {place.FOLDER}.")
            time.sleep(0.1)
        yield port, pid


@contextmanager
def process(name: str, *arguments: str) -> Iterator[int]:
    """A child with a log of its own; ended with all that it started."""
    with (place.FOLDER / f"{name}.log").open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=os.environ,
        )
        try:
            yield child.pid
        finally:
            child.terminate()
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def family(pid: int) -> list[int]:
    """A process and all below it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(folder.name))
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += children.get(one, [])
    return found


def memory(pids: list[int]) -> float:
    """Proportional memory in MiB: what several processes share counts once."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def is_database(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip() == "postgres"
    except OSError:
        return True
