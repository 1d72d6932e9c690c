"""What a heading says about the items under it: that voters' words begin or end here, a theme, places, a competence."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.voters.reading import phrases
from phoihop.voters.reading.agencies import COMMUNE, find_agencies
from phoihop.voters.reading.lexicon import lexicon
from phoihop.voters.reading.places import Place, is_only_places
from phoihop.voters.reading.texts import Phrase, Text

SECTION, THEME, PLACES, COMPETENCE, AGENCY, OTHER = (
    "section",
    "theme",
    "place",
    "competence",
    "agency",
    "other",
)
_CONNECT = {"và", "các", "về", "lĩnh", "vực", "nhóm", "va", "cac", "ve", "linh", "vuc", "nhom"}
_THEME_PLAIN = frozenset(Text(word).folded for word in phrases.THEME_WORDS)
LONGEST = 30
# "Kiến nghị đã giải quyết xong", "… đang giải quyết": the class of what stands below
OUTCOMES = Phrase(
    r"(?:(?:các|những|nhóm|danh mục|phần) )*(?:(?:ý kiến,? )?kiến nghị|ý kiến|nội dung|vấn đề)(?: (?:của )?cử tri)?(?: được| đã được)?,? "
    r"(?:(?:đã|đang|sẽ|chưa)(?: (?:được|và đang|tiếp tục))? (?:giải quyết|gq|xử lý|thực hiện|hoàn thành|xem xét|trả lời)|giải quyết xong|giải trình|cung cấp thông tin|tiếp thu|ghi nhận)"
    r"(?:(?:,| và|,? hoặc)? (?:xong|dứt điểm|giải quyết|giải trình|trả lời|cung cấp|thông tin|tiếp thu|thực hiện|trong thời gian tới|theo lộ trình|với cử tri|cho cử tri|xem xét|một phần|cử tri|ghi nhận|đến cử tri))*"
)
_STATED: tuple[tuple[str, Phrase], ...] = (
    ("CHUA", Phrase(r"\bchưa (?!rõ)")),
    ("DANG", Phrase(r"\bđang ")),
    ("SE", Phrase(r"\bsẽ ")),
    ("XONG", Phrase(r"\bđã (?:được )?(?:giải quyết|gq|xử lý|thực hiện|hoàn thành)|giải quyết xong")),
    ("GIAI_TRINH", Phrase(r"\b(?:giải trình|cung cấp|thông tin|trả lời)\b")),
    ("TIEP_THU", Phrase(r"\b(?:tiếp thu|ghi nhận)\b")),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """``opens``: True where voters' words begin, False where they end, None where it does not say."""

    kind: str
    text: str
    opens: bool | None = None
    places: tuple[Place, ...] = ()
    competence: str = ""
    agency: str = ""
    loose: bool = False  # other words stand beside the agency's name
    outcome: str = ""  # the class of all answers under it
    hard: bool = False  # closed for good: attendance, agenda, answers
    titled: bool = False  # a further line of the paper's own title


def bare(text: Text) -> Text:
    """A heading without its count and closing marks: "Giao thông (12 ý kiến):" → "Giao thông"."""
    found = phrases.COUNT_TAIL.search(text)
    kept = text.raw[: found.start()] if found and found.start() else text.raw
    kept = kept.rstrip(" .:;,–-")
    return text if kept == text.raw else Text(kept)


