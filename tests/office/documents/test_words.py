"""Dates, numbers and heads as official documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.office.documents.dates import long_date, place_and_date, short_date
from phoihop.office.documents.heads import body_name, head_of, signature_of
from phoihop.office.documents.numbers import document_symbol, number_line, padded, point, roman
from phoihop.office.documents.typography import tie

ENTRY = {
    "superior": ["ĐOÀN ĐBQH VÀ HĐND TỈNH THANH HÓA"],
    "body": ["VĂN PHÒNG"],
    "place": "Thanh Hóa",
    "contact": "Điện thoại: 0237 000 000",
    "symbols": {"CV": "{number}/VP-TH", "default": "{number}/{kind}-VP"},
    "signatures": {"deputy": ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]},
}


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 9, 10), "ngày 10 tháng 9 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_long_date(day: date, written: str) -> None:
    assert long_date(day) == written


def test_short_date_and_place() -> None:
    assert short_date(date(2026, 3, 5)) == "05/03/2026"
    assert place_and_date("Thanh Hóa", date(2026, 3, 5)) == "Thanh Hóa, ngày 05 tháng 3 năm 2026"
    assert place_and_date("", date(2026, 3, 5)) == "ngày 05 tháng 3 năm 2026"
    assert place_and_date("Thanh Hóa", None).split() == ["Thanh", "Hóa,", "ngày", "tháng", "năm"]


@pytest.mark.parametrize(
    ("pattern", "number", "kind", "written"),
    [
        ("{number}/{kind}-MTTQ", 12, "BC", "12/BC-MTTQ"),
        ("{number}/HĐND-TT", 12, "", "12/HĐND-TT"),
        ("{number}/{kind}-HĐND", 1, "TTr", "01/TTr-HĐND"),
        ("{number}/{kind}-HĐND", 9, "QĐ", "09/QĐ-HĐND"),
        ("{number}/HĐND-VP", 424, "CV", "424/HĐND-VP"),
    ],
)
def test_symbol(pattern: str, number: int, kind: str, written: str) -> None:
    assert document_symbol(pattern, number, kind=kind) == written
    assert number_line(pattern, number, kind=kind) == f"Số: {written}"


def test_a_draft_has_room_for_its_number() -> None:
    assert number_line("{number}/HĐND-TT", None) == "Số:         /HĐND-TT"


@pytest.mark.parametrize("pattern", ["HĐND-TT", "{number}/{kind}-HĐND"])
def test_a_pattern_that_cannot_be_filled_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        document_symbol(pattern, 1)


def test_numbering_of_parts() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]
    assert [point(n) for n in (1, 4, 5, 7, 23, 24)] == ["a", "d", "đ", "g", "y", "aa"]
    assert [padded(n) for n in (0, 9, 10, 136)] == ["00", "09", "10", "136"]


def test_head_follows_the_kind_of_document() -> None:
    letter, report = head_of(ENTRY, kind="CV"), head_of(ENTRY, kind="BC")
    assert letter.symbol == "{number}/VP-TH"
    assert number_line(report.symbol, 3, kind="BC") == "Số: 03/BC-VP"
    assert (letter.superior, letter.body, letter.place) == (
        ("ĐOÀN ĐBQH VÀ HĐND TỈNH THANH HÓA",),
        ("VĂN PHÒNG",),
        "Thanh Hóa",
    )
    assert letter.contact == "Điện thoại: 0237 000 000"
    assert body_name(letter) == "ĐOÀN ĐBQH VÀ HĐND TỈNH THANH HÓA - VĂN PHÒNG"


def test_signature_follows_the_role() -> None:
    block = signature_of(ENTRY, role="deputy", name="Lê Văn Thử")
    assert block.lines == ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    with pytest.raises(KeyError):
        signature_of(ENTRY, role="by_order", name="Lê Văn Thử")


def test_tie_keeps_a_number_with_its_word() -> None:
    assert tie("theo khoản 1 Điều 49, ngày 05 tháng 3, kỳ họp thứ XV") == (
        "theo khoản\u00a01 Điều\u00a049, ngày\u00a005 tháng\u00a03, kỳ họp thứ\u00a0XV"
    )
    assert tie("điều kiện, khoản vay, số 72/2025") == "điều kiện, khoản vay, số 72/2025"
