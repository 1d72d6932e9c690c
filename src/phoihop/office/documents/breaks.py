"""Long names broken by meaning, never inside a word of two syllables."""

from __future__ import annotations

from phoihop.office.documents.looks import Look
from phoihop.office.documents.metrics import text_width

_WORDS = frozenset(
    [
        *("ủy ban", "thường trực", "thường vụ", "mặt trận", "tổ quốc", "việt nam", "quốc hội", "hội đồng"),
        *(
            "nhân dân",
            "đại biểu",
            "văn phòng",
            "chủ tịch",
            "phó chủ",
            "chủ nhiệm",
            "trưởng đoàn",
            "trưởng ban",
        ),
        *("phó trưởng", "chánh văn", "phó chánh", "kinh tế", "ngân sách", "văn hóa", "xã hội", "pháp chế"),
        *("dân tộc", "phối hợp"),
    ]
)
_TITLES = frozenset({"tm.", "kt.", "tl.", "tuq.", "q."})
_PLACES = frozenset({"tỉnh", "xã", "phường"})


def by_meaning(line: str, look: Look, size: float, width: float) -> list[str]:
    """The line itself where it fits into ``width`` (mm), otherwise even lines cut between whole words."""
    units = _units(line.split())
    if len(units) < 2 or _width(line, look, size) <= width:
        return [line]
    halves = [(" ".join(units[:cut]), " ".join(units[cut:])) for cut in range(1, len(units))]
    first, second = min(halves, key=lambda pair: max(_width(part, look, size) for part in pair))
    return by_meaning(first, look, size, width) + by_meaning(second, look, size, width)


def _width(text: str, look: Look, size: float) -> float:
    return text_width(text.upper() if look.capitals else text, size, bold=look.bold)


def _units(syllables: list[str]) -> list[str]:
    """What must stay on one line: words of two syllables, TM. with what follows, a place with its name."""
    units: list[str] = []
    held = 0
    for at, syllable in enumerate(syllables):
        pair = " ".join(syllables[at - 1 : at + 1]).lower() if at else ""
        if held or pair in _WORDS:
            units[-1] += f" {syllable}"
            held = max(held - 1, 0)
        else:
            units.append(syllable)
        if syllable.lower() in _TITLES:
            held = 1
        elif syllable.lower() in _PLACES and pair not in _WORDS and at + 1 < len(syllables):
            held = 2
    return units
