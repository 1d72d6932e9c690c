"""The words before a voter's own: who speaks, from where, and whether anything of the matter is already said there."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from phoihop.kernel.text import strip_marks
from phoihop.voters.reading import phrases
from phoihop.voters.reading.places import Place, find_places
from phoihop.voters.reading.texts import CAPITAL, SMALL, Phrase, Text

LONGEST_NAME = 5  # syllables
WHOLE_NAME = 20  # words of a line that only names a speaker
_BRACKET = re.compile(r"^\(([^()]{4,140})\)\s*(?::|[–-]\s)\s*(?=\S)")
APPOSITION = 10  # words that may say who somebody is
# a name holds no words of grammar, even where a careless hand wrote them with a capital
_NO_NAME = {"không", "chưa", "chẳng", "đề", "kiến", "phản", "hỏi", "nêu", "cho", "là", "và", "có", "xin", "mong", "ở", "thôn", "bản",
            "xã", "phường", "tổ", "nói", "phát", "bày", "rằng"}  # fmt: skip
FAR = 240  # a colon further away does not belong to a lead-in
_SURNAMES = frozenset(
    [
        "nguyễn",
        "trần",
        "lê",
        "phạm",
        "hoàng",
        "huỳnh",
        "phan",
        "vũ",
        "võ",
        "đặng",
        "bùi",
        "đỗ",
        "hồ",
        "ngô",
        "dương",
        "lý",
        "mai",
        "trịnh",
        "hà",
        "cao",
        "lương",
        "đinh",
        "tống",
        "lưu",
        "tô",
        "trương",
        "đào",
        "đoàn",
        "vi",
        "lò",
        "cầm",
        "lữ",
        "ngân",
        "thao",
        "giàng",
        "sùng",
        "thào",
        "vàng",
        "phùng",
        "tạ",
        "quách",
        "chu",
        "lại",
        "văn",
        "thiều",
        "viên",
        "bạch",
        "nghiêm",
        "la",
        "lục",
        "khương",
        "kiều",
        "doãn",
        "mạc",
        "hứa",
        "tăng",
        "ninh",
        "triệu",
        "phí",
        "thạch",
        "tào",
        "nhữ",
        "hàn",
        "lang",
        "lộc",
        "bế",
        "nông",
        "ma",
        "quang",
        "lò",
        "lường",
        "hơ",
        "lâu",
        "và",
        "mua",
        "cụt",
        "lương",
        "vương",
        "đàm",
        "đậu",
        "kim",
        "khúc",
        "thân",
        "tôn",
        "từ",
        "ông",
        "âu",
        "bá",
        "bế",
        "cấn",
        "châu",
        "cung",
        "diệp",
        "giáp",
        "hạ",
        "khổng",
        "lâm",
        "liễu",
        "mẫn",
        "nhâm",
        "ôn",
        "phương",
        "quản",
        "thái",
        "thẩm",
        "tiêu",
        "tòng",
        "trang",
        "trà",
        "tường",
        "ứng",
        "uông",
        "vì",
        "xa",
        "yên",
        "đới",
        "lỗ",
        "hầu",
        "thịnh",
        "nguyên",
        "hắc",
    ]
)
_PLAIN_SURNAMES = frozenset(strip_marks(name) for name in _SURNAMES)
_FILLERS = frozenset(strip_marks(word) for word in phrases.LEAD_WORDS)
_WHERE = Phrase(
    r"\b(?:thôn|bản|tổ dân phố|tổ|tdp|khu phố|khu|xóm|làng|phố|tiểu khu|đội|ban công tác mặt trận)\s+([\w./-]+(?:\s+[\w./-]+){0,3})"
)
_GENERAL = Phrase(
    r"\b(?:một số|các|những|nhiều|\d+|hai|ba|bốn|mấy)\s+(?:nội dung|vấn đề|ý kiến|kiến nghị|đề nghị|bất cập|khó khăn|việc|vướng mắc|điểm)\b"
)
# who speaks, by initials or one name: ông A. of village 1, bà N.T.H., bác Tư
_SHORT_NAME = re.compile(
    rf"\s*((?:[{CAPITAL}][{SMALL}]?\.\s?){{1,4}}|[{CAPITAL}]{{1,3}}|[{CAPITAL}][{SMALL}]+)(?=\s*(?:[,:(]|[–-]\s))"
)
_NAME_WORD = re.compile(rf"^[{CAPITAL}][{SMALL}]*$|^[{CAPITAL}]{{2,}}$")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """``start`` is where the voter's own words begin; ``pure`` says that the words before hold nothing of the matter."""

    who: str = ""
    speaker: str = ""
    places: tuple[Place, ...] = ()
    start: int = 0
    pure: bool = False
    office: bool = False  # an official, not a voter, speaks

    def __bool__(self) -> bool:
        return bool(self.who)


