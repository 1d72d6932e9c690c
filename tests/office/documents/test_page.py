"""The page: Decree 30/2020/NĐ-CP, Annex I, part I."""

from __future__ import annotations

from dataclasses import replace

from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.shared import Length

from phoihop.office.documents import render_letter, render_named
from phoihop.office.documents.content import Annex, Paragraph
from tests.office.documents.reading import line, lines, names, opened, part, texts
from tests.office.documents.samples import TABLE, letter, report


def _mm(length: Length | None) -> int:
    assert length is not None
    return round(length.mm)


def test_a4_with_margins_20_20_30_15() -> None:
    section = opened(render_letter(letter())).sections[0]
    assert (_mm(section.page_width), _mm(section.page_height)) == (210, 297)
    assert [
        _mm(each)
        for each in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    ] == [20, 20, 30, 15]


def test_everything_is_times_new_roman_and_black() -> None:
    for file in (render_letter(letter()), render_named(report())):
        assert {each.font for each in lines(file)} == {"Times New Roman"}
        assert {each.color for each in lines(file)} == {""}
        fonts = part(file, "word/styles.xml").iter(qn("w:rFonts"))
        assert {value for each in fonts for value in each.values()} == {"Times New Roman"}


def test_body_is_14_justified_with_indent_and_spacing() -> None:
    body = line(render_letter(letter()), "Thường trực HĐND tỉnh chuyển")
    assert (body.size, body.bold, body.italic, body.align) == (14, False, False, "justified")
    assert (body.indent, body.after, body.spacing) == (12.7, 6, 1.15)


def test_page_number_is_centred_in_the_top_margin_but_not_on_page_1() -> None:
    section = opened(render_letter(letter())).sections[0]
    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].text
    shown = section.header.paragraphs[0]
    codes = [each.text.strip() for each in shown._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE"]
    assert shown.style.element.pPr.find(qn("w:jc")).get(qn("w:val")) == "center"
    assert {run.font.size.pt for run in shown.runs} == {13}
    # The line lies between the edge of the paper and the text.
    assert _mm(section.header_distance) == 10


def test_annexes_have_their_own_heading_pages_and_page_numbers() -> None:
    file = render_letter(
        letter(
            annexes=(
                Annex("Danh mục kiến nghị", (TABLE,), "(Kèm theo Công văn số 44/HĐND-TT)", is_landscape=True),
                Annex("Danh sách cơ quan", (Paragraph("Sở Xây dựng."),)),
            )
        )
    )
    first, second, third = opened(file).sections
    assert (first.orientation, second.orientation) == (WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE)
    assert (_mm(second.page_width), _mm(second.left_margin), _mm(third.page_width)) == (297, 30, 210)
    assert [s._sectPr.find(qn("w:pgNumType")) is not None for s in (first, second, third)] == [
        False,
        True,
        True,
    ]
    assert second.different_first_page_header_footer
    assert [text for text in texts(file) if text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    name, reference = line(file, "DANH MỤC"), line(file, "(Kèm theo")
    assert (name.size, name.bold, name.align) == (14, True, "center")
    assert (reference.size, reference.italic, reference.bold) == (14, True, False)


def test_a_single_annex_has_no_number() -> None:
    file = render_letter(letter(annexes=(Annex("Danh mục", (TABLE,)),)))
    assert [text for text in texts(file) if text.startswith("Phụ lục")] == ["Phụ lục"]


def test_contact_stands_at_the_foot_of_page_1_alone() -> None:
    contact = "Địa chỉ: số 01 đường Mẫu; điện thoại: 0237 000 000"
    content = letter()
    file = render_letter(
        replace(content, head=replace(content.head, contact=contact), annexes=(Annex("Danh mục", (TABLE,)),))
    )
    first, second = opened(file).sections
    assert first.first_page_footer.paragraphs[0].text == contact
    assert first.footer.paragraphs[0].text == ""
    assert second.first_page_footer.paragraphs[0].text == ""


def test_tables_repeat_their_head_and_tear_no_row() -> None:
    document = opened(render_named(report()))
    table = next(each for each in document.tables if each.rows[0].cells[0].text == "TT")
    marks = [[mark.tag for mark in row._tr.trPr] for row in table.rows]
    assert qn("w:tblHeader") in marks[0]
    assert not any(qn("w:tblHeader") in each for each in marks[1:])
    assert all(qn("w:cantSplit") in each for each in marks)
    assert [cell.text for cell in table.rows[2].cells] == ["1", "Nâng cấp đường tỉnh 512", "12"]
    group = table.rows[1]._tr.findall(qn("w:tc"))
    assert [each.tcPr.find(qn("w:gridSpan")).get(qn("w:val")) for each in group] == ["3"]
    assert table.rows[-1].cells[1].paragraphs[0].runs[0].bold


def test_file_speaks_vietnamese_and_names_only_the_body() -> None:
    file = render_letter(letter())
    core = opened(file).core_properties
    assert (core.title, core.language) == ("chuyển kiến nghị của cử tri trước kỳ họp thứ 3", "vi-VN")
    assert (core.author, core.last_modified_by) == ("Hội đồng nhân dân tỉnh Thanh Hóa",) * 2
    assert core.comments == ""
    language = next(part(file, "word/styles.xml").iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "vi-VN"
    assert not [name for name in names(file) if "thumbnail" in name or "customXml" in name]
