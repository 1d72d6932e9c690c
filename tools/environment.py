"""The environment of a checkout: `.venv` from the hashed locks, npm's files beside it, when a lock changed.

Standard library alone: it runs before anything is installed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from phoihop.conf.console import Console, Stop
from phoihop.conf.npm import NpmProblem, fetch_assets, reason_of

_NEEDED_SPACE = 1200 * 1024 * 1024
# dev.txt holds all of base.txt.
_INCLUDES = {"base": ("base",), "dev": ("base", "dev")}
_LAUNCHER = """\
#!/bin/sh
exec "$(dirname -- "$0")/python" -m phoihop "$@"
"""


class Environment:
    """What the commands of `./run` run in."""

    def __init__(self, top: Path, console: Console) -> None:
        self.top = top
        self.console = console
        self.folder = top / ".venv"
        self.python = self.folder / "bin" / "python"
        self.variables = self._variables()

    def prepare(self, lock: str) -> None:
        """Install what `requirements/<lock>.txt` and package-lock.json name, unless it is there."""
        with self._alone():
            self._make()
            if not self._has(lock):
                self._install(lock)
            self._make_importable()
            os.environ.update(self.variables)
            try:
                fetch_assets(
                    self.top, self.folder / "tools", self.top / "requirements" / "node.txt", self.console.say
                )
            except NpmProblem as problem:
                raise Stop(str(problem)) from problem

    def hand_over(self, *arguments: str) -> None:
        """Become `python …` of the environment: signals and exit code are then its own."""
        os.chdir(self.top)
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(self.python, [str(self.python), *arguments], self.variables)

    # --- the virtual environment -----------------------------------------------------------------

    def _make(self) -> None:
        if self.python.exists() and self._works():
            return
        free = shutil.disk_usage(self.top).free
        if free < _NEEDED_SPACE:
            raise Stop(
                f"only {free // 2**20} MB are free on the disk of {self.top}, "
                f"{_NEEDED_SPACE // 2**20} MB are needed: free some space and start again."
            )
        self.console.say("Making the environment in .venv …")
        try:
            self._remove_all_but_lock()
            venv.create(self.folder, with_pip=True, symlinks=True)
        except subprocess.CalledProcessError as error:
            raise Stop(
                "this Python cannot make virtual environments: install its venv package "
                "(Debian, Ubuntu: apt-get install python3-venv) and start again."
            ) from error
        except OSError as error:
            raise Stop(f"cannot write in {self.folder}: {error.strerror}.") from error

    def _works(self) -> bool:
        # A Python that was upgraded or removed leaves a link to nowhere, or to another version's library.
        try:
            done = subprocess.run(
                [self.python, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"],
                capture_output=True,
                check=False,
            )
        except OSError:
            return False
        return done.returncode == 0

    def _remove_all_but_lock(self) -> None:
        for path in self.folder.iterdir():
            if path.name == ".lock":
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    def _install(self, lock: str) -> None:
        wanted = self.top / "requirements" / f"{lock}.txt"
        count = sum(1 for line in wanted.read_text("utf-8").splitlines() if "==" in line)
        self.console.say(f"Installing up to {count} packages, each checked against its hash …")
        pip = subprocess.Popen(
            [
                *(self.python, "-m", "pip", "install", "--require-hashes", "--no-deps", "-r", wanted),
                *("--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "2"),
            ],
            env=self.variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        lines, done, told = [], 0, time.monotonic()
        for line in pip.stdout or ():
            lines.append(line)
            done += line.startswith("Collecting ")
            if done and time.monotonic() - told > 5:
                told = time.monotonic()
                self.console.say(f"  {done} of {count}")
        if pip.wait() != 0:
            raise Stop(f"the packages could not be installed: {reason_of(''.join(lines))}")
        for part in _INCLUDES:
            stamp = self._stamp(part)
            if part in _INCLUDES[lock]:
                stamp.write_text(self._hash(part), "ascii")
            else:
                stamp.unlink(missing_ok=True)
        self.console.say("The packages are installed.")

    def _make_importable(self) -> None:
        # As an editable install would, but without a build tool from outside the locks.
        library = next((self.folder / "lib").glob("python3*")) / "site-packages"
        link, launcher = library / "phoihop-checkout.pth", self.folder / "bin" / "phoihop"
        source = f"{self.top / 'src'}\n"
        if not link.is_file() or link.read_text("utf-8") != source:
            link.write_text(source, "utf-8")
        if not launcher.is_file() or launcher.read_text("utf-8") != _LAUNCHER:
            launcher.write_text(_LAUNCHER, "utf-8")
            launcher.chmod(0o755)

    def _has(self, lock: str) -> bool:
        return all(
            self._stamp(part).is_file() and self._stamp(part).read_text("ascii") == self._hash(part)
            for part in _INCLUDES[lock]
        )

    def _stamp(self, lock: str) -> Path:
        return self.folder / f".installed-{lock}"

    def _hash(self, lock: str) -> str:
        return hashlib.sha256((self.top / "requirements" / f"{lock}.txt").read_bytes()).hexdigest()

    # --- around it -------------------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two commands started at once do not install over each other."""
        try:
            self.folder.mkdir(exist_ok=True)
            lock = (self.folder / ".lock").open("ab")
        except OSError as error:
            raise Stop(
                f"cannot write in {self.top} ({error.strerror}): start as the owner of the checkout."
            ) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.console.say("Another ./run prepares the environment: waiting for it …")
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _variables(self) -> dict[str, str]:
        variables = {
            key: value
            for key, value in os.environ.items()
            if key not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
        }
        variables["PATH"] = os.pathsep.join([str(self.folder / "bin"), variables.get("PATH", os.defpath)])
        home = variables.get("HOME", "")
        if not home or not os.access(home, os.W_OK):
            # pip, npm and the browser want a home to keep their caches in.
            substitute = self.folder / "home"
            variables["HOME"] = str(substitute)
        return variables
