"""Complaints and denunciations are set apart however they are worded; general talk of them stays a petition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.voters.reading.kinds import kind_of
from phoihop.voters.reading.texts import Text
from tests.papers.builders import para
from tests.voters.reading.test_prose_rules import paper

WHO = [
    "trưởng thôn Đoài",
    "kế toán xã",
    "cán bộ địa chính phường",
    "hiệu trưởng trường tiểu học",
    "giám đốc hợp tác xã",
]
DEED = [
    "nhận tiền của dân",
    "ăn chặn tiền hỗ trợ",
    "vòi vĩnh các hộ",
    "lập khống danh sách",
    "nhận 30 triệu đồng rồi không làm",
]
DECISION = [
    "quyết định thu hồi đất",
    "quyết định xử phạt hành chính",
    "quyết định cưỡng chế",
    "quyết định cắt trợ cấp",
]


@given(st.sampled_from(WHO), st.sampled_from(DEED), st.booleans())
def test_a_letter_of_denunciation_is_one_by_its_name_alone(who: str, deed: str, with_deed: bool) -> None:
    text = f"Đơn tố cáo {who}" + (f" {deed}" if with_deed else "")
    assert kind_of(Text(text)).code == "denunciation"


@given(
    st.sampled_from(WHO),
    st.sampled_from(DEED),
    st.sampled_from(["", "Đơn phản ánh ", "Cử tri nêu ", "Ông L. cho biết "]),
)
def test_an_officials_deed_is_a_denunciation_without_its_name(who: str, deed: str, before: str) -> None:
    assert kind_of(Text(f"{before}{who} {deed}.")).is_secret


@given(
    st.sampled_from(["Bà H. ", "Gia đình tôi ", "Đơn của ông Q. ", "Ông Vũ Đình Sản "]),
    st.sampled_from(["không đồng ý với", "không nhất trí với", "không chấp nhận"]),
    st.sampled_from(DECISION),
    st.sampled_from([", yêu cầu hủy quyết định", ", đề nghị xem xét lại", ""]),
)
def test_who_contests_a_decision_on_himself_complains(who: str, refuses: str, what: str, asks: str) -> None:
    assert kind_of(Text(f"{who}{refuses} {what}{asks}.")).code == "complaint"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("denunciation", "Cử tri tố trưởng bản bao che cho lâm tặc."),
        ("denunciation", "Cán bộ trạm cân vòi tiền lái xe, ai không đưa thì bị giữ giấy tờ."),
        ("denunciation", "Nhân viên đo đạc nhận của nhà tôi 15 triệu đồng rồi không làm sổ."),
        ("denunciation", "don to cao truong thon nhan tien cua dan"),
        ("complaint", "Đơn kêu cứu của năm hộ bị phá dỡ nhà."),
        ("complaint", "Không đồng ý với quyết định cưỡng chế của UBND xã, yêu cầu hủy quyết định."),
        ("petition", "Đề nghị xử lý nghiêm cán bộ nhận tiền của dân, nhũng nhiễu."),
        ("petition", "Đơn tố cáo của công dân chậm được giải quyết, đề nghị tỉnh đôn đốc."),
        ("petition", "Đề nghị giải quyết dứt điểm đơn tố cáo kéo dài."),
        ("petition", "Các hộ dân thôn 3 chưa đồng ý với mức bồi thường, đề nghị tỉnh nâng đơn giá."),
        ("petition", "Cử tri không đồng ý với quyết định sáp nhập trường, đề nghị xem xét lại."),
        ("petition", "Trưởng thôn chỉ nhận 1 triệu đồng phụ cấp mỗi tháng, quá thấp."),
        ("petition", "Công chức nghỉ việc chậm được nhận tiền."),
        ("petition", "Hộ ông Bình mới nhận 60 triệu đồng tiền bồi thường, còn thiếu."),
        ("petition", "Đơn của tập thể 17 hộ đề nghị cho mượn đất công làm bãi gửi xe."),
        ("petition", "Đề nghị thu hồi quyết định giao đất cho dự án treo của Công ty Hoa Sen."),
        ("petition", "to can bo xuong thon van dong dan nop tien rac"),
        ("opinion", "Cử tri tin tưởng vào việc chống tham nhũng, tiêu cực, lãng phí."),
        ("opinion", "Đường thôn có đèn, bà con đều yên tâm đi lại buổi tối."),
    ],
)  # fmt: skip
def test_the_border(kind: str, text: str) -> None:
    assert kind_of(Text(text)).code == kind


def test_a_heading_over_letters_makes_a_contested_measure_a_complaint() -> None:
    line = "- Chưa thống nhất với biên bản kiểm kê tài sản trên đất ở phố Đông."
    letters = paper(para("II. ĐƠN THƯ CỦA CÔNG DÂN", bold=True), line, title="BÁO CÁO")
    voters = paper(para("II. Ý KIẾN CỦA CỬ TRI", bold=True), line, title="BÁO CÁO")
    assert [item.kind.code for item in letters.items] == ["complaint"]
    assert [item.kind.code for item in voters.items] == ["petition"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("petition", "Ông Hà Văn Thức phản ánh thương lái lừa đảo chiếm đoạt tiền của bà con."),
        ("denunciation", "Ông Hà Văn Thức phản ánh ông Lò Văn Pảo, trưởng bản, chiếm đoạt tiền của bà con."),
        ("petition", "Cán bộ xã ít người, nhận tiền lương thấp."),
        ("denunciation", "Kế toán trường lập danh sách khống tiền ăn của học sinh."),
    ],
)
def test_who_tells_is_not_accused(kind: str, text: str) -> None:
    assert kind_of(Text(text)).code == kind
