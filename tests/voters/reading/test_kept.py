"""No letter of a cell or paragraph is lost: it stands in an item, or the item is doubted and says what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.voters.reading.read import read_petitions
from phoihop.voters.reading.result import Item
from phoihop.voters.reading.texts import Text
from tests.voters.intake.papers import appendix, minutes

HEAD = ["TT", "Nội dung kiến nghị", "Nơi kiến nghị", "Cơ quan giải quyết"]
NAMES = ["Hoằng Châu", "Hoằng Tiến", "Nghi Sơn", "Bãi Trành", "xã Thiệu Hóa", "phường Hạc Thành", "TH", "THCS", "2021", "2025"]  # fmt: skip
DEEDS = [
    "Đề nghị nâng cấp đường liên xã",
    "Đề nghị bố trí vốn giai đoạn",
    "Đề nghị xây trường",
    "Đường hư hỏng nặng từ",
]
JOINTS = [" - ", " – ", " — ", "-", " (", ", ", "; ", ". "]


def words(text: str) -> list[str]:
    line = Text(text)
    return [line.folded[a:b] for a, b in line.spans]


def cell(text: str, place: str = "Hoằng Châu") -> list[Item]:
    return read_petitions(appendix([[1, text, place, "Sở Xây dựng"]], HEAD), "a.xlsx").items


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị nâng cấp đường liên xã Hoằng Châu - Hoằng Tiến",
        "Đề nghị sửa chữa đường Nghi Sơn - Bãi Trành.",
        "Đề nghị xây thêm phòng học cho trường TH - THCS Hoằng Châu",
        "Đề nghị bố trí vốn làm đường giai đoạn 2021 - 2025",
        "Đề nghị nâng cấp đê xã Thiệu Hóa - xã Hoằng Giang",
        "Đề nghị mở rộng đường liên xã (Hoằng Châu - Hoằng Tiến)",
    ],
)
def test_a_dash_inside_a_sentence_cuts_nothing(text: str) -> None:
    (item,) = cell(text)
    assert item.text == text


def test_the_voters_named_behind_a_dash_are_still_the_place() -> None:
    (item,) = cell("Đề nghị nâng cấp kênh tưới N5 – Cử tri xã Hoằng Tiến", place="")
    assert item.text == "Đề nghị nâng cấp kênh tưới N5"
    assert [place.as_written for place in item.places] == ["Hoằng Tiến"]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(DEEDS),
    st.lists(st.tuples(st.sampled_from(JOINTS), st.sampled_from(NAMES)), min_size=1, max_size=5),
)
def test_every_word_of_a_cell_is_in_an_item_or_doubted(deed: str, tail: list[tuple[str, str]]) -> None:
    text = deed + "".join(joint + name + (")" if joint == " (" else "") for joint, name in tail)
    items = cell(text)
    assert items
    kept = [
        word for item in items for part in (item.text, item.lead_in, item.preface) for word in words(part)
    ]
    lost = [word for word in words(text) if word not in kept]
    assert not lost or any("không nằm trong mục nào" in doubt for item in items for doubt in item.doubts)


def test_a_paragraph_that_loses_words_is_doubted() -> None:
    items = read_petitions(
        minutes(
            [
                "BIÊN BẢN",
                "Hội nghị tiếp xúc cử tri",
                "III. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI",
                "1. Ông Lê Văn Thử: Đề nghị nâng cấp đường liên xã Hoằng Châu - Hoằng Tiến.",
            ]
        ),
        "a.docx",
    ).items
    assert items[0].text == "Đề nghị nâng cấp đường liên xã Hoằng Châu - Hoằng Tiến."
