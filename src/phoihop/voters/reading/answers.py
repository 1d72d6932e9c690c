"""Whose words a paragraph holds: an official who answers, or a voter — also one who holds an office of the village.

A line is an answer by its label ("Trả lời: …"), by who speaks in which verb ("Chủ tịch UBND xã giải trình …"), or because
an office speaks without a name ("Công chức địa chính: …"). Who asks or refuses is a voter, and a complaint is never
anybody's answer.
"""

from __future__ import annotations

import re

from phoihop.office.papers.model import Paper
from phoihop.voters.reading import phrases
from phoihop.voters.reading.kinds import kind_of
from phoihop.voters.reading.labels import Label
from phoihop.voters.reading.leadin import LeadIn
from phoihop.voters.reading.texts import CAPITAL, SMALL, Phrase, Text

_PERSON = re.compile(
    rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Đđ]ại biểu)\s*:?\s*((?:[{CAPITAL}][{SMALL}]+\s?){{2,5}})"
)
_OFFICIAL = Phrase(
    r"^(?:(?:trả lời|giải trình|tiếp thu|giải đáp|làm rõ|phát biểu|kết luận)[^,:.]{0,50},\s*)?(?:(?:về|đối với) (?:nội dung|vấn đề|kiến nghị|việc|ý kiến)[^,:.]{0,40},\s*)?(?:(?:sau đó|tiếp đó|tiếp theo|tiếp đến|đồng thời|cuối (?:cùng|buổi|hội nghị)|thay mặt|đại diện)[ ,]*)*"
    r"(?:(?:ông|bà|đồng chí|đ/c|các đồng chí|anh|chị)\s+(?:[^\s,–(:.]+(?:\s+|(?=[,–(]))){0,5}?[,–(-]?\s*)?"
    r"(?:(?:thường trực|lãnh đạo|đại diện|đại diện lãnh đạo|tập thể)\s+)*"
    r"(?:chủ tịch(?! (?:hội|công đoàn|ccb))|phó chủ tịch(?! (?:hội|công đoàn|ccb))|bí thư đảng|phó bí thư đảng|bí thư (?:xã|phường)|giám đốc|phó giám đốc"
    r"|(?:phó )?trưởng (?:phòng|ban (?!công tác)|đoàn|công an|trạm)|(?:phó )?chánh (?:văn phòng|thanh tra)|công chức|cán bộ (?:địa chính|chuyên môn|xã|phường)|đại biểu|các đại biểu|đbqh"
    r"|tổ trưởng tổ đại biểu|chủ tọa|chủ trì|người chủ trì|lãnh đạo|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ubmttq|đảng ủy|thường trực"
    r"|sở|bộ|công an|điện lực|công ty|chi cục|cục|phòng|ban quản lý|ban qlda|bảo hiểm xã hội|bhxh|liên đoàn|ngân hàng|trung tâm|chi nhánh|thanh tra|kho bạc|thuế|viện|bệnh viện)\b"
)
_SAID = Phrase(
    r"\b(?:trả lời|giải trình|giải đáp|giải thích|tiếp thu|phúc đáp|thông tin(?! (?:liên lạc|cư trú))|làm rõ|cho biết|trao đổi lại|ghi nhận|có ý kiến|báo cáo|kết luận|cảm ơn|cám ơn"
    r"|hứa|cam kết|nhất trí với ý kiến|đáp từ|bế mạc)\b"
)
# words by which a voter asks, refuses or tells of trouble: standing before the verb of answering they make it no answer
_VOTER = Phrase(
    r"\b(?:đề nghị|kiến nghị|đề xuất|yêu cầu|mong|xin (?!tiếp thu|ghi nhận|báo cáo|trả lời|cảm ơn|cám ơn|thông tin)|phản ánh|băn khoăn|bức xúc|khiếu nại|tố cáo|tố giác|hỏi"
    r"|không|chưa|chẳng|chậm|cử tri (?:đề|kiến|phản))\b"
)
_VILLAGE_OFFICE = Phrase(
    r"\b(?:thôn|bản|xóm|làng|tổ dân phố|tdp|khu phố|chi bộ|chi hội|chi đoàn|hợp tác xã|tổ trưởng sản xuất|hội (?:phụ nữ|nông dân|cựu|người cao tuổi|khuyến học))\b"
)
_THANKS_ONLY = Phrase(
    r"\b(?:cảm ơn|cám ơn|kết luận hội nghị|bế mạc|thành công|trân trọng|(?:đề nghị|giao) (?:thư ký|văn phòng|bộ phận)|tổng hợp (?:đầy đủ )?(?:gửi|chuyển|báo cáo)|hội nghị kết thúc|tuyên bố kết thúc|hứa sẽ (?:chuyển|tổng hợp))\b"
)
_OPENS_THANKS = Phrase(
    r"^(?:(?:thay mặt|tôi|chúng tôi|xin|rất|trân trọng|chân thành|kính|đảng ủy|ubnd|xã|phường|địa phương|tổ đại biểu|lãnh đạo|,)[^.;:]{0,30}?\s?)*(?:cảm ơn|cám ơn|biết ơn|ghi nhận|hoan nghênh)\b"
)
_DEED_TOLD = Phrase(
    r"\d|\b(?:đường|cầu|mương|kênh|trường|trạm|chợ|đất|điện|nước|rác|sổ đỏ|tiền|vốn|dự án|hồ sơ|chế độ|hộ|thôn)\b"
)
_TURN = Phrase(
    r"\b(?:phát biểu|làm rõ|giải trình|tiếp thu|giải đáp|trả lời|trao đổi|đáp từ|kết luận|báo cáo)\b[^.;]{0,60}\b(?:nội dung|ý kiến|vấn đề|kiến nghị|câu hỏi|băn khoăn|hội nghị|cử tri|kết quả)\b|\bphát biểu (?:tiếp thu|kết luận|giải trình|làm rõ|bế mạc|khai mạc|trả lời)\b"
)
_BLAMED = Phrase(
    r"\b(?:chung chung|né tránh|quanh co|qua loa|đùn đẩy|không rõ|còn ít|còn chậm|hời hợt|hình thức|thiếu)\b"
)
_NEAR, _FAR_COLON = 110, 200


