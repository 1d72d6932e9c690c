"""What people typed arrives as they typed it, is never executed, and the same content gives the same file."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.kernel.text import TONED
from phoihop.office.documents import render_letter, render_named
from phoihop.office.documents.content import Annex, Item, Letter, OneTimeLink, Urgency, content_from_json
from phoihop.office.documents.qr import qr_png
from tests.office.documents.reading import opened, texts
from tests.office.documents.samples import TABLE, letter, report

MARKED = TONED.replace(" ", "") + "ăâđêôơư"
ADDRESS = "https://phoihop.example.vn/x"


def test_all_134_marked_letters_survive() -> None:
    both = MARKED + MARKED.upper()
    assert len(set(both)) == 134
    file = render_letter(
        letter(paragraphs=(both,), abstract=MARKED, items=(Item(both, both, (both,)),), table=TABLE)
    )
    assert both in texts(file)
    assert f"V/v {MARKED}" in texts(file)


def test_decomposed_letters_are_composed() -> None:
    assert "Đường" in texts(render_letter(letter(paragraphs=("Đu\u031bo\u031b\u0300ng",))))


@pytest.mark.parametrize(
    "typed",
    [
        "{{7*7}}",
        "{% for x in y %}",
        "${jndi:ldap://x}",
        "<b>đậm</b>",
        "<w:p/>",
        "]]><!--",
        "&lt;b&gt; &amp; &#65;",
        "%(name)s {number} {0}",
        "=HYPERLINK(1)",
        "'; DROP TABLE x; --",
        "  hai  khoảng  trắng",
    ],
)
def test_markup_and_templates_appear_as_typed(typed: str) -> None:
    content = letter(
        paragraphs=(typed,), items=(Item("KN-1", typed, (typed,)),), abstract=typed, addressees=(typed, "B")
    )
    shown = texts(render_letter(content))
    assert shown.count(typed.strip()) == 2
    assert f"V/v {typed.strip()}" in shown


def test_control_characters_are_dropped() -> None:
    dirty = "An\x00 to\x07àn\x1b\x9f\ufffe \ud800giao\u202e thông\u200b"
    content = letter(
        paragraphs=(dirty,),
        abstract=dirty,
        number_text="Số: 1\x00/X",
        addressees=(dirty,),
        drafter_code="\x01A",
    )
    shown = texts(render_letter(content))
    assert "An toàn giao thông" in shown
    assert "Số: 1/X" in shown
    assert "Kính gửi: An toàn giao thông" in shown


@given(st.text())
@settings(max_examples=60)
def test_any_text_can_be_printed(text: str) -> None:
    content = letter(
        paragraphs=(text,),
        abstract=text,
        addressees=(text, text),
        items=(Item(text, text, (text,), 1, text),),
        drafter_code=text,
        closing=(text,),
        annexes=(Annex(text, (TABLE,), text),),
    )
    opened(render_letter(content))


def test_the_same_content_gives_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    content = letter(link=OneTimeLink("Trả lời", ADDRESS, qr_png(ADDRESS)))
    first = hashlib.sha256(render_letter(content)).hexdigest()
    monkeypatch.setattr(time, "time", lambda: 1_900_000_000.0)
    again = Letter.from_json(json.loads(json.dumps(content.to_json())))
    assert hashlib.sha256(render_letter(again)).hexdigest() == first
    assert render_letter(letter(number_text="Số: 45/HĐND-TT")) != render_letter(letter())


def test_content_is_frozen_and_thawed_without_loss() -> None:
    full = letter(
        table=TABLE,
        urgency=Urgency.FLASH,
        link=OneTimeLink("Trả lời", ADDRESS, qr_png(ADDRESS)),
        annexes=(Annex("Danh mục", (TABLE,), is_landscape=True),),
        issued_on=date(2026, 1, 5),
    )
    for content in (full, letter(issued_on=None, is_draft=True), report(), report(signatures=())):
        data = json.loads(json.dumps(content.to_json(), ensure_ascii=False))
        assert content_from_json(data) == content
        assert type(content).from_json(data) == content


def test_content_issued_before_a_field_was_added_stays_readable() -> None:
    data = letter().to_json()
    del data["annexes"]
    assert Letter.from_json(data) == letter()


@pytest.mark.parametrize(
    "change",
    [
        {"type": "NamedDocument"},
        {"unknown": 1},
        {"issued_on": "05/01/2026"},
        {"addressees": "Sở Xây dựng"},
        {"is_draft": 1},
        {"urgency": "GẤP"},
        {"head": None},
    ],
)
def test_data_of_another_shape_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Letter.from_json(letter().to_json() | change)


def test_missing_data_are_refused() -> None:
    data = letter().to_json()
    del data["head"]
    with pytest.raises(ValueError, match="Letter"):
        Letter.from_json(data)


def test_600_petitions_are_all_printed() -> None:
    text = "Đề nghị sớm nâng cấp tuyến đường tỉnh 512 vì mặt đường xuống cấp, nhiều ổ gà. " * 5
    items = tuple(Item(f"KN-2026-{n:04d}", text, ("xã Thọ Phú",), 3) for n in range(1, 601))
    file = render_letter(letter(items=items))
    assert sum(shown.count("KN-2026-") for shown in texts(file)) == 600


def test_a_report_of_600_rows_is_printed_whole() -> None:
    rows = tuple((str(n), "Nâng cấp đường tỉnh 512 đoạn qua xã", "3") for n in range(1, 601))
    file = render_named(report(blocks=(replace(TABLE, rows=rows),)))
    assert sum(shown.count("512 đoạn qua xã") for shown in texts(file)) == 600
