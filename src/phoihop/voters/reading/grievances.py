"""Words by which an accusation or a contested decision is told, beside the general talk of both. Patterns, no logic."""

from __future__ import annotations

import re

from phoihop.voters.reading.texts import CAPITAL, SMALL, Phrase

# a quick look at the folded text: without one of these nothing more is searched
TOUCHED = re.compile(
    r"\b(?:to cao|to giac|to (?:ong|ba|anh|chi|can bo|cong chuc|truong|chu tich|bi thu|ke toan|hieu truong|giam doc)|huong khong|ke khong|that thoat|chiem huong|ban tho|khieu nai|khieu kien|keu oan|keu cuu"
    r"|khong dong y|khong nhat tri|khong chap nhan|(?:chua|chang|cha) (?:dong y|nhat tri|chap nhan|dong tinh|thong nhat)|khong (?:dong tinh|thong nhat|thoa dang)|phan doi"
    r"|(?:nhan|doi|lay|vay|thu|rut|dua|moi|chung|an|voi|cam) (?:cua |\d[\d.,]* |\w+ ){0,5}?(?:tien|trieu|phong bi|cay vang)|hoi lo|tham o|chiem doat|an chan|bot xen|lot tay|boi tron|chung chi|chay (?:chuc|che do|viec|an|diem|suat)"
    r"|chiem dung|lap khong|lap danh sach|khai khong|khai man|lam gia|gia mao|gia chu ky|ky khong|tay xoa|sua ho so|ho so gia|bang gia|bang cap gia|bao che|bao ke|tiep tay|dung tung|tru dap|voi vinh|voi tien|trai tham quyen|lam quyen|loi dung|lam dung|vi pham"
    r"|khong phuc|tam phuc|cuong che|tich thu|doi boi thuong|so sach|bien lai|phieu thu|hoa don|chung tu|chia nhau|lien hoan|minh bach|mot dang|\bem |im di|giau nhem|tay trong|toa (?:xu|tuyen|an)|ban an|phan quyet|oan"
    r"|bien thu|an tien|quan he bat chinh|ngoai tinh|danh nguoi|danh dap|hanh hung|de doa|tu loi|vu loi|truc loi|tu y ban|nang khong|nang gia|moc noi|moc ngoac|thong thau|trung thau|quan xanh|san sau|nguoi nha"
    r"|huy (?:bo )?(?:quyet|ket|bien|viec)|quyet dinh|xem xet lai|bai bo|rut lai|tra lai|trai quy dinh|trai luat|trai phap luat|ket luan thanh tra|bien ban|ket qua xet|binh xet|sai pham|lua dao|thu tien|xam pham|cuong doat|nhung nhieu|hach dich|thu chi khong minh bach|rut ruot|bo tui|chia chac|an chia|cap dat|ban dat)"
)

# --- denunciation

