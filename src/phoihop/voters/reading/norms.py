"""What shows at which level a matter is decided though nobody is named: the norm that must change, the work that is local.

A norm of the centre is one that a law, decree or circular sets for the whole country: taxes, penalties, pay, pensions,
allowances, poverty lines, school programmes. A local matter is a work or service that a commune runs itself.
"""

from __future__ import annotations

from phoihop.kernel.text import strip_marks
from phoihop.voters.reading.texts import Phrase, Text

# --- the centre

_CHANGE = r"(?:nâng|tăng|giảm|hạ|sửa đổi|sửa|bổ sung|điều chỉnh|bãi bỏ|bỏ|miễn|nới|kéo dài|rút ngắn|quy định|ban hành|thay đổi|xem(?: xét)? lại|cải cách|áp dụng|tính lại|thống nhất|mở rộng|hoàn thiện|xây dựng lại|nới rộng|siết|tách|giữ nguyên|giữ|thay)"
_ALLOWANCE_OF = r"(?:hưu trí|xã hội|người cao tuổi|người già|người có công|thương binh|bệnh binh|liệt sĩ|liệt sỹ|thân nhân|một lần|thanh niên xung phong|tnxp|dân công|mất sức|tuất|thất nghiệp|thai sản|thờ cúng|người khuyết tật|trẻ mồ côi|bảo trợ|cựu chiến binh|bộ đội|quân nhân|nạn nhân|chất độc|tù đày|kháng chiến)"
_MERIT = r"(?:thanh niên xung phong|tnxp|dân công hỏa tuyến|cựu chiến binh|người có công|thương binh|bệnh binh|liệt sĩ|liệt sỹ|quân nhân|bộ đội|kháng chiến|chiến tranh|chất độc|tù đày|lão thành)"
_SET_BY_LAW = (
    r"(?:(?:mức |các (?:loại |khoản )?)?thuế (?:suất|giá trị|vat|thu nhập|tiêu thụ|đất phi|nhập|xuất|môi trường|bảo vệ|tài nguyên|đối với|cho (?:nông|người|hộ|doanh))|lệ phí trước bạ|trước bạ|án phí|viện phí|phí (?:đường bộ|chứng thực|công chứng|sát hạch|bảo trì đường bộ|cấp (?:căn cước|hộ chiếu|bằng lái))|giá (?:điện|xăng|gas|khám bệnh|dịch vụ y tế)|biểu giá điện|lãi suất"
    r"|mức (?:phạt|xử phạt|án|hình phạt|đóng|hưởng|lương|trợ cấp|chuẩn|giảm trừ|chi trả bảo hiểm|thanh toán bảo hiểm|vay tối đa)|chế tài|hình phạt|khung hình phạt|phạt tù|tuổi chịu trách nhiệm"
    r"|(?:bộ )?tiêu chí (?:hộ|xã|thôn|xác định|phân loại|công nhận|đánh giá|nông thôn mới|đô thị|xét|trường)|chuẩn (?:hộ )?(?:nghèo|cận nghèo|trợ giúp|trợ cấp)"
    rf"|(?:độ )?tuổi (?:nghỉ hưu|hưởng|nhập ngũ|được hưởng)|thời gian đóng (?:bảo hiểm|bhxh)|lương (?:hưu|cơ sở|tối thiểu|giáo viên|nhà giáo|công chức|viên chức|cán bộ, công chức|bác sĩ|y bác sĩ|của (?:giáo viên|nhà giáo|công chức))"
    rf"|(?:mức )?trợ cấp[^.;,]{{0,25}} {_ALLOWANCE_OF}|trợ cấp {_ALLOWANCE_OF}|phụ cấp (?:thâm niên|khu vực|ưu đãi|thu hút|nghề|độc hại|chức vụ|đặc thù|vùng)"
    rf"|chế độ[^.;,]{{0,40}} {_MERIT}|(?:tiền công|tiền trợ cấp|quà|mức hỗ trợ|hỗ trợ)[^.;,]{{0,20}} (?:cho|đối với|của) (?:các )?{_MERIT}"
    r"|bảo hiểm (?:y tế|xã hội) (?:toàn dân|bắt buộc|một lần)|danh mục (?:thuốc|bệnh|nghề|vật tư)|thông tuyến|chương trình (?:giáo dục phổ thông|học|mục tiêu quốc gia|sách)|sách giáo khoa|thi tốt nghiệp|thi đại học|tuyển sinh đại học|học phí (?:đại học|cao đẳng)|môn tích hợp"
    r"|thời hạn (?:sử dụng đất|tạm giam|căn cước)|hạn mức (?:giao đất|đất|vay|chuyển nhượng)|hạn điền|tên (?:gọi )?(?:thôn|tổ dân phố)[^.;]{0,20}cả nước)"
)
_CENTRAL_CHANGED = Phrase(rf"\b{_CHANGE}(?: \S+){{0,5}}? {_SET_BY_LAW}")
_CENTRAL_ALWAYS = Phrase(
    r"\b(?:giảm trừ gia cảnh|lương cơ sở|lương tối thiểu(?: vùng)?|thuế (?:giá trị gia tăng|vat|thu nhập (?:cá nhân|doanh nghiệp)|tiêu thụ đặc biệt|suất|xuất khẩu|nhập khẩu)|chuẩn nghèo (?:đa chiều|quốc gia|mới)|tiêu chí hộ nghèo"
    r"|(?:trừ|phục hồi|hết) điểm (?:của )?(?:giấy phép|bằng) lái|(?:bằng|giấy phép) lái(?: xe)? (?:bị )?(?:trừ|hết) điểm|điểm (?:của )?(?:bằng|giấy phép) lái|hạng (?:bằng|giấy phép) lái|nồng độ cồn|chỉ tiêu biên chế|(?:tăng|thêm|bổ sung|nâng|giao thêm)(?: \S+){0,2} biên chế[^.;]{0,30}(?:cấp xã|cho xã|công chức|cán bộ|phụ cấp|cơ sở|của xã)|(?:công chức|cán bộ)[^;]{0,140}(?:tăng|thêm|bổ sung)(?: \S+){0,2} biên chế"
    r"|(?:nhà nước|ngân sách nhà nước) (?:\S+ ){0,3}hỗ trợ (?:\S+ ){0,2}(?:tiền |mức |phần )?đóng|(?:nâng|tăng|thêm)(?: \S+){0,2} hỗ trợ (?:tiền |mức |phần )?đóng|(?:mức |tiền )?hỗ trợ đóng (?:bảo hiểm|bhxh|bhyt)|mốc (?:đất quốc phòng|quân sự|giới sân bay|biên giới)|(?:phụ cấp|lương|chế độ|thu nhập) (?:của |cho |đối với )?(?:cán bộ,? )?(?:công chức|cán bộ) (?:cấp )?(?:xã|phường|cơ sở)|mức khoán (?:quỹ )?phụ cấp|lương thì vẫn thế|chất vấn (?:bộ trưởng|thủ tướng|chính phủ)|quốc hội (?:làm việc|họp|chất vấn)"
    r"|khung hình phạt|phạt tù|tử hình|học phí đại học|kỳ thi tốt nghiệp|thi tốt nghiệp thpt|(?:cải cách|chính sách) tiền lương|tuổi nghỉ hưu|hưu trí xã hội|rút bảo hiểm(?: xã hội)? một lần|bảo hiểm xã hội một lần|bhxh một lần"
    r"|(?:miễn|giảm)[^.;,]{0,12} (?:viện phí|học phí|khám(?:,)? chữa bệnh)[^.;,]{0,20}(?:toàn dân|cả nước|cho toàn dân|mọi người dân)|nợ công|trần (?:giá|lãi suất|nợ)|mức đóng (?:bảo hiểm y tế|bhyt|bhxh)|tăng lương hưu|nghỉ (?:hưu )?trước (?:năm )?19\d\d|(?:chưa có|chậm (?:ban hành|có)) (?:văn bản |thông tư |nghị định )+hướng dẫn|(?:chương trình|nghị định|luật|thông tư)[^.;]{0,30} hướng dẫn chậm|sách giáo khoa|luật hóa|biên chế (?:giáo viên|viên chức|công chức) cả nước)\b"
)
# the norm stands and is not carried out: somebody waits for what it grants
_CARRIED_OUT = Phrase(
    r"\b(?:chưa (?:được |)(?:nhận|hưởng|giải quyết|chi trả|trả|cấp|xét|công nhận|có tên)|chậm (?:được |)(?:chi trả|trả|cấp|giải quyết|nhận|xét)|hồ sơ|cấp (?:lại |đổi )?thẻ|nợ (?:lương|tiền|bảo hiểm)|bị (?:cắt|bỏ sót|từ chối)|mất giấy tờ|chưa về|tính lại cho)\b"
)
# a rule done away with or changed, whoever set it; not one that the province, a commune, a school or a market made
_RULE_CHANGED = Phrase(
    r"\b(?:bỏ|bãi bỏ|sửa|sửa đổi|điều chỉnh|xem(?: xét)? lại|thay đổi|bổ sung|nới|hủy bỏ|thống nhất)(?: \S+){0,2} (?:quy định|quy chuẩn|tiêu chuẩn|định mức|hướng dẫn)(?! (?:của (?:tỉnh|xã|phường|thôn|trường|ubnd|hđnd|chợ|địa phương)|thu|giờ|tại|ở|này|trên))"
    r"|\bquy định[^.;]{0,80}\b(?:chưa phù hợp|không phù hợp|bất cập|bất hợp lý|không hợp lý|quá cứng|cứng nhắc|khó thực hiện|thiếu thống nhất)\b"
)

