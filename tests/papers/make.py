"""Writes the fixture papers and what they hold: ``python -m tests.papers.make``. The files are kept in git.

PDFs are printed anew only with ``--pdf``, because a browser stamps them with the time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.papers import compiled_papers, later_papers, minutes_papers, pdf_papers, table_papers
from tests.papers.bad_files import REFUSED, WARNED
from tests.papers.wanted import Fixture

HERE = Path(__file__).parent
FILES = HERE / "files"
BAD = HERE / "bad"

FIXTURES: tuple[Fixture, ...] = (
    *minutes_papers.FIXTURES,
    *compiled_papers.FIXTURES,
    *table_papers.FIXTURES,
    *pdf_papers.FIXTURES,
    *later_papers.FIXTURES,
)


def main(argv: list[str]) -> None:
    FILES.mkdir(exist_ok=True)
    BAD.mkdir(exist_ok=True)
    for fixture in FIXTURES:
        path = FILES / fixture.name
        if not fixture.name.endswith(".pdf") or "--pdf" in argv or not path.exists():
            path.write_bytes(fixture.build())
        wanted = {
            "layout": fixture.layout,
            "warns": list(fixture.warns),
            "items": [want.to_json() for want in fixture.wants],
        }
        text = json.dumps(wanted, ensure_ascii=False, indent=1) + "\n"
        path.with_suffix(path.suffix + ".json").write_text(text, encoding="utf-8")
    for name, (build, _) in {**REFUSED, **WARNED}.items():
        (BAD / name).write_bytes(build())


if __name__ == "__main__":
    main(sys.argv[1:])
