"""Compiled reports: by theme, by place, by agency. People and matters are invented."""

from __future__ import annotations

import unicodedata

from phoihop.office.papers import legacy
from tests.papers.builders import (
    Docx,
    field_code,
    footnote_ref,
    national_head,
    para,
    run,
    sdt,
    signatures,
    table,
)
from tests.papers.wanted import Fixture, W


def by_theme() -> bytes:
    """Roman themes in bold without style, items as 1. and -, items over several paragraphs."""
    doc = Docx()
    doc.add(
        national_head("HỘI ĐỒNG NHÂN DÂN\nTỈNH THANH HÓA", "Số: 512/BC-HĐND"),
        para("BÁO CÁO", bold=True, centred=True),
        para(
            "Tổng hợp ý kiến, kiến nghị của cử tri gửi đến kỳ họp thường lệ giữa năm 2026",
            bold=True,
            centred=True,
        ),
        "Thực hiện Luật Tổ chức chính quyền địa phương, từ ngày 02/6 đến ngày 12/6/2026, các tổ đại biểu đã tổ chức 41 hội nghị tiếp "
        "xúc cử tri với 5.230 lượt cử tri tham dự, có 412 ý kiến phát biểu. Thường trực HĐND tỉnh phối hợp với Ban Thường trực Ủy ban "
        "MTTQ tỉnh tổng hợp như sau:",
        "**PHẦN THỨ NHẤT",
        "**TÌNH HÌNH CHUNG",
        "Cử tri và Nhân dân trong tỉnh phấn khởi, đánh giá cao sự lãnh đạo của Tỉnh ủy, HĐND, UBND tỉnh trong 6 tháng đầu năm; tin "
        "tưởng tỉnh hoàn thành các mục tiêu đề ra.",
        "**PHẦN THỨ HAI",
        "**Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI",
        "Qua tổng hợp có 9 kiến nghị thuộc các lĩnh vực sau:",
        "**I. LĨNH VỰC GIAO THÔNG, XÂY DỰNG (3 ý kiến)",
        "1. Cử tri các xã Quảng Chính, Quảng Ngọc và phường Nam Sầm Sơn phản ánh: Đường tỉnh 511 nhiều đoạn hư hỏng, không có hệ "
        "thống thoát nước dọc.",
        "Vào mùa mưa nước tràn vào nhà dân hai bên đường.",
        "Đề nghị UBND tỉnh sớm đầu tư nâng cấp.",
        "2. Cử tri xã Lưu Vệ đề nghị đẩy nhanh tiến độ giải phóng mặt bằng để thi công tuyến đường nối quốc lộ 1 với đường ven biển.",
        "3. Cử tri phường Sầm Sơn đề nghị tăng cường quản lý trật tự xây dựng tại khu đô thị mới, nhiều nhà xây sai phép.",
        "**II. LĨNH VỰC NÔNG NGHIỆP, TÀI NGUYÊN VÀ MÔI TRƯỜNG",
        "1. Cử tri xã Tiên Trang đề nghị:",
        "- Kiên cố hóa tuyến kênh B19 dài 2,1 km đã sạt lở.",
        "- Sớm khắc phục tình trạng ô nhiễm tại bãi rác thôn Tiến Thành.",
        "2. Cử tri xã Quảng Bình phản ánh hơn 60 hộ dân bị thu hồi đất làm khu công nghiệp nhưng chưa nhận được tiền bồi thường cây "
        "cối, hoa màu trên đất.",
        "3. Cử tri nhiều xã ven biển lo lắng vì giá vật tư nuôi tôm tăng cao, đề nghị Nhà nước có chính sách hỗ trợ người nuôi "
        "trồng thủy sản.",
        "**III. LĨNH VỰC VĂN HÓA - XÃ HỘI",
        "1) Cử tri xã Quảng Yên đề nghị nâng mức chuẩn trợ giúp xã hội đối với người khuyết tật nặng.",
        "2) Cử tri xã Quảng Ninh đề nghị bổ sung kinh phí trùng tu Đền thờ Hoàng Bùi Hoàn.",
        "**PHẦN THỨ BA",
        "**KIẾN NGHỊ, ĐỀ XUẤT CỦA THƯỜNG TRỰC HĐND TỈNH",
        "1. Đề nghị UBND tỉnh chỉ đạo các sở, ngành giải quyết kịp thời các kiến nghị nêu trên.",
        "2. Đề nghị Ủy ban MTTQ tỉnh tiếp tục giám sát việc giải quyết kiến nghị của cử tri.",
        "Trên đây là tổng hợp ý kiến, kiến nghị của cử tri, Thường trực HĐND tỉnh trân trọng báo cáo./.",
        signatures("TM. THƯỜNG TRỰC HĐND", "CHỦ TỊCH"),
    )
    return doc.bytes()


