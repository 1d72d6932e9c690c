"""One sentence of practice, one test: the rules by which a careful clerk reads. All sentences are invented."""

from __future__ import annotations

import io

import openpyxl
import pytest

from phoihop.voters.reading.competence import addressed
from phoihop.voters.reading.dates import when
from phoihop.voters.reading.fields import field_of
from phoihop.voters.reading.header_words import role_of
from phoihop.voters.reading.kinds import kind_of
from phoihop.voters.reading.lexicon import lexicon
from phoihop.voters.reading.places import find_places
from phoihop.voters.reading.read import read_petitions
from phoihop.voters.reading.replies import agency_of, is_no_answer, outcome_of, own_document_of
from phoihop.voters.reading.result import Item, Reading
from phoihop.voters.reading.texts import Text
from tests.papers.builders import Docx, para


def minutes(*lines: str) -> list[Item]:
    doc = Docx().add(
        para("BIÊN BẢN TIẾP XÚC CỬ TRI", bold=True), para("II. Ý kiến của cử tri", bold=True), *lines
    )
    return read_petitions(doc.bytes(), "a.docx").items


def report(*lines: str) -> list[Item]:
    doc = Docx().add(para("BÁO CÁO", bold=True), para("I. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", bold=True), *lines)
    return read_petitions(doc.bytes(), "a.docx").items


def sheet(*rows: list[object], merged: tuple[str, ...] = ()) -> Reading:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return read_petitions(out.getvalue(), "a.xlsx")


def names(item: Item) -> list[str]:
    return [place.name for place in item.places]


# --- a refusal belongs to its verb; a name is two to five capitalised syllables


@pytest.mark.parametrize(
    ("line", "speaker", "text"),
    [
        ("1. Ông Cao Văn Lịch không đồng ý với mức thu quỹ, đề nghị giảm.", "Cao Văn Lịch", "không đồng ý với mức thu quỹ, đề nghị giảm."),
        ("1. Bà Mai Thị Quyên, thôn 3, chưa tin số đo ruộng, mong đo lại.", "Mai Thị Quyên", "chưa tin số đo ruộng, mong đo lại."),
        ("1. Ông Hà Văn Thức (xóm Đông) phản ánh kênh bị lấp.", "Hà Văn Thức", "phản ánh kênh bị lấp."),
        ("1. Anh Lò Văn Pảo, Công ty may Hoa Sen: Nhà trẻ quá xa.", "Lò Văn Pảo", "Nhà trẻ quá xa."),
    ],
)  # fmt: skip
def test_a_refusal_stays_with_its_verb(line: str, speaker: str, text: str) -> None:
    (item,) = minutes(line)
    assert item.speaker == speaker
    assert item.text == text


def test_refusing_the_outcome_of_a_complaint_is_a_complaint_and_nobodys_answer() -> None:
    first, second = minutes(
        "1. Đề nghị sửa cầu Gỗ.",
        "2. Ông Vũ Đình Sản không nhất trí với kết quả giải quyết khiếu nại lần đầu của Chủ tịch UBND phường.",
    )
    assert not first.on_spot
    assert second.kind.code == "complaint"
    assert second.text.startswith("không nhất trí")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("denunciation", "Một cử tri tố giác ông trưởng thôn kê khống số trâu bò chết để hưởng tiền."),
        ("denunciation", "Cử tri tố cáo kế toán hợp tác xã chiếm hưởng tiền giống."),
        ("petition", "Đề nghị lập đường dây nóng tiếp nhận tin báo, tố giác tội phạm."),
        ("opinion", "Xin cảm ơn tỉnh đã làm con đường mới cho bản."),
        ("opinion", "Nhân dân tin tưởng vào công cuộc phòng, chống tham nhũng, lãng phí."),
        ("petition", "Cử tri không đồng tình với việc bỏ chợ phiên."),
        ("petition", "Quán nước đầu làng mở loa tới khuya."),
    ],
)
def test_kinds(kind: str, text: str) -> None:
    assert kind_of(Text(text)).code == kind


