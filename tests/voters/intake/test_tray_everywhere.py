"""A complaint is readable in the tray and nowhere else: every address as every account, every row of every table."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from phoihop.base.audit.models import AuditEntry
from phoihop.base.files.models import StoredFile
from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem
from phoihop.kernel.text import fold
from phoihop.org.models import Body, Seat, Term, User
from phoihop.voters.imports.checking import check_duplicates
from phoihop.voters.models import Confirmation, Opinion, Petition, SealedOpinion
from phoihop.web.demo.people import ACCOUNTS
from tests.voters.intake.papers import minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

# Names that stand nowhere else; with and without marks, alone as search columns and learned words keep them.
NAMES = ("Khoằm", "Nguẩy", "Thoắng")
SAID = (
    "Đề nghị tỉnh kiểm tra tiến độ đoạn đường qua nhà ông Lò Văn Nguẩy ở thôn Khoằm Thượng thuộc công trình giao thông "
    "nông thôn, đường đến nay chưa được đổ bê tông"
)
REST = (
    "Đề nghị ngành y tế bổ sung bác sĩ cho trạm y tế xã, hiện chỉ có một y sĩ.",
    "Đề nghị ngành điện nâng công suất trạm biến áp vì điện yếu vào giờ cao điểm.",
)
TOP = [
    "BIÊN BẢN", "Hội nghị tiếp xúc cử tri trước kỳ họp thứ 5", "Địa điểm: Hội trường UBND xã Hoằng Châu",
    "III. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI",
]  # fmt: skip
OFFICE = ("chuyenvien", "chuyenvien2", "vanthu", "lanhdaovp")
PURPOSE = {"purpose": "chuyển Ban Tiếp công dân"}


def paper(said: str = f"{SAID}.") -> bytes:
    return minutes(
        [
            *TOP,
            f"1. Bà Trần Thị Mẫu, thôn Tiến Thắng: {REST[0]}",
            f"2. Ông Cấn Văn Thoắng, thôn Khoằm Thượng: {said}",
            f"3. Ông Phạm Văn Ví, thôn Châu Triều: {REST[1]}",
            "Hội nghị kết thúc hồi 11 giờ 30 phút cùng ngày.",
        ]
    )


def client_of(username: str) -> Client:
    """Signed in; the office in the name of the delegation."""
    client = Client()
    user = User.objects.get(username=username)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    if username in OFFICE:
        seat = Seat.objects.get(holdings__person__user=user, body__code="VPDDBQHHDND")
        session = client.session
        session["tu_cach"] = f"{seat.pk}-{Body.objects.get(code='DDBQH').pk}"
        session.save()
    return client


def taken_in(client: Client, data: bytes) -> ImportBatch:
    """Uploaded and read over HTTP, with the search for duplicates that the worker makes."""
    values = {"occasion": "", "channel": "TXCT", "term": Term.objects.get(code="2026-2031").pk}
    file = SimpleUploadedFile("bien-ban.docx", data)
    answer = client.post("/nhap-van-ban/", {"file": file, "paper": "", **values})
    assert answer.status_code == 302, answer.content.decode()
    batch = ImportBatch.objects.latest("pk")
    assert batch.status == BatchStatus.PREVIEW
    check_duplicates(batch.pk)
    return batch


def accepted(client: Client, batch: ImportBatch) -> None:
    batch.refresh_from_db()
    client.post(f"/nhap-van-ban/{batch.pk}/nhan-het/", {"gom": "ca-can-xem"})
    client.post(f"/nhap-van-ban/{batch.pk}/ghi-nhan/", {"version": batch.version})
    batch.refresh_from_db()
    assert batch.status == BatchStatus.ACCEPTED


def item_of(batch: ImportBatch) -> ImportItem:
    return batch.items.get(words__contains=NAMES[1])


# Tokens against forged forms are drawn by chance: among the many of a walk one spells a short name now and then.
_TOKEN = re.compile(r"[A-Za-z0-9]{32,}")


def names_in(text: str, *, but: str = "") -> list[str]:
    folded = fold(_TOKEN.sub(" ", text))
    return [name for name in NAMES if name != but and fold(name) in folded]


def text_of(content: bytes) -> str:
    """What can be read in an answer; a sheet is unzipped first."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return " ".join(box.read(name).decode(errors="replace") for name in box.namelist())


def addresses(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Every address that the house serves, as written; signing in and out is the library's."""
    for each in patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, path)
        elif not path.startswith(("tai-khoan/", "ngon-ngu/")):
            yield path


