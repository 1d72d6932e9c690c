"""The words that led to a suggestion, as the paper writes them."""

from __future__ import annotations

from phoihop.voters.imports.suggesting import suggest_one
from phoihop.voters.reading.texts import Text
from phoihop.voters.reading.written import as_written

TEXT = Text("Đề nghị bổ sung hai bác sĩ cho trạm y tế xã, sửa Quốc lộ 1A.")


def test_marks_come_back_and_pieces_become_one_phrase() -> None:
    assert as_written(["tram y", "y te", "bac si", "quoc lo"], TEXT) == ["trạm y tế", "bác sĩ", "Quốc lộ"]


def test_no_phrase_ends_in_a_single_letter() -> None:
    assert as_written(["tram y"], TEXT) == ["trạm y tế"]


def test_words_that_say_nothing_alone_are_left_out() -> None:
    assert as_written(["hai", "y", "1", "cho"], TEXT) == []


def test_a_heading_that_the_text_does_not_hold_stays() -> None:
    assert as_written(["“Lĩnh vực giao thông”"], TEXT) == ["“Lĩnh vực giao thông”"]


def test_what_is_suggested_is_shown_as_written() -> None:
    found = suggest_one(TEXT.raw, places=[])
    shown = [word for one in (*found["fields"], *found["leads"]) for word in one["words"]]
    assert shown
    assert all(word in TEXT.raw or word.startswith("“") for word in shown)
