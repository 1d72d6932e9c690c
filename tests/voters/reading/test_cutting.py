"""Cutting loses no word and invents none; kinds, fields and leads hold on the texts that the lists were tuned on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.kernel.text import fold
from phoihop.voters.reading.dates import when
from phoihop.voters.reading.fields import field_of
from phoihop.voters.reading.kinds import kind_of
from phoihop.voters.reading.lexicon import lexicon
from phoihop.voters.reading.places import find_places
from phoihop.voters.reading.read import read_petitions
from phoihop.voters.reading.texts import Text
from tests.papers.builders import Docx, para

HERE = Path(__file__).parent
TUNING = [line.split("|") for line in (HERE / "tuning.txt").read_text(encoding="utf-8").splitlines() if line]
KINDS = [line.split("|") for line in (HERE / "kinds.txt").read_text(encoding="utf-8").splitlines() if line]
# requests of one matter each, without marks or names that part them
ASKS = [
    text.rstrip(".")
    for _, _, text in TUNING
    if text.startswith("Đề nghị ") and ";" not in text and "," not in text
]
MARKS = ("{n}. {t}.", "{n}) {t}.", "{n}/ {t}.", "- {t}.", "+ {t}.", "• {t}.", "Câu {n}: {t}.")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(ASKS), min_size=1, max_size=12, unique=True),
    st.sampled_from(MARKS),
    st.booleans(),
)
def test_every_marked_request_is_one_item(asks: list[str], mark: str, under_place: bool) -> None:
    doc = Docx().add(
        para("BÁO CÁO", bold=True, centred=True), para("I. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI", bold=True)
    )
    if under_place:
        doc.add(para("Xã Nga An", bold=True))
    doc.add(*(mark.format(n=number, t=text) for number, text in enumerate(asks, 1)))
    doc.add("Trên đây là báo cáo của Tổ đại biểu.", "Nơi nhận:", "- Lưu: VT.")
    items = read_petitions(doc.bytes(), "a.docx").items
    assert [words(item.text) for item in items] == [words(text) for text in asks]
    if under_place:
        assert all([place.name for place in item.places] == ["Nga An"] for item in items)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(ASKS), min_size=2, max_size=5, unique=True))
def test_a_numbered_paragraph_is_parted_whole(asks: list[str]) -> None:
    parts = "; ".join(f"({number}) {text}" for number, text in enumerate(asks, 1))
    doc = Docx().add(
        "BÁO CÁO",
        para("II. KIẾN NGHỊ CỦA CỬ TRI", bold=True),
        f"1. Cử tri xã Nga An có các kiến nghị: {parts}.",
    )
    items = read_petitions(doc.bytes(), "a.docx").items
    assert [words(item.text) for item in items] == [words(text) for text in asks]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_kind(kind: str, text: str) -> None:
    assert kind_of(Text(text)).code == kind


def test_fields_of_the_texts_the_list_was_tuned_on() -> None:
    right = sum(field_of(Text(text), lexicon().scan(Text(text))).code == field for field, _, text in TUNING)
    assert right / len(TUNING) >= 0.95


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Cử tri các xã Hoằng Châu, Hoằng Tiến và phường Hạc Thành phản ánh",
            ["Hoằng Châu", "Hoằng Tiến", "Hạc Thành"],
        ),
        ("cu tri cac xa Hoang Chau, Hoang Tien de nghi", ["Hoằng Châu", "Hoằng Tiến"]),
        ("thị trấn Bút Sơn", ["Hoằng Hóa"]),
        ("đường xa trung tâm xã", []),
    ],
)
def test_places(text: str, names: list[str]) -> None:
    assert [place.name for place in find_places(Text(text))] == names


def test_a_misspelt_commune_is_asked_about() -> None:
    (place,) = find_places(Text("Cử tri xã Hằng Châu"))
    assert "Hoằng Châu" in place.question


@pytest.mark.parametrize(
    "text", ["15/3/2026", "15-03-2026", "15.3.26", "ngày 15 tháng 3 năm 2026", "2026-03-15"]
)
def test_one_date_in_five_spellings(text: str) -> None:
    found = when(text)
    assert found is not None
    assert str(found.value) == "2026-03-15"


def test_an_impossible_date_says_so() -> None:
    found = when("31/02/2026")
    assert found is not None
    assert found.unknown
    assert "31/2/2026" in found.problem
