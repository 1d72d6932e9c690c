"""The page: paper, margins, page numbers, sections; and the sheet on which a document is written down.

Source: Decree 30/2020/NĐ-CP, Annex I, part I. Lengths in millimetres.
"""

from __future__ import annotations

import io

from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section as PageSection
from docx.section import _BaseHeaderFooter as PageEdge
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from phoihop.office.documents import looks
from phoihop.office.documents.looks import paragraph, run_properties
from phoihop.office.documents.package import Properties, empty_document, file_of
from phoihop.office.documents.typography import END, ended, paragraphs_of, printable
from phoihop.office.documents.xml import Element, borders, node, run, simple_text

PAPER = (210, 297)
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
EDGE = 10  # header and footer, from the edge of the paper
TEXT_WIDTH = PAPER[0] - LEFT - RIGHT
LANDSCAPE_WIDTH = PAPER[1] - LEFT - RIGHT
DRAFT_MARK = "Dự thảo"


class Sheet:
    """A document being written, from the top down; ``width`` is that of the text in the present section."""

    def __init__(self, properties: Properties, *, is_draft: bool, contact: str = "") -> None:
        self.width = TEXT_WIDTH
        self._document: Document = empty_document(properties)
        self._end = self._document.element.body.get_or_add_sectPr()
        section = self._document.sections[0]
        self._shape(section, is_landscape=False)
        section.different_first_page_header_footer = True
        _fill(section.header, _page_number())
        _fill(section.first_page_header, paragraph(looks.PAGE_NUMBER))
        self._draft_mark = DRAFT_MARK if is_draft else ""
        _fill(section.footer, paragraph(looks.DRAFT, self._draft_mark, size=11))
        _fill(section.first_page_footer, *_contact(contact))

    def add(self, *elements: Element) -> None:
        for element in elements:
            self._end.addprevious(element)

    def write(self, look: looks.Look, text: str) -> None:
        """Every line of the text as a paragraph in the look."""
        self.add(*(paragraph(look, line) for line in paragraphs_of(text)))

    def end_text(self) -> None:
        """Close the text with "./." and keep its end with the signature that follows. Source: Annex III."""
        last = self._end.getprevious()
        if last is not None and last.tag == qn("w:p") and last.style == looks.TEXT.key:
            written = last.findall(".//" + qn("w:t"))[-1]
            written.text = ended(written.text)
            last.pPr.find(qn("w:pStyle")).addnext(node("keepNext"))
        else:
            self.add(paragraph(looks.TEXT, END, align="right", keep_next=True))

    def gap(self) -> None:
        """The paragraph that must stand between two tables and at the end, as low as the format allows."""
        self.add(paragraph(looks.GAP))

    def picture(self, place: Element, image: bytes, *, side: float, description: str) -> None:
        """A square image in a paragraph of the sheet, with words for who cannot see it."""
        held = WordParagraph(place, self._document._body).add_run()
        shape = held.add_picture(io.BytesIO(image), width=Mm(side))
        shape._inline.docPr.set("descr", printable(description))
        for edge in ("distT", "distB", "distL", "distR"):
            # Left out, a word processor may take a default of its own.
            shape._inline.set(edge, "0")

    def new_section(self, *, is_landscape: bool) -> None:
        """What follows stands on pages of its own, counted from 1 again (annexes: Annex I, I.7)."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        carrier = self._end.getprevious()
        carrier.style = looks.GAP.key
        self._shape(section, is_landscape=is_landscape)
        _fill(section.first_page_footer, paragraph(looks.DRAFT, self._draft_mark, size=11))
        if self._end.find(qn("w:pgNumType")) is None:
            self._end.find(qn("w:pgMar")).addnext(node("pgNumType", start=1))

    def file(self) -> bytes:
        return file_of(self._document)

    def _shape(self, section: PageSection, *, is_landscape: bool) -> None:
        """A sheet turned on its side keeps the same four margins."""
        wide, high = reversed(PAPER) if is_landscape else PAPER
        section.orientation = WD_ORIENTATION.LANDSCAPE if is_landscape else WD_ORIENTATION.PORTRAIT
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
        section.header_distance = section.footer_distance = Mm(EDGE)
        self.width = LANDSCAPE_WIDTH if is_landscape else TEXT_WIDTH


def _fill(edge: PageEdge, *elements: Element) -> None:
    edge.is_linked_to_previous = False
    for old in list(edge._element):
        edge._element.remove(old)
    edge._element.extend(elements)


def _page_number() -> Element:
    """Arabic figures in the middle of the top margin, size 13. Source: Annex I, I.7."""
    made = paragraph(looks.PAGE_NUMBER)
    steps = [
        node("fldChar", fldCharType="begin"),
        simple_text("instrText", " PAGE "),
        node("fldChar", fldCharType="separate"),
        simple_text("t", "2"),
        node("fldChar", fldCharType="end"),
    ]
    made.extend([run(run_properties(looks.PAGE_NUMBER), step) for step in steps])
    return made


def _contact(text: str) -> list[Element]:
    """Address and telephone at the foot of page 1, under a line of full width. Source: Annex I, II.13."""
    lines = paragraphs_of(text) or [""]
    rule = borders("pBdr", "top", space=4) if text else None
    return [paragraph(looks.CONTACT, line, rule=rule if not at else None) for at, line in enumerate(lines)]
