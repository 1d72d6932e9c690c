"""The command line as it is used: what stands in the way is said in one line; the demo comes, stays and goes."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from phoihop.base.database import postmaster
from phoihop.base.database.place import place_of
from tests.reachable import reachable_folder


def environment(**more: str) -> dict[str, str]:
    """That of a person at a terminal: nothing of the tests' own."""
    found = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PHOIHOP_", "DJANGO_", "PYTEST_")) and key != "DATABASE_URL"
    }
    return found | {"PYTHONPATH": os.pathsep.join(sys.path)} | more


def phoihop(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "phoihop", *arguments],
        capture_output=True,
        text=True,
        env=environment(**more),
        check=False,
        timeout=120,
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """What a refused command said: one line, no trace."""
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if not line.startswith("[")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a space in its path, which the database's user can enter."""
    top = reachable_folder(tmp_path_factory, "có dấu")
    data = top / "du lieu"
    yield data
    pid = postmaster.running_pid(place_of(data).cluster)
    if pid is not None:
        os.kill(pid, signal.SIGQUIT)


def test_without_a_command_it_says_what_there_is() -> None:
    done = phoihop()
    assert done.returncode == 0
    for name in ("demo", "serve", "worker", "migrate", "createadmin", "doctor", "backup", "restore", "rule"):
        assert f"  {name} " in done.stdout


def test_an_unknown_command_is_an_error() -> None:
    done = phoihop("dmeo")
    assert done.returncode == 2
    assert "no command 'dmeo'" in done.stderr


def test_a_port_in_use_is_said_with_another(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = one_line(phoihop("demo", "--data", str(folder), "--port", str(port)))
    assert f"Port {port} is in use" in said
    assert f"--port {port + 1}" in said
    assert "no port" in one_line(phoihop("demo", "--data", str(folder), "--port", "80000"))
    assert not folder.exists()


def test_a_folder_where_nothing_can_be_written_is_said() -> None:
    said = one_line(phoihop("demo", "--data", "/proc/phoihop", "--port", str(free_port())))
    assert "--data" in said


def test_an_office_is_not_served_before_it_is_migrated(folder: Path) -> None:
    said = one_line(phoihop("serve", "--data", str(folder), "--port", str(free_port())))
    assert "phoihop migrate" in said
    assert postmaster.running_pid(place_of(folder).cluster) is None


def test_a_database_that_does_not_answer_is_said(folder: Path) -> None:
    done = phoihop(
        "backup", str(folder.parent / "x.tar"), "--data", str(folder), DATABASE_URL="postgres://127.0.0.1:1/x"
    )
    assert "the database does not answer" in one_line(done)
    assert not (folder.parent / "x.tar").exists()


def get(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    return connection.getresponse().status


class Demo:
    """`phoihop demo` as a process, with what it said."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.port = free_port()
        self.log = folder.with_name("said.log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "phoihop",
                    "demo",
                    "--data",
                    str(folder),
                    "--port",
                    str(self.port),
                    *arguments,
                ],
                stdout=log,
                stderr=log,
                env=environment(),
            )

    def wait_for(self, words: str, seconds: float = 60) -> None:
        began = time.monotonic()
        while words not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() - began < seconds, self.said
            time.sleep(0.05)

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8")

    def children(self) -> list[int]:
        """All that descends from it, found by the parents that the system names."""
        parents = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                parts = path.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(path.parent.name)] = int(parts[1])
        found, edge = [], [self.process.pid]
        while edge:
            here = edge.pop()
            below = [pid for pid, parent in parents.items() if parent == here]
            found += below
            edge += below
        return found

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


def test_the_demo_comes_stays_and_goes_without_a_trace(folder: Path) -> None:
    demo = Demo(folder, "--empty")
    try:
        demo.wait_for("Ready.")
        assert get(demo.port, "/suc-khoe/") == 200
        assert f"http://localhost:{demo.port}/" in demo.said
        below = demo.children()
        assert len(below) >= 4
        worker = next(
            pid for pid in below if b"phoihop.conf.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
        )
        database = postmaster.running_pid(place_of(folder).cluster)
        assert database is not None
        # Whoever dies is reported and comes back, the database too.
        os.kill(worker, signal.SIGKILL)
        demo.wait_for("The worker process was started again.")
        os.kill(database, signal.SIGKILL)
        demo.wait_for("The database was started again")
        demo_children = demo.children()
        assert get(demo.port, "/suc-khoe/") == 200
    finally:
        code = demo.stop()
    assert code == 0
    assert not any(postmaster.is_alive(pid) for pid in {*below, *demo_children})
    # The second start does only what is not done yet.
    again = Demo(folder, "--empty")
    try:
        again.wait_for("Ready.")
        assert "Loading the province" not in again.said
        assert get(again.port, "/suc-khoe/") == 200
    finally:
        assert again.stop(signal.SIGTERM) == 0
