"""Everyday wordings and careless layouts: sub-headings, several matters in one place, speakers by initials. All invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.voters.reading.kinds import kind_of
from phoihop.voters.reading.replies import is_no_answer
from phoihop.voters.reading.texts import Text
from tests.papers.builders import para
from tests.voters.reading.test_levels import level
from tests.voters.reading.test_prose_rules import paper, texts
from tests.voters.reading.test_rules import names, sheet

PUMP = "Trạm bơm nằm trơ vì nước sông cạn, đề nghị nạo vét cửa lấy nước."
LIGHT = "Điện chiều nào cũng tối om, nồi cơm không chín nổi, mong thay trạm biến áp."
NURSE = "Trạm xá không có bác sĩ, đau bụng cũng phải lên phố; xin cử người về."
ROOF = "Mái trường tiểu học tốc từ bão trước, thầy trò học nhờ đình làng; đề nghị lợp lại."
MATTERS = [PUMP, LIGHT, NURSE, ROOF]


# --- sub-headings


@given(st.sampled_from(["a)", "1.", "a."]), st.sampled_from(["", "- ", "+ "]), st.booleans())
def test_short_marked_lines_of_any_name_are_headings(mark: str, dash: str, tail: bool) -> None:
    def put(text: str) -> str:
        return f"{dash}{text} (Nga An)" if tail else f"{dash}Nga An: {text[0].lower()}{text[1:]}"

    second = {"a)": "b)", "1.": "2.", "a.": "b."}[mark]
    items = paper(
        para("I. KINH TẾ", bold=True), f"{mark} Ruộng nương, bếp núc", put(PUMP), put(LIGHT),
        f"{second} Thuốc men, chữ nghĩa", put(NURSE), put(ROOF), title="BÁO CÁO",
    ).items  # fmt: skip
    assert len(items) == len(MATTERS)
    assert all(names(item) == ["Nga An"] for item in items)
    assert not any("Ruộng nương" in text or "Thuốc men" in text for text in texts(items))


def test_a_road_named_in_a_lettered_line_is_no_heading() -> None:
    items = paper(
        para("II. Ý KIẾN CỦA CỬ TRI", bold=True),
        "a) Tuyến đường Đồi Cao dài 3 km hỏng nặng, đề nghị sửa",
        "b) Chợ Bến Đò dột, đề nghị lợp lại",
        title="BÁO CÁO",
    ).items
    assert len(items) == 2


@pytest.mark.parametrize("name", ["NỘI CHÍNH", "CÁC VIỆC CÒN LẠI", "CHUYỆN LÀNG XÃ"])
def test_capitals_of_any_name_open_over_places(name: str) -> None:
    found = paper(
        para("I. Giao thông", bold=True), "Hoằng Châu: cầu gãy, đề nghị bắc lại.",
        para(f"II. {name}", bold=True), "Nga An: cán bộ một cửa đóng cửa giữa giờ, dân ngồi chờ cả buổi.",
        "Yên Thắng: bà con khen công an xã bắt được kẻ trộm trâu.", title="BÁO CÁO TỔNG HỢP",
    )  # fmt: skip
    assert [names(item) for item in found.items] == [["Hoằng Châu"], ["Nga An"], ["Yên Thắng"]]
    assert found.items[-1].kind.code == "opinion"


# --- several matters in one place


@given(st.permutations(MATTERS), st.integers(2, 4))
def test_unmarked_lines_of_a_cell_are_matters_of_their_own(matters: list[str], count: int) -> None:
    items = sheet(["Nơi", "Nội dung cử tri nêu"], ["Xã Nga An", "\n".join(matters[:count])]).items
    assert texts(items) == matters[:count]


def test_lines_of_a_cell_that_go_on_stay_together() -> None:
    one = "Đường vào bản lở một đoạn dài.\nDo vậy đề nghị xã kè lại.\nTình trạng này kéo dài hai năm."
    assert len(sheet(["Nơi", "Nội dung cử tri nêu"], ["Xã Nga An", one]).items) == 1


@pytest.mark.parametrize(
    "joint", ["Ngoài ra, ", "Còn một việc nữa: ", "Một chuyện khác là ", "Nhân đây, ", "Bên cạnh đó, "]
)
def test_another_matter_announced_is_one(joint: str) -> None:
    other = "cái ao giữa làng thành nơi đổ rác, nhờ xã cho người dọn."
    said = f"Lớp học thiếu bốn cô giáo, đề nghị bổ sung. {joint}{other}"
    for items in (
        sheet(["Nơi", "Nội dung cử tri nêu"], ["Xã Nga An", said]).items,
        paper(para("Cử tri phát biểu", bold=True), f"Ông Lê Văn B., thôn 2: {said}").items,
        paper(para("Cử tri phát biểu", bold=True), f"Ông H., thôn 2: {said[: said.index(joint)]}", f"{joint}{other}").items,
    ):  # fmt: skip
        assert len(items) == 2
        assert items[1].text.endswith(other)


def test_the_second_of_two_points_needs_no_request() -> None:
    items = paper(
        para("Cử tri phát biểu", bold=True),
        "Bà N.T.L. (thôn Đoài): Tôi có hai ý. Ý thứ nhất, thẻ bảo hiểm của con tôi ghi sai tên. Ý thứ hai, xe chở đất chạy suốt đêm.",
    ).items
    assert len(items) == 2


def test_what_may_hold_several_is_doubted() -> None:
    said = "Đề nghị nạo vét mương đồng Cửa; Đình làng dột nhiều chỗ, xin tôn tạo trước hội. Đề nghị cấp sổ đỏ cho các hộ."
    items = sheet(["Nơi", "Nội dung cử tri nêu"], ["Xã Nga An", said]).items
    assert len(items) > 1 or any("nhiều ý kiến" in doubt for doubt in items[0].doubts)


# --- nothing is dropped in silence


@pytest.mark.parametrize(
    "who", ["Ông H., thôn 2", "Bà N.T.L. (thôn Đoài)", "Bác Tư, xóm Nam", "Anh Q.", "Cụ Lê Văn Ba"]
)
def test_whatever_a_named_speaker_says_is_an_item(who: str) -> None:
    said = "Con đê sau nhà mưa to là cả xóm thức trắng."
    found = paper(
        para("Cử tri phát biểu", bold=True), f"{who}: {said}", "Hội nghị kết thúc hồi 11 giờ cùng ngày."
    )
    assert texts(found.items) == [said]


@pytest.mark.parametrize(
    "said",
    [
        "Giá mà có cái máy gặt chung thì dân đỡ phải thuê.",
        "Sao không thấy ai về phun thuốc muỗi sau lụt.",
        "Bà con muốn đoàn kiểm tra về làm cho ra nhẽ chuyện hồ tôm.",
        "Có người than năm nay hàng quán ven biển vắng tanh.",
        "Ban quản lý thôn lấy tiền quỹ đem chia nhau liên hoan.",
    ],
)
def test_wishes_and_plaints_are_items(said: str) -> None:
    found = paper("Chuyện ruộng đồng", f"Nga An: {PUMP}", "Chuyện khác", said, title="Ý KIẾN CỬ TRI")
    assert said in " ".join(texts(found.items)) or any(said[:20] in warning for warning in found.warnings)
    found = paper(para("Ý kiến của cử tri", bold=True), said, title="BÁO CÁO")
    assert texts(found.items) == [said]


def test_a_line_that_became_no_item_is_named() -> None:
    found = paper(
        para("Ý kiến của cử tri", bold=True), "Mùa này gió Lào thổi suốt từ sáng tới tối trên các bãi ngô.", "- " + PUMP,
        title="BÁO CÁO",
    )  # fmt: skip
    assert len(found.items) == 2 or any("Mùa này gió Lào" in warning for warning in found.warnings)


# --- kinds


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("denunciation", "Kế toán hợp tác xã ém tiền hỗ trợ giống của mười hai hộ."),
        ("denunciation", "Mấy ông trong ban quản lý thôn ăn chặn tiền cứu trợ."),
        ("denunciation", "Hai người giữ sổ ký khống phiếu chi, dân ký một đằng nhận một nẻo."),
        ("denunciation", "Trưởng bản bỏ túi tiền giữ rừng, chia chác với họ hàng."),
        ("denunciation", "Thủ quỹ thôn thu quỹ không có phiếu thu, chẳng ai biết tiêu vào đâu."),
        ("petition", "Nhà thầu ăn bớt xi măng, đường mới làm đã bong."),
        ("petition", "Chủ đầu tư lấy tiền rồi thôi, khu dân cư chưa đấu nước."),
        ("petition", "Doanh nghiệp ký khống hợp đồng để trốn bảo hiểm."),
        ("petition", "Đề nghị xử lý nghiêm cán bộ bỏ túi tiền dân."),
        ("complaint", "Tôi không phục bản án, xin xét lại cho tôi."),
        ("complaint", "Nhà tôi bị xã thu hồi vườn, tôi phản đối, đòi trả lại."),
        ("petition", "Cử tri không đồng tình với quyết định thu phí vỉa hè, đề nghị xem lại."),
        ("opinion", "Bà con khen cán bộ trẻ niềm nở."),
        ("opinion", "Dân biết ơn bộ đội, suốt đợt lũ không thiếu bữa nào."),
        ("opinion", "Nghe đại biểu chất vấn dân rất hả lòng, mong cứ thế mà làm."),
        ("opinion", "Cử tri lo lớp trẻ bỏ quê đi hết."),
        ("petition", "Bà con lo đê vỡ, chân đê đã sạt."),
        ("petition", "Dân khen cán bộ nhưng đường vẫn lầy, đề nghị sửa."),
    ],
)
def test_kinds_in_everyday_words(kind: str, text: str) -> None:
    assert kind_of(Text(text), settled=True).code == kind


def test_thanks_keep_their_reason() -> None:
    said = "Tôi chỉ có mấy lời cảm ơn thôi. Nhờ có cây cầu mới mà trẻ con không phải nghỉ học mùa lũ."
    items = paper(para("Cử tri phát biểu", bold=True), f"Ông Lò Văn S., bản Hang: {said}").items
    assert [(item.text, item.kind.code) for item in items] == [(said, "opinion")]


# --- levels


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("XA", "Dây điện bẫy chuột giăng đầy bờ ruộng, công an xã phải đi tháo."),
        ("XA", "Mái chợ dột, tiền chỗ ngồi lại tăng."),
        ("XA", "Đầm thuê của đất công ích hết hạn, xã không ký tiếp."),
        ("XA", "Trưởng thôn thu mỗi nhà ba trăm nghìn."),
        ("XA", "Hợp tác xã thu tiền cả những nhà bỏ ruộng."),
        ("TINH", "Bỏ cấp huyện, cán bộ xã phải làm thêm nhiều việc."),
        ("TW", "Luật Đất đai tính giá thế thì dân thiệt, đề nghị sửa cho công bằng."),
        ("TW", "Giấy phép lái xe bị trừ điểm rồi phải thi lại, đề nghị bỏ."),
        ("TW", "Đề nghị Nhà nước tăng mức hỗ trợ đóng bảo hiểm xã hội tự nguyện."),
        ("TW", "Công chức xã ôm việc của bốn phòng, đề nghị tăng biên chế."),
    ],
)  # fmt: skip
def test_levels_that_are_only_implied(code: str, text: str) -> None:
    assert level(text) == code


def test_whose_sheet_it_is_decides_no_level_and_the_column_does() -> None:
    items = sheet(
        ["VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH", None, None, None, None],
        [None, None, None, None, None],
        ["TT", "Nội dung cử tri hỏi", "Gửi ai", "Tóm tắt trả lời", "Tình trạng"],
        [1, "Rãnh thoát nước thôn Đoài tắc.", None, None, "chưa chuyển"],
        [2, "Sân bay quy hoạch treo mười năm, cắm mốc cho rõ.", "Đoàn ĐBQH", None, "quá hạn"],
        [3, "Homestay xả nước ra ruộng, đề nghị xử lý.", "UBND xã", None, "lưu"],
    ).items
    assert [item.competence.code for item in items] == ["XA", "TW", "XA"]
    assert not any(item.reply for item in items)


# --- replies


@pytest.mark.parametrize(
    "said",
    [
        "quá hạn",
        "lưu",
        "chưa chuyển",
        "chuyển tiếp công dân",
        "đang theo dõi",
        "chờ",
        "đã đôn đốc lần 2",
        "tồn",
    ],
)
def test_a_status_of_the_office_is_no_answer(said: str) -> None:
    assert is_no_answer(said)


@pytest.mark.parametrize(
    "said", ["Đã sửa xong tháng 9", "Chuyển Sở Xây dựng bố trí vốn năm 2027", "Đang thi công"]
)
def test_what_was_done_is_an_answer(said: str) -> None:
    assert not is_no_answer(said)


def test_thanks_of_the_chair_answer_nobody() -> None:
    items = paper(
        para("Cử tri phát biểu", bold=True), f"Bà Ngô Thị Q., thôn 3: {ROOF}",
        "Bí thư Đảng ủy xã phát biểu: Xin cảm ơn bà con đã nói thẳng; địa phương tiếp thu và sẽ đôn đốc các bộ phận.",
        "Chủ tọa kết luận, đề nghị thư ký tổng hợp đầy đủ gửi cấp trên.",
    ).items  # fmt: skip
    assert len(items) == 1
    assert not items[0].on_spot


def test_lines_with_marks_under_a_name_are_never_one_lump() -> None:
    items = paper(
        para("II. NHỮNG ĐIỀU BÀ CON NÓI", bold=True),
        "1) Chuyện đồng áng", "+ Chuột phá lúa đến nửa ruộng.", "+ Thương lái về ép giá, ai cũng kêu.",
        "2) Chuyện học hành", "+ Con vào lớp 1 nộp mười mấy khoản.", "+ Cô giáo hợp đồng lương ba triệu.",
        title="BÁO CÁO",
    ).items  # fmt: skip
    assert len(items) == 4


def test_a_cell_in_which_nothing_is_asked_is_parted_by_field() -> None:
    told = "Đường ra đồng trơn trượt, trâu ngã gãy chân.\nTrường cấp hai không có sân tập, học sinh tập ngoài đường."
    assert len(sheet(["Nơi", "Nội dung cử tri nêu"], ["Xã Nga An", told]).items) == 2
