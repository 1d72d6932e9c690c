"""Where the program stands and where its data go: a checkout, or an installed package."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def checkout() -> Path | None:
    """The top of the checkout this package is run from; none when it was installed as a package."""
    top = PACKAGE.parent.parent
    return top if (top / "pyproject.toml").is_file() and PACKAGE.parent.name == "src" else None


def default_data_folder() -> Path:
    """`var/` in a checkout, otherwise the user's data folder, otherwise a folder here."""
    top = checkout()
    if top is not None:
        return top / "var"
    base = os.environ.get("XDG_DATA_HOME")
    if base:
        return Path(base) / "phoihop"
    home = os.environ.get("HOME")
    if home and Path(home).is_dir():
        return Path(home) / ".local" / "share" / "phoihop"
    return Path.cwd() / "phoihop-data"


def node_modules(data_folder: Path) -> Path:
    """Where npm put the browser assets: the checkout's, or the data folder's for an installed package."""
    top = checkout()
    return top / "node_modules" if top is not None else data_folder / "npm" / "node_modules"


def secret_key(data_folder: Path) -> str:
    """The key of this installation: made once, readable by its owner only."""
    path = data_folder / "secret-key"
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        pass
    data_folder.mkdir(parents=True, exist_ok=True)
    draft = data_folder / f".secret-key-{os.getpid()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        # A link fails where another process was first: both then read the same key.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text("ascii").strip()
