"""Builds Word files out of raw XML, so that fixtures hold exactly the untidiness that they are for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NS = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
STAMP = (2026, 11, 1, 8, 0, 0)


def run(text: str, *, bold: bool = False, italic: bool = False, font: str = "", extra: str = "") -> str:
    """One run; a newline becomes a soft break, a tab a tab."""
    props = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    if font:
        props = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' + props
    parts = []
    for number, line in enumerate(text.split("\n")):
        if number:
            parts.append("<w:br/>")
        for place, piece in enumerate(line.split("\t")):
            if place:
                parts.append("<w:tab/>")
            parts.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"<w:r><w:rPr>{props}</w:rPr>{''.join(parts)}{extra}</w:r>"


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="a" w:date="2026-11-01T00:00:00Z">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return (
        f'<w:del w:id="2" w:author="a" w:date="2026-11-01T00:00:00Z"><w:r><w:delText xml:space="preserve">{escape(text)}'
        "</w:delText></w:r></w:del>"
    )


def footnote_ref(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: a drawing and its older double, of which only one may be read."""
    inner = "".join(paragraphs)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field_code(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def para(
    *pieces: str,
    style: str = "",
    num: tuple[int, int] | None = None,
    centred: bool = False,
    bold: bool = False,
    font: str = "",
) -> str:
    """A paragraph of plain texts and ready runs (those beginning with ``<w:`` are taken as they are)."""
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        props += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    if centred:
        props += '<w:jc w:val="center"/>'
    body = "".join(piece if piece.startswith("<w:") else run(piece, bold=bold, font=font) for piece in pieces)
    return f"<w:p><w:pPr>{props}</w:pPr>{body}</w:p>"


def sdt(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@dataclass
class TC:
    """A table cell: paragraphs (texts or XML), how many columns it spans, "restart"/"continue" of a vertical merge."""

    content: str | Sequence[str] = ""
    span: int = 1
    merge: str = ""
    bold: bool = False

    def xml(self) -> str:
        parts = [self.content] if isinstance(self.content, str) else list(self.content)
        paragraphs = "".join(part if part.startswith("<w:") else para(part, bold=self.bold) for part in parts)
        props = (f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else "") + (
            f'<w:vMerge w:val="{self.merge}"/>'
            if self.merge == "restart"
            else "<w:vMerge/>"
            if self.merge
            else ""
        )
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{paragraphs or '<w:p/>'}</w:tc>"


def table(*rows: Sequence[TC | str], headers: int = 0) -> str:
    xml = []
    for number, row in enumerate(rows):
        props = "<w:trPr><w:tblHeader/></w:trPr>" if number < headers else ""
        cells = "".join((cell if isinstance(cell, TC) else TC(cell)).xml() for cell in row)
        xml.append(f"<w:tr>{props}{cells}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(xml)}</w:tbl>"


def national_head(
    left: str, number: str = "Số: …/BC-HĐND", place: str = "Thanh Hóa, ngày 12 tháng 11 năm 2026"
) -> str:
    """The head of an official paper: two columns without borders."""
    return table(
        [TC([para(left, bold=True, centred=True), para(number, centred=True)]),
         TC([para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, centred=True),
             para("Độc lập - Tự do - Hạnh phúc", bold=True, centred=True), para(place, centred=True)])],
    )  # fmt: skip


def signatures(left: str, right: str) -> str:
    return table(
        [TC([para("Nơi nhận:", bold=True), "- Thường trực HĐND tỉnh;", "- Ban Thường trực UBMTTQ tỉnh;", "- Lưu: VT."]),
         TC([para(left, bold=True, centred=True), para(right, bold=True, centred=True)])],
    )  # fmt: skip


STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles {W}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục tự đánh số"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""

# list 1: "1." "a)" "-"; list 2: "I." "1." "1.1."; list 3: bullets from the Symbol font; list 4: list 1 begun anew
NUMBERING = f"""<?xml version="1.0" encoding="UTF-8"?><w:numbering {W}>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


@dataclass
class Docx:
    """A Word file in the making."""

    body: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    extra: dict[str, bytes] = field(default_factory=dict)

    def add(self, *parts: str) -> Docx:
        """Paragraphs: ready XML, ``**bold``, or plain text."""
        for part in parts:
            if part.startswith("<w:"):
                self.body.append(part)
            elif part.startswith("**"):
                self.body.append(para(part[2:], bold=True))
            else:
                self.body.append(para(part))
        return self

    def bytes(self) -> bytes:
        notes = "".join(
            f'<w:footnote w:id="{number}">{para(text)}</w:footnote>'
            for number, text in enumerate(self.footnotes, 1)
        )
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            "word/footnotes.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {NS}>'
            f'<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>{notes}</w:footnotes>',
            "word/header1.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:hdr {NS}>{para("Dự thảo lần 2 đề nghị không phát hành")}</w:hdr>',
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {NS}><w:body>{"".join(self.body)}'
            "<w:sectPr/></w:body></w:document>",
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in {**parts, **self.extra}.items():
                info = zipfile.ZipInfo(name, STAMP)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
        return out.getvalue()
