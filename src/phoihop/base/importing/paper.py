"""The paper as it is kept with its batch: a flat list of paragraphs and table rows, secret ones sealed.

A block is ``{"a": anchor, "k": kind, "t": text, …}``; a table row ``{"a", "k": "row", "T": table, "c": [cells]}`` with
cells ``{"a", "t", "w": columns, "h": rows}``. A sealed text stands as ``"s"`` (base64) in place of ``"t"``.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection

from phoihop.base.crypto.sealing import seal, unseal
from phoihop.base.importing.drafts import Block
from phoihop.base.importing.models import ImportBatch
from phoihop.kernel.text import quotes

SEAL_CONTEXT = "importing.ImportBatch.paper"
MOST_BLOCKS = 400


def holders(block: Block) -> Iterator[dict[str, Any]]:
    """What in a block holds text: the block itself, or the cells of its row."""
    if block.get("k") == "row":
        yield from block["c"]
    else:
        yield block


def seal_places(blocks: list[Block], anchors: Collection[str]) -> int:
    """Seal the text at these anchors where it is still plain; says how many were sealed."""
    return sum(_seal(blocks[index]) for index in _indexes(blocks, anchors))


def seal_quotes(blocks: list[Block], said: str) -> int:
    """Seal the text wherever these words stand; says how many were sealed."""
    quoting = (b for b in blocks if any(quotes(holder.get("t") or "", said) for holder in holders(b)))
    return sum(_seal(block) for block in quoting)


def _seal(block: Block) -> int:
    sealed = 0
    for holder in holders(block):
        if holder.get("t"):
            holder["s"] = base64.b64encode(seal(holder.pop("t"), context=SEAL_CONTEXT)).decode()
            sealed += 1
    return sealed


def open_places(blocks: list[Block], anchors: Collection[str]) -> None:
    """Put the sealed text at these anchors back in plain sight."""
    for index in _indexes(blocks, anchors):
        for holder in holders(blocks[index]):
            if holder.get("s"):
                holder["t"] = _text_of(holder)
                del holder["s"]


def _indexes(blocks: list[Block], anchors: Collection[str]) -> list[int]:
    """The blocks at these anchors, and the line before them that says who spoke."""
    wanted = set(anchors)
    found = {index for index, block in enumerate(blocks) if _is_at(block, wanted)}
    spoken = {index for index in found if index and blocks[index].get("k") != "row"}
    return sorted(found | {index - 1 for index in spoken if _announces(blocks[index - 1])})


def _announces(block: Block) -> bool:
    return block.get("k") != "row" and _text_of(block).rstrip().endswith(":")


def _text_of(holder: dict[str, Any]) -> str:
    if holder.get("s"):
        return unseal(base64.b64decode(holder["s"]), context=SEAL_CONTEXT)
    return str(holder.get("t") or "")


def _is_at(block: Block, anchors: set[str]) -> bool:
    """A row is one place: who spoke stands in another cell than what was said."""
    return block.get("a") in anchors or any(holder.get("a") in anchors for holder in holders(block))


def wipe_sealed(blocks: list[Block]) -> None:
    """Forget sealed text for good; its place stays."""
    for block in blocks:
        for holder in holders(block):
            if "s" in holder:
                holder["s"] = ""


def index_of_anchors(blocks: list[Block]) -> dict[str, int]:
    """Where each anchor stands in the flat list."""
    found: dict[str, int] = {}
    for i, block in enumerate(blocks):
        found.setdefault(block["a"], i)
        for holder in holders(block):
            if "a" in holder:
                found.setdefault(holder["a"], i)
    return found


def part(batch: ImportBatch, first: int, last: int) -> list[Block]:
    """The blocks from ``first`` to ``last`` (both included, 0-based), cut out by the database: a long paper stays there."""
    first, last = max(first, 0), min(last, max(first, 0) + MOST_BLOCKS)
    path = f"$[{first} to {last}]"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT jsonb_path_query_array(paper, %s::jsonpath) FROM importing_importbatch WHERE id = %s",
            [path, batch.pk],
        )
        row = cursor.fetchone()
    blocks: list[Block] = _loaded(row[0]) if row else []
    for offset, block in enumerate(blocks):
        block["i"] = first + offset
    return blocks


def heads(batch: ImportBatch, tables: Collection[int]) -> dict[int, list[Block]]:
    """The header rows of these tables, to be repeated where a part begins in the middle of one."""
    if not tables:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT jsonb_path_query_array(paper, '$[*] ? (@.H == true)') FROM importing_importbatch WHERE id = %s",
            [batch.pk],
        )
        row = cursor.fetchone()
    found: dict[int, list[Block]] = {}
    for block in _loaded(row[0]) if row else []:
        if block.get("T") in tables:
            found.setdefault(block["T"], []).append(block)
    return found


def length(batch: ImportBatch) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT jsonb_array_length(paper) FROM importing_importbatch WHERE id = %s", [batch.pk]
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _loaded(value: Any) -> list[Block]:
    return list(json.loads(value)) if isinstance(value, str) else list(value or [])
