"""The folder of the cluster: where it may stand, and its making with initdb."""

from __future__ import annotations

import pwd
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from phoihop.base.database.place import REFUGE_ROOT, ROLE, ServerPlace
from phoihop.base.database.problem import DatabaseProblem
from phoihop.base.database.server_user import ServerUser

MAJOR = "18"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # Compiling a query takes longer than any of ours runs.
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "default_text_search_config": "pg_catalog.simple",
}
# For data that nobody will miss: the tests. A killed server still loses nothing, only a power cut would.
THROWAWAY = {"fsync": "off", "full_page_writes": "off"}


def choose_cluster(place: ServerPlace, user: ServerUser, say: Callable[[str], None]) -> Path:
    """The cluster's folder: beside the other data, or in a refuge where the server cannot get there."""
    marker = place.data_folder / "database-is-in"
    if not user.is_other:
        if marker.is_file() and not place.cluster.exists():
            raise DatabaseProblem(
                f"The database of {place.data_folder} was made by root and stands in "
                f"{marker.read_text('utf-8').strip()}: start as root, or use --data with another folder."
            )
        return place.cluster
    if place.cluster.exists() or user.can_enter(place.data_folder):
        return place.cluster
    if not marker.is_file():
        _put_aside(place.refuge, say)
        say(
            f"The database runs as uid {user.uid}, which cannot reach {place.data_folder}: "
            f"its files go to {place.refuge}."
        )
        marker.write_text(f"{place.refuge}\n", "utf-8")
    REFUGE_ROOT.mkdir(mode=0o755, parents=True, exist_ok=True)
    place.refuge.mkdir(mode=0o711, exist_ok=True)
    if not user.can_enter(place.refuge):
        raise DatabaseProblem(
            f"uid {user.uid} can reach neither {place.data_folder} nor {place.refuge}: "
            "use --data with a folder that everyone may enter, or set DATABASE_URL."
        )
    return place.refuge / "pg18"


def make_cluster(cluster: Path, binaries: Path, user: ServerUser, *, throwaway: bool) -> None:
    """Make the cluster once; half a cluster (power cut, full disk) is never taken for a whole one."""
    if (cluster / "PG_VERSION").is_file():
        _check_version(cluster)
        return
    _check_name(user)
    draft = cluster.with_name(cluster.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    user.give(draft)
    settings = SETTINGS | (THROWAWAY if throwaway else {})
    command = [
        str(binaries / "initdb"),
        f"--pgdata={draft}",
        f"--username={ROLE}",
        # Only the owner (and root) gets to the socket: its folder is 0700; nothing listens on the network.
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-instructions",
        *(["--no-sync"] if throwaway else []),
        *(part for key, value in settings.items() for part in ("-c", f"{key}={value}")),
    ]
    made = subprocess.run(  # noqa: S603 - our own program, no shell
        command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True, **user.popen_options()
    )
    if made.returncode != 0:
        lines = [line for line in (made.stderr + made.stdout).splitlines() if "error" in line.lower()]
        shutil.rmtree(draft, ignore_errors=True)
        reason = (lines or made.stderr.splitlines() or ["no reason given"])[-1]
        raise DatabaseProblem(f"The database could not be made in {cluster}: {reason}")
    draft.rename(cluster)


def _check_version(cluster: Path) -> None:
    version = (cluster / "PG_VERSION").read_text("ascii").strip()
    if version != MAJOR:
        raise DatabaseProblem(
            f"{cluster} was made by PostgreSQL {version}, this is {MAJOR}: back up with the old version, "
            "start with an empty --data folder, then restore."
        )


def _check_name(user: ServerUser) -> None:
    # initdb asks the system for the user's name; a container's uid often has none.
    try:
        pwd.getpwuid(user.uid)
    except KeyError:
        raise DatabaseProblem(
            f"PostgreSQL needs a user with a name, and uid {user.uid} has none in /etc/passwd: "
            "start as another user, or set DATABASE_URL."
        ) from None


def _put_aside(refuge: Path, say: Callable[[str], None]) -> None:
    # The data folder is new, so what stands in its refuge belonged to one that was deleted.
    if refuge.exists():
        aside = refuge.with_name(f"{refuge.name}.old-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}")
        refuge.rename(aside)
        say(f"An older database of the same path was put aside: {aside} (delete it when not needed).")
