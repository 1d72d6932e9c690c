"""Whether database and static files fit this code: a stamp in the data folder makes a second start quick."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

import psycopg

from phoihop.base.database.embedded import EmbeddedServer
from phoihop.base.ui.assets import MANIFEST, manifest
from phoihop.conf.place import PACKAGE, node_modules

# Libraries that bring migrations or static files of their own.
_LIBRARIES = ("Django", "django-allauth", "procrastinate", "whitenoise")
_SCHEMA = (
    "**/migrations/*.py",
    "**/apps.py",
    "law/**/*.toml",
    "law/**/*.csv",
    "web/setup/*.py",
    "conf/settings.py",
)
_STATIC = ("**/static/**/*", "locale/**/*.po", "base/ui/storage.py", "base/ui/finders.py")


@dataclass
class Prepared:
    """What was last prepared: the schema with its first data, the static files, in which database."""

    database: str = ""
    schema: str = ""
    static: str = ""
    demo: bool = False
    # The demo's accounts as (username, who, role), and their password: printed without asking the database.
    accounts: list[tuple[str, str, str]] = field(default_factory=list)
    password: str = ""


def stamp_file(data_folder: Path) -> Path:
    return data_folder / "prepared.json"


def read(data_folder: Path) -> Prepared:
    """What the stamp says; nothing where there is none."""
    try:
        return Prepared(**json.loads(stamp_file(data_folder).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Prepared()


def write(data_folder: Path, prepared: Prepared) -> None:
    draft = stamp_file(data_folder).with_suffix(".new")
    draft.write_text(json.dumps(asdict(prepared), ensure_ascii=False, indent=1), "utf-8")
    draft.replace(stamp_file(data_folder))


def forget(data_folder: Path) -> None:
    """The next start looks at everything again."""
    stamp_file(data_folder).unlink(missing_ok=True)


def wanted(data_folder: Path, server: EmbeddedServer | None) -> Prepared:
    """What the stamp must say for this code and this database."""
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    assets = Path(os.environ.get("PHOIHOP_NODE_MODULES") or node_modules(data_folder))
    return Prepared(
        database=_identity(server),
        schema=_hash(libraries, _files(_SCHEMA)),
        static=_hash(
            libraries, [*_files(_STATIC), MANIFEST, *(assets / name for name in manifest().values())]
        ),
    )


def _identity(server: EmbeddedServer | None) -> str:
    # A folder that was emptied, or another DATABASE_URL, is another database.
    if server is None:
        return hashlib.sha256(os.environ["DATABASE_URL"].encode()).hexdigest()[:16]
    with psycopg.connect(**server.connection_arguments()) as connection:
        row = connection.execute(
            "SELECT system_identifier || '/' || oid FROM pg_control_system(), pg_database "
            "WHERE datname = current_database()"
        ).fetchone()
    return str(row[0]) if row else ""


def _files(patterns: Iterable[str]) -> list[Path]:
    return sorted({path for pattern in patterns for path in PACKAGE.glob(pattern) if path.is_file()})


def _hash(names: Iterable[str], files: Iterable[Path]) -> str:
    digest = hashlib.sha256("\n".join(names).encode())
    for path in files:
        digest.update(f"\n{path.name}\n".encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
