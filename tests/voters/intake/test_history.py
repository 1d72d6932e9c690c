"""The opening balance: real numbers and dates, history without notices, debts only where an answer is still owed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import verify
from phoihop.base.importing.models import ImportBatch
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed
from phoihop.office.models import Document, IncomingDocument, Notice
from phoihop.org.models import Body
from phoihop.voters.actions.intake import accept_batch
from phoihop.voters.actions.previewing import correct_item
from phoihop.voters.imports.past import awaits_choice
from phoihop.voters.models import Confirmation, Opinion, Petition, Promise, Referral, Reply, TransferLetter
from phoihop.voters.selectors.progress import computed
from tests.voters.intake.conftest import signed_in
from tests.voters.intake.papers import TRACKING_HEAD, appendix

TakenIn = Callable[..., ImportBatch]
pytestmark = pytest.mark.django_db

SOON = clock.today().year
ROWS = [
    [1, "Đề nghị sửa chữa cầu dân sinh thôn Châu Triều đã xuống cấp.", "Hoằng Châu", "Sở Xây dựng", "44/ĐĐBQH-VP", "12/05/2025",
     "1203/SXD-QLGT", "30/06/2025", "Đã sửa xong tháng 6/2025.", "Đã giải quyết xong"],
    [2, "Đề nghị nâng cấp đường từ Hoằng Giang ra quốc lộ.", "Hoằng Giang", "Sở Xây dựng", "44/ĐĐBQH-VP", "12/05/2025",
     "1203/SXD-QLGT", "30/06/2025", "Đang lập dự án, hoàn thành trước 31/12/2027.", "Đang giải quyết"],
    [3, "Đề nghị bổ sung bác sĩ cho trạm y tế xã.", "Thọ Bình", "Sở Y tế", "45/ĐĐBQH-VP", f"12/10/{SOON}", "", "", "", ""],
    [4, "Đề nghị xây thêm phòng học mầm non.", "Thọ Bình", "Sở Giáo dục và Đào tạo", "46/ĐĐBQH-VP", "không rõ", "", "", "", ""],
]  # fmt: skip


@pytest.fixture
def accepted(taken_in: TakenIn, clerk: Actor) -> ImportBatch:
    batch = taken_in(
        appendix(ROWS, TRACKING_HEAD, "SỔ THEO DÕI KIẾN NGHỊ CỬ TRI"),
        "so-theo-doi.xlsx",
        paper="tracking",
        whole_round=False,
    )
    assert batch.layout == "tracking"
    assert batch.items.count() == len(ROWS)
    batch.items.update(decision="accepted")
    return accept_batch(actor=clerk, batch=batch)


def petition(start: str) -> Petition:
    return Petition.objects.get(content__startswith=start)


def test_one_row_becomes_the_whole_road(accepted: ImportBatch) -> None:
    assert accepted.status == "accepted"
    assert Petition.objects.count() == Opinion.objects.count() == len(ROWS)
    done = petition("Đề nghị sửa chữa cầu")
    assert (done.status, done.is_history) == ("closed", True)
    referral = done.referrals.get()
    assert referral.letter is not None
    assert (referral.letter.document.symbol, referral.letter.document.issued_on) == (
        "44/ĐĐBQH-VP",
        date(2025, 5, 12),
    )
    outcome = referral.outcomes.get()
    assert (outcome.outcome, outcome.reply.symbol, outcome.reply.replied_on) == (
        "XONG",
        "1203/SXD-QLGT",
        date(2025, 6, 30),
    )
    assert outcome.reply.is_history
    assert [place.name for place in done.places.all()] == ["Hoằng Châu"]


def test_one_letter_and_one_reply_for_what_was_sent_together(accepted: ImportBatch) -> None:
    assert TransferLetter.objects.filter(document__symbol="44/ĐĐBQH-VP").count() == 1
    assert Document.objects.filter(is_history=True).count() == 3
    assert Reply.objects.count() == 1
    assert IncomingDocument.objects.count() == 0


def test_a_promise_keeps_its_date(accepted: ImportBatch) -> None:
    promise = Promise.objects.get()
    assert promise.promised_on == date(2027, 12, 31)
    assert petition("Đề nghị nâng cấp đường").status == "referred"


def test_a_debt_stands_only_where_an_answer_is_owed(accepted: ImportBatch) -> None:
    debts = {debt.object_url: debt for debt in Commitment.objects.filter(kind="voters.answer")}
    owed, unknown = petition("Đề nghị bổ sung bác sĩ"), petition("Đề nghị xây thêm phòng")
    assert set(debts) == {owed.get_absolute_url(), unknown.get_absolute_url()}
    first, second = debts[owed.get_absolute_url()], debts[unknown.get_absolute_url()]
    assert (first.trigger_on, first.due_on) == (date(SOON, 10, 12), None), "the book gives no deadline"
    assert not first.is_history
    assert (second.due_on, second.trigger_on) == (None, None)
    assert second.trigger_note == "sổ cũ không ghi hạn"
    assert Notice.objects.count() == 0


def test_where_each_matter_is_equals_what_its_referrals_say(accepted: ImportBatch) -> None:
    for one in Petition.objects.prefetch_related("referrals"):
        kept = {"stage": one.stage, "due_on": one.due_on, "current_referral_id": one.current_referral_id}
        assert kept == computed(one)


def test_history_teaches_and_can_be_verified(accepted: ImportBatch) -> None:
    assert Confirmation.objects.filter(topic="lead", label="SYT").exists()
    assert AuditEntry.objects.filter(verb="petition.from_history").count() == len(ROWS)
    assert verify().holds


def test_the_same_sheet_twice_changes_nothing(accepted: ImportBatch, taken_in: TakenIn) -> None:
    again = taken_in(
        appendix(ROWS, TRACKING_HEAD, "SỔ THEO DÕI KIẾN NGHỊ CỬ TRI"),
        "so-theo-doi.xlsx",
        paper="tracking",
        whole_round=False,
    )
    assert set(again.items.values_list("status", flat=True)) == {"same"}
    assert Referral.objects.count() == len(ROWS)


@pytest.fixture
def into_the_round(taken_in: TakenIn) -> ImportBatch:
    """The old sheet, read for the round that is running (from 1 November)."""
    return taken_in(appendix(ROWS[:2], TRACKING_HEAD, "SỔ THEO DÕI"), "so-theo-doi.xlsx")


def test_an_old_sheet_read_into_the_running_round_is_asked_about_first(
    into_the_round: ImportBatch, clerk: Actor
) -> None:
    batch, client = into_the_round, signed_in(clerk)
    page = client.get(f"/nhap-van-ban/{batch.pk}/").text
    assert (
        "Bảng này giống sổ theo dõi cũ: 2 dòng có công văn chuyển hoặc trả lời từ trước ngày 01/11/2026"
        in page
    )
    batch.items.update(decision="accepted")
    with pytest.raises(NotAllowed, match="nhập làm số dư đầu kỳ, hoặc xác nhận"):
        accept_batch(actor=clerk, batch=batch)
    client.post(f"/nhap-van-ban/{batch.pk}/so-cu/", {"cach": "so-du"})
    batch.refresh_from_db()
    assert (batch.status, batch.layout, batch.target["round"]) == ("preview", "tracking", None)
    assert "Bảng này giống" not in client.get(f"/nhap-van-ban/{batch.pk}/").text
    batch.items.update(decision="accepted")
    accept_batch(actor=clerk, batch=batch)
    assert Petition.objects.filter(is_history=True, round=None).count() == Petition.objects.count() == 2


def test_it_goes_into_the_round_only_when_somebody_confirms(
    into_the_round: ImportBatch, clerk: Actor
) -> None:
    batch, client = into_the_round, signed_in(clerk)
    client.post(f"/nhap-van-ban/{batch.pk}/so-cu/", {"cach": "dot-nay"})
    batch.refresh_from_db()
    assert awaits_choice(batch), "without the mark nothing is confirmed"
    client.post(
        f"/nhap-van-ban/{batch.pk}/so-cu/", {"cach": "dot-nay", "dong_y": "1", "version": batch.version}
    )
    batch.refresh_from_db()
    assert not awaits_choice(batch)
    assert AuditEntry.objects.filter(verb="import.keep_in_occasion").count() == 1
    batch.items.update(decision="accepted")
    assert accept_batch(actor=clerk, batch=batch).status == "accepted"


def test_a_sheet_of_this_round_is_not_asked_about(taken_in: TakenIn) -> None:
    rows = [[*row[:5], "12/11/2026", row[6], "20/11/2026", *row[8:]] for row in ROWS[:2]]
    assert not awaits_choice(taken_in(appendix(rows, TRACKING_HEAD, "SỔ THEO DÕI"), "so-theo-doi.xlsx"))


BOOK_HEAD = ["TT", "Nội dung kiến nghị", "Địa phương", "Cơ quan giải quyết", "Công văn chuyển", "Hạn trả lời", "Văn bản trả lời", "Kết quả", "Ghi chú"]  # fmt: skip
BOOK = [
    [1, "Đề nghị sửa chữa cầu dân sinh thôn Châu Triều đã xuống cấp.", "Hoằng Châu", "Sở Xây dựng", "44/ĐĐBQH-VP ngày 12/11/2024",
     "12/01/2025", "1203/SXD-QLGT ngày 30/12/2024", "Đã trả lời", "Hẹn quý IV/2026"],
    [2, "Đề nghị bổ sung bác sĩ cho trạm y tế xã.", "Thọ Bình", "Sở Y tế", "31/HĐND-VP ngày 12/11/2024", "", "", "Đã trả lời", ""],
    [3, "Đề nghị nạo vét kênh tưới N5 qua thôn.", "Thọ Bình", "Sở Nông nghiệp và Môi trường", "45/ĐĐBQH ngày 30/02/2025", "", "",
     "Đang giải quyết", ""],
    [4, "Đề nghị xây thêm phòng học mầm non.", "Thọ Bình", "Sở Giáo dục và Đào tạo", "46/ĐĐBQH ngày 10/01/2025", "15/03/2025", "",
     "Chưa trả lời", ""],
]  # fmt: skip


@pytest.fixture
def book(taken_in: TakenIn) -> ImportBatch:
    return taken_in(
        appendix(BOOK, BOOK_HEAD, "SỔ THEO DÕI"), "so-cu.xlsx", paper="tracking", whole_round=False
    )


@pytest.fixture
def balance(book: ImportBatch, clerk: Actor) -> ImportBatch:
    if not Body.objects.filter(kind="council").exists():
        Body.objects.create(code="HDND", name="Hội đồng nhân dân tỉnh", kind="council")
    book.items.update(decision="accepted")
    return accept_batch(actor=clerk, batch=book)


def test_the_preview_shows_what_will_be_written(book: ImportBatch, clerk: Actor) -> None:
    client, row = signed_in(clerk), book.items.get(words__startswith="Đề nghị nạo vét")
    page = client.get(f"/nhap-van-ban/{book.pk}/?muc={row.pk}").text
    assert "Số dư đầu kỳ (sổ cũ)" in page
    assert "45/ĐĐBQH, không rõ ngày (sổ ghi “45/ĐĐBQH ngày 30/02/2025”)" in page
    assert "Hạn trả lời: sổ cũ không ghi" in page


def test_the_deadline_of_a_reply_is_no_promise(balance: ImportBatch) -> None:
    promise = Promise.objects.get()
    assert (promise.text, promise.promised_on) == ("Hẹn quý IV/2026", date(2026, 12, 31))
    assert promise.outcome.reply.symbol == "1203/SXD-QLGT"


def test_history_says_only_what_the_book_says(balance: ImportBatch, clerk: Actor) -> None:
    client = signed_in(clerk)
    answered = petition("Đề nghị bổ sung bác sĩ")
    page = client.get(answered.get_absolute_url()).text
    assert "ĐÃ TRẢ LỜI (THEO SỔ CŨ)" in page
    assert "việc báo cử tri và công khai: sổ cũ không ghi" in page
    assert "báo cử tri và công khai." not in page
    assert "sổ cũ không ghi loại kết quả" in page
    assert answered.referrals.get().forwarder.kind == "council", "31/HĐND-VP is the council's letter"
    assert petition("Đề nghị sửa chữa cầu").referrals.get().forwarder.kind == "delegation"


def test_an_impossible_day_stays_as_written_and_nothing_is_counted_from_it(
    balance: ImportBatch, clerk: Actor
) -> None:
    client = signed_in(clerk)
    broken = petition("Đề nghị nạo vét kênh")
    assert broken.code.startswith("KN-2025-")
    referral = broken.referrals.get()
    assert (referral.status, referral.due_on, referral.forwarded_on) == ("forwarded", None, None)
    page = client.get(broken.get_absolute_url()).text
    for words in ("không rõ ngày", "45/ĐĐBQH ngày 30/02/2025", "sổ cũ không ghi hạn", "Đang giải quyết"):
        assert words in page
    assert "hạn tính tạm" not in page
    assert referral.letter is not None
    letter = client.get(referral.letter.get_absolute_url()).text
    assert "NHẬP TỪ SỔ CŨ" in letter
    assert "<h2>Tài liệu</h2>" not in letter


def test_no_day_is_computed_and_nobody_is_alarmed(balance: ImportBatch) -> None:
    assert Notice.objects.count() == 0
    debts = {debt.object_url: debt for debt in Commitment.objects.filter(kind="voters.answer")}
    unsaid = debts[petition("Đề nghị nạo vét kênh").get_absolute_url()]
    assert (unsaid.due_on, unsaid.next_rung_on, unsaid.trigger_note) == (None, None, "sổ cũ không ghi hạn")
    said = debts[petition("Đề nghị xây thêm phòng").get_absolute_url()]
    assert (said.due_on, said.next_rung_on) == (date(2025, 3, 15), None)


def test_what_was_set_apart_stays_apart_when_the_sheet_is_read_anew(
    into_the_round: ImportBatch, clerk: Actor
) -> None:
    """Case E13."""
    batch, client = into_the_round, signed_in(clerk)
    item = batch.items.order_by("seq")[0]
    said = item.words
    correct_item(actor=clerk, item=item, values={"kind": "complaint"})
    client.post(f"/nhap-van-ban/{batch.pk}/so-cu/", {"cach": "so-du"})
    batch.refresh_from_db()
    assert (batch.status, batch.target["paper"]) == ("preview", "tracking")
    again = batch.items.get(anchor=item.anchor)
    assert (again.status, again.words) == ("secret", "")
    assert said not in json.dumps(batch.paper, ensure_ascii=False)
