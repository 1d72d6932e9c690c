"""What the package needs from outside src/: npm's list of browser assets with its lock."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TOP = Path(__file__).resolve().parent
SHIPPED = ("package.json", "package-lock.json", "requirements/node.txt")


class BuildWithAssetList(build_py):
    """An installed package fetches its browser assets itself; nothing of npm is copied into it."""

    def run(self) -> None:
        super().run()
        target = Path(self.build_lib) / "phoihop" / "base" / "ui" / "npm"
        target.mkdir(parents=True, exist_ok=True)
        for name in SHIPPED:
            shutil.copyfile(TOP / name, target / Path(name).name)


setup(cmdclass={"build_py": BuildWithAssetList})
