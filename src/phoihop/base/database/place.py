"""Where the embedded PostgreSQL of a data folder lives: a pure function of the folder's path.

Settings, command line and tests agree on the socket without asking each other: nothing here touches the disk.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

DATABASE = "phoihop"
ROLE = "phoihop"
# A socket's address holds at most 107 bytes, so it cannot stand inside a data folder with a long path.
SOCKET_ROOT = Path("/tmp")  # noqa: S108 - the folder itself is 0700 and its owner is checked
# Where the server runs as another uid than the one that owns the checkout, and cannot reach it.
REFUGE_ROOT = Path("/var/lib/phoihop")


@dataclass(frozen=True)
class ServerPlace:
    """The folders of the embedded server that serves one data folder."""

    data_folder: Path

    @property
    def name(self) -> str:
        """Short name of the data folder: the same path gives the same name in every process."""
        return hashlib.sha256(str(self.data_folder).encode()).hexdigest()[:12]

    @property
    def socket_folder(self) -> Path:
        return SOCKET_ROOT / f"phoihop-{self.name}"

    @property
    def cluster(self) -> Path:
        """The cluster beside the other data, where the server can reach it."""
        return self.data_folder / "pg18"

    @property
    def refuge(self) -> Path:
        """The folder used instead where the server's uid cannot reach the data folder."""
        return REFUGE_ROOT / self.name

    @property
    def log(self) -> Path:
        return self.data_folder / "log" / "postgres.log"


def place_of(data_folder: Path | str) -> ServerPlace:
    """The place of the server for this data folder; relative paths and links are resolved first."""
    return ServerPlace(Path(data_folder).resolve())
