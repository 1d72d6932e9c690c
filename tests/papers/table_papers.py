"""Appendix tables and tracking sheets. People, numbers and matters are invented."""

from __future__ import annotations

import datetime
import io

import openpyxl
import xlsxwriter
from openpyxl.styles import Font

from tests.papers.builders import TC, Docx, national_head, para, run, table
from tests.papers.wanted import Fixture, W

CREATED = datetime.datetime(2026, 11, 1, 8, 0)


def _book() -> tuple[io.BytesIO, xlsxwriter.Workbook]:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": CREATED})
    return out, book


def full_appendix() -> bytes:
    """Table B6 whole: title block, merged two-row header, row of column numbers, theme rows, merged places, a total."""
    out, book = _book()
    sheet = book.add_worksheet("Phụ lục I")
    bold = book.add_format({"bold": True, "text_wrap": True})
    sheet.merge_range("A1:C1", "ỦY BAN NHÂN DÂN TỈNH THANH HÓA", bold)
    sheet.merge_range("A2:K2", "PHỤ LỤC I", bold)
    sheet.merge_range("A3:K3", "KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỦA CỬ TRI TRƯỚC KỲ HỌP THỨ 4 HĐND TỈNH", bold)
    sheet.merge_range("A4:K4", "(Kèm theo Báo cáo số 214/BC-UBND ngày 30/9/2026 của UBND tỉnh)")
    for column, title in ((0, "TT"), (1, "Nội dung kiến nghị"), (2, "Nơi kiến nghị"), (3, "Lĩnh vực"), (4, "Cơ quan chủ trì"),
                          (5, "Cơ quan phối hợp"), (8, "Nội dung trả lời"), (9, "Phân loại kết quả"), (10, "Thời hạn, lộ trình")):  # fmt: skip
        sheet.merge_range(5, column, 6, column, title, bold)
    sheet.merge_range(5, 6, 5, 7, "Văn bản trả lời", bold)
    sheet.write(6, 6, "Số, ký hiệu", bold)
    sheet.write(6, 7, "Ngày", bold)
    for column in range(11):
        sheet.write(7, column, f"({column + 1})")
    sheet.merge_range("A9:K9", "I. LĨNH VỰC GIAO THÔNG", bold)
    rows = [
        (1, "Nâng cấp, mở rộng đường tỉnh 514 đoạn qua chợ Sim", "Xã Hợp Tiến", "Giao thông", "Sở Xây dựng", "UBND xã Hợp Tiến",
         "1204/SXD-KHTC", datetime.date(2026, 7, 14), "Sở đã trình UBND tỉnh chủ trương đầu tư.", "Đang giải quyết", "Quý IV/2027"),
        (2, "Bổ sung biển báo, gờ giảm tốc tại ngã tư Nưa", "", "Giao thông", "Sở Xây dựng", "Công an tỉnh", "1311/SXD-QLHT",
         datetime.date(2026, 7, 28), "Đã lắp đặt xong ngày 20/7/2026.", "Đã giải quyết xong", ""),
    ]  # fmt: skip
    line = 9
    for row in rows:
        for column, value in enumerate(row):
            if isinstance(value, datetime.date):
                sheet.write_datetime(line, column, datetime.datetime(value.year, value.month, value.day),
                                     book.add_format({"num_format": "dd/mm/yyyy"}))  # fmt: skip
            elif value != "":
                sheet.write(line, column, value)
        line += 1
    sheet.merge_range(9, 2, 10, 2, "Xã Hợp Tiến")
    sheet.merge_range(line, 0, line, 10, "II. LĨNH VỰC Y TẾ, GIÁO DỤC", bold)
    sheet.write_row(line + 1, 0, [3, "Cử tri đề nghị cấp thẻ bảo hiểm y tế cho người dân các thôn vừa ra khỏi vùng khó khăn",
                                  "Xã Thọ Bình", "Y tế", "Sở Y tế", "BHXH tỉnh", "788/SYT-NVY", "02/8/2026",
                                  "Theo Nghị định 75/2023/NĐ-CP, người dân được hỗ trợ 36 tháng.", "Giải trình, thông tin", ""])  # fmt: skip
    sheet.write_row(line + 2, 0, [4, "Đề nghị sửa chữa 6 phòng học bị dột của Trường Tiểu học Tân Ninh", "Xã Tân Ninh", "Giáo dục",
                                  "UBND xã Tân Ninh", "Sở Giáo dục và Đào tạo", "", "", "", "", ""])  # fmt: skip
    sheet.merge_range(line + 3, 0, line + 3, 1, "Tổng cộng: 04 kiến nghị", bold)
    sheet.write(line + 5, 8, "NGƯỜI LẬP BIỂU", bold)
    book.close()
    return out.getvalue()


