"""What an importer hands to the pipeline: the paper as it is, and the items found in it, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from phoihop.base.importing.models import ItemStatus

Block = dict[str, Any]


class CannotRead(Exception):
    """The paper cannot be read; the message names the place and says what to do."""


@dataclass(frozen=True)
class Message:
    """Something to look at: a code for programs, one line for people."""

    code: str
    text: str

    def as_json(self) -> dict[str, str]:
        return {"code": self.code, "text": self.text}


@dataclass
class Draft:
    """One item found. ``anchors`` are the places that it came from, the first one is where it begins.

    A secret draft keeps its words in ``words`` only until the pipeline seals them.
    """

    words: str
    anchors: tuple[str, ...]
    proposal: dict[str, Any] = field(default_factory=dict)
    status: ItemStatus = ItemStatus.CERTAIN
    messages: list[Message] = field(default_factory=list)
    identity: str = ""

    @property
    def is_secret(self) -> bool:
        return self.status == ItemStatus.SECRET


@dataclass
class Found:
    """The outcome of reading: blocks of the paper, items one after another, what to know of the whole."""

    layout: str
    blocks: list[Block]
    items: Iterator[Draft]
    total: int
    warnings: list[Message] = field(default_factory=list)
