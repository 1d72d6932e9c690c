"""Finds the browser assets of the manifest in npm's folder, so that no copy of them stands in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage, Storage

from phoihop.base.ui.assets import manifest, missing


class _Renamed(FileSystemStorage):
    """Opens a file of npm's folder under the address that the manifest gives it."""

    def __init__(self, names: dict[str, str], location: Path) -> None:
        super().__init__(location=location)
        self.names = names
        self.prefix = ""

    def path(self, name: str) -> str:
        return str(Path(self.location) / self.names[name.replace("\\", "/")])


class AssetFinder(BaseFinder):
    """Serves exactly the files of the manifest: npm packages bring a hundred times more than a page needs."""

    @cached_property
    def storage(self) -> _Renamed:
        return _Renamed(manifest(), Path(settings.NODE_MODULES))

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        absent = missing(Path(settings.NODE_MODULES))
        if not absent:
            return []
        return [
            Error(
                f"npm has not brought {absent[0]} ({len(absent)} files are missing).",
                hint="Run `npm ci --ignore-scripts` beside package.json, or `./run demo`, which does it.",
                id="phoihop.E001",
            )
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        name = path.replace("\\", "/")
        found = name in self.storage.names and Path(self.storage.path(name)).is_file()
        if find_all:
            return [self.storage.path(name)] if found else []
        return self.storage.path(name) if found else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for name in self.storage.names:
            yield name, self.storage
