"""Vietnamese text: one spelling, the fold, the order of the alphabet, names, document symbols."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.kernel import text

LOWER = "".join(sorted(set(text.TONED.replace(" ", "") + "ăâđêôơư")))
MARKED = LOWER + LOWER.upper()
letters = st.sampled_from(text.ALPHABET + LOWER)
syllables = st.text(letters, min_size=1, max_size=7)
sentences = st.lists(syllables, min_size=1, max_size=8).map(" ".join)


def is_in_order(names: list[str], key: Callable[[str], str]) -> bool:
    """Whether each name sorts strictly before the next."""
    return all(key(one) < key(other) for one, other in pairwise(names))


def test_there_are_134_marked_letters() -> None:
    assert len(set(MARKED)) == 134


@pytest.mark.parametrize("letter", MARKED)
def test_each_marked_letter(letter: str) -> None:
    plain = unicodedata.normalize("NFD", letter.casefold().replace("đ", "d"))[0]
    assert text.fold(letter) == plain
    assert text.canon(letter) == letter.lower()
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        written = unicodedata.normalize(form, letter)
        assert text.nfc(written) == letter
        assert text.canon(written) == letter.lower()
        assert text.fold(written) == plain
    assert text.words(unicodedata.normalize("NFD", letter)) == [unicodedata.normalize("NFD", letter)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("uỷ ban", "ủy ban"),
        ("khoẻ", "khỏe"),
        ("thuỷ lợi", "thủy lợi"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("hòan", "hoàn"),
        ("tóan", "toán"),
        ("XÃ  HOÀ\u00a0LỘC", "xã hòa lộc"),
        ("hoa\u0300 bình", "hòa bình"),
        ("ê\u0323", "ệ"),
        ("e\u0323\u0302", "ệ"),
        ("bo\u0301\u0302n", "bốn"),
        ("ba\u0301\u0306c", "bắc"),
        ("\u00d0oàn", "đoàn"),
        ("đề\u200b nghị", "đề nghị"),
    ],
)
def test_two_spellings_of_one_word(one: str, other: str) -> None:
    assert text.canon(one) == text.canon(other) == other
    assert text.fold(one) == text.fold(other)


def test_a_tone_on_a_word_that_has_only_one_place_for_it_stays() -> None:
    for word in ("quá", "quý", "của", "mùa", "tùy", "hoài", "loại", "ngoéo", "khuya", "thuở"):
        assert text.canon(word) == word


@given(st.text(max_size=60))
def test_canon_and_fold_are_idempotent(written: str) -> None:
    once = text.canon(written)
    assert text.canon(once) == once
    folded = text.fold(written)
    assert text.fold(folded) == folded
    assert text.canon_and_fold(written) == (once, folded)


@given(sentences)
def test_vietnamese_folds_to_plain_letters_whatever_its_form(written: str) -> None:
    folded = text.fold(written)
    assert folded.isascii()
    assert len(folded) == len(written)
    for form in ("NFD", "NFC"):
        assert text.fold(unicodedata.normalize(form, written)) == folded
        assert text.canon(unicodedata.normalize(form, written.upper())) == text.canon(written)


@given(sentences)
def test_words_and_slug(written: str) -> None:
    assert text.words(written) == written.split()
    assert text.slug(written) == text.fold(written).replace(" ", "-")


def test_words_split_on_punctuation() -> None:
    assert text.words("Số 12/2025/NQ-HĐND, xã Hà Trung.") == [
        "Số",
        "12",
        "2025",
        "NQ",
        "HĐND",
        "xã",
        "Hà",
        "Trung",
    ]
    assert text.slug("Xã Hoằng Hóa (cũ): 2026!") == "xa-hoang-hoa-cu-2026"
    assert text.slug("—") == ""


def test_the_order_of_letters_and_tones() -> None:
    letters_in_order = ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"]
    assert is_in_order(letters_in_order, text.sort_key)
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert is_in_order(tones, text.sort_key)
    places = ["Tổ 2", "Tổ 10", "Xã Hà Long", "Xã Hà Trung", "Xã Hoằng Giang", "Xã Hoằng Hóa"]
    assert is_in_order(places, text.sort_key)
    assert sorted(["Đông Sơn", "Dương Xá", "An Nông"], key=text.sort_key) == [
        "An Nông",
        "Dương Xá",
        "Đông Sơn",
    ]
    assert text.sort_key("Tổ 007") == text.sort_key("tổ 7")


@given(sentences)
def test_a_sort_key_is_printable_ascii_and_the_same_for_both_spellings(written: str) -> None:
    key = text.sort_key(written)
    assert key.isascii()
    assert key.isprintable()
    assert text.sort_key(unicodedata.normalize("NFD", written)) == key


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_sort_by_their_value(one: int, other: int) -> None:
    assert (text.sort_key(f"Tổ {one}") < text.sort_key(f"Tổ {other}")) == (one < other)


@given(syllables, syllables)
def test_a_shorter_word_stands_before_the_longer(one: str, other: str) -> None:
    assert text.sort_key(one) < text.sort_key(f"{one} {other}")


def test_people_stand_by_their_given_names() -> None:
    people = ["Trần Thị An", "Lê Văn An", "Đỗ Bình", "Lê Thị Bình", "Nguyễn Văn Bình", "Vũ Đức"]
    assert is_in_order(people, text.name_key)
    assert text.name_key("An").strip() == text.sort_key("An")
    assert text.name_key("") == "\t\t"


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("Số: 012 / 2025 / NQ – HĐND", "12/2025/NQ-HĐND"),
        ("số 98/2025/qđ-ubnd.", "98/2025/QĐ-UBND"),
        ("số, ký hiệu: 05/BC-ĐĐBQH", "5/BC-ĐĐBQH"),
        ("Số 1536 /UBND - TH", "1536/UBND-TH"),
        ("72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN", "72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN"),
        ("", ""),
    ],
)
def test_a_document_symbol_has_one_spelling(written: str, symbol: str) -> None:
    assert text.document_symbol(written) == symbol
    assert text.document_symbol(symbol) == symbol


def test_other_scripts_pass_through() -> None:
    assert text.fold("Łódź ñ 北京 Ελλάς") == text.canon("łodz n 北京 ελλας")
    assert text.sort_key("Ελλάς ñ")
