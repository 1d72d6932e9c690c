"""`./run check [STEP …]`: every check, also after one has failed, each with its time and what it found."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
_PYTHON = (sys.executable, "-m")
_CODE = ("src", "tests", "tools", "e2e", "bench", "conftest.py")


def main(arguments: Sequence[str]) -> int:
    """Run the named steps, or all; 1 when one of them found something."""
    with tempfile.TemporaryDirectory(prefix="phoihop-check-") as data:
        steps = _steps(Path(data))
        unknown = [name for name in arguments if name not in steps]
        if unknown:
            print(f"./run check: no step {unknown[0]!r}; there are {', '.join(steps)}.", file=sys.stderr)
            return 2
        failed = [name for name in arguments or steps if not _passes(name, *steps[name])]
    if failed:
        print(f"\n{len(failed)} of {len(arguments or steps)} checks failed: {', '.join(failed)}.")
        return 1
    print(f"\nAll {len(arguments or steps)} checks passed.")
    return 0


def _steps(data: Path) -> dict[str, tuple[list[str], dict[str, str]]]:
    code = [name for name in _CODE if (TOP / name).exists()]
    here = {"PHOIHOP_DATA": str(data), "DJANGO_SETTINGS_MODULE": "phoihop.conf.settings"}
    django = [*_PYTHON, "django"]
    return {
        "lint": ([*_PYTHON, "ruff", "check", "--output-format", "concise", *code], {}),
        "format": ([*_PYTHON, "ruff", "format", "--check", *code], {}),
        "types": ([*_PYTHON, "mypy"], here),
        "layers": ([str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], {}),
        "plan": ([*_PYTHON, "pytest", "-p", "no:cacheprovider", "tests/architecture"], {}),
        "templates": ([*_PYTHON, "djlint", "--lint", "--quiet", "src"], {}),
        "migrations": ([*django, "makemigrations", "--check", "--dry-run"], here),
        "settings": ([*django, "check", "--deploy", "--fail-level", "WARNING"], here | _office()),
        "translations": ([*_PYTHON, "tools.translations", "--check"], here),
        "documents": ([*_PYTHON, "tools.docs", "--check"], here),
    }


def _office() -> dict[str, str]:
    # As an office would set it: https, its own name, a key of its own.
    return {
        "PHOIHOP_HOSTS": "phoihop.example",
        "PHOIHOP_PUBLIC_ADDRESS": "https://phoihop.example",
        "PHOIHOP_SECRET_KEY": secrets.token_urlsafe(64),
        "PHOIHOP_PLAIN_HTTP": "0",
        "PHOIHOP_DEMO": "0",
        "PHOIHOP_DEBUG": "0",
    }


def _passes(name: str, command: list[str], more: dict[str, str]) -> bool:
    began = time.monotonic()
    path = os.pathsep.join([str(TOP / "src"), str(TOP)])
    done = subprocess.run(
        command,
        cwd=TOP,
        env={**os.environ, "PYTHONPATH": path, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    print(f"{verdict:<7} {name:<13} {time.monotonic() - began:5.1f} s", flush=True)
    if done.returncode != 0:
        print("\n".join(f"        {line}" for line in done.stdout.rstrip().splitlines()), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
