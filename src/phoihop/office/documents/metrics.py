"""How wide a text is in Times New Roman: rules under a name are measured by it (Annex I, II.1 and II.2).

Advance widths in thousandths of the size, of the base letter: a mark above or below does not widen it.
"""

from __future__ import annotations

import re
import unicodedata

MM_PER_POINT = 25.4 / 72
_REGULAR = (
    "A722 B667 C667 D722 E611 F556 G722 H722 I333 J389 K722 L611 M889 N722 O722 P556 Q722 R667 S556 "
    "T611 U722 V722 W944 X722 Y722 Z611 Đ722 Ơ722 Ư776 a444 b500 c444 d500 e444 f333 g500 h500 i278 "
    "j278 k500 l278 m778 n500 o500 p500 q500 r333 s389 t278 u500 v500 w722 x500 y500 z444 đ500 ơ529 "
    "ư542 -333 /278 .250 ,250 :278 ;278 (333 )333 &778 '180 "
)
_BOLD = (
    "A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 P611 Q778 R722 S556 "
    "T667 U722 V722 W1000 X722 Y722 Z667 Đ722 Ơ778 Ư796 a500 b556 c444 d556 e444 f333 g500 h556 i278 "
    "j333 k556 l278 m833 n556 o500 p556 q556 r444 s389 t333 u556 v500 w722 x500 y500 z444 đ556 ơ554 "
    "ư600 -333 /278 .250 ,250 :333 ;333 (333 )333 &833 '278 "
)
_SPACE, _OTHER = 250, 500  # figures are 500 wide in both
_MARKS = re.compile("[\u0300-\u031a\u031c-\u036f]")


def _table(text: str) -> dict[str, int]:
    return {entry[0]: int(entry[1:]) for entry in text.split()} | {" ": _SPACE, "\u00a0": _SPACE}


_WIDTHS = {False: _table(_REGULAR), True: _table(_BOLD)}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in millimetres; ``size`` in points. Unknown letters count as a figure."""
    decomposed = _MARKS.sub("", unicodedata.normalize("NFD", text))
    base = unicodedata.normalize("NFC", decomposed)
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _OTHER) for letter in base) * size * MM_PER_POINT / 1000
