"""Where one item ends and the next begins: unnumbered papers, closings, boxes, titles, turns, lists. All invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.voters.reading.read import read_petitions
from phoihop.voters.reading.result import Item
from tests.papers.builders import Docx, para
from tests.voters.reading.test_prose_rules import texts
from tests.voters.reading.test_rules import minutes, report

OWN = [
    "Cử tri thôn Hạ đề nghị nạo vét kênh tiêu trước mùa mưa.",
    "Cử tri thôn Thượng kiến nghị bổ sung bác sĩ cho trạm y tế xã.",
    "Cử tri đề nghị trồng rừng thay thế ở đồi Cấm.",
    "Cử tri thôn Đoài mong có sóng điện thoại ổn định.",
    "Cử tri đề nghị lắp thêm trạm biến áp vì điện yếu.",
]
MORE = [
    "Đề nghị cấp sổ đỏ cho bảy hộ ở đội 4, dân chờ đã lâu.",
    "Kiến nghị tăng phụ cấp cho trưởng thôn, bí thư chi bộ.",
    "Mong ngành công an xử lý nạn trộm cắp xe máy ở chợ phiên.",
    "Đề nghị chống dột cho đình làng, di tích cấp tỉnh.",
]


def cut(*lines: str) -> list[Item]:
    return read_petitions(Docx().add(*lines).bytes(), "a.docx").items


def loose(*lines: str) -> list[Item]:
    return cut(para("BÁO CÁO", bold=True, centred=True), para("Ý kiến của cử tri", bold=True), *lines)


# --- papers without numbers


@settings(max_examples=40)
@given(
    st.permutations(OWN),
    st.lists(st.sampled_from(MORE), min_size=1, max_size=4, unique=True),
    st.randoms(use_true_random=False),
)
def test_each_whole_paragraph_is_an_item(own: list[str], more: list[str], order: object) -> None:
    lines = list(own)
    for line in more:
        lines.insert(order.randint(1, len(lines)), line)  # type: ignore[attr-defined]
    assert [item.text for item in loose(*lines)] == lines


def test_a_request_below_its_trouble_stays_with_it() -> None:
    found = loose(
        "Cử tri thôn Hạ phản ánh kênh tiêu bị bồi lấp nhiều năm.",
        "Đề nghị cho nạo vét kênh tiêu trước mùa mưa.",
        "Cử tri thôn Thượng phản ánh trạm y tế không có bác sĩ.",
        "Đề nghị bổ sung bác sĩ cho trạm y tế.",
        "Cử tri thôn Đoài phản ánh điện yếu, quạt không quay.",
        "Đề nghị ngành điện lắp thêm trạm biến áp.",
    )
    assert len(found) == 3
    assert all("Đề nghị" in item.text for item in found)


def test_what_takes_up_the_matter_stays_with_it() -> None:
    found = loose(*OWN[:3], "Vì vậy, đề nghị huyện và tỉnh quan tâm bố trí kinh phí sớm.")
    assert [len(item.text.split("\n")) for item in found] == [1, 1, 2]


def test_an_opinion_among_unnumbered_items_is_one_and_the_general_impression_none() -> None:
    praise = "Cử tri phấn khởi vì cây cầu mới đã thông xe sớm hơn kế hoạch."
    found = loose(
        "Nhìn chung, cử tri đánh giá cao sự điều hành của chính quyền các cấp.", OWN[0], praise, OWN[1]
    )
    assert [item.text for item in found] == [OWN[0], praise, OWN[1]]
    assert found[1].kind.code == "opinion"


def test_an_impression_before_numbered_items_is_no_item() -> None:
    assert texts(report("Nhìn chung, cử tri đánh giá cao kết quả kỳ họp.", f"1. {OWN[2]}")) == [OWN[2]]


# --- closings


@pytest.mark.parametrize(
    "closing",
    [
        "Đề nghị UBND tỉnh chỉ đạo giải quyết và báo cáo kết quả về Thường trực HĐND tỉnh trước ngày 15/3/2027.",
        "Kính đề nghị Thường trực HĐND tỉnh tổng hợp, chuyển cơ quan có thẩm quyền xem xét.",
        "Đề nghị các sở, ngành trả lời cử tri đúng thời hạn.",
        "Đề nghị các đồng chí đại biểu cho ý kiến để hoàn chỉnh báo cáo.",
        "Tổng số ý kiến tiếp nhận: 02 ý kiến; trong đó đã trả lời 01 ý kiến.",
        "Nhìn chung các ý kiến đều mang tính xây dựng.",
    ],
)
@pytest.mark.parametrize("last", [OWN[1], "Cử tri phấn khởi vì trường mới đã xây xong."])
def test_the_end_of_a_paper_belongs_to_no_item(closing: str, last: str) -> None:
    found = report(f"1. {OWN[0]}", f"2. {last}", closing, "Trên đây là báo cáo của Tổ đại biểu.")
    assert texts(found) == [OWN[0], last]


def test_a_voters_request_to_the_province_at_the_end_is_kept() -> None:
    last = "Cử tri đề nghị UBND tỉnh bố trí vốn làm cầu Bến Đò."
    assert texts(loose(*OWN[:3], last)) == [*OWN[:3], last]


# --- turns, titles, boxes


def test_an_officials_turn_in_the_agenda_ends_the_voters_part() -> None:
    found = minutes(
        f"- {OWN[0]}",
        "4. Lãnh đạo Sở Y tế phát biểu, làm rõ một số nội dung cử tri quan tâm.",
        "5. Đại diện Chi cục Thủy lợi giải trình các vấn đề liên quan đến kênh tiêu.",
    )
    assert texts(found) == [OWN[0]]


def test_blame_of_an_officials_answer_is_an_item() -> None:
    line = "UBND xã trả lời kiến nghị của cử tri còn chung chung, chậm."
    assert texts(report(f"1. {OWN[0]}", f"2. {line}")) == [OWN[0], line]


def test_a_title_over_two_lines_and_its_introduction_are_no_item() -> None:
    found = cut(
        para("BÁO CÁO TỔNG HỢP", bold=True, centred=True),
        para(
            "ý kiến, kiến nghị của cử tri gửi tới kỳ họp thứ năm, Hội đồng nhân dân tỉnh khóa XIX",
            centred=True,
        ),
        "Từ ngày 3 đến ngày 9/10/2026, Tổ đại biểu đã tổ chức 4 hội nghị với 512 cử tri. Kết quả như sau:",
        para("* Xã Nga An", bold=True),
        f"+ {OWN[2]}",
        f"+ {OWN[4]}",
    )
    assert texts(found) == [OWN[2], OWN[4]]


# --- parts of one matter, several matters in one paragraph


@pytest.mark.parametrize("marks", [("+ ", "+ ", "+ "), ("- ", "- ", "- "), ("a) ", "b) ", "c) ")])
def test_the_troubles_of_one_thing_stay_with_its_name(marks: tuple[str, ...]) -> None:
    parts = ["lề đường sạt ba chỗ;", "cống ngang bị tắc;", "chưa có biển báo. Đề nghị sửa."]
    lines = [mark + part for mark, part in zip(marks, parts, strict=True)]
    (road, other) = report("1. Tuyến đường tỉnh 512 đoạn qua xã Nga An:", *lines, f"2. {OWN[1]}")
    assert road.text.startswith("Tuyến đường tỉnh 512")
    assert road.field.code == "L01"
    assert other.text == OWN[1]


def test_one_verb_over_matters_of_different_fields_is_parted() -> None:
    found = report(
        "1. Cử tri xã Nga An đề nghị: nạo vét kênh tiêu trước mùa mưa; bổ sung giáo viên mầm non; lắp thêm trạm biến áp ở thôn 5."
    )
    assert [item.field.code for item in found] == ["L02", "L09", "L07"]
    assert all([place.name for place in item.places] == ["Nga An"] for item in found)


def test_a_list_of_one_field_stays_whole() -> None:
    (item,) = report("1. Cử tri xã Nga An đề nghị: nạo vét kênh tiêu; sửa trạm bơm; làm mới cống lấy nước.")
    assert item.field.code == "L02"
