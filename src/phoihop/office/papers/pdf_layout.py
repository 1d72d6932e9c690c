"""From characters with places to lines and paragraphs, and from ruling lines to a grid of cells. Pure geometry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from statistics import median

_LABEL = re.compile(
    r"^(?:[IVXLC]{1,6}[.)]|\d{1,3}(?:\.\d{1,3})*[.)/]|[a-zđA-Z][.)]|[-+•*–●▪]|Điều \d|Câu \d|Câu hỏi \d)\s*\S"
)
_ENDS = re.compile(r"[.!?;:…”\"]\)?$|\./\.$")
_NEAR = 3.0


@dataclass(slots=True)
class Glyph:
    char: str
    left: float
    right: float
    y: float  # baseline, growing upwards
    size: float
    bold: bool = False
    spaced: bool = False  # pdfium saw a gap before it


@dataclass(slots=True)
class Line:
    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool

    @property
    def is_page_number(self) -> bool:
        return bool(re.fullmatch(r"[-–\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*", self.text))


@dataclass(slots=True)
class Paragraph:
    lines: list[Line]
    centred: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    def continues(self, before: str) -> bool:
        """Is this the rest of a paragraph broken by a page end?"""
        first = self.text[:1]
        return (
            bool(before)
            and not _ENDS.search(before)
            and (first.islower() or first in ",;)")
            and not self.centred
        )


def lines(glyphs: list[Glyph]) -> list[Line]:
    """Glyphs on one baseline, left to right; a wide gap starts another line (two columns side by side)."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.y):
        if rows and abs(rows[-1][0].y - glyph.y) < 0.35 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found: list[Line] = []
    for row in rows:
        row.sort(key=lambda g: g.left)
        part: list[Glyph] = []
        for glyph in row:
            if part and glyph.left - part[-1].right > 2.2 * glyph.size and not glyph.char.isspace():
                found.append(_line(part))
                part = []
            if part or not glyph.char.isspace():
                part.append(glyph)
        if part:
            found.append(_line(part))
    return [line for line in found if line.text]


def _line(glyphs: list[Glyph]) -> Line:
    text: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        gap = glyph.left - before.right if before else 0.0
        if before and (gap > 0.17 * glyph.size or (glyph.spaced and gap > -0.5 * glyph.size)):
            text.append(" ")
        text.append(glyph.char)
        before = glyph
    seen = [glyph for glyph in glyphs if glyph.char.isalnum()]
    last = next((glyph for glyph in reversed(glyphs) if not glyph.char.isspace()), glyphs[-1])
    return Line(
        " ".join("".join(text).split()),
        glyphs[0].left,
        last.right,
        glyphs[0].y,
        median(glyph.size for glyph in glyphs),
        bool(seen) and sum(glyph.bold for glyph in seen) > 0.5 * len(seen),
    )


def paragraphs(found: list[Line]) -> list[Paragraph]:
    """Lines joined into paragraphs: a number, an indent, a short line before or a wide gap begins a new one."""
    if not found:
        return []
    left = min(line.left for line in found)
    right = max(line.right for line in found)
    gaps = [a.y - b.y for a, b in zip(found, found[1:], strict=False) if 0 < a.y - b.y < 4 * a.size]
    usual = median(gaps) if gaps else 0.0
    result: list[Paragraph] = []
    for line in found:
        centred = _is_centred(line, left, right)
        if result and not _begins(line, result[-1], left, right, usual, centred):
            result[-1].lines.append(line)
        else:
            result.append(Paragraph([line], centred))
    return result


def _is_centred(line: Line, left: float, right: float) -> bool:
    before, after = line.left - left, right - line.right
    return before > 0.12 * (right - left) and abs(before - after) < 0.15 * (before + after)


def _is_full(line: Line, left: float, right: float) -> bool:
    """A line as wide as its column is neither centred nor not."""
    return (right - left) - (line.right - line.left) < 0.25 * (right - left)


