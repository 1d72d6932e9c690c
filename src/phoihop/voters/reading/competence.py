"""Who may settle a matter: the centre, the province, the commune, or an enterprise (reference §4.4).

A column, a heading or a title that names the level decides; next the one whom the request names ("đề nghị xã …",
"đề nghị Chính phủ …"); only then the words of the matter and the size of the place that it speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.voters.reading import norms
from phoihop.voters.reading.agencies import COMMUNE, Mention
from phoihop.voters.reading.lexicon import Hit, lexicon
from phoihop.voters.reading.texts import Phrase, Text

CENTRE, PROVINCE, COMMUNE_LEVEL, ENTERPRISE = "TW", "TINH", "XA", "DN"
_ASKED_BEFORE = Phrase(r"(?:đề nghị|kiến nghị|đề xuất|yêu cầu|mong|xin|với|giao|chỉ đạo)[^.;:]{0,40}$")
_DECISION = Phrase(
    r"\b(?:sửa đổi|bổ sung|ban hành|xây dựng|nghiên cứu,? sửa|sửa|điều chỉnh)[^.;]{0,40}\b(?:luật|bộ luật|nghị định|thông tư|pháp lệnh|hiến pháp)\b"
    r"|\b(?:luật|nghị định|thông tư)\b[^.;]{0,40}(?:sửa đổi|bất cập|chồng chéo|chưa phù hợp|không phù hợp)"
    r"|^(?:(?:các|những) )?quy định\b[^;]{0,90}\b(?:cần (?:phải |được )?sửa|nên sửa|bất cập|chưa phù hợp|không phù hợp|chồng chéo)"
    r"|\b(?:bộ luật|luật|nghị định|thông tư|pháp lệnh)\b[^;?]{0,140}\b(?:đề nghị|kiến nghị|mong|xin|nên|cần|phải)(?: \S+){0,3} (?:sửa|bỏ|bãi bỏ|xem lại|xem xét lại|quy định (?:lại|rõ)|điều chỉnh|bổ sung|thay đổi|nới)\b(?! (?:đường|cầu|chữa|mương|trường|nhà|cống|sổ))"
    r"|\b(?:cả nước|toàn quốc|trên toàn quốc|tầm quốc gia)\b"
    r"|\b(?:giảm|hạ|nâng|tăng|kéo dài|quy định|điều chỉnh)\s+(?:độ )?tuổi (?:nghỉ hưu|hưởng)\b|\b(?:lương cơ sở|lương tối thiểu(?: vùng)?|giảm trừ gia cảnh)\b"
)
_VERB = r"(?:đề nghị|kiến nghị|đề xuất|yêu cầu|mong(?: muốn)?|xin|nhờ|chuyển (?:tới|đến))\s+(?:với |tới |đến |cử tri |cấp |các |phía |lãnh đạo |đồng chí |ngành |đảng ủy,? |chủ tịch |đảng bộ |tổ đại biểu |đoàn đbqh )*"
# "Công an xã phải đi tháo", "xã sửa mái đi đã", "phường bắt làm cho xong": the commune is told to act
_COMMUNE_MUST = Phrase(
    r"(?<!các )(?<!từ )(?<!cán bộ )(?<!công chức )(?<!dân )(?<!của )(?<!ở )(?<!đến )(?<!lên )(?<!người )(?<!cấp )(?<!trưởng )(?<!nhập )\b(?:(?:ubnd|công an|chính quyền|lãnh đạo|chủ tịch) )?(?:xã|phường|thôn|bản|trưởng thôn|trưởng bản|hợp tác xã|htx)(?: (?:ta|mình|cũng|chỉ|cứ|thì|hãy))? "
    r"(?:phải (?!lên|xuống|đi (?:xa|bộ)|chịu|ra|mất|sáp|nhập)|nên (?!mới)|hãy |cần (?!vốn|kinh phí|được|hỗ trợ)|bắt (?:buộc |phải )?(?:dọn|làm|dỡ|dời|trả|nhốt|phạt)|sửa |dẹp|dọn|chở |thay |lo |cử |xem (?:sao|lại|ai|cho)|nhắc |đi (?:kiểm|tháo|dẹp|bắt|dọn|nhắc)|trả lại|tháo |cấm )"
)
_ADDRESSED: tuple[tuple[str, Phrase], ...] = (
    (COMMUNE_LEVEL, Phrase(rf"\b{_VERB}(?:(?:ubnd|ủy ban|hđnd|chính quyền|công an|cán bộ|công chức|phòng chuyên môn)\s+(?:các )?)?(?:xã|phường|thị trấn|thôn|bản|tổ dân phố|cơ sở)\b(?! (?:hội|viên|đồ|án|sao|gốc|chính|kê|tin|hạ|vật|giáo|y|khám|sản|kinh|đào|nhà|quản|thường|chỉ|tuyên|dân tộc|pháp|ngành|tiếp|hóa)\b)")),
    (CENTRE, Phrase(rf"\b{_VERB}(?:đảng(?: và|,) nhà nước|trung ương|quốc hội|chính phủ|thủ tướng|ubtvqh|ủy ban thường vụ quốc hội|bộ (?:trưởng|này|chủ quản|,? ngành|ngành|nội vụ|tài (?:chính|nguyên)|công (?:thương|an)|nông nghiệp|nn|xây dựng|xd|khoa học|kh|văn hóa|vh|giáo dục|gd|y tế|dân tộc|ngoại giao|quốc phòng|tư pháp|lao động|lđ|giao thông|gt|kế hoạch|thông tin|tt|tn|nv|tc|yt|ct|qp|ca|tp))\b")),
    (PROVINCE, Phrase(rf"\b{_VERB}(?:ubnd tỉnh|ủy ban nhân dân tỉnh|hđnd tỉnh|tỉnh|sở|các sở)\b")),
)  # fmt: skip
# what only the State as a whole can grant: a regime, a pay, a law
_STATE_GRANTS = Phrase(
    r"\b(?:đề nghị|kiến nghị|mong|xin)\s+(?:đảng(?: và|,) )?nhà nước\b[^.;]{0,60}\b(?:chế độ|chính sách|trợ cấp|phụ cấp|lương|luật|quy định|hỗ trợ tiền|bảo hiểm|mức)\b"
)
# a place smaller than the commune, in which only the commune works
_VILLAGE = Phrase(
    r"\b(?:thôn|xóm|bản|làng|ngõ|ngách|hẻm|tổ dân phố|khu phố|tiểu khu|tdp|đường làng|khu dân cư|nhà văn hóa thôn)\b"
)
_ALLEY = Phrase(
    r"\b(?:ngõ|ngách|hẻm|đường làng|rãnh thoát nước|(?:trường (?:mầm non|tiểu học|thcs)|chợ|sân vận động|nghĩa trang) (?:của )?xã)\b"
)
_SMALL_WORK = Phrase(
    r"\b(?:sửa|bổ sung|mở lại|kéo dài|lắp(?: đặt)?|xây|làm|nạo vét|khơi thông|thu gom|công khai|rà (?:lại|soát)|trồng|dọn|di chuyển|hạ bớt|nhắc nhở|chấn chỉnh)\b"
)
_GENERIC = {"địa phương", "dia phuong", "cấp xã", "cap xa"}
BASE = {CENTRE: 0.0, PROVINCE: 1.2, COMMUNE_LEVEL: 0.2, ENTERPRISE: 0.0}
_IN_VILLAGE, _WORK_THERE = 0.5, 0.5
_NORM, _RULE, _LOCAL = 5.0, 2.5, 3.4
_WORD = 0.45  # what a word's usual level weighs
_OUTDONE = 1.8  # what all words weigh at most where a norm or a local work says it better
_TO_ASSEMBLY = 0.4  # a report to the National Assembly: weak, for it also tells of the province's matters
_SURE_NAMED, _SURE_GIVEN = 0.9, 0.98


@dataclass(frozen=True, slots=True)
class CompetenceChoice:
    code: str
    confidence: float
    shares: dict[str, float]


def is_asked(text: Text, mention: Mention) -> bool:
    """Is the agency the one that the voter turns to?"""
    before = text.cut(max(0, mention.start - 60), mention.start)
    return bool(before) and _ASKED_BEFORE.search(before) is not None


def addressed(text: Text) -> str:
    """The level that a request turns to in so many words, the first where there are several; empty where it does not."""
    first: tuple[int, str] = (len(text.raw) + 1, "")
    if not text.plain and (
        told := _COMMUNE_MUST.search(text)
    ):  # "xa", "ban" without marks are other words too
        first = told.start(), COMMUNE_LEVEL
    for level, phrase in _ADDRESSED:
        if (hit := phrase.search(text)) is not None and hit.start() < first[0]:
            first = hit.start(), level
    return first[1] or (CENTRE if _STATE_GRANTS.search(text) else "")


def competence_of(
    text: Text,
    hits: list[Hit],
    mentions: list[Mention],
    given: str = "",
    heading: str = "",
    *,
    to_assembly: bool = False,
) -> CompetenceChoice:
    """Suggest the level; ``to_assembly`` says that the paper is a report to the National Assembly."""
    if decided := given or heading:
        return CompetenceChoice(decided, _SURE_GIVEN, {decided: 1.0})
    named = addressed(text)
    if named and not (named != CENTRE and _DECISION.search(text)):
        return CompetenceChoice(
            named, _SURE_NAMED, {named: 0.9, **({PROVINCE: 0.1} if named != PROVINCE else {})}
        )
    scores = dict(BASE)
    topics = lexicon().topics
    norm = _DECISION.search(text) is not None or norms.changes_norm(text)
    rule = not norm and norms.changes_rule(text)
    local = not norm and norms.is_local(text)
    said = dict.fromkeys(BASE, 0.0)
    for hit in hits:
        best = max(hit.topics, key=lambda item: item[1])
        said[topics[best[0]].level] += _WORD * best[1] * hit.factor
    for level, value in said.items():
        scores[level] += min(_OUTDONE, value) if norm or local else value
    for mention in mentions:
        if mention.code == COMMUNE and mention.as_written.lower() in _GENERIC:
            scores[COMMUNE_LEVEL] += 0.4
        elif is_asked(text, mention):
            scores[mention.level] += 4.0
        elif mention.level != CENTRE or mention.code not in {"CP", "QH"}:
            scores[mention.level] += 0.6
    scores[CENTRE] += (_NORM if norm else _RULE if rule else 0.0) + (_TO_ASSEMBLY if to_assembly else 0.0)
    scores[COMMUNE_LEVEL] += _LOCAL if local else 0.0
    if _VILLAGE.search(text):
        scores[COMMUNE_LEVEL] += _IN_VILLAGE + (_WORK_THERE if _SMALL_WORK.search(text) else 0.0)
    if _ALLEY.search(text):
        scores[COMMUNE_LEVEL] += _IN_VILLAGE
    total = sum(value * value for value in scores.values()) or 1.0
    shares = {code: value * value / total for code, value in scores.items()}
    best_code = max(shares, key=lambda code: shares[code])
    return CompetenceChoice(best_code, round(min(0.97, 0.25 + 0.72 * shares[best_code]), 2), shares)
