"""Invented petitions out of word lists: common sentences, villages with rare names, numbers. The same number gives the same words."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

# What is asked, about what, why: field, competence, lead, and the pieces that a sentence is put together from.
TOPICS = (
    ("L01", "TINH", "SXD", ("nâng cấp, mở rộng tuyến đường liên xã", "sửa chữa mặt đường tỉnh", "lắp đèn chiếu sáng và gờ giảm tốc trên tuyến đường", "xây cầu cứng thay cầu treo", "bổ sung biển báo giao thông tại ngã ba"), ("mặt đường bong tróc, nhiều ổ gà", "học sinh đi lại rất nguy hiểm khi trời mưa", "đã xảy ra nhiều vụ tai nạn trong năm", "xe quá tải chạy suốt ngày đêm")),
    ("L02", "TINH", "SNNMT", ("nạo vét tuyến kênh tiêu", "kiên cố hóa kênh mương nội đồng", "làm kè chống sạt lở bờ sông", "sửa chữa hồ đập chứa nước", "nâng công suất trạm bơm tưới"), ("mùa mưa nước không thoát kịp làm ngập lúa", "bờ sông sạt lở ăn sâu vào đất ở", "thân đập thấm nước, mất an toàn mùa lũ", "cuối vụ không đủ nước tưới")),
    ("L03", "TINH", "SNNMT", ("hỗ trợ giống và tiêu thụ nông sản", "có chính sách hỗ trợ hộ chăn nuôi sau dịch bệnh", "hỗ trợ vùng trồng mía chuyển đổi cây trồng", "mở lớp tập huấn kỹ thuật nuôi trồng thủy sản"), ("giá nông sản ba vụ liền xuống thấp", "nhiều hộ mất trắng đàn lợn", "người dân thiếu vốn tái đàn", "thương lái ép giá")),
    ("L04", "TINH", "SNNMT", ("sớm cấp giấy chứng nhận quyền sử dụng đất", "công khai giá đền bù và bố trí tái định cư", "giải quyết dứt điểm việc giao đất giãn dân", "thu hồi đất dự án chậm triển khai"), ("hồ sơ nộp đã nhiều năm chưa được trả kết quả", "dự án bỏ hoang cỏ mọc", "diện tích trên giấy tờ sai với thực tế", "các hộ không có chỗ ở ổn định")),
    ("L05", "TINH", "SNNMT", ("kiểm tra, xử lý cơ sở tái chế gây ô nhiễm môi trường", "đầu tư mở rộng mạng cấp nước sạch tập trung", "di dời bãi rác ra xa khu dân cư", "xử lý nước thải khu công nghiệp"), ("khói bụi và mùi hôi vào ban đêm", "nguồn nước sinh hoạt bị nhiễm phèn", "người dân đã phản ánh nhiều lần", "cá chết nổi trắng mặt sông")),
    ("L07", "TINH", "SCT", ("nâng công suất trạm biến áp", "kéo điện lưới về bản", "thay thế cột điện đã xuống cấp", "kiểm tra giá điện tại khu nhà trọ"), ("điện yếu vào giờ cao điểm", "máy bơm không chạy được", "dây điện sà xuống thấp, mất an toàn", "mùa hè mất điện liên tục")),
    ("L09", "TINH", "SGDDT", ("xây thêm phòng học cho trường mầm non", "bố trí đủ giáo viên tiếng Anh", "sửa chữa nhà vệ sinh trường tiểu học", "hỗ trợ tiền ăn bán trú cho học sinh vùng cao"), ("phòng học bị dột khi mưa", "học sinh phải học ghép lớp", "nhiều em bỏ học giữa chừng", "trường lớp xuống cấp đã lâu")),
    ("L10", "TINH", "SYT", ("cấp thẻ bảo hiểm y tế cho người dân", "bổ sung bác sĩ cho trạm y tế", "đầu tư trang thiết bị cho bệnh viện đa khoa", "nâng mức hỗ trợ nhân viên y tế thôn bản"), ("người dân phải đi xa để khám bệnh", "trạm y tế thiếu thuốc", "chờ khám từ sáng đến chiều", "nhiều bác sĩ xin chuyển công tác")),
    ("L06", "TINH", "SXD", ("rà soát quy hoạch treo khu đô thị", "cấp phép sửa chữa nhà ở trong vùng quy hoạch", "xây nhà ở xã hội cho công nhân", "chỉnh trang vỉa hè, thoát nước khu dân cư"), ("người dân không xây, không bán được", "mưa to là ngập sâu", "công nhân ở trọ chật chội", "quy hoạch đã công bố hơn mười năm")),
    ("L16", "TINH", "UBND", ("tăng phụ cấp cho người hoạt động không chuyên trách", "hỗ trợ xây nhà văn hóa thôn", "bố trí sử dụng trụ sở dôi dư sau sắp xếp xã", "đơn giản hóa thủ tục hành chính"), ("mức phụ cấp hiện nay quá thấp", "trụ sở bỏ không, xuống cấp", "người dân phải đi lại nhiều lần", "sau sắp xếp địa bàn rộng hơn")),
)  # fmt: skip
OPENINGS = ("Cử tri đề nghị", "Đề nghị tỉnh xem xét", "Cử tri tiếp tục kiến nghị", "Đề nghị các cấp, các ngành sớm", "Cử tri phản ánh và đề nghị", "Đề nghị quan tâm bố trí kinh phí")  # fmt: skip
CLOSINGS = ("đề nghị sớm có phương án giải quyết dứt điểm", "đề nghị trả lời để cử tri được biết", "việc này cử tri đã nêu tại nhiều kỳ họp", "mong các ngành chức năng quan tâm", "đề nghị bố trí vốn trong kế hoạch đầu tư công trung hạn", "")  # fmt: skip
UNITS = ("thôn", "bản", "xóm", "tổ dân phố", "khu phố")
_HEADS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split()
_TAILS = "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eo ê êm ên i ia iên im in inh iu o oai oan oanh oi om on ong ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân ui um un ung ươi ương ưu".split()  # fmt: skip
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_FIRST = ("Đông", "Tây", "Nam", "Bắc", "Quảng", "Hòa", "Phú", "Tân", "Vĩnh", "Yên", "Đại", "Xuân", "Thọ", "Hoằng", "Cẩm")  # fmt: skip
_VOWELS = "aăâeêioôơuưy"
COMMON = "nâng cấp, mở rộng tuyến đường"
COMMON_FOLDED = "nang cap mo rong tuyen duong"


def syllable(random: Random) -> str:
    """One Vietnamese-looking syllable with its tone on the last vowel but the closing ones."""
    head, tail = random.choice(_HEADS), random.choice(_TAILS)
    at = max((n for n, letter in enumerate(tail) if letter in "ăâêôơư"), default=0)
    if tail[at] not in _VOWELS:
        at = 0
    import unicodedata

    return unicodedata.normalize("NFC", head + tail[: at + 1] + random.choice(_TONES) + tail[at + 1 :])


def _names() -> list[str]:
    random = Random(1945)  # noqa: S311 - data for measuring, no secret
    return [f"{random.choice(_FIRST)} {syllable(random).capitalize()}" for _ in range(6000)]


VILLAGES = _names()
RARE_VILLAGE = "Khoằm Nghiễn"
RARE = f"sửa chữa hồ đập {RARE_VILLAGE.lower()}"
RARE_FOLDED = "sua chua ho dap khoam nghien"
RARE_EVERY = 5000  # one petition in so many tells of the rare village


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one petition and where it belongs."""

    content: str
    field: str
    competence: str
    lead: str
    village: str


def words_of(number: int, block: int) -> Words:
    """The petition of this number; those of one block go to one authority in one letter."""
    random = Random(number)  # noqa: S311
    field, competence, lead, asked, why = TOPICS[block % len(TOPICS)]
    unit, village = random.choice(UNITS), random.choice(VILLAGES)
    wish = random.choice(asked)
    if number % RARE_EVERY == 17:
        wish, unit, village = "sửa chữa hồ đập", "bản", RARE_VILLAGE
    parts = [
        f"{random.choice(OPENINGS)} {wish} dài {random.randint(1, 39)},{random.randint(1, 9)} km tại {unit} {village}",
        f"{random.choice(why)}, ảnh hưởng tới khoảng {random.randint(12, 990)} hộ dân",
        random.choice(CLOSINGS),
    ]
    if random.random() < 0.4:
        parts.insert(2, f"{random.choice(why)} từ năm {random.randint(2012, 2025)}")
    return Words("; ".join(p for p in parts if p) + ".", field, competence, lead, f"{unit} {village}")
