"""Reads a written .docx back as a word processor would: every paragraph with the look that it has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

_ALIGN = {"both": "justified"}


@dataclass(frozen=True)
class Line:
    """A paragraph as printed; ``indent`` in millimetres, ``size`` in points."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    color: str
    align: str
    indent: float
    after: float
    before: float
    spacing: float
    style: str
    keep_next: bool


def opened(file: bytes) -> Document:
    return docx.Document(io.BytesIO(file))


def lines(file: bytes) -> list[Line]:
    """All paragraphs with text in reading order, those in tables included."""
    document = opened(file)
    return [_line(each) for each in _paragraphs(document) if each.text]


def texts(file: bytes) -> list[str]:
    return [line.text for line in lines(file)]


def line(file: bytes, start: str) -> Line:
    """The one paragraph that begins so."""
    found = [each for each in lines(file) if each.text.startswith(start)]
    assert len(found) == 1, f"{len(found)} paragraphs begin with {start!r}"
    return found[0]


def part(file: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return etree.fromstring(parts.read(name))


def names(file: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return parts.namelist()


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document._body)


def _line(paragraph: Paragraph) -> Line:
    style = paragraph.style
    runs = [run for run in paragraph.runs if run.text]
    shaped, font = style.paragraph_format, style.font
    first = runs[0].font
    # The letters of the run and those of its style must agree.
    assert bool(first.bold) == bool(font.bold)
    assert bool(first.italic) == bool(font.italic)
    align = paragraph._p.pPr.find(qn("w:jc"))
    aligned = (
        align.get(qn("w:val")) if align is not None else style.element.pPr.find(qn("w:jc")).get(qn("w:val"))
    )
    return Line(
        text=paragraph.text,
        font=first.name or "",
        size=first.size.pt,
        bold=bool(first.bold),
        italic=bool(first.italic),
        color=str(first.color.rgb or ""),
        align=_ALIGN.get(aligned, aligned),
        indent=round((shaped.first_line_indent or 0) / 36000, 1),
        after=shaped.space_after.pt,
        before=shaped.space_before.pt,
        spacing=float(shaped.line_spacing if isinstance(shaped.line_spacing, float) else 0),
        style=style.name,
        keep_next=paragraph._p.pPr.find(qn("w:keepNext")) is not None or bool(shaped.keep_with_next),
    )
