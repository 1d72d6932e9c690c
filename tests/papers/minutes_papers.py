"""Minutes of meetings with voters. People and matters are invented."""

from __future__ import annotations

import unicodedata

from tests.papers.builders import (
    Docx,
    deleted,
    footnote_ref,
    inserted,
    national_head,
    para,
    run,
    signatures,
    text_box,
)
from tests.papers.wanted import Fixture, W


def sectioned() -> bytes:
    """Roman parts, speakers with dashes under them, answers at the spot, signatures in a table."""
    doc = Docx()
    doc.add(
        national_head("TỔ ĐẠI BIỂU HĐND TỈNH\nSỐ 7", "", "Hoằng Châu, ngày 06 tháng 11 năm 2026"),
        para("BIÊN BẢN", bold=True, centred=True),
        para("Hội nghị tiếp xúc cử tri trước kỳ họp thường lệ cuối năm 2026", bold=True, centred=True),
        "Hôm nay, vào hồi 8 giờ 00 phút ngày 06/11/2026, tại hội trường UBND xã Hoằng Châu, Ban Thường trực Ủy ban MTTQ xã "
        "tổ chức hội nghị tiếp xúc cử tri với đại biểu HĐND tỉnh.",
        "**I. THÀNH PHẦN THAM DỰ",
        "1. Đại biểu HĐND tỉnh",
        "- Ông Hoàng Đức Thịnh, Phó Trưởng ban Kinh tế - Ngân sách HĐND tỉnh;",
        "- Bà Lê Thị Mơ, Giám đốc Trung tâm dạy nghề.",
        "2. Đại diện sở, ngành: Sở Xây dựng, Sở Y tế.",
        "3. Đại biểu cử tri: 126 người, có mặt 118 người.",
        "4. Chủ trì: Ông Vũ Văn Đức, Chủ tịch Ủy ban MTTQ xã. Thư ký: Bà Trịnh Thị Hòa.",
        "**II. NỘI DUNG",
        "1. Ông Vũ Văn Đức tuyên bố lý do, giới thiệu đại biểu và thông qua chương trình làm việc.",
        "2. Ông Hoàng Đức Thịnh báo cáo dự kiến nội dung kỳ họp và kết quả trả lời kiến nghị cử tri kỳ trước.",
        "- Tốc độ tăng trưởng của tỉnh ước đạt 10,5%; đề nghị cử tri tiếp tục ủng hộ.",
        "**3. Ý kiến, kiến nghị của cử tri",
        "Đã có 5 cử tri phát biểu với các nội dung sau:",
        "a) Ông Nguyễn Văn Bảy - thôn 2, xã Hoằng Châu: Tôi rất phấn khởi trước kết quả mà tỉnh đạt được. Đề nghị tỉnh bố trí "
        "kinh phí nâng cấp tuyến đường từ ngã ba Gòng đi cảng cá, hiện xuống cấp, xe tải chạy suốt ngày gây bụi.",
        "b) Bà Lê Thị Thơm, thôn Đại Long:",
        "- Đề nghị nạo vét kênh tiêu Phú Khê, mỗi trận mưa lớn là ngập hơn 20 ha lúa.",
        "- Đề nghị Sở Y tế bổ sung bác sĩ cho trạm y tế xã.",
        "Đại diện Sở Y tế trả lời: Sở đã có kế hoạch điều động 01 bác sĩ về trạm từ tháng 01/2027.",
        "c) Cử tri Trần Đình Quế (thôn Ngọc Đỉnh) hỏi: Bao giờ các hộ đã nộp đủ tiền đất tái định cư được cấp giấy chứng nhận "
        "quyền sử dụng đất?",
        "d) Ông Phạm Văn Lực, cựu chiến binh thôn 5: Nhất trí với báo cáo của đại biểu, tin tưởng vào sự lãnh đạo của tỉnh.",
        "đ) Ông Cao Văn Sửu, thôn 7, kiến nghị hỗ trợ ngư dân lắp thiết bị giám sát hành trình vì giá cước quá cao.",
        "**4. Ý kiến giải trình của lãnh đạo UBND xã",
        "- Về tuyến đường Gòng: xã đã có tờ trình đề nghị tỉnh đầu tư.",
        "- Về cấp giấy chứng nhận: còn 12 hộ, đề nghị bà con phối hợp đo đạc lại.",
        "**5. Đại biểu HĐND tỉnh tiếp thu",
        "Thay mặt tổ đại biểu, ông Hoàng Đức Thịnh cảm ơn cử tri, ghi nhận các ý kiến và đề nghị UBND xã sớm giải quyết.",
        "Hội nghị kết thúc vào hồi 11 giờ 15 phút cùng ngày, biên bản đã được thông qua./.",
        signatures("THƯ KÝ", "CHỦ TRÌ"),
    )
    return doc.bytes()