def is_answer(text: Text, lead: LeadIn, label: Label, officials: frozenset[str] = frozenset()) -> bool:
    """Are these the words of one who answers, told from the line alone?"""
    if phrases.ANSWER_LABEL.match(text):
        return True
    if phrases.VOTERS_STRICT.match(text):
        return False
    known = bool(lead.speaker) and lead.speaker in officials
    if not (known or _OFFICIAL.match(text)):
        return False
    colon = text.raw.find(":")
    head = text.cut(0, colon if 0 < colon < _FAR_COLON else _NEAR)
    said, asked = _SAID.search(head), _VOTER.search(head)
    if asked is not None and (said is None or asked.start() < said.start()):
        return False
    if not known and _VILLAGE_OFFICE.search(head) and said is None:
        return False
    if label.value and not known and not 0 < colon < _FAR_COLON:
        return False  # a numbered line of a list is a voter's unless it names who answers before a colon
    if said is None and not known and not (colon > 0 and (lead.office or not lead.speaker)):
        return False
    return (said is not None or known or head.count <= 14) and not kind_of(text).is_secret


def takes_turn(text: Text) -> bool:
    """ "Lãnh đạo Sở Y tế phát biểu, làm rõ các nội dung …": that an official has the word, told as a step of a meeting."""
    if not _OFFICIAL.match(text) or phrases.ASK.search(text) or kind_of(text).is_secret:
        return False
    turn = _TURN.search(text)
    return turn is not None and not _VOTER.search(text) and not _BLAMED.search(text)


def is_general_answer(text: Text) -> bool:
    """ "… tiếp thu, giải trình các ý kiến", "… cảm ơn cử tri": that someone answered or thanked, not what."""
    colon = text.raw.find(":")
    said = text.cut(colon + 1) if 0 <= colon < _FAR_COLON else text
    if _THANKS_ONLY.search(text) and colon < 0:
        return True
    if _OPENS_THANKS.match(said) and said.count <= 40 and not _DEED_TOLD.search(said):
        return True  # thanks and "sẽ đôn đốc các bộ phận" are for all who spoke
    return text.count <= 30 and ":" not in text.raw and phrases.ALL_OPINIONS.search(text) is not None


def answerer(text: Text) -> str:
    """Who answers: the words before "trả lời", "giải trình"."""
    colon = text.raw.find(":")
    head = text.raw[:colon] if 0 < colon < _FAR_COLON else text.raw[:160]
    found = _SAID.search(Text(head))
    if found is None:
        return head.strip() if 0 < colon < _NEAR and _OFFICIAL.match(text) else ""
    return head[: found.start()].strip(" ,-–(") if found.start() > 2 else ""


def officials(paper: Paper) -> frozenset[str]:
    """Names in lines that give an office, open the meeting or report: attendance, chair, deputies."""
    found: set[str] = set()
    for block in paper.walk():
        text = Text(block.text)
        named = list(_PERSON.finditer(text.raw))
        if not named or phrases.VOTERS_STRICT.match(text):
            continue
        for hit in named:
            near = text.cut(hit.start(), hit.end() + 90)
            said_of = _said_of(near)
            if phrases.VILLAGE.search(said_of):
                continue
            speaks = _says_something(text, hit.end())
            office = phrases.OFFICE.search(said_of) or (not speaks and phrases.ATTENDS.search(said_of))
            if office or phrases.PROCEEDING.search(_until_words(near)):
                found.add(hit.group(1).strip())
    return frozenset(found)


def _said_of(near: Text) -> Text:
    """What is said of a person, not what the person says: up to the colon, a verb of saying or a "không"."""
    ends = [near.raw.find(":", 12)]
    ends += [hit.start() for phrase in (phrases.SAYS, phrases.NOT) if (hit := phrase.search(near, 8))]
    ends = [end for end in ends if end > 0]
    return near.cut(0, min(ends)) if ends else near


def _until_words(near: Text) -> Text:
    asks = [hit.start() for phrase in (phrases.ASK, phrases.NOT) if (hit := phrase.search(near))]
    ends = [end for end in (near.raw.find(":", 12), *asks) if end > 0]
    return near.cut(0, min(ends)) if ends else near


def _says_something(text: Text, start: int) -> bool:
    """Does a sentence follow the colon after a name: "Bà L, Chủ tịch Hội …: Đường thôn …"?"""
    colon = text.raw.find(":", start, start + 120)
    return colon > 0 and text.count_in(colon, len(text.raw)) >= 5
