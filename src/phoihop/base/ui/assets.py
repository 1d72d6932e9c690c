"""The manifest of browser assets: which files of which npm packages are served."""

from __future__ import annotations

import tomllib
from pathlib import Path

MANIFEST = Path(__file__).with_name("assets.toml")


def manifest() -> dict[str, str]:
    """Address below `static/` → path below `node_modules/`."""
    return {str(name): str(path) for name, path in tomllib.loads(MANIFEST.read_text("utf-8")).items()}


def missing(node_modules: Path) -> list[str]:
    """The named files that npm has not brought."""
    return [path for path in manifest().values() if not (node_modules / path).is_file()]
