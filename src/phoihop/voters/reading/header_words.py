"""What the words over a column mean: roles of columns in any spelling, and the parts under a group's title."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from phoihop.kernel.text import fold
from phoihop.voters.reading.texts import Phrase, Text

LONGEST = 140

_UNIT = r"(?:thôn|bản|xóm|làng|khu phố|khu dân cư|khu|tổ dân phố|tdp|tiểu khu|tổ)"  # smaller than a commune

# role, what the header says; the first that matches holds. Written with marks; folded for headers without them.
_ROLES: tuple[tuple[str, Phrase], ...] = (
    ("tt", Phrase(r"^(?:mã(?: số| kn| kiến nghị)?|s?tt|số tt|số t\.t|thứ tự|số thứ tự|no\.?|#|stt\.|t\.t)$")),
    ("transfer", Phrase(r"(?:công văn|văn bản|cv|vb|số)[^/]{0,20}(?:chuyển|gửi|giao|đi|phát hành)|(?:đã )?chuyển (?:đến|đi|bằng|theo)|văn bản (?:chuyển|đi)|ngày (?:chuyển|gửi|giao)")),
    ("deadline", Phrase(r"^(?:ngày )?(?:thời )?hạn (?:phải )?(?:trả lời|tl|phúc đáp|báo cáo)|^hạn$")),
    ("promise", Phrase(r"lộ trình|cam kết|hẹn|thời hạn|hạn (?:giải quyết|hoàn thành|xử lý)|thời gian (?:hoàn thành|thực hiện|giải quyết|xong)|dự kiến|hạn$")),
    ("reply_doc", Phrase(r"(?:văn bản|công văn|vb|cv|số,? ?(?:ký hiệu|kh)?)[^/]{0,25}(?:trả lời|tl|giải quyết|phúc đáp|đến)|trả lời (?:bằng|tại) (?:văn bản|vb)|(?:số|ngày)[^/]{0,20}trả lời|ngày (?:trả lời|tl)|^(?:số|số,? (?:và )?ngày|ngày)[ ,]*(?:của )?(?:văn bản|vb|công văn|cv)$|^(?:văn bản|công văn|vb|cv)(?: số(?:,? ?(?:và )?ngày(?: tháng)?)?)?$")),
    ("partner", Phrase(r"phối hợp")),
    ("unit", Phrase(rf"^(?:tên )?{_UNIT}(?:(?:[,/–-]| hoặc| và|\s)+{_UNIT})*$")),
    ("competence", Phrase(r"(?:gửi|chuyển)(?: lên| đến| tới)? cấp|^cấp(?: nào)?$|cấp (?:có thẩm quyền|nhận)")),
    ("text", Phrase(r"^hỏi$")),
    ("reply_text", Phrase(r"^đáp$")),
    ("on_spot", Phrase(r"(?:trả lời|giải đáp|giải trình|tiếp thu|giải quyết)[^/]{0,12}(?:tại (?:chỗ|hội nghị|buổi|cuộc)|trực tiếp|ngay)")),
    ("reply_text", Phrase(r"^(?:trích|tóm tắt|hướng|phương án|biện pháp|ý kiến)[^/]{0,12}(?:trả lời|giải quyết|xử lý|tiếp thu|giải trình)|^tiếp thu(?:,? (?:và )?giải trình)?(?: của [^/]{2,40})?$|^(?:ubnd|xã|phường|sở|cơ quan|chính quyền|nhà nước)[^/]{0,20} (?:làm gì|nói gì|trả lời|đã làm)")),
    ("reply_text", Phrase(r"(?:nội dung|nd|ý kiến|tóm tắt)[^/]{0,15}(?:trả lời|giải quyết|tl|giải trình|tiếp thu|xử lý|phản hồi)|^trả lời|(?:kết quả|tình hình) (?:trả lời|giải quyết|xử lý|thực hiện|xem xét|tiếp thu|phản hồi|gq|tl)|^(?:đã|được) (?:trả lời|giải quyết|xử lý)|(?:trả lời|giải quyết|xử lý|phản hồi)(?: như)? (?:ra sao|thế nào|gì)|phản hồi (?:của|từ)|^phản hồi$|^(?:phần )?giải trình|kq (?:trả lời|gq|giải quyết|xử lý)|phúc đáp|ý kiến (?:của )?(?:ubnd|sở|cơ quan)")),
    ("lead", Phrase(r"(?:cơ quan|đơn vị|cq|đv|đ/v|sở|ngành|nơi|người)[^/]{0,25}(?:chủ trì|giải quyết|trả lời|xử lý|thực hiện|tiếp nhận|nhận|thẩm quyền|giao|tham mưu|phụ trách)|chủ trì|trách nhiệm|chuyển (?:cho|đến)|giao cho|ai (?:giải quyết|trả lời|làm|lo|nhận)|^(?:đã )?(?:gửi|chuyển|giao|hỏi)(?: cho| đến| tới)? (?:ai|đâu|cơ quan nào|nơi nào|bên nào|chỗ nào)$|^nơi (?:gửi|chuyển)(?: đến)?$|^(?:cơ quan|sở,? (?:ban,? )?ngành)$|^giao (?:xử lý|giải quyết|trả lời|thực hiện|việc|ai)")),
    ("competence", Phrase(r"thẩm quyền|cấp (?:giải quyết|xử lý)|thuộc cấp")),
    ("outcome", Phrase(r"phân loại (?:kết quả|kq)|kết quả$|^kq$|tình trạng|mức độ|trạng thái|tiến độ|phân loại$|xếp loại|đánh giá")),
    ("field", Phrase(r"lĩnh vực|l\.?vực|nhóm (?:vấn đề|lĩnh vực|nội dung)|chuyên (?:đề|ngành)|^ngành$|loại việc|^nhóm$|^mảng")),
    ("kind", Phrase(r"loại (?:ý kiến|kiến nghị|đơn)|hình thức ý kiến")),
    ("speaker", Phrase(r"người (?:kiến nghị|phát biểu|nêu|phản ánh|nói|đề nghị)|họ (?:và )?tên|tên cử tri|^cử tri$|ai (?:nêu|nói|hỏi)|^cử tri (?:phát biểu|nêu)$")),
    ("place", Phrase(r"nơi (?:kiến|có|phản|tiếp|cư|ở|nêu|gửi|kn|pa|đề)|địa (?:phương|bàn|chỉ|điểm|danh)|(?:đơn vị|đ/v|đv) (?:kiến|có|hành|phản|nêu|bầu|tiếp|kn|pa|gửi|đề)|(?:xã|phường)(?:,? ?/? ?|-)(?:phường|xã|thị trấn)|^(?:tên )?(?:xã|phường|huyện)$|cử tri (?:các )?(?:xã|phường|ở|tại|địa|thuộc|nơi)|(?:xã|phường)[^/]{0,12}(?:kiến nghị|phản ánh|kn|pa)|đvbc|đv bầu|tổ (?:đại biểu|đb)|điểm tiếp xúc|thôn|cử tri ở đâu|^đơn vị$|ở đâu|^nơi$|khu vực|^(?:đến )?từ(?: đâu| xã| địa phương)?$")),
    ("text", Phrase(r"^diễn giải\b|(?:nội dung|nd|n/d)[^/]{0,40}(?:kiến nghị|ý kiến|phản ánh|cử tri|kn|yk|đề nghị|hỏi|nguyện)|(?:ý kiến|kiến nghị|phản ánh|đề nghị|câu hỏi|nguyện vọng|vấn đề|đề xuất)[^/]{0,40}(?:cử tri|nhân dân|bà con|người dân)|cử tri[^/]{0,20}(?:kiến nghị|phản ánh|nêu|hỏi|đề nghị|nói|ý kiến)|^(?:các )?(?:ý kiến|kiến nghị|nội dung|câu hỏi|vấn đề|phản ánh|đề nghị|nd|nguyện vọng)(?:,? ?/?(?:ý kiến|kiến nghị|phản ánh|đề nghị))*(?: (?:cụ thể|nguyên văn|chi tiết))?$|bà con[^/]{0,20}(?:nói|hỏi|phản ánh|kiến nghị|mong)|ý kiến,? kiến nghị|nội dung (?:sự việc|vụ việc)")),
    ("session", Phrase(r"kỳ họp|đợt|khóa|nhiệm kỳ|kỳ thứ")),
    ("date", Phrase(r"^ngày|thời gian (?:tiếp xúc|kiến nghị|nhận)|ngày (?:tiếp xúc|nhận|kiến nghị)|tháng")),
    ("count", Phrase(r"số (?:lượt|lần|ý kiến|lượng)|lượt")),
    ("note", Phrase(r"ghi chú|chú thích|khác")),
)  # fmt: skip
NUMBER_PART = Phrase(r"^(?:số|số,? ?(?:và )?ký hiệu|số vb|số hiệu|số cv|số văn bản|skh)$")
DATE_PART = Phrase(
    r"^(?:ngày|ngày,? ?tháng(?:,? ?năm)?|ngày (?:ban hành|vb|văn bản|ký|gửi|chuyển|trả lời|tl|cv)|thời gian)$"
)
AGENCY_PART = Phrase(
    r"^(?:(?:tên )?(?:cơ quan|đơn vị|cq|đv|ngành|sở,? ngành)(?: (?:nhận|ban hành|trả lời|giải quyết|xử lý))?|nơi nhận|nơi gửi|đơn vị nhận)$"
)
DOCUMENT_PART = Phrase(
    r"^(?:số|số hiệu|số,? ?ký hiệu)\s*(?:,|/|và|-)\s*ngày(?:,? ?tháng(?:,? ?năm)?)?(?: (?:văn bản|vb|công văn|cv|ban hành))?$"
    r"|^(?:số |ngày )?(?:văn bản|công văn|vb|cv)(?: (?:số|trả lời|ngày))*$"
)
WORDS_PART = Phrase(
    r"^(?:nội dung|nd|tóm tắt|kết quả|ý kiến|tình hình)(?: (?:nội dung|cụ thể|chính|trả lời|giải quyết|xử lý))*$"
)
_REPLY_GROUP = Phrase(
    r"trả lời|giải quyết|xử lý|phúc đáp|giải trình|tiếp thu|phản hồi|^kết quả|^tình hình|xem xét"
)
CLEAN = str.maketrans("\n_*", "   ")
# short forms that a fuzzy look finds
_SPELLED = {
    "noi dung kien nghi": "text", "y kien kien nghi cu tri": "text", "noi dung y kien cu tri": "text",
    "noi kien nghi": "place", "dia phuong": "place", "don vi kien nghi": "place", "xa phuong": "place",
    "linh vuc": "field", "co quan chu tri": "lead", "co quan giai quyet": "lead", "don vi tra loi": "lead",
    "co quan phoi hop": "partner", "noi dung tra loi": "reply_text", "ket qua giai quyet": "reply_text",
    "van ban tra loi": "reply_doc", "phan loai ket qua": "outcome", "thoi han giai quyet": "promise",
    "van ban chuyen": "transfer", "cong van chuyen": "transfer", "ghi chu": "note", "tham quyen": "competence",
}  # fmt: skip


@lru_cache(maxsize=1024)
def role_of(header: str) -> str:
    """The role that a header's words give; empty when they say nothing."""
    words = " ".join(header.translate(CLEAN).split()).strip(" .:()")
    if not words or len(words) > LONGEST:
        return ""
    line = Text(words)
    for role, phrase in _ROLES:
        if phrase.search(line):
            return role
    plain = fold(words)
    best = max(_SPELLED, key=lambda known: fuzz.ratio(known, plain))
    return _SPELLED[best] if len(plain) > 5 and fuzz.ratio(best, plain) >= 84 else ""


def group_of(title: str) -> str:
    """What the title over several columns says of them all: reply, transfer, text; empty when nothing."""
    role = role_of(title)
    if role in {"transfer", "text", "lead"}:
        return role
    line = Text(" ".join(title.translate(CLEAN).split()).strip(" .:()"))
    return "reply" if role.startswith("reply") or _REPLY_GROUP.search(line) else ""


def part_of(group: str, line: Text) -> str:
    """The role of a column by its own words under a group's title; empty where they do not depend on it."""
    if group not in {"reply", "transfer"}:
        return ""
    if NUMBER_PART.match(line):
        return f"{group}_no"
    if DATE_PART.match(line):
        return f"{group}_date"
    if AGENCY_PART.match(line):
        return "transfer_to" if group == "transfer" else "reply_agency"
    if DOCUMENT_PART.match(line):
        return "transfer" if group == "transfer" else "reply_doc"
    if group == "reply" and WORDS_PART.match(line):
        return "reply_text"
    return ""
