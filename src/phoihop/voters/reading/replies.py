"""What a paper says of an answer: the document's number and date, the agency, the words, the outcome class, the promise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from phoihop.kernel.text import document_symbol
from phoihop.voters.reading.agencies import COMMUNE, directory, find_agencies, in_column
from phoihop.voters.reading.dates import When, when
from phoihop.voters.reading.texts import Phrase, Text

_NUMBER = re.compile(
    r"(?:số|so|cv|công văn|văn bản|vb|báo cáo|bc|tờ trình|thông báo|quyết định)?\s*:?\s*"
    r"(\d{1,6}(?:/\d{4})?\s*/\s*[A-ZĐƯƠÂÊÔĂ][A-ZĐƯƠÂÊÔĂa-zđ0-9&.+]*(?:\s?[-–/.]\s?[A-ZĐƯƠÂÊÔĂ][A-ZĐƯƠÂÊÔĂa-zđ0-9&+]*)*)"
)
_BARE_NUMBER = re.compile(r"^\s*(?:số\s*:?\s*)?(\d{1,6})\s*$", re.IGNORECASE)

# What is still to come is not done, whatever the verb: "hoàn thành trong quý II/2027", "khởi công năm 2027".
_TO_COME = Phrase(
    r"\b(?:sẽ|dự kiến|phấn đấu|kế hoạch|lộ trình|chậm nhất|giai đoạn 20\d\d|ghi vốn|đưa vào (?:kế hoạch|danh mục|chương trình|dự án|quy hoạch|dự toán|đề án))\b"
)
_TIMED = Phrase(
    r"\b(?:(?:hoàn thành|khởi công|bàn giao|vận hành|chi trả|xong)[^.;,]{0,25}?\b(?:(?:trong|trước|vào|đến|hết|cuối|đầu)\s*){0,2}"
    r"|(?:thi công|triển khai|thực hiện|giải quyết|xử lý|lắp đặt|đầu tư|sửa chữa|trình|ban hành)[^.;,]{0,40}?\b(?:trong|trước|vào|đến|hết|cuối|đầu)\s+)"
    r"(?:ngày \d{1,2}[/.]\d{1,2}|quý|tháng|cuối năm|đầu năm|năm) ?(?:i|ii|iii|iv|\d|tới|sau|nay)"
)
_IN_HAND = Phrase(
    r"\b(?:đang|tiếp tục|đã (?:được )?(?:giao|khởi công|bố trí|phê duyệt|lập|trình|đề nghị|yêu cầu|chỉ đạo|làm việc|khảo sát|tổ chức|quyết định|cấp vốn|có (?:văn bản|công văn|chủ trương|kế hoạch)))\b"
)
_DONE = Phrase(
    r"\b(?:đã (?:được )?(?:giải quyết|hoàn thành|xong|khắc phục|sửa chữa|sửa|xử lý|cấp|chi trả|chi|lắp đặt|lắp|nạo vét|ban hành|thực hiện|bàn giao|thay|giải ngân"
    r"|trả|thi công xong|đưa vào (?:sử dụng|khai thác|vận hành|hoạt động)|hỗ trợ|dừng|nâng cấp|thu gom|điều chỉnh|khôi phục)|(?:giải quyết|sửa|làm|thi công|thực hiện|chi trả) xong|đã [^.;,]{1,40} xong)\b"
)
_EXPLAINED = Phrase(
    r"\b(?:giải trình|thông tin lại|cung cấp thông tin|giải thích|theo quy định|không thuộc thẩm quyền|chưa (?:có|cân đối|bố trí|thể)|căn cứ)\b"
)
_UNSETTLED = Phrase(r"^(?:chưa (?:giải quyết|xử lý|thực hiện|xong)|không giải quyết được)")
_TOLD_AS_PAST = Phrase(r"\bđã\b[^.;,]{0,80}$")
_OUTCOME_LABELS: tuple[tuple[str, Phrase], ...] = (
    ("CHUA", Phrase(r"^(?:chưa (?:giải quyết|xử lý|thực hiện|xong|xem xét)|không giải quyết|cgq)")),
    ("DANG", Phrase(r"^(?:đang|đgq|đang gq)\b|tiếp thu để giải quyết")),
    ("SE", Phrase(r"^(?:sẽ|sgq)\b|sẽ giải quyết")),
    ("XONG", Phrase(r"^(?:đã|xong|hoàn thành|giải quyết xong|dứt điểm|đã gq)\b")),
    ("GIAI_TRINH", Phrase(r"giải trình|thông tin|giải thích|trả lời|cung cấp")),
    ("TIEP_THU", Phrase(r"tiếp thu|ghi nhận")),
    ("TAM_GAC", Phrase(r"tạm gác|tạm dừng")),
)
_ANSWERED = Phrase(r"(?:đã |có )?(?:văn bản )?(?:trả lời|tl)(?: rồi| bằng văn bản| cử tri| xong| đầy đủ)?")
_PROMISED = Phrase(r"\b(?:hẹn|hứa|cam kết|lộ trình)\b")
_NO_ANSWER = Phrase(
    r"(?:hiện |đến nay |vẫn )*(?:chưa|không|ko)(?: thấy| nhận được| được| có)*(?: (?:văn bản|công văn|kết quả|ý kiến|thông tin|báo cáo))?"
    r"(?: (?:trả lời|phản hồi|phúc đáp|giải trình|tl))?(?: của (?:cơ quan|đơn vị|sở|ngành)[^.]{0,30})?[ .;!]*"
    # where a matter stands in the office's own hands, and no agency's words
    r"|(?:đã )?quá hạn(?: (?:trả lời|giải quyết|chưa trả lời|\d+ ngày))?[ .;]*|(?:trễ|chậm|sắp|còn|trong|đến|tới) hạn[ .;]*|(?:đã |tạm )?lưu(?: (?:hồ sơ|theo dõi|trữ|lại|vp|sổ))?[ .;]*|(?:chưa|không|đã|đang|sẽ|chờ|tạm dừng) (?:chuyển|gửi|giao|phân công|phân loại|xử lý đơn|nhập|vào sổ|trình|ký|phát hành|tổng hợp|báo cáo|rà soát|đôn đốc|nhắc)(?: (?:đi|đơn|rồi|công văn|văn bản|tiếp|lần \d|lại|lãnh đạo|ký|cơ quan|đơn vị|sở|tw|trung ương))*[ .;]*"
    r"|(?:chuyển|trả)(?: tiếp| lại| đơn)*(?: (?:cho |sang |về )?(?:ban )?(?:công dân|tiếp công dân|tiếp dân|thanh tra|cơ quan khác|người gửi|đơn vị))?[ .;]*|(?:đang |tiếp tục )?(?:theo dõi|đôn đốc|nhắc lại|nhắc|xem|soạn|dự thảo|trình ký|rà soát)(?: (?:lần \d|thêm|tiếp|công văn|văn bản))?[ .;]*|mới(?: (?:nhận|vào sổ|tiếp nhận))?[ .;]*|tồn(?: đọng)?[ .;]*|trùng(?: (?:với )?(?:stt|số|dòng|kn)? ?\d*)?[ .;]*|(?:đã )?(?:đóng|tiếp nhận|nhận đơn|vào sổ)[ .;]*|chuyển kỳ sau[ .;]*|chờ[ .;]*"
    r"|(?:đang )?(?:chờ|đợi)(?: (?:văn bản|kết quả|ý kiến|cơ quan|đơn vị|sở))*(?: (?:trả lời|phản hồi))?[ .;]*|[-–—./?… x]*"
)
# a class and nothing beside it: "Đã giải quyết", "Đang thực hiện (ĐGQ)"
_CLASS = Phrase(
    r"(?:(?:đã|đang|sẽ|chưa)(?: được)?(?: (?:và đang|tiếp tục))? (?:giải quyết|gq|xử lý|thực hiện|xong|hoàn thành|triển khai|xem xét)(?: (?:xong|dứt điểm|một phần))?"
    r"|(?:giải quyết |xử lý )?(?:xong|hoàn thành|dứt điểm)|cgq|đgq|sgq|(?:đã )?giải trình(?:,? (?:thông tin|trả lời|cung cấp thông tin))*|(?:cung cấp )?thông tin|giải thích"
    r"|tiếp thu(?:,? ghi nhận)?|ghi nhận|tạm gác|tạm dừng|không giải quyết(?: được)?|đang gq|đã gq|tiếp thu để giải quyết)(?: ?\([^)]*\))?[ .;]*"
)
# the answering document stands at the head of the answer; acts named further on are quoted
_OWN_DOCUMENT = Phrase(
    r"^(?:(?:trả lời|phúc đáp|ý kiến trả lời|kết quả[^:.]{0,30}|nội dung trả lời)\s*:)?\W*(?:(?:sở|ubnd|ủy ban|ban|chi cục|công ty|công an|điện lực|bhxh|bảo hiểm|thanh tra|văn phòng|phòng|cục|bộ|ngân hàng|trung tâm)\b[^.;:]{0,70}?)?"
    r"(?:\(|(?:đã |có )*(?:trả lời|phúc đáp|báo cáo|ý kiến|thông tin|ban hành)?\s*(?:cử tri )?(?:tại|bằng|theo|qua|có)?)\s*"
    r"(?:công văn|văn bản|cv|vb|báo cáo|bc|thông báo|tb)\b[^\d]{0,20}(?=\d)"
)
_SENT_ON = Phrase(r"^[^.;:]{0,60}?\b(?:đề nghị|gửi|giao|chỉ đạo|yêu cầu|đôn đốc|kiến nghị|xin ý kiến)\b")
_DATED = re.compile(r"^[\s,;.)(–-]*((?:đề |ký |ban hành )*(?:ngày|ngay|tháng|thang)?\s*\d[^.;:()]{0,34})")
_PROMISE = Phrase(
    r"(?:trước|trong|đến|hoàn thành|xong|chậm nhất|quý|cuối|hạn)\s[^.;]{0,60}?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|quý [ivx1-4]+[^.;]{0,10}\d{4}"
    r"|tháng \d{1,2}[/ ][^.;]{0,6}\d{4}|\d{1,2}/\d{4}|năm 20\d\d)"
)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as the paper gives it. ``outcome_sure`` says that the paper itself names the class."""

    number: str = ""
    date: When | None = None
    agency: str = ""
    agency_as_written: str = ""
    text: str = ""
    outcome: str = ""
    outcome_sure: bool = False
    promise: When | None = None
    answered_by: str = ""
    label: str = ""  # the cell of the result, as written
    document: str = ""  # the cell of the answering document, as written
    promise_words: str = ""

    def __bool__(self) -> bool:
        return bool(
            self.number
            or self.text
            or self.agency_as_written
            or self.outcome
            or says_answered(self.label)
            or (self.date and self.date.value)
        )


