"""The parts that every document has: the head in two columns, the addressees, Nơi nhận and the signature.

Source: Decree 30/2020/NĐ-CP, Annex I, part II, and the sketch of the page at its end. Lengths in millimetres.
"""

from __future__ import annotations

from datetime import date

from phoihop.office.documents import looks
from phoihop.office.documents.breaks import by_meaning
from phoihop.office.documents.content import Head, OneTimeLink, Recipients, SignatureBlock, Urgency
from phoihop.office.documents.dates import place_and_date
from phoihop.office.documents.layout import DRAFT_MARK, Sheet
from phoihop.office.documents.looks import Look, paragraph
from phoihop.office.documents.metrics import text_width
from phoihop.office.documents.typography import bare, paragraphs_of, printable
from phoihop.office.documents.xml import Element, borders, cell, node, row, table, twips

NATIONAL_NAME = "Cộng hòa xã hội chủ nghĩa Việt Nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

# About 45 to 55; the national name in size 12 needs 88.3 mm.
HEAD_COLUMNS = (75.0, 90.0)
STAMP_HEIGHT = 8
STAMP_WIDTHS = {Urgency.FLASH: 30, Urgency.VERY_URGENT: 40, Urgency.URGENT: 20}
ADDRESSEES_FROM = 30
QR_SIDE = 24


def write_head(
    sheet: Sheet,
    head: Head,
    *,
    number_text: str,
    issued_on: date | None,
    letter_abstract: str = "",
    is_dated: bool = True,
    urgency: Urgency | None = None,
    is_draft: bool = False,
) -> None:
    """Bodies, number, abstract of a letter on the left; national name, motto, place and date on the right."""
    left, right = HEAD_COLUMNS
    superior = _name_lines(head.superior, looks.SUPERIOR, left)
    issuing = _name_lines(head.body, looks.BODY_NAME, left)
    bodies = [paragraph(looks.SUPERIOR, line) for line in superior]
    bodies += [paragraph(looks.BODY_NAME, line) for line in issuing]
    bodies.append(_rule_under("".join(issuing[-1:]), looks.BODY_NAME, left, share=0.4))
    nation = [
        paragraph(looks.NATIONAL_NAME, NATIONAL_NAME),
        paragraph(looks.MOTTO, MOTTO),
        _rule_under(MOTTO, looks.MOTTO, right, share=1),
    ]
    number = [paragraph(looks.NUMBER, printable(number_text))]
    if letter_abstract:
        number.append(paragraph(looks.LETTER_ABSTRACT, abstract_line(letter_abstract)))
    if urgency:
        number += _stamp(looks.STAMP, urgency.value, STAMP_WIDTHS[urgency], left)
    if is_draft:
        number += _stamp(looks.DRAFT, DRAFT_MARK, 30, left)
    day = place_and_date(printable(head.place), issued_on) if is_dated else ""
    sheet.add(
        _columns(HEAD_COLUMNS, [bodies, nation], [number, [paragraph(looks.PLACE_DATE, day)]]),
    )


def abstract_line(abstract: str) -> str:
    """What stands under the number of a letter."""
    return f"V/v {' '.join(paragraphs_of(abstract))}"


def write_rule(sheet: Sheet, under: str, look: Look) -> None:
    """The line under the abstract, a third to a half of the text's last line. Source: Annex I, II.5.a."""
    sheet.add(_rule_under(under, look, sheet.width, share=0.4, rule=looks.TITLE_RULE))


def write_addressees(sheet: Sheet, addressees: tuple[str, ...]) -> None:
    """One addressee on the line of "Kính gửi:"; several below one another, their dashes under the colon.

    Source: Decree 30/2020/NĐ-CP, Annex I, II.9.a.
    """
    names = [name for name in map(bare, addressees) if name]
    if len(names) > 1:
        start = ADDRESSEES_FROM
        colon = start + text_width("Kính gửi", looks.ADDRESSEES.size)
        dash = text_width("- ", looks.ADDRESSEE.size)
        sheet.add(paragraph(looks.ADDRESSEES, "Kính gửi:", sides=(twips(start), 0), keep_next=True))
        ends = [";"] * (len(names) - 1) + ["."]
        sides, hang = (twips(colon + dash), 0), twips(dash)
        for name, end in zip(names, ends, strict=True):
            sheet.add(paragraph(looks.ADDRESSEE, f"- {name}{end}", sides=sides, hanging=hang))
        sheet.add(paragraph(looks.SPACE))
    elif names:
        line = f"Kính gửi: {names[0]}"
        if text_width(line, looks.ADDRESSEES.size) < sheet.width - 2 * looks.INDENT:
            sheet.add(paragraph(looks.ADDRESSEES, line, align="center"))
        else:
            hang = twips(text_width("Kính gửi: ", looks.ADDRESSEES.size))
            sides = (twips(looks.INDENT) + hang, twips(looks.INDENT))
            sheet.add(paragraph(looks.ADDRESSEES, line, sides=sides, hanging=hang))


