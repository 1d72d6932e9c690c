"""What an official document says, typed and frozen: the parts of Decree 30/2020/NĐ-CP, Annex I, part II.

Text is written as it is to be read; the printer adds only what the form asks for (capitals, dashes, "./.").
Line breaks in a text begin a new paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from phoihop.office.documents.frozen import Frozen


class Urgency(StrEnum):
    """The stamps of urgency. Source: Annex I, II.10.b."""

    FLASH = "HỎA TỐC"
    VERY_URGENT = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Head(Frozen):
    """Who issues: the superior body and the body, each line broken by meaning, and where it has its seat.

    ``symbol`` is the pattern of number and symbol, such as ``{number}/{kind}-HĐND``; ``contact``
    (address, e-mail, telephone) is printed at the foot of the first page.
    """

    superior: tuple[str, ...]
    body: tuple[str, ...]
    symbol: str
    place: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock(Frozen):
    """In whose name and as what (``("TM. THƯỜNG TRỰC HĐND", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")``), and who."""

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Recipients(Frozen):
    """Nơi nhận: one line each, and what stands after "Lưu:" (``VT, HĐND``)."""

    lines: tuple[str, ...]
    archive: str = "VT"


@dataclass(frozen=True, slots=True)
class OneTimeLink(Frozen):
    """How an agency without an account acknowledges and answers: what it is for, the address, its QR code."""

    text: str
    address: str
    qr_png: bytes


@dataclass(frozen=True, slots=True)
class Paragraph(Frozen):
    text: str


@dataclass(frozen=True, slots=True)
class Item(Frozen):
    """One petition of a list: its code, the voters' places, how many opinions said it, its deadline."""

    code: str
    text: str
    places: tuple[str, ...] = ()
    opinions: int = 0
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Items(Frozen):
    """A numbered list of petitions; ``start`` lets a later section go on counting."""

    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Column(Frozen):
    """A column of a table; ``width`` is its share of the page."""

    title: str
    width: int = 1
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table(Frozen):
    """A table with a head that is repeated on every page. A row of one cell is a heading across the table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    total: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row) not in (1, len(self.columns)):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")


Block = Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Section(Frozen):
    """A part of the text; its label (I, 1, a) follows from its place. Without a title, only its blocks."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex(Frozen):
    """A Phụ lục on pages of its own, numbered where there are several; ``reference`` is "(Kèm theo …)"."""

    title: str
    blocks: tuple[Block, ...]
    reference: str = ""
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Letter(Frozen):
    """A công văn. Source: Decree 30/2020/NĐ-CP, Annex III, form 1.5.

    ``number_text`` is the whole line ("Số: 44/HĐND-TT", for a draft "Số:        /HĐND-TT"); ``abstract``
    comes without "V/v". The items follow the paragraphs, then the table, then ``closing``.
    """

    head: Head
    number_text: str
    issued_on: date | None
    abstract: str
    addressees: tuple[str, ...]
    paragraphs: tuple[str, ...]
    signature: SignatureBlock
    recipients: Recipients
    items: tuple[Item, ...] = ()
    table: Table | None = None
    closing: tuple[str, ...] = ()
    drafter_code: str = ""
    link: OneTimeLink | None = None
    urgency: Urgency | None = None
    is_draft: bool = False
    annexes: tuple[Annex, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedDocument(Frozen):
    """A document with the name of its type: báo cáo, kế hoạch, thông báo, giấy mời, biên bản, tờ trình.

    Source: Decree 30/2020/NĐ-CP, Annex III, forms 1.4, 1.7 and 1.9. One signature stands on the right
    beside Nơi nhận; several stand side by side in the order given (the leading body, or the chair, last: on
    the right). Minutes carry no place and date in the head (``is_dated``) and often no number.
    """

    head: Head
    number_text: str
    issued_on: date | None
    type_name: str
    abstract: str
    signatures: tuple[SignatureBlock, ...]
    recipients: Recipients
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    drafter_code: str = ""
    urgency: Urgency | None = None
    is_dated: bool = True
    is_draft: bool = False
    annexes: tuple[Annex, ...] = ()


def content_from_json(data: dict[str, object]) -> Letter | NamedDocument:
    """The content of an issued document, of either kind, as it was frozen."""
    cls: type[Letter] | type[NamedDocument] = Letter if data.get("type") == "Letter" else NamedDocument
    return cls.from_json(data)
