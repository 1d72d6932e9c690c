"""Papers for the tests of the way in, made as an office makes them: with Word's and Excel's own libraries."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import openpyxl

SECRET_WORDS = (
    "tố cáo ông Nguyễn Văn Bịa, kế toán xã Hoằng Châu, lập khống chứng từ để chiếm đoạt tiền hỗ trợ bão lụt"
)

MINUTES = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "BIÊN BẢN",
    "Hội nghị tiếp xúc cử tri trước kỳ họp thứ 5",
    "Địa điểm: Hội trường UBND xã Hoằng Châu",
    "III. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI",
    "1. Ông Lê Văn Thử, thôn Châu Triều: Đề nghị tỉnh sớm bố trí vốn nâng cấp tuyến đường từ ngã tư Hoằng Châu đi cảng cá, "
    "hiện mặt đường hư hỏng nặng, nhiều ổ gà.",
    "2. Bà Trần Thị Mẫu, thôn Tiến Thắng: Đề nghị ngành y tế bổ sung bác sĩ cho trạm y tế xã, hiện chỉ có một y sĩ.",
    "3. Ông Phạm Văn Ví: Đề nghị ngành điện nâng công suất trạm biến áp thôn Châu Triều vì điện yếu vào giờ cao điểm.",
    f"4. Ông Hoàng Văn Dụ: Tôi {SECRET_WORDS}.",
    "Hội nghị kết thúc hồi 11 giờ 30 phút cùng ngày.",
]


def minutes(paragraphs: Sequence[str] = MINUTES) -> bytes:
    """Minutes of one meeting as a .docx."""
    paper = docx.Document()
    for text in paragraphs:
        paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


APPENDIX_HEAD = ["TT", "Nội dung kiến nghị", "Nơi kiến nghị", "Lĩnh vực", "Cơ quan chủ trì"]
TRACKING_HEAD = [
    "TT", "Nội dung kiến nghị", "Địa phương", "Cơ quan giải quyết", "Số công văn chuyển", "Ngày chuyển",
    "Số văn bản trả lời", "Ngày trả lời", "Nội dung trả lời", "Kết quả",
]  # fmt: skip


def appendix(
    rows: Sequence[Sequence[object]], head: Sequence[str] = APPENDIX_HEAD, title: str = "PHỤ LỤC"
) -> bytes:
    """A sheet with a title above its header row."""
    book = openpyxl.Workbook()
    page = book.active
    page.append([title])
    page.append([])
    page.append(list(head))
    for row in rows:
        page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MATTERS = (
    ("Đề nghị sửa chữa cầu dân sinh tại thôn {n} đã xuống cấp", "Sở Xây dựng"),
    ("Đề nghị nạo vét kênh tưới qua thôn {n} để phục vụ sản xuất vụ mùa", "Sở Nông nghiệp và Môi trường"),
    ("Đề nghị xây thêm phòng học cho trường mầm non thôn {n}", "Sở Giáo dục và Đào tạo"),
    ("Đề nghị bổ sung thuốc bảo hiểm y tế cho trạm y tế, cử tri thôn {n} phải mua ngoài", "Sở Y tế"),
    ("Đề nghị nâng công suất trạm biến áp thôn {n}, điện quá yếu", "Sở Công Thương"),
)


def many_rows(count: int, communes: Sequence[str]) -> list[list[object]]:
    """Believable rows of an appendix, all different."""
    rows: list[list[object]] = []
    for n in range(count):
        words, lead = MATTERS[n % len(MATTERS)]
        rows.append([n + 1, words.format(n=n + 1) + f", mục {n + 1}.", communes[n % len(communes)], "", lead])
    return rows
