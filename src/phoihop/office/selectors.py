"""Heads, symbols and signature blocks: shipped data with the office's own dated versions on top."""

from __future__ import annotations

from datetime import date
from typing import Any

from phoihop.base.law.local import document_head
from phoihop.office.choices import DocumentKind
from phoihop.org.models import Body


def head_of(body: Body, on: date) -> dict[str, Any]:
    """The head of a body's documents on a day; a body without data of its own gets its plain name."""
    return document_head(body.code, on=on) or {
        "superior": [],
        "body": [body.name.upper()],
        "symbols": {},
        "place": "",
        "signatures": {},
    }


def symbol_of(body: Body, kind: DocumentKind, number: int, on: date) -> str:
    """Number and symbol as printed after "Số:"; below 10 with a leading zero (Decree 30/2020, Annex I II.3)."""
    patterns = head_of(body, on).get("symbols", {})
    pattern = patterns.get(kind.value) or ("{number}/" + body.code if kind is DocumentKind.OFFICIAL_LETTER else "{number}/" + kind.value + "-" + body.code)
    return str(pattern).format(number=f"{number:02d}")