BY_THEME = Fixture(
    "bao-cao-theo-linh-vuc.docx",
    by_theme,
    "compiled",
    (
        W("Đường tỉnh 511 nhiều đoạn hư hỏng, không có hệ thống thoát nước dọc.\nVào mùa mưa nước tràn vào nhà dân hai bên đường.\n"
          "Đề nghị UBND tỉnh sớm đầu tư nâng cấp.", "Quảng Chính,Quảng Ngọc,Nam Sầm Sơn", "L01", "SXD"),
        W("Cử tri xã Lưu Vệ đề nghị đẩy nhanh tiến độ giải phóng mặt bằng để thi công tuyến đường nối quốc lộ 1 với đường ven biển.",
          "Lưu Vệ", "L01", "SXD"),
        W("Cử tri phường Sầm Sơn đề nghị tăng cường quản lý trật tự xây dựng tại khu đô thị mới, nhiều nhà xây sai phép.", "Sầm Sơn",
          "L01", "SXD"),
        W("Kiên cố hóa tuyến kênh B19 dài 2,1 km đã sạt lở.", "Tiên Trang", "L02", "SNNMT"),
        W("Sớm khắc phục tình trạng ô nhiễm tại bãi rác thôn Tiến Thành.", "Tiên Trang", "L05", "SNNMT"),
        W("Cử tri xã Quảng Bình phản ánh hơn 60 hộ dân bị thu hồi đất làm khu công nghiệp nhưng chưa nhận được tiền bồi thường cây "
          "cối, hoa màu trên đất.", "Quảng Bình", "L04", "SNNMT"),
        W("Cử tri nhiều xã ven biển lo lắng vì giá vật tư nuôi tôm tăng cao, đề nghị Nhà nước có chính sách hỗ trợ người nuôi trồng "
          "thủy sản.", "", "L03", "SNNMT"),
        W("Cử tri xã Quảng Yên đề nghị nâng mức chuẩn trợ giúp xã hội đối với người khuyết tật nặng.", "Quảng Yên", "L12", "SYT"),
        W("Cử tri xã Quảng Ninh đề nghị bổ sung kinh phí trùng tu Đền thờ Hoàng Bùi Hoàn.", "Quảng Ninh", "L11", "SVHTTDL"),
    ),
)  # fmt: skip


def by_place() -> bytes:
    """Letters over places, items as + and •, places without items, counts in the headings."""
    doc = Docx()
    doc.add(
        para("TỔNG HỢP", bold=True, centred=True),
        para("Kiến nghị của cử tri Đơn vị bầu cử số 12", bold=True, centred=True),
        "(Kèm theo Báo cáo số 08/BC-TĐB ngày 20/6/2026 của Tổ đại biểu)",
        "**A. Xã Thạch Quảng (3 kiến nghị)",
        "+ Đề nghị sửa chữa đập Bai Bông, mặt đập bị xói sâu sau bão số 3.",
        "+ Đề nghị phủ sóng di động cho hai bản Quảng Tân và Quảng Trung.",
        "+ Đồng bào dân tộc Mường đề nghị hỗ trợ đất sản xuất theo Chương trình mục tiêu quốc gia 1719.",
        "**B. Xã Thạch Bình: 2 kiến nghị",
        "• Cử tri thôn Đồng Khanh đề nghị kiểm tra cơ sở chế biến gỗ gây tiếng ồn, bụi mùn cưa vào khu dân cư.",
        "• Đề nghị giải quyết chế độ cho 5 trường hợp thanh niên xung phong đã nộp hồ sơ từ năm 2022.",
        "**C. Xã Thành Vinh: Không có ý kiến",
        "**D. Xã Ngọc Trạo",
        "Đề nghị Điện lực nâng công suất trạm biến áp thôn Minh Thành.",
        "Cử tri phản ánh một số hộ chăn nuôi lợn xả thải ra suối.",
        "Người tổng hợp",
    )
    return doc.bytes()


