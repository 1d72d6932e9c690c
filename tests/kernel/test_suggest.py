"""Suggestions: the words shown are the terms of the sum, and the same text gives the same answer."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.kernel.suggest import LEAST, Counts, rank, terms

ROADS = ["Đề nghị sửa đường liên thôn xuống cấp", "đường liên thôn ngập nước", "mở rộng đường liên thôn"]
SCHOOLS = ["xây trường mầm non", "trường mầm non thiếu giáo viên", "sửa trường mầm non"]


def learned() -> Counts:
    counts = Counts()
    for text in ROADS:
        counts.learn(text, "L01")
    for text in SCHOOLS:
        counts.learn(text, "L09")
    return counts


def test_terms_are_folded_words_and_pairs() -> None:
    found = terms("Trường mầm non số 12")
    assert "truong mam" in found
    assert "mam non" in found
    assert not any("12" in term for term in found)


def test_nothing_is_said_of_nothing() -> None:
    assert rank({}) == []
    assert rank({}, Counts(), ["x"]) == []


def test_written_weights_order_the_labels() -> None:
    first, second = rank({"L09": {"trường": 1.0}, "L01": {"đường": 3.0, "cầu": 1.6}})
    assert (first.label, first.score, first.words) == ("L01", 4.6, (("đường", 3.0), ("cầu", 1.6)))
    assert first.share == pytest.approx(1 / (1 + math.exp(1.0 - 4.6)))
    assert first.share + second.share == pytest.approx(1)


def test_what_staff_confirmed_is_learned() -> None:
    best = rank({}, learned(), terms("Trường mầm non của thôn"))[0]
    assert best.label == "L09"
    assert sum(weight for _, weight in best.words) == pytest.approx(best.score)


def test_one_label_alone_teaches_nothing_and_a_word_seen_once_is_chance() -> None:
    alone = Counts()
    alone.learn("đường liên thôn", "L01")
    assert alone.votes(["lien thon"]) == {}
    rare = Counts.from_rows([("L01", "cau treo", LEAST - 1), ("L09", "mam non", 5)])
    assert rare.votes(["cau treo", "never seen"]) == {}
    assert set(rare.votes(["mam non"])) == {"L09"}


def test_written_and_learned_add_up() -> None:
    counts, found = learned(), terms("trường mầm non")
    plain = rank({}, counts, found)[0]
    both = rank({"L09": {"mam non": 1.0}}, counts, found)[0]
    assert both.score == pytest.approx(plain.score + 1.0)


@given(
    st.dictionaries(
        st.sampled_from("ABCDE"), st.dictionaries(st.text(max_size=3), st.floats(-3, 3), max_size=4)
    )
)
def test_the_shares_are_one_together_and_follow_the_scores(given_words: dict[str, dict[str, float]]) -> None:
    found = rank(given_words)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert not found or math.isclose(sum(each.share for each in found), 1)
    assert found == rank(given_words)
