"""Folders for a real server: where the tests run as root it runs as nobody, and must be able to enter."""

from __future__ import annotations

from pathlib import Path

import pytest


def reachable_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder of this test which everybody may pass through, pytest's own folders above it included."""
    top = factory.mktemp(name)
    ours = factory.getbasetemp()
    # With xdist the base is a folder of the worker below that of the run, below that of the user.
    for folder in [top, *top.parents]:
        if folder == ours.parent.parent.parent or folder == folder.parent:
            break
        if folder.stat().st_mode & 0o077 == 0:
            folder.chmod(0o711)
    return top