BY_PLACE = Fixture(
    "tong-hop-theo-xa.docx",
    by_place,
    "compiled",
    (
        W("Đề nghị sửa chữa đập Bai Bông, mặt đập bị xói sâu sau bão số 3.", "Thạch Quảng", "L02", "SNNMT"),
        W("Đề nghị phủ sóng di động cho hai bản Quảng Tân và Quảng Trung.", "Thạch Quảng", "L08", "SKHCN"),
        W("Đồng bào dân tộc Mường đề nghị hỗ trợ đất sản xuất theo Chương trình mục tiêu quốc gia 1719.", "Thạch Quảng", "L14",
          "SDTTG"),
        W("Cử tri thôn Đồng Khanh đề nghị kiểm tra cơ sở chế biến gỗ gây tiếng ồn, bụi mùn cưa vào khu dân cư.", "Thạch Bình", "L05",
          "SNNMT"),
        W("Đề nghị giải quyết chế độ cho 5 trường hợp thanh niên xung phong đã nộp hồ sơ từ năm 2022.", "Thạch Bình", "L12", "SNV"),
        W("Đề nghị Điện lực nâng công suất trạm biến áp thôn Minh Thành.", "Ngọc Trạo", "L07", "PCTH,SCT"),
        W("Cử tri phản ánh một số hộ chăn nuôi lợn xả thải ra suối.", "Ngọc Trạo", "L05", "SNNMT"),
    ),
)  # fmt: skip


def unmarked() -> bytes:
    """Every paragraph an item, no marks at all; places in a footnote; a complaint and a denunciation among them."""
    doc = Docx(footnotes=["Xã Thường Xuân, xã Lương Sơn."])
    doc.add(
        para("BÁO CÁO TỔNG HỢP KIẾN NGHỊ CỬ TRI", bold=True, centred=True),
        para("Kính gửi: Thường trực HĐND tỉnh", centred=True),
        "Căn cứ kết quả tiếp xúc cử tri trước kỳ họp, Tổ đại biểu số 9 tổng hợp các kiến nghị của cử tri như sau:",
        para("Cử tri các xã", footnote_ref(1), " phản ánh sau khi hồ Cửa Đạt xả lũ, bờ sông bị sạt lở mạnh, đề nghị xây kè bảo vệ "
             "khu dân cư."),
        "Cử tri xã Bát Mọt, Yên Nhân và Vạn Xuân đề nghị tiếp tục chi trả dịch vụ môi trường rừng đúng kỳ, nâng mức khoán bảo vệ rừng.",
        "Cử tri xã Luận Thành tố cáo ông Trịnh Văn Bộ, nguyên kế toán hợp tác xã, lập khống chứng từ chiếm đoạt tiền hỗ trợ lũ lụt "
        "của 23 hộ.",
        "Cử tri Lục Văn Thoan, xã Tân Thành khiếu nại Quyết định số 1187/QĐ-UBND về việc thu hồi 340 m2 đất của gia đình.",
        "Cử tri xã Thắng Lộc kiến nghị cấp có thẩm quyền giải quyết dứt điểm các đơn khiếu nại kéo dài trên địa bàn.",
        "Cử tri xã Xuân Chinh đề nghị công an tăng cường phòng, chống ma túy trong thanh thiếu niên.",
        "Trên đây là báo cáo của Tổ đại biểu.",
        para("TỔ TRƯỞNG", bold=True),
        para("Lê Hữu Nghị", bold=True),
    )  # fmt: skip
    return doc.bytes()


UNMARKED = Fixture(
    "bao-cao-khong-danh-so.docx",
    unmarked,
    "compiled",
    (
        W("Cử tri các xã phản ánh sau khi hồ Cửa Đạt xả lũ, bờ sông bị sạt lở mạnh, đề nghị xây kè bảo vệ khu dân cư.",
          "Thường Xuân,Lương Sơn", "L02", "SNNMT"),
        W("Cử tri xã Bát Mọt, Yên Nhân và Vạn Xuân đề nghị tiếp tục chi trả dịch vụ môi trường rừng đúng kỳ, nâng mức khoán bảo vệ "
          "rừng.", "Bát Mọt,Yên Nhân,Vạn Xuân", "L03", "SNNMT"),
        W("Cử tri xã Luận Thành tố cáo ông Trịnh Văn Bộ, nguyên kế toán hợp tác xã, lập khống chứng từ chiếm đoạt tiền hỗ trợ lũ lụt "
          "của 23 hộ.", "Luận Thành", kind="denunciation"),
        W("khiếu nại Quyết định số 1187/QĐ-UBND về việc thu hồi 340 m2 đất của gia đình.", "Tân Thành", kind="complaint"),
        W("Cử tri xã Thắng Lộc kiến nghị cấp có thẩm quyền giải quyết dứt điểm các đơn khiếu nại kéo dài trên địa bàn.", "Thắng Lộc",
          "L17", "TTT"),
        W("Cử tri xã Xuân Chinh đề nghị công an tăng cường phòng, chống ma túy trong thanh thiếu niên.", "Xuân Chinh", "L15", "CAT"),
    ),
)  # fmt: skip


