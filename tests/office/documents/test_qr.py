"""QR codes: the picture on paper and the path on screen show the same modules."""

from __future__ import annotations

import re
import zlib

import segno

from phoihop.office.documents.qr import QUIET_ZONE, qr_path, qr_png

ADDRESS = "https://phoihop.example.vn/kn/KN-2026-0413/"


def _modules_of_path(path: str) -> set[tuple[int, int]]:
    bars = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{w}v1h-{back}z" for x, y, w, back in bars) == path
    assert all(wide == back for _, _, wide, back in bars)
    return {(int(x) + step, int(y)) for x, y, wide, _ in bars for step in range(int(wide))}


def _modules_of_png(png: bytes, scale: int) -> tuple[int, set[tuple[int, int]]]:
    """A reader of just this kind of picture: one bit per pixel, no filter."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    side = int.from_bytes(png[16:20], "big")
    assert png[24] == 1
    start = png.index(b"IDAT")
    length = int.from_bytes(png[start - 4 : start], "big")
    raw = zlib.decompress(png[start + 4 : start + 4 + length])
    step = (side + 7) // 8 + 1
    dark = set()
    for y in range(0, side, scale):
        row = raw[y * step : (y + 1) * step]
        assert row[0] == 0
        bits = "".join(f"{byte:08b}" for byte in row[1:])
        dark |= {(x // scale, y // scale) for x in range(0, side, scale) if bits[x] == "0"}
    return side // scale, dark


def test_both_forms_show_the_same_code_with_its_white_border() -> None:
    path = qr_path(ADDRESS)
    size, dark = _modules_of_png(qr_png(ADDRESS, scale=8), 8)
    assert size == path.size
    assert _modules_of_path(path.path) == dark
    expected = segno.make(ADDRESS, error="m", micro=False).matrix
    assert dark == {
        (x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(expected) for x, bit in enumerate(row) if bit
    }


def test_another_address_is_another_code_and_the_same_is_the_same() -> None:
    assert qr_png(ADDRESS) == qr_png(ADDRESS)
    assert qr_png(ADDRESS) != qr_png(f"{ADDRESS}x")
