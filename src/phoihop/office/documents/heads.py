"""Heads and signature blocks from the data of a body; what stands in the data was looked up by the caller.

The entry of a body, shipped in ``law/forms/document_heads.toml`` or a local version of it:
``superior``, ``body`` (lists of lines), ``place``, ``contact``, ``symbols`` (pattern per kind of
document, and ``default``) and ``signatures`` (lines per role, such as ``head`` and ``deputy``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from phoihop.office.documents.content import Head, SignatureBlock


def head_of(entry: Mapping[str, Any], *, kind: str) -> Head:
    """The head of a document of one kind ("CV", "BC"…); KeyError where the data give no symbol for it."""
    symbols: Mapping[str, str] = entry["symbols"]
    return Head(
        superior=_lines(entry.get("superior", ())),
        body=_lines(entry["body"]),
        symbol=symbols[kind] if kind in symbols else symbols["default"],
        place=str(entry["place"]),
        contact=str(entry.get("contact", "")),
    )


def signature_of(entry: Mapping[str, Any], *, role: str, name: str) -> SignatureBlock:
    """The signature block of a role; raises KeyError where the body has no such role.

    Source: Decree 30/2020/NĐ-CP art. 13; collective bodies sign TM., deputies KT., by order TL.
    """
    return SignatureBlock(_lines(entry["signatures"][role]), name)


def body_name(head: Head) -> str:
    """Superior and issuing body on one line, for the properties of the file."""
    return " - ".join(" ".join(lines) for lines in (head.superior, head.body) if lines)


def _lines(value: Sequence[str] | str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