def styled() -> bytes:
    """Word heading styles, three levels of automatic numbers, a table of contents, a content control, a field."""
    doc = Docx()
    toc = [("I. THẨM QUYỀN CẤP TỈNH", "2"), ("1. Đề nghị nâng cấp hồ Đồng Ngư", "2")]
    doc.add(
        para("BÁO CÁO", bold=True, centred=True, style="Heading1"),
        *(para(f"{text}\t{page}", style="TOC1") for text, page in toc),
        para("KIẾN NGHỊ THUỘC THẨM QUYỀN CỦA TỈNH", style="Heading1", num=(2, 0)),
        para("Xã Vĩnh Lộc", style="Heading2", num=(2, 1)),
        para("Cử tri đề nghị nâng cấp hồ Đồng Ngư, cống lấy nước đã hỏng.", num=(2, 2)),
        para("Cử tri đề nghị cắm mốc, công khai quy hoạch bảo vệ Di sản Thành Nhà Hồ.", num=(2, 2)),
        para("Xã Tây Đô", style="Heading2", num=(2, 1)),
        sdt(para("Cử tri kiến nghị Sở Nội vụ hướng dẫn chi trả chế độ theo Nghị định 178 cho cán bộ xã nghỉ việc.", num=(2, 2))),
        para("Cử tri phản ánh ", field_code("REF duong \\h", "tuyến đường Kim Tân"), " thường xuyên bị đào xới để lắp ống nước, không "
             "hoàn trả mặt đường.", num=(2, 2)),
        para("KIẾN NGHỊ THUỘC THẨM QUYỀN TRUNG ƯƠNG", style="Heading1", num=(2, 0)),
        para("Xã Biện Thượng", style="Heading2", num=(2, 1)),
        para("Đề nghị nâng mức hỗ trợ bảo vệ đất trồng lúa.", num=(2, 2)),
        para("Đề nghị sửa đổi Luật Bảo hiểm y tế, cho phép chi trả thuốc mua ngoài.", num=(2, 2)),
    )  # fmt: skip
    return doc.bytes()


STYLED = Fixture(
    "bao-cao-danh-so-tu-dong.docx",
    styled,
    "compiled",
    (
        W("Cử tri đề nghị nâng cấp hồ Đồng Ngư, cống lấy nước đã hỏng.", "Vĩnh Lộc", "L02", "SNNMT", competence="TINH"),
        W("Cử tri đề nghị cắm mốc, công khai quy hoạch bảo vệ Di sản Thành Nhà Hồ.", "Vĩnh Lộc", "L11", "SVHTTDL", competence="TINH"),
        W("Cử tri kiến nghị Sở Nội vụ hướng dẫn chi trả chế độ theo Nghị định 178 cho cán bộ xã nghỉ việc.", "Tây Đô", "L13", "SNV",
          competence="TINH"),
        W("Cử tri phản ánh tuyến đường Kim Tân thường xuyên bị đào xới để lắp ống nước, không hoàn trả mặt đường.", "Tây Đô", "L01",
          "SXD", competence="TINH"),
        W("Đề nghị nâng mức hỗ trợ bảo vệ đất trồng lúa.", "Biện Thượng", "L03", "BNNMT", competence="TW"),
        W("Đề nghị sửa đổi Luật Bảo hiểm y tế, cho phép chi trả thuốc mua ngoài.", "Biện Thượng", "L10", "BYT,BHXH", competence="TW"),
    ),
)  # fmt: skip