# --- the commune

# works and services that a commune or village runs itself
_LOCAL = Phrase(
    r"\b(?:vỉa hè|hè phố|lòng lề đường|lề đường|đèn đường|đèn ngõ|bóng (?:đèn|điện) (?:đường|ngõ|thôn)|điện (?:đường|chiếu sáng) (?:thôn|xóm|ngõ|bản|làng|khu|tổ|phố)|đèn (?:chiếu sáng )?(?:ở |tại |trong )?(?:ngõ|thôn|xóm|bản|làng)"
    r"|rãnh (?:thoát nước )?(?:ở |tại |trong |dọc |hai bên )?(?:ngõ|thôn|xóm|bản|làng|khu dân cư|đường làng|phố)|rãnh thoát nước|nắp (?:cống|rãnh|hố ga)|hố ga|(?:khơi thông|nạo vét|khơi) (?:cống|rãnh|cống rãnh)"
    r"|(?:xe|tổ|lịch|đội|người) (?:thu )?gom rác|gom rác|thùng rác|(?:điểm|bãi) (?:tập kết )?rác (?:tự phát|của thôn|của xã|thôn|xã)|bãi rác tự phát|rác (?:tồn đọng|chất đống|ùn ứ|không ai)|(?:đổ|vứt|xả) rác (?:bừa bãi|ra đường|xuống|tràn lan)|đổ trộm (?:rác|phế thải)|phí (?:vệ sinh|rác|thu gom rác)"
    r"|nghĩa địa|nghĩa trang (?:thôn|xã|làng|nhân dân|phường|liệt sĩ xã|liệt sĩ phường|của thôn|của xã)|nhà văn hóa(?: (?:thôn|bản|phố|khu|khu phố|tổ|tổ dân phố|tiểu khu|xóm|làng|xã|phường))?|nhà họp thôn|hội trường (?:thôn|khu phố|bản)"
    r"|sân (?:bóng|chơi|thể thao|vận động)(?: (?:của )?(?:xã|thôn|bản|phường|trẻ em|cho trẻ))|dụng cụ thể (?:dục|thao)|loa (?:phường|xã|thôn|làng|phố|phát thanh|truyền thanh|đài|công cộng)|(?:đài|hệ thống) (?:truyền thanh|phát thanh) (?:xã|phường|thôn|cơ sở)"
    r"|đường (?:thôn|xóm|ngõ|làng|bản|nội đồng|trục xã|trục thôn|liên thôn|liên bản|liên xóm|liên gia|vào thôn|vào bản|vào xóm|ra đồng|bờ vùng|nội thôn|khu dân cư|dân cư|ra nghĩa (?:địa|trang))|ngõ (?:xóm|\d+|hẻm|phố)|cổng (?:làng|thôn|chào)|mương (?:nội đồng|tiêu|tưới) (?:của )?(?:thôn|xóm|nội đồng)"
    r"|chó (?:thả rông|dữ)|thả rông (?:chó|trâu|gia súc)|chợ (?:cóc|tạm|xã|làng|quê)|karaoke|loa (?:kéo|kẹo kéo)"
    r"|tiếp (?:công )?dân của (?:lãnh đạo |chủ tịch |ubnd )?(?:xã|phường)|lịch tiếp (?:công )?dân|(?:lãnh đạo|chủ tịch) (?:xã|phường) (?:ít |không |chưa )?(?:tiếp|gặp|đối thoại)|một cửa (?:của )?(?:xã|phường)|(?:bộ phận|quầy|điểm) (?:tiếp nhận|một cửa)(?! (?:tỉnh|của tỉnh))|trung tâm (?:phục vụ )?hành chính công (?:xã|phường)|chứng thực (?:ở|tại|của) (?:xã|phường)"
    r"|(?:cán bộ|công chức) (?:phụ trách )?(?:địa chính|tư pháp|hộ tịch|một cửa|văn hóa xã|lao động xã)|(?:bình )?xét (?:hộ )?(?:nghèo|cận nghèo|gia đình văn hóa)|danh sách hộ nghèo|sổ hộ nghèo|(?:khoản )?(?:thu|đóng) góp (?:của dân|trong thôn|ở thôn|xây dựng)|quỹ (?:của )?(?:thôn|khuyến học thôn|khu phố)|thu chi của thôn|hương ước|quy ước"
    r"|đất (?:công ích|5%|5 %|quỹ hai|công điền)|(?:quỹ )?đất (?:công|hai) (?:của )?(?:xã|phường|thôn)|ki ?-?ốt|(?:mái|nền|sạp|phí|chỗ ngồi|ban quản lý|trong|tiền chỗ) chợ|chỗ ngồi (?:trong chợ|ở chợ|bán hàng)"
    r"|(?:chỗ|nơi|bàn|quầy|điểm) (?:làm|nộp|nhận|trả) (?:giấy tờ|hồ sơ|thủ tục)(?! (?:của )?(?:tỉnh|sở))|ghế chờ|máy lấy số|lấy số thứ tự|cầm tay chỉ việc|giấy khai sinh|giấy xác nhận (?:của )?(?:xã|phường)|đóng dấu (?:của )?(?:xã|phường)|sao y|cổng trụ sở|trụ sở (?:xã|phường|thôn)"
    r"|(?:quỹ|tiền quỹ|thu quỹ) (?:của )?(?:thôn|xóm|bản|khu phố|hội|làng)"
    r"|(?:hợp tác xã|htx)(?: dịch vụ| nông nghiệp)? (?:thu|giữ|không|chưa|quản lý|nợ|tự|chia)|(?:thu chi|sổ sách|công nợ|tài sản|quỹ|vốn góp) (?:của |ở |tại )?(?:hợp tác xã|htx|thôn|bản|khu phố)|lãnh đạo (?:xã|phường)|bẫy (?:chuột|lợn|thú)[^.;]{0,40}điện|điện (?:trần )?bẫy|dây (?:điện )?(?:trần )?bẫy"
    r"|(?:loa|nhạc|hát) [^.;]{0,30}(?:đêm|khuya|sáng sớm)|(?:gà|lợn|bò|trâu|chuồng trại|chuồng lợn|chuồng gà) (?:trong|sát|giữa) (?:xóm|khu dân cư|ngõ|làng)"
    r"|(?:trường|lớp|điểm trường) (?:mầm non|mẫu giáo|tiểu học|thcs)(?: (?:của )?(?:xã|phường|thôn|bản))|xác nhận (?:của|tại) (?:xã|phường|thôn))\b"
)
# what the officers of a commune or village did; without marks these are other words too ("xa", "ban")
_LOCAL_ACTS = Phrase(
    r"\b(?:(?:thôn|xóm|bản|trưởng thôn|trưởng bản|xã|phường|khu phố|tổ dân phố) (?:thu|bắt (?:dân )?(?:đóng|nộp)|bắt (?:mỗi|các) (?:nhà|hộ)|bổ|phân bổ|chia|giữ (?:tiền|quỹ)|tự thu|cho thuê|cho đấu thầu|đấu thầu|cho mượn|không ký|chưa ký|không cho thuê|hứa|hẹn))\b"
)
# what outgrows a commune
_BEYOND = Phrase(
    r"\b(?:quốc lộ|ql\.? ?\d|tỉnh lộ|đường tỉnh|đt\.? ?\d|cao tốc|đường sắt|khu công nghiệp|cụm công nghiệp|khu kinh tế|dự án|liên xã|liên huyện|các xã|các phường|toàn tỉnh|trong tỉnh|của tỉnh|cấp tỉnh|bệnh viện|thpt|ban quản lý|nhà máy|hỗ trợ kinh phí|chính sách hỗ trợ|có chính sách|cơ chế hỗ trợ|mức hỗ trợ|giáo viên|biên chế|bác sĩ|tuyển dụng|nghị quyết)\b"
)
# a work only named to say where
_WHERE = tuple(f"{word} " for word in "tại ở gần cạnh trước sau trong đến từ".split())
_WHERE_PLAIN = tuple(strip_marks(word) for word in _WHERE)


def changes_norm(text: Text) -> bool:
    """Must a norm of the centre change, not only be carried out?"""
    norm = _CENTRAL_ALWAYS.search(text) or _CENTRAL_CHANGED.search(text)
    return norm is not None and not _CARRIED_OUT.search(text)


def changes_rule(text: Text) -> bool:
    """Must a rule be done away with or changed, whoever made it?"""
    return _RULE_CHANGED.search(text) is not None and not _CARRIED_OUT.search(text)


def is_local(text: Text) -> bool:
    """Does a text ask for a work or service that a commune runs itself, and for nothing larger?"""
    where, source = (_WHERE_PLAIN, text.folded) if text.plain else (_WHERE, text.canon)
    if not text.plain and _LOCAL_ACTS.search(text) and not _BEYOND.search(text):
        return True
    named = any(not source.endswith(where, 0, hit.start()) for hit in _LOCAL.finditer(text))
    return named and not _BEYOND.search(text)