FULL = Fixture(
    "phu-luc-ket-qua-giai-quyet.xlsx",
    full_appendix,
    "appendix",
    (
        W("Nâng cấp, mở rộng đường tỉnh 514 đoạn qua chợ Sim", "Hợp Tiến", "L01", "SXD",
          reply={"number": "1204/SXD-KHTC", "date": "2026-07-14", "outcome": "DANG", "promise": "2027-12-31", "agency": "SXD"}),
        W("Bổ sung biển báo, gờ giảm tốc tại ngã tư Nưa", "Hợp Tiến", "L01", "SXD",
          reply={"number": "1311/SXD-QLHT", "date": "2026-07-28", "outcome": "XONG", "agency": "SXD"}),
        W("Cử tri đề nghị cấp thẻ bảo hiểm y tế cho người dân các thôn vừa ra khỏi vùng khó khăn", "Thọ Bình", "L10", "SYT",
          reply={"number": "788/SYT-NVY", "date": "2026-08-02", "outcome": "GIAI_TRINH"}),
        W("Đề nghị sửa chữa 6 phòng học bị dột của Trường Tiểu học Tân Ninh", "Tân Ninh", "L09", "SGDDT,UBND:15670"),
    ),
)  # fmt: skip


def split_table() -> bytes:
    """A Word table broken in two with its header repeated, places merged downwards, two items in one cell, a row that
    goes on, automatic numbers in the first column."""
    head = [TC("Số TT", bold=True), TC("Nội dung ý kiến, kiến nghị của cử tri", bold=True), TC("Địa phương", bold=True),
            TC("Đơn vị giải quyết", bold=True)]  # fmt: skip
    number = para("", num=(1, 0))
    first = table(
        head,
        [TC(number), "Đề nghị đầu tư hệ thống lọc nước cho 5 bản vùng cao.", TC("Xã Pù Nhi", merge="restart"),
         "Sở Nông nghiệp và Môi trường"],
        [TC(number), TC(["- Đề nghị kéo điện lưới về bản Pha Đén.", "- Đề nghị mở lớp xóa mù chữ cho phụ nữ."]), TC("", merge="continue"),
         "Sở Công Thương; Sở Giáo dục và Đào tạo"],
        [TC(number), "Đề nghị có cơ chế giữ chân bác sĩ công tác tại các xã biên giới, nhiều người", "Xã Trung Lý", "Sở Y tế"],
        ["", "xin chuyển về xuôi sau khi hết thời hạn.", "", ""],
    )  # fmt: skip
    second = table(
        head,
        [TC(number), "Cử tri phản ánh tình trạng trâu bò thả rông phá hoại hoa màu, gây tai nạn trên đường.", "Xã Mường Chanh",
         "UBND xã"],
        [TC("II", bold=True), TC("Kiến nghị với Trung ương", span=3, bold=True)],
        [TC(number), TC(["Đề nghị tăng phụ cấp cho dân quân thường trực ở xã biên giới."]), "Xã Quang Chiểu", "Bộ Quốc phòng"],
    )  # fmt: skip
    doc = Docx()
    doc.add(national_head("UBND TỈNH THANH HÓA", ""), para("PHỤ LỤC", bold=True, centred=True),
            para("Tổng hợp kiến nghị cử tri vùng biên giới", centred=True), first, para(""), second,
            para(run("Ghi chú: số liệu tính đến ngày 30/10/2026.", italic=True)))  # fmt: skip
    return doc.bytes()


