"""Tables as they are typed: headers, answers, villages, levels and rows told by their contents. All sentences are invented."""

from __future__ import annotations

import pytest

from phoihop.voters.reading.header_words import role_of
from tests.voters.reading.test_rules import names, sheet

ASKS = "Cầu Lim hỏng lan can, đề nghị sửa trước mùa mưa."
ASKS_TOO = "Đề nghị mở thêm lớp mầm non ở khu tái định cư."
WELL = "Giếng khoan của xóm nhiễm phèn, mong có nước máy."


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Trích trả lời", "reply_text"),
        ("Hướng giải quyết của UBND phường", "reply_text"),
        ("Ý kiến trả lời của Sở", "reply_text"),
        ("Tiếp thu, giải trình", "reply_text"),
        ("Diễn giải nội dung", "text"),
        ("Nội dung phản ánh", "text"),
        ("Tổ dân phố", "unit"),
        ("Thôn, xã", "place"),
        ("Gửi cấp nào", "competence"),
    ],
)
def test_families_of_headers(header: str, role: str) -> None:
    assert role_of(header) == role


def test_a_header_of_two_rows_is_no_item_and_names_the_answer() -> None:
    found = sheet(
        ["Mã", "Đến từ", "Diễn giải nội dung", "Giao xử lý", None, "Kết quả", None],
        [None, None, None, "Chính", "Phối hợp", "Trích trả lời", "Xếp loại"],
        ["A-1", "X. Hoằng Châu", ASKS, "Sở Xây dựng", None, "Sở đã thay lan can mới.", "ĐGQ"],
        ["A-2", "X. Hoằng Châu", ASKS_TOO, "Sở Giáo dục và Đào tạo", None, None, "ĐangGQ"],
        merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"),
    )
    assert [item.text for item in found.items] == [ASKS, ASKS_TOO]
    assert found.items[0].reply is not None
    assert found.items[0].reply.text == "Sở đã thay lan can mới."
    assert found.items[0].reply.outcome == "XONG"  # the same column writes "đang" out


def test_a_column_that_tells_deeds_of_an_agency_is_the_answer() -> None:
    found = sheet(
        ["TT", "Nội dung kiến nghị", "Phần của bên kia"],
        [1, ASKS, "UBND xã đã giao đội quản lý đường thay lan can."],
        [2, ASKS_TOO, "Đang trình phương án mở hai lớp mới."],
    )
    assert [item.reply.text[:7] if item.reply else "" for item in found.items] == ["UBND xã", "Đang tr"]


def test_a_row_of_data_is_no_header_for_one_word_of_it() -> None:
    found = sheet([1, ASKS, "Tỉnh"], [2, ASKS_TOO, "Xã"], [3, WELL, "Xã"])
    assert [item.text for item in found.items] == [ASKS, ASKS_TOO, WELL]


def test_a_column_of_levels_decides_competence() -> None:
    found = sheet(
        ["STT", "Nội dung ý kiến", "Gửi cấp nào"], [1, ASKS, "Xã"], [2, ASKS_TOO, "Tỉnh"], [3, WELL, "TW"]
    )
    assert [item.competence.code for item in found.items] == ["XA", "TINH", "TW"]


def test_a_villages_name_is_that_of_no_commune() -> None:
    found = sheet(
        ["UBND XÃ HOẰNG CHÂU"],
        ["Stt", "Thôn", "Người phát biểu", "Ý kiến của cử tri"],
        [1, "Vĩnh Lộc", "Tạ Thị Nhàn", ASKS],
        [2, "Thôn Yên Định", "Lò Văn Pảo", WELL],
    )
    assert [names(item) for item in found.items] == [["Hoằng Châu"], ["Hoằng Châu"]]
    assert found.items[0].speaker == "Tạ Thị Nhàn, Vĩnh Lộc"
    assert not found.warnings


def test_a_row_that_only_goes_on_belongs_to_the_row_above() -> None:
    found = sheet(
        ["TT", "Nội dung kiến nghị", "Lĩnh vực", "Trả lời"],
        [1, "Cầu Lim hỏng lan can.", "Giao thông", "Đã ghi vốn năm sau."],
        [None, "Đề nghị sửa trước mùa mưa.", None, None],
        [2, ASKS_TOO, "Giáo dục", "Đang khảo sát."],
    )
    assert [item.text for item in found.items] == [
        "Cầu Lim hỏng lan can. Đề nghị sửa trước mùa mưa.",
        ASKS_TOO,
    ]


def test_a_row_that_gives_no_item_is_named() -> None:
    found = sheet(
        ["TT", "Nội dung kiến nghị", "Trả lời"],
        [1, ASKS, None],
        ["Người lập biểu"],
        ["Bổ sung sau khi ký: đề nghị nạo vét mương Cồn trước vụ mùa."],
    )
    assert len(found.items) == 1
    assert any("nạo vét" in warning or "Bổ sung sau" in warning for warning in found.warnings)


def test_instructions_of_a_form_are_no_items() -> None:
    found = sheet(
        ["TT", "Nội dung kiến nghị", "Trả lời"],
        [None, "Cột B nhập nguyên văn, đề nghị không viết tắt.", None],
        [1, ASKS, None],
    )
    assert [item.text for item in found.items] == [ASKS]
