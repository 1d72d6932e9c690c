"""What papers of voters' meetings say at their beginnings, ends, headings and answers. Patterns, no logic.

Patterns are written with marks in lower case; ``Phrase`` folds them for papers typed without accents.
"""

from __future__ import annotations

from phoihop.voters.reading.texts import Phrase

# --- what is asked, reported, asked about, praised

REQUEST = Phrase(
    r"\b(?:nhờ (?:ngành|các (?:cấp|ngành|cơ quan|bác|đại biểu|đồng chí)|cấp|tỉnh|xã|phường|nhà nước|cơ quan|đại biểu|hđnd|ubnd|đoàn|sở|công an|chính quyền)|đề nghị|đề xuất|kiến nghị|yêu cầu|mong muốn|mong|rất mong|xin(?! (?:cảm|cám|chúc|chân|trân|gửi lời|bày tỏ|ghi nhận|biểu dương|khen|hoan nghênh))|nguyện vọng|đề đạt|thỉnh cầu|kiến nghị"
    r"|cần (?:phải|được|có|sớm|quan tâm|xem xét|tăng|đẩy|bố|rà|kiểm|xử|sửa|quy|hỗ|đầu|bổ|nâng|điều|tiếp|thực|ban|làm|siết)"
    r"|nên (?:có|sớm|xem|quy|được|giảm|tăng|bỏ|đưa|giao|tổ|sửa|cho|quan|tiếp)|sớm (?:có|đầu|sửa|bố|xem|giải|cấp|xây|nâng"
    r"|triển|thực|hoàn|ban|di|khắc|nạo|làm|chi|trả|bàn|đưa|điều|mở|khởi|bổ|thi|tu|đền|bồi)|quan tâm|xem xét|làm rõ|cho biết"
    r"|có (?:biện pháp|giải pháp|chính sách|cơ chế|phương án|kế hoạch|hướng|chế tài|lộ trình))\b"
)
ASK = Phrase(
    r"\b(?:nhờ (?:ngành|các (?:cấp|ngành|cơ quan|bác|đại biểu|đồng chí)|cấp|tỉnh|trên|thôn|bản|huyện|ai|nhà mạng|điện lực|thuế|ngân hàng|xã|phường|nhà nước|cơ quan|đại biểu|hđnd|ubnd|đoàn|sở|công an|chính quyền)|đề nghị|kiến nghị|đề xuất|yêu cầu|mong muốn|mong|(?<!đi )(?<!phải )(?<!đến )(?<!lên )xin(?! (?:phép|xác nhận|ăn|lỗi|việc|cảm|cám|chúc|chân|trân|gửi lời|bày tỏ|ghi nhận|biểu dương|khen|hoan nghênh)))\b"
)
# wishes and complaints in everyday words, without a stock word of asking
PLAINT = Phrase(
    r"\b(?:(?:cử tri|bà con|nhân dân|người dân|dân|chúng tôi|tôi|ai cũng|phụ huynh|công nhân|ngư dân|nông dân|tiểu thương|các cụ|anh em|nhiều người|có người|người ta)[^,.;:]{0,16} (?:chỉ |rất |cũng |vẫn |đều |đang |nay |lại )*(?:muốn|ước|than|kêu|lo|sợ|khổ|ấm ức|uất|ức|chán|nản|ngán|thiệt|trông|mong|chờ|đợi|nhờ)"
    r"|ước gì|ước ao|giá (?:mà|như)|phải chi|sao (?:không|chưa|lại|vẫn|cứ|mãi)|nên chăng|chẳng lẽ|làm cho ra nhẽ|ra nhẽ|ra môn ra khoai|cho ra hồn|cho (?:dân|bà con) (?:nhờ|biết|rõ|đỡ)"
    r"|phải (?:làm|xử|trả|sửa|dẹp|dọn|bắt|chấm|giải|đi|bồi|đền|thay|cho|có|công khai|cấm)|than (?:phiền|thở|vãn)|kêu (?:ca|trời|cứu)|khổ (?:lắm|quá|sở)|ế ẩm|ấm ức|chịu (?:trận|không nổi|sao nổi|chết)|không (?:chịu|thể) (?:nổi|được)|chẳng (?:ai|thấy|được|đến)|chả (?:ai|thấy)|mãi (?:không|chưa|chẳng)"
    r"|phản đối|đòi (?:bồi thường|đền|lại|trả|công bằng|quyền lợi)|(?:muốn |xin |đơn )?(?:tố giác|tố cáo|khiếu nại)|(?:xã|phường|thôn|công an|tỉnh|huyện|ngành|nhà nước|trên) (?:phải|nên|hãy|bắt|dẹp|dọn|sửa|xử|xem sao|vào cuộc|lo|ra tay|làm ngơ|bỏ mặc)|cần (?:lập|người|một|thêm|giải thích|trả|đưa|mở|thay|chấm dứt|nạo|xây|quan)"
    r"|nhờ|hãy|đừng|chớ|cấm hẳn|dẹp|hôi thối|mùi (?:hôi|thối|tanh|khét)|bụi (?:mù|phủ)|khó thở|mất ngủ)\b"
)
QUESTION = Phrase(
    r"\?|\b(?:hỏi|bao giờ|khi nào|vì sao|tại sao|lý do gì|có hay không|như thế nào|thế nào|ở đâu|đến đâu|ai chịu trách nhiệm)\b"
)
REPORT = Phrase(
    r"\b(?:phản ánh|băn khoăn|bức xúc|lo lắng|lo ngại|thắc mắc|chưa (?:được|có|hợp lý|kịp|đảm bảo|bảo đảm|giải|thỏa|đủ|phù|rõ|đúng)"
    r"|không (?:có|được|đủ|đảm bảo|bảo đảm|hợp lý|kịp|còn|đúng|ai|thể|hoạt)|bất cập|khó khăn|xuống cấp|hư hỏng|ô nhiễm|sạt lở"
    r"|chậm|kéo dài|thiếu|quá tải|nguy hiểm|ngập|ách tắc|ùn tắc|bồi lắng|vướng mắc|thiệt thòi|lãng phí|bỏ hoang|dở dang"
    r"|tình trạng|quá (?:thấp|cao|ít|xa|hẹp|cũ|nhỏ|bé)|còn (?:thấp|thiếu|nhiều|chậm|khó|hạn)|hỏng|gãy|nứt|tái diễn|tràn lan"
    r"|mất an toàn|mất vệ sinh|gây (?:khó|ảnh|mất|ô|bức|nguy|tai|thiệt|ngập|lãng)|ảnh hưởng|trái phép|lấn chiếm)\b"
)
TROUBLE = Phrase(
    r"\b(?:xuống cấp|hư hỏng|ô nhiễm|sạt lở|bức xúc|thiếu|quá tải|nguy hiểm|ngập|ùn tắc|bồi lắng|(?<!nhũng, )(?<!nhũng và )(?<!cực, )(?<!cực và )(?<!chống )lãng phí|bỏ hoang|dở dang|nứt|gãy"
    r"|chưa (?:được|có|hợp lý|giải quyết|trả lời|cấp|nhận|hoàn|thỏa|đúng|phù hợp)|không (?:có(?! vùng cấm| ngoại lệ)|được|đủ|hợp lý|đúng|ai)|(?:không|chưa|chẳng) (?:đồng ý|đồng tình|nhất trí|tin|hài lòng|thỏa đáng|tán thành)|mất an toàn|trái phép"
    r"|lấn chiếm|băn khoăn|lo lắng|lo ngại|tuy nhiên|song|nhưng)\b"
)
# deeds that begin a request without "đề nghị"
DEED = Phrase(
    r"(?:sớm |tiếp tục |cần |quan tâm |xem xét,? |nghiên cứu,? |tăng cường |đẩy mạnh |hỗ trợ |bố trí (?:kinh phí |vốn |nguồn vốn )?(?:để )?)*"
    r"(?:nâng cấp|nâng|sửa chữa|sửa đổi|sửa|tu sửa|tu bổ|cải tạo|đầu tư|xây dựng|xây|làm (?:rõ|đường|mới|cầu|kè)|mở rộng|mở|nạo vét|kiên cố"
    r"|bê tông hóa|cứng hóa|bổ sung|tăng|giảm|hạ|miễn|hỗ trợ|cấp|sớm|xem xét|điều chỉnh|bố trí|kiểm tra|thanh tra|xử lý|giải quyết|quan tâm"
    r"|ban hành|chỉ đạo|rà soát|công khai|cho phép|cho biết|cho|tạo điều kiện|lắp đặt|lắp|khắc phục|di dời|di chuyển|thu hồi|đưa|tổ chức"
    r"|tuyển|trả lời|trả|chi trả|duy trì|thực hiện|triển khai|tiếp tục|đẩy mạnh|đẩy nhanh|ngăn chặn|chấm dứt|quy hoạch|quy định|bãi bỏ|bỏ"
    r"|có (?:biện pháp|giải pháp|chính sách|cơ chế|phương án|kế hoạch|hướng|chế độ|chế tài|lộ trình)|hoàn thiện|hoàn thành|phân cấp|thành lập"
    r"|giao|chuyển|thay|thay thế|trùng tu|tôn tạo|khôi phục|phục hồi|bồi thường|đền bù|tái định cư|kéo dài|kéo|đấu nối|trồng|hướng dẫn"
    r"|tuyên truyền|quản lý|siết chặt|kiểm soát|xóa|gia cố|bảo đảm|đảm bảo|phát triển|thu hút|khẩn trương|dừng|đình chỉ|hủy|cắm|dựng|cung cấp"
    r"|phân bổ|ưu tiên|khai thông|khơi thông|thông báo|áp dụng|đào tạo|sắp xếp|bàn giao|nghiên cứu|chỉnh trang|chấn chỉnh|phủ sóng|nới|cải thiện|cải cách|khảo sát|hạn chế|nhân rộng|tách|sáp nhập|tháo gỡ|gỡ|làm|bán|kiểm định|phát huy|thông tin|đề nghị|kiến nghị|mong|xin(?! (?:cảm|cám|chúc|chân|trân|gửi lời|bày tỏ|ghi nhận|biểu dương|khen|hoan nghênh))|yêu cầu)\b"
)
PRAISE = Phrase(
    r"(?<!không )(?<!chưa )(?<!chẳng )\b(?:phấn khởi|vui mừng|rất (?:vui|mừng|yên tâm|biết ơn)|vui vì|mừng vì|biết ơn|khen ngợi|phấn chấn|đánh giá cao|đồng tình|nhất trí|tâm đắc|hoan nghênh|cảm ơn|cám ơn|tin tưởng|ghi nhận|biểu dương|tự hào"
    r"|ủng hộ|trân trọng|hài lòng|tán thành|thống nhất cao|cầu thị|bày tỏ niềm tin|tri ân|hồ hởi|vững tin|an tâm|cảm kích|cảm phục|khâm phục|cảm động|xúc động|mãn nguyện|(?:cử tri|bà con|nhân dân|người dân|dân|ai cũng|chúng tôi)[^,.;:]{0,12} khen|khen (?:việc|cán bộ|đại biểu|công an|thầy|xã|phường|bác sĩ)|mấy lời cảm ơn|hả (?:lòng|dạ)|mát (?:lòng|dạ)|ưng (?:cái )?bụng|nở mày nở mặt|lễ phép|đúng mực|niềm nở|nhanh hẳn|sạch hẳn|tốt hẳn|đổi khác|đỡ (?:khổ|vất vả) hẳn|đồng thuận(?: cao)?|(?:cử tri|bà con|nhân dân|người dân|dân|chúng tôi|ai cũng)[^,.;]{0,25} (?:yên tâm|yên lòng|phấn chấn|vui|mừng))\b"
)

