"""Which rows are headers and which columns are answers, told by what stands in the cells themselves.

A row of data may hold the one word "Xã" or "Tỉnh" that is also a header's word: a header has at least two such cells,
no running number and no sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.office.papers.model import Cell
from phoihop.voters.reading import phrases
from phoihop.voters.reading.header_words import LONGEST, role_of
from phoihop.voters.reading.split import starts_deed
from phoihop.voters.reading.texts import Phrase, Text

ENOUGH = 0.6  # share of cells that tells what a column holds
_STOP, _TELLS, _LONG = (
    6,
    9,
    28,
)  # words of a cell that ends like a sentence, tells of trouble, is no header at all
_FEW = 6  # words of a header's cell above a column of sentences
_AGENCY = (
    r"(?:ubnd|ủy ban|hđnd|sở|bộ|chi cục|cục|công an|phòng|ban|trung tâm|trạm|công ty|điện lực|bhxh|bảo hiểm|đảng ủy|chủ tịch"
    r"|lãnh đạo|trạm trưởng|hiệu trưởng|nhà trường|xã|phường|tỉnh|địa phương|đơn vị|cơ quan|hội đồng|ngành|nhà máy|chủ đầu tư)"
)
# what an agency says it has done, does or will do; "đã" and "chưa" alone are voters' words as well
TELLS_DEEDS = Phrase(
    rf"^(?:(?:về (?:nội dung|vấn đề|việc) này,? )?{_AGENCY}\b(?:(?!đề nghị|kiến nghị|chưa|không|mong)[^.;]){{0,90}}?\b(?:đã|đang|sẽ|giao|yêu cầu|chỉ đạo|tiếp thu|ghi nhận|xin|cam kết)\b"
    r"|(?:đã|đang|sẽ)\b(?!(?: \S+){0,3} (?:nhiều|bao|mấy) (?:năm|lần|tháng))|(?:giao|tiếp thu|ghi nhận|chuyển|đưa vào|thống nhất|nhất trí)\b|theo (?:quy định|luật|nghị)\b|hiện (?:nay )?đang\b|dự kiến\b|nội dung này\b)"
)


def is_sentence(text: Text) -> bool:
    """Does a cell say something, so that it is no header?"""
    if text.count > _LONG or (text.count >= _STOP and text.raw.endswith((".", "!", ";"))):
        return True
    if text.count < _TELLS:
        return False
    return bool(phrases.TROUBLE.search(text) or starts_deed(text) or phrases.VOTERS_STRICT.match(text))


def may_be_header(cells: Iterable[Cell]) -> bool:
    """A row may be a header: no running number stands in it, and no sentence."""
    return not any(
        cell.text.strip(" .)").isdigit() or (len(cell.text) <= 4 * LONGEST and is_sentence(Text(cell.text)))
        for cell in cells
    )


def is_header(cells: list[Cell]) -> bool:
    """Two cells or more of header's words and nothing that says something."""
    named = {role_of(cell.text) for cell in cells if len(cell.text) <= LONGEST} - {""}
    return len(named) >= 2 and 2 * len(named) >= len(cells) and may_be_header(cells)


def is_name_row(cells: list[Cell], text: Cell | None) -> bool:
    """The first row over columns whose words are not known: only names, over a column of sentences."""
    if text is None or text.text.strip(" .)").isdigit() or Text(text.text).count > _FEW or len(cells) < 2:
        return False
    return may_be_header(cells) and not text.text.rstrip().endswith((".", ";"))


def tells_deeds(texts: list[str]) -> bool:
    """Do most cells of a column tell what an agency has done or says? Then they are answers."""
    lines = [Text(text[:300]) for text in texts[:200] if text]
    if not lines:
        return False
    told = sum(
        TELLS_DEEDS.search(line) is not None and not phrases.VOTERS_STRICT.match(line) for line in lines
    )
    return told >= ENOUGH * len(lines)
