"""Running text: headings of any name, speakers, answers of several paragraphs, closings. All sentences are invented."""

from __future__ import annotations

import pytest

from phoihop.voters.reading.kinds import kind_of
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.read import read_petitions
from phoihop.voters.reading.result import Item, Reading
from phoihop.voters.reading.texts import Text
from tests.papers.builders import Docx, para
from tests.voters.reading.test_rules import minutes, names, report

CULVERT = "Cống Bà Sậy sập một nửa, đề nghị làm lại trước mùa mưa."
CLINIC = "Trạm y tế không có máy siêu âm, mong được cấp."
SCHOOL = "Lớp ghép ở điểm lẻ quá đông, kiến nghị bổ sung giáo viên."


def paper(*lines: str, title: str = "BIÊN BẢN TIẾP XÚC CỬ TRI") -> Reading:
    return read_petitions(Docx().add(para(title, bold=True), *lines).bytes(), "a.docx")


def texts(items: list[Item]) -> list[str]:
    return [item.text for item in items]


# --- a heading is told by what stands below it


@pytest.mark.parametrize("name", ["Nội dung phát biểu", "Phần trao đổi", "Không khí buổi gặp"])
def test_a_numbered_heading_over_speakers_opens_whatever_its_name(name: str) -> None:
    found = paper(
        "1. Đại biểu dự: đồng chí Lê Văn Tám, đại biểu HĐND tỉnh.",
        f"2. {name}",
        "2.1. Bà Mai Thị Quyên, công chức phường Bỉm Sơn",
        f"Thứ nhất, {CULVERT}",
        f"Thứ hai, {CLINIC}",
        "2.2. Luật sư Hà Văn Thức, tổ dân phố 9",
        f"Thứ nhất, {SCHOOL}",
    )
    assert texts(found.items) == [CULVERT, CLINIC, SCHOOL]
    assert [item.speaker for item in found.items] == ["Mai Thị Quyên", "Mai Thị Quyên", "Hà Văn Thức"]


def test_a_heading_over_officials_opens_nothing() -> None:
    found = paper(
        "I. Ý kiến của cử tri",
        f"1. {CULVERT}",
        "II. Phần đáp từ",
        "Ông Lê Văn Tám, Chủ tịch UBND xã: xã đã đề nghị huyện cấp vốn, mong bà con chờ.",
    )
    assert texts(found.items) == [CULVERT]


def test_bold_names_without_numbers_are_speakers() -> None:
    found = paper(
        para("Nội dung trao đổi", bold=True),
        para("Ông Vũ Đình Sản (thôn 4)", bold=True),
        CULVERT,
        para("Bà Tạ Thị Nhàn (thôn 5)", bold=True),
        SCHOOL,
    )
    assert [(item.speaker, item.text) for item in found.items] == [
        ("Vũ Đình Sản", CULVERT),
        ("Tạ Thị Nhàn", SCHOOL),
    ]


def test_an_item_too_long_is_doubted() -> None:
    long = " ".join([CULVERT, CLINIC, SCHOOL, "Bà con kể lại chuyện cũ rất dài dòng và chi tiết." * 40])
    found = paper("1. Ý kiến của cử tri", f"- {long}", title="BÁO CÁO")
    assert any("nhiều ý kiến" in warning for warning in found.warnings)


# --- answers


def test_an_answer_goes_on_over_paragraphs_to_the_next_petition() -> None:
    found = paper(
        "I. KIẾN NGHỊ ĐÃ GIẢI QUYẾT XONG",
        "Kiến nghị số 1 (cử tri xã Hoằng Châu):",
        f"“{CULVERT}”",
        "Về nội dung này, UBND tỉnh có ý kiến như sau:",
        "Sở Xây dựng đã nghiệm thu cống mới.",
        "Công trình đưa vào sử dụng từ tháng 8.",
        "II. KIẾN NGHỊ ĐANG GIẢI QUYẾT",
        "Kiến nghị số 2 (cử tri xã Hoằng Châu):",
        f"“{CLINIC}”",
        "Sở Y tế đang lập dự toán mua máy.",
        title="BÁO CÁO",
    )
    first, second = found.items
    assert texts(found.items) == [CULVERT, CLINIC]
    assert first.reply is not None
    assert first.reply.text == "Sở Xây dựng đã nghiệm thu cống mới.\nCông trình đưa vào sử dụng từ tháng 8."
    assert (first.reply.outcome, first.reply.outcome_sure) == ("XONG", True)
    assert second.reply is not None
    assert (second.reply.outcome, second.reply.outcome_sure) == ("DANG", True)


def test_an_answer_may_be_a_list_of_its_own() -> None:
    found = paper(
        "I. Ý kiến của cử tri",
        f"1. Cử tri xã Hoằng Châu: {CULVERT}",
        "UBND xã trả lời như sau:",
        "- Xã đã khảo sát hai lần.",
        "- Kinh phí do tỉnh cấp.",
        f"2. Cử tri xã Hoằng Châu: {CLINIC}",
        title="BÁO CÁO",
    )
    assert texts(found.items) == [CULVERT, CLINIC]
    assert found.items[0].reply is not None
    assert "Kinh phí" in found.items[0].reply.text