def document_of(text: str) -> tuple[str, When | None]:
    """The number and date of a document out of "CV số 123/SXD-QLCL ngày 12/3/2026" and its like."""
    hit = _NUMBER.search(text)
    number = document_symbol(hit.group(1)) if hit else ""
    rest = text[hit.end() :] if hit else text
    if not number and (bare := _BARE_NUMBER.match(text)):
        return bare.group(1), None
    if number:  # a date further on is that of something else: a promise, another act
        dated = _DATED.match(rest)
        rest = dated.group(1) if dated else ""
    found = when(rest) if rest.strip(" ,.;") else None
    if found is not None and found.unknown and not found.problem and number:
        found = None
    return number, found


def own_document_of(words: str) -> tuple[str, When | None]:
    """The number and date of the document that an answer's words say they come from; acts quoted in them are none."""
    text = Text(words[:300].replace("\n", " "))
    head = _OWN_DOCUMENT.match(text)
    if head is None:
        return "", None
    number, dated = document_of(text.raw[head.end() :])
    after = _NUMBER.match(text.raw, head.end())
    if "/" not in number or (after and _SENT_ON.match(text.cut(after.end()))):
        return "", None
    return number, dated


def says_answered(text: str) -> bool:
    """ "Đã trả lời": that an answer was given and nothing of what it says."""
    return bool(text.strip()) and _ANSWERED.fullmatch(Text(text.strip(" .;"))) is not None


