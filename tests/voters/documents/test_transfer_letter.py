"""The words of a transfer letter: NQLT 72/2025 art. 37, 49 (delegation) and 41.4, 50 (council)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from phoihop.office.documents import render_letter
from phoihop.office.documents.content import Head, Item, Letter, Recipients, SignatureBlock
from phoihop.voters.documents.transfer_letter import TransferLetterData, transfer_letter

ITEMS = (
    Item("KN-2026-0413", "Đề nghị sửa đường.", ("xã Thọ Phú",), 3),
    Item("KN-2026-0414", "Đề nghị xây trường.", ("phường Hạc Thành",), 1),
)
DELEGATION = {"forwarder_code": "DDBQH", "forwarder_name": "Đoàn đại biểu Quốc hội tỉnh", "answer_days": 60}
COUNCIL = {"forwarder_code": "TTHDND", "forwarder_name": "Thường trực HĐND tỉnh", "answer_days": 30}


def _letter(**changes: Any) -> Letter:
    data: dict[str, Any] = {
        "addressee": "Sở Xây dựng",
        "round_title": "trước kỳ họp thứ 3, HĐND tỉnh khóa XIX",
        "items": ITEMS,
        "head": Head((), ("HỘI ĐỒNG NHÂN DÂN",), "{number}/HĐND-TT", "Thanh Hóa"),
        "number_text": "Số: 44/HĐND-TT",
        "issued_on": date(2026, 11, 9),
        "signature": SignatureBlock(("TM. THƯỜNG TRỰC HĐND", "CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
    }
    return transfer_letter(TransferLetterData(**(data | changes)))


def _words(content: Letter) -> str:
    return re.sub(r"\s+", " ", " ".join((*content.paragraphs, *content.closing)))


def test_the_delegation_cites_articles_37_and_49_with_60_days() -> None:
    words = _words(_letter(**DELEGATION))
    assert (
        "Điều 37 và khoản 1 Điều 49 Nghị quyết liên tịch số 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN" in words
    )
    assert "trong thời hạn 60 ngày kể từ ngày nhận được kiến nghị, theo quy định tại khoản 1 Điều 49" in words
    assert "gửi đến cử tri có kiến nghị và Đoàn đại biểu Quốc hội tỉnh" in words
    assert "Điều 50" not in words


def test_the_council_cites_articles_41_and_50_with_30_days() -> None:
    words = _words(_letter(**COUNCIL))
    assert "khoản 4 Điều 41 và khoản 1 Điều 50 Nghị quyết liên tịch số 72/2025/NQLT" in words
    assert "trong thời hạn 30 ngày kể từ ngày nhận được kiến nghị, theo quy định tại khoản 1 Điều 50" in words
    for receiver in (
        "Thường trực HĐND tỉnh",
        "Tổ đại biểu",
        "Ủy ban nhân dân",
        "Mặt trận",
        "trang thông tin",
    ):
        assert receiver in words
    assert "Điều 49" not in words


def test_the_amendment_is_cited_from_the_day_it_is_in_force() -> None:
    assert "100/2025/NQLT" in _words(_letter(**COUNCIL))
    assert "100/2025/NQLT" in _words(_letter(**COUNCIL, issued_on=date(2025, 9, 26)))
    assert "100/2025/NQLT" not in _words(_letter(**COUNCIL, issued_on=date(2025, 9, 25)))


def test_petitions_are_counted_and_carried_over() -> None:
    content = _letter(**COUNCIL)
    assert "chuyển đến Sở Xây dựng 02 kiến nghị của cử tri trước kỳ họp thứ 3" in _words(content)
    assert content.items == ITEMS
    assert content.abstract == "chuyển kiến nghị của cử tri trước kỳ họp thứ 3, HĐND tỉnh khóa XIX"
    assert content.addressees == ("Sở Xây dựng",)


def test_the_due_day_says_that_it_hangs_on_the_receipt() -> None:
    words = _words(_letter(**COUNCIL, due_on=date(2026, 12, 9)))
    assert "Nếu nhận trong ngày ban hành công văn này, hạn trả lời là ngày 09 tháng 12 năm 2026" in words
    assert "hạn trả lời là" not in _words(_letter(**COUNCIL))


def test_a_wrong_addressee_is_asked_to_name_the_right_one() -> None:
    assert "không thuộc thẩm quyền" in _words(_letter(**COUNCIL))


def test_own_sentence_note_and_recipients_replace_the_usual() -> None:
    own = Recipients(("Như trên",), "VT")
    content = _letter(
        **COUNCIL, rule_sentence="Đề nghị trả lời tại kỳ họp.", note="Gửi kèm phim.", recipients=own
    )
    assert "Đề nghị trả lời tại kỳ họp." in content.closing
    assert content.paragraphs[0] == "Gửi kèm phim."
    assert "30 ngày" not in _words(content)
    assert content.recipients == own
    assert _letter(**COUNCIL).recipients.lines[0] == "Như trên"


def test_the_link_explains_itself_and_carries_its_code() -> None:
    address = "https://phoihop.example.vn/tra-loi/abcdef"
    link = _letter(**COUNCIL, link_address=address, link_until=date(2026, 12, 31)).link
    assert link is not None
    assert link.address == address
    assert "có hiệu lực đến hết ngày 31/12/2026" in link.text
    assert link.qr_png.startswith(b"\x89PNG")
    assert _letter(**COUNCIL).link is None


@pytest.mark.parametrize("changes", [{**COUNCIL, "forwarder_code": "SXD"}, {**COUNCIL, "items": ()}])
def test_without_a_regime_or_petitions_there_is_no_letter(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        _letter(**changes)


def test_it_can_be_printed_and_kept() -> None:
    content = _letter(**DELEGATION)
    assert Letter.from_json(content.to_json()) == content
    assert render_letter(content)[:2] == b"PK"