def by_ministry() -> bytes:
    """The delegation's report: by the body asked, "Câu 1:", several requests in one paragraph, a reply under an item."""
    doc = Docx()
    doc.add(
        national_head("ĐOÀN ĐẠI BIỂU QUỐC HỘI\nTỈNH THANH HÓA", "Số: 95/BC-ĐĐBQH"),
        para("BÁO CÁO", bold=True, centred=True),
        para(
            "Tổng hợp ý kiến, kiến nghị của cử tri gửi tới Kỳ họp thứ Ba, Quốc hội khóa XVI",
            bold=True,
            centred=True,
        ),
        "I. KIẾN NGHỊ VỚI QUỐC HỘI, ỦY BAN THƯỜNG VỤ QUỐC HỘI",
        "Câu 1: Cử tri đề nghị Quốc hội tăng cường giám sát việc thực hiện lời hứa của các bộ trưởng tại phiên chất vấn.",
        "Câu 2: Cử tri đề nghị sớm sửa Luật Nhà ở để tháo gỡ khó khăn cho nhà ở xã hội.",
        "II. KIẾN NGHỊ VỚI CHÍNH PHỦ VÀ CÁC BỘ, NGÀNH",
        "1. Bộ Y tế",
        "Câu 3: Cử tri phản ánh người bệnh phải mua thuốc, vật tư bên ngoài. Đề nghị: 1. Bảo đảm đủ thuốc bảo hiểm y tế; 2. Có cơ chế "
        "hoàn trả tiền cho người bệnh.",
        "2. Bộ Nông nghiệp và Môi trường",
        "Câu 4: Cử tri đề nghị gỡ thẻ vàng IUU và hỗ trợ ngư dân chuyển đổi nghề.",
        "Câu 5: Cử tri đề nghị hướng dẫn giao đất, giao rừng cho cộng đồng dân cư.",
        "3. Ngân hàng Nhà nước Việt Nam",
        "Câu 6: Cử tri đề nghị quản lý chặt việc ép khách hàng mua bảo hiểm khi vay vốn.",
        "III. KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ KỲ TRƯỚC",
        "Tổng số 24 kiến nghị, các bộ đã trả lời 22 kiến nghị.",
        "TM. ĐOÀN ĐẠI BIỂU QUỐC HỘI",
    )
    return doc.bytes()


BY_MINISTRY = Fixture(
    "kien-nghi-gui-quoc-hoi.docx",
    by_ministry,
    "compiled",
    (
        W("Cử tri đề nghị Quốc hội tăng cường giám sát việc thực hiện lời hứa của các bộ trưởng tại phiên chất vấn.", "", "L19",
          "QH,UBTVQH", competence="TW"),
        W("Cử tri đề nghị sớm sửa Luật Nhà ở để tháo gỡ khó khăn cho nhà ở xã hội.", "", "", "QH,BXD", competence="TW"),
        W("Bảo đảm đủ thuốc bảo hiểm y tế", "", "L10", "BYT", competence="TW"),
        W("Có cơ chế hoàn trả tiền cho người bệnh.", "", "L10", "BYT", competence="TW"),
        W("Cử tri đề nghị gỡ thẻ vàng IUU và hỗ trợ ngư dân chuyển đổi nghề.", "", "L03", "BNNMT", competence="TW"),
        W("Cử tri đề nghị hướng dẫn giao đất, giao rừng cho cộng đồng dân cư.", "", "L03", "BNNMT", competence="TW"),
        W("Cử tri đề nghị quản lý chặt việc ép khách hàng mua bảo hiểm khi vay vốn.", "", "L06", "NHNNVN", competence="TW"),
    ),
)  # fmt: skip


def answered() -> bytes:
    """Each item with its answer printed under it, the theme as a run-in heading, text inside a layout table."""
    doc = Docx()
    doc.add(
        para("BÁO CÁO", bold=True, centred=True),
        para("Kết quả giải quyết, trả lời kiến nghị của cử tri", bold=True, centred=True),
        table([(
            "Nội dung báo cáo gồm các ý kiến, kiến nghị của cử tri và phần trả lời của UBND tỉnh."
        )]),
        para("Ý kiến, kiến nghị của cử tri và kết quả trả lời", bold=True),
        para(run("1. Cử tri xã Cẩm Tú đề nghị xây dựng cầu treo qua suối Ngố.", bold=True)),
        "Trả lời: Sở Xây dựng có Văn bản số 2210/SXD-QLHT ngày 04/8/2026: công trình đã được đưa vào danh mục đầu tư công giai đoạn "
        "2026-2030, dự kiến khởi công trong quý III/2027.",
        para(run("2. Cử tri xã Cẩm Vân đề nghị tăng thời lượng phát sóng tiếng dân tộc Mường.", bold=True)),
        "UBND tỉnh trả lời: Báo và Phát thanh, Truyền hình Thanh Hóa đã tăng từ 2 lên 4 chương trình mỗi tuần.",
        para(run("3. Cử tri xã Cẩm Tân đề nghị thu hồi đất của dự án chậm tiến độ để giao dân sản xuất.", bold=True)),
        "Kết quả giải quyết: UBND tỉnh đang chỉ đạo thanh tra, có kết luận trước ngày 31/12/2026.",
    )  # fmt: skip
    return doc.bytes()