def pages(batches: Sequence[ImportBatch], seqs: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Every address without a number, every one of these imports and their opinions; and what is typed in it."""
    numbers = {
        "nhap-van-ban/<int:pk>": [str(batch.pk) for batch in batches],
        "y-kien/<int:pk>": [str(pk) for pk in opinions_of(batches)],
        "sang-loc/<int:pk>": [str(pk) for pk in opinions_of(batches)],
        "khay-rieng/<str:code>": list(SealedOpinion.objects.values_list("code", flat=True)),
        "quan-tri/nhat-ky/<int:seq>": [str(seq) for seq in seqs],
    }
    known = Petition.objects.earliest("pk").code
    for pattern in sorted(set(addresses(get_resolver().url_patterns))):
        if "<" not in pattern:
            yield f"/{pattern}", ""
        for head, values in numbers.items():
            if pattern.startswith(head) and "<slug:move>" not in pattern:
                for value in values:
                    address = "/" + value.join(pattern.split(head[head.index("<") :], 1))
                    yield from ((one, "") for one in _items(address.replace("<str:code>", known), value))
    for batch in batches:
        for query in (
            *(f"muc={pk}" for pk in batch.items.values_list("pk", flat=True)),
            "loc=secret",
            "loc=done",
        ):
            yield f"/nhap-van-ban/{batch.pk}/?{query}", ""
    yield from (
        (one, "") for one in ("/y-kien/?xuat=xlsx", "/kien-nghi/?view=all&xuat=xlsx", "/kien-nghi/?view=all")
    )
    for name in NAMES[:2]:
        for address in ("/tim/", "/tim/nhanh/", "/kien-nghi/", "/y-kien/", "/sang-loc/"):
            yield f"{address}?q={fold(name)}&view=all", name


def _items(address: str, batch: str) -> Iterator[str]:
    if "<int:item>" not in address:
        yield address
        return
    for pk in ImportItem.objects.filter(batch=batch).values_list("pk", flat=True):
        yield address.replace("<int:item>", str(pk))


def opinions_of(batches: Sequence[ImportBatch]) -> list[int]:
    return list(
        Opinion.objects.filter(source_file__batches__in=batches).values_list("pk", flat=True).distinct()
    )


def assert_on_no_page(batches: Sequence[ImportBatch], before: int) -> None:
    seqs = list(AuditEntry.objects.filter(seq__gt=before).values_list("seq", flat=True))
    asked = list(pages(batches, seqs))
    seen = 0
    for account in ACCOUNTS:
        client = client_of(account.username)
        for address, typed in asked:
            answer = client.get(address)
            content = b"".join(answer) if answer.streaming else answer.content
            if "/tep/" in address:
                assert answer.status_code in {403, 404, 405}, (account.username, address)
            assert answer.status_code != 500, address
            seen += answer.status_code == 200
            assert not names_in(text_of(content), but=typed), (account.username, address)
    assert seen > len(asked)  # the walk reads pages, not refusals


def assert_in_no_table() -> None:
    """Every row of every table as text: sealed bytes say nothing, all else must not hold the names."""
    variants = {
        one for name in NAMES for n in (name, fold(name)) for one in (n, n.lower(), n.upper(), n.title())
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        )
        tables = [row[0] for row in cursor.fetchall()]
        assert {"voters_opinion", "importing_importbatch", "audit_auditentry", "voters_confirmation"} <= set(
            tables
        )
        for table in tables:
            cursor.execute(
                f'SELECT t::text FROM "{table}" t WHERE t::text LIKE ANY(%s)',
                [[f"%{one}%" for one in variants]],
            )
            assert cursor.fetchall() == [], table
    for session in Session.objects.all():
        assert not names_in(str(session.get_decoded()))


def last_seq() -> int:
    return AuditEntry.objects.latest("seq").seq


def test_found_late_nothing_of_it_stays_readable(caplog: pytest.LogCaptureFixture) -> None:
    """Case E13."""
    caplog.set_level("DEBUG")
    before = last_seq()
    clerk, front = client_of("chuyenvien2"), client_of("chuyenvienmt")
    batch = taken_in(clerk, paper())
    assert len(text_of(clerk.get(f"/nhap-van-ban/{batch.pk}/bang-kiem-tra.xlsx").content).split("Nguẩy")) > 1
    accepted(clerk, batch)
    opinion = Opinion.objects.get(words__contains=NAMES[1])
    again = taken_in(clerk, paper())
    revised = taken_in(clerk, paper(f"{SAID}. Mong sớm được trả lời."))
    elsewhere = taken_in(front, paper())
    neighbour = Opinion.objects.get(words__contains="trạm biến áp", source_file=batch.file)
    assert names_in(clerk.get(f"/y-kien/{neighbour.pk}/").content.decode())
    # A petition is made of it, classified, worded anew, classified otherwise.
    fields = {"field": "L01", "competence": "TINH", "lead": "SXD", "version": opinion.version}
    clerk.post(f"/sang-loc/{opinion.pk}/lap/", {"content": SAID, **fields})
    petition = Petition.objects.get(opinions=opinion)
    assert Confirmation.objects.filter(term__contains=fold(NAMES[1])).exists()
    clerk.post(
        f"/kien-nghi/{petition.code}/loi-van/",
        {
            "content": "Kiểm tra việc thu tiền ở thôn Khoằm Thượng.",
            "summary": "Thôn Khoằm Thượng",
            "version": petition.version,
        },
    )
    opinion.refresh_from_db()
    answer = clerk.post(
        f"/sang-loc/{opinion.pk}/tach-rieng/", {"kind": "denunciation", "version": opinion.version}
    )
    assert answer.status_code == 302
    sealed = SealedOpinion.objects.latest("pk")
    assert not Petition.objects.filter(pk=petition.pk).exists()
    # The same paper once more, by both bodies.
    later = [taken_in(clerk, paper()), taken_in(front, paper())]
    assert set(StoredFile.objects.filter(sha256=batch.file.sha256).values_list("sealed", flat=True)) == {True}

    assert_in_no_table()
    assert_on_no_page([batch, elsewhere, *later[:1]], before)
    assert not names_in(caplog.text)
    assert StoredFile.objects.get(pk=revised.file_id).sealed
    # The rest of the paper is still there, the place says where it went.
    page = client_of("chuyenvien2").get(f"/y-kien/{neighbour.pk}/").content.decode()
    assert "(đã tách vào khay riêng)" in page
    assert "bổ sung bác sĩ" in page
    assert "trạm biến áp" in page
    # Pending copies wait for the tray; what was recorded before has no second copy.
    assert {b.items.get(proposal__has_key="apart").sealed_words is None for b in (batch, again)} == {True}
    assert {b.items.get(proposal__has_key="apart").sealed_words is None for b in (revised, elsewhere)} == {
        False
    }
    assert_the_tray_opens_it(sealed)


def assert_the_tray_opens_it(sealed: SealedOpinion) -> None:
    address, keeper = f"/khay-rieng/{sealed.code}/", client_of("lanhdaovp")
    for account in ACCOUNTS:
        if not account.opens_tray:
            for tail in ("", "tep/"):
                assert client_of(account.username).post(f"{address}{tail}", PURPOSE).status_code in {403, 404}
    assert sealed.readings.count() == 0
    assert "Nguẩy" in keeper.post(address, PURPOSE).content.decode()
    file = keeper.post(f"{address}tep/", PURPOSE)
    assert "Nguẩy" in text_of(b"".join(file))
    assert [reading.purpose for reading in sealed.readings.all()] == [PURPOSE["purpose"]] * 2
    assert AuditEntry.objects.filter(verb="tray.read", object_id=str(sealed.pk)).count() == 2
    assert_in_no_table()


def test_found_in_the_preview_nothing_of_it_stays_readable() -> None:
    before = last_seq()
    clerk = client_of("chuyenvien2")
    batch, twin = taken_in(clerk, paper()), taken_in(client_of("chuyenvienmt"), paper())
    item = item_of(batch)
    top = f"/nhap-van-ban/{batch.pk}/muc/{item.pk}/"
    # Cut in two, and the second part is the denunciation: the whole stood in the first one too.
    first, second = "Đề nghị đổ bê tông đường giao thông nông thôn.", f"{SAID}."
    whole = f"{first} {second}"
    ImportItem.objects.filter(pk=item.pk).update(words=whole)
    clerk.post(f"{top}tach/", {"words": f"{first}\n\n{second}", "stamp": ""})
    part = batch.items.get(proposal__part_of=item.seq)
    clerk.post(
        f"/nhap-van-ban/{batch.pk}/muc/{part.pk}/",
        {"kind": "denunciation", "words": second, "places": "", "speaker": "Ông Cấn Văn Thoắng"},
    )
    ImportItem.objects.filter(pk=item.pk).update(proposal={}, correction={"words": first})
    assert not names_in(batch.items.get(pk=item.pk).words)
    restored = clerk.post(f"{top}khoi-phuc/", follow=True).content.decode()
    assert "Một phần của mục này đã tách vào khay riêng" in restored

    assert twin.items.get(status="secret").sealed_words is not None
    assert_in_no_table()
    accepted(clerk, batch)
    assert_in_no_table()
    assert_on_no_page([batch, twin], before)
    assert_the_tray_opens_it(SealedOpinion.objects.latest("pk"))


def test_the_neighbours_of_a_place_stay_open() -> None:
    clerk = client_of("chuyenvien2")
    batch = taken_in(clerk, paper())
    accepted(clerk, batch)
    opinion = Opinion.objects.get(words__contains=NAMES[1])
    clerk.post(f"/sang-loc/{opinion.pk}/tach-rieng/", {"kind": "complaint", "version": opinion.version})
    assert [item.status == "secret" for item in batch.items.all()] == [False, True, False]
    for words in REST:
        found = Opinion.objects.get(words=words, source_file=batch.file)
        assert words in clerk.get(reverse("voters:opinion", args=[found.pk])).content.decode()
        assert batch.items.get(result_id=str(found.pk)).words == words