# who says so wants something done, though nothing stock is said
PLEADS = Phrase(
    r"\b(?:muốn|ước|giá (?:mà|như)|phải (?:làm|xử|trả|sửa|dẹp|dọn|bắt|chấm|giải|bồi|đền|thay|công khai|cấm)|sao (?:không|chưa|lại)|bao giờ|ra nhẽ|nhờ|hãy|đừng|cấm|dẹp|sập|sạt|gãy|nứt|ngập|hỏng|thủng|lún|ô nhiễm|hôi|thối|nguy hiểm|tai nạn|chết|xuống cấp|chưa (?:được|có|trả|nhận|cấp|giải|làm|thấy)|không (?:ai (?:sửa|giải|trả|làm|dọn|xử)|có (?:nước|điện|đường|sổ|tiền)))\b"
)
# "nhờ làm lại cái tràn mà xóm tôi không bị chia cắt": what thanks are for
THANKS_TO = Phrase(
    r"^(?:nhờ|vì|do|từ khi|từ ngày)\b[^.;?]{4,120}\b(?:mà|nên|đã|không còn|không bị|được|hết)\b"
)
# trouble that is over or absent, and a wish that things go on as they are
NO_TROUBLE = Phrase(
    r"\b(?:không|chẳng|chả|hết|khỏi) (?:thiếu|bị|còn (?:bị|phải|lo|cảnh|ngập|chia|thiếu)|phải (?:lo|đi|chờ|đợi)|lo|ngại|sợ|ngập|nguy hiểm)\b|\bkhông thiếu\b"
)
GOES_ON = Phrase(
    r"\b(?:mong|cứ|mong cứ|mong rằng cứ) (?:cứ )?(?:thế|vậy|như (?:thế|vậy)|thế này|giữ|phát huy)(?: mà)?(?: làm| phát huy| tiếp)?\b"
)

