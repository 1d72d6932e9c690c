"""The WordprocessingML that python-docx has no way to write: one small function per element."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["Element", "borders", "cell", "node", "row", "run", "simple_text", "table", "twips"]

TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


def node(tag: str, *children: Element, **attributes: str | int) -> Element:
    """``node("spacing", before=120)`` → ``<w:spacing w:before="120"/>``; everything is in the namespace w."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def simple_text(tag: str, text: str) -> Element:
    """An element that holds text; its spaces are kept as they are."""
    made = node(tag)
    made.text = text
    if text != text.strip() or "  " in text:
        made.set(qn("xml:space"), "preserve")
    return made


def run(properties: Element, content: Element) -> Element:
    return node("r", properties, content)


def borders(tag: str, *sides: str, size: int = 4, space: int = 0, color: str = "auto") -> Element:
    """Single lines on the named sides; ``size`` in eighths of a point."""
    return node(tag, *(node(side, val="single", sz=size, space=space, color=color) for side in sides))


def table(
    widths: list[int], *rows: Element, properties: list[Element] | None = None, margin: int = 0
) -> Element:
    """A table of fixed columns; ``widths`` and the side ``margin`` of its cells in twips."""
    setup = node("tblPr", node("tblW", w=sum(widths), type="dxa"))
    setup.extend(properties or [])
    setup.append(node("tblLayout", type="fixed"))
    sides = [node(side, w=margin, type="dxa") for side in ("left", "right")]
    setup.append(node("tblCellMar", *sides))
    return node("tbl", setup, node("tblGrid", *(node("gridCol", w=width) for width in widths)), *rows)


def row(*cells: Element, is_header: bool = False, height: int = 0) -> Element:
    """A row that no page break tears; ``is_header`` repeats it on every page, ``height`` (twips) is exact."""
    properties = node("trPr", node("cantSplit"))
    if height:
        properties.append(node("trHeight", val=height, hRule="exact"))
    if is_header:
        properties.append(node("tblHeader"))
    return node("tr", properties, *cells)


def cell(width: int, *content: Element, span: int = 1, middle: bool = False) -> Element:
    """A cell; its content must end with a paragraph."""
    properties = node("tcPr", node("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(node("gridSpan", val=span))
    if middle:
        properties.append(node("vAlign", val="center"))
    return node("tc", properties, *content)