NONE = LeadIn()


def lead_in(text: Text, province: str, near: frozenset[str] = frozenset()) -> LeadIn:
    """Read the lead-in of a paragraph; an empty one when it begins with the matter itself."""
    if (bracket := _BRACKET.match(text.raw)) and (inner := _bracketed(bracket, province, near)):
        return inner
    colon = _colon(text)
    titled = phrases.TITLE.match(text)
    voters = phrases.VOTERS.match(text)
    speaker = _speaker(text, titled.end() if titled else 0, titled is not None, colon)
    if not (voters or speaker):
        return _place_label(text, colon, province, near)
    if speaker and not titled and not voters and (place := _place_label(text, colon, province, near)).places:
        return place  # "Yên Thắng: …": communes that begin like a family name
    end = colon if colon >= 0 else _verb(text, speaker)
    if titled and speaker and end < 0 and _names_only(text):
        named = tuple(find_places(text, province, near=near))
        end = len(text.raw)
        return LeadIn(text.raw, speaker, named, end, True, phrases.OFFICE.search(text) is not None)
    head = text.cut(0, end) if end > 0 else Text("")
    places = tuple(find_places(head, province, near=near)) if head else ()
    office = bool(phrases.OFFICE.search(head)) and not phrases.VOTERS_STRICT.match(head) if head else False
    if colon >= 0:
        pure = _is_pure(head, speaker, places) or (bool(speaker) and is_apposition(head))
        if pure and not speaker and not places and (inner := _inner(text, colon + 1, province, near)):
            return inner
        if pure:
            return LeadIn(head.raw, speaker, places, colon + 1, True, office)
    if speaker and colon < 0 and end > 0:
        return LeadIn(head.raw, speaker, places, _after_says(text, end), False, office)
    return LeadIn(head.raw or text.raw[:0], speaker, places, 0, False, office) if head else NONE


def _names_only(text: Text) -> bool:
    """A line that holds a person and who that is, nothing else: what was said stands below it."""
    return text.count <= WHOLE_NAME and not text.raw.endswith((".", ";", "?", ":")) and is_apposition(
        text.cut(0), WHOLE_NAME
    )  # fmt: skip


def _bracketed(bracket: re.Match[str], province: str, near: frozenset[str]) -> LeadIn:
    """ "(ông A, thôn 3): …": who speaks, in brackets before the words."""
    who = Text(bracket.group(1).strip())
    inner = lead_in(Text(f"{who.raw}:"), province, near)
    if not inner.pure or not (inner.speaker or inner.places):
        return NONE
    return replace(inner, who=who.raw, start=bracket.end())


def _inner(text: Text, start: int, province: str, near: frozenset[str]) -> LeadIn:
    """ "Cử tri: Anh A, bản B, hỏi …": the lead-in proper stands after a bare label."""
    rest = text.raw[start:]
    moved = start + len(rest) - len(rest.lstrip())
    inner = lead_in(Text(text.raw[moved:]), province, near)
    if not inner.speaker and not inner.places:
        return NONE
    return replace(inner, start=inner.start + moved if inner.start else moved)


def _colon(text: Text) -> int:
    """The first colon that could end a lead-in: near the beginning, before the first sentence's end."""
    at = text.raw.find(":")
    while 0 <= at < FAR:
        if not (text.raw[at - 1 : at].isdigit() and text.raw[at + 1 : at + 2].isdigit()):  # 8:30
            before = text.raw[:at]
            return at if not re.search(r"[^\s.]{3,}[.;?!]\s+\S", before) else -1
        at = text.raw.find(":", at + 1)
    return -1


def _speaker(text: Text, start: int, titled: bool, colon: int) -> str:
    """A personal name at the beginning, after a title or as a known family name; empty when there is none."""
    if titled and colon >= 0 and (short := _SHORT_NAME.match(text.raw, start)) and short.end() <= colon:
        return short.group(1)
    names: list[str] = []
    end = start
    for a, b in text.spans:
        if a < start:
            continue
        word = text.raw[a:b]
        gap = text.raw[end:a]
        if names and gap.strip(" "):
            break
        if not _NAME_WORD.match(word) and not (names and len(word) == 1 and word.isupper()):
            break
        if len(names) > 1 and text.canon[a:b] in _NO_NAME:
            break
        names.append(word)
        end = b
        if len(names) == LONGEST_NAME:
            break
    if len(names) < 2 or (text.plain and not titled):
        return ""
    first = names[0].lower()
    if first not in _SURNAMES and not (text.plain and first in _PLAIN_SURNAMES):
        return ""
    if not titled:
        # a bare name counts only before a separator or a colon: "Lê Văn A (thôn 3): …"
        after = text.raw[end : end + 3].strip()
        if not after[:1] or after[0] not in ",-–(:;/" or colon < 0:
            return ""
    return " ".join(names)