# --- who speaks

VOTERS = Phrase(
    r"^(?:[-–+•*]\s*)?(?:(?:theo |qua )?(?:ý kiến|phản ánh|kiến nghị|đề nghị|nguyện vọng)(?: phản ánh| kiến nghị|, kiến nghị)? (?:của )?)?"
    r"(?:(?:các|một|một số|vài|hai|ba|nhiều|đa số|đại đa số|phần lớn|đông đảo|đại diện|đại biểu|tập thể|có) )*"
    r"(?:cử tri|bà con|nhân dân|người dân|các hộ|hộ dân|đồng bào|ngư dân|nông dân|tiểu thương|phụ huynh|công nhân"
    r"|cán bộ hưu trí|cựu chiến binh|hội viên|đoàn viên|các thôn|thôn|bản|tổ dân phố|tdp|khu phố|xã|phường)\b"
)
VOTERS_STRICT = Phrase(
    r"^(?:(?:ý kiến|phản ánh|kiến nghị|đề nghị|nguyện vọng)(?:,? (?:phản ánh|kiến nghị))? của )?"
    r"(?:(?:các|một|một số|vài|nhiều|đa số|đại đa số|phần lớn|đông đảo|đại diện|có|tập thể) )*(?:cử tri|bà con|nhân dân|người dân|các hộ)\b"
)
SAYS = Phrase(
    r"\b(?:đề nghị|kiến nghị|phản ánh|đề xuất|yêu cầu|mong muốn|mong|cho rằng|cho biết|nêu|hỏi|băn khoăn|bày tỏ|lo lắng|bức xúc"
    r"|thắc mắc|quan tâm|có ý kiến|phát biểu|trao đổi|ý kiến|tham gia|góp ý|xin|tiếp tục|cũng|rất|đánh giá|phấn khởi|vui mừng"
    r"|đồng tình|nhất trí|cảm ơn|kêu|than phiền|trình bày|khiếu nại|tố cáo|chất vấn)\b"
)
TITLE = Phrase(
    r"^(?:(?:ông|bà|anh|chị|cụ|bác|luật sư|bác sĩ|kỹ sư|thầy giáo|cô giáo|nhà giáo|nghệ nhân|già làng|linh mục|đồng chí|đ/c|đ\.c|đc|cử tri)\b|(?:ô|b)\.)[.:]?\s*"
)

# --- lead-in lines: the words of a lead-in that carry nothing of their own

LEAD_WORDS = frozenset(
    (
        "các|một|số|nhiều|đa|đại|phần|lớn|đông|đảo|biểu|diện|tập|thể|có|cử|tri|bà|con|nhân|dân|người|hộ|đồng|"
        "bào|của|và|với|cùng|tại|trên|ở|thuộc|địa|bàn|xã|phường|thị|trấn|huyện|thành|phố|tỉnh|tp|tx|tt|thôn|"
        "bản|tổ|khu|khối|xóm|làng|tiểu|đề|nghị|kiến|phản|ánh|xuất|yêu|cầu|mong|muốn|cho|rằng|biết|nêu|hỏi|"
        "băn|khoăn|bày|tỏ|lo|lắng|bức|xúc|thắc|mắc|quan|tâm|ý|phát|trao|đổi|tham|gia|góp|xin|tiếp|tục|cũng|"
        "rất|nội|dung|vấn|câu|như|sau|cụ|là|về|việc|những|mấy|lần|ngoài|ra|ông|anh|chị|bác|chí|đ|c|trưởng|"
        "phó|bí|thư|chi|bộ|chủ|tịch|hội|đoàn|viên|nông|phụ|nữ|cựu|chiến|binh|thanh|niên|ban|công|tác|mặt|"
        "trận|hưu|trí|cán|giáo|nguyên|nay|đây|trước|năm|sinh|ngụ|cư|trú|trình|nói|thêm|này|đó|tuổi|cao|"
        "khuyến|học|chức|danh|không|chuyên|trách|đảng|ủy|hđnd|ubnd|ubmttq|mttq|theo|lĩnh|vực|tới|đến|gửi|"
        "hđnd-ubnd|cấp|trung|ương|quốc|chính|phủ|ngành|sở|liên|năng|thẩm|quyền|buổi|khác|nhau|gồm|sớm|xem|"
        "xét|giải|quyết|khánh|thứ|nhất|hai|ba|bốn|tư|cuối"
    ).split("|")
)

# --- parts of a paper