SECTIONED = Fixture(
    "bien-ban-chia-muc.docx",
    sectioned,
    "minutes",
    (
        W("Đề nghị tỉnh bố trí kinh phí nâng cấp tuyến đường từ ngã ba Gòng đi cảng cá, hiện xuống cấp, xe tải chạy suốt ngày "
          "gây bụi.", "Hoằng Châu", "L01", "SXD"),
        W("Đề nghị nạo vét kênh tiêu Phú Khê, mỗi trận mưa lớn là ngập hơn 20 ha lúa.", "Hoằng Châu", "L02", "SNNMT"),
        W("Đề nghị Sở Y tế bổ sung bác sĩ cho trạm y tế xã.", "Hoằng Châu", "L10", "SYT", on_spot="điều động 01 bác sĩ"),
        W("Bao giờ các hộ đã nộp đủ tiền đất tái định cư được cấp giấy chứng nhận quyền sử dụng đất?", "Hoằng Châu", "L04",
          "SNNMT"),
        W("Nhất trí với báo cáo của đại biểu, tin tưởng vào sự lãnh đạo của tỉnh.", "Hoằng Châu", kind="opinion"),
        W("kiến nghị hỗ trợ ngư dân lắp thiết bị giám sát hành trình vì giá cước quá cao.", "Hoằng Châu", "L03", "SNNMT"),
    ),
)  # fmt: skip


def flowing() -> bytes:
    """No headings at all: turns told in paragraphs; several communes; answers after single voters."""
    doc = Docx()
    doc.add(
        para("BIÊN BẢN HỘI NGHỊ TIẾP XÚC CỬ TRI", bold=True, centred=True),
        "Thực hiện Kế hoạch của Thường trực HĐND tỉnh, ngày 10 tháng 11 năm 2026, tại điểm cầu Nhà văn hóa xã Triệu Lộc, các đại "
        "biểu HĐND tỉnh đã tiếp xúc với cử tri các xã Triệu Lộc, Hậu Lộc và Đông Thành.",
        "Dự hội nghị có ông Đặng Hữu Phúc, Giám đốc Sở Tài chính, Tổ trưởng tổ đại biểu; đại diện Sở Nông nghiệp và Môi trường.",
        "Sau khi nghe đại biểu báo cáo, các cử tri đã phát biểu, kiến nghị những nội dung như sau:",
        "Cử tri Nguyễn Thị Xuyến, thôn 3, xã Đông Thành hỏi: Nhà máy gạch tuynel xả khói đen làm cháy lá lúa của 14 hộ, cử tri đã "
        "phản ánh từ kỳ họp trước mà chưa ai đến kiểm tra, bao giờ mới xử lý?",
        "Ông Bùi Văn Tấn, thôn Lộc Tiên, xã Triệu Lộc: Chế độ cho người hoạt động không chuyên trách ở thôn quá thấp. Ngoài ra, đề "
        "nghị ngành điện thay 8 cột điện bê tông đã nghiêng trên đường trục thôn.",
        "Đại diện Điện lực thông tin thêm: đơn vị sẽ thay các cột nghiêng trong tháng 12/2026.",
        "Cử tri Vũ Thị Hạnh, xã Hậu Lộc đề nghị tỉnh xem xét mở thêm lớp mầm non, hiện trường quá tải, một lớp 42 cháu.",
        "Cử tri xã Triệu Lộc đề nghị UBND tỉnh chỉ đạo sửa chữa cống tiêu Bái Trung.",
        "Sau phần phát biểu của cử tri, đại diện UBND các xã đã trả lời làm rõ một số nội dung thuộc thẩm quyền.",
        "Về xử lý nhà máy gạch, xã đề nghị Sở Nông nghiệp và Môi trường kiểm tra.",
        "Thay mặt các đại biểu, ông Đặng Hữu Phúc tiếp thu các ý kiến, kiến nghị và hứa chuyển đến cơ quan có thẩm quyền.",
        "Biên bản được lập thành 03 bản, kết thúc hồi 11 giờ 30 cùng ngày.",
        para("CHỦ TỌA\t\t\tTHƯ KÝ", bold=True),
    )
    return doc.bytes()