def _verb(text: Text, speaker: str) -> int:
    """Where the voters' words begin in a sentence without a colon: before the first verb of saying.

    A "không" or "chưa" belongs to its verb, and what stands between a speaker's name and the verb belongs to the words
    unless it only says who and where the speaker is.
    """
    hit = phrases.SAYS.search(text, max(len(speaker), 6))
    if hit is None or hit.start() >= FAR:
        refused = phrases.NOT.search(text, text.raw.find(speaker) + len(speaker)) if speaker else None
        if refused is None or refused.start() > text.raw.find(speaker) + len(speaker) + 2:
            return -1
        return refused.start()
    if not speaker:
        return hit.start()
    name = text.raw.find(speaker) + len(speaker)
    for start, end in _segments(text, name, hit.start()):
        if start < end and not is_apposition(text.cut(start, end)):
            return start
    return hit.start()


def _segments(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """The parts between commas, dashes and brackets."""
    cuts = [hit.end() for hit in re.finditer(r"[,;()–]\s*|\s-\s", text.raw[:end]) if hit.start() >= start]
    bounds = sorted({start, *cuts, end})
    return [
        (a + len(text.raw[a:b]) - len(text.raw[a:b].lstrip(" ,;()–-")), b)
        for a, b in itertools.pairwise(bounds)
    ]


def is_apposition(part: Text, longest: int = APPOSITION) -> bool:
    """Does a part beside a name only say who or where: few words, no "không", no trouble, nothing asked?"""
    if phrases.NOT.search(part) or phrases.TROUBLE.search(part) or phrases.ASK.search(part):
        return False
    if phrases.REPORT.search(part) or part.count > longest:
        return False
    known = _FILLERS if part.plain else phrases.LEAD_WORDS
    source = part.folded if part.plain else part.canon
    left = sum(
        source[a:b] not in known and not source[a:b].isdigit() and not part.raw[a].isupper()
        for a, b in part.spans
    )
    return left <= (3 if part.raw[:1].isupper() or ":" in part.raw else 2)


def _after_says(text: Text, start: int) -> int:
    """After "… có ý kiến", "… phát biểu", "… cho rằng"; the verb of asking itself stays with the matter."""
    hit = _SAYS_ONLY.match(text, start)
    return hit.end() if hit else start


_SAYS_ONLY = Phrase(
    r"(?:(?:có ý kiến|phát biểu(?: ý kiến)?|nêu ý kiến|nêu|trao đổi|tham gia ý kiến|cho rằng|cho biết|trình bày|ý kiến)\b\s*(?:rằng|là|như sau)?[,:]?\s*)"
)


def _is_pure(head: Text, speaker: str, places: tuple[Place, ...]) -> bool:
    """Do the words of a lead-in say nothing but who, where and "đề nghị"?"""
    if _GENERAL.search(head):
        return True
    covered = [(place.start, place.end) for place in places]
    covered += [hit.span(1) for hit in _WHERE.finditer(head)]
    left = 0
    known = _FILLERS if head.plain else phrases.LEAD_WORDS
    source = head.folded if head.plain else head.canon
    names = set(speaker.lower().split())
    for a, b in head.spans:
        word = source[a:b]
        if word in known or word.isdigit() or word in names or any(x <= a and b <= y for x, y in covered):
            continue
        if head.raw[a].isupper() and a > 0:
            continue
        left += 1
    return left <= 2


def _place_label(text: Text, colon: int, province: str, near: frozenset[str]) -> LeadIn:
    """ "Xã Hoằng Châu: …", "Thôn 3: …", "Hoằng Châu - …": a place as the label of its own words."""
    if colon <= 0 or colon > 120:
        return NONE
    head = text.cut(0, colon)
    if head.count > 16:
        return NONE
    places = tuple(find_places(head, province, column=True, near=near))
    if not places and not _WHERE.match(head):
        return NONE
    if not _is_pure(head, "", places):
        return NONE
    return LeadIn(head.raw, "", places, colon + 1, True)


def is_general(text: Text) -> bool:
    """Does a line only announce several matters ("một số nội dung sau") without naming one?"""
    return _GENERAL.search(text) is not None
