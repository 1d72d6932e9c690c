"""QR codes of public and one-time addresses, for paper and for the screen."""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno

QUIET_ZONE = 4  # modules of white on each side, as the standard asks


@dataclass(frozen=True, slots=True)
class QrPath:
    """A code as one SVG path in a square of ``size`` units, the white border included."""

    size: int
    path: str


def qr_png(text: str, *, scale: int = 8) -> bytes:
    """The code as a black-and-white PNG; ``scale`` is the side of a module in pixels."""
    buffer = io.BytesIO()
    _code(text).save(buffer, kind="png", scale=scale, border=QUIET_ZONE)
    return buffer.getvalue()


def qr_path(text: str) -> QrPath:
    """The code for ``<svg viewBox="0 0 size size"><path d="path"/></svg>``, which needs no inline style."""
    rows = [bytes(row) for row in _code(text).matrix]
    return QrPath(len(rows) + 2 * QUIET_ZONE, "".join(_bars(y, row) for y, row in enumerate(rows)))


def _code(text: str) -> segno.QRCode:
    # Level M survives a stamp or a crease; a Micro QR code is not read by every telephone.
    return segno.make(text, error="m", micro=False)


def _bars(y: int, row: bytes) -> str:
    """The dark modules of a row as horizontal bars."""
    bars, x = [], 0
    while x < len(row):
        if row[x]:
            start = x
            while x < len(row) and row[x]:
                x += 1
            bars.append(f"M{start + QUIET_ZONE} {y + QUIET_ZONE}h{x - start}v1h-{x - start}z")
        else:
            x += 1
    return "".join(bars)
