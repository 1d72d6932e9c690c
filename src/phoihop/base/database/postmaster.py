"""What postmaster.pid and the process table say about a server."""

from __future__ import annotations

import os
import time
from pathlib import Path

# Above every pid that a system gives out: PostgreSQL takes a lock file with it for a dead server's.
_NEVER_A_PID = 2_147_483_646


def is_alive(pid: int) -> bool:
    """Whether a process lives; one that is dead and only waits to be reaped does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return not Path("/proc/self").exists()
    return state not in {"Z", "X"}


def written_pid(cluster: Path) -> int | None:
    """The pid in the cluster's lock file; none where the server was stopped."""
    try:
        return int((cluster / "postmaster.pid").read_text("ascii", errors="replace").split("\n", 1)[0])
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def running_pid(cluster: Path) -> int | None:
    """The pid of the living server of this cluster; a number that another program now has does not count."""
    pid = written_pid(cluster)
    if pid is None or not is_alive(pid):
        return None
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return pid
    return pid if os.fsencode(cluster) in command else None


def disown_stale_lock(cluster: Path, socket_folder: Path) -> None:
    """Make the lock files of a killed server harmless where another program has got its pid since.

    The file itself stays: PostgreSQL reads from it whether old children still hold the shared memory.
    """
    pid = written_pid(cluster)
    if pid is None or running_pid(cluster) is not None:
        return
    for path in (cluster / "postmaster.pid", socket_folder / ".s.PGSQL.5432.lock"):
        try:
            lines = path.read_text("ascii", errors="replace").split("\n")
        except OSError:
            continue
        if lines[0].strip() == str(pid):
            with path.open("r+", encoding="ascii", errors="replace") as file:
                file.write("\n".join([str(_NEVER_A_PID), *lines[1:]]))
                file.truncate()


def wait_until_dead(pid: int, seconds: float) -> bool:
    """Wait for a process that may not be our own child."""
    until = time.monotonic() + seconds
    while is_alive(pid):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