def promise_in_note(note: str) -> tuple[When | None, str]:
    """("hẹn quý IV/2026" as a day, its words) out of a column of remarks; only where it speaks of a promise."""
    text = Text(note)
    for hit in _PROMISED.finditer(text):
        words = re.split(r"[;\n]", text.raw[hit.start() :], maxsplit=1)[0].strip(" .")
        said = when(words)
        if said is not None and said.value is not None:
            return said, words
    return None, ""


def is_no_answer(text: str) -> bool:
    """ "Chưa trả lời", "chưa có", "đang chờ": a column that says that there is no answer."""
    return _NO_ANSWER.fullmatch(Text(text.strip())) is not None


def is_class(text: str) -> bool:
    """Do the words name a class of outcome and nothing else?"""
    return _CLASS.fullmatch(Text(text.strip())) is not None


def outcome_of(text: str, *, label: bool = False) -> str:
    """The outcome class of a label ("đang giải quyết") or of the words of an answer; empty when it cannot be told."""
    if not text.strip():
        return ""
    line = Text(text.strip())
    if label and _ANSWERED.fullmatch(line):
        return ""  # that an answer was given, not what it says
    if not label or (not is_class(text) and (_TO_COME.search(line) or _still_to_come(line))):
        return _outcome_of_words(line)
    for code, phrase in _OUTCOME_LABELS:
        if phrase.search(line):
            return code
    return ""


