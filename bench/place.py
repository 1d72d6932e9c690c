"""The installation that is measured: its own data folder, its own server, its loaded database kept between runs."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from phoihop.base.database.embedded import EmbeddedServer
from phoihop.conf.console import Console, Stop

TOP = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("PHOIHOP_BENCH") or TOP / "var" / "bench").resolve()
DATA = FOLDER / "data"
RESULT = FOLDER / "result.txt"
LOADED = FOLDER / "loaded.json"
MAKER = "1"  # raised when the loader writes other rows


def settle_environment() -> None:
    """What the settings of this process and of its children read: an office over plain http, without the demo's marks."""
    os.environ.update(
        PHOIHOP_DATA=str(DATA),
        PHOIHOP_PLAIN_HTTP="1",
        PHOIHOP_DEMO="0",
        PHOIHOP_SECRET_KEY="only-for-measuring-" + "x" * 50,
        PHOIHOP_LOG_LEVEL="WARNING",
        DJANGO_SETTINGS_MODULE="phoihop.conf.settings",
        PYTHONPATH=os.pathsep.join([str(TOP), str(TOP / "src")]),
    )
    os.environ.pop("DATABASE_URL", None)


@contextmanager
def installation(console: Console) -> Iterator[EmbeddedServer]:
    """The server running, schema and static files up to date, the province loaded; Django set up in this process."""
    DATA.mkdir(parents=True, exist_ok=True)
    _be_alone()
    for folder in (FOLDER, DATA):
        folder.chmod(0o755)
    with EmbeddedServer(DATA, say=console.say, die_with_parent=True) as server:
        if not _fits():
            _empty(server)
        _run("-m", "phoihop.conf.prepare", "--schema", "--static", "--province")
        import django

        django.setup()
        yield server


def _be_alone() -> None:
    """A second run beside this one would empty its database and spoil its times; the lock goes with the process."""
    lock = os.open(FOLDER / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Stop(f"Another ./run bench is at work in {FOLDER}; wait until it has ended.") from None


def loaded_rows() -> int:
    """How many petitions the kept database holds."""
    rows = _kept().get("rows")
    return rows if isinstance(rows, int) else 0


def remember(rows: int) -> None:
    LOADED.write_text(json.dumps({"maker": MAKER, "rows": rows, "schema": _schema()}), "utf-8")


def _kept() -> dict[str, object]:
    try:
        return dict(json.loads(LOADED.read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _fits() -> bool:
    """New migrations are applied to a kept database; one that was changed after it was applied begins anew."""
    kept, now = _kept(), _schema()
    known = kept.get("schema")
    return kept.get("maker") == MAKER and isinstance(known, dict) and known.items() <= now.items()


def _schema() -> dict[str, str]:
    files = sorted((TOP / "src" / "phoihop").glob("**/migrations/0*.py"))
    return {str(f.relative_to(TOP)): hashlib.sha256(f.read_bytes()).hexdigest()[:16] for f in files}


def _empty(server: EmbeddedServer) -> None:
    LOADED.unlink(missing_ok=True)
    with psycopg.connect(**server.connection_arguments("postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS phoihop WITH (FORCE)")
        connection.execute("CREATE DATABASE phoihop")


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, env=os.environ)