_OF_MANY = r"(?:giải quyết|xử lý|tiếp nhận|thụ lý|phân loại|trả lời|xem xét|các|những|nhiều|số|số lượng|lượng|nộp|loại|tình trạng|tình hình|phát sinh|không còn|có)"
GENERIC_DENOUNCE = Phrase(
    rf"khiếu nại,? (?:và )?tố cáo|(?:{_OF_MANY}) (?:các |những |dứt điểm |kịp thời |lượng |vụ |nhiều )*đơn,?(?: ?thư)?,? tố cáo(?! (?:ông|bà|cán bộ|đồng chí|chủ tịch|kế toán|trưởng|hiệu|giám|bí thư|công chức))"
    r"|đơn,?(?: ?thư)?,? tố cáo,? (?:nặc danh|kéo dài|tồn đọng|vượt cấp|đông người|phức tạp|còn|chưa|chậm|không (?:được|có)|phát sinh|gia tăng|tăng|giảm|có xu hướng)"
    r"|đơn,?(?: ?thư)?,? tố cáo của (?:công dân|nhân dân|người dân|cử tri|dân)\b[^.;]{0,40}\b(?:chậm|chưa|không được|kéo dài|tồn đọng|được giải quyết|giải quyết)"
    r"|(?:giải quyết|luật|công tác|quyền|việc|tình hình|người|các|những|nội dung) tố cáo(?! của (?:ông|bà)| (?:ông|bà|cán bộ|chủ tịch|kế toán|trưởng|hiệu trưởng|bí thư))|tố cáo kéo dài|tố cáo,? khiếu nại"
    r"|chống tố cáo|bảo vệ người tố cáo|(?:tin báo,? |nguồn tin |người |đường dây nóng |hòm thư |phong trào |việc )tố giác|tố giác (?:tội phạm|về tội phạm|và tin báo)|tố cáo nặc danh"
)
DENOUNCE = Phrase(r"\b(?:tố cáo|tố giác)\b")
# "tố" alone, before the one who is accused; without accents it would be "tổ", "to", "tờ"
DENOUNCE_SHORT = Phrase(
    r"\btố (?=(?:ông|bà|anh|chị|một số|cán bộ|công chức|trưởng|phó|chủ tịch|bí thư|kế toán|hiệu trưởng|giám đốc|công an|kiểm lâm|thôn|xã|lãnh đạo)\b)"
)
_MONEY = r"(?:\d[\d.,]*|mấy|hàng|vài|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|cả)(?:[ -](?:\d[\d.,]*|chục|trăm|mươi|mười))* (?:triệu|nghìn|ngàn|trăm|chục|tỷ|tỉ|đồng|cây vàng|chỉ vàng|lượng vàng)"
TAKES = Phrase(
    r"(?<!được )(?<!chưa )(?<!chậm )(?<!không )\b(?:(?:nhận|ăn|lấy|vòi|đòi|gợi ý (?:đưa|nộp)|bắt (?:dân )?(?:đưa|nộp|chung)|moi|vay) (?:của [^,.;]{2,30} )?(?:tiền(?! (?:hỗ trợ|bồi thường|đền bù|trợ cấp|phụ cấp|lương|công|thưởng|điện|nước|thuê|gửi|đặt cọc|bảo hiểm|chính sách|ở|từ|qua))|hối lộ|phong bì|quà biếu|tiền hối lộ|tiền chạy)|ăn tiền|ăn hối lộ"
    r"|tham ô|chiếm đoạt|ăn chặn|bớt xén|vòi vĩnh|vòi tiền|biển thủ|bỏ túi|rút ruột|cưỡng đoạt|chạy (?:chế độ|chức|việc|án|điểm|suất)|(?:phải |đòi |bắt )?(?:lót tay|bôi trơn|chung chi)"
    rf"|(?:nhận|lấy|đòi|vòi|thu|cầm|ăn|vay) (?:của [^,.;]{{2,40}} )?{_MONEY}(?: đồng)?(?! (?:tiền )?(?:phụ cấp|lương|trợ cấp|hỗ trợ|bồi thường|đền bù|thưởng|tiền công|tiền bồi)|(?: một| mỗi| hằng| hàng|/) ?(?:tháng|năm|quý|ngày))(?=[^,.;]{{0,40}}\b(?:để|rồi|mới|của (?:dân|hộ|ông|bà|các hộ|gia đình|tôi|nhiều hộ)|làm|chạy|hứa|nhưng không|mà không|không (?:làm|trả|có biên lai|biên lai|hóa đơn|phiếu))\b))"
    r"(?!\w)"
)
WRONG = Phrase(
    r"\b(?:nhận (?:tiền(?! (?:lương|hỗ trợ|bồi thường|đền bù|trợ cấp|phụ cấp|công|thưởng|điện|nước|bảo hiểm|chính sách|chế độ))|hối lộ|phong bì)|đòi (?:tiền|hối lộ)|tham ô|chiếm đoạt|ăn chặn|bớt xén|chiếm dụng|lập khống|khai khống|khai man|nâng khống|ký khống|chi khống|rút tiền khống"
    r"|làm giả|giả mạo|giả chữ ký|tẩy xóa|sửa (?:chữa )?hồ sơ|hồ sơ giả|bằng (?:cấp )?giả|bao che|bảo kê|tiếp tay|dung túng|trù dập|vòi vĩnh|vòi tiền|trái thẩm quyền|lạm quyền|lợi dụng (?:chức|quyền|vị trí)|lạm dụng (?:chức|quyền)|biển thủ|ăn tiền"
    r"|quan hệ bất chính|ngoại tình|đánh người|đánh đập|hành hung|đe dọa|tư lợi|vụ lợi|trục lợi|tự ý bán|thu tiền (?:của dân|trái|không|sai)|cưỡng đoạt|giữ lại tiền|lót tay|bôi trơn|chung chi|chạy (?:chế độ|chức|việc|án)"
    r"|chiếm hưởng|hưởng khống|kê (?:khai )?khống|lập danh sách (?:khống|sai)|gây thất thoát|nâng giá|móc ngoặc|móc nối|bán thông tin|thông đồng|thông thầu|quân xanh|chia chác|ăn chia"
    r"|(?:có|cho|để|đưa|ưu ái|ưu tiên|bố trí) (?:con|em|vợ|chồng|cháu|anh em|người nhà|người thân|công ty nhà)[^.;,]{0,20}(?:trúng thầu|nhận thầu|vào (?:danh sách|hộ nghèo|biên chế)|được (?:cấp đất|hưởng))|cấp đất cho (?:con|em|vợ|người nhà|người thân|bản thân)"
    r"|thu (?:tiền|mỗi|của|quỹ|\d)[^.;]{0,70}(?:không|chẳng|chả) (?:có |hề có |thấy )?(?:sổ sách|biên lai|hóa đơn|phiếu thu|chứng từ|công khai|quyết toán|ai biết)|lấy tiền[^.;]{0,60}(?:không|chẳng|chả) (?:có |thấy )?(?:sổ sách|biên lai|hóa đơn|phiếu|chứng từ)"
    r"|(?:lấy|đem|dùng) (?:tiền|quỹ)[^.;]{0,50}(?:chia nhau|liên hoan|tiêu riêng|tiêu xài|bỏ riêng|ăn nhậu|cho vay riêng)|ký một đằng|(?:ém|ỉm|giấu) (?:nhẹm|đi|tiền|hồ sơ|đơn|quyết định|danh sách|hàng|quà)|đút túi|chấm mút|xà xẻo|ăn bớt|khai man|chia nhau (?:tiền|đất|hàng|quà)|tham (?:ô|nhũng) (?:tiền|của)|(?:làm|lập|ký) (?:giấy|phiếu|chứng từ|hồ sơ) (?:khống|giả|ma)|danh sách ma|hộ ma"
    r"|không minh bạch|nhũng nhiễu|sách nhiễu|hách dịch|bỏ túi|rút ruột|vi phạm pháp luật|làm sai|cấp đất sai|bán đất công)\b"
)
NAMED = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Đđ]/c|[Cc]án bộ|[Kk]ế toán|[Tt]rưởng thôn|[Bb]í thư(?: chi bộ)?|[Cc]hủ tịch(?: UBND)?(?: xã| phường)?)\s+"
    r"(?!(?:Ủy|UBND|Nhân|Đảng|Công|Hội|Sở|Bộ|Ban|Văn phòng|Chi (?:cục|nhánh)|Trung tâm|Phòng|Trạm|Trường|Thanh tra|Tòa|Viện|Bệnh viện|Thuế|Ngân hàng|Quỹ|Đoàn|Mặt trận)\b)"
    rf"[{CAPITAL}](?:[{SMALL}]+|\.)(?:\s+[{CAPITAL}][{SMALL}]*){{0,3}}"
)
OFFICE = Phrase(
    r"\b(?:(?:ông|bà|đồng chí|đ/c) (?:phó )?(?:chủ tịch|bí thư|trưởng (?:thôn|bản|công an)|giám đốc|hiệu trưởng|cán bộ)|chủ tịch (?:ubnd )?(?:xã|phường)"
    r"|phó chủ tịch (?:ubnd )?(?:xã|phường)|trưởng thôn|trưởng bản|bí thư chi bộ|kế toán (?:xã|thôn|trường|hợp tác xã|htx)|cán bộ (?:địa chính|tư pháp|thuế|kiểm lâm|chính sách|hộ tịch|kế toán|tín dụng)"
    r"|công chức (?:địa chính|tư pháp|xã|phường|văn hóa|tài chính|kế toán)|(?:tổ trưởng|tổ phó|trưởng ban|phó trưởng) (?:tổ dân phố|khu phố|tdp|ban quản lý|tổ vay vốn)|trưởng (?:xóm|làng|khu phố|phố|tổ dân phố|tiểu khu|khu)|phó (?:thôn|bản|trưởng thôn|hiệu trưởng|giám đốc)"
    r"|bí thư (?:đảng ủy|chi bộ|xã|phường)|chi hội trưởng|trưởng phòng|đội trưởng|thủ quỹ|cán bộ (?:xã|phường|thôn)|hiệu trưởng|hiệu phó|giám đốc|công an viên|trưởng công an|(?:chủ nhiệm|giám đốc) (?:hợp tác xã|htx)|trạm trưởng|hạt trưởng|kiểm lâm viên|một số cán bộ (?:xã|thôn|phường)|ban (?:quản lý|kiến thiết|phát triển|giám sát|công tác mặt trận|mặt trận) (?:thôn|bản|xóm|khu phố|làng|chợ|đình|chùa))\b"
)
# an official without a name or office, as the one who does it
OFFICER = Phrase(
    r"\b(?:cán bộ|công chức|viên chức|nhân viên|kiểm lâm|thanh tra|cảnh sát|công an|thẩm phán|chấp hành viên|bác sĩ|giáo viên|lãnh đạo)\b"
)
# who builds or sells does wrong as a firm, not as an official
FIRM = Phrase(
    r"\b(?:chủ đầu tư|nhà thầu|đơn vị thi công|bên thi công|công ty|doanh nghiệp|nhà xe|chủ (?:xe|mỏ|trại|cửa hàng|hụi|dự án|trang trại|nhà trọ)|thương lái|cò (?:đất|mồi)|hợp đồng|tư thương|môi giới|đại lý|nhà máy|siêu thị|hàng quán|kẻ (?:gian|xấu|lừa)|đối tượng)\b"
)
# deeds that only one who holds an office, a fund or its papers can do
OF_OFFICE = Phrase(
    r"\b(?:ký khống|chi khống|lập khống|kê khống|nâng khống|rút tiền khống|ký một đằng|danh sách ma|hộ ma|ăn chặn|bớt xén|ăn bớt|xà xẻo|chấm mút|bỏ túi|đút túi|biển thủ|tham ô|(?:ém|ỉm) (?:nhẹm|đi|tiền|hồ sơ|đơn|quyết định|danh sách|quà)|chia chác|ăn chia)\b"
)
DOERS = Phrase(
    r"\b(?:(?:mấy|hai|ba|những|các|có|một|vài|nhóm) (?:người|ông|bà|anh|chị|vị|cán bộ)|người (?:ta|giữ|thu|làm|quản|phụ trách|lập)|ông ấy|bà ấy|họ|ban (?:quản lý|kiến thiết|phát triển) thôn|thôn|xã|phường|hợp tác xã|htx|nhà trường|ban|hội)\b"
)
GENERAL_WRONG = Phrase(
    r"\b(?:tình trạng|các (?:hành vi|vụ|đối tượng|trường hợp)|những (?:cán bộ|kẻ|đối tượng|hành vi|trường hợp)|nhiều đối tượng|đối tượng|kẻ gian|tội phạm|nạn|"
    r"giả danh|mạo danh|qua mạng|qua điện thoại|phòng,? ?chống|nếu)\b"
)
# who is named and then speaks accuses, and is not accused
SPEAKS = Phrase(
    r"[^.;:]{0,40}?\b(?:phản ánh|đề nghị|kiến nghị|cho biết|nêu|bức xúc|hỏi|mong|trình bày|yêu cầu|có ý kiến|tố cáo|tố giác|khiếu nại)\b"
)
# to handle, to end, to fear such officials in general: no accusation
HANDLED = Phrase(
    r"\b(?:xử lý|xử phạt|chống|ngăn|chấm dứt|loại bỏ|kiểm tra|răn đe|siết|những|các|nhiều|mọi|bất cứ|tránh|không để|kỷ luật|đề nghị|kiến nghị|mong|yêu cầu|cấm)\b"
)