def heading_of(text: Text, province: str, *, strong: bool) -> Heading | None:
    """Read a short line as a heading; ``strong`` says that its weight or style already shows that it is one.

    None where the line may be an item's own words.
    """
    if not text or text.count > LONGEST:
        return None
    line = bare(text)
    if not line or phrases.SUBJECT.match(line) or phrases.PLACE_DATE.match(line):
        return None
    if places := is_only_places(line, province):
        return Heading(PLACES, line.raw, None, tuple(places))
    if (agency := only_agency(line, province)) is not None and not agency.loose:
        return agency
    if phrases.GROUP_HEAD.fullmatch(line):
        return Heading(PLACES, line.raw)
    if _goes_on_after_colon(text):
        return None
    if OUTCOMES.fullmatch(line):
        stated = next((code for code, phrase in _STATED if phrase.search(line)), "")
        return Heading(SECTION, line.raw, True, outcome=stated)
    asks = phrases.ASK.search(line) is not None
    theme = is_theme(line)
    if theme and not (asks and not phrases.THEME_HEAD.match(line)):
        return Heading(THEME, line.raw)
    competence = level_of(line)
    if competence and phrases.COMPETENCE_HEAD.search(line):
        agencies = find_agencies(line, province)
        code = agencies[0].code if len(agencies) == 1 and agencies[0].code != COMMUNE else ""
        return Heading(COMPETENCE, line.raw, True, competence=competence, agency=code)
    if agency is not None:
        return agency
    if text.raw.endswith(":") and (phrases.TURN_OPENS.search(text) or phrases.INTRO.search(text)):
        return Heading(SECTION, line.raw, True)
    if text.raw.endswith((".", ";", "?")) and not (strong and line.count <= 12):
        return None  # a sentence
    closes = phrases.CLOSES.search(line) is not None
    opens = phrases.OPENS.search(line) is not None
    if closes and not (opens and _opens_first(line)):
        return Heading(SECTION, line.raw, False, hard=phrases.CLOSES_HARD.search(line) is not None)
    if opens and (strong or text.raw.rstrip().endswith(":") or line.count <= 14):
        return Heading(SECTION, line.raw, True)
    if strong and not asks and line.count <= 16 and not line.raw.endswith("."):
        return Heading(OTHER, line.raw)
    return None


def _goes_on_after_colon(text: Text) -> bool:
    """ "Kết quả giải quyết: UBND tỉnh đang …": a label with its own words, no heading."""
    at = text.raw.find(":")
    return 0 < at < len(text.raw) - 1 and text.count_in(at, len(text.raw)) > 3


def _opens_first(line: Text) -> bool:
    """ "Ý kiến cử tri và giải trình của …": both stand in one heading; what comes first holds at first."""
    closes, opens = phrases.CLOSES.search(line), phrases.OPENS.search(line)
    return bool(
        closes
        and opens
        and opens.start() < closes.start()
        and " và " in line.canon[opens.end() : closes.end()]
    )


def is_theme(line: Text) -> bool:
    """Is the line only the name of one or more themes?"""
    if line.count > 20 or not line.count:
        return False
    source, known = (line.folded, _THEME_PLAIN) if line.plain else (line.canon, phrases.THEME_WORDS)
    head = phrases.THEME_HEAD.match(line)
    start = head.end() if head else 0
    own = [word for a, b in line.spans if a >= start and (word := source[a:b]) not in _CONNECT]
    if not own:
        return False
    unknown = sum(word not in known for word in own)
    if not head and not lexicon().scan(line):
        return False
    if head and line.count <= 14:
        return unknown <= len(own) // 3
    return unknown == 0 and len(own) >= 2


def level_of(line: Text) -> str:
    for code, phrase in phrases.COMPETENCE.items():
        if phrase.search(line):
            return code
    return ""


def only_agency(line: Text, province: str) -> Heading | None:
    """ "Sở Xây dựng", "Đối với Bộ Y tế": a heading that names the agency asked."""
    found = find_agencies(line, province)
    if not found or found[0].code == COMMUNE:
        return None
    covered = sum(line.count_in(mention.start, mention.end) for mention in found)
    rest = line.count - covered
    if rest > 5 or phrases.REPORT.search(line):
        return None
    if rest and not phrases.COMPETENCE_HEAD.match(line) and found[0].start > 0:
        return None
    if rest and found[0].start == 0:
        return None
    return Heading(AGENCY, line.raw, True, competence=found[0].level, agency=found[0].code, loose=rest > 0)