SPLIT = Fixture(
    "phu-luc-bang-ngat-trang.docx",
    split_table,
    "appendix",
    (
        W("Đề nghị đầu tư hệ thống lọc nước cho 5 bản vùng cao.", "Pù Nhi", "L05", "SNNMT"),
        W("Đề nghị kéo điện lưới về bản Pha Đén.", "Pù Nhi", "L07", "SCT"),
        W("Đề nghị mở lớp xóa mù chữ cho phụ nữ.", "Pù Nhi", "L09", "SGDDT"),
        W("Đề nghị có cơ chế giữ chân bác sĩ công tác tại các xã biên giới, nhiều người xin chuyển về xuôi sau khi hết thời hạn.",
          "Trung Lý", "L10", "SYT"),
        W("Cử tri phản ánh tình trạng trâu bò thả rông phá hoại hoa màu, gây tai nạn trên đường.", "Mường Chanh", "L03",
          "UBND:14866"),
        W("Đề nghị tăng phụ cấp cho dân quân thường trực ở xã biên giới.", "Quang Chiểu", "L16", "BQP", competence="TW"),
    ),
)  # fmt: skip


def odd_sheet() -> bytes:
    """Odd header names, no numbers, a second and a hidden sheet, HTML, a formula, a place written once and left blank."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Thang 10"
    sheet["B2"] = "Sổ ghi ý kiến bà con - Mặt trận xã"
    sheet["B2"].font = Font(bold=True)
    for column, title in zip("BCDE", ("Ở đâu", "Bà con nói gì", "Ai giải quyết", "Số lượt"), strict=True):
        sheet[f"{column}4"] = title
    rows = [
        ("Hải Bình", "<p>Bến cá <b>bồi lắng</b>,<br>tàu không vào được khi triều thấp</p>", "Sở NN&MT", 3),
        (None, "Xin lắp thêm đèn đường ngõ 12, tối quá", "phường", 1),
        ("Tân Dân", "Nước thải nhà máy giấy chảy ra đồng\u0007, cá chết", "Sở TNMT", "=SUM(1,1)"),
        ("Hải Lĩnh, Ngọc Sơn", "Hỏi bao giờ trả tiền đền bù đường điện 500kV", "?", 2),
    ]
    for number, row in enumerate(rows, 5):
        for column, value in zip("BCDE", row, strict=True):
            if value is not None:
                sheet[f"{column}{number}"] = value.replace("\u0007", "") if isinstance(value, str) else value
    other = book.create_sheet("Thang 11")
    other.append(["Xã/phường", "ND phản ánh", "Lvực"])
    other.append(["phường Nghi Sơn", "Khói bụi từ nhà máy xi măng phủ kín sân phơi", "Môi trường"])
    hidden = book.create_sheet("Nháp")
    hidden.append(["Xã", "Nội dung cử tri kiến nghị"])
    hidden.append(["Các Sơn", "Đề nghị mở tuyến xe buýt đi bệnh viện"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ODD = Fixture(
    "so-ghi-y-kien-mat-tran.xlsx",
    odd_sheet,
    "appendix",
    (
        W("Bến cá bồi lắng,\ntàu không vào được khi triều thấp", "Hải Bình", "L03", "SNNMT"),
        W("Xin lắp thêm đèn đường ngõ 12, tối quá", "Hải Bình", "L01", "SXD,UBND:16657"),
        W("Nước thải nhà máy giấy chảy ra đồng, cá chết", "Tân Dân", "L05", "SNNMT"),
        W("Hỏi bao giờ trả tiền đền bù đường điện 500kV", "Hải Lĩnh,Ngọc Sơn", "L04", "SNNMT"),
        W("Khói bụi từ nhà máy xi măng phủ kín sân phơi", "Nghi Sơn", "L05", "SNNMT"),
        W("Đề nghị mở tuyến xe buýt đi bệnh viện", "Các Sơn", "L01", "SXD"),
    ),
    warns=("HTML", "công thức", "ẩn"),
)


def tracking() -> bytes:
    """The office's own sheet of past rounds: letters, replies, dates in many spellings, unknown and impossible ones."""
    out, book = _book()
    sheet = book.add_worksheet("Theo dõi")
    sheet.write(0, 0, "SỔ THEO DÕI VIỆC CHUYỂN, TRẢ LỜI KIẾN NGHỊ CỬ TRI CÁC KỲ TRƯỚC")
    heads = ["STT", "Kỳ họp", "Nội dung kiến nghị", "Xã, phường", "Số công văn chuyển", "Ngày chuyển", "Cơ quan nhận",
             "Số văn bản trả lời", "Ngày trả lời", "Kết quả", "Hạn cam kết", "Ghi chú"]  # fmt: skip
    for column, title in enumerate(heads):
        sheet.write(2, column, title)
    rows = [
        (1, "Kỳ thứ 2", "Đề nghị xử lý dứt điểm tình trạng nhà máy rác Đông Nam xả khói", "phường Đông Quang", "45/HĐND-VP", "15/3/2026",
         "Sở Nông nghiệp và Môi trường", "812/SNNMT-BVMT", "ngày 20 tháng 4 năm 2026", "Đang giải quyết", "31/12/2026", ""),
        (2, "Kỳ thứ 2", "Đề nghị hỗ trợ kinh phí xây nhà văn hóa thôn Phú Bật sau sáp nhập", "xã Yên Định", "45/HĐND-VP", "15-03-2026",
         "Sở Văn hóa, Thể thao và Du lịch", "", "không rõ", "Đã giải quyết xong", "", "mất công văn"),
        (3, "Kỳ thứ 1", "Cử tri kiến nghị tăng chuyến xe buýt tuyến Yên Trường đi trung tâm tỉnh", "xã Yên Trường", "?", "2025-12-10",
         "Sở Xây dựng", "120/SXD-VT", "31/02/2026", "Giải trình", "", ""),
        (4, "Kỳ thứ 1", "Đề nghị bố trí vốn trả nợ công trình trường học đã quyết toán", "xã Quý Lộc", "12/HĐND-VP", "10.12.25",
         "Sở Tài chính", "", "", "", "cuối năm 2027", "chưa trả lời"),
        (5, "Kỳ thứ 1", "Đề nghị quản lý chặt lao động đi làm việc ở nước ngoài qua môi giới", "xã Định Hòa", "12/HĐND-VP", "10/12/2025",
         "Sở LĐTB&XH", "55/SNV-LĐVL", "2026-01-05", "Sẽ giải quyết", "Quý II/2027", ""),
    ]  # fmt: skip
    for number, row in enumerate(rows, 3):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


