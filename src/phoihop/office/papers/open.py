"""One door for papers: guard the file, then read it by what it really is."""

from __future__ import annotations

from pathlib import Path

from phoihop.office.papers.guard import guard
from phoihop.office.papers.model import Paper


def open_paper(source: Path | str | bytes, name: str = "") -> Paper:
    """Read a paper from a path or its bytes.

    Raises PaperRefused with one clear line for what cannot or must not be read.
    """
    guarded = guard(source, name)
    if guarded.kind == "docx":
        from phoihop.office.papers.docx import read_docx as read
    elif guarded.kind == "pdf":
        from phoihop.office.papers.pdf import read_pdf as read
    else:
        from phoihop.office.papers.xlsx import read_sheets as read
    paper = read(guarded.data, guarded.name)
    paper.format = guarded.kind
    paper.meta.setdefault("name", guarded.name)
    paper.warnings[:0] = guarded.notes
    return paper
