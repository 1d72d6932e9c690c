"""Layouts met later: points of one round, questions in turn with answers, a group title over columns, a letter of answer.

People, numbers and matters are invented.
"""

from __future__ import annotations

import io

import xlsxwriter

from tests.papers.builders import Docx, national_head, para
from tests.papers.table_papers import CREATED
from tests.papers.wanted import Fixture, W


def points() -> bytes:
    """Minutes of a round at several points: each point a heading with its commune and time, village officers who speak."""
    doc = Docx()
    doc.add(
        para("BIÊN BẢN TỔNG HỢP Ý KIẾN TẠI CÁC ĐIỂM TIẾP XÚC CỬ TRI", bold=True, centred=True),
        "Tổ đại biểu số 9, từ ngày 05 đến ngày 07/10/2026",
        para("Điểm 1. Xã Hoằng Châu (chiều 05/10)", bold=True),
        "Chủ trì: Chủ tịch UBMTTQ xã; có 71 cử tri dự.",
        "Cử tri có ý kiến:",
        "+ Bà Mai Thị Quyên, Chi hội trưởng phụ nữ thôn 3: Sông Cung bồi lấp, thuyền ra vào khó khăn, đề nghị nạo vét.",
        "+ Ông Cao Văn Lịch, Bí thư chi bộ thôn 6: Trạm y tế hết thuốc huyết áp, người bệnh phải mua ngoài.",
        "Phó Chủ tịch UBND xã giải thích: thuốc đã đấu thầu xong, tháng sau có.",
        para("Điểm 2. Xã Nga An (sáng 07/10)", bold=True),
        "Cử tri có ý kiến:",
        "+ Ông Phạm Văn Thuận chưa đồng tình với mức thu quỹ đền ơn đáp nghĩa, mong xã xem lại.",
        "+ Một cử tri cao tuổi: Đường ra nghĩa trang liệt sĩ lầy lội.",
        "Cuối buổi, Tổ trưởng Tổ đại biểu cảm ơn cử tri và tiếp thu các ý kiến.",
        "Các buổi tiếp xúc đều kết thúc tốt đẹp.",
    )
    return doc.bytes()


def questions() -> bytes:
    """Minutes that go by question and answer, with a complaint among the questions."""
    doc = Docx()
    doc.add(
        para("BIÊN BẢN", bold=True, centred=True),
        para("Đối thoại với công nhân, người lao động", bold=True, centred=True),
        "Phường Hạc Thành, ngày 12 tháng 10 năm 2026",
        para("Phần II. Công nhân nêu ý kiến", bold=True),
        "Ý kiến 1: Tiền điện ở các khu trọ bị thu 4.500 đồng một số, đề nghị kiểm tra.",
        "Đại diện Công ty Điện lực: đã nhắc 12 chủ trọ, từ tháng 11 ghi công tơ riêng.",
        "Ý kiến 2: Công ty chậm trả lương tháng 8, khi nào thì trả?",
        "Ý kiến 3: Bà Đào Thị Thêu chưa nhất trí với kết quả giải quyết khiếu nại của Chủ tịch UBND phường về thửa đất của gia đình bà.",
        "Ý kiến 4: Giờ tan ca kẹt xe ở cổng số 2. Trả lời: Ban đã xin mở thêm cổng.",
        "Tiếp đó, đồng chí Chủ tịch UBND phường báo cáo làm rõ một số nội dung về đường sá.",
        "Hội nghị kết thúc hồi 17 giờ.",
    )
    return doc.bytes()


