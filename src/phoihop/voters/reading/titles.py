"""What the title of a whole paper says of all that stands in it."""

from __future__ import annotations

from phoihop.office.papers.model import Paper
from phoihop.voters.reading import phrases
from phoihop.voters.reading.headings import level_of
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.texts import Text

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
