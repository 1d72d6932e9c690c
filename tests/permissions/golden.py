"""The golden file: one line for each address and method, one column for each role."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

from tests.permissions.asking import ROLES

GOLDEN = Path(__file__).with_name("matrix.tsv")
HEAD = "\t".join(["address", "method", *ROLES])


def in_order(line: str) -> list[str]:
    return line.split("\t")[:2]


def lines() -> list[str]:
    """As they stand, without the head."""
    head, *rest = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert head == HEAD
    return rest


def rows() -> list[dict[str, str]]:
    """Each line by the names of its columns."""
    head = HEAD.split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines()]


def write_down(made: list[str], is_mine: Callable[[str], bool]) -> None:
    """One part's lines instead of those that stand there; the others' stay, whichever process writes them."""
    with GOLDEN.open("r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        others = [line for line in file.read().splitlines()[1:] if not is_mine(line)]
        file.seek(0)
        file.writelines(f"{line}\n" for line in [HEAD, *sorted([*others, *made], key=in_order)])
        file.truncate()
