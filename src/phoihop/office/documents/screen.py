"""A letter as it stands on a screen: the lines of its paper, from the same content and by the same rules.

Who signs reads here what will be issued; so nothing is worded a second time. Letters of this house carry no table
and no annex where they are signed on a screen; one that does is read in its file.
"""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.office.documents.blocks import item_heading
from phoihop.office.documents.content import Item, Letter
from phoihop.office.documents.dates import place_and_date
from phoihop.office.documents.layout import DRAFT_MARK
from phoihop.office.documents.parts import MOTTO, NATIONAL_NAME, abstract_line, recipient_lines
from phoihop.office.documents.typography import bare, ended, paragraphs_of, printable

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One petition: the line over it and its words."""

    heading: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """What a template needs; capitals and places on the page are a matter of style."""

    superior: Lines
    body: Lines
    number: str
    abstract: str
    place_and_date: str
    addressees: Lines
    opening: Lines
    items: tuple[ShownItem, ...]
    closing: Lines
    recipients: Lines
    posts: Lines
    signer: str
    draft_mark: str = ""
    link: str = ""
    national_name: str = NATIONAL_NAME
    motto: str = MOTTO


def shown(content: Letter) -> ShownLetter:
    """The whole text, in the order of the paper."""
    closing = _lines(content.closing)
    return ShownLetter(
        superior=tuple(map(printable, content.head.superior)),
        body=tuple(map(printable, content.head.body)),
        number=printable(content.number_text),
        abstract=abstract_line(content.abstract),
        place_and_date=place_and_date(printable(content.head.place), content.issued_on),
        addressees=tuple(name for name in map(bare, content.addressees) if name),
        opening=_lines(content.paragraphs),
        items=tuple(_item(number, item) for number, item in enumerate(content.items, 1)),
        closing=(*closing[:-1], ended(closing[-1])) if closing else (),
        recipients=tuple(recipient_lines(content.recipients, content.drafter_code)),
        posts=tuple(map(printable, content.signature.lines)),
        signer=printable(content.signature.name),
        draft_mark=DRAFT_MARK if content.is_draft else "",
        link=f"{content.link.text} {content.link.address}" if content.link else "",
    )


def _item(number: int, item: Item) -> ShownItem:
    return ShownItem(item_heading(number, item), _lines((item.text, item.deadline)))


def _lines(texts: Lines) -> Lines:
    return tuple(line for text in texts for line in paragraphs_of(text))