FLOWING = Fixture(
    "bien-ban-khong-muc.docx",
    flowing,
    "minutes",
    (
        W("Nhà máy gạch tuynel xả khói đen làm cháy lá lúa của 14 hộ, cử tri đã phản ánh từ kỳ họp trước mà chưa ai đến kiểm tra, "
          "bao giờ mới xử lý?", "Đông Thành", "L05", "SNNMT"),
        W("Chế độ cho người hoạt động không chuyên trách ở thôn quá thấp.", "Triệu Lộc", "L13", "SNV"),
        W("Ngoài ra, đề nghị ngành điện thay 8 cột điện bê tông đã nghiêng trên đường trục thôn.", "Triệu Lộc", "L07", "PCTH,SCT",
          on_spot="trong tháng 12/2026"),
        W("đề nghị tỉnh xem xét mở thêm lớp mầm non, hiện trường quá tải, một lớp 42 cháu.", "Hậu Lộc", "L09", "SGDDT"),
        W("Cử tri xã Triệu Lộc đề nghị UBND tỉnh chỉ đạo sửa chữa cống tiêu Bái Trung.", "Triệu Lộc", "L02", "SNNMT"),
    ),
)  # fmt: skip


def untidy() -> bytes:
    """Automatic numbers, tracked changes, a text box, a footnote, soft line breaks, decomposed letters, tabs."""
    doc = Docx(footnotes=["Cử tri các xã Nga Thắng, Hồ Vương và Tân Tiến."])
    doc.add(
        para("BIÊN BẢN", bold=True, centred=True),
        para("V/v tiếp xúc cử tri chuyên đề giáo dục", centred=True),
        "Địa điểm: Trường THCS xã Nga An.",
        para("Thời gian và thành phần", bold=True, num=(2, 0)),
        para("Thời gian: 14 giờ ngày 12/11/2026", num=(2, 1)),
        para("Thành phần: 85 cử tri là giáo viên, phụ huynh", num=(2, 1)),
        para("Ý kiến cử tri", bold=True, num=(2, 0)),
        para("Cử tri Mai Thị Lan, xã Nga An đề nghị ", deleted("xây mới 10 phòng học"), inserted("xây mới 06 phòng học"),
             " cho Trường Tiểu học Nga An.", num=(2, 1)),
        para("Cử tri một số xã", footnote_ref(1), " đề nghị tăng định mức giáo viên tiếng Anh.", num=(2, 1)),
        para(run("Bà Tống Thị Hương, phụ huynh trường mầm non:\n- Đề nghị công khai các khoản thu đầu năm học;\n- Đề nghị lắp "
                 "camera tại lớp bán trú."), num=(2, 1)),
        para(unicodedata.normalize("NFD", "Ông Phan Văn Ước, thôn 6, xã Nga An phát biểu: học sinh phải đi qua đoạn đường ngập "
                                          "sâu mỗi khi mưa, đề nghị nâng cốt nền đường liên xã."), num=(2, 1)),
        para("Cử tri xã Nga An kiến nghị hỗ trợ tiền ăn trưa cho học sinh nghèo.", num=(2, 1)),
        para("Bên lề hội nghị", text_box(para("Cử tri xã Hồ Vương gửi thêm ý kiến bằng văn bản: đề nghị sớm công nhận di tích đình "
                                              "làng Hậu Trạch."))),
        para("Tiếp thu, giải trình của ngành giáo dục", bold=True, num=(2, 0)),
        para("Đại diện Sở Giáo dục và Đào tạo tiếp thu toàn bộ ý kiến.", num=(2, 1)),
        "Hội nghị kết thúc lúc 17 giờ.",
    )  # fmt: skip
    return doc.bytes()


