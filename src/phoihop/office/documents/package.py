"""The .docx file itself: an empty one to begin with, the same bytes for the same content at the end.

Begins with nothing but what we write: python-docx's sample brings 160 styles, other fonts, a thumbnail.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime

import docx
from docx.document import Document
from docx.oxml.ns import nsdecls

from phoihop.office.documents import looks

# The earliest moment that a zip can hold: the time of making must not change the file.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FONTS = " ".join(f'w:{script}="{looks.FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
_LETTERS = f'<w:rFonts {_FONTS}/><w:sz w:val="28"/><w:szCs w:val="28"/>'
_LANGUAGE = f'<w:lang w:val="{looks.LANGUAGE}" w:eastAsia="{looks.LANGUAGE}" w:bidi="ar-SA"/>'
_NO_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))

_PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>
        <Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/>
        <Override PartName="/word/settings.xml" ContentType="{_OFFICE}.settings+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
        <Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>
        </Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
        <Relationship Id="rId1" Type="{_RELATION}/styles" Target="styles.xml"/>
        <Relationship Id="rId2" Type="{_RELATION}/settings" Target="settings.xml"/></Relationships>""",
    "word/document.xml": f"<w:document {nsdecls('w', 'r', 'wp')}><w:body><w:sectPr/></w:body></w:document>",
    "word/styles.xml": f"""<w:styles {nsdecls("w")}>
        <w:docDefaults><w:rPrDefault><w:rPr>{_LETTERS}{_LANGUAGE}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
        <w:pPr><w:widowControl/></w:pPr><w:rPr>{_LETTERS}</w:rPr></w:style>
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
        <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr>
        </w:style></w:styles>""",
    # Mode 15 is today's Word; without it Word opens the file as an old one.
    "word/settings.xml": f"""<w:settings {nsdecls("w")}><w:zoom w:percent="100"/>
        <w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"
        w:uri="http://schemas.microsoft.com/office/word"/></w:compat>
        <w:themeFontLang w:val="{looks.LANGUAGE}"/><w:decimalSymbol w:val=","/>
        <w:listSeparator w:val=";"/></w:settings>""",
}


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; the author is the issuing body, never a person."""

    title: str
    subject: str
    body: str
    category: str
    issued_on: date | None


def empty_document(properties: Properties) -> Document:
    """A document without text, with our styles and its properties set."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        for name, text in _PARTS.items():
            parts.writestr(name, _XML + text)
    buffer.seek(0)
    document = docx.Document(buffer)
    document.styles.element.extend([looks.style(look) for look in looks.ALL])
    _describe(document, properties)
    return document


def _describe(document: Document, properties: Properties) -> None:
    core = document.core_properties
    core.title, core.subject = properties.title[:255], properties.subject[:255]
    core.category = properties.category[:255]
    core.author = core.last_modified_by = properties.body[:255]
    core.language = looks.LANGUAGE
    core.comments = core.keywords = ""
    core.revision = 1
    # A draft has no date yet, and a date of making would change the file.
    issued = datetime.combine(properties.issued_on or date(*_MOMENT[:3]), datetime.min.time())
    core.created = core.modified = issued


def file_of(document: Document) -> bytes:
    """The bytes of the file: the same for the same document, whenever and wherever it is written."""
    written = io.BytesIO()
    document.save(written)
    same = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _MOMENT)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            fixed.create_system = 3
            target.writestr(fixed, source.read(entry))
    return same.getvalue()
