"""What the invented voters of the demo said. Every place is real, every matter and person is invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Matter:
    """One petition: words, subject field, competence, who solves it, where it was said, by whom."""

    words: str
    field: str
    competence: str
    lead: str
    place: str
    speaker: str = ""
    summary: str = ""


MATTERS = (
    Matter(
        "Đề nghị sớm đầu tư nâng cấp đoạn đường liên xã dài 2,4 km từ ngã ba chợ đến trạm y tế, mặt đường bong tróc, nhiều ổ gà, học sinh đi lại rất nguy hiểm khi trời mưa.",
        "L01",
        "TINH",
        "SXD",
        "15976",
        "Bà Nguyễn Thị Tâm, thôn 3",
        "Nâng cấp 2,4 km đường liên xã",
    ),
    Matter(
        "Đề nghị lắp đặt hệ thống đèn chiếu sáng và gờ giảm tốc tại điểm giao giữa đường tỉnh và đường vào cụm công nghiệp, nơi đã xảy ra 4 vụ tai nạn trong năm.",
        "L01",
        "TINH",
        "SXD",
        "15976",
        "Ông Lê Văn Tư, thôn 5",
        "Đèn chiếu sáng, gờ giảm tốc tại nút giao",
    ),
    Matter(
        "Cầu treo dân sinh qua sông đã xuống cấp, mặt cầu mục nhiều tấm ván, đề nghị tỉnh bố trí vốn xây cầu cứng để người dân hai thôn đi lại.",
        "L01",
        "TINH",
        "SXD",
        "14857",
        "Ông Thao A Sủng, bản Ma Hác",
        "Xây cầu cứng thay cầu treo",
    ),
    Matter(
        "Đề nghị nạo vét tuyến kênh tiêu chính dài 3 km, mùa mưa nước không thoát kịp làm ngập khoảng 40 ha lúa.",
        "L02",
        "TINH",
        "SNNMT",
        "16078",
        "Bà Phạm Thị Lý, thôn Đông",
        "Nạo vét 3 km kênh tiêu",
    ),
    Matter(
        "Bờ sông bị sạt lở ăn sâu vào đất ở của 12 hộ, đề nghị tỉnh sớm làm kè và có phương án di dời trước mùa mưa năm sau.",
        "L02",
        "TINH",
        "SNNMT",
        "15880",
        "Ông Trần Văn Chung, thôn Bình Hòa",
        "Kè chống sạt lở, di dời 12 hộ",
    ),
    Matter(
        "Đề nghị có chính sách hỗ trợ giống và tiêu thụ cho vùng trồng mía chuyển đổi, giá mía ba vụ liền xuống thấp.",
        "L03",
        "TINH",
        "SNNMT",
        "15607",
        "Ông Vi Văn Long, bản Vịn",
        "Hỗ trợ vùng mía chuyển đổi",
    ),
    Matter(
        "Nhiều hộ đã nộp hồ sơ cấp giấy chứng nhận quyền sử dụng đất sau dồn điền đổi thửa từ năm 2023 đến nay chưa được trả kết quả.",
        "L04",
        "TINH",
        "SNNMT",
        "15715",
        "Bà Lê Thị Hoa, thôn 7",
        "Chậm cấp giấy chứng nhận sau dồn điền đổi thửa",
    ),
    Matter(
        "Đề nghị công khai giá đền bù và bố trí tái định cư cho các hộ thuộc dự án đường nối trước khi thu hồi đất.",
        "L04",
        "TINH",
        "SNNMT",
        "15976",
        "Ông Hoàng Văn Nam, thôn 1",
        "Công khai đền bù, tái định cư dự án đường nối",
    ),
    Matter(
        "Cơ sở tái chế nhựa xả khói và nước thải có mùi khét vào ban đêm, người dân đã phản ánh nhiều lần, đề nghị kiểm tra và xử lý.",
        "L05",
        "TINH",
        "SNNMT",
        "16531",
        "Bà Ngô Thị Liên, tổ dân phố 4",
        "Cơ sở tái chế nhựa gây ô nhiễm",
    ),
    Matter(
        "Nguồn nước sinh hoạt của 3 thôn bị nhiễm phèn, đề nghị đầu tư mở rộng mạng cấp nước sạch tập trung.",
        "L05",
        "TINH",
        "SNNMT",
        "16543",
        "Ông Đặng Văn Ninh, thôn Tiến Thành",
        "Mở rộng cấp nước sạch cho 3 thôn",
    ),
    Matter(
        "Trạm biến áp quá tải, điện yếu vào giờ cao điểm khiến máy bơm không chạy được, đề nghị ngành điện nâng công suất.",
        "L07",
        "TINH",
        "SCT",
        "14950",
        "Ông Hà Văn Thiết, thôn Kéo",
        "Nâng công suất trạm biến áp",
    ),
    Matter(
        "Đề nghị phủ sóng di động cho bản chưa có sóng để con em học trực tuyến và người dân làm thủ tục qua mạng.",
        "L08",
        "TINH",
        "SKHCN",
        "14864",
        "Ông Lâu Văn Phía, bản Chim",
        "Phủ sóng di động cho bản vùng cao",
    ),
    Matter(
        "Trường tiểu học thiếu 6 phòng học, hai lớp phải học nhờ nhà văn hóa, đề nghị bố trí vốn xây dựng trước năm học mới.",
        "L09",
        "TINH",
        "SGDDT",
        "15250",
        "Bà Trịnh Thị Hồng, thôn Ngọc",
        "Trường tiểu học thiếu 6 phòng học",
    ),
    Matter(
        "Đề nghị bổ sung giáo viên tiếng Anh và tin học cho các trường vùng cao, có trường cả năm không có giáo viên.",
        "L09",
        "TINH",
        "SGDDT",
        "15022",
        "Ông Lò Văn Yên, bản Ngàm",
        "Bổ sung giáo viên tiếng Anh, tin học vùng cao",
    ),
    Matter(
        "Trạm y tế xã chưa có bác sĩ từ tháng 3, người dân phải đi gần 30 km để khám bảo hiểm y tế, đề nghị bố trí bác sĩ.",
        "L10",
        "TINH",
        "SYT",
        "16225",
        "Bà Vi Thị Nhung, thôn Thanh Xuân",
        "Trạm y tế chưa có bác sĩ",
    ),
    Matter(
        "Đề nghị tăng cường kiểm tra an toàn thực phẩm ở các bếp ăn tập thể trong khu công nghiệp.",
        "L10",
        "TINH",
        "SYT",
        "16363",
        "Ông Nguyễn Hữu Đạt, thôn Phú Đa",
        "Kiểm tra bếp ăn tập thể khu công nghiệp",
    ),
    Matter(
        "Di tích đình làng đã được xếp hạng nhưng mái dột, cột mục, đề nghị hỗ trợ kinh phí tu bổ.",
        "L11",
        "TINH",
        "SVHTTDL",
        "15442",
        "Ông Lưu Văn Bách, làng Yên",
        "Tu bổ đình làng đã xếp hạng",
    ),
    Matter(
        "Đề nghị xem xét hồ sơ người có công còn tồn đọng, nhiều cụ tuổi cao chưa được hưởng chế độ.",
        "L12",
        "TINH",
        "SNV",
        "15112",
        "Ông Phạm Văn Tình, thôn Thọ Liên",
        "Hồ sơ người có công tồn đọng",
    ),
    Matter(
        "Sau sắp xếp xã, đi làm thủ tục ở trụ sở mới xa hơn 20 km, đề nghị duy trì điểm tiếp nhận hồ sơ tại trụ sở cũ.",
        "L13",
        "XA",
        "UBND-15976",
        "15976",
        "Bà Lê Thị Thanh, thôn 8",
        "Giữ điểm tiếp nhận hồ sơ tại trụ sở cũ",
    ),
    Matter(
        "Đề nghị tăng cường tuần tra, xử lý xe quá tải chạy qua khu dân cư vào ban đêm làm hư đường, mất an toàn.",
        "L15",
        "TINH",
        "CAT",
        "16516",
        "Ông Vũ Đình Lực, tổ dân phố 2",
        "Xử lý xe quá tải ban đêm",
    ),
    Matter(
        "Đề nghị Quốc hội, Chính phủ sớm nâng mức chuẩn trợ cấp xã hội đối với người cao tuổi không có lương hưu.",
        "L12",
        "TW",
        "UBTVQH",
        "14797",
        "Bà Trần Thị Oanh, tổ dân phố 6",
        "Nâng mức trợ cấp người cao tuổi",
    ),
    Matter(
        "Đề nghị sửa quy định về đấu giá đất để hạn chế việc bỏ cọc, thổi giá.",
        "L20",
        "TW",
        "UBTVQH",
        "14797",
        "Ông Đào Văn Hải, tổ dân phố 9",
        "Sửa quy định đấu giá đất",
    ),
    Matter(
        "Rãnh thoát nước dọc đường thôn bị tắc, mỗi trận mưa nước tràn vào nhà dân, đề nghị xã cho nạo vét.",
        "L01",
        "XA",
        "UBND-15976",
        "15976",
        "Ông Nguyễn Văn Thọ, thôn 6",
        "Nạo vét rãnh thoát nước đường thôn",
    ),
    Matter(
        "Giá thuê mặt bằng trong chợ tăng gần gấp đôi sau khi giao doanh nghiệp quản lý, đề nghị xem xét lại.",
        "L06",
        "TINH",
        "STC",
        "16531",
        "Bà Mai Thị Dung, tổ dân phố 11",
        "Giá thuê mặt bằng chợ tăng",
    ),
)

ONLY_SAID = (
    (
        "Cử tri phấn khởi trước kết quả xây dựng nông thôn mới của địa phương, cảm ơn các cấp đã quan tâm.",
        "opinion",
        "16543",
        "Ông Bùi Văn Hòa",
    ),
    (
        "Đề nghị sửa chữa nhà văn hóa thôn đã xuống cấp, trần thấm dột.",
        "petition",
        "15976",
        "Bà Nguyễn Thị Xuân",
    ),
    (
        "Đề nghị có xe buýt kết nối khu công nghiệp với trung tâm để công nhân đi lại.",
        "petition",
        "16363",
        "Ông Lê Đình Quý",
    ),
    ("Đề nghị hỗ trợ tiêm phòng dịch tả lợn cho hộ chăn nuôi nhỏ lẻ.", "petition", "16078", "Bà Đỗ Thị Vân"),
    (
        "Đề nghị đẩy nhanh tiến độ dự án hồ chứa nước đã chậm hai năm.",
        "petition",
        "15607",
        "Ông Lang Văn Khuê",
    ),
    (
        "Cột điện trước cổng trường mầm non bị nghiêng, đề nghị xử lý ngay.",
        "petition",
        "16225",
        "Bà Hà Thị Thơm",
    ),
)
