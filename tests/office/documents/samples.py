"""Invented documents to print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from phoihop.office.documents.content import (
    Align,
    Column,
    Head,
    Item,
    Items,
    Letter,
    NamedDocument,
    Paragraph,
    Recipients,
    Section,
    SignatureBlock,
    Table,
)

COUNCIL = Head((), ("Hội đồng nhân dân", "tỉnh Thanh Hóa"), "{number}/HĐND-TT", "Thanh Hóa")
FRONT = Head(
    ("Ủy ban MTTQ Việt Nam", "tỉnh Thanh Hóa"), ("Ban Thường trực",), "{number}/{kind}-MTTQ-BTT", "Thanh Hóa"
)
SIGNATURE = SignatureBlock(("TM. Thường trực HĐND", "KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Văn Mẫu")
TABLE = Table(
    columns=(Column("TT", 1, Align.CENTER), Column("Nội dung", 8), Column("Số lượt", 2, Align.RIGHT)),
    rows=(("I. Lĩnh vực giao thông",), ("1", "Nâng cấp đường tỉnh 512", "12"), ("2", "Sửa cầu Máng", "03")),
    title="Kiến nghị theo lĩnh vực",
    total=("", "Tổng cộng", "15"),
)
ITEM = Item("KN-2026-0413", "Đề nghị sớm sửa đường.", ("xã Thọ Phú", "phường Hạc Thành"), 3)

_LETTER = Letter(
    head=COUNCIL,
    number_text="Số: 44/HĐND-TT",
    issued_on=date(2026, 1, 5),
    abstract="chuyển kiến nghị của cử tri trước kỳ họp thứ 3",
    addressees=("Sở Xây dựng tỉnh Thanh Hóa",),
    paragraphs=("Thường trực HĐND tỉnh chuyển các kiến nghị sau:",),
    signature=SIGNATURE,
    recipients=Recipients(("Như trên;", "- Đoàn ĐBQH tỉnh"), "VT, CTHĐND"),
    items=(ITEM,),
    closing=("Đề nghị giải quyết, trả lời.", "Trân trọng cảm ơn."),
)

_REPORT = NamedDocument(
    head=FRONT,
    number_text="Số: 12/BC-MTTQ-BTT",
    issued_on=date(2026, 3, 25),
    type_name="Báo cáo",
    abstract="Tổng hợp ý kiến, kiến nghị của cử tri",
    signatures=(SignatureBlock(("TM. Ban Thường trực", "Chủ tịch"), "Trần Thị Mẫu"),),
    recipients=Recipients(("Thường trực HĐND tỉnh",)),
    grounds=("Căn cứ Luật Mặt trận Tổ quốc Việt Nam;", "Căn cứ Quy chế phối hợp công tác"),
    blocks=(Paragraph("Ban Thường trực báo cáo như sau:"),),
    sections=(
        Section(
            "Tình hình chung",
            (Paragraph("Đã tổ chức 20 hội nghị."),),
            (
                Section("Kết quả", sections=(Section("Tại các xã"), Section("Tại các phường"))),
                Section("Hạn chế"),
            ),
        ),
        Section("Kiến nghị", (Items((ITEM,)), TABLE)),
    ),
    closing=("Ban Thường trực trân trọng báo cáo.",),
)


def letter(**changes: Any) -> Letter:
    return replace(_LETTER, **changes)


def report(**changes: Any) -> NamedDocument:
    return replace(_REPORT, **changes)
