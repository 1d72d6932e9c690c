"""The catalogues of translations: source .po files in the package, compiled .mo files in the data folder.

Nothing generated stands in the tree, and GNU gettext need not be installed.
"""

from __future__ import annotations

from pathlib import Path

import polib


def compile_all(source: Path, target: Path) -> int:
    """Compile every `<language>/LC_MESSAGES/*.po` that is newer than its copy; says how many."""
    compiled = 0
    for po in sorted(source.glob("*/LC_MESSAGES/*.po")):
        mo = target / po.relative_to(source).with_suffix(".mo")
        if mo.is_file() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        mo.parent.mkdir(parents=True, exist_ok=True)
        draft = mo.with_suffix(".mo.new")
        polib.pofile(str(po), encoding="utf-8").save_as_mofile(str(draft))
        draft.replace(mo)
        compiled += 1
    return compiled