UNTIDY = Fixture(
    "bien-ban-nhieu-vet-sua.docx",
    untidy,
    "minutes",
    (
        W("đề nghị xây mới 06 phòng học cho Trường Tiểu học Nga An.", "Nga An", "L09", "SGDDT"),
        W("Cử tri một số xã đề nghị tăng định mức giáo viên tiếng Anh.", "Nga Thắng,Hồ Vương,Tân Tiến", "L09", "SGDDT"),
        W("Đề nghị công khai các khoản thu đầu năm học", "Nga An", "L09", "SGDDT"),
        W("Đề nghị lắp camera tại lớp bán trú.", "Nga An", "", "SGDDT"),
        W("học sinh phải đi qua đoạn đường ngập sâu mỗi khi mưa, đề nghị nâng cốt nền đường liên xã.", "Nga An", "L01", "SXD"),
        W("Cử tri xã Nga An kiến nghị hỗ trợ tiền ăn trưa cho học sinh nghèo.", "Nga An", "L09", "SGDDT"),
        W("đề nghị sớm công nhận di tích đình làng Hậu Trạch.", "Hồ Vương", "L11", "SVHTTDL"),
    ),
    warns=("track changes",),
)  # fmt: skip


def plain_typed() -> bytes:
    """Typed without accents."""
    doc = Docx()
    doc.add(
        "BIEN BAN HOI NGHI TIEP XUC CU TRI",
        "Thoi gian: 8h ngay 3/11/2026. Dia diem: UBND xa Tho Lap",
        "I. Thanh phan",
        "- Dai bieu HDND tinh: ong Mai Ba Long",
        "- Cu tri: 90 nguoi",
        "II. Y kien cu tri",
        "1. Ong Le Van Khoa, thon 1, xa Tho Lap: de nghi tinh ho tro xi mang lam duong noi dong.",
        "2. Ba Ha Thi Tuyet, thon 4: nuoc sinh hoat bi nhiem phen nang, de nghi dau tu nha may nuoc sach.",
        "3. Cu tri xa Xuan Tin phan anh tinh trang xe qua tai cho cat chay ban dem gay on ao, hu hong duong de.",
        "4. Ong Do Van Toan, thon 8: de nghi nang muc tro cap cho nguoi cao tuoi va nguoi khuyet tat.",
        "III. Dai bieu tiep thu, giai trinh",
        "- Ong Mai Ba Long tiep thu cac y kien.",
        "Hoi nghi ket thuc luc 11h.",
    )
    return doc.bytes()