def _begins(line: Line, current: Paragraph, left: float, right: float, usual: float, centred: bool) -> bool:
    last = current.lines[-1]
    if last.y - line.y <= 0.2 * line.size:  # beside it, not below
        return True
    if _LABEL.match(line.text):
        return True
    if centred != current.centred and not _is_full(line, left, right) and not _is_full(last, left, right):
        return not (current.centred and line.bold and last.bold)
    gap = last.y - line.y
    if usual and gap > 1.6 * usual:
        return True
    if centred:
        return line.bold != last.bold
    indent = line.left - left
    width = right - left
    if (
        indent > 1.2 * line.size
        and indent > (current.lines[0].left - left if len(current.lines) > 1 else 0) - 1
    ):
        hanging = len(current.lines) > 1 and abs(current.lines[-1].left - line.left) < 2
        if not hanging:
            return True
    short = right - last.right > max(0.12 * width, _first_word(line))
    if short and (_ENDS.search(last.text) or line.bold != last.bold or line.text[:1].isupper()):
        return True
    return line.bold != last.bold and bool(_ENDS.search(last.text))


def _first_word(line: Line) -> float:
    """About how wide the first word of a line is: had there been room for it, it would stand on the line before."""
    word = line.text.split(" ", 1)[0]
    return (line.right - line.left) * (len(word) + 1) / max(len(line.text), 1)


@dataclass(slots=True)
class Grid:
    """Cells between ruling lines; ``_owner`` gives for each basic cell the upper left one that it is merged with."""

    xs: list[float]
    ys: list[float]  # from the top down
    _owner: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return len(self.xs) - 1

    @property
    def height(self) -> int:
        return len(self.ys) - 1

    @property
    def top(self) -> float:
        return self.ys[0]

    def owner(self, row: int, col: int) -> tuple[int, int]:
        return self._owner.get((row, col), (row, col))

    def find(self, x: float, y: float) -> tuple[int, int] | None:
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        col = sum(x > edge for edge in self.xs[1:-1])
        row = sum(y < edge for edge in self.ys[1:-1])
        return row, col


Rule = tuple[float, float, float]


def grids(horizontal: list[Rule], vertical: list[Rule]) -> list[Grid]:
    """Group ruling lines that touch, and make a grid of every group that encloses at least two cells."""
    h, v = _joined(horizontal), _joined(vertical)
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for rule in h:
        touching = [
            x
            for x in v
            if rule[1] - _NEAR <= x[0] <= rule[2] + _NEAR and x[1] - _NEAR <= rule[0] <= x[2] + _NEAR
        ]
        if not touching:
            continue
        own: tuple[list[Rule], list[Rule]] = ([rule], touching)
        rest = []
        for group in groups:
            if any(x in group[1] for x in touching):
                own = (group[0] + own[0], group[1] + [x for x in own[1] if x not in group[1]])
            else:
                rest.append(group)
        groups = [*rest, own]
    found = [grid for group in groups if (grid := _grid(*group)) is not None]
    return sorted(found, key=lambda grid: -grid.top)


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one ruling line (a border drawn cell by cell) as one."""
    result: list[Rule] = []
    for place, start, end in sorted(rules):
        for number in range(len(result) - 1, -1, -1):
            other = result[number]
            if place - other[0] > 2.0:
                number = -1
                break
            if start <= other[2] + _NEAR and end >= other[1] - _NEAR:
                result[number] = (other[0], min(start, other[1]), max(end, other[2]))
                break
        else:
            number = -1
        if number == -1:
            result.append((place, start, end))
    return result


def _grid(horizontal: list[Rule], vertical: list[Rule]) -> Grid | None:
    xs = _distinct([rule[0] for rule in vertical])
    ys = _distinct([rule[0] for rule in horizontal])[::-1]
    if len(xs) < 3 or len(ys) < 2:
        return None
    grid = Grid(xs, ys)
    for r in range(grid.height):
        middle = (ys[r] + ys[r + 1]) / 2
        for c in range(grid.width):
            centre = (xs[c] + xs[c + 1]) / 2
            if c and not any(abs(x - xs[c]) < _NEAR and a <= middle <= b for x, a, b in vertical):
                grid._owner[r, c] = grid.owner(r, c - 1)
            elif r and not any(abs(y - ys[r]) < _NEAR and a <= centre <= b for y, a, b in horizontal):
                grid._owner[r, c] = grid.owner(r - 1, c)
    return grid


def _distinct(values: list[float]) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _NEAR:
            result.append(value)
    return result
