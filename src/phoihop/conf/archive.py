"""A backup is one tar file: the database as pg_dump writes it, the stored files, the key, and their sums."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from typing import IO, Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from phoihop.base.database.binaries import wheel_binaries
from phoihop.conf.console import Stop

ABOUT, DUMP, KEY, FILES = "about.json", "database.dump", "secret-key", "files"
_CHUNK = 1024 * 1024
# The settings stand before the first object; what follows is data that must not be touched.
_HEAD_LINES = 40


@dataclass
class About:
    """What the archive holds; the restored installation is compared with it."""

    format: int = 1
    made_at: str = ""
    program: str = ""
    server: str = ""
    tables: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """One thing that is not as the archive says."""

    what: str
    in_archive: str
    found: str


def write(archive: Path, data_folder: Path, connection: dict[str, Any]) -> About:
    """Write the archive, whole or not at all; work goes on meanwhile, what comes later is not in it."""
    draft, dump = archive.with_name(f"{archive.name}.part"), archive.with_name(f"{archive.name}.dump.part")
    about = About(made_at=datetime.now(UTC).isoformat(timespec="seconds"), program=_program())
    try:
        with psycopg.connect(**connection) as database:
            database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            about.server = str(_one(database, "SHOW server_version"))
            snapshot = str(_one(database, "SELECT pg_export_snapshot()"))
            _run("pg_dump", connection, "--format=custom", f"--snapshot={snapshot}", f"--file={dump}")
            about.tables = count_rows(database)
        # The files after the rows: a row never points to a file that the archive lacks.
        with _private(draft) as out, tarfile.open(fileobj=out, mode="w") as tar:
            tar.add(dump, DUMP, filter=_plain)
            key = data_folder / KEY
            if key.is_file():
                tar.add(key, KEY, filter=_plain)
            for name, path in stored_files(data_folder):
                about.files[name] = hash_of(path)
                tar.add(path, f"{FILES}/{name}", filter=_plain)
            # Last: an archive that was cut off has none.
            said = draft.with_name(f"{draft.name}.about")
            said.write_text(json.dumps(asdict(about), indent=1), "utf-8")
            tar.add(said, ABOUT, filter=_plain)
            said.unlink()
        draft.replace(archive)
    finally:
        for path in (draft, dump):
            path.unlink(missing_ok=True)
    return about


def read(archive: Path, data_folder: Path, connection: dict[str, Any]) -> About:
    """Put everything back into an empty installation, the database in one transaction."""
    with _opened(archive) as tar:
        about = _about(tar, archive)
        _must_be_empty(data_folder, connection)
        data_folder.mkdir(parents=True, exist_ok=True)
        work = data_folder / "restoring"
        shutil.rmtree(work, ignore_errors=True)
        try:
            _unpack(tar, work)
            _restore(work / DUMP, connection)
            if (work / FILES).is_dir():
                shutil.rmtree(data_folder / FILES, ignore_errors=True)
                (work / FILES).rename(data_folder / FILES)
            if (work / KEY).is_file():
                (work / KEY).chmod(0o600)
                (work / KEY).replace(data_folder / KEY)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return about


def compare(about: About, data_folder: Path, connection: dict[str, Any]) -> list[Difference]:
    """Every table by its rows, every file by its content."""
    with psycopg.connect(**connection) as database:
        tables = count_rows(database)
    files = {name: hash_of(path) for name, path in stored_files(data_folder)}
    found = [
        Difference(f"rows of {name}", _said(about.tables.get(name)), _said(tables.get(name)))
        for name in sorted(about.tables.keys() | tables.keys())
        if about.tables.get(name) != tables.get(name)
    ]
    return found + [
        Difference(f"file {name}", _said(about.files.get(name)), _said(files.get(name)))
        for name in sorted(about.files.keys() | files.keys())
        if about.files.get(name) != files.get(name)
    ]


def count_rows(database: psycopg.Connection[Any]) -> dict[str, int]:
    """The rows of every table of ours."""
    names = database.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    ).fetchall()
    return {
        str(name): int(_one(database, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))))
        for (name,) in names
    }


def stored_files(data_folder: Path) -> Iterator[tuple[str, Path]]:
    """The stored files by their path below the files' folder."""
    folder = data_folder / FILES
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix(), path