NATIONAL = Phrase(
    r"c[ộọ]ng h[òo]a xã hội chủ nghĩa|^độc lập\s*[-–]\s*tự do|^hội đồng nhân dân$|^đoàn đại biểu quốc hội$"
)
NUMBER = Phrase(r"^số\s*:?\s*[\d…._ ]*\s*[/-]\s*(?:[a-zđ]{2,}|…)|^số\s*:\s*[\d….]*$")
PLACE_DATE = Phrase(r"^[^.,]{2,40},\s*ngày\s*[\d….]*\s*tháng\s*[\d….]*\s*năm")
ADDRESS = Phrase(r"^kính (?:gửi|trình|thưa)\b")
BASIS = Phrase(r"^(?:căn cứ|thực hiện|theo|xét|để chuẩn bị|nhằm)\b(?! ý kiến)(?! phản ánh)(?! cử tri)")
RECIPIENTS = Phrase(
    r"^nơi nhận\s*:?|^(?:-\s*)?(?:như trên|như kính gửi|lưu\s*:?\s*(?:vt|văn thư|vp|hs|th))\b|\(b/c\)|\(để b/c\)"
)
SIGNATURE = Phrase(
    r"^(?:tm\.?|kt\.?|tl\.?|tuq\.?|t/m|k/t)\s+[a-zđ]|^(?:chủ tịch|phó chủ tịch|tổ trưởng|trưởng đoàn|phó trưởng đoàn|trưởng ban"
    r"|phó trưởng ban|chánh văn phòng|phó chánh văn phòng|thư ký(?: hội nghị)?|chủ trì(?: hội nghị)?|chủ tọa(?: hội nghị)?"
    r"|người ghi biên bản|người lập biểu|người tổng hợp|đại diện tổ đại biểu|giám đốc|phó giám đốc|thủ trưởng(?: đơn vị| cơ quan)?|kế toán)$"
    r"|^người (?:lập|tổng hợp|ghi|viết|báo cáo|kiểm tra|rà soát)(?: (?:biểu|bảng|biên bản|phiếu|báo cáo))?\s*(?:[:(]|$)"
    r"|^\(?(?:đã ký|ký tên|ký, ghi rõ họ tên|ký, đóng dấu|ký và ghi rõ họ tên)\b"
)
CLOSING = Phrase(
    r"^(?:(?:những|các|với) (?:nội dung|ý kiến|kiến nghị|vấn đề)[^.]{0,50}\btrên\b|(?:kính )?(?:đề nghị|mong)[^.]{0,90}(?:xem xét|quan tâm|nghiên cứu)[^.]{0,40}"
    r"(?:giải quyết|trả lời)[^.]{0,50}(?:kiến nghị|ý kiến|nội dung)[^.]{0,20}(?:trên|của cử tri)[^.]{0,30}\.?$|trên đây là|(?:biên bản|hội nghị|cuộc họp|buổi tiếp xúc)[^.]{0,60}(?:kết thúc|bế mạc|được lập|đã thông qua|lập thành|được thông qua)"
    r"|biên bản (?:này|được)|xin trân trọng|trân trọng (?:cảm ơn|báo cáo|kính)|hội nghị (?:kết thúc|bế mạc)|nơi nhận"
    r"|(?:vào )?hồi \d.*(?:cùng ngày|kết thúc)|chương trình hội nghị kết thúc"
    r"|(?:hội nghị|buổi (?:tiếp xúc|làm việc|đối thoại|tiếp)|cuộc (?:họp|tiếp xúc))\b[^:]{0,90}\b(?:thành công|kết thúc|bế mạc|khép lại)\b"
    r"|(?:đoàn|tổ|ubnd|ủy ban|ubmttq|thường trực|ban|hđnd|văn phòng)\b[^:]{0,110}\b(?:trân trọng|kính)\s+(?:báo cáo|đề nghị|gửi|trình|chuyển|mong)\b"
    r"|(?:rất |kính |trân trọng )*(?:đề nghị|kiến nghị|mong|yêu cầu|giao) (?:các |đồng chí |lãnh đạo |ban |quý )*(?:ubnd|ủy ban|hđnd|hội đồng|thường trực|đoàn|tổ đại biểu|ubmttq|mttq|mặt trận|sở|cơ quan|đơn vị|ngành|cấp|đại biểu|văn phòng|phòng|xã|phường|địa phương)\b[^;?]{0,170}"
    r"\b(?:báo cáo (?:kết quả|bằng văn bản)?[^.;]{0,30}(?:về|cho|với|trước|trong)\b|gửi (?:kết quả |văn bản |báo cáo |trả lời )*(?:về|cho|đến) (?:thường trực|văn phòng|đoàn|tổ|ban|ubmttq|hđnd|ubnd)|(?:tổng hợp|phân loại|rà soát),? (?:và )?(?:chuyển|báo cáo|trình|gửi)"
    r"|chuyển (?:đến |tới |cho )?(?:các )?(?:cơ quan|cấp|ngành|đơn vị)[^.;]{0,30}(?:thẩm quyền|liên quan|chức năng)|(?:các|những) (?:ý kiến|kiến nghị|nội dung)(?:,? (?:ý kiến|kiến nghị))*[^.;]{0,12} (?:nêu trên|trên đây|nói trên)|cho ý kiến[^.;]{0,30}(?:báo cáo|văn bản|dự thảo))"
    r"|(?:rất )?mong (?:nhận được|được|quý)[^.:]{0,40}(?:phối hợp|hợp tác|quan tâm phối hợp)[^.:]{0,50}\.?(?:/\.)?$|xin chân thành cảm ơn)"
)
# what ends an item and says nothing itself: where to ask, who files the list, that the commune has settled its own
ASIDE = Phrase(
    r"^(?:trong quá trình (?:giải quyết|thực hiện|xử lý|triển khai)[^.]{0,40},? nếu\b|(?:mọi |thông tin |chi tiết |xin )*liên hệ\s*(?::|với|qua|đ/c|đồng chí|số)|(?:điện thoại|đt|email)\s*:"
    r"|(?:thường trực|thường vụ|hđnd|ubnd|đảng ủy|chủ tọa)\b[^:]{0,60}\bgiao (?:văn phòng|ban tiếp công dân|bộ phận|thư ký|phòng)\b"
    r"|(?:các |những )(?:ý kiến|kiến nghị|nội dung)(?:,? kiến nghị)?(?: khác)? thuộc thẩm quyền(?: giải quyết)?(?: của)? (?:cấp )?(?:ubnd )?(?:các )?(?:xã|phường|cơ sở|địa phương)\b[^:]{0,20}\b(?:đã|sẽ|đang|giao|do)\b|người ghi\s*:)"
)
# that a meeting was held: "Ngày 8/10/2026, tại hội trường xã, Tổ đại biểu đã tiếp xúc với 85 cử tri"
MEETING_TOLD = Phrase(
    r"^(?:hôm nay|hồi \d|vào hồi|ngày \d|sáng|chiều|từ ngày|trong (?:các )?ngày|tại|thực hiện)\b[^:]{0,160}\b(?:tổ đại biểu|đoàn (?:đbqh|đại biểu)|đại biểu (?:quốc hội|hđnd)|hđnd|ubmttq|thường trực|đbqh)\b"
    r"[^:]{0,120}\b(?:tiếp xúc|tổ chức|phối hợp|đã có buổi|đối thoại)\b[^:]*(?:như sau|sau đây|cụ thể)?\s*:?$"
    r"|^(?:vừa qua,? |đợt này,? |trong đợt,? )?(?:đoàn(?: đbqh| đại biểu quốc hội)?|tổ(?: đại biểu)?|mặt trận|ubmttq|thường trực|ban thường trực|văn phòng|hđnd|chúng tôi|nhóm)\b[^:,.;]{0,30}\bđã (?:tiếp xúc|gặp|đi|tổ chức|ghi|chép|nghe|lắng nghe|tổng hợp|thu)\b"
    r"[^:;]{0,120}\b(?:điểm|cuộc|buổi|hội nghị|cụm|thôn|lượt|ý kiến|vấn đề|nội dung|điều)\b(?:(?!đề nghị|kiến nghị (?:cấp|tỉnh)|mong |xin )[^:])*[.:]?$"
)
# what a whole paper says of itself, standing unnumbered before its matters or after them
OVERALL = Phrase(
    r"^(?:nhìn chung|về cơ bản|cơ bản|tựu trung|tóm lại),? (?:các |những |đa số |đại đa số |hầu hết |đông đảo )*(?:ý kiến|kiến nghị|cử tri|nhân dân|cử tri và nhân dân|hội nghị|tình hình)\b|^(?:các |những |toàn bộ |tất cả )(?:ý kiến|kiến nghị|đơn)\b[^.:;]{0,60}\b(?:đã|đều|sẽ) (?:được |mang |đã được )*(?:ghi nhận|tổng hợp|tiếp thu|giải trình|chuyển|tính xây dựng|mang tính|thẳng thắn)"
)
# an office asks for the handling of what stands above; so worded only the end of a paper is no voter's request
TAIL_ASKS = Phrase(
    r"^(?:văn phòng|ban thường trực|nhóm(?: ghi| nắm)?|bộ phận|tổ (?:thư ký|giúp việc|tổng hợp)|thư ký|người (?:ghi|tổng hợp)|ban công tác)\b[^.;:]{0,50}\b(?:đề nghị|mong|nhờ|xin|kính)\b[^.;:]{0,70}\b(?:chuyển|tổng hợp|gửi|báo cáo|cho ý kiến|xem xét)\b"
    r"|^(?:rất |kính |trân trọng )*(?:đề nghị|kiến nghị|mong|yêu cầu|giao) (?:các |đồng chí |lãnh đạo |ban |quý )*(?:ubnd|ủy ban|hđnd|hội đồng|thường trực|đoàn|tổ đại biểu|ubmttq|mttq|mặt trận|sở|cơ quan|đơn vị|ngành|cấp|đại biểu|văn phòng|đồng chí|chính phủ|quốc hội)\b[^;?]{0,170}"
    r"\b(?:trả lời(?: cho| để)? (?:cử tri|bằng văn bản|các kiến nghị|kiến nghị)(?: (?:đúng|theo|trước|trong|bằng|biết|được)\b[^.;]{0,50})?|(?:xem xét|giải quyết|trả lời)[^.;]{0,30}(?:theo (?:thẩm quyền|quy định|luật)|đúng (?:thời hạn|quy định))|báo cáo kết quả|để (?:cử tri (?:biết|theo dõi)|tổng hợp|hoàn (?:chỉnh|thiện))|cho ý kiến)[^.;]{0,30}\.?(?:/\.)?$"
)
SUBJECT = Phrase(r"^(?:v/v|v\.v|trích yếu)\b")  # what a letter is about, under its number
FRAME_KEY = Phrase(
    r"^(?:thành phần|thời gian|địa điểm|chủ trì|chủ tọa|thư ký|khách mời|số lượng(?: cử tri)?|có mặt|vắng mặt|đại biểu (?:dự|tham dự)|tham dự|cử tri tham dự)(?: [^:]{0,30})?\s*:"
)
# words that turn a verb into its contrary
NOT = Phrase(r"\b(?:không|chưa|chẳng|đừng|chớ|chả)\b")
# how a form is to be filled in
INSTRUCTION = Phrase(
    r"^(?:hướng dẫn(?: (?:nhập|ghi|điền|sử dụng|cách)\b.*)?$|(?:lưu ý|ghi chú|chú ý|cách (?:nhập|ghi|điền))\s*[:(]|(?:các )?(?:cột|ô|dòng|sheet) (?:số )?[a-z0-9]{1,2}\b|chỉ (?:nhập|ghi|điền)\b|(?:nhập|điền|ghi) (?:đúng|đủ|rõ|nguyên văn|theo)\b)"
)
APPENDIX = Phrase(r"^(?:phụ lục|phụ biểu|biểu (?:số|tổng hợp)|danh mục)\b")
TITLE_LINE = Phrase(
    r"^(?:biên bản|báo cáo|bảng|danh mục|danh sách|phụ lục|tổng hợp|phiếu|thông báo|tờ trình|công văn|sổ theo dõi|biểu|bản)\b"
)
NUMBERS_ONLY = Phrase(
    r"^(?:tổng (?:số|cộng|hợp)|cộng|toàn tỉnh|tổng)\b(?:(?!đề nghị|kiến nghị (?:cấp|tỉnh|các|ubnd|nhà)).)*$"
)
NOTHING = Phrase(
    r"^(?:(?:cử tri|xã|phường|nhân dân)?[^.:]{0,60}:?\s*)?(?:không có (?:ý kiến|kiến nghị)|chưa có (?:ý kiến|kiến nghị)|không)\b"
    r"(?: (?:có|nào|gì|khác|thêm|phát sinh|kiến nghị|ý kiến|mới|bổ sung|phát biểu))*[.;]?$"
)
STATISTICS = Phrase(
    r"^(?:(?:qua|tại|trong|sau|kết quả|đã|có|với|tổng (?:số|hợp|cộng))\b[^.]{0,160})?"
    r"\b(?:có|được|nhận|ghi nhận|tổng hợp|tiếp nhận|gồm|là)?\s*:?\s*\d[\d.]*\s*(?:lượt )?(?:ý kiến|kiến nghị|cử tri|lượt|cuộc|hội nghị|người)\b"
)

