"""The plan of the house as the architecture tests read it: layers from pyproject.toml, modules from src/."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "src" / "phoihop"


@cache
def layers() -> dict[str, int]:
    """Package → its height; siblings have the same."""
    contracts = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    rows = next(one["layers"] for one in contracts if one["type"] == "layers")
    return {
        name.strip(): height
        for height, row in enumerate(reversed(rows))
        for name in row.replace(":", "|").split("|")
    }


def height(module: str) -> int | None:
    """How high a module stands; none for what is not ours."""
    return next(
        (layers()[name] for name in layers() if module == name or module.startswith(f"{name}.")), None
    )


def package_of(module: str) -> str:
    """The layer's package that a module belongs to."""
    return next((name for name in layers() if module == name or module.startswith(f"{name}.")), module)


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of ours by its dotted name, without migrations."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(path: Path) -> Iterator[str]:
    """The names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def is_library(name: str) -> bool:
    """Neither ours nor Python's nor Django."""
    return name.split(".")[0] not in {*sys.stdlib_module_names, "phoihop", "django"}
