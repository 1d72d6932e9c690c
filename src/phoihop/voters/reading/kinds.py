"""Petition, opinion, complaint or denunciation. Complaints and denunciations are no petitions (L72 art. 37.4).

When in doubt an item is set apart: a denunciation read as a petition would be shown to many, the other way round only
to the few who then put it back. General words about complaints or corruption are petitions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from phoihop.voters.reading import phrases
from phoihop.voters.reading.split import starts_deed
from phoihop.voters.reading.texts import CAPITAL, SMALL, Phrase, Text

PETITION, OPINION, COMPLAINT, DENUNCIATION = "petition", "opinion", "complaint", "denunciation"

_TOUCHED = re.compile(
    r"to cao|to giac|huong khong|ke khong|that thoat|chiem huong|ban tho|khieu nai|khieu kien|khong dong y|khong nhat tri|khong chap nhan|(?:chua|chang|cha) (?:dong y|nhat tri|chap nhan|dong tinh|thong nhat)|khong (?:dong tinh|thong nhat|thoa dang)|nhan tien|hoi lo|tham o|chiem doat|an chan|bot xen"
    r"|chiem dung|lap khong|khai khong|khai man|lam gia|ho so gia|bang gia|bang cap gia|bao che|tru dap|voi vinh|trai tham quyen|lam quyen"
    r"|loi dung chuc|lam dung chuc|bien thu|an tien|doi tien|quan he bat chinh|danh nguoi|hanh hung|de doa|tu loi|truc loi|tu y ban|nang khong"
    r"|quyet dinh so|huy quyet dinh|sai pham cua|vi pham cua|lua dao|thu tien|xam pham|cuong doat|nhung nhieu|hach dich|thu chi khong minh bach"
)
_GENERIC_DENOUNCE = Phrase(
    r"khiếu nại,? (?:và )?tố cáo|đơn,? ?thư,? tố cáo|(?:giải quyết|luật|công tác|quyền|việc|tình hình|đơn|người) tố cáo|tố cáo kéo dài|tố cáo,? khiếu nại"
    r"|chống tố cáo|bảo vệ người tố cáo|(?:tin báo,? |nguồn tin |người |đường dây nóng |hòm thư |phong trào |việc )tố giác|tố giác (?:tội phạm|về tội phạm|và tin báo)|tố cáo nặc danh"
)
_DENOUNCE = Phrase(r"\b(?:tố cáo|tố giác)\b")
_WRONG = Phrase(
    r"\b(?:nhận (?:tiền|hối lộ|phong bì)|đòi (?:tiền|hối lộ)|tham ô|chiếm đoạt|ăn chặn|bớt xén|chiếm dụng|lập khống|khai khống|khai man|nâng khống"
    r"|làm giả|hồ sơ giả|bằng (?:cấp )?giả|bao che|trù dập|vòi vĩnh|trái thẩm quyền|lạm quyền|lợi dụng chức|lạm dụng chức|biển thủ|ăn tiền"
    r"|quan hệ bất chính|đánh người|hành hung|đe dọa|tư lợi|trục lợi|tự ý bán|thu tiền (?:của dân|trái|không|sai)|cưỡng đoạt|giữ lại tiền"
    r"|chiếm hưởng|hưởng khống|kê (?:khai )?khống|lập danh sách (?:khống|sai)|gây thất thoát|nâng giá|móc ngoặc|bán thông tin|thông đồng|chia chác|ăn chia"
    r"|không minh bạch|nhũng nhiễu|sách nhiễu|hách dịch|bỏ túi|rút ruột|vi phạm pháp luật|làm sai|cấp đất sai|bán đất công)\b"
)
_NAMED = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Đđ]/c|[Cc]án bộ|[Kk]ế toán|[Tt]rưởng thôn|[Bb]í thư(?: chi bộ)?|[Cc]hủ tịch(?: UBND)?(?: xã| phường)?)\s+"
    r"(?!(?:Ủy|UBND|Nhân|Đảng|Công|Hội|Sở|Bộ|Ban|Văn phòng|Chi (?:cục|nhánh)|Trung tâm|Phòng|Trạm|Trường|Thanh tra|Tòa|Viện|Bệnh viện|Thuế|Ngân hàng|Quỹ|Đoàn|Mặt trận)\b)"
    rf"[{CAPITAL}][{SMALL}]+(?:\s+[{CAPITAL}][{SMALL}]*){{0,3}}"
)
_OFFICE = Phrase(
    r"\b(?:(?:ông|bà|đồng chí|đ/c) (?:phó )?(?:chủ tịch|bí thư|trưởng (?:thôn|bản|công an)|giám đốc|hiệu trưởng|cán bộ)|chủ tịch (?:ubnd )?(?:xã|phường)"
    r"|phó chủ tịch (?:ubnd )?(?:xã|phường)|trưởng thôn|trưởng bản|bí thư chi bộ|kế toán (?:xã|thôn|trường|hợp tác xã)|cán bộ (?:địa chính|tư pháp|thuế|kiểm lâm|chính sách)"
    r"|công chức (?:địa chính|tư pháp|xã|phường|văn hóa|tài chính|kế toán)|(?:tổ trưởng|tổ phó|trưởng ban|phó trưởng) (?:tổ dân phố|khu phố|tdp|ban quản lý)|trưởng (?:xóm|làng|khu phố|tổ dân phố)|phó (?:thôn|bản|trưởng thôn)"
    r"|bí thư (?:đảng ủy|chi bộ|xã|phường)|chi hội trưởng|trưởng phòng|đội trưởng|thủ quỹ|cán bộ (?:xã|phường|thôn)|hiệu trưởng|hiệu phó|giám đốc|công an viên|trưởng công an|chủ nhiệm hợp tác xã|trạm trưởng|một số cán bộ (?:xã|thôn|phường))\b"
)
_GENERAL_WRONG = Phrase(
    r"\b(?:tình trạng|các (?:hành vi|vụ|đối tượng|trường hợp)|những (?:cán bộ|kẻ|đối tượng|hành vi|trường hợp)|nhiều đối tượng|đối tượng|kẻ gian|tội phạm|nạn|"
    r"giả danh|qua mạng|qua điện thoại|phòng,? ?chống|nếu)\b"
)
_GENERIC_COMPLAIN = Phrase(
    r"khiếu nại,? (?:và )?tố cáo|(?:giải quyết|đơn,? ?thư|các|những|nhiều|luật|công tác|quyền|tình trạng|tình hình|số|việc|vụ việc|người|phát sinh|không) (?:các |vụ |đơn |đơn thư |dứt điểm )*"
    r"(?:khiếu nại|khiếu kiện)|khiếu kiện|khiếu nại (?:kéo dài|đông người|vượt cấp|tồn đọng|phức tạp)"
)
_COMPLAIN = Phrase(r"\bkhiếu nại\b")
_COMPLAIN_OF = Phrase(
    r"\bkhiếu nại(?: lần (?:hai|đầu|thứ \w+|\d))?(?: về)?(?: việc)? ?(?:quyết định|đối với|hành vi|ubnd|ủy ban|chủ tịch|kết luận|phương án|việc|về|mức|giá|kết quả|thông báo|cách|văn phòng|hội đồng)"
)
_OBJECT = Phrase(
    r"\b(?:(?:không|chưa|chẳng) (?:đồng ý|nhất trí|chấp nhận|đồng tình|thỏa đáng|thống nhất)|hủy|thu hồi|hủy bỏ|bãi bỏ|xem xét lại|rút lại)\b[^.;]{0,60}"
    r"\b(?:quyết định (?:số \S+|thu hồi|xử phạt|cưỡng chế|kỷ luật|bồi thường|phê duyệt|giải quyết|hành chính)|(?:kết quả|việc|quyết định|cách) giải quyết (?:đơn )?khiếu nại|(?:phương án|mức|giá) (?:bồi thường|đền bù|hỗ trợ)|kết luận thanh tra|biên bản kiểm kê)"
)
# a second complaint, or the outcome of the first refused
_AGAIN = Phrase(
    r"\bgiải quyết khiếu nại lần (?:hai|2|ii|thứ hai)\b|\b(?:không|chưa|chẳng) (?:đồng ý|nhất trí|chấp nhận|đồng tình|thống nhất|thỏa đáng)[^.;]{0,60}khiếu nại\b"
)
_OWN = Phrase(
    r"\b(?:gia đình (?:tôi|chúng tôi|ông|bà|anh|chị)|nhà tôi|của tôi|cho tôi|bản thân tôi|chúng tôi|hộ (?:ông|bà|gia đình ông|gia đình bà|tôi)|tôi (?:đã|không|có|khiếu|gửi|xin|yêu)|vợ chồng tôi|bố tôi|mẹ tôi|con tôi|(?:của|đất|thửa đất|nhà) gia đình(?! (?:chính sách|văn hóa|liệt sĩ|có công|nghèo)))\b"
)
_WORRY = Phrase(
    r"\b(?:lo lắng|lo ngại|băn khoăn|trăn trở|quan tâm (?:đến|tới|theo dõi)|theo dõi|bày tỏ|chia sẻ|nhận định|cho rằng)\b"
)
_NOTHING_MORE = Phrase(r"\bkhông có (?:thêm )?(?:ý kiến|kiến nghị|thắc mắc)\b")
# petitions spoken of, not made
_ASKED_EARLIER = Phrase(
    r"\b(?:trả lời|giải quyết|tiếp thu|giải trình|lắng nghe|đối với|các|những) (?:các |những )?(?:ý kiến,? )?(?:kiến nghị|đề nghị)(?= (?:lần|kỳ|đợt|trước|của|cử tri|đã)|[,.;]|$)"
)
_ANY_ASK = Phrase(
    r"\b(?:đề nghị|kiến nghị|đề xuất|yêu cầu|mong|mong muốn|xin(?! (?:cảm|cám|chúc|chân|trân|gửi lời|bày tỏ|ghi nhận|biểu dương|khen|hoan nghênh))|nguyện vọng|cần|nên|sớm|phải có|hãy|đừng|không nên|tiếp tục quan tâm)\b"
)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """The kind suggested, how sure, and the words that led there."""

    code: str
    confidence: float
    words: tuple[str, ...] = ()

    @property
    def is_secret(self) -> bool:
        return self.code in {COMPLAINT, DENUNCIATION}


def kind_of(text: Text, *, settled: bool = False, asked: bool = False, speaker: str = "") -> KindChoice:
    """Tell the kind of an item.

    ``settled`` says that an office has already put it into a list of petitions,
    ``asked`` that the words before it ask ("tôi kiến nghị ba việc: …"), ``speaker`` that one person speaks for himself.
    """
    if _TOUCHED.search(text.folded) and (secret := _secret(text, speaker)) is not None:
        return secret
    any_ask = phrases.ASK if text.plain else _ANY_ASK  # "cần", "nên", "hãy" without marks are other words too
    asks = (
        asked
        or any(not _inside(hit.span(), _ASKED_EARLIER, text) for hit in any_ask.finditer(text))
        or phrases.QUESTION.search(text) is not None
        or (starts_deed(text) and not phrases.PRAISE.match(text))
    )
    if asks:
        return KindChoice(PETITION, 0.95)
    if _NOTHING_MORE.search(text) and phrases.PRAISE.search(text):
        return KindChoice(OPINION, 0.9)
    trouble = phrases.TROUBLE.search(text) or phrases.REPORT.search(text)
    praise = phrases.PRAISE.search(text)
    if praise and not phrases.TROUBLE.search(text):
        return KindChoice(OPINION, 0.92, (praise.group(),))
    if trouble and not (_WORRY.search(text) and not phrases.TROUBLE.search(text)):
        return KindChoice(PETITION, 0.85 if settled else 0.6, (trouble.group(),))
    if settled or not (praise or _WORRY.search(text) or _NOTHING_MORE.search(text)):
        return KindChoice(PETITION, 0.6 if settled else 0.5)  # a fact told is told so that something be done
    return KindChoice(OPINION, 0.6)


def _secret(text: Text, speaker: str) -> KindChoice | None:
    denounce = _denunciation(text)
    if denounce is not None:
        return denounce
    return _complaint(text, speaker)


def _denunciation(text: Text) -> KindChoice | None:
    own = [hit for hit in _DENOUNCE.finditer(text) if not _inside(hit.span(), _GENERIC_DENOUNCE, text)]
    wrong = _WRONG.search(text)
    named = _NAMED.search(text.raw)
    office = _OFFICE.search(text)
    if own:
        if named or office or wrong:
            return KindChoice(DENUNCIATION, 0.95, (own[0].group(),))
        return KindChoice(DENUNCIATION, 0.75, (own[0].group(),))
    if wrong is None:
        return None
    general = _GENERAL_WRONG.search(text)
    if named and not _is_victim(text, named.start()):
        return KindChoice(
            DENUNCIATION,
            0.85 if not general else 0.65,
            (text.raw[named.start() : named.end()], wrong.group()),
        )
    if office and not general and abs(office.start() - wrong.start()) < 120:
        return KindChoice(DENUNCIATION, 0.7, (office.group(), wrong.group()))
    return None


def _is_victim(text: Text, start: int) -> bool:
    """ "Hộ ông A", "gia đình bà B" are those who suffer, not those who are accused."""
    before = text.folded[max(0, start - 22) : start]
    return bool(re.search(r"(?:ho|gia dinh|nha|cua ho|cho ho|cu tri|con|vo|chong|dat cua)\s*$", before))


def _complaint(text: Text, speaker: str) -> KindChoice | None:
    personal = _OWN.search(text)
    victim = speaker or next(
        (hit for hit in _NAMED.finditer(text.raw) if hit.start() == 0 or _is_victim(text, hit.start())), None
    )
    again = _AGAIN.search(text)
    if again and (personal or victim):
        return KindChoice(COMPLAINT, 0.9, (again.group(),))
    own = [hit for hit in _COMPLAIN.finditer(text) if not _inside(hit.span(), _GENERIC_COMPLAIN, text)]
    if own:
        of = _COMPLAIN_OF.search(text)
        return KindChoice(COMPLAINT, 0.92 if of or personal else 0.75, (own[0].group(),))
    if _COMPLAIN.search(text) and (personal or victim):
        return KindChoice(COMPLAINT, 0.65, ("khiếu nại", "gia đình, cá nhân"))
    against = _OBJECT.search(text)
    if against and (personal or victim):
        return KindChoice(COMPLAINT, 0.75, (against.group()[:60],))
    return None


def _inside(span: tuple[int, int], phrase: Phrase, text: Text) -> bool:
    return any(hit.start() <= span[0] and span[1] <= hit.end() for hit in phrase.finditer(text))
