"""Documents with the name of their type. Source: Decree 30/2020/NĐ-CP, Annex III, forms 1.4, 1.7 and 1.9."""

from __future__ import annotations

from phoihop.office.documents import looks
from phoihop.office.documents.blocks import write_annexes, write_blocks, write_sections
from phoihop.office.documents.content import NamedDocument
from phoihop.office.documents.heads import body_name
from phoihop.office.documents.layout import Sheet
from phoihop.office.documents.package import Properties
from phoihop.office.documents.parts import write_addressees, write_foot, write_head, write_rule
from phoihop.office.documents.typography import bare, paragraphs_of, printable


def render_named(content: NamedDocument) -> bytes:
    """The document as a .docx file; equal content gives equal bytes."""
    title = f"{content.type_name.capitalize()} {content.abstract}"
    sheet = Sheet(
        Properties(
            title=printable(title),
            subject=printable(content.number_text),
            body=printable(body_name(content.head)),
            category=printable(content.type_name.capitalize()),
            issued_on=content.issued_on,
        ),
        is_draft=content.is_draft,
        contact=content.head.contact,
    )
    write_head(
        sheet,
        content.head,
        number_text=content.number_text,
        issued_on=content.issued_on,
        is_dated=content.is_dated,
        urgency=content.urgency,
        is_draft=content.is_draft,
    )
    _write_title(sheet, content)
    write_addressees(sheet, content.addressees)
    _write_grounds(sheet, content.grounds)
    write_blocks(sheet, content.blocks)
    write_sections(sheet, content.sections)
    for text in content.closing:
        sheet.write(looks.TEXT, text)
    sheet.end_text()
    write_foot(sheet, content.signatures, content.recipients, drafter_code=content.drafter_code)
    sheet.gap()
    write_annexes(sheet, content.annexes)
    return sheet.file()


def _write_title(sheet: Sheet, content: NamedDocument) -> None:
    sheet.write(looks.TYPE_NAME, content.type_name)
    sheet.write(looks.ABSTRACT, content.abstract)
    lines = paragraphs_of(content.abstract)
    if lines:
        write_rule(sheet, lines[-1], looks.ABSTRACT)


def _write_grounds(sheet: Sheet, grounds: tuple[str, ...]) -> None:
    """Each ground on its own line in italics, with ";", the last with ".". Source: Annex I, II.6.a."""
    lines = [line for line in map(bare, grounds) if line]
    for number, line in enumerate(lines, 1):
        sheet.write(looks.GROUNDS, line + (";" if number < len(lines) else "."))
