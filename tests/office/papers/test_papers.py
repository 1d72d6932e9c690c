"""Papers are read as printed: numbers, boxes, notes, merged cells, old encodings; what is unsafe is refused."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.office.papers import guard, legacy
from phoihop.office.papers.characters import clean
from phoihop.office.papers.model import Paper, PaperRefused
from phoihop.office.papers.open import open_paper
from tests.papers.bad_files import zip_bomb
from tests.papers.builders import TC, Docx, deleted, footnote_ref, inserted, para, run, table, text_box

WORDS = "đề nghị nâng cấp tuyến đường liên xã kênh mương bồi lắng những hộ nghèo thủy lợi quỹ đất huyện cũ giải quyết"


def texts(paper: Paper) -> list[str]:
    return [block.whole for block in paper.walk() if block.kind not in {"table", "footnote"}]


def test_numbers_boxes_notes_and_tracked_changes() -> None:
    doc = Docx(footnotes=["Xã Nga An."])
    doc.add(
        para("Mục một", num=(2, 0)),
        para("Điểm", num=(2, 1)),
        para("Chi tiết", num=(2, 2)),
        para("Mục hai", num=(2, 0)),
        para("Điểm khác", num=(2, 1)),
        para("Gạch", num=(3, 0)),
        para("Sửa ", deleted("cầu"), inserted("đường"), footnote_ref(1)),
        para("Bên ", text_box(para("Trong khung"))),
    )
    paper = open_paper(doc.bytes(), "a.docx")
    assert texts(paper) == [
        "I. Mục một", "1. Điểm", "1.1. Chi tiết", "II. Mục hai", "1. Điểm khác", "• Gạch", "Sửa đường", "Bên", "Trong khung",
    ]  # fmt: skip
    assert [block.anchor for block in paper.blocks[:3]] == ["¶1", "¶2", "¶3"]
    assert paper.notes_of(paper.blocks[6])[0].text == "Xã Nga An."
    assert any(note.code == "tracked" for note in paper.warnings)


def test_a_merged_cell_stands_at_every_place_it_covers() -> None:
    doc = Docx().add(
        table(
            [TC("a", span=2), "b"],
            [TC("c", merge="restart"), "d", "e"],
            [TC("", merge="continue"), TC(["f", run("g").join(["<w:p>", "</w:p>"])]), "h"],
        )
    )
    rows = open_paper(doc.bytes(), "a.docx").tables[0].rows
    assert rows[0][0] is rows[0][1]
    assert rows[1][0] is rows[2][0]
    assert rows[2][1] is not None
    assert rows[2][1].text == "f\ng"
    assert rows[2][2] is not None
    assert rows[2][2].anchor == "Bảng 1, dòng 3, cột 3"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=8, max_size=40))
def test_old_tables_come_back_whole(words: list[str]) -> None:
    text = " ".join(words)
    for table_, convert in ((legacy._TCVN3, legacy.from_tcvn3), (legacy._VNI, legacy.from_vni)):
        back: dict[str, str] = {}
        for code, char in table_.items():
            if code != "μ":
                back.setdefault(char, code)
        typed = "".join(back.get(char, char) for char in text)
        assert convert(typed) == text


@given(st.text(max_size=200))
def test_clean_settles(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_a_bomb_is_refused_by_what_it_unpacks_to() -> None:
    with pytest.raises(PaperRefused) as refused:
        open_paper(zip_bomb(), "bom.docx")
    assert refused.value.code == "bomb"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "to.docx"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(PaperRefused, match="500 MB"):
        guard.guard(path)


def test_a_sheet_of_too_many_rows_names_the_row() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Dài")
    for number in range(50_001):
        sheet.append([number])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(PaperRefused, match="dòng 50001"):
        open_paper(out.getvalue(), "dai.xlsx")


def test_two_parts_of_one_name_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "<b/>")
    with pytest.raises(PaperRefused):
        open_paper(out.getvalue(), "hai.docx")