def _outcome_of_words(line: Text) -> str:
    """What is promised outweighs what is in hand, and both outweigh what is done: a half-done matter is not done."""
    if _UNSETTLED.match(line):
        return "CHUA"
    in_hand = _IN_HAND.search(line)
    to_come = _TO_COME.search(line) or _still_to_come(line)
    if to_come and not _TO_COME.search(line) and _DONE.search(line):
        return ""  # a time beside something done: of what, the words do not say
    if to_come:
        return "DANG" if in_hand and in_hand.start() < to_come.start() else "SE"
    if in_hand and (not _DONE.search(line) or in_hand.group().startswith(("đang", "dang"))):
        return "DANG"
    if _DONE.search(line):
        return "XONG"
    return "GIAI_TRINH" if _EXPLAINED.search(line) else ""


def _still_to_come(line: Text) -> re.Match[str] | None:
    """A deed with its time, unless a "đã" before it tells it as done: "Đã hoàn thành trong tháng 9/2026"."""
    return next(
        (hit for hit in _TIMED.finditer(line) if not _TOLD_AS_PAST.search(line.cut(0, hit.end()))), None
    )


_LABEL = Phrase(
    r"^(?:(?:ý kiến |nội dung |phần |kết quả )?(?:trả lời|giải quyết|phúc đáp|giải trình|tiếp thu)[^:.]{0,20}:\s*)"
)
_COMMUNE_OFFICE = Phrase(
    r"^(?:ubnd|ủy ban nhân dân|hđnd|chủ tịch ubnd)\s+(?:các )?(?:xã|phường|thị trấn|x\.|p\.)"
)


def promise_of(text: str) -> When | None:
    """The date that an answer promises ("hoàn thành trước 30/6/2027"), the last one named."""
    line = Text(text)
    found = None
    for hit in _PROMISE.finditer(line):
        said = when(line.raw[hit.start() : hit.end()])
        if said is not None and said.value is not None:
            found = said
    return found


def agency_of(text: str, number: str, province: str) -> tuple[str, str]:
    """(code, words) of the answering agency: named in the text, else told from the symbol of its document."""
    if _COMMUNE_OFFICE.match(Text(text.strip())):
        return COMMUNE, text.strip()
    if text.strip():
        found = in_column(text, province)
        if found:
            return found[0].code, found[0].as_written
    symbol = number.partition("/")[2]
    if symbol == "UBND":  # of the province or of a commune: only a division behind it (UBND-NN) says which
        return "", text.strip() or "UBND"
    for part in re.split(r"[-/]", symbol):
        for code, agency in directory(province).agencies.items():
            if part and part == code:
                return code, agency.name
    return "", text.strip()


def speaks_first(words: str, province: str) -> tuple[str, str]:
    """(code, words) of the agency with whose name an answer begins, its label left aside."""
    text = Text(words[:200])
    label = _LABEL.match(text)
    start = label.end() if label else 0
    head = text.cut(start)
    if office := _COMMUNE_OFFICE.match(head):
        return COMMUNE, head.raw[: office.end()]
    found = find_agencies(head, province)
    return (found[0].code, found[0].as_written) if found and found[0].start == 0 else ("", "")
