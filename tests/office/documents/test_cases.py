"""The cases that staff meet: work regime §7.11, Annex I, II.5.b, II.6, II.9."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from phoihop.office.documents import render_letter, render_named
from phoihop.office.documents.content import (
    Item,
    Items,
    Paragraph,
    Recipients,
    Section,
    SignatureBlock,
    Table,
)
from phoihop.office.documents.metrics import text_width
from tests.office.documents.reading import line, opened, texts
from tests.office.documents.samples import ITEM, TABLE, letter, report


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    shown = texts(render_letter(letter(addressees=("Sở Xây dựng;",))))
    assert "Kính gửi: Sở Xây dựng" in shown


def test_several_addressees_stand_below_with_dashes_under_the_colon() -> None:
    names = ("Ủy ban nhân dân tỉnh", "- Sở Xây dựng;", "Sở Y tế.")
    file = render_letter(letter(addressees=names))
    shown = texts(file)
    start = shown.index("Kính gửi:")
    assert shown[start + 1 : start + 4] == ["- Ủy ban nhân dân tỉnh;", "- Sở Xây dựng;", "- Sở Y tế."]
    paragraphs = {each.text: each._p.pPr.find(qn("w:ind")) for each in opened(file).paragraphs if each.text}
    opening, listed = paragraphs["Kính gửi:"], paragraphs["- Sở Xây dựng;"]
    dash = int(listed.get(qn("w:left"))) - int(listed.get(qn("w:hanging")))
    colon = int(opening.get(qn("w:left"))) + text_width("Kính gửi", 14) / 25.4 * 1440
    assert dash == pytest.approx(colon, abs=20)


def test_many_addressees() -> None:
    file = render_letter(letter(addressees=tuple(f"Ủy ban nhân dân xã Mẫu {n}" for n in range(1, 167))))
    assert "- Ủy ban nhân dân xã Mẫu 165;" in texts(file)
    assert "- Ủy ban nhân dân xã Mẫu 166." in texts(file)


def test_a_long_single_addressee_hangs_beside_kinh_gui() -> None:
    name = "Ủy ban nhân dân các xã Thọ Phú, Hợp Tiến, Đồng Tiến, Triệu Sơn, Thọ Bình, Tân Ninh và An Nông"
    file = render_letter(letter(addressees=(name,)))
    paragraph = next(each for each in opened(file).paragraphs if each.text.startswith("Kính gửi"))
    assert paragraph.text == f"Kính gửi: {name}"
    assert int(paragraph._p.pPr.find(qn("w:ind")).get(qn("w:hanging"))) > 1000


def test_no_addressee_prints_no_kinh_gui() -> None:
    assert not [text for text in texts(render_named(report())) if text.startswith("Kính gửi")]


def test_a_long_abstract_stays_centred_in_size_12() -> None:
    abstract = "chuyển ý kiến, kiến nghị của cử tri và Nhân dân " * 6
    found = line(render_letter(letter(abstract=abstract)), "V/v")
    assert (found.size, found.align, found.before) == (12, "center", 6)
    assert found.text.endswith("Nhân dân")


def test_two_deputies_sign_each_for_the_chair() -> None:
    blocks = (
        SignatureBlock(("TM. Ban Thường trực", "KT. Chủ tịch", "Phó Chủ tịch"), "Lê Văn Thử"),
        SignatureBlock(("TM. Thường trực HĐND", "KT. Chủ tịch", "Phó Chủ tịch"), "Phạm Thị Mẫu"),
    )
    file = render_named(report(signatures=blocks))
    assert texts(file).count("KT. CHỦ TỊCH") == 2
    table = opened(file).tables[-2]
    assert [cell.text for cell in table.rows[1].cells] == ["Lê Văn Thử", "Phạm Thị Mẫu"]
    assert table.rows[0].cells[1].paragraphs[0].text == "TM. THƯỜNG TRỰC HĐND"


def test_minutes_have_secretary_left_chair_right_and_no_date_in_the_head() -> None:
    file = render_named(
        report(
            number_text="",
            type_name="Biên bản",
            abstract="Hội nghị tiếp xúc cử tri",
            is_dated=False,
            signatures=(
                SignatureBlock(("Thư ký",), "Lê Văn Thử"),
                SignatureBlock(("Chủ trì",), "Phạm Thị Mẫu"),
            ),
            recipients=Recipients((), "VT, hồ sơ"),
        )
    )
    shown = texts(file)
    assert not [text for text in shown if text.startswith(("Số:", "Thanh Hóa, ngày"))]
    assert shown.index("THƯ KÝ") < shown.index("CHỦ TRÌ") < shown.index("Nơi nhận:")
    assert shown[-1] == "- Lưu: VT, hồ sơ."


def test_three_bodies_in_one_head_stand_one_per_line() -> None:
    content = report()
    bodies = ("Đoàn đại biểu Quốc hội", "Hội đồng nhân dân", "Ủy ban MTTQ Việt Nam")
    file = render_named(replace(content, head=replace(content.head, superior=(), body=bodies)))
    cell = opened(file).tables[0].rows[0].cells[0]
    assert [p.text for p in cell.paragraphs if p.text] == [body.upper() for body in bodies]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Ủy ban Mặt trận Tổ quốc Việt Nam", ["ỦY BAN MẶT TRẬN", "TỔ QUỐC VIỆT NAM"]),
        ("Quốc hội nước CHXHCN Việt Nam", ["QUỐC HỘI NƯỚC", "CHXHCN VIỆT NAM"]),
        ("Hội đồng nhân dân tỉnh Thanh Hóa", ["HỘI ĐỒNG NHÂN DÂN", "TỈNH THANH HÓA"]),
        ("Văn phòng", ["VĂN PHÒNG"]),
    ],
)
def test_a_long_name_is_broken_by_meaning(name: str, printed: list[str]) -> None:
    content = letter()
    file = render_letter(replace(content, head=replace(content.head, body=(name,))))
    cell = opened(file).tables[0].rows[0].cells[0]
    assert [p.text for p in cell.paragraphs if p.text] == printed


def test_sections_are_counted_at_every_level() -> None:
    shown = texts(render_named(report()))
    labels = [
        text
        for text in shown
        if text[:2] in ("I.", "II", "1.", "2.", "a)", "b)") and "giao thông" not in text
    ]
    assert labels == [
        "I. Tình hình chung",
        "1. Kết quả",
        "a) Tại các xã",
        "b) Tại các phường",
        "2. Hạn chế",
        "II. Kiến nghị",
        "1. KN-2026-0413. Cử tri xã Thọ Phú, phường Hạc Thành (03 ý kiến):",
    ]


def test_a_section_without_title_takes_no_number() -> None:
    shown = texts(
        render_named(
            report(sections=(Section("", (Paragraph("Mở đầu."),)), Section("Kết quả")), closing=("Hết.",))
        )
    )
    assert "Mở đầu." in shown
    assert "I. Kết quả" in shown


def test_headings_can_be_navigated() -> None:
    file = render_named(report())
    assert [line(file, start).style for start in ("I. Tình", "1. Kết", "a) Tại các xã")] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]


def test_grounds_end_with_semicolons_and_a_full_stop() -> None:
    shown = texts(render_named(report()))
    assert "Căn cứ Luật Mặt trận Tổ quốc Việt Nam;" in shown
    assert "Căn cứ Quy chế phối hợp công tác." in shown


def test_a_petition_names_code_places_and_opinions() -> None:
    items = (ITEM, Item("", "Không mã."), Item("KN-2026-0002", "Có hạn.", (), 12, "Trả lời trước kỳ họp."))
    shown = texts(render_letter(letter(items=items)))
    at = shown.index("1. KN-2026-0413. Cử tri xã Thọ Phú, phường Hạc Thành (03 ý kiến):")
    assert shown[at + 1 : at + 7] == [
        "Đề nghị sớm sửa đường.",
        "2. Cử tri:",
        "Không mã.",
        "3. KN-2026-0002. Cử tri (12 ý kiến):",
        "Có hạn.",
        "Trả lời trước kỳ họp.",
    ]


def test_a_later_list_goes_on_counting() -> None:
    blocks = (Items((ITEM,)), Paragraph("Tiếp:"), Items((replace(ITEM, code="KN-2026-0414"),), start=2))
    shown = texts(render_named(report(blocks=blocks, sections=())))
    assert any(text.startswith("2. KN-2026-0414.") for text in shown)


@pytest.mark.parametrize(
    "ending", ["Trân trọng cảm ơn", "Trân trọng cảm ơn.", "Trân trọng cảm ơn./.", "Trân trọng cảm ơn; "]
)
def test_the_text_ends_once_with_its_mark(ending: str) -> None:
    shown = texts(render_letter(letter(closing=("Đề nghị trả lời.", ending))))
    assert [text for text in shown if text.endswith("./.")] == ["Trân trọng cảm ơn./."]


def test_a_letter_without_closing_ends_at_its_last_words() -> None:
    assert "Đề nghị sớm sửa đường./." in texts(render_letter(letter(closing=())))
    assert "Xin cảm ơn./." in texts(render_letter(letter(closing=(), items=(), paragraphs=("Xin cảm ơn.",))))


def test_after_a_table_the_mark_stands_alone() -> None:
    shown = texts(render_letter(letter(closing=(), table=TABLE)))
    assert "./." in shown


def test_lines_of_a_text_are_paragraphs() -> None:
    shown = texts(render_letter(letter(paragraphs=("Một.\nHai.\r\n\r\nBa.",))))
    at = shown.index("Một.")
    assert shown[at : at + 3] == ["Một.", "Hai.", "Ba."]


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells in a table of 3"):
        Table(TABLE.columns, (("1", "Nội dung"),))
    with pytest.raises(ValueError, match="4 cells"):
        Table(TABLE.columns, (), total=("", "", "", ""))