def test_a_complaint_beside_an_item_seals_it() -> None:
    reading = sheet(
        ["TT", "Nội dung kiến nghị", "Nơi kiến nghị", "Ghi chú"],
        [1, "Đề nghị nạo vét mương.", "xã Nga An", ""],
        [2, "Đề nghị xem lại việc chia đất.", "xã Nga An", "Bà Tư tố cáo trưởng thôn nhận tiền của dân."],
    )
    assert [item.kind.code for item in reading.items] == ["petition", "denunciation"]


# --- who answers


def test_voters_with_an_office_are_voters_and_officials_answer() -> None:
    first, second = minutes(
        "- Bà Lục Thị Sen, Chủ tịch Hội phụ nữ xã: Nhà văn hóa chưa có quạt.",
        "- Ông Đỗ Văn Cừ, Bí thư chi bộ thôn 2: Đập tràn bị cuốn trôi.",
        "Công chức địa chính: sẽ đo lại trong tuần.",
        "Cuối hội nghị, Phó Chủ tịch UBND xã tiếp thu và cảm ơn cử tri.",
    )
    assert (first.text, second.text) == ("Nhà văn hóa chưa có quạt.", "Đập tràn bị cuốn trôi.")
    assert second.on_spot == "Công chức địa chính: sẽ đo lại trong tuần."


def test_speeches_in_one_paragraph_are_parted_by_their_speakers() -> None:
    found = minutes("Cử tri Mai Thị Quyên đề nghị sửa cống. Ông Cao Văn Lịch không đồng ý tăng phí chợ.")
    assert [(item.speaker, item.text) for item in found] == [
        ("Mai Thị Quyên", "đề nghị sửa cống."),
        ("Cao Văn Lịch", "không đồng ý tăng phí chợ."),
    ]


def test_an_answer_inside_a_paragraph_leaves_it() -> None:
    (item,) = minutes("1. Kênh N3 sạt bờ. Trả lời: tháng tới kè lại.")
    assert (item.text, item.on_spot) == ("Kênh N3 sạt bờ.", "Trả lời: tháng tới kè lại.")


@pytest.mark.parametrize(
    "last",
    [
        "Đoàn đại biểu Quốc hội tỉnh trân trọng báo cáo.",
        "Rất mong nhận được sự phối hợp của quý cơ quan.",
        "Hội nghị ở cả hai điểm thành công tốt đẹp.",
        "Tiếp đó, đồng chí Chủ tịch UBND xã đã báo cáo làm rõ một số vấn đề.",
    ],
)
def test_closing_sentences_belong_to_no_item(last: str) -> None:
    assert [item.text for item in report("1. Đề nghị sửa cống Trắng.", last)] == ["Đề nghị sửa cống Trắng."]


# --- places


def test_names_are_matched_with_their_accents() -> None:
    assert find_places(Text("Diễn biến hội nghị; văn hóa; chị Trương Thị Ái"), column=True) == []
    assert [place.name for place in find_places(Text("xã Hoang Chau"))] == ["Hoằng Châu"]


def test_names_of_villages_are_no_communes() -> None:
    assert find_places(Text("TDP Quang Trung, thôn Hoằng Tiến"), column=True) == []


@pytest.mark.parametrize(
    "line",
    [
        "1. Mặt đường bong tróc, xe máy hay ngã. (Cử tri xã Hoằng Châu)",
        "1. Mặt đường bong tróc, xe máy hay ngã. [Hoằng Châu]",
        "1. Mặt đường bong tróc, xe máy hay ngã - cử tri xã Hoằng Châu.",
        "1. Mặt đường bong tróc, xe máy hay ngã. Kiến nghị của cử tri xã Hoằng Châu.",
        "1. Theo phản ánh của cử tri xã Hoằng Châu, mặt đường bong tróc, xe máy hay ngã.",
    ],
)
def test_where_voters_are_from_leaves_the_text(line: str) -> None:
    (item,) = report(line)
    assert names(item) == ["Hoằng Châu"]
    assert "Hoằng Châu" not in item.text
    assert item.text.lower().startswith("mặt đường bong tróc")


