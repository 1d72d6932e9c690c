"""Heads, symbols and signature blocks: ``law/forms/document_heads.toml``, and local versions of that shape.

Source: Decree 30/2020/NĐ-CP, Annex I (elements 2, 3, 4, 7) and art. 13 (who signs how).
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from phoihop.base.law.reading import DATA, Table, no_repeats, read_toml

PLACEHOLDERS = frozenset({"number", "kind"})


@cache
def shipped_heads() -> dict[str, dict[str, Any]]:
    """The shipped head of each body's code, as plain data."""
    file = read_toml(DATA / "forms" / "document_heads.toml")
    file.text("title")
    found: dict[str, dict[str, Any]] = {}
    codes: list[str] = []
    for table in file.tables("head"):
        for code in table.texts("codes"):
            codes.append(code)
            found[code] = head_content(table.named(code))
        table.done()
    file.done()
    no_repeats("document_heads.toml", codes)
    return found


def head_content(table: Table) -> dict[str, Any]:
    """One head, checked: lines, place, patterns of symbols, signatures; a LawError says what is wrong."""
    symbols = table.table("symbols").words()
    for kind, pattern in symbols.items():
        _check_pattern(table, kind, pattern)
    if "default" not in symbols:
        raise table.error(_("thiếu mẫu ký hiệu “default”"))
    return {
        "superior": list(table.texts("superior")),
        "body": _lines(table, "body"),
        "place": table.text("place"),
        "contact": table.text("contact", ""),
        "source": table.text("source", ""),
        "verified": table.text("verified", ""),
        "symbols": symbols,
        "signatures": {
            role: _lines(table.table("signatures"), role) for role in table.table("signatures").values
        },
    }


def local_head(code: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """An office's own head for the body of that code."""
    table = Table(content, "local version", code)
    head = head_content(table)
    table.done()
    return head


def _lines(table: Table, key: str) -> list[str]:
    lines = [line for line in table.texts(key) if line.strip()]
    if not lines:
        raise table.error(_("%(key)s không có dòng nào") % {"key": key})
    return lines


def _check_pattern(table: Table, kind: str, pattern: str) -> None:
    try:
        named = {
            name for _text, name, _spec, _conversion in string.Formatter().parse(pattern) if name is not None
        }
    except ValueError:
        raise table.error(_("mẫu ký hiệu của %(kind)s có ngoặc chưa đóng") % {"kind": kind}) from None
    if "number" not in named or named - PLACEHOLDERS:
        raise table.error(
            _("mẫu ký hiệu của %(kind)s phải có {number}, ngoài ra chỉ có {kind}") % {"kind": kind}
        )
