"""Heads, symbols and signature blocks: shipped data with the office's own dated versions on top."""

from __future__ import annotations

from datetime import date
from typing import Any

from phoihop.base.law.local import document_head
from phoihop.office.choices import DocumentKind
from phoihop.office.documents.numbers import document_symbol
from phoihop.org.models import Body


def head_data(body: Body, on: date) -> dict[str, Any]:
    """The head of a body's documents on a day; a body without data of its own gets its plain name."""
    found = document_head(body.code, on=on)
    if found:
        return found
    pattern = "{number}/{kind}-" + body.code
    return {
        "superior": [],
        "body": [body.name.upper()],
        "place": "",
        "contact": "",
        "symbols": {"default": pattern, DocumentKind.OFFICIAL_LETTER.value: "{number}/" + body.code},
        "signatures": {
            "head": ["NGƯỜI ĐỨNG ĐẦU"],
            "deputy": ["KT. NGƯỜI ĐỨNG ĐẦU"],
            "by_order": ["TL. NGƯỜI ĐỨNG ĐẦU"],
        },
    }


def symbol_of(body: Body, kind: DocumentKind, number: int, on: date) -> str:
    """Number and symbol as printed after "Số:"; below 10 with a leading zero (Decree 30/2020, Annex I II.3)."""
    symbols = head_data(body, on)["symbols"]
    return document_symbol(symbols.get(kind.value, symbols["default"]), number, kind=kind.value)
