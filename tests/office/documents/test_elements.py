"""Each element as the decree wants it: Decree 30/2020/NĐ-CP, Annex I, part II."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from phoihop.office.documents import render_letter, render_named
from phoihop.office.documents.content import OneTimeLink, Urgency
from phoihop.office.documents.qr import qr_png
from tests.office.documents.reading import line, opened, part, texts
from tests.office.documents.samples import letter, report

LETTER = render_letter(letter())
REPORT = render_named(report())

# element, file, how its paragraph begins, size, bold, italic, alignment
ELEMENTS = [
    ("national name", LETTER, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, "center"),
    ("motto", LETTER, "Độc lập - Tự do - Hạnh phúc", 13, True, False, "center"),
    ("superior body", REPORT, "ỦY BAN MTTQ VIỆT NAM", 12, False, False, "center"),
    ("issuing body", REPORT, "BAN THƯỜNG TRỰC", 12, True, False, "center"),
    ("number", LETTER, "Số: 44/HĐND-TT", 13, False, False, "center"),
    ("place and date", LETTER, "Thanh Hóa, ngày 05 tháng 01 năm 2026", 13, False, True, "center"),
    ("abstract of a letter", LETTER, "V/v chuyển kiến nghị", 12, False, False, "center"),
    ("type name", REPORT, "BÁO CÁO", 14, True, False, "center"),
    ("abstract", REPORT, "Tổng hợp ý kiến", 14, True, False, "center"),
    ("grounds", REPORT, "Căn cứ Luật", 14, False, True, "justified"),
    ("text", REPORT, "Ban Thường trực báo cáo như sau", 14, False, False, "justified"),
    ("addressee", LETTER, "Kính gửi: Sở Xây dựng", 14, False, False, "center"),
    ("authority", LETTER, "TM. THƯỜNG TRỰC HĐND", 14, True, False, "center"),
    ("post", LETTER, "PHÓ CHỦ TỊCH", 14, True, False, "center"),
    ("name", LETTER, "Nguyễn Văn Mẫu", 14, True, False, "center"),
    ("recipients", LETTER, "Nơi nhận:", 12, True, True, "left"),
    ("list of recipients", LETTER, "- Như trên;", 11, False, False, "left"),
    ("archive", LETTER, "- Lưu: VT, CTHĐND.", 11, False, False, "left"),
    ("part", REPORT, "I. Tình hình chung", 14, True, False, "justified"),
    ("point", REPORT, "1. Kết quả", 14, True, False, "justified"),
    ("letter", REPORT, "a) Tại các xã", 14, False, False, "justified"),
]


@pytest.mark.parametrize(
    ("file", "start", "size", "bold", "italic", "align"),
    [case[1:] for case in ELEMENTS],
    ids=[case[0] for case in ELEMENTS],
)
def test_element(file: bytes, start: str, size: float, bold: bool, italic: bool, align: str) -> None:
    found = line(file, start)
    assert (found.size, found.bold, found.italic, found.align) == (size, bold, italic, align)


def test_head_is_a_table_of_45_to_55_without_lines() -> None:
    head = opened(LETTER).tables[0]
    left, right = (column.width.mm for column in head.columns)
    assert 0.44 < left / (left + right) < 0.47
    assert round(left + right) == 165
    assert head._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert [row.cells[0].paragraphs[0].text for row in head.rows] == ["HỘI ĐỒNG NHÂN DÂN", "Số: 44/HĐND-TT"]
    assert [row.cells[1].paragraphs[0].text for row in head.rows] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Thanh Hóa, ngày 05 tháng 01 năm 2026",
    ]


def _rules(file: bytes) -> list[float]:
    """Lengths of the lines in the head, in millimetres."""
    found = []
    for cell, column in zip(opened(file).tables[0].rows[0].cells, (75, 90), strict=True):
        for border in cell._tc.iter(qn("w:pBdr")):
            sides = border.getparent().find(qn("w:ind"))
            indents = [int(sides.get(qn(f"w:{side}"))) for side in ("left", "right")]
            assert indents[0] == indents[1]
            found.append(column - sum(indents) / 1440 * 25.4)
    return found


def test_rule_under_the_motto_is_as_long_as_its_words() -> None:
    # 56.1 mm is the width of the motto in Times New Roman 13 bold, measured in the font itself.
    assert _rules(LETTER)[1] == pytest.approx(56.1, abs=0.5)


def test_rule_under_the_body_is_a_third_to_a_half_of_its_name() -> None:
    # TỈNH THANH HÓA in 12 bold measures 38.1 mm.
    assert 38.1 / 3 < _rules(LETTER)[0] < 38.1 / 2


@pytest.mark.parametrize(
    ("urgency", "width"), [(Urgency.URGENT, 20), (Urgency.VERY_URGENT, 40), (Urgency.FLASH, 30)]
)
def test_urgency_is_a_red_frame_of_its_size_under_the_number(urgency: Urgency, width: int) -> None:
    file = render_letter(letter(urgency=urgency))
    stamp = line(file, urgency.value)
    assert (stamp.size, stamp.bold, stamp.color) == (13, True, "FF0000")
    box = opened(file).tables[0].rows[1].cells[0].tables[0]
    assert round(box.columns[0].width.mm) == width
    assert round(box.rows[0].height.mm) == 8
    frame = box._tbl.tblPr.find(qn("w:tblBorders"))
    assert {side.get(qn("w:color")) for side in frame} == {"FF0000"}


def test_a_draft_says_so_on_every_page_and_leaves_room_for_number_and_day() -> None:
    file = render_letter(letter(number_text="Số:        /HĐND-TT", issued_on=None, is_draft=True))
    shown = texts(file)
    assert "DỰ THẢO" in shown
    assert "Số:        /HĐND-TT" in shown
    assert any(text.startswith("Thanh Hóa, ngày    ") and "2026" not in text for text in shown)
    assert opened(file).sections[0].footer.paragraphs[0].text == "DỰ THẢO"
    assert "DỰ THẢO" not in texts(LETTER)


def test_drafter_code_follows_the_archive() -> None:
    assert "- Lưu: VT, CTHĐND. NVM(05)." in texts(render_letter(letter(drafter_code="NVM(05)")))


def test_link_shows_its_address_and_a_picture_with_words() -> None:
    address = "https://phoihop.example.vn/tra-loi/k3J9dmTnQz8vYc5R"
    link = OneTimeLink("Quét mã để trả lời.", address, qr_png(address))
    file = render_letter(letter(link=link))
    assert address in texts(file)
    drawing = next(part(file, "word/document.xml").iter(qn("wp:docPr")))
    assert drawing.get("descr") == f"Mã QR của địa chỉ {address}"
    extent = next(part(file, "word/document.xml").iter(qn("wp:extent")))
    assert extent.get("cx") == extent.get("cy")


def test_room_for_signature_stands_between_post_and_name() -> None:
    assert line(LETTER, "Nguyễn Văn Mẫu").before >= 60


def test_the_last_words_stay_with_the_signature() -> None:
    assert line(LETTER, "Trân trọng cảm ơn").keep_next


def test_capitals_are_made_by_the_printer() -> None:
    content = letter()
    shown = texts(render_letter(replace(content, head=replace(content.head, body=("hội đồng nhân dân",)))))
    assert "HỘI ĐỒNG NHÂN DÂN" in shown