def grouped_columns() -> bytes:
    """An appendix whose titles span sub-columns: what a column holds is said by the lower row."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet("Biểu 2")
    sheet.merge_range("A1:G1", "BIỂU 2. KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỬ TRI")
    sheet.merge_range("A3:A4", "TT")
    sheet.merge_range("B3:C3", "Kiến nghị")
    sheet.merge_range("D3:F3", "Kết quả giải quyết")
    sheet.merge_range("G3:G4", "Loại")
    sheet.write_row(3, 1, ["Nội dung", "Cử tri xã, phường", "Cơ quan", "Số, ngày", "Nội dung"])
    rows = [
        (1, "Cầu Đò Vòng rạn mố, xe tải vẫn qua; đề nghị gia cố.", "Xã Thiệu Hóa", "Sở Xây dựng",
         "611/SXD-QLGT ngày 12 tháng 1 năm 2026", "Theo Nghị quyết số 18/NQ-HĐND ngày 10/12/2025, công trình khởi công năm 2027.", "Kiến nghị"),
        (2, "1) Loa truyền thanh thôn hỏng từ tháng 3.\n2) Cột cờ nhà văn hóa thôn bị đổ sau bão.", "Xã Nga An", "UBND xã Nga An",
         "", "Chưa trả lời", "Kiến nghị"),
        (3, "Mương tiêu cạnh trường bị lấp, nước tràn vào sân.", "", "UBND xã Nga An", "27/UBND ngày 02/02/2026",
         "Đã nạo vét xong 300 m.", "Kiến nghị"),
    ]  # fmt: skip
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row):
            if value != "":
                sheet.write(number, column, value)
    sheet.write(9, 1, "Người lập: Nguyễn Thị Mơ")
    book.close()
    return out.getvalue()


def letter() -> bytes:
    """A department's letter of answer: its own number and date are those of each answer; acts named in it are quoted."""
    doc = Docx()
    doc.add(
        national_head("UBND TỈNH THANH HÓA\nSỞ XÂY DỰNG", "Số: 4021/SXD-QLGT"),
        "V/v trả lời kiến nghị của cử tri",
        "Thanh Hóa, ngày 12 tháng 1 năm 2027",
        "Kính gửi: Thường trực HĐND tỉnh",
        "1. Cử tri xã Hà Long đề nghị lắp đèn tín hiệu ở ngã tư Gũ.",
        "Về nội dung này, Sở Xây dựng báo cáo như sau: Đã đưa vào chương trình an toàn giao thông năm 2027.",
        "2. Theo phản ánh của cử tri xã Nga An, mặt đường tỉnh 527 bong tróc.",
        "Sở Xây dựng có ý kiến như sau: Theo Quyết định số 55/QĐ-UBND ngày 03/01/2027, đoạn này đang sửa chữa.",
        "Sở Xây dựng trân trọng báo cáo.",
    )
    return doc.bytes()


FIXTURES: tuple[Fixture, ...] = (
    Fixture(
        "bien-ban-nhieu-diem.docx",
        points,
        "minutes",
        (
            W("Sông Cung bồi lấp, thuyền ra vào khó khăn, đề nghị nạo vét.", "Hoằng Châu", "L02", "SNNMT"),
            W("Trạm y tế hết thuốc huyết áp, người bệnh phải mua ngoài.", "Hoằng Châu", "L10", "SYT",
              on_spot="thuốc đã đấu thầu xong"),
            W("chưa đồng tình với mức thu quỹ đền ơn đáp nghĩa, mong xã xem lại.", "Nga An", competence="XA"),
            W("Đường ra nghĩa trang liệt sĩ lầy lội.", "Nga An"),
        ),
    ),
    Fixture(
        "doi-thoai-hoi-dap.docx",
        questions,
        "minutes",
        (
            W("Tiền điện ở các khu trọ bị thu 4.500 đồng một số, đề nghị kiểm tra.", "Hạc Thành", "L07", "BCT,SCT,PCTH,EVN",
              on_spot="đã nhắc 12 chủ trọ"),
            W("Công ty chậm trả lương tháng 8, khi nào thì trả?", "Hạc Thành", "L12", "SNV"),
            W("chưa nhất trí với kết quả giải quyết khiếu nại của Chủ tịch UBND phường về thửa đất của gia đình bà.", "Hạc Thành",
              kind="complaint"),
            W("Giờ tan ca kẹt xe ở cổng số 2.", "Hạc Thành", on_spot="xin mở thêm cổng"),
        ),
    ),
    Fixture(
        "bieu-tieu-de-hai-tang.xlsx",
        grouped_columns,
        "appendix",
        (
            W("Cầu Đò Vòng rạn mố, xe tải vẫn qua; đề nghị gia cố.", "Thiệu Hóa", "L01", "SXD",
              reply={"number": "611/SXD-QLGT", "outcome": "SE"}),
            W("Loa truyền thanh thôn hỏng từ tháng 3.", "Nga An", "L11", competence="XA"),
            W("Cột cờ nhà văn hóa thôn bị đổ sau bão.", "Nga An", "L11", competence="XA"),
            W("Mương tiêu cạnh trường bị lấp, nước tràn vào sân.", "Nga An", "L02",
              reply={"number": "27/UBND", "outcome": "XONG"}, competence="XA"),
        ),
    ),
    Fixture(
        "cong-van-tra-loi.docx",
        letter,
        "compiled",
        (
            W("Cử tri xã Hà Long đề nghị lắp đèn tín hiệu ở ngã tư Gũ.", "Hà Long", "L01", "SXD,CAT",
              reply={"number": "4021/SXD-QLGT", "outcome": "SE"}),
            W("mặt đường tỉnh 527 bong tróc.", "Nga An", "L01", "SXD", reply={"number": "4021/SXD-QLGT", "outcome": "DANG"}),
        ),
    ),
)  # fmt: skip
