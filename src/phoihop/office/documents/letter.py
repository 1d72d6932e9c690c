"""An official letter (công văn). Source: Decree 30/2020/NĐ-CP, Annex III, form 1.5."""

from __future__ import annotations

from phoihop.office.documents import looks
from phoihop.office.documents.blocks import write_annexes, write_blocks
from phoihop.office.documents.content import Items, Letter
from phoihop.office.documents.heads import body_name
from phoihop.office.documents.layout import Sheet
from phoihop.office.documents.package import Properties
from phoihop.office.documents.parts import write_addressees, write_foot, write_head
from phoihop.office.documents.typography import printable


def render_letter(content: Letter) -> bytes:
    """The letter as a .docx file; equal content gives equal bytes."""
    sheet = Sheet(
        Properties(
            title=printable(content.abstract),
            subject=printable(content.number_text),
            body=printable(body_name(content.head)),
            category="Công văn",
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
        letter_abstract=content.abstract,
        urgency=content.urgency,
        is_draft=content.is_draft,
    )
    write_addressees(sheet, content.addressees)
    for text in content.paragraphs:
        sheet.write(looks.TEXT, text)
    write_blocks(sheet, [Items(content.items), *([content.table] if content.table else [])])
    for text in content.closing:
        sheet.write(looks.TEXT, text)
    sheet.end_text()
    write_foot(
        sheet, (content.signature,), content.recipients, drafter_code=content.drafter_code, link=content.link
    )
    sheet.gap()
    write_annexes(sheet, content.annexes)
    return sheet.file()
