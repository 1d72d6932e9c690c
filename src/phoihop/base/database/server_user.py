"""As whom the server runs: as ourselves, or as nobody where we are root (PostgreSQL refuses root)."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Nobody: exists in every system without an account being made for us.
NOBODY = 65534


@dataclass(frozen=True)
class ServerUser:
    """The uid and gid of the server, and how a process is started as such."""

    uid: int
    gid: int
    is_other: bool

    def popen_options(self) -> dict[str, Any]:
        """Options of `subprocess` under which a program runs as this user, in a folder that everyone has."""
        options: dict[str, Any] = {"cwd": "/", "umask": 0o077, "env": _plain_environment()}
        if self.is_other:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def can_enter(self, folder: Path) -> bool:
        """Whether the server can reach this folder; the system is asked, which knows of lists and mounts."""
        return self._succeeds(["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)])

    def can_run(self, program: Path, data_file: Path) -> bool:
        """Whether the server can start this program and read the files beside it."""
        return self._succeeds(
            ["/bin/sh", "-c", '"$1" --version >/dev/null && test -r "$2"', "sh", str(program), str(data_file)]
        )

    def give(self, path: Path) -> None:
        """Make this user the owner of a path that we have just made."""
        if self.is_other:
            os.chown(path, self.uid, self.gid)

    def _succeeds(self, command: list[str]) -> bool:
        nowhere = subprocess.DEVNULL
        tried = subprocess.Popen(  # noqa: S603 - no shell but the one named
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, **self.popen_options()
        )
        return tried.wait() == 0


def server_user() -> ServerUser:
    """The user for a server that this process starts."""
    if os.geteuid() == 0:
        return ServerUser(NOBODY, NOBODY, is_other=True)
    return ServerUser(os.geteuid(), os.getegid(), is_other=False)


def _plain_environment() -> dict[str, str]:
    # Nothing of the caller's PGDATA, PGPORT, LC_ALL, … may reach the server.
    return {"PATH": os.defpath, "LC_ALL": "C", "LANG": "C", "TZ": "UTC", "HOME": "/"}
