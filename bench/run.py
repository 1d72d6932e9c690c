"""What is measured, in its order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench import place, table
from bench.client import Client
from bench.reading_pages import measure_pages
from bench.servers import family, free_port, is_database, memory, pages, process
from bench.table import Table
from bench.writing import measure_creating, measure_duplicates
from phoihop.base.database.embedded import EmbeddedServer
from phoihop.conf.console import Console
from phoihop.conf.web import answers
from phoihop.web.demo.people import PASSWORD

_medians: dict[str, float] = {}
_tables: list[Table] = []
SHEET, COMPARED = 10_000, 1_000


def measure_all(
    server: EmbeddedServer, console: Console, *, rows: int, only: list[str], began: float
) -> None:
    """One table for this size; at the million only what has a goal there."""
    is_first = not _tables
    found = Table(f"At {rows:,} petitions")
    _tables.append(found)

    def wanted(name: str) -> bool:
        return not only or any(part in name for part in only)

    head = table.machine()
    print(f"\n{head}\n{found.title}", flush=True)
    medians = measure_pages(found, {} if is_first else _medians, wanted)
    if is_first:
        _medians.update(medians)
    if wanted("duplicates"):
        measure_duplicates(found, 50 if is_first else 100)
    if wanted("creating"):
        measure_creating(found)
    if is_first:
        for name, do in (("sheet", _sheet), ("memory", _memory), ("demo", _demo)):
            if wanted(name):
                do(found)
    seconds = time.monotonic() - began
    print(f"{seconds / 60:.1f} minutes so far; load average now {os.getloadavg()[0]:.2f}", flush=True)
    table.write(_tables, f"{head}\nmeasured in {seconds / 60:.1f} minutes")


def _sheet(found: Table) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.sheet", str(SHEET), str(COMPARED)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ,
    )
    said = json.loads(done.stdout.splitlines()[-1])
    for what, count, seconds, least in (
        (f"sheet of {SHEET:,} rows: into the preview", said["items"], said["read_s"], 1000),
        ("sheet: accepted with audit", said["written"], said["accepted_s"], 300),
        (f"sheet: duplicates in the background ({COMPARED:,})", said["compared"], said["compared_s"], 50),
    ):
        rate = count / seconds
        found.add(
            what,
            f"≥ {least:,} rows/s",
            f"{rate:,.0f} rows/s ({count:,.0f} in {seconds:.1f} s)",
            rate >= least,
        )
    figure = f"{said['before_mib']:.0f} MiB after 200 rows, {said['read_mib']:.0f} read, {said['peak_mib']:.0f} accepted"
    found.add("sheet: peak memory of the process", "flat", figure, None)


def _memory(found: Table) -> None:
    with pages() as (port, web), process("worker", "-m", "phoihop.conf.worker") as worker:
        _walk(port)
        pids = family(web) + family(worker)
        used = memory(pids)
        figure = f"{used:.0f} MiB in {len(pids)} processes"
    found.add("memory, two web workers and the worker (PSS)", "≤ 500 MiB", figure, used <= 500)


def _demo(found: Table) -> None:
    """`run demo` as a new user starts it: a data folder of its own, one web worker; then once more."""
    with tempfile.TemporaryDirectory(prefix="phoihop-bench-demo-", dir=place.FOLDER) as folder:
        os.chmod(folder, 0o755)  # noqa: S103 - the server may run as another user
        with _started(folder) as (port, pid, took):
            _walk(port)
            pids = [one for one in family(pid) if not is_database(one)]
            used = memory(pids)
        figure = f"{used:.0f} MiB in {len(pids)} processes; ready after {took:.0f} s"
        found.add("demo, one web worker (PSS, without PostgreSQL)", "≤ 350 MiB", figure, used <= 350)
        with _started(folder) as (_port, _pid, took):
            found.add("demo, second start", "≤ 5 s", f"ready after {took:.1f} s", took <= 5)


@contextmanager
def _started(folder: str) -> Iterator[tuple[int, int, float]]:
    """A running demo: its port, its process, the seconds until it answered."""
    port, began = free_port(), time.monotonic()
    with process("demo", "-m", "phoihop", "demo", "--data", folder, "--port", str(port)) as pid:
        while not answers("127.0.0.1", port):
            if time.monotonic() - began > 180:
                raise RuntimeError(f"the demo does not answer; its log is {place.FOLDER / 'demo.log'}")
            time.sleep(0.1)
        yield port, pid, time.monotonic() - began


def _walk(port: int) -> None:
    """Some pages over several connections, so that every worker has loaded what it loads."""
    for _ in range(4):
        client = Client(port)
        client.sign_in("chuyenvien", PASSWORD)
        for path in (
            "/viec-cua-toi/",
            "/kien-nghi/",
            "/sang-loc/",
            "/so-theo-doi/",
            "/nhap-van-ban/",
            "/quy-che/",
            "/tim/?q=duong",
        ):
            for _ in range(3):
                client.get(path)