PETITIONS = Phrase(r"\b(?:ý kiến|kiến nghị)\b.*\bcử tri\b|\bcử tri\b.*\bkiến nghị\b")

# --- headings that open or close the part where voters' words stand

# who speaks at a meeting, by name of their estate
_SPEAKERS = (
    r"(?:cử tri|công nhân|người lao động|lao động|đoàn viên|hội viên|nhân dân|người dân|bà con|nông dân|ngư dân|diêm dân|tiểu thương|phụ huynh|thanh niên|phụ nữ"
    r"|giáo viên|doanh nghiệp|hộ dân|các hộ|cựu chiến binh|đồng bào|học sinh|sinh viên|người cao tuổi|cán bộ hưu trí|các thôn|thôn|bản|tổ dân phố|khu phố)"
)
_WORDS = r"(?:ý kiến|kiến nghị|phản ánh|nguyện vọng|đề xuất|câu hỏi|phát biểu|đề nghị|thắc mắc|tâm tư)"
OPENS = Phrase(
    rf"^(?:phần |các |những |nội dung |tổng hợp )*{_WORDS}(?:[, ]+(?:và )?{_WORDS})*\s+(?:(?:của|từ) )?(?:các |đại diện |đại biểu |một số )*{_SPEAKERS}\b"
    rf"|^(?:phần )?(?:các |đại diện |đại biểu |một số )*{_SPEAKERS}(?:,? (?:và )?{_SPEAKERS})*\s+(?:đã |tham gia |có |nêu |đặt |gửi |trực tiếp )*(?:hỏi|nêu|nói|chất vấn|đề đạt|trao đổi|câu hỏi|{_WORDS})(?:[, ]+(?:và )?{_WORDS})*\b"
    r"|(?:ý kiến|kiến nghị|phản ánh|nguyện vọng|đề xuất|phát biểu|thảo luận|tham luận)[^.:]{0,30}(?:của|từ) (?:các )?(?:cử tri|nhân dân|bà con)"
    r"|cử tri (?:tham gia |đã )?(?:phát biểu|có ý kiến|nêu ý kiến|thảo luận|đóng góp|kiến nghị|phản ánh|đề nghị|trao đổi)"
    r"|(?:phần|nội dung|tổng hợp|các|những|danh mục|bảng)\s+(?:các )?(?:ý kiến|kiến nghị)(?!.*(?:trả lời|giải quyết|tiếp thu|giải trình))"
    r"|ý kiến,? (?:phát biểu|kiến nghị|cử tri|phản ánh)|ý kiến cử tri|kiến nghị cử tri|cử tri phát biểu|phần thảo luận|^(?:phần )?(?:thảo luận|hỏi đáp|trao đổi|phát biểu|cử tri)(?:,? (?:thảo luận|trao đổi|góp ý|kiến nghị))*$|ý kiến thảo luận|diễn biến (?:hội nghị|thảo luận)"
    r"|^(?:các |những )?(?:ý kiến|kiến nghị)(?: (?:phát biểu|thảo luận|khác|chung|cụ thể|đề xuất))?$"
    r"|nội dung (?:cử tri )?(?:kiến nghị|phản ánh)|(?:những|các) (?:vấn đề|nội dung) (?:cử tri|kiến nghị|phản ánh)"
    r"|(?:nhóm|các|những|một số) (?:vấn đề|ý kiến|kiến nghị|đề nghị)(?: (?:khác|chung|cụ thể|chính|chủ yếu|nổi lên))?"
)
OWN_PROPOSAL = Phrase(
    r"^(?:[^:.]{0,60}:\s*)?(?:tổ đại biểu|đoàn đbqh|đoàn đại biểu quốc hội|thường trực (?:hđnd|hội đồng)|ban thường trực|ubmttq|ủy ban mttq|mặt trận tổ quốc|ban (?:pháp chế|kinh tế|văn hóa|dân tộc))"
    r"\b[^.:;]{0,70}\b(?:đề nghị|kiến nghị|đề xuất|trân trọng)\b"
)
CLOSES_HARD = Phrase(
    r"(?:ý kiến|phát biểu) của (?:các )?(?:đồng chí )?(?:lãnh đạo|đại diện|đại biểu|chủ tịch|ubnd|chính quyền|địa phương)|(?:đại biểu|lãnh đạo)[^:]{0,60}phát biểu|"
    r"\b(?:tiếp thu|giải trình|trả lời|giải đáp|thành phần|thời gian|địa điểm|chương trình|khai mạc|bế mạc|chủ trì|thư ký"
    r"|đại biểu (?:dự|tham dự|báo cáo)|báo cáo|kết luận|khách mời)\b|^(?:đề xuất|kiến nghị)"
)
GROUP_HEAD = Phrase(
    r"(?:tại )?(?:các )?(?:đơn vị bầu cử|tổ đại biểu(?: hđnd(?: tỉnh)?)?|cụm(?: xã| tiếp xúc)?|điểm(?: tiếp xúc(?: cử tri)?)?|điểm cầu|khu vực"
    r"|đvbc|tổ đb)(?: số)? ?\d{1,2}\b(?: ?[(:–-].*)?"
)
CLOSES = Phrase(
    r"(?:ý kiến|phát biểu|giải trình|trả lời|tiếp thu) của (?:các )?(?:đồng chí )?(?:lãnh đạo|đại diện|đại biểu|đồng chí|chủ tịch|ubnd|hđnd|sở|ngành|chính quyền|cơ quan|đảng ủy|địa phương)"
    r"|^(?:lãnh đạo|đại biểu|đại diện|chủ tịch|đồng chí|đ/c)[^:]{0,60}(?:phát biểu|trả lời|tiếp thu|giải trình|làm rõ)|"
    r"^(?:về )?(?:thời gian|địa điểm|thành phần|chương trình|khai mạc|bế mạc|kết thúc|kết luận|tuyên bố|chủ trì|thư ký|đại biểu dự"
    r"|đại biểu tham dự|khách mời|nội dung chương trình)\b"
    r"|\b(?:tiếp thu|giải trình|trả lời|giải đáp|làm rõ)\b[^:]{0,60}(?:ý kiến|kiến nghị|cử tri|của (?:đại diện|lãnh đạo|đại biểu|các|ubnd|sở|đồng chí))"
    r"|(?:phần|ý kiến|phát biểu|nội dung) (?:tiếp thu|giải trình|trả lời|giải đáp|kết luận|bế mạc|khai mạc)"
    r"|\b(?:công tác|tình hình|kết quả|khái quát|đánh giá|nhận xét)\b[^:]{0,40}\b(?:tổ chức|triển khai|tiếp xúc cử tri|chung|chuẩn bị|phối hợp)\b"
    r"|^(?:kết quả|tình hình) (?:trả lời|giải quyết)|báo cáo (?:với|trước|tóm tắt|kết quả|tình hình|của đại biểu|dự kiến)"
    r"|^(?:đề xuất|kiến nghị|đề xuất,? kiến nghị|kiến nghị,? đề xuất|ý kiến đề xuất)(?: (?:của|từ) (?:tổ|đoàn|thường trực|ban|ubmttq|mặt trận|văn phòng|hđnd|ubnd).*)?$"
    r"|\b(?:tổ đại biểu|đoàn đbqh|đoàn đại biểu|thường trực hđnd|ban thường trực)[^:]{0,40}\b(?:đề xuất|kiến nghị|đánh giá|nhận xét)\b"
    r"|phát biểu (?:của (?:đại biểu|lãnh đạo|đại diện|đồng chí)|tiếp thu|kết luận|khai mạc|bế mạc)|đại biểu[^:]{0,40}(?:báo cáo|tiếp thu|giải trình)"
)