def test_a_heading_over_a_form_names_its_voters() -> None:
    found = paper(
        para("1. Kiến nghị của cử tri xã Hoằng Châu", bold=True),
        f"Nội dung kiến nghị: {CULVERT}",
        "UBND tỉnh trả lời như sau:",
        "Sở Xây dựng đã nghiệm thu cống mới.",
        para("2. Kiến nghị của cử tri xã Yên Định", bold=True),
        f"Nội dung kiến nghị: {CLINIC}",
        "UBND tỉnh trả lời như sau:",
        "Sở Y tế đang mua máy.",
        title="BÁO CÁO",
    )
    assert [names(item) for item in found.items] == [["Hoằng Châu"], ["Yên Định"]]
    assert [item.reply.text if item.reply else "" for item in found.items] == [
        "Sở Xây dựng đã nghiệm thu cống mới.",
        "Sở Y tế đang mua máy.",
    ]


def test_what_an_agency_passes_on_is_its_answer() -> None:
    found = paper(
        "I. Ý kiến của cử tri",
        f"1. Cử tri xã Hoằng Châu: {CULVERT}",
        "Sở Xây dựng báo cáo, giải trình như sau:",
        "Cống sẽ làm trong quý I/2027.",
        f"2. Cử tri xã Hoằng Châu: {CLINIC}",
        "Việc này thuộc Sở Y tế, Sở Xây dựng xin chuyển.",
        title="BÁO CÁO",
    )
    assert texts(found.items) == [CULVERT, CLINIC]
    assert all(item.reply for item in found.items)


# --- what leaves the text


@pytest.mark.parametrize(
    ("line", "value"),
    [("Ý kiến thứ mười lăm (bà Tạ Thị Nhàn): Kênh cạn.", 15), ("Thứ hai mươi ba, kênh cạn.", 23),
     ("Mười hai là kênh cạn.", 12)],
)  # fmt: skip
def test_ordinals_beyond_ten(line: str, value: int) -> None:
    assert take_label(line)[0].value == value


def test_a_speaker_in_brackets_and_quotes_leave_the_text() -> None:
    one, two = report(
        f"* Ý kiến thứ mười một (bà Tạ Thị Nhàn, thôn Yên Định): {CULVERT}",
        f"* Ý kiến thứ mười hai (ông Vũ Đình Sản, thôn 4): “{CLINIC}”",
    )
    assert (one.text, one.speaker, names(one)) == (CULVERT, "Tạ Thị Nhàn", [])
    assert two.text == CLINIC


@pytest.mark.parametrize(
    "closing",
    [
        "Trong quá trình giải quyết, nếu có khó khăn, đề nghị phản ánh về Văn phòng.",
        "Liên hệ: đ/c Tám, thư ký Tổ, ĐT 0900.000.000",
        "Thường trực HĐND xã giao Văn phòng tổng hợp, phân loại.",
        "* Các ý kiến thuộc thẩm quyền xã đã được trả lời tại hội nghị.",
    ],
)
def test_closings_end_the_item_above(closing: str) -> None:
    assert texts(report(f"1. {CULVERT}", f"2. {CLINIC}", closing)) == [CULVERT, CLINIC]


def test_the_addressed_and_what_only_leads_in_are_no_items() -> None:
    found = paper(
        "Kính gửi:",
        "- Thường trực HĐND tỉnh;",
        "- Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh.",
        "I. Ý kiến của cử tri",
        "Ông Vũ Đình Sản - thôn 4:",
        "Tôi nhất trí với báo cáo. Tôi đề nghị 2 vấn đề:",
        f"+ {CULVERT}",
        f"+ {CLINIC}",
    )
    assert texts(found.items) == [CULVERT, CLINIC]


def test_praise_of_the_next_speaker_is_an_opinion_of_its_own() -> None:
    """Case E14."""
    items = minutes(
        "Ông Vũ Đình Sản - thôn 4:",
        f"- {CULVERT}",
        "Bà Tạ Thị Nhàn - thôn 5:",
        "Tôi rất tâm đắc với phong trào trồng hoa hai bên đường của Hội Phụ nữ.",
    )
    assert [item.kind.code for item in items] == ["petition", "opinion"]


# --- kinds


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("opinion", "Cử tri ghi nhận tinh thần cầu thị của sở khi trả lời kiến nghị lần trước."),
        ("opinion", "Nay giấy tờ chỉ mất một buổi. Xin biểu dương anh em bộ phận một cửa."),
        ("petition", "Cán bộ Văn phòng đăng ký đất đai có biểu hiện nhũng nhiễu. Đề nghị chấn chỉnh."),
        ("denunciation", "Cán bộ địa chính xã Hoằng Châu nhũng nhiễu, nhận tiền của dân. Đề nghị xử lý."),
    ],
)
def test_praise_and_accusation(kind: str, text: str) -> None:
    """Case E14."""
    assert kind_of(Text(text)).code == kind
