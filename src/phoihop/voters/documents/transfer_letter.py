"""The words of a "công văn chuyển kiến nghị", for the delegation and for the council's standing board.

Source: NQLT 72/2025 as amended by NQLT 100/2025: delegation art. 37, 49; council art. 41.4, 50. No database
here: who writes to whom, what and until when comes in as data; the days are those of the rulebook (T15, T17).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.office.documents.content import (
    Head,
    Item,
    Letter,
    OneTimeLink,
    Recipients,
    SignatureBlock,
    Urgency,
)
from phoihop.office.documents.dates import long_date, short_date
from phoihop.office.documents.numbers import padded
from phoihop.office.documents.qr import qr_png
from phoihop.office.documents.typography import tie

_RESOLUTION = (
    "Nghị quyết liên tịch số 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN ngày 20 tháng 02 năm 2025 của Ủy ban "
    "Thường vụ "
    "Quốc hội, Chính phủ, Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam quy định chi tiết "
    "việc tổ chức "
    "tiếp xúc cử tri của đại biểu Quốc hội và đại biểu Hội đồng nhân dân các cấp"
)
_AMENDMENT = "được sửa đổi, bổ sung bởi Nghị quyết liên tịch số 100/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN"
_AMENDED_FROM = date(2025, 9, 26)
_SHORT_RESOLUTION = "Nghị quyết liên tịch số 72/2025"


@dataclass(frozen=True, slots=True)
class Regime:
    """One side's rules as its letters cite them: forwarding, answering, who gets the reply, its classes."""

    forwarding: str
    answering: str
    reply_to: str
    outcomes: str
    recipients: Recipients


