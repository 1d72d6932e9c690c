"""Small questions about lines: fragments, announcements, who answers, words without their ending."""

from __future__ import annotations

from phoihop.voters.reading import phrases
from phoihop.voters.reading.leadin import is_general
from phoihop.voters.reading.outline import Line, Node
from phoihop.voters.reading.split import asks_or_tells, is_praise, starts_deed
from phoihop.voters.reading.texts import Phrase, Text, sentences

# numbers and mood of the meetings themselves, and who attends them
_OF_MEETING = Phrase(
    r"^(?:không khí|đại biểu|đbqh|các đại biểu|cử tri các xã [^.;:]{0,60} cùng dự)\b|\b\d+ (?:điểm|cuộc|buổi|hội nghị|lượt|cử tri|ý kiến|đại biểu)\b|\bnêu lý do\b|^hôm nay,? ngày"
)
SAYS = 8  # words of a line that says something
_QUOTES = {"“": "”", '"': '"', "«": "»"}


def is_fragment(text: Text, before: str) -> bool:
    """A few loose words after a finished sentence: a caption, a stamp, no part of what was said."""
    return (
        text.count <= 8
        and not text.raw.endswith((".", ";", "?", "!", ","))
        and before.endswith((".", "?", "!"))
        and not asks_or_tells(text)
    )


def words_of(text: Text) -> str:
    raw = text.raw.strip()
    raw = raw[:-3].rstrip() if raw.endswith("./.") else raw
    if raw[:1] in _QUOTES:  # a petition quoted whole
        end = raw.rstrip(" .;")
        shuts = _QUOTES[raw[0]]
        if end.endswith(shuts) and (raw[0] != shuts or raw.count(shuts) == 2):
            return end[1:-1].strip()
        if shuts not in raw[1:]:
            return raw[1:].strip()
    return raw


def texts_under(node: Node) -> list[str]:
    found: list[str] = []
    for part in node.children:
        if part.line is not None:
            mark = f"{part.line.label.text} " if part.line.label else ""
            found.append(mark + part.line.text.raw)
            found.extend(texts_under(part))
    return found


def after_counts(text: Text) -> Text:
    hit = phrases.STATISTICS.match(text)
    return text.cut(hit.end()) if hit else text


def is_announcement(line: Line, node: Node) -> bool:
    """ "Cử tri kiến nghị một số nội dung sau:" with nothing under it."""
    return line.text.raw.endswith(":") and not node.children and (is_general(line.text) or line.lead.pure)


def may_be_matter(line: Line) -> bool:
    """A theme's words with nothing under them that name a deed: "Về nâng cấp hạ tầng giao thông nông thôn"."""
    text = line.text
    start = 3 if text.folded.startswith("ve ") else 0
    return bool(line.label) and text.count >= 5 and starts_deed(text.cut(start))


def is_frame(text: Text) -> bool:
    """Heads, numbers, addresses, attendance, totals, "không có ý kiến"; that the meeting was held, went well, ended."""
    if (
        text.count < 2
        or phrases.MEETING_TOLD.match(text)
        or phrases.FRAME_KEY.match(text)
        or phrases.OVERALL.match(text)
        or phrases.SUBJECT.match(text)
        or phrases.ASIDE.match(text)
        or phrases.INSTRUCTION.match(text)
    ):
        return True
    if phrases.NATIONAL.search(text) or phrases.NUMBER.match(text) or phrases.PLACE_DATE.match(text):
        return True
    if phrases.ADDRESS.match(text) or phrases.NOTHING.match(text) or phrases.OWN_PROPOSAL.match(text):
        return True
    if phrases.NUMBERS_ONLY.match(text) and any(char.isdigit() for char in text.raw):
        return True
    return bool(phrases.STATISTICS.match(text)) and (
        text.raw.endswith(":") or not phrases.ASK.search(after_counts(text))
    )


def is_unread(line: Line, node: Node, *, opened: bool | None) -> bool:
    """May a line left out be what somebody said? Then the reader of the list is told of it."""
    text = line.text
    if opened is False or text.count < SAYS or node.children or text.raw.rstrip().endswith(":"):
        return False
    if opened is None and not (line.lead.speaker or (line.lead.places and line.lead.pure)):
        return False
    return not (
        line.lead.office
        or _OF_MEETING.search(text)
        or phrases.BASIS.match(text)
        or phrases.STATISTICS.match(text)
        or phrases.PROCEEDING.search(text.cut(0, 170))
        or phrases.OFFICE.search(text.cut(0, 160))
        or (is_praise(text) and not line.label)
    )


def only_announces(body: Text) -> bool:
    """ "Tôi nhất trí. Tôi đề nghị 3 vấn đề:": what follows stands in lines of its own."""
    if not body.raw.rstrip().endswith(":"):
        return False
    start, end = sentences(body.raw)[-1]
    return is_general(body.cut(start, end))


def without_answer(text: Text) -> tuple[Text, str]:
    """ "Kênh sạt hai bờ. Trả lời: đã đưa vào kế hoạch": the answer that stands in the same paragraph."""
    hit = phrases.INNER_ANSWER.search(text)
    if hit is None or text.count_in(0, hit.start()) < 3:
        return text, ""
    return text.cut(0, hit.start()), text.raw[hit.start() :].strip()
