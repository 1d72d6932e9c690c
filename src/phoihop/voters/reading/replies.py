"""What a paper says of an answer: the document's number and date, the agency, the words, the outcome class, the promise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from phoihop.kernel.text import document_symbol
from phoihop.voters.reading.agencies import COMMUNE, directory, in_column
from phoihop.voters.reading.dates import When, when
from phoihop.voters.reading.texts import Phrase, Text

_NUMBER = re.compile(
    r"(?:số|so|cv|công văn|văn bản|vb|báo cáo|bc|tờ trình|thông báo|quyết định)?\s*:?\s*"
    r"(\d{1,6}(?:/\d{4})?\s*/\s*[A-ZĐƯƠÂÊÔĂ][A-ZĐƯƠÂÊÔĂa-zđ0-9&.+]*(?:\s?[-–/.]\s?[A-ZĐƯƠÂÊÔĂ][A-ZĐƯƠÂÊÔĂa-zđ0-9&+]*)*)"
)
_BARE_NUMBER = re.compile(r"^\s*(?:số\s*:?\s*)?(\d{1,6})\s*$", re.IGNORECASE)

# outcome classes of the reference §4.3; the first that matches holds
_OUTCOMES: tuple[tuple[str, Phrase], ...] = (
    ("CHUA", Phrase(r"^(?:chưa (?:giải quyết|xử lý|thực hiện|xong)|không giải quyết được)")),
    ("SE", Phrase(r"\b(?:sẽ|dự kiến|đưa vào (?:kế hoạch|danh mục)|ghi vốn|giai đoạn 20\d\d\s*[-–]\s*20\d\d)\b.{0,80}")),
    ("DANG", Phrase(r"\b(?:đang (?:giải quyết|triển khai|thực hiện|xử lý|thi công|lập|xem xét|nghiên cứu|hoàn thiện|chỉ đạo|rà soát|phối hợp|tiến hành|tổng hợp))\b")),
    ("XONG", Phrase(r"\b(?:đã (?:giải quyết|hoàn thành|xong|khắc phục|sửa chữa|xử lý|cấp|chi trả|lắp đặt|nạo vét|ban hành|thực hiện|đưa vào|bố trí|bàn giao|khởi công|thay|giải ngân|trả)|giải quyết xong|hoàn thành)\b")),
    ("GIAI_TRINH", Phrase(r"\b(?:giải trình|thông tin lại|cung cấp thông tin|giải thích|theo quy định|không thuộc thẩm quyền|chưa (?:có|cân đối|bố trí|thể)|căn cứ)\b")),
)  # fmt: skip
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

    def __bool__(self) -> bool:
        return bool(
            self.number
            or self.text
            or self.agency_as_written
            or self.outcome
            or (self.date and self.date.value)
        )


def document_of(text: str) -> tuple[str, When | None]:
    """The number and date of a document out of "CV số 123/SXD-QLCL ngày 12/3/2026" and its like."""
    hit = _NUMBER.search(text)
    number = document_symbol(hit.group(1)) if hit else ""
    rest = text[hit.end() :] if hit else text
    if not number and (bare := _BARE_NUMBER.match(text)):
        return bare.group(1), None
    found = when(rest) if rest.strip(" ,.;") else None
    if found is not None and found.unknown and not found.problem and number:
        found = None
    return number, found


def outcome_of(text: str, *, label: bool = False) -> str:
    """The outcome class of a label ("đang giải quyết") or of the words of an answer; empty when it cannot be told."""
    if not text.strip():
        return ""
    line = Text(text.strip())
    if label and _ANSWERED.fullmatch(line):
        return ""  # that an answer was given, not what it says
    for code, phrase in _OUTCOME_LABELS if label else _OUTCOMES:
        if phrase.search(line):
            return code
    return ""


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
    if text.strip():
        found = in_column(text, province)
        if found:
            return found[0].code, found[0].as_written
    symbol = number.partition("/")[2]
    for part in re.split(r"[-/]", symbol):
        for code, agency in directory(province).agencies.items():
            if part and part == code:
                return code, agency.name
    if symbol.startswith("UBND"):
        return COMMUNE, "UBND"
    return "", text.strip()
