"""What a line is by what stands before and below it, told before the tree is built.

Answers printed under a petition go on over several paragraphs up to the next petition; the bodies a letter is addressed to
stand under "Kính gửi"; a numbered heading of any name opens voters' words when speakers or ordinals stand below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from phoihop.office.papers.model import Block
from phoihop.voters.reading import labels, phrases
from phoihop.voters.reading.header_rows import TELLS_DEEDS
from phoihop.voters.reading.headings import OUTCOMES, heading_of
from phoihop.voters.reading.labels import NO_LABEL, Label
from phoihop.voters.reading.leadin import NONE, LeadIn, lead_in
from phoihop.voters.reading.split import asks_or_tells
from phoihop.voters.reading.texts import CAPITAL, SMALL, Phrase, Text

_OUTER = {labels.PART, labels.UPPER, labels.ROMAN, labels.QUESTION}
_MARKS = {labels.DASH, labels.BULLET, labels.PLUS}
_NUMBERED = {labels.PART, labels.UPPER, labels.ROMAN, labels.ARABIC}
SEVERAL = 2
_ONE_THING = re.compile(rf"(?<=\s)[{CAPITAL}][{SMALL}]+|\d")
NAME, BODY = 12, 20  # words of a heading; of a body in an address
_PETITION_HEAD = Phrase(r"^(?:kiến nghị|ý kiến|câu hỏi|nội dung|vấn đề)(?: số| thứ)? (?:\d{1,3}|[ivx]+)\b")
_THIS = Phrase(
    r"^(?:về |đối với )?(?:nội dung|vấn đề|kiến nghị|việc|ý kiến)(?: kiến nghị| phản ánh)? (?:này|trên|nêu trên)\b"
)
_ASKS = Phrase(  # what a voter asks; an agency "xin chuyển", "xin tiếp thu"
    r"\b(?:đề nghị|kiến nghị (?!này|trên|của)|đề xuất|yêu cầu|mong|xin (?!chuyển|tiếp thu|báo cáo|trả lời|ghi nhận|thông tin|giải trình))\b"
)
_OUTCOME = Phrase(r"^(?:kết quả|tình hình)(?: (?:giải quyết|xử lý|thực hiện|trả lời|xem xét))*\s*:")
_QUOTED = re.compile(r"^[“\"«]")
_QUOTE_ENDS = re.compile(r"[”\"»]\s*[.;]?$")
_TOLD = Phrase(r"\b(?:tổng hợp|tiếp xúc cử tri)\b")


@dataclass(slots=True)
class Line:
    """One paragraph, or one line of it that stands for itself, with its mark taken off."""

    block: Block
    label: Label
    text: Text
    lead: LeadIn = NONE
    answers: bool = False  # part of an agency's answer
    opens: bool = False  # a heading over speakers, whatever its name
    closes: bool = False  # an office's own words at the end of a paper
    names: bool = False  # a heading that names what stands below, whatever its words

    @property
    def strong(self) -> bool:
        letters = [char for char in self.text.raw if char.isalpha()]
        capitals = len(letters) > 3 and all(char.isupper() for char in letters)
        return self.block.bold or self.block.level is not None or capitals


@dataclass(slots=True)
class Flow:
    """The lines of a paper in order, with tables where they stand."""

    parts: list[Line | int] = field(default_factory=list)

    def read(self, province: str) -> list[Line | int]:
        self._leave_out_addresses()
        _mark_answers([part for part in self.parts if isinstance(part, Line)])
        _mark_openings([part for part in self.parts if isinstance(part, Line)], province)
        _mark_closings([part for part in self.parts if isinstance(part, Line)])
        _mark_names([part for part in self.parts if isinstance(part, Line)], province)
        return self.parts

    def _leave_out_addresses(self) -> None:
        kept: list[Line | int] = []
        addressed = False
        for part in self.parts:
            if isinstance(part, Line) and addressed and _is_body(part):
                continue
            addressed = isinstance(part, Line) and phrases.ADDRESS.match(part.text) is not None
            kept.append(part)
        self.parts = kept


def _is_body(line: Line) -> bool:
    return (
        line.label.kind in {*_MARKS, labels.NONE}
        and line.text.count <= BODY
        and not line.strong
        and line.text.raw.endswith((";", ",", ".", ")"))
        and not phrases.ASK.search(line.text)
        and not phrases.VOTERS_STRICT.match(line.text)
    )


# answers


def _mark_answers(lines: list[Line]) -> None:
    """Marks the paragraphs of answers; a paper in which no answer is announced is left alone."""
    answered = any(OUTCOMES.fullmatch(_name(line.text)) for line in lines if line.strong)
    answered = answered or any(phrases.REPLY_INTRO.match(line.text) for line in lines)
    if not answered:
        return
    petition: Line | None = None
    inside = False
    for line in lines:
        if _ends_answer(line, petition, inside):
            inside = False
            petition = line if _is_petition(line, petition) else None
        elif inside or (petition is not None and _begins_answer(line, petition)):
            inside = line.answers = True
        elif petition is not None or _is_petition(line, petition):
            petition = line if line.label or petition is None or _QUOTED.match(line.text.raw) else petition


def _is_petition(line: Line, before: Line | None) -> bool:
    text = line.text
    if phrases.REPLY_INTRO.match(text) or phrases.CLOSING.match(text) or phrases.BASIS.match(text):
        return False
    return bool(
        line.label.kind not in {labels.NONE, labels.ROMAN, labels.UPPER, labels.PART}
        or _PETITION_HEAD.match(text)
        or _QUOTED.match(text.raw)
        or phrases.VOTERS_STRICT.match(text)
    )


def _begins_answer(line: Line, petition: Line) -> bool:
    text = line.text
    if phrases.REPLY_INTRO.match(text):
        return not _TOLD.search(text)
    if line.label or line.block.bold or phrases.VOTERS_STRICT.match(text):
        return False
    if (_THIS.match(text) or _OUTCOME.match(text)) and not _ASKS.search(text):
        return True
    quoted = _QUOTED.match(petition.text.raw) and _QUOTE_ENDS.search(petition.text.raw)
    return bool(quoted) or (TELLS_DEEDS.match(text) is not None and not phrases.ASK.search(text))


def _ends_answer(line: Line, petition: Line | None, inside: bool) -> bool:
    """A heading, a closing, the next petition."""
    text, kind = line.text, line.label.kind
    if phrases.CLOSING.match(text) or phrases.RECIPIENTS.search(text) or phrases.SIGNATURE.search(text):
        return True
    if kind in _OUTER or _PETITION_HEAD.match(text) or phrases.VOTERS_STRICT.match(text):
        return True
    if line.strong and not line.label:
        return True
    if not inside or petition is None:
        return False
    if _QUOTED.match(text.raw):
        return True
    if kind in _MARKS:
        return petition.label.kind == kind and not (TELLS_DEEDS.match(text) and not phrases.ASK.search(text))
    return bool(kind) and petition.label.kind == kind and line.label.value == petition.label.value + 1


# closings


def _mark_closings(lines: list[Line]) -> None:
    """The unnumbered last lines of a paper, and of each part of it that a closing ends, in which an office asks."""
    after_end = True  # nothing of the matter stands between here and an end
    for line in reversed(lines):
        text = line.text
        if phrases.CLOSING.match(text) or phrases.RECIPIENTS.search(text) or phrases.SIGNATURE.search(text):
            after_end = True
        elif after_end and not line.label and not line.answers:
            line.closes = bool(phrases.TAIL_ASKS.match(text) or phrases.OVERALL.match(text))
            after_end = line.closes or phrases.NUMBERS_ONLY.match(text) is not None or text.count <= NAME
        else:
            after_end = False


def _name(text: Text) -> Text:
    return Text(text.raw.rstrip(" .:;"))


# openings


def _mark_openings(lines: list[Line], province: str) -> None:
    """Numbered headings whose name is not known, over speakers, ordinals or numbers of a second level."""
    for at, line in enumerate(lines[:-1]):
        numbered = line.label.kind in _NUMBERED or (not line.label and line.block.bold)
        if numbered and not line.answers and _may_name(line) and not lead_in(line.text, province).speaker:
            known = heading_of(line.text, province, strong=False)
            below = _below(lines, at)
            line.opens = known is None and _speak(line, below, province)


def _may_name(line: Line) -> bool:
    text = line.text
    return (
        text.count <= NAME
        and not text.raw.endswith((".", ";", "?", ","))
        and not phrases.ASK.search(text)
        and not phrases.TROUBLE.search(text)
        and not phrases.DEED.match(text)
    )


def _below(lines: list[Line], at: int) -> list[Line]:
    """What stands under a numbered line: up to the next of its kind."""
    own = lines[at].label
    below: list[Line] = []
    for line in lines[at + 1 :]:
        if (own and line.label.kind == own.kind) or (line.label.kind in _OUTER and own.kind == labels.ARABIC):
            break
        below.append(line)
    return below


def _speak(heading: Line, below: list[Line], province: str) -> bool:
    if not below or not any(phrases.ASK.search(line.text) for line in below):
        return False
    first = below[0]
    second = first.label.kind == labels.MULTI and first.label.text.startswith(f"{heading.label.value}.")
    if first.label.kind == labels.ORDINAL and first.label.value == 1:
        return True
    lead = lead_in(first.text, province)
    if lead.office or phrases.OFFICE.search(first.text.cut(0, 120)):
        return False
    if lead.speaker or phrases.VOTERS_STRICT.match(first.text):
        return True
    return second and any(line.label.kind == labels.ORDINAL for line in below)


# headings of any name


def _mark_names(lines: list[Line], province: str) -> None:
    """Short lettered or capital lines of any name under which whole matters stand: "b) Đường, cầu", "III. NỘI CHÍNH"."""
    for kind in (labels.LOWER, labels.ARABIC):
        marked = [at for at, line in enumerate(lines) if line.label.kind == kind and _may_head(line)]
        below = {at: _matters_below(lines, at, province) for at in marked}
        if max(below.values(), default=0) < SEVERAL:
            continue
        for (
            at,
            count,
        ) in below.items():  # where one heads several matters the others beside it are headings too
            lines[at].names = count >= 1 and heading_of(lines[at].text, province, strong=False) is None
    for at, line in enumerate(lines[:-1]):
        named = line.strong and line.label.kind in {*_NUMBERED, labels.NONE} and not line.opens
        if named and not line.answers and _may_head(line) and _placed_below(lines, at, province):
            line.names = heading_of(line.text, province, strong=False) is None


def _may_head(line: Line) -> bool:
    """A name for many things: few words, no sentence, no proper name or number of one thing."""
    text = line.text
    lowered = any(char.islower() for char in text.raw)
    return _may_name(line) and text.count <= NAME - 2 and not (lowered and _ONE_THING.search(text.raw))


def _matters_below(lines: list[Line], at: int, province: str) -> int:
    """How many whole matters stand under a marked line, up to the next of its kind or of a higher level."""
    count = 0
    own = lines[at].label.kind
    for line in lines[at + 1 :]:
        if line.label.kind in {own, *_OUTER} or (line.strong and not line.label):
            break
        if phrases.CLOSING.match(line.text) or line.answers:
            break
        placed = count == 0 and lead_in(line.text, province).places
        whole = placed or (asks_or_tells(line.text) and line.text.raw.endswith((".", "?", "!", ")")))
        listed = line.label.kind in _MARKS and line.text.raw.endswith(
            (".", "?", "!", ")")
        )  # marks under a name
        count += bool((whole and line.text.count >= BODY // 2) or (listed and line.text.count >= BODY // 4))
        if count >= SEVERAL:
            break
    return count


def _placed_below(lines: list[Line], at: int, province: str) -> bool:
    """Do voters' words begin under a line, each after its commune: "Đông Sơn: …"?"""
    for line in lines[at + 1 : at + 3]:
        if line.strong or line.answers or line.text.count < BODY // 2:
            return False
        lead = lead_in(line.text, province)
        return bool(lead.places and lead.pure and not lead.office)
    return False


__all__ = ["NO_LABEL", "Flow", "Line"]