def write_foot(
    sheet: Sheet,
    signatures: tuple[SignatureBlock, ...],
    recipients: Recipients,
    *,
    drafter_code: str = "",
    link: OneTimeLink | None = None,
) -> None:
    """Nơi nhận on the left, the signature on the right; several signatures stand above Nơi nhận.

    A one-time link stands under Nơi nhận, beside the signature, so that it opens no page of its own.
    """
    half = sheet.width / 2
    left = _recipients(recipients, drafter_code)
    picture = paragraph(looks.LINK)
    if link:
        left += _link(link, picture, half - 6)
    if len(signatures) == 1:
        width = half + 3
        posts = _posts(signatures[0], width - 3)
        sheet.add(_columns((half - 3, width), [left, [*posts, _signer(signatures[0])]]))
    else:
        if signatures:
            share = sheet.width / len(signatures)
            # Two rows: the names stand on one line however many lines the posts take.
            posts_of = [_posts(each, share - 3) for each in signatures]
            names = [[_signer(each)] for each in signatures]
            sheet.add(_columns((share,) * len(signatures), posts_of, names))
            sheet.add(paragraph(looks.SPACE))
        sheet.add(_columns((half, half), [left, [paragraph(looks.RECIPIENT)]]))
    if link:
        sheet.picture(picture, link.qr_png, side=QR_SIDE, description=f"Mã QR của địa chỉ {link.address}")


def _link(link: OneTimeLink, picture: Element, width: float) -> list[Element]:
    """The QR code with what it is for beside it, and the address to be typed."""
    sizes = (twips(QR_SIDE + 1), twips(width - QR_SIDE - 1))
    words = [paragraph(looks.LINK, line) for line in paragraphs_of(link.text)] or [paragraph(looks.LINK)]
    shown = row(cell(sizes[0], picture, middle=True), cell(sizes[1], *words, middle=True))
    address = row(cell(sum(sizes), paragraph(looks.LINK, printable(link.address)), span=2))
    return [paragraph(looks.SPACE), table(list(sizes), shown, address), paragraph(looks.GAP)]


def _name_lines(lines: tuple[str, ...], look: Look, column: float) -> list[str]:
    return [part for line in lines for part in by_meaning(printable(line), look, look.size, column - 3)]


def _columns(widths: tuple[float, ...], *rows: list[list[Element]]) -> Element:
    """A table without lines that only sets things side by side."""
    sizes = [twips(width) for width in widths]
    lines = [row(*(cell(size, *content) for size, content in zip(sizes, each, strict=True))) for each in rows]
    return table(sizes, *lines)


def _rule_under(text: str, look: Look, column: float, *, share: float, rule: Look = looks.RULE) -> Element:
    """A solid line in the middle of a column, as long as a share of the text above it."""
    shown = text.upper() if look.capitals else text
    length = min(text_width(shown, look.size, bold=look.bold), column) * share
    side = twips((column - length) / 2)
    return paragraph(rule, sides=(side, side), rule=borders("pBdr", "top", size=6, space=1))


def _stamp(look: Look, text: str, width: float, column: float) -> list[Element]:
    """A framed word of the size that the decree gives, in a table of its own."""
    color = look.color or "auto"
    frame = borders("tblBorders", "top", "left", "bottom", "right", size=12, color=color)
    box = row(cell(twips(width), paragraph(look, text), middle=True), height=twips(STAMP_HEIGHT))
    return [
        paragraph(looks.SPACE),
        table([twips(width)], box, properties=[node("jc", val="center"), frame]),
        paragraph(looks.GAP),
    ]


def recipient_lines(recipients: Recipients, drafter_code: str) -> list[str]:
    """Nơi nhận, the last line "Lưu: VT, …." with the drafter's code. Source: Annex I, II.9.b and II.12."""
    lines = [f"- {line};" for line in map(bare, recipients.lines) if line]
    archive = bare(recipients.archive).removeprefix("Lưu:").strip()
    code = f" {bare(drafter_code)}." if drafter_code.strip() else ""
    return [*lines, f"- Lưu: {archive}.{code}"]


def _recipients(recipients: Recipients, drafter_code: str) -> list[Element]:
    lines = recipient_lines(recipients, drafter_code)
    hang = twips(text_width("- ", looks.RECIPIENT.size))
    return [
        paragraph(looks.RECIPIENTS, "Nơi nhận:"),
        *(paragraph(looks.RECIPIENT, line, sides=(hang, 0), hanging=hang) for line in lines),
    ]


def _posts(block: SignatureBlock, width: float) -> list[Element]:
    """Authority and post, in capitals. Source: Annex I, II.7.a-b."""
    lines = [printable(line) for line in block.lines]
    fits = all(text_width(line.upper(), looks.POST.size, bold=True) <= width for line in lines)
    size = looks.POST.size if fits else looks.POST.size - 1
    parts = [part for line in lines for part in by_meaning(line, looks.POST, size, width)]
    return [paragraph(looks.POST, part, size=size) for part in parts]


def _signer(block: SignatureBlock) -> Element:
    """The name, below the room for signature and seal. Source: Annex I, II.7.c."""
    return paragraph(looks.SIGNER, printable(block.name))
