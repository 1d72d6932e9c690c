"""One installation as the commands see it: its data folder, its environment, its database."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from phoihop.base.database.embedded import EmbeddedServer
from phoihop.base.database.problem import DatabaseProblem
from phoihop.conf.console import Console, Stop
from phoihop.conf.place import PACKAGE, default_data_folder

OLDEST_PYTHON = (3, 11)


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


@contextmanager
def database(folder: Path, console: Console) -> Iterator[EmbeddedServer | None]:
    """The embedded server for as long as the command needs it; nothing where DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    server = EmbeddedServer(folder, say=console.say)
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
