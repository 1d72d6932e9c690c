"""What every module keeps: its size, its name, the one place that knows a library, no signals."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.house import PACKAGE, imports, is_library, modules

LONGEST = 400

# Who may know a library; what is not named here may be imported nowhere.
KEEPERS = {
    "allauth": ("phoihop.org.sign_in", "phoihop.web"),
    "cryptography": ("phoihop.base.crypto",),
    "csp": ("phoihop.conf.settings",),
    "defusedxml": ("phoihop.office.papers",),
    "docx": ("phoihop.office.documents",),
    "environ": ("phoihop.conf.settings",),
    "filetype": ("phoihop.base.files",),
    "polib": ("phoihop.conf.translations",),
    "procrastinate": ("phoihop.base.jobs",),
    "psycopg": ("phoihop.base.database", "phoihop.base.live", "phoihop.conf"),
    "pypdfium2": ("phoihop.office.papers",),
    "python_calamine": ("phoihop.office.papers", "phoihop.base.importing"),
    "rapidfuzz": ("phoihop.voters.reading",),
    "segno": ("phoihop.office.documents",),
    "structlog": ("phoihop.conf.logs",),
    "whitenoise": ("phoihop.base.ui.storage",),
    "xlsxwriter": ("phoihop.base.importing",),
}
NOT_FOR_ACTIONS = re.compile(r"(django\.(http|forms)|.*\.(views|forms))(\.|$)")
LOOSE_ENDS = re.compile(r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b")
ATTICS = {"utils", "helpers", "misc", "common", "extras", "signals", "receivers"}


@pytest.mark.parametrize(("name", "path"), [pytest.param(*one, id=one[0]) for one in modules()])
def test_module(name: str, path: Path) -> None:
    assert _faults(name, path) == []


def _faults(name: str, path: Path) -> list[str]:
    text = path.read_text("utf-8")
    found = []
    lines = text.count("\n")
    if lines > LONGEST:
        found.append(f"{lines} lines, {LONGEST} are the most: split it by reason to change")
    if path.stem in ATTICS:
        found.append("its name says nothing of what it is for")
    if match := LOOSE_ENDS.search(text):
        found.append(f"a loose end: {match.group()}")
    for imported in imports(path):
        if imported.startswith(("django.db.models.signals", "django.dispatch", "django.core.signals")):
            found.append(f"signals hide what follows from what: {imported}")
        if ".actions." in f"{name}." and NOT_FOR_ACTIONS.match(imported):
            found.append(f"an action knows no page and no form: {imported}")
        keepers = KEEPERS.get(imported.split(".")[0], ())
        if is_library(imported) and not any(name == k or name.startswith(f"{k}.") for k in keepers):
            found.append(f"{imported} is known to {', '.join(keepers) or 'nobody'} alone")
    return found


def test_no_folder_is_an_attic() -> None:
    assert [path for path in PACKAGE.rglob("*") if path.is_dir() and path.name in ATTICS] == []
