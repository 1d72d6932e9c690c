"""One paragraph, several matters: explicit marks first; in speeches also sentences that ask for something else."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from phoihop.voters.reading import phrases
from phoihop.voters.reading.fields import matter_of, topic_of
from phoihop.voters.reading.labels import inline_parts, take_label
from phoihop.voters.reading.texts import CAPITAL, SMALL, Phrase, Text, sentences

TOO_LONG, SEVERAL_ASK = 1500, 3  # letters of an item; requests in it
LISTED, PART = 3, 4  # parts joined by semicolons; words of each
SENTENCE = 8  # words from which a line says something whole
MANY_WORDS = 25  # words from which the sentences of an item are looked at one by one
_CLAUSE_ENDS = re.compile(r"[.;!?…](?:\s*;)?\s+(?=\S)")
TopicOf = Callable[[Text], str]
_NEXT_ASK = Phrase(r";\s+(?=(?:và )?(?:đề nghị|kiến nghị|đề xuất|mong|ngoài ra|bên cạnh đó|đồng thời)\b)")
# "đề nghị: a; b; c": one verb over several matters
_LISTS = Phrase(
    r"^(?:đề nghị|kiến nghị|đề xuất|mong muốn|yêu cầu|phản ánh|nêu|hỏi)(?: (?:với )?(?:tỉnh|xã|phường|các cấp|các ngành|các (?:nội dung|vấn đề|việc)(?: sau)?|như sau|một số (?:nội dung|vấn đề|việc)(?: sau)?|\d+ (?:nội dung|vấn đề|việc)))*\s*:\s+"
)
_PROPER = re.compile(rf"(?<=\s)[{CAPITAL}][{SMALL}]+|\d")
_COMMUNE_VOTERS = Phrase(r"^(?:các )?cử tri (?:các |ở |tại )?(?:xã|phường|thị trấn)\b")
_OTHER_VOTERS = Phrase(r"[;.]\s+(?=(?:các )?cử tri (?:các |ở |tại )?(?:xã|phường|thị trấn)\b)")
_ALSO = Phrase(
    r"^(?:ngoài ra|bên cạnh đó|đồng thời|một (?:việc|vấn đề|ý|nội dung) nữa|thêm (?:một|nữa)|cũng|còn (?:về|việc)|về (?:việc|vấn đề|lĩnh vực)?)\b"
)
# another matter announced in so many words; weaker: joined to what was said, which may be the same matter
_MAYBE_MORE = Phrase(
    r"\b(?:ngoài ra|bên cạnh|thêm nữa|thêm vào|đồng thời|nữa|khác|nhân (?:đây|tiện|thể|dịp)|tiện (?:đây|thể)|còn|thứ (?:hai|ba|tư|năm|[2-9])|tiếp theo|cuối|sau cùng)\b|;"
)
# what only takes up the line above
_REFERS = Phrase(
    r"^(?:(?:về |đối với )?(?:việc|nội dung|vấn đề|tình trạng|điều|chuyện|tuyến|đoạn|công trình|dự án|chế độ|số tiền|khoản) (?:này|đó|trên|ấy|nêu trên|nói trên)|nay|rất mong|kính mong|mong (?:sớm|được|các cấp)|đề nghị (?:sớm|các cấp|xem xét)|trong đó|cụ thể|xin (?:cảm|trân))\b"
)
_NOUN = r"(?:việc|ý|ý kiến|chuyện|vấn đề|nội dung|điều|điểm|kiến nghị|câu|mục)"
ANOTHER = Phrase(
    rf"^(?:(?:và |rồi )?(?:còn|thêm|lại còn|có) )?(?:một|1|thêm một) {_NOUN} (?:nữa|khác|thêm)\b|^(?:còn |thêm )?{_NOUN} (?:nữa|khác|tiếp theo|sau cùng|cuối cùng|cuối|thứ (?:hai|ba|tư|năm|sáu|bảy|tám|[2-9]))\b"
    rf"|^(?:nhân (?:đây|tiện|thể|dịp này)|tiện (?:đây|thể)|sang {_NOUN} (?:khác|khác nữa)|ngoài {_NOUN} (?:trên|đó|này|ấy))\b"
    rf"|^còn (?:về |thêm )?(?:{_NOUN}|cái) [^\W\d]"
)
BESIDES = Phrase(
    r"^(?:ngoài ra|bên cạnh đó|bên cạnh (?:việc|vấn đề|chuyện) (?:đó|trên|này)|thêm nữa|thêm vào đó|đồng thời|còn nữa)\b"
)
FOLLOWS = Phrase(
    r"^(?:vì vậy|do vậy|do đó|vì thế|bởi vậy|từ (?:đó|thực tế|tình hình)|trước (?:thực trạng|tình hình|tình trạng)|nội dung này|việc này|vấn đề này"
    r"|tình trạng này|cụ thể|hiện nay|hiện|đặc biệt|nguyên nhân|lý do|trong khi|tuy nhiên|nhưng|mặc dù|nếu|để|điều này|như vậy)\b"
)


def enumerated(text: Text) -> tuple[Text, list[Text]]:
    """Parts after explicit marks inside a paragraph: (what stands before the first, the parts); no parts if none."""
    parts = inline_parts(text.folded if text.plain else text.canon, plain=text.plain)
    if not parts:
        return Text(""), [text]
    before = text.cut(0, parts[0][0])
    pieces = []
    for number, (_, start) in enumerate(parts):
        end = parts[number + 1][0] if number + 1 < len(parts) else len(text.raw)
        pieces.append(text.cut(start, end))
    if sum(piece.count for piece in pieces) < 4 * len(pieces) and not all(map(asks_or_tells, pieces)):
        return Text(""), [text]  # too little for matters of their own: "khoản (1) và (2)"
    if names_one_thing(before) and sum(phrases.ASK.search(piece) is not None for piece in pieces) < 2:
        return Text(""), [text]  # the troubles of one road, one school
    return before, [trim(piece) for piece in pieces if piece]


def by_semicolon(text: Text) -> list[Text]:
    """Requests joined by semicolons that speak of clearly different things; the whole text otherwise.

    Voters of one commune and after them those of another each say their own.
    """
    if (others := list(_OTHER_VOTERS.finditer(text))) and _COMMUNE_VOTERS.match(text):
        bounds = [0, *(hit.end() for hit in others), len(text.raw)]
        return [text.cut(start, end) for start, end in itertools.pairwise(bounds)]
    if len(listed := _listed(text)) > 1:
        return listed
    cuts = list(_NEXT_ASK.finditer(text))
    if not cuts:
        return [text]
    starts = [0, *(hit.end() for hit in cuts)]
    ends = [*(hit.start() for hit in cuts), len(text.raw)]
    pieces = [text.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    if not all(phrases.ASK.search(piece) or starts_deed(piece) for piece in pieces[:-1]):
        return [text]  # trouble told, then what is asked about it: one matter
    topics = [matter_of(piece) for piece in pieces]
    capital = all(text.raw[hit.end()].isupper() for hit in cuts)
    if all(topics) and (len(set(topics)) == len(topics) or capital):
        return pieces
    return [text]


def _listed(text: Text) -> list[Text]:
    """The parts of "đề nghị: a; b; c" where each speaks of another field; the whole text otherwise."""
    marks = text.raw.count(";")
    head = _LISTS.match(text) if marks else None
    if head is None and marks < LISTED - 1:
        return [text]
    parts = _by_marks(text.cut(head.end()) if head else text)
    if len(parts) < (2 if head else LISTED) or not _are_apart(parts):
        return [text]
    return parts


def _by_marks(text: Text) -> list[Text]:
    return [Text(part.strip()) for part in text.raw.split(";") if part.strip()]


def _are_apart(parts: list[Text]) -> bool:
    """Has each part a field of its own, different from all others?"""
    if any(part.count < PART for part in parts):
        return False
    fields: set[str] = set()
    for part in parts:
        own = topic_of(part)
        if not own or own in fields:
            return False
        fields.add(own)
    return True


def _fields_of(parts: Sequence[Text], enough: int) -> int:
    """How many fields the parts speak of; counted no further than ``enough``, nor where so many cannot come together."""
    fields: set[str] = set()
    for left, part in zip(range(len(parts), 0, -1), parts, strict=True):
        if len(fields) >= enough or len(fields) + left < enough:
            break
        fields |= {topic_of(part)} - {""}
    return len(fields)


def by_marker(text: Text) -> list[Text]:
    """A text parted where another matter is announced ("Còn một việc nữa: …") or stands after "; " with a new sentence."""
    if _MAYBE_MORE.search(text) is None:
        return [text]
    bounds = [0]
    for hit in _CLAUSE_ENDS.finditer(text.raw):
        before, after = text.cut(bounds[-1], hit.start() + 1), text.cut(hit.end())
        if before.count < PART or after.count < PART:
            continue
        if not asks_or_tells(after) and not (after.count >= SENTENCE and topic_of(after)):
            continue
        if ANOTHER.match(after) or _goes_elsewhere(before, after, new=";" in hit.group()):
            bounds.append(hit.end())
    return [text.cut(start, end) for start, end in itertools.pairwise([*bounds, len(text.raw)])]


def _goes_elsewhere(before: Text, after: Text, *, new: bool) -> bool:
    """After "Ngoài ra", or "; " with a capital: a request beside one already made, of another thing."""
    besides = BESIDES.match(after) is not None
    if not (besides or (new and after.raw[:1].isupper())):
        return False
    ends = _CLAUSE_ENDS.search(after.raw)
    own = after.cut(0, ends.start()) if ends else after
    topic, above = topic_of(own), topic_of(before)
    if not _complete(before):  # trouble told at length, then besides it another
        return besides and before.count >= SENTENCE and bool(topic and above) and topic != above
    matter = matter_of(own)
    return bool(topic and topic != above) or (bool(matter or not new) and matter != matter_of(before))


def _complete(text: Text) -> bool:
    """Has something been asked or wished for already?"""
    return bool(phrases.ASK.search(text) or phrases.QUESTION.search(text) or starts_deed(text)) or bool(
        not text.plain and phrases.PLAINT.search(text)
    )


def starts_anew(text: Text, above: list[Text]) -> bool:
    """Does an unmarked line of a cell ask or tell of something else than the lines above it in the same cell?"""
    if text.count < PART or FOLLOWS.match(text) or _REFERS.match(text):
        return False
    sentence = text.count >= SENTENCE and text.raw.endswith((".", "!", "?"))
    if not (sentence or asks_or_tells(text) or is_praise(text)):
        return False
    before = Text(" ".join(line.raw for line in above))
    if ANOTHER.match(text):
        return True
    if not (_complete(before) or is_praise(before)):
        return False
    topic, other = topic_of(text), topic_of(above[-1])
    if topic and other and topic != other:
        return True
    if (
        not (topic and other)
        and sentence
        and len(above[-1].raw) > 1
        and above[-1].raw.endswith((".", "!", "?"))
    ):
        return not BESIDES.match(text)
    # trouble and request in one line: whole by itself
    return _complete(text) and not phrases.ASK.match(text)


def tells_of_another(text: Text, above: list[Text]) -> bool:
    """In a cell in which nothing is asked: does a line tell of another field than the one above it?"""
    if text.count < SENTENCE or FOLLOWS.match(text) or _REFERS.match(text):
        return False
    topic, other = topic_of(text), topic_of(above[-1])
    return bool(topic and other and topic != other)


def names_one_thing(text: Text) -> bool:
    """ "Tuyến đường tỉnh 530 …:", "Trường A còn các khó khăn sau:": a thing with a name or number, over its troubles."""
    return (
        text.raw.rstrip().endswith(":")
        and not phrases.ASK.search(text)
        and bool(matter_of(text))
        and _PROPER.search(text.raw) is not None
    )


def may_be_several(text: Text) -> bool:
    """May an item hold several matters: parts of different fields joined by semicolons, or a long text that asks often?

    Also lines or sentences that each ask, of different fields.
    """
    if text.raw.count("\n") or text.count > MANY_WORDS:
        clauses = [text.cut(a, b) for a, b in sentences(text.raw)]
        if any(
            BESIDES.match(clause) or ANOTHER.match(clause)
            for clause in clauses[1:]
            if clause.count >= SENTENCE
        ):
            return True
        lines = [Text(line) for line in text.raw.split("\n")]
        if _fields_of([line for line in lines if line.count >= SENTENCE], 2) > 1:
            return True
        ask = [clause for clause in clauses if phrases.ASK.search(clause)]
        if _fields_of(ask, 2) > 1:
            return True
    parts = _by_marks(text)
    if any(part.raw[:1].isupper() and part.count >= PART and asks_or_tells(part) for part in parts[1:]):
        return True  # after a semicolon a new sentence that asks
    if _fields_of(parts, LISTED) >= LISTED:
        return True
    if len(text.raw) <= TOO_LONG:
        return False
    asking = sum(phrases.ASK.search(text.cut(a, b)) is not None for a, b in sentences(text.raw))
    taken = [take_label(line) for line in text.raw.split("\n")]
    marked = sum(bool(label) for label, _ in taken)
    named = sum(phrases.TITLE.match(Text(line)) is not None for _, line in taken)
    return asking >= SEVERAL_ASK or marked >= SEVERAL_ASK or named > 1


def trim(text: Text) -> Text:
    """Without the marks that join it to the next part."""
    raw = text.raw.rstrip(" ;,")
    for word in (" và", " Và"):
        raw = raw.removesuffix(word)
    return text if raw == text.raw else Text(raw.strip())


def asks_or_tells(text: Text) -> bool:
    return bool(
        phrases.REQUEST.search(text)
        or phrases.REPORT.search(text)
        or phrases.QUESTION.search(text)
        or (not text.plain and phrases.PLAINT.search(text))  # without marks these are other words too
        or starts_deed(text)
    )


def starts_deed(text: Text) -> bool:
    """Does a text begin with a deed asked for: "Nâng cấp …", "Bổ sung …"?"""
    return phrases.DEED.match(text) is not None


def by_topic(text: Text, topic_of: TopicOf) -> list[tuple[Text, bool]]:
    """A speech parted where another matter begins: (words, is a mere preface).

    A part ends only after something was asked; praise before the first request is a preface.
    """
    pieces = _pieces(text)
    if len(pieces) < 2:
        return [(text, False)]
    groups: list[list[Text]] = []
    topics: list[str] = []
    asked: list[bool] = []
    for piece in pieces:
        topic = topic_of(piece)
        asks = phrases.ASK.search(piece) is not None
        told = bool(groups) and any(phrases.REPORT.search(before) for before in groups[-1])
        if groups and not _begins(piece, topic, topics[-1], asked[-1], asks, told):
            groups[-1].append(piece)
            topics[-1] = topics[-1] or topic
            asked[-1] = asked[-1] or asks
        else:
            groups.append([piece])
            topics.append(topic)
            asked.append(asks)
    result: list[tuple[Text, bool]] = []
    while (
        groups
        and len(groups[0]) > 1
        and is_praise(groups[0][0])
        and not phrases.THANKS_TO.match(groups[0][1])
    ):
        result.append((groups[0].pop(0), True))
    for group in groups:
        whole = trim(Text(" ".join(piece.raw for piece in group)))
        result.append((whole, is_praise(whole)))
    if all(preface for _, preface in result):
        return [(text, False)]
    return result


def parted(text: Text, topic_of: TopicOf, *, speech: bool) -> tuple[list[Text], str, float]:
    """A paragraph without marks: (its matters, praise that only leads in, how sure the parting is)."""
    marked = by_marker(text)
    if len(marked) > 1:
        return [own for piece in marked for own in by_semicolon(piece)], "", 0.8
    if speech:
        grouped = by_topic(text, topic_of)
        praise = " ".join(piece.raw for piece, is_preface in grouped if is_preface)
        kept = [piece for piece, is_preface in grouped if not is_preface]
        return kept, praise, 0.75 if len(grouped) > 1 else 1.0
    pieces = by_semicolon(text)
    return pieces, "", 0.75 if len(pieces) > 1 else 1.0


def _pieces(text: Text) -> list[Text]:
    pieces: list[Text] = []
    for start, end in sentences(text.raw):
        part = text.cut(start, end)
        last = 0
        for hit in _NEXT_ASK.finditer(part):
            pieces.append(part.cut(last, hit.start() + 1))
            last = hit.end()
        pieces.append(part.cut(last))
    return [piece for piece in pieces if piece]


def _begins(piece: Text, topic: str, current: str, asked: bool, asks: bool, told: bool) -> bool:
    if is_praise_only(current, topic) and not asked:
        return False
    if FOLLOWS.match(piece) and not (asked and topic and current and topic != current):
        return False
    if not asked:
        return (
            told and asks and bool(topic and current and topic != current) and _ALSO.match(piece) is not None
        )
    if topic and current:
        return topic != current
    return asks and _ALSO.match(piece) is not None and topic != current


def is_praise_only(current: str, topic: str) -> bool:
    return not current and not topic


def is_praise(text: Text) -> bool:
    """Thanks and agreement without any request, question or trouble."""
    return bool(phrases.PRAISE.search(text)) and not (
        phrases.ASK.search(text) or phrases.QUESTION.search(text) or phrases.TROUBLE.search(text)
    )


def without_praise(text: Text) -> tuple[Text, Text]:
    """(praise that opens a paragraph, the rest that asks); the praise is empty where there is none or nothing else."""
    spans = sentences(text.raw)
    taken = 0
    for start, end in spans[:-1]:
        if not is_praise(text.cut(start, end)):
            break
        taken = end
    rest = text.cut(taken)
    if taken and phrases.THANKS_TO.match(rest) and not phrases.ASK.search(rest):
        return Text(""), text  # what the thanks are for
    if not taken or not asks_or_tells(rest):
        return Text(""), text
    return text.cut(0, taken), rest
