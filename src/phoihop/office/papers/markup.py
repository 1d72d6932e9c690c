"""The one door to XML: parsed without entities, DTDs or the network; names are compared without their namespace."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from phoihop.office.papers.model import PaperRefused


def local(element: Element) -> str:
    """The tag's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """An attribute by its name without namespace."""
    if element is None:
        return default
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((part for part in element if local(part) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    if element is not None:
        for part in element:
            if local(part) == name:
                yield part


def is_on(element: Element | None) -> bool:
    """An on/off property: present and not switched off."""
    return element is not None and attribute(element, "val", "1").lower() not in {"0", "false", "off", "none"}


class Package:
    """The parts of an Office file, already passed by the guard."""

    def __init__(self, data: bytes, name: str) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._name = name
        self.parts = frozenset(self._archive.namelist())

    def raw(self, part: str) -> bytes:
        try:
            return self._archive.read(part)
        except (KeyError, zipfile.BadZipFile, OSError, EOFError) as error:
            raise PaperRefused("broken", f"Tệp “{self._name}” bị hỏng ở phần “{part}”.") from error

    def xml(self, part: str) -> Element | None:
        """The root of a part, None where the file has no such part."""
        if part not in self.parts:
            return None
        try:
            root: Element = fromstring(self.raw(part), forbid_dtd=True)
        except DefusedXmlException as error:
            raise PaperRefused(
                "unsafe", f"Tệp “{self._name}” có khai báo XML không an toàn; từ chối đọc."
            ) from error
        except (ParseError, ValueError) as error:
            raise PaperRefused("broken", f"Tệp “{self._name}” bị hỏng ở phần “{part}”.") from error
        return root