def test_the_line_of_place_and_date_gives_the_place_of_all() -> None:
    doc = Docx().add(
        para("BIÊN BẢN TIẾP XÚC CỬ TRI", bold=True), "Xã Nga An, ngày 3 tháng 10 năm 2026", para("Ý kiến cử tri", bold=True),
        "1. Đề nghị sửa cống.", "2. Cử tri xã Hoằng Châu đề nghị nạo vét kênh.",
    )  # fmt: skip
    found = read_petitions(doc.bytes(), "a.docx").items
    assert [names(item) for item in found] == [["Nga An"], ["Hoằng Châu"]]


def test_voters_of_two_communes_in_one_line_are_two_items() -> None:
    found = report("1. Cử tri xã Nga An phản ánh cống hỏng; cử tri xã Hoằng Châu đề nghị làm kè.")
    assert [names(item) for item in found] == [["Nga An"], ["Hoằng Châu"]]


# --- one matter or two


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Chuồng lợn xả thải ra kênh, cá chết; đề nghị kiểm tra, xử lý dứt điểm.", 1),
        ("Đề nghị mở lại bến phà; đề nghị cấp thẻ bảo hiểm y tế cho người già.", 2),
    ],
)
def test_trouble_and_what_is_asked_about_it_are_one(text: str, count: int) -> None:
    assert len(report(f"1. {text}")) == count


# --- tables


def test_numbered_lines_of_a_cell_are_items_without_words_of_asking() -> None:
    reading = sheet(
        ["TT", "Nội dung kiến nghị", "Nơi kiến nghị"],
        [1, "1) Cột mốc giới bị nhổ mất ba cái.\n2) Cây đa đầu làng bị chặt cành.", "xã Nga An"],
    )
    assert len(reading.items) == 2


def test_a_row_whose_kind_says_kien_nghi_is_no_header() -> None:
    reading = sheet(
        ["STT", "Thôn", "Nội dung", "Loại"],
        [1, "Thôn 2", "Đề nghị lập trạm cân.", "Kiến nghị"],
        [2, "Thôn 3", "Xe tự chế chạy ẩu; đề nghị chấn chỉnh.", "Kiến nghị"],
        ["STT", "Thôn", "Nội dung", "Loại"],
        [3, "Thôn 4", "Đề nghị đặt thùng rác.", "Kiến nghị"],
    )
    assert len(reading.items) == 3


def test_the_column_of_sentences_is_the_column_of_petitions() -> None:
    reading = sheet(
        ["TT", "Kiến nghị", "", "Kết quả", ""],
        ["", "Địa phương", "Nội dung", "Đơn vị", "Nội dung"],
        [1, "xã Nga An", "Đề nghị sớm xây lại chợ huyện cũ.", "Sở Công Thương", "Đang lập dự án."],
        [2, "xã Hoằng Châu", "Đường dây điện võng sát mái nhà dân.", "Điện lực", "Đã kéo lại dây."],
        merged=("B1:C1", "D1:E1"),
    )
    assert [names(item) for item in reading.items] == [["Nga An"], ["Hoằng Châu"]]
    assert [item.reply.text for item in reading.items if item.reply] == ["Đang lập dự án.", "Đã kéo lại dây."]


def test_a_row_that_cannot_be_read_is_named() -> None:
    reading = sheet(
        ["TT", "Nội dung kiến nghị", "Nơi kiến nghị"],
        [1, "Đề nghị nạo vét mương tiêu của thôn.", "xã Nga An"],
        [2, "Người lập: Trần Thị Mơ", ""],
        [3, "Đề nghị sửa đường ra đồng của thôn.", "xã Nga An"],
    )
    assert len(reading.items) + len(reading.warnings) >= 2
    assert reading.items[-1].text.startswith("Đề nghị sửa đường")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Đơn vị KN", "place"), ("Cử tri xã, phường", "place"), ("Nơi phản ánh", "place"), ("Đã trả lời ra sao", "reply_text"),
        ("Nội dung đã trả lời", "reply_text"), ("Số văn bản", "reply_doc"), ("Tình hình giải quyết", "reply_text"), ("Hỏi", "text"),
    ],
)  # fmt: skip
def test_headers(header: str, role: str) -> None:
    assert role_of(header) == role


# --- answers state what the paper states


