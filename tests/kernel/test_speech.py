"""Sentences of the kernel are looked up as they were written, and filled in after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from phoihop.kernel import speech
from phoihop.kernel.decision import NotAllowed, denied, require

ENGLISH = {
    "%(code)s đang ở bước %(step)s.": "%(code)s stands at %(step)s.",
    "đã gửi": "sent",
    "Thiếu căn cứ.": "The basis is missing.",
}


@pytest.fixture
def in_english() -> Iterator[None]:
    before = speech._translate
    speech.speak_with(lambda words: ENGLISH.get(words, words))
    yield
    speech.speak_with(before)


@pytest.mark.usefixtures("in_english")
def test_a_reason_is_said_in_the_readers_language() -> None:
    assert denied("Thiếu căn cứ.").reason == "The basis is missing."
    decision = denied("%(code)s đang ở bước %(step)s.", code="KN-1", step="đã gửi")
    assert decision.reason == "KN-1 stands at sent."
    with pytest.raises(NotAllowed, match="KN-1 stands at sent"):
        require(decision)


def test_without_a_translator_it_is_said_as_written() -> None:
    before = speech._translate
    speech.speak_with(str)
    try:
        assert denied("%(code)s đang ở bước %(step)s.", code="KN-1", step="đã gửi").reason == (
            "KN-1 đang ở bước đã gửi."
        )
        assert str(NotAllowed("Chỉ còn 50% thời gian.")) == "Chỉ còn 50% thời gian."
    finally:
        speech.speak_with(before)
