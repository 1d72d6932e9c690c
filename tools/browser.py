"""Chromium for the browser tests: the system's, or installed with apt; never skipped in silence."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from phoihop.conf.console import Console, Stop

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_TOP = Path(__file__).resolve().parent.parent


def find_browser() -> str | None:
    """The path of a Chromium: $PHOIHOP_CHROMIUM, or the first that the system has."""
    given = os.environ.get("PHOIHOP_CHROMIUM")
    if given:
        return given if Path(given).is_file() else None
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def bring_browser(arguments: Sequence[str], console: Console) -> str:
    """The browser's path for a test run with these arguments; empty where the run has no browser test."""
    if not _asks_for_browser(arguments):
        return find_browser() or ""
    found = find_browser()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        console.say("No Chromium on this machine: installing Debian's with apt-get …")
        _install()
        found = find_browser()
    if found is None:
        raise Stop(
            "the browser tests need Chromium: install it (Debian: apt-get install chromium), "
            "or set PHOIHOP_CHROMIUM to its path."
        )
    return found


def _asks_for_browser(arguments: Sequence[str]) -> bool:
    paths = [_TOP / word.split("::")[0] for word in arguments if not word.startswith("-")]
    paths = [path.resolve() for path in paths if path.exists()]
    browser_tests = (_TOP / "e2e").resolve()
    return not paths or any(
        path == browser_tests or browser_tests in path.parents or path in browser_tests.parents
        for path in paths
    )


def _install() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"],
    ):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise Stop(f"apt-get could not install Chromium ({reason}): install it and start again.")