@pytest.mark.parametrize("text", ["Chưa trả lời", "chưa có", "Chưa có văn bản trả lời", "-", "không"])
def test_no_answer_is_no_reply(text: str) -> None:
    assert is_no_answer(text)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Công trình hoàn thành trong quý II/2027.", "SE"),
        ("Khởi công năm 2027.", "SE"),
        ("Đã đưa vào chương trình đầu tư.", "SE"),
        ("Đã hoàn thành trong tháng 9/2026.", "XONG"),
        ("Đang khảo sát tuyến.", "DANG"),
    ],
)
def test_what_is_to_come_is_not_done(text: str, outcome: str) -> None:
    assert outcome_of(text) == outcome


def test_the_number_is_that_of_the_answering_document() -> None:
    assert own_document_of("Thực hiện Nghị quyết số 18/NQ-HĐND ngày 3/3/2026, tỉnh sẽ bố trí vốn.") == (
        "",
        None,
    )
    number, dated = own_document_of(
        "Sở Y tế trả lời (Công văn số 45/SYT-NV ngày 12 tháng 1 năm 2026): theo Quyết định 7/QĐ-TTg …"
    )
    assert number == "45/SYT-NV"
    assert dated is not None
    assert str(dated.value) == "2026-01-12"
    number, dated = own_document_of("Công văn số 45/SYT-NV: hoàn thành trong quý I/2027")
    assert (number, dated) == ("45/SYT-NV", None)


def test_a_communes_committee_is_not_the_provinces() -> None:
    assert agency_of("UBND xã Nga An", "12/UBND-VP", "thanh-hoa")[0] == "UBX"
    assert agency_of("", "12/UBND", "thanh-hoa")[0] == ""
    assert agency_of("", "12/UBND-NN", "thanh-hoa")[0] == "UBND"


def test_a_day_in_words() -> None:
    found = when("12 tháng 1 năm 2026")
    assert found is not None
    assert str(found.value) == "2026-01-12"


# --- competence and field


@pytest.mark.parametrize(
    ("level", "text"),
    [
        ("XA", "Chó chạy rông nhiều, đề nghị xã xử phạt."),
        ("XA", "Đề nghị lãnh đạo phường chấn chỉnh cán bộ."),
        ("TW", "Kiến nghị Bộ Y tế bổ sung danh mục thuốc."),
        ("TW", "Kiến nghị Nhà nước có chế độ cho dân công hỏa tuyến."),
        ("TINH", "Đề nghị UBND tỉnh bố trí vốn."),
        ("", "Đường hỏng, đề nghị sửa chữa."),
        ("", "Xin bản đồ quy hoạch."),
    ],
)
def test_whom_a_request_names(level: str, text: str) -> None:
    assert addressed(Text(text)) == level


def test_a_heading_that_names_the_level_decides() -> None:
    doc = Docx().add(
        para("TỔNG HỢP Ý KIẾN CỬ TRI XÃ NGA AN", bold=True), para("I. Ý kiến gửi xã", bold=True), "1. Kéo dài rãnh nước.",
        para("II. Với Chính phủ và các bộ", bold=True), "1. Quản lý thị trường lỏng lẻo, hàng giả nhiều.",
    )  # fmt: skip
    found = read_petitions(doc.bytes(), "a.docx").items
    assert [item.competence.code for item in found] == ["XA", "TW"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("L01", "Mở lại ga xép cho tàu khách dừng."),
        ("L03", "Đàn chó thả rông đuổi học sinh ở khu chợ."),
        ("L06", "Ngân hàng đòi sinh trắc học, người già không làm được."),
        ("L11", "Phúng viếng, cưới xin tốn kém, nên có quy ước."),
        ("L12", "Đi làm việc ở nước ngoài bị môi giới thu phí cao."),
        ("L15", "Đổi giấy phép lái xe phải đi rất xa."),
        ("L15", "Chủ máy gặt bị bảo kê thu tiền."),
        ("L17", "Bản án chậm thi hành án, người thắng kiện thiệt thòi."),
    ],
)
def test_the_matter_outweighs_the_words_around_it(field: str, text: str) -> None:
    line = Text(text)
    assert field_of(line, lexicon().scan(line)).code == field