# --- answers

ANSWER_LABEL = Phrase(
    r"^(?:(?:ý kiến |nội dung |phần |kết quả )?(?:trả lời|giải trình|giải đáp|giải quyết|tiếp thu|phúc đáp|thông tin)"
    r"(?:[ ,](?:giải quyết|trả lời|tiếp thu|giải trình|tại (?:chỗ|hội nghị|buổi tiếp xúc)|trực tiếp|ngay|của [^:]{2,80}|kiến nghị))*)\s*[:.]"
)
# "Về nội dung này, UBND tỉnh có ý kiến như sau:": an agency's answer begins
REPLY_INTRO = Phrase(
    r"^(?!(?:các |một số |nhiều )?cử tri)[^:]{0,160}\b(?:ubnd|ủy ban nhân dân|sở|bộ|ban|chi cục|cục|công an|phòng|công ty|điện lực|bảo hiểm xã hội|bhxh|cơ quan|ngành|thanh tra|trung tâm|đơn vị|chủ tịch|xã|phường)\b[^:]{0,90}"
    r"\b(?:có ý kiến|trả lời|báo cáo|giải trình|thông tin|phúc đáp|tiếp thu|làm rõ)\b[^:.]{0,70}\b(?:như sau|sau|cụ thể)\s*[:.]?$"
)
INNER_ANSWER = Phrase(
    r"(?<=[.!?;])\s+\(?(?:ý kiến |phần |nội dung )?(?:trả lời|giải trình|tiếp thu|giải đáp|phúc đáp|đáp)(?: tại (?:chỗ|hội nghị)| của [^:.]{2,40})?\s*:"
)
OFFICE = Phrase(
    r"\b(?:đại biểu (?:quốc hội|hđnd|hội đồng)|đbqh|đại diện (?:sở|lãnh đạo|ubnd|công an|điện lực|phòng|chi cục|công ty|ban|bảo hiểm)|(?:phó )?giám đốc(?! (?:công ty(?! (?:điện|thủy|cấp nước|môi trường|cổ phần (?:điện|thủy|cấp nước|môi trường)))|doanh nghiệp|hợp tác xã|htx|xí nghiệp))"
    r"|chủ tịch (?:ubnd|hđnd|ubmttq|ủy ban|xã|phường)|phó chủ tịch (?:ubnd|hđnd|ubmttq|ủy ban|thường trực)|lãnh đạo (?:ubnd|sở|xã|phường|huyện)"
    r"|trưởng (?:công an|phòng)|chánh (?:văn phòng|thanh tra)|bí thư đảng ủy|tổ trưởng tổ đại biểu|trưởng đoàn|chủ trì|chủ tọa)\b"
)

