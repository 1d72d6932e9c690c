"""The embedded server, with real starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from phoihop.base.database import binaries, cluster, place, postmaster
from phoihop.base.database.embedded import EmbeddedServer
from phoihop.base.database.place import place_of
from phoihop.base.database.problem import DatabaseProblem
from phoihop.base.database.server_user import NOBODY, ServerUser, server_user
from tests.reachable import reachable_folder


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with a space and a mark in its path, which the server's user can enter."""
    top = reachable_folder(tmp_path_factory, "du lieu cử tri")
    yield top
    pid = postmaster.running_pid(place_of(top).cluster)
    if pid is not None:
        os.kill(pid, signal.SIGQUIT)


def server(folder: Path) -> EmbeddedServer:
    return EmbeddedServer(folder, throwaway=True, die_with_parent=True)


def query(running: EmbeddedServer, statement: str) -> object:
    with psycopg.connect(**running.connection_arguments()) as connection:
        row = connection.execute(statement).fetchone()
    return row[0] if row else None


def test_starts_answers_and_leaves_no_process(folder: Path) -> None:
    with server(folder) as running:
        pid = running.pid
        assert pid is not None
        assert query(running, "SHOW server_encoding") == "UTF8"
        assert query(running, "SELECT datcollate FROM pg_database WHERE datname = 'phoihop'") == "C"
        assert query(running, "SHOW listen_addresses") == ""
        assert running.place.socket_folder.stat().st_mode & 0o777 == 0o700
        assert os.getsid(pid) == pid
    assert not postmaster.is_alive(pid)
    assert postmaster.written_pid(running.cluster) is None
    assert not running.place.socket_folder.exists()


def test_comes_back_after_being_killed_with_what_was_committed(folder: Path) -> None:
    first = server(folder)
    first.start()
    with psycopg.connect(**first.connection_arguments()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS value")
    assert first.pid is not None
    os.kill(first.pid, signal.SIGKILL)
    first.stop()
    assert (first.cluster / "postmaster.pid").exists()
    with server(folder) as second:
        assert not second.was_adopted
        assert query(second, "SELECT value FROM kept") == 7


def test_a_stale_lock_with_the_pid_of_another_program_does_not_stop_the_start(folder: Path) -> None:
    first = server(folder)
    first.start()
    assert first.pid is not None
    os.kill(first.pid, signal.SIGKILL)
    first.stop()
    lock = first.cluster / "postmaster.pid"
    lines = lock.read_text().split("\n")
    # This very process lives, and is no PostgreSQL.
    lock.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    with server(folder) as second:
        assert query(second, "SELECT 1") == 1


def test_a_running_server_is_adopted_and_the_last_user_stops_it(folder: Path) -> None:
    first, second = server(folder), server(folder)
    first.start()
    second.start()
    pid = first.pid
    assert pid is not None
    assert second.was_adopted
    assert second.pid == pid
    first.stop()
    assert query(second, "SELECT 1") == 1
    second.stop()
    # The starter is this process, so the server is its child and has to be reaped before it counts as gone.
    assert not postmaster.is_alive(pid)


def test_a_server_whose_starter_died_is_adopted_by_the_next(folder: Path) -> None:
    script = (
        "import sys, os\n"
        "from phoihop.base.database.embedded import EmbeddedServer\n"
        "server = EmbeddedServer(sys.argv[1], throwaway=True)\n"
        "server.start()\n"
        "print(server.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    died = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    pid = int(died.stdout)
    with server(folder) as second:
        assert second.was_adopted
        assert second.pid == pid
    assert not postmaster.is_alive(pid)


def test_two_starting_at_once_share_one_server(folder: Path) -> None:
    script = (
        "import sys, time\n"
        "from phoihop.base.database.embedded import EmbeddedServer\n"
        "with EmbeddedServer(sys.argv[1], throwaway=True) as server:\n"
        "    print(server.pid, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for _ in range(2)
    ]
    pids = {int(one.stdout.readline()) for one in both if one.stdout}
    assert len(pids) == 1
    for one in both:
        one.communicate()
        assert one.returncode == 0
    assert not postmaster.is_alive(pids.pop())


def test_half_a_cluster_is_made_anew(folder: Path) -> None:
    draft = place_of(folder).cluster.with_name("pg18.new")
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    with server(folder) as running:
        assert query(running, "SELECT 1") == 1
    assert not draft.exists()


def test_a_cluster_of_another_version_is_named(folder: Path) -> None:
    made = place_of(folder).cluster
    made.mkdir(mode=0o700)
    (made / "PG_VERSION").write_text("15\n")
    with pytest.raises(DatabaseProblem, match="PostgreSQL 15"):
        server(folder).start()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(DatabaseProblem, match="--data"):
        EmbeddedServer(blocked / "data").start()


def test_the_address_is_short_and_follows_the_path() -> None:
    long = Path("/srv") / ("x" * 200)
    assert place_of(long) == place_of(str(long))
    assert len(str(place_of(long).socket_folder / ".s.PGSQL.5432")) < 100
    assert place_of(long).socket_folder != place_of("/srv/y").socket_folder


def test_where_the_servers_user_cannot_come_its_files_go_where_it_can(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuge = folder / "refuge"
    for module in (binaries, cluster, place):
        monkeypatch.setattr(module, "REFUGE_ROOT", refuge)
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    said: list[str] = []
    running = EmbeddedServer(closed / "data", throwaway=True, die_with_parent=True, say=said.append)
    with running:
        assert query(running, "SELECT 1") == 1
        if os.geteuid() == 0:
            # Root's server runs as nobody, who cannot enter a closed folder; the folder itself is left as it is.
            assert running.cluster.is_relative_to(refuge)
            assert any(str(refuge) in line for line in said)
            assert closed.stat().st_mode & 0o777 == 0o700
            assert running.cluster.stat().st_uid == NOBODY
        else:
            assert running.cluster == closed / "data" / "pg18"
            assert said == []
    again = EmbeddedServer(closed / "data", throwaway=True, die_with_parent=True)
    with again:
        assert again.cluster == running.cluster


def test_a_copy_of_the_programs_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "REFUGE_ROOT", folder / "programs")
    # As if the wheel were out of reach.
    asked = iter([False])
    monkeypatch.setattr(binaries, "_runs", lambda *_given: next(asked, True))
    user = server_user()
    found = binaries.reachable_binaries(ServerUser(user.uid, user.gid, is_other=True), lambda _line: None)
    assert found.is_relative_to(folder / "programs")
    for name in ("postgres", "initdb", "pg_dump", "psql"):
        subprocess.run([found / name, "--version"], check=True, capture_output=True)