# --- complaint

GENERIC_COMPLAIN = Phrase(
    r"khiếu nại,? (?:và )?tố cáo|(?:giải quyết|đơn,? ?thư|các|những|nhiều|luật|công tác|quyền|tình trạng|tình hình|số|việc|vụ việc|người|phát sinh|không) (?:các |vụ |đơn |đơn thư |dứt điểm )*"
    r"(?:khiếu nại|khiếu kiện)|khiếu kiện|khiếu nại (?:kéo dài|đông người|vượt cấp|tồn đọng|phức tạp)"
)
COMPLAIN = Phrase(r"\b(?:khiếu nại|kêu oan)\b")
CRIES = Phrase(r"\bđơn kêu (?:cứu|oan)\b")
COMPLAIN_OF = Phrase(
    r"\bkhiếu nại(?: lần (?:hai|đầu|thứ \w+|\d))?(?: về)?(?: việc)? ?(?:quyết định|đối với|hành vi|ubnd|ủy ban|chủ tịch|kết luận|phương án|việc|về|mức|giá|kết quả|thông báo|cách|văn phòng|hội đồng)"
)
_REFUSED = r"(?:(?:không|chưa|chẳng|kiên quyết không) (?:đồng ý|nhất trí|chấp nhận|đồng tình|thỏa đáng|thống nhất|tán thành|phục|tâm phục(?:,? khẩu phục)?|thừa nhận|cam chịu)|(?:kịch liệt )?phản đối)"
_UNDO = r"(?:hủy bỏ|hủy|thu hồi lại|thu hồi|bãi bỏ|xem xét lại|xem lại|rút lại|rút|dừng)"
# decisions about one person or household; a rule for all has a number and a year and is no such decision
_DECISION = (
    r"(?:quyết định (?:số (?!\S+/20\d\d/)\S+|này|đó|thu hồi|xử phạt|xử lý|cưỡng chế|kỷ luật|bồi thường|phê duyệt|giải quyết|hành chính|cắt|dừng|thôi|buộc|sa thải|giao đất|cho thuê|cấp (?:giấy|đất)|tháo dỡ|phá dỡ|đình chỉ|khai trừ|điều chuyển|tạm giữ)"
    r"|bản án|phán quyết|tòa (?:án )?(?:xử|tuyên)|án (?:sơ thẩm|phúc thẩm)|cách (?:giải quyết|xử lý|xử|tính)"
    r"|(?:kết quả|việc|quyết định|cách) giải quyết (?:đơn )?khiếu nại|(?:phương án|mức|giá) (?:bồi thường|đền bù|hỗ trợ)|kết luận thanh tra|biên bản (?:kiểm kê|vi phạm|xử phạt|kiểm đếm)"
    r"|(?:kết quả|việc) (?:bình xét|xét|rà soát|kiểm kê|kiểm đếm|đo đạc|giám định)[^.;,]{0,30}|việc (?:cưỡng chế|thu hồi (?:đất|sổ|giấy)|cắt (?:chế độ|trợ cấp|lương)|kỷ luật|xử phạt))"
)
OBJECT = Phrase(rf"\b(?:{_REFUSED}|{_UNDO})\b[^.;]{{0,60}}\b{_DECISION}")
REFUSES = Phrase(rf"\b{_REFUSED}\b[^.;]{{0,60}}\b{_DECISION}")
UNDO = Phrase(
    rf"\b(?:hủy bỏ|hủy|thu hồi|bãi bỏ|rút lại|rút|xem xét lại|xem lại)\b[^.;]{{0,30}}\b(?:quyết định|kết luận|biên bản|kết quả|phương án)|\b{_UNDO} (?:quyết định|kết luận|biên bản)|\btrả lại (?:tiền phạt|đất|nhà|tài sản)\b"
)
AGAINST_LAW = Phrase(
    r"\b(?:trái (?:quy định|luật|pháp luật|thẩm quyền)|không đúng (?:quy định|pháp luật|trình tự|đối tượng|thực tế)|sai (?:quy định|luật|trình tự)|oan|bỏ sót (?:nhà|hộ) (?:tôi|ông|bà))\b"
)
# what was done to one person or household, and that the person stands up against it
DONE_TO = Phrase(
    r"\bbị (?:(?:ubnd |ủy ban |công an |ban |trường |đoàn |chính quyền )?(?:xã|phường|tỉnh|huyện|thôn|công an|chính quyền|hiệu trưởng|nhà trường|cơ quan|tòa)[^.;,]{0,20} )?(?:cưỡng chế|thu hồi|thu|phạt|xử phạt|cắt|kỷ luật|buộc thôi việc|đuổi|đập|phá|dỡ|tháo dỡ|tịch thu|giữ|tạm giữ|đình chỉ|gạch tên|loại|bắt giữ)\b"
    r"|\b(?:ubnd |ủy ban |công an |chính quyền )?(?:xã|phường|công an|đoàn cưỡng chế|tòa)[^.;,]{0,25} (?:cưỡng chế|thu hồi|phạt|xử phạt|đập|phá|tháo dỡ|tịch thu|xử) (?:tôi|nhà|đất|xe|của tôi|ruộng|vườn|quán|lều|chuồng|hàng)\b"
)
STANDS_UP = Phrase(
    r"\b(?:phản đối|(?:không|chẳng|chưa) (?:phục|tâm phục|chấp nhận|đồng ý|nhất trí|cam chịu)|đòi (?:bồi thường|đền|lại|trả|công bằng|quyền lợi|làm rõ)|oan(?: ức| uổng| sai)?|yêu cầu (?:hủy|trả lại|bồi thường|đền|xin lỗi|rút|thu hồi|xem xét lại)|xin (?:xét lại|xem xét lại|xử lại))\b"
)
# a second complaint, or the outcome of the first refused
AGAIN = Phrase(
    r"\bgiải quyết khiếu nại lần (?:hai|2|ii|thứ hai)\b|\b(?:không|chưa|chẳng) (?:đồng ý|nhất trí|chấp nhận|đồng tình|thống nhất|thỏa đáng)[^.;]{0,60}khiếu nại\b"
)
OWN = Phrase(
    r"\b(?:gia đình (?:tôi|chúng tôi|ông|bà|anh|chị)|nhà tôi|của tôi|cho tôi|bản thân tôi|chúng tôi|hộ (?:ông|bà|gia đình ông|gia đình bà|tôi)|tôi (?:đã|không|có|khiếu|gửi|xin|yêu|là|bị|phản|đòi|thua|kêu)|xử tôi|vợ chồng tôi|(?:bố|mẹ|cha|con|ông|bà|chồng|vợ|anh|em|chị) tôi|(?:của|đất|thửa đất|nhà) gia đình(?! (?:chính sách|văn hóa|liệt sĩ|có công|nghèo)))\b"
)
# many speak: they ask for another rule, not for their own right
MANY = Phrase(
    r"^(?:(?:các|nhiều|một số|đa số|phần lớn|đông đảo|đại đa số) )+|^(?:cử tri|bà con|nhân dân|người dân|các hộ|hộ dân)\b"
)
A_LETTER = Phrase(
    r"^(?:lá |01 |một |nội dung )?đơn (?:của|thư của|ông|bà|không|phản ánh|trình bày|kiến nghị|đề nghị|tập thể|xin)\b"
)
LETTERS = Phrase(r"\b(?:đơn,? ?thư|đơn của (?:công dân|cử tri|nhân dân|dân)|đơn (?:khiếu nại|tố cáo))\b")
