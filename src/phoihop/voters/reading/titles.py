"""What the title of a whole paper says of all that stands in it."""

from __future__ import annotations

from itertools import islice

from phoihop.office.papers.model import Paper
from phoihop.voters.reading import phrases
from phoihop.voters.reading.headings import level_of
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.texts import Phrase, Text

_TO_ASSEMBLY = Phrase(
    r"^(?:kính gửi|kính trình)[^;]{0,40}\b(?:ủy ban thường vụ quốc hội|ubtvqh|ban dân nguyện|văn phòng quốc hội|ban công tác đại biểu)\b"
    r"|\bkỳ họp (?:thứ |bất thường lần thứ |thường lệ )?[^,.;]{0,20},? quốc hội khóa\b|^đoàn (?:đại biểu quốc hội|đbqh)\b(?!.*\bhđnd\b)"
)
WITHIN = 12  # blocks from the top of a paper
LONGEST = 30  # words of a title


def names_petitions(paper: Paper) -> bool:
    """A paper whose title says "ý kiến, kiến nghị của cử tri" is a bare list: its numbered lines are what was said."""
    texts = [Text(block.text) for block in paper.blocks[:WITHIN] if block.text]
    return any(phrases.PETITIONS.search(text) and text.count <= LONGEST for text in texts)


def level_of_title(paper: Paper) -> str:
    """ "Danh sách ý kiến cử tri thuộc thẩm quyền cấp xã": the level of all that stands in the paper."""
    for block in paper.blocks[:WITHIN]:
        line = Text(block.text.replace("\n", " "))
        if block.kind == "table" or take_label(block.text)[0] or line.raw.endswith((".", ":")):
            continue
        titled = block.bold or line.raw.isupper() or phrases.TITLE_LINE.match(line)
        if titled and line.count <= LONGEST and phrases.OF_LEVEL.search(line):
            return level_of(line)
    return ""


def is_for_assembly(paper: Paper) -> bool:
    """A report of the delegation, or to the Standing Committee of the National Assembly."""
    heads = (Text(block.text.replace("\n", " ")) for block in islice(paper.walk(), WITHIN))
    return any(_TO_ASSEMBLY.search(line) and line.count <= LONGEST for line in heads)
