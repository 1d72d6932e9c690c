"""Styles and automatic numbers of a Word file: what the word processor computes and the file does not store."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from phoihop.office.papers.markup import attribute, child, children, is_on

_BULLETS = {"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf076": "•", "\uf0fc": "•", "o": "•", "\uf02d": "-",
            "–": "-", "—": "-", "−": "-", "\uf02b": "+", "": "•"}  # fmt: skip


@dataclass(slots=True)
class Style:
    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    font: str = ""
    outline: int | None = None
    centred: bool | None = None
    num: str = ""
    level: int | None = None
    hidden: bool = False


class Styles:
    """Paragraph and character styles with what they inherit."""

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, tuple[Style, str]] = {}
        self._known: dict[str, Style] = {}
        self.default = ""
        base = child(root, "docDefaults", "rPrDefault", "rPr")
        self._base = Style(bold=is_on(child(base, "b")), font=font_of(base))
        for element in children(root, "style"):
            key = attribute(element, "styleId")
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true"}:
                self.default = key
            self._own[key] = (_style_of(element), attribute(child(element, "basedOn"), "val"))

    def get(self, key: str) -> Style:
        """A style with everything inherited; the document's defaults where the key is unknown."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(key)
        return known

    def _resolve(self, key: str) -> Style:
        chain: list[Style] = []
        seen: set[str] = set()
        while key in self._own and key not in seen:
            seen.add(key)
            own, key = self._own[key]
            chain.append(own)
        result = Style(bold=self._base.bold, font=self._base.font)
        for own in reversed(chain):
            result.name = own.name or result.name
            result.font = own.font or result.font
            result.num = own.num or result.num
            for slot in ("bold", "italic", "outline", "centred", "level"):
                value = getattr(own, slot)
                if value is not None:
                    setattr(result, slot, value)
        return result


def _style_of(element: Element) -> Style:
    run, paragraph = child(element, "rPr"), child(element, "pPr")
    name = attribute(child(element, "name"), "val")
    style = Style(name=name, font=font_of(run))
    if (bold := child(run, "b")) is not None:
        style.bold = is_on(bold)
    if (italic := child(run, "i")) is not None:
        style.italic = is_on(italic)
    style.outline = outline_of(paragraph)
    if style.outline is None and name.lower().startswith("heading ") and name[8:].isdigit():
        style.outline = int(name[8:]) - 1
    elif name.lower() == "title":
        style.outline = 0
    if (justify := attribute(child(paragraph, "jc"), "val")) != "":
        style.centred = justify == "center"
    style.num = attribute(child(paragraph, "numPr", "numId"), "val")
    if level := attribute(child(paragraph, "numPr", "ilvl"), "val"):
        style.level = _number(level)
    return style


def outline_of(paragraph: Element | None) -> int | None:
    value = attribute(child(paragraph, "outlineLvl"), "val")
    return int(value) if value.isdigit() and int(value) < 9 else None


def font_of(run: Element | None) -> str:
    fonts = child(run, "rFonts")
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _number(text: str, default: int = 0) -> int:
    try:
        return int(text)
    except ValueError:
        return default


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    style: str = ""


@dataclass(slots=True)
class _Numbering:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbers:
    """Counts the lists of a document and renders each paragraph's label as Word would."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._nums: dict[str, _Numbering] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for element in children(root, "abstractNum"):
            key = attribute(element, "abstractNumId")
            self._levels[key] = {
                _number(attribute(level, "ilvl")): _level_of(level) for level in children(element, "lvl")
            }
            if name := attribute(child(element, "numStyleLink"), "val"):
                links[key] = name
            if name := attribute(child(element, "styleLink"), "val"):
                named[name] = key
        for key, name in links.items():
            if name in named:
                self._levels[key] = self._levels[named[name]]
        for element in children(root, "num"):
            numbering = _Numbering(attribute(child(element, "abstractNumId"), "val"))
            for override in children(element, "lvlOverride"):
                level = _number(attribute(override, "ilvl"))
                if start := attribute(child(override, "startOverride"), "val"):
                    numbering.starts[level] = _number(start, 1)
                if (own := child(override, "lvl")) is not None:
                    numbering.levels[level] = _level_of(own)
            self._nums[attribute(element, "numId")] = numbering

    def label(self, num: str, level: int) -> str:
        """The next label of list ``num`` at ``level``; empty for an unknown or unnumbered list."""
        numbering = self._nums.get(num)
        if numbering is None:
            return ""
        levels = {**self._levels.get(numbering.abstract, {}), **numbering.levels}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(numbering.abstract, {})
        self._advance(num, numbering, levels, counts, level)
        spec = levels[level]
        if spec.format == "bullet":
            return _BULLETS.get(spec.text, spec.text.strip() or "•")
        if spec.format == "none":
            return ""
        label = spec.text
        for place in range(9):
            if f"%{place + 1}" in label:
                shape = levels.get(place, _Level())
                value = counts.get(place, shape.start)
                label = label.replace(f"%{place + 1}", render(value, shape.format))
        return label.strip()

    def _advance(
        self, num: str, numbering: _Numbering, levels: dict[int, _Level], counts: dict[int, int], level: int
    ) -> None:
        if level in numbering.starts and (num, level) not in self._begun:
            self._begun.add((num, level))
            counts[level] = numbering.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start
        for deeper in [place for place in counts if place > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart != 0 and (restart is None or level < restart):
                del counts[deeper]


def _level_of(element: Element) -> _Level:
    restart = attribute(child(element, "lvlRestart"), "val")
    return _Level(
        format=attribute(child(element, "numFmt"), "val", "decimal"),
        text=attribute(child(element, "lvlText"), "val"),
        start=_number(attribute(child(element, "start"), "val"), 1),
        restart=_number(restart) if restart else None,
    )


def render(value: int, shape: str) -> str:
    """A number in the shape that Word names: decimal, upperRoman, lowerLetter, …"""
    if shape in {"upperRoman", "lowerRoman"}:
        text = roman(value)
        return text if shape == "upperRoman" else text.lower()
    if shape in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
        return letter if shape == "upperLetter" else letter.lower()
    if shape == "decimalZero":
        return f"{value:02d}"
    return str(value)


def roman(value: int) -> str:
    """A Roman numeral, decimal outside 1 to 3999."""
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for size, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                       (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        while value >= size:
            text, value = text + sign, value - size
    return text
