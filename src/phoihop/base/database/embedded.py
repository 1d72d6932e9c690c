"""The embedded PostgreSQL of a data folder: started, or adopted where it runs, stopped by its last user."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import psycopg
from psycopg import sql

from phoihop.base.database import postmaster
from phoihop.base.database.binaries import reachable_binaries
from phoihop.base.database.cluster import choose_cluster, make_cluster
from phoihop.base.database.place import DATABASE, ROLE, place_of
from phoihop.base.database.problem import DatabaseProblem
from phoihop.base.database.server_user import server_user

_LOG_LIMIT = 5 * 1024 * 1024
_OLD_CHILDREN = "pre-existing shared memory block"
_PR_SET_PDEATHSIG = 1


def _be_silent(_message: str) -> None:
    pass


class EmbeddedServer:
    """One server per data folder, shared by all processes of this installation.

    Who uses it holds a shared lock; whoever leaves last stops the server, whoever started it.
    """

    def __init__(
        self,
        data_folder: Path | str,
        *,
        say: Callable[[str], None] = _be_silent,
        throwaway: bool = False,
        die_with_parent: bool = False,
    ) -> None:
        self.place = place_of(data_folder)
        self.say = say
        self.throwaway = throwaway
        self.die_with_parent = die_with_parent
        self.user = server_user()
        self.binaries: Path = Path()
        self.cluster: Path = self.place.cluster
        self.was_adopted = False
        self._child: subprocess.Popen[bytes] | None = None
        self._use: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Make the cluster if there is none, start or adopt its server, and wait until it answers."""
        self._make_data_folder()
        with self._gate():
            self.binaries = reachable_binaries(self.user, self.say)
            self.cluster = choose_cluster(self.place, self.user, self.say)
            self._make_socket_folder()
            use = (self.place.data_folder / ".database-users").open("ab")
            fcntl.flock(use, fcntl.LOCK_SH)
            self._use = use
            try:
                self._adopt_or_start()
                self._make_database()
            except BaseException:
                self._let_go_and_stop()
                raise

    def stop(self) -> None:
        """Leave the server; it is stopped (SIGINT: open acts roll back) unless others still use it."""
        if self._use is None:
            return
        with self._gate():
            self._let_go_and_stop()

    @property
    def pid(self) -> int | None:
        """The pid of the living server."""
        if self._child is not None:
            return self._child.pid if self._child.poll() is None else None
        return postmaster.running_pid(self.cluster)

    def connection_arguments(self, database: str = DATABASE) -> dict[str, Any]:
        """What a client needs to reach this server."""
        return {"host": str(self.place.socket_folder), "port": 5432, "user": ROLE, "dbname": database}

    # --- starting --------------------------------------------------------------------------------

    def _adopt_or_start(self) -> None:
        if postmaster.running_pid(self.cluster) is not None:
            self.was_adopted = True
            self._wait_until_ready()
            return
        make_cluster(self.cluster, self.binaries, self.user, throwaway=self.throwaway)
        until = time.monotonic() + 30
        while True:
            postmaster.disown_stale_lock(self.cluster, self.place.socket_folder)
            before = self._log_size()
            self._spawn()
            if self._wait_until_ready():
                return
            reason = self._reason(before)
            # Children of a killed server take a moment to notice its death and to let go of its memory.
            if _OLD_CHILDREN not in reason or time.monotonic() > until:
                raise DatabaseProblem(f"The database did not start: {reason} (log: {self.place.log})")
            time.sleep(0.3)

    def _spawn(self) -> None:
        self.place.log.parent.mkdir(parents=True, exist_ok=True)
        if self._log_size() > _LOG_LIMIT:
            self.place.log.replace(self.place.log.with_suffix(".log.1"))
        command = [
            str(self.binaries / "postgres"),
            "-D",
            str(self.cluster),
            "-k",
            str(self.place.socket_folder),
        ]
        with self.place.log.open("ab") as log:
            self._child = subprocess.Popen(  # noqa: S603 - our own program, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A session of its own: Ctrl-C at the terminal reaches us first, not the server.
                start_new_session=True,
                preexec_fn=_die_with_parent if self.die_with_parent else None,
                **self.user.popen_options(),
            )

    def _wait_until_ready(self) -> bool:
        """Wait as long as the server lives: after a crash it may have to read its log for minutes."""
        told, began = 0.0, time.monotonic()
        while self.pid is not None:
            try:
                with psycopg.connect(**self.connection_arguments("postgres"), connect_timeout=5):
                    return True
            except psycopg.OperationalError as error:
                waited = time.monotonic() - began
                if waited - told > 5:
                    told = waited
                    self.say(f"The database is getting ready ({waited:.0f} s): {str(error).splitlines()[-1]}")
                time.sleep(0.02)
        return False

    def _make_database(self) -> None:
        with psycopg.connect(**self.connection_arguments("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if found is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    # --- stopping --------------------------------------------------------------------------------

    def _let_go_and_stop(self) -> None:
        use, self._use = self._use, None
        if use is None:
            return
        with use:
            try:
                fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                # Others still use the server: the last of them stops it.
                return
            self._stop_server()

    def _stop_server(self) -> None:
        pid = self.pid
        if pid is None:
            # It was killed: what is left of its socket serves nobody.
            shutil.rmtree(self.place.socket_folder, ignore_errors=True)
            return
        for stop_signal, seconds in ((signal.SIGINT, 60), (signal.SIGQUIT, 10), (signal.SIGKILL, 10)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, stop_signal)
            if self._gone(pid, seconds):
                break
        with contextlib.suppress(OSError):
            self.place.socket_folder.rmdir()

    def _gone(self, pid: int, seconds: float) -> bool:
        if self._child is None:
            return postmaster.wait_until_dead(pid, seconds)
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    # --- folders ---------------------------------------------------------------------------------

    def _make_data_folder(self) -> None:
        folder = self.place.data_folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise DatabaseProblem(
                f"Cannot write in the data folder {folder} ({error.strerror}): use --data with another."
            ) from error

    def _make_socket_folder(self) -> None:
        folder = self.place.socket_folder
        try:
            folder.mkdir(mode=0o700)
            self.user.give(folder)
        except FileExistsError:
            facts = folder.lstat()
            if (
                folder.is_symlink()
                or not folder.is_dir()
                or facts.st_uid not in {self.user.uid, os.geteuid()}
            ):
                raise DatabaseProblem(
                    f"{folder} belongs to somebody else (uid {facts.st_uid}): start as that user, "
                    "or use --data with another folder."
                ) from None
            self.user.give(folder)
            folder.chmod(0o700)

    @contextlib.contextmanager
    def _gate(self) -> Iterator[None]:
        """Starting and stopping are done by one process at a time."""
        with (self.place.data_folder / ".database-gate").open("ab") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def _log_size(self) -> int:
        try:
            return self.place.log.stat().st_size
        except FileNotFoundError:
            return 0

    def _reason(self, offset: int) -> str:
        with self.place.log.open("rb") as log:
            log.seek(offset)
            lines = log.read().decode("utf-8", "replace").splitlines()
        wrong = [line for line in lines if "FATAL" in line or "PANIC" in line or "error" in line.lower()]
        return (wrong or lines or ["it ended without a word"])[-1]


def _die_with_parent() -> None:
    # Runs between fork and exec, after the change of user, which would clear it. Linux only.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