TRACKING = Fixture(
    "so-theo-doi-ky-truoc.xlsx",
    tracking,
    "tracking",
    (
        W("Đề nghị xử lý dứt điểm tình trạng nhà máy rác Đông Nam xả khói", "Đông Quang", "L05", "SNNMT",
          transfer={"number": "45/HĐND-VP", "date": "2026-03-15", "agency": "SNNMT", "session": "Kỳ thứ 2"},
          reply={"number": "812/SNNMT-BVMT", "date": "2026-04-20", "outcome": "DANG", "promise": "2026-12-31"}),
        W("Đề nghị hỗ trợ kinh phí xây nhà văn hóa thôn Phú Bật sau sáp nhập", "Yên Định", "L11", "SVHTTDL",
          transfer={"number": "45/HĐND-VP", "date": "2026-03-15"}, reply={"number": "", "date": "", "outcome": "XONG"}),
        W("Cử tri kiến nghị tăng chuyến xe buýt tuyến Yên Trường đi trung tâm tỉnh", "Yên Trường", "L01", "SXD",
          transfer={"number": "", "date": "2025-12-10"}, reply={"number": "120/SXD-VT", "date": "", "outcome": "GIAI_TRINH"}),
        W("Đề nghị bố trí vốn trả nợ công trình trường học đã quyết toán", "Quý Lộc", "L06", "STC",
          transfer={"number": "12/HĐND-VP", "date": "2025-12-10"}),
        W("Đề nghị quản lý chặt lao động đi làm việc ở nước ngoài qua môi giới", "Định Hòa", "L12", "SNV",
          transfer={"number": "12/HĐND-VP", "date": "2025-12-10", "agency": "SNV"},
          reply={"number": "55/SNV-LĐVL", "date": "2026-01-05", "outcome": "SE", "promise": "2027-06-30"}),
    ),
    warns=("31/2/2026",),
)  # fmt: skip