PLAIN_TYPED = Fixture(
    "bien ban go khong dau.docx",
    plain_typed,
    "minutes",
    (
        W("de nghi tinh ho tro xi mang lam duong noi dong.", "Thọ Lập", "L01", "UBND:15568,SXD,SNNMT"),
        W("nuoc sinh hoat bi nhiem phen nang, de nghi dau tu nha may nuoc sach.", "Thọ Lập", "L05", "SNNMT"),
        W("Cu tri xa Xuan Tin phan anh tinh trang xe qua tai cho cat chay ban dem gay on ao, hu hong duong de.", "Xuân Tín", "L15",
          "CAT,SXD"),
        W("de nghi nang muc tro cap cho nguoi cao tuoi va nguoi khuyet tat.", "Thọ Lập", "L12", "SYT"),
    ),
)  # fmt: skip


def mixed_speeches() -> bytes:
    """Long speeches: praise, an opinion and several requests in one breath; requests counted one by one."""
    doc = Docx()
    doc.add(
        para("BIÊN BẢN GHI NHANH", bold=True, centred=True),
        "Hội nghị đại biểu Quốc hội tiếp xúc cử tri phường Hạc Thành sau Kỳ họp thứ Hai",
        "A. THỜI GIAN, ĐỊA ĐIỂM",
        "08 giờ ngày 15/12/2026, tại hội trường phường Hạc Thành.",
        "B. PHÁT BIỂU CỦA CỬ TRI",
        "Cử tri Đỗ Thị Sen (tổ dân phố 4): Trước hết tôi hoan nghênh Quốc hội đã miễn học phí cho học sinh. Tôi xin kiến nghị ba "
        "việc: thứ nhất, chỉnh trang vỉa hè đường Nguyễn Trãi; thứ hai, tăng cường kiểm tra thực phẩm bẩn tại các chợ cóc; thứ ba, "
        "xử lý tình trạng thanh niên đua xe ban đêm.",
        "Cử tri Hoàng Công Lý (tổ dân phố 9) cho rằng cử tri rất vui mừng trước việc tinh gọn bộ máy. Đề nghị Chính phủ sớm điều "
        "chỉnh lương hưu cho người nghỉ hưu trước năm 1995. Đề nghị thành lập điểm thu gom rác thải điện tử ở mỗi phường.",
        "Cử tri Lưu Thị Nhàn đề nghị: (1) mở rộng đối tượng mua nhà ở xã hội; (2) sớm cấp giấy chứng nhận cho các hộ ở chung cư "
        "Đông Phát.",
        "Ông Thiều Quang Vinh: Cử tri chúng tôi cảm ơn các đại biểu đã về tiếp xúc.",
        "C. Ý KIẾN TIẾP THU",
        "Đại biểu Quốc hội tiếp thu, sẽ chuyển các bộ, ngành.",
    )
    return doc.bytes()


MIXED = Fixture(
    "bien-ban-phat-bieu-dai.docx",
    mixed_speeches,
    "minutes",
    (
        W("chỉnh trang vỉa hè đường Nguyễn Trãi", "Hạc Thành", "L01", "SXD,UBND:14797"),
        W("tăng cường kiểm tra thực phẩm bẩn tại các chợ cóc", "Hạc Thành", "L10", "SYT"),
        W("xử lý tình trạng thanh niên đua xe ban đêm.", "Hạc Thành", "L15", "CAT"),
        W("Đề nghị Chính phủ sớm điều chỉnh lương hưu cho người nghỉ hưu trước năm 1995.", "Hạc Thành", "L12", "BNV,BHXH"),
        W("Đề nghị thành lập điểm thu gom rác thải điện tử ở mỗi phường.", "Hạc Thành", "L05", "SNNMT"),
        W("mở rộng đối tượng mua nhà ở xã hội", "Hạc Thành", "L01", "SXD"),
        W("sớm cấp giấy chứng nhận cho các hộ ở chung cư Đông Phát.", "Hạc Thành", "L04", "SNNMT"),
        W("Cử tri chúng tôi cảm ơn các đại biểu đã về tiếp xúc.", "Hạc Thành", kind="opinion"),
    ),
)  # fmt: skip

FIXTURES = (SECTIONED, FLOWING, UNTIDY, PLAIN_TYPED, MIXED)
