"""The commune that a whole paper speaks of: where its meeting was held, or whose office wrote it.

It holds for an item that names none of its own; an item's commune never becomes that of the paper.
"""

from __future__ import annotations

from itertools import islice

from phoihop.office.papers.model import Paper, Table
from phoihop.voters.reading import phrases
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.places import Place, find_places, is_only_places
from phoihop.voters.reading.texts import Phrase, Text

_MEETING_PLACE = Phrase(r"(?:tại|địa điểm|điểm tiếp xúc)\b[^.\n]{0,160}")
_HEAD = Phrase(
    r"\b(?:ubnd|ủy ban nhân dân|ubmttq|mttq|mặt trận tổ quốc|hđnd|hội đồng nhân dân|đảng ủy|cử tri|đảng bộ)\b"
)
_JOINT = Phrase(r"\b(?:liên xã|liên phường|cụm xã|hai xã|các xã|các phường)\b")
_OF_PROVINCE = Phrase(r"\btỉnh\b|\bquốc hội\b|\bsở\b")
_NOTED = Phrase(
    r"^(?:(?:ý kiến|kiến nghị|phản ánh|nội dung|theo|của|tại|các|cùng|và|có) )*(?:cử tri|nhân dân|bà con|xã|phường|thị trấn)\b"
)
_TOP, _MINUTES_TOP, _HEAD_TOP = 16, 30, 8
_SHORT = 160


def venue_of(paper: Paper, province: str) -> tuple[Place, ...]:
    """The commune of a meeting: what its minutes say before anyone speaks, else the line of place and date."""
    for block in paper.blocks[:_MINUTES_TOP]:
        if take_label(block.text)[0] and phrases.ASK.search(Text(block.text)):
            break
        text = Text(block.text)
        if joint := _JOINT.search(
            text
        ):  # one meeting of several communes: whoever names none speaks for them all
            named = tuple(place for place in find_places(text.cut(joint.start()), province) if place.code)
            if len(named) > 1:
                return named
        for hit in _MEETING_PLACE.finditer(text):
            found = find_places(text.cut(hit.start(), hit.end()), province)
            if known := tuple(place for place in found if place.code):
                return known[:1]
    return _dated_at(paper, province) or _titled(paper, province)


def _titled(paper: Paper, province: str) -> tuple[Place, ...]:
    """The one commune that the lines of a title name: "Chuyên đề … - phường A, 27/9/2026"."""
    named = {
        place.code: place
        for block in paper.blocks[:_HEAD_TOP]
        if (block.centred or block.bold) and len(block.text) <= _SHORT and not take_label(block.text)[0]
        for place in find_places(Text(block.text.replace("\n", " ")), province)
        if place.code
    }
    return tuple(named.values()) if len(named) == 1 else ()


def issuer_of(paper: Paper, province: str) -> tuple[Place, ...]:
    """The one commune that the head of a paper names: its office, or its voters in the title.

    A province's office writes where it sits ("Hạc Thành, ngày …"): that line counts only under a commune's own head.
    """
    found: dict[str, Place] = {}
    of_province = False
    for block in islice(paper.walk(), _HEAD_TOP):
        if len(block.text) > _SHORT or take_label(block.text)[0]:
            break
        text = Text(block.text.replace("\n", " "))
        if not _HEAD.search(text):
            continue
        of_province = of_province or _OF_PROVINCE.search(text) is not None
        for place in find_places(text, province):
            if place.code:
                found[place.code] = place
    if not found and not of_province:
        return _dated_at(paper, province)
    return tuple(found.values()) if len(found) == 1 else ()


def voters_noted(note: Text, province: str) -> tuple[Place, ...]:
    """The communes of a footnote that says whose voters asked; a work or a paper that it names is no voter's place."""
    if not is_only_places(note, province) and not _NOTED.match(note):
        return ()
    return tuple(place for place in find_places(note, province, column=True) if place.code)


def commune_of_sheet(table: Table, top: int, province: str) -> tuple[Place, ...]:
    """The one commune that a sheet's name or the rows above its header name."""
    lines = [table.name]
    lines += [cell.text for row in table.rows[:top] for cell in row if cell is not None]
    named = {
        place.code: place
        for line in dict.fromkeys(lines)
        if len(line) <= _SHORT
        for place in find_places(Text(line.replace("\n", " ")), province)
        if place.code
    }
    return tuple(named.values()) if len(named) == 1 else ()


def _dated_at(paper: Paper, province: str) -> tuple[Place, ...]:
    """ "Xã Thiệu Hóa, ngày 22 tháng 9 năm 2026" at the top of a paper."""
    for block in islice(paper.walk(), _TOP):
        for line in block.text.split("\n"):
            text = Text(line.strip())
            if phrases.PLACE_DATE.match(text):
                return tuple(place for place in find_places(text, province, column=True) if place.code)[:1]
    return ()