def ticked() -> bytes:
    """A three-row header with columns to tick for the level and the outcome, a nested table, a merged petition."""
    head: list[list[TC | str]] = [
        [TC("TT", merge="restart"), TC("Ý kiến, kiến nghị", merge="restart"), TC("Cử tri xã, phường", merge="restart"),
         TC("Thẩm quyền", span=3), TC("Kết quả giải quyết", span=3)],
        [TC("", merge="continue"), TC("", merge="continue"), TC("", merge="continue"), "TW", "Tỉnh", "Xã", "Đã giải quyết",
         "Đang giải quyết", "Chưa giải quyết"],
    ]  # fmt: skip
    nested = table(["Đoạn 1", "0,8 km"], ["Đoạn 2", "1,2 km"])
    doc = Docx()
    doc.add(
        para("DANH MỤC KIẾN NGHỊ CỬ TRI NĂM 2026", bold=True, centred=True),
        table(
            *head,
            ["01", TC([para("Đề nghị thay thế cống xả tràn hồ Kim Giao, gồm các hạng mục:"), nested, para("")]), "Tượng Lĩnh", "", "x",
             "", "", "x", ""],
            ["02", "Đề nghị giảm lãi suất cho vay hộ mới thoát nghèo", "Trung Chính, Thắng Lợi", "x", "", "", "", "", "x"],
            ["03", "Đề nghị làm rãnh thoát nước đường thôn Yên Nông", "xã Nông Cống", "", "", "X", "X", "", ""],
            ["", "Cộng", "", "1", "1", "1", "1", "1", "1"],
            headers=2,
        ),
    )  # fmt: skip
    return doc.bytes()


TICKED = Fixture(
    "danh-muc-danh-dau-x.docx",
    ticked,
    "appendix",
    (
        W("Đề nghị thay thế cống xả tràn hồ Kim Giao, gồm các hạng mục:\nĐoạn 1\n0,8 km\nĐoạn 2\n1,2 km", "Tượng Lĩnh", "L02", "SNNMT",
          competence="TINH", reply={"outcome": "DANG"}),
        W("Đề nghị giảm lãi suất cho vay hộ mới thoát nghèo", "Trung Chính,Thắng Lợi", "L06", "NHCSXH,NHNN,NHNNVN", competence="TW",
          reply={"outcome": "CHUA"}),
        W("Đề nghị làm rãnh thoát nước đường thôn Yên Nông", "Nông Cống", "L01", "UBND:16279,SXD", competence="XA",
          reply={"outcome": "XONG"}),
    ),
)  # fmt: skip

FIXTURES = (FULL, SPLIT, ODD, TRACKING, TICKED)