VILLAGE = Phrase(
    r"\b(?:thôn|bản|tổ dân phố|tdp|khu phố|chi bộ|chi hội|xóm|tổ trưởng tổ (?:dân|bảo))\b|\bcử tri\b"
)
ALL_OPINIONS = Phrase(
    r"(?:các|những|một số|toàn bộ|đầy đủ|ghi nhận) (?:nội dung |vấn đề )?(?:ý kiến|kiến nghị|nội dung|vấn đề)|ý kiến,? kiến nghị của (?:các )?cử tri|ý kiến (?:của )?cử tri"
)
ATTENDS = Phrase(
    r"\b(?:tỉnh ủy viên|ủy viên|phó trưởng (?:ban|đoàn|phòng)|trưởng (?:ban|đoàn|phòng)|(?:phó )?giám đốc(?! (?:công ty(?! (?:điện|thủy|cấp nước|môi trường))|doanh nghiệp|hợp tác xã|htx|xí nghiệp))|(?:phó )?chủ tịch(?! (?:hội|công đoàn|ccb))|bí thư (?!chi|đoàn)|chánh văn phòng"
    r"|đbqh|đại biểu (?:quốc hội|hđnd|hội đồng)|tổ trưởng tổ đại biểu|thư ký|chủ trì|chủ tọa|khai mạc|bế mạc|tiếp thu|giải trình|kết luận)\b"
)
PROCEEDING = Phrase(
    r"\b(?:khai mạc|bế mạc|tuyên bố lý do|giới thiệu (?:đại biểu|thành phần|chương trình|nội dung)|thông qua (?:chương trình|biên bản|nội dung)|điều hành"
    r"|(?:trình bày|thông qua) báo cáo|báo cáo (?:với|trước|tóm tắt|kết quả|tình hình|dự kiến|nội dung|nhanh|một số)|thông báo (?:dự kiến|kết quả|nội dung|tóm tắt|với|nhanh)"
    r"|phát biểu (?:khai mạc|kết luận|tiếp thu|bế mạc|chỉ đạo|chào mừng)|chủ trì (?:hội nghị|và)|thay mặt (?:tổ|đoàn|ban|ubnd|hđnd|thường trực|các đại biểu)|đọc báo cáo)\b"
)

# --- minutes: turns of the meeting told in a running paragraph

INTRO = Phrase(
    r"(?:(?:ý kiến|kiến nghị|phản ánh|nguyện vọng|nội dung|vấn đề)[^:]{0,120}(?:như sau|sau đây|sau|cụ thể(?: là)?|gồm|trên các lĩnh vực|thuộc các lĩnh vực)"
    r"|(?:tổng hợp|ghi nhận)[^:]{0,80}(?:ý kiến|kiến nghị)[^:]{0,60})\s*:$"
)
TURN_OPENS = Phrase(
    r"(?:cử tri|hội nghị|sau khi nghe|tiếp theo|tại hội nghị|buổi tiếp xúc|đã có)[^:]{0,200}"
    r"(?:phát biểu|tham gia|nêu|có|kiến nghị|phản ánh|đóng góp|đề nghị)[^:]{0,90}(?:ý kiến|kiến nghị|nội dung|vấn đề|sau|như sau|cụ thể)?[^:]{0,40}:$"
)
TURN_CLOSES = Phrase(
    r"^kết luận (?:hội nghị|buổi|cuộc|tại)\b|^(?:sau (?:phần|khi)[^:.]{0,60}(?:cử tri|phát biểu|ý kiến)[^:.]{0,60},|thay mặt|tiếp (?:theo|đó|đến),? |sau đó,? |kết luận|phát biểu (?:tiếp thu|kết luận|bế mạc)"
    r"|cuối (?:cùng|buổi|hội nghị|giờ)|kết thúc (?:phần|buổi|hội nghị)|đáp lại|trước khi (?:bế mạc|kết thúc)|tại hội nghị,? (?:đồng chí|ông|bà|lãnh đạo|đại diện|chủ tịch))"
    r"[^:]{0,160}\b(?:trả lời|giải trình|tiếp thu|giải đáp|kết luận|cảm ơn|bế mạc|ghi nhận|làm rõ|báo cáo|giải thích)\b"
)