REGIMES = {
    # NQLT 72/2025 art. 49.1 (voter, delegation, the body that forwarded), 49.2 (three classes).
    "DDBQH": Regime(
        forwarding="Điều 37",
        answering="khoản 1 Điều 49",
        reply_to="cử tri có kiến nghị và {forwarder}",
        outcomes=(
            "đã giải quyết xong; đang nghiên cứu, tiếp thu để giải quyết, nêu rõ lộ trình và thời hạn; "
            "giải trình, cung cấp thông tin"
        ),
        recipients=Recipients(
            (
                "Như trên",
                "Các vị đại biểu Quốc hội trong Đoàn (để theo dõi)",
                "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh (để phối hợp)",
            ),
            "VT, CTQH",
        ),
    ),
    # NQLT 72/2025 art. 50.1 (five addressees and one publication), 50.2 (four classes).
    "TTHDND": Regime(
        forwarding="khoản 4 Điều 41",
        answering="khoản 1 Điều 50",
        reply_to=(
            "cử tri có kiến nghị, {forwarder}, Tổ đại biểu Hội đồng nhân dân, Ủy ban nhân dân và Ban "
            "Thường trực Ủy ban "
            "Mặt trận Tổ quốc Việt Nam nơi cử tri nêu kiến nghị, đồng thời đăng trên trang thông tin điện "
            "tử của "
            "Hội đồng nhân dân"
        ),
        outcomes=(
            "đã giải quyết xong; đang giải quyết, nêu rõ thời gian dự kiến hoàn thành; sẽ giải quyết, nêu "
            "rõ thời hạn; "
            "giải trình, thông tin lại với cử tri"
        ),
        recipients=Recipients(
            (
                "Như trên",
                "Thường trực Hội đồng nhân dân tỉnh (để báo cáo)",
                "Các Ban của Hội đồng nhân dân tỉnh (để theo dõi)",
                "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh (để phối hợp)",
            ),
            "VT, CTHĐND",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class TransferLetterData:
    """What one letter needs: the forwarding body (its code chooses the regime), the addressee, the petitions.

    ``round_title`` completes "kiến nghị của cử tri …" ("trước kỳ họp thứ 3, HĐND tỉnh khóa XIX").
    ``answer_days`` is the limit of the rule, ``due_on`` the last day if it is received on the day of issue.
    ``session`` names the council's coming session that opens on ``session_on``, where petitions were raised for it.
    A ``rule_sentence`` replaces the shipped sentence on the limit, ``recipients`` the usual ones; ``note`` is a paragraph
    of the drafter's own before all others.
    """

    forwarder_code: str
    forwarder_name: str
    addressee: str
    round_title: str
    items: tuple[Item, ...]
    head: Head
    number_text: str
    issued_on: date | None
    signature: SignatureBlock
    answer_days: int
    due_on: date | None = None
    session: str = ""
    session_on: date | None = None
    rule_sentence: str = ""
    note: str = ""
    link_address: str = ""
    link_until: date | None = None
    recipients: Recipients | None = None
    drafter_code: str = ""
    urgency: Urgency | None = None
    is_draft: bool = False


def transfer_letter(data: TransferLetterData) -> Letter:
    """The letter that forwards petitions to one authority; ValueError without a regime or a petition.

    Source: NQLT 72/2025 art. 37, 41.4, 49.1, 50.1; Decree 30/2020/NĐ-CP, Annex III, form 1.5.
    """
    if data.forwarder_code not in REGIMES:
        raise ValueError(f"no regime of forwarding for {data.forwarder_code!r}")
    if not data.items:
        raise ValueError("a transfer letter without petitions")
    regime = REGIMES[data.forwarder_code]
    return Letter(
        head=data.head,
        number_text=data.number_text,
        issued_on=data.issued_on,
        abstract=f"chuyển kiến nghị của cử tri {data.round_title}",
        addressees=(data.addressee,),
        paragraphs=tuple(text for text in (data.note, _opening(data, regime)) if text),
        items=data.items,
        closing=_closing(data, regime),
        signature=data.signature,
        recipients=data.recipients or regime.recipients,
        drafter_code=data.drafter_code,
        link=_link(data),
        urgency=data.urgency,
        is_draft=data.is_draft,
    )


def _opening(data: TransferLetterData, regime: Regime) -> str:
    is_amended = data.issued_on is None or data.issued_on >= _AMENDED_FROM
    law = f"{_RESOLUTION}, {_AMENDMENT}" if is_amended else _RESOLUTION
    return tie(
        f"Thực hiện quy định tại {regime.forwarding} và {regime.answering} {law} (sau đây gọi là "
        f"{_SHORT_RESOLUTION}), "
        f"{data.forwarder_name} chuyển đến {data.addressee} {padded(len(data.items))} kiến nghị của cử tri "
        f"{data.round_title} để xem xét, giải quyết và trả lời theo thẩm quyền. Nội dung kiến nghị như sau:"
    )


def _closing(data: TransferLetterData, regime: Regime) -> tuple[str, ...]:
    reply_to = regime.reply_to.format(forwarder=data.forwarder_name)
    limit = data.rule_sentence or (
        f"Đề nghị {data.addressee} giải quyết, trả lời kiến nghị của cử tri trong thời hạn "
        f"{data.answer_days} ngày kể từ "
        f"ngày nhận được kiến nghị, theo quy định tại {regime.answering} {_SHORT_RESOLUTION}."
    )
    due = (
        f" Nếu nhận trong ngày ban hành công văn này, hạn trả lời là {long_date(data.due_on)}; nếu nhận "
        f"sau, thời hạn "
        "tính từ ngày nhận thực tế."
        if data.due_on
        else ""
    )
    at_session = (
        f" Kiến nghị nêu cho {data.session} (khai mạc {long_date(data.session_on)}) được trả lời tại kỳ họp theo "
        f"khoản 4 Điều 50 {_SHORT_RESOLUTION}; hạn trả lời là ngày nào đến trước."
        if data.session_on
        else ""
    )
    texts = (
        tie(limit + due + at_session),
        tie(
            f"Văn bản trả lời đề nghị gửi đến {reply_to}; ghi rõ mã số và kết quả của từng kiến nghị theo "
            f"một trong các "
            f"loại: {regime.outcomes}."
        ),
        f"Kiến nghị không thuộc thẩm quyền, đề nghị {data.addressee} thông báo lại và nêu rõ cơ quan có "
        f"thẩm quyền để "
        f"{data.forwarder_name} chuyển đúng nơi giải quyết.",
        f"{data.forwarder_name} trân trọng đề nghị {data.addressee} quan tâm, phối hợp thực hiện.",
    )
    return texts


def _link(data: TransferLetterData) -> OneTimeLink | None:
    if not data.link_address:
        return None
    until = f", có hiệu lực đến hết ngày {short_date(data.link_until)}" if data.link_until else ""
    return OneTimeLink(
        text=(
            "Cơ quan chưa có tài khoản xác nhận đã nhận và gửi văn bản trả lời tại địa chỉ dưới đây hoặc "
            "quét mã QR. "
            f"Đường dẫn chỉ dùng cho công văn này{until}."
        ),
        address=data.link_address,
        qr_png=qr_png(data.link_address),
    )