ANSWERED = Fixture(
    "ket-qua-tra-loi.docx",
    answered,
    "compiled",
    (
        W("Cử tri xã Cẩm Tú đề nghị xây dựng cầu treo qua suối Ngố.", "Cẩm Tú", "L01", "SXD",
          reply={"number": "2210/SXD-QLHT", "date": "2026-08-04", "outcome": "SE"}),
        W("Cử tri xã Cẩm Vân đề nghị tăng thời lượng phát sóng tiếng dân tộc Mường.", "Cẩm Vân", "", "BTH,SVHTTDL,SDTTG",
          reply={"text": "đã tăng từ 2 lên 4 chương trình"}),
        W("Cử tri xã Cẩm Tân đề nghị thu hồi đất của dự án chậm tiến độ để giao dân sản xuất.", "Cẩm Tân", "L04", "SNNMT",
          reply={"outcome": "DANG", "promise": "2026-12-31"}),
    ),
)  # fmt: skip

_OLD = (
    "BÁO CÁO",
    "Tổng hợp kiến nghị của cử tri huyện Nông Cống (cũ)",
    "I. Lĩnh vực thủy lợi",
    "1. Cử tri xã Thăng Bình đề nghị nạo vét sông Yên, kiên cố hóa kênh tiêu Tượng Lĩnh.",
    "2. Cử tri xã Trường Văn phản ánh trạm bơm Xóm Mới hỏng máy, không đủ nước tưới cho lúa vụ chiêm.",
    "II. Lĩnh vực giáo dục",
    "1. Cử tri xã Công Chính đề nghị bổ sung giáo viên mầm non còn thiếu.",
    "Những nội dung trên đề nghị các cấp quan tâm, xem xét, giải quyết.",
)
_OLD_WANTS = (
    W(
        "Cử tri xã Thăng Bình đề nghị nạo vét sông Yên, kiên cố hóa kênh tiêu Tượng Lĩnh.",
        "Thăng Bình",
        "L02",
        "SNNMT",
    ),
    W(
        "Cử tri xã Trường Văn phản ánh trạm bơm Xóm Mới hỏng máy, không đủ nước tưới cho lúa vụ chiêm.",
        "Trường Văn",
        "L02",
        "SNNMT",
    ),
    W("Cử tri xã Công Chính đề nghị bổ sung giáo viên mầm non còn thiếu.", "Công Chính", "L09", "SGDDT"),
)


def _encoded(table_: dict[str, str], font: str, lines: tuple[str, ...] = _OLD) -> bytes:
    doc = Docx()
    for line in lines:
        doc.add(para("".join(table_.get(char, char) for char in line), font=font))
    return doc.bytes()


def in_tcvn3() -> bytes:
    """Typed with a .VnTime font: TCVN3 bytes shown as Latin letters."""
    back = {char: code for code, char in legacy._TCVN3.items() if code != "μ"}
    capitals = {char.upper(): code for char, code in back.items() if char.upper() not in back}
    return _encoded({**capitals, **back}, ".VnTime", tuple(_lower_capitals(line) for line in _OLD))


def _lower_capitals(line: str) -> str:
    """TCVN3 has few capitals with tones: papers wrote the head in small letters of a capital font."""
    return line.capitalize() if line.isupper() else line


def in_vni() -> bytes:
    """Typed with a VNI font."""
    back: dict[str, str] = {}
    for code, char in legacy._VNI.items():
        back.setdefault(char, code)
    return _encoded(back, "VNI-Times")


def decomposed() -> bytes:
    """Every letter decomposed, as some phones and old Macs save."""
    doc = Docx()
    for line in _OLD:
        doc.add(para(unicodedata.normalize("NFD", line)))
    return doc.bytes()


TCVN3 = Fixture("bao-cao-font-vntime.docx", in_tcvn3, "compiled", _OLD_WANTS, warns=("TCVN3",))
VNI = Fixture("bao-cao-font-vni.docx", in_vni, "compiled", _OLD_WANTS, warns=("VNI",))
DECOMPOSED = Fixture("bao-cao-to-hop-dau.docx", decomposed, "compiled", _OLD_WANTS)

FIXTURES = (BY_THEME, BY_PLACE, UNMARKED, STYLED, BY_MINISTRY, ANSWERED, TCVN3, VNI, DECOMPOSED)