# --- themes, competence and agency headings

THEME_HEAD = Phrase(
    r"^(?:nhóm )?(?:(?:các |những |nhóm )?(?:ý kiến|kiến nghị|phản ánh|vấn đề|nội dung)(?:,? (?:ý kiến|kiến nghị|phản ánh))* )?"
    r"(?:(?:về|trên|thuộc|liên quan đến|trong) (?:các |nhóm )?(?:lĩnh vực )?|(?:nhóm )?lĩnh vực )"
)
THEME_WORDS = frozenset(
    (
        "giao|thông|vận|tải|xây|dựng|đô|thị|nhà|ở|thủy|lợi|đê|điều|phòng|chống|thiên|tai|nông|nghiệp|lâm|ngư|"
        "sản|thôn|mới|phát|triển|đất|đai|tài|nguyên|khoáng|môi|trường|nước|sạch|giải|phóng|mặt|bằng|bồi|"
        "thường|tái|định|cư|đầu|tư|công|ngân|sách|chính|giá|thuế|kinh|tế|xã|hội|thương|điện|mại|khoa|học|"
        "nghệ|viễn|chuyển|đổi|số|tin|truyền|giáo|dục|đào|tạo|y|bảo|hiểm|an|toàn|thực|phẩm|văn|hóa|thể|thao|"
        "du|lịch|di|tích|lao|động|người|có|sinh|giảm|nghèo|binh|chế|độ|cán|bộ|tổ|chức|máy|sắp|xếp|đơn|vị|"
        "hành|nội|vụ|dân|tộc|tôn|miền|núi|ninh|trật|tự|quốc|quân|sự|địa|phương|pháp|cải|cách|khiếu|nại|tố|"
        "cáo|tham|nhũng|lãng|phí|hoạt|của|hđnd|đại|biểu|luật|các|khác|lĩnh|vực|và|về|nhóm|hạ|tầng|cơ|sở|kết|"
        "cấu|quy|hoạch|quản|lý|sử|dụng|vệ|việc|làm|kỹ|thuật|năng|lượng|rừng|trẻ|em|bình|đẳng|giới|phúc|trợ|"
        "ưu|đãi|chung|khối|dịch|doanh|hợp|tác|tiểu|thủ|vật|nuôi|cây|trồng|chăn|thú|thi|án|tiếp|thư|đối|ngoại|"
        "vốn|đường|hàng|hải|gia|đình"
    ).split("|")
)
COMPETENCE = {
    "TW": Phrase(
        r"\b(?:trung ương|quốc hội|chính phủ|các bộ|bộ,? ngành|ubtvqh|ủy ban thường vụ quốc hội|thủ tướng)\b(?! tỉnh)"
    ),
    "TINH": Phrase(
        r"\b(?:cấp tỉnh|của tỉnh|ubnd tỉnh|hđnd tỉnh|đối với tỉnh|các sở|sở,? (?:ban,? )?ngành|(?:với|trong|gửi|lên|tới|đến|thuộc) tỉnh|tỉnh (?:giải quyết|xem xét|xử lý))\b|^tỉnh$"
    ),
    "XA": Phrase(
        r"\b(?:cấp xã|cấp phường|của (?:xã|phường)|(?:ubnd|hđnd|đảng ủy|chính quyền) (?:các )?(?:xã|phường)|xã,? phường|cấp cơ sở|chính quyền (?:cơ sở|địa phương)|cấp huyện|của địa phương"
        r"|(?:với|gửi|tới|đến|thuộc) (?:các )?(?:xã|phường|thôn|địa phương)|(?:xã|phường|địa phương) (?:giải quyết|xem xét|xử lý|trả lời))\b|^(?:xã|phường)$"
    ),
    "DN": Phrase(r"\b(?:doanh nghiệp|ngành dọc|đơn vị ngành|ngành điện|các công ty)\b"),
}
OF_LEVEL = Phrase(r"\bthuộc (?:thẩm quyền|trách nhiệm)\b")
COMPETENCE_HEAD = Phrase(
    r"^(?:(?:các |những |nhóm |danh sách |danh mục |phần )*(?:ý kiến,? )?(?:kiến nghị|ý kiến|nội dung|vấn đề|phản ánh)?[^.]{0,30}\b(?:thuộc )?(?:thẩm quyền|trách nhiệm)\b"
    r"|(?:phần |các |nhóm |những )*(?:(?:ý kiến,? )?kiến nghị |ý kiến |phản ánh |nội dung )?(?:đối )?(?:với|gửi(?: đến| tới| lên)?|tới|đến|cấp|thuộc)\s+(?:các )?"
    r"(?:trung ương|quốc hội|chính phủ|nhà nước|bộ|tỉnh|hđnd|ubnd|cấp|sở|xã|phường|địa phương|chính quyền|ngành|ủy ban|đảng|cơ sở)"
    r"|(?:cấp )?(?:trung ương|tỉnh|xã|phường|huyện)(?: giải quyết| xem xét| xử lý)?$)"
)
COUNT_TAIL = Phrase(
    r"\s*(?:\(\s*(?:có |gồm |tổng (?:số|cộng)\s*:?\s*)?\d+[^()]{0,40}\)|[:,–-]\s*(?:có |gồm )?\d+\s*(?:lượt |nội dung |nhóm )?"
    r"(?:ý kiến|kiến nghị|nội dung|vấn đề|kn|yk)?|\s(?:có |gồm )\d+ (?:lượt )?(?:ý kiến|kiến nghị|nội dung|vấn đề))\s*[:.]?$"
)