def hash_of(path: Path) -> str:
    """SHA-256 of a file's content."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _unpack(tar: tarfile.TarFile, target: Path) -> None:
    """The members that an archive of ours has, and nothing else: no links, no paths that lead elsewhere."""
    for member in tar:
        parts = PurePosixPath(member.name).parts
        known = member.name in {ABOUT, DUMP, KEY} or (
            parts[0] == FILES and len(parts) > 1 and ".." not in parts
        )
        content = tar.extractfile(member) if member.isreg() and known else None
        if content is None:
            raise Stop(f"the archive holds {member.name!r}, which phoihop backup does not write.")
        path = target.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with content, _private(path) as file:
            shutil.copyfileobj(content, file, _CHUNK)


def _must_be_empty(data_folder: Path, connection: dict[str, Any]) -> None:
    with psycopg.connect(**connection) as database:
        if count_rows(database):
            raise Stop(
                "the database is not empty: restore into a new folder (--data DIR) or an empty database."
            )
    if next(stored_files(data_folder), None) is not None:
        raise Stop(f"{data_folder / FILES} is not empty: restore into a new folder (--data DIR).")


@contextmanager
def _opened(archive: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(archive) as tar:
            yield tar
    except FileNotFoundError as error:
        raise Stop(f"there is no file {archive}.") from error
    except (tarfile.TarError, EOFError) as error:
        raise Stop(f"{archive} is no whole archive of phoihop backup: {error}.") from error


def _about(tar: tarfile.TarFile, archive: Path) -> About:
    try:
        member = tar.extractfile(ABOUT)
    except KeyError:
        member = None
    if member is None:
        raise Stop(f"{archive} is no whole archive of phoihop backup: it has no {ABOUT}.")
    about = About(**json.load(member))
    if about.format != About.format:
        raise Stop(f"{archive} was written by another version ({about.program}): restore with that one.")
    return about


def _restore(dump: Path, connection: dict[str, Any]) -> None:
    """The dump as a script through psql, in one transaction; servers before 17 do not know one of its settings."""
    programs, said = wheel_binaries(), tempfile.TemporaryFile()  # noqa: SIM115 - closed below
    script = subprocess.Popen(
        [str(programs / "pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(dump)],
        env={"PATH": os.defpath, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=said,
    )
    client = subprocess.Popen(
        [
            *(str(programs / "psql"), "--no-psqlrc", "--quiet", "--no-password", "--output=/dev/null"),
            *("--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-"),
        ],
        env=_environment(connection),
        stdin=subprocess.PIPE,
        stderr=said,
    )
    with said:
        with script, client:
            if script.stdout is not None and client.stdin is not None:
                _copy_script(script.stdout, client.stdin)
        if script.returncode != 0 or client.returncode != 0:
            said.seek(0)
            reason = _first_line(said.read().decode("utf-8", "replace"))
            raise Stop(f"the database could not be restored: {reason}")


def _copy_script(script: IO[bytes], client: IO[bytes]) -> None:
    # A client that stops at an error closes its end; what it said tells why.
    with contextlib.suppress(BrokenPipeError):
        for _line in range(_HEAD_LINES):
            line = script.readline()
            if not line.startswith(b"SET transaction_timeout"):
                client.write(line)
        shutil.copyfileobj(script, client, _CHUNK)
        client.close()


def _run(program: str, connection: dict[str, Any], *arguments: str) -> None:
    done = subprocess.run(
        [str(wheel_binaries() / program), "--no-password", *arguments],
        env=_environment(connection),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Stop(f"{program} did not succeed: {_first_line(done.stderr)}")


def _environment(connection: dict[str, Any]) -> dict[str, str]:
    # The password goes through the environment: the command line is for everyone to read.
    known = conninfo_to_dict(**connection)
    found = {"PATH": os.defpath, "LC_ALL": "C", "PGDATABASE": str(known["dbname"])}
    return found | {
        f"PG{key.upper()}": str(known[key])
        for key in ("host", "port", "user", "password", "sslmode")
        if key in known
    }


def _first_line(said: str) -> str:
    return next((line for line in said.splitlines() if line.strip()), "no reason given")


@contextmanager
def _private(path: Path) -> Iterator[Any]:
    # The archive holds what the installation keeps secret.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def _one(database: psycopg.Connection[Any], query: Any) -> Any:
    row = database.execute(query).fetchone()
    return row[0] if row else None


def _said(value: int | str | None) -> str:
    return "nothing" if value is None else str(value)[:12]


def _program() -> str:
    try:
        return version("phoihop")
    except PackageNotFoundError:
        return "checkout"
