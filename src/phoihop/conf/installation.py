"""One installation as the commands see it: its data folder, its environment, its database."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from phoihop.base.database.embedded import EmbeddedServer
from phoihop.base.database.place import DATABASE, ROLE, place_of
from phoihop.base.database.problem import DatabaseProblem
from phoihop.conf.console import Console, Stop
from phoihop.conf.place import PACKAGE, default_data_folder

OLDEST_PYTHON = (3, 11)
_NEEDED_SPACE = 300 * 1024 * 1024


def add_data_option(parser: argparse.ArgumentParser) -> None:
    """`--data DIR`, the same for every command."""
    parser.add_argument(
        "--data",
        metavar="DIR",
        help="data folder (default: $PHOIHOP_DATA, var/ in a checkout, or the user's data folder)",
    )


def choose_data_folder(given: str | None) -> Path:
    """Settle the data folder for this process and its children, before the settings are read."""
    folder = Path(given or os.environ.get("PHOIHOP_DATA") or default_data_folder()).expanduser().resolve()
    os.environ["PHOIHOP_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.conf.settings")
    # Children find the package wherever this process found it.
    path = [str(PACKAGE.parent), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(path))
    return folder


def check_space(folder: Path) -> None:
    """There must be room for a cluster and its log before anything is written."""
    existing = next(parent for parent in [folder, *folder.parents] if os.path.isdir(parent))
    if not os.access(existing, os.W_OK | os.X_OK):
        raise Stop(f"Cannot write in {existing}: use --data with another folder.")
    free = shutil.disk_usage(existing).free
    if free < _NEEDED_SPACE:
        raise Stop(
            f"Only {free // 2**20} MB are free in {existing}, {_NEEDED_SPACE // 2**20} MB are needed: "
            "free some space, or use --data with a folder on another disk."
        )


def connection_arguments(folder: Path) -> dict[str, Any]:
    """How psycopg reaches the database of this installation, for those who do not load Django."""
    url = os.environ.get("DATABASE_URL")
    if url:
        return {"conninfo": url}
    return {"host": str(place_of(folder).socket_folder), "port": 5432, "user": ROLE, "dbname": DATABASE}


@contextmanager
def database(folder: Path, console: Console) -> Iterator[EmbeddedServer | None]:
    """The embedded server for as long as the command needs it; nothing where DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    check_space(folder)
    server = EmbeddedServer(folder, say=console.say)
    _end_in_order()
    try:
        server.start()
    except DatabaseProblem as problem:
        raise Stop(str(problem)) from problem
    try:
        yield server
    finally:
        server.stop()


def set_up_django() -> None:
    """Load the settings and the apps."""
    import django

    django.setup()


def check_python() -> None:
    """The program is written for Python 3.11 and newer."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        raise Stop(f"Python {found} is too old: install Python 3.11 or newer and start with that one.")


def _end_in_order() -> None:
    # SIGTERM would otherwise end us without a word to the database that we hold.
    def leave(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(143)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, leave)
