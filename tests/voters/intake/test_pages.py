"""The pages of the way in, over HTTP and without scripts: who gets in, what is shown, what never is."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from phoihop.base.audit.models import AuditEntry
from phoihop.base.importing.models import ImportBatch, ImportItem
from phoihop.base.live.leases import take
from phoihop.base.live.models import Lease
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor, Role
from phoihop.org.models import Body, Place, Term
from phoihop.voters.actions.intake import accept_batch
from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions
from phoihop.voters.models import MeetingRound, Opinion, Petition, SealedOpinion
from tests.voters.intake.conftest import Seated, signed_in
from tests.voters.intake.papers import SECRET_WORDS, appendix, many_rows, minutes

TakenIn = Callable[..., ImportBatch]
pytestmark = pytest.mark.django_db
ROAD = "Đề nghị tỉnh bố trí vốn nâng cấp tuyến đường từ ngã tư Hoằng Châu đi cảng cá, mặt đường hư hỏng nặng."


@pytest.fixture
def client_(clerk: Actor) -> Client:
    return signed_in(clerk)


@pytest.fixture
def opinion(clerk: Actor, bodies: dict[str, Body], places: dict[str, Place], term: Term) -> Opinion:
    (made,) = record_opinions(
        actor=clerk,
        occasion=Occasion(bodies["DDBQH"], term),
        sayings=[Saying(ROAD, places=(places["Hoằng Châu"],))],
    )
    return made


def upload(client: Client, data: bytes, name: str = "bien-ban.docx", **fields: Any) -> Any:
    file = SimpleUploadedFile(name, data)
    values = {
        "file": file,
        "occasion": "",
        "channel": "TXCT",
        "term": Term.objects.get().pk,
        "paper": "",
        **fields,
    }
    return client.post("/nhap-van-ban/", values)


def test_upload_correct_accept_all_over_http(client_: Client, round_: MeetingRound, clerk: Actor) -> None:
    answer = upload(client_, minutes(), occasion=f"r{round_.pk}")
    batch = ImportBatch.objects.get()
    assert answer.headers["Location"] == f"/nhap-van-ban/{batch.pk}/"
    page = client_.get(f"/nhap-van-ban/{batch.pk}/").content.decode()
    assert "bổ sung bác sĩ" in page
    item = batch.items.get(seq=200)
    values = {
        "kind": "petition",
        "words": item.words,
        "places": "Thọ Bình",
        "field": "L10",
        "competence": "TINH",
        "lead": "SYT",
        "speaker": "Bà Mẫu",
    }
    answer = client_.post(f"/nhap-van-ban/{batch.pk}/muc/{item.pk}/", values)
    assert answer.status_code == 302
    batch.refresh_from_db()
    client_.post(f"/nhap-van-ban/{batch.pk}/ghi-nhan/", {"version": batch.version})
    assert Opinion.objects.count() == 3
    assert Opinion.objects.get(speaker="Bà Mẫu").places.get().name == "Thọ Bình"
    assert Opinion.objects.filter(round=round_).count() == 3
    assert "Đã ghi nhận 4 mục" in client_.get(f"/nhap-van-ban/{batch.pk}/").content.decode()


def test_an_unknown_commune_is_answered_with_what_may_be_meant(client_: Client, taken_in: TakenIn) -> None:
    batch = taken_in(minutes())
    item = batch.items.get(seq=200)
    answer = client_.post(
        f"/nhap-van-ban/{batch.pk}/muc/{item.pk}/",
        {"kind": "petition", "words": "Giữ nguyên chữ đã sửa.", "places": "Hoằng Chau x"},
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Không có xã, phường “Hoằng Chau x”." in page
    assert "Có phải “Hoằng Châu”?" in page
    assert "Giữ nguyên chữ đã sửa." in page


def test_a_broken_file_says_what_to_do(client_: Client, round_: MeetingRound) -> None:
    upload(client_, b"PK\x03\x04 broken", "hong.docx")
    batch = ImportBatch.objects.get()
    page = client_.get(f"/nhap-van-ban/{batch.pk}/").content.decode()
    assert "Không đọc được văn bản" in page
    assert batch.error in page
    empty = upload(client_, b"", "rong.docx")
    assert empty.status_code == 422
    assert "rỗng" in empty.content.decode()


@pytest.mark.parametrize(
    ("role", "at", "status"),
    [
        (Role.SPECIALIST, "VPDDBQHHDND", 200),
        (Role.CLERK, "VPDDBQHHDND", 200),
        (Role.FRONT_SPECIALIST, "BTTMTTQ", 200),
        (Role.DEPUTY, "DDBQH", 403),
        (Role.READER, "DDBQH", 403),
        (Role.AUTHORITY_OFFICER, "SXD", 403),
        (Role.ADMINISTRATOR, "VPDDBQHHDND", 403),
    ],
)
def test_who_gets_in(seated: Seated, role: Role, at: str, status: int) -> None:
    client = signed_in(seated(role, f"Người {role}", at=at, principal="DDBQH" if at == "VPDDBQHHDND" else at))
    assert client.get("/nhap-van-ban/").status_code == status
    assert client.get("/sang-loc/").status_code == status
    assert client.get("/khay-rieng/").status_code == 403


def test_nobody_without_signing_in() -> None:
    for path in ("/nhap-van-ban/", "/sang-loc/", "/khay-rieng/", "/y-kien/"):
        assert Client().get(path).status_code == 302


def test_another_bodys_import_does_not_exist(taken_in: TakenIn, seated: Seated) -> None:
    batch = taken_in(minutes())
    front = signed_in(seated(Role.FRONT_SPECIALIST, "Vũ Thị Mặt", at="BTTMTTQ", principal="BTTMTTQ"))
    for tail in ("", "tep/", "bang-kiem-tra.xlsx", f"muc/{batch.items.first().pk}/"):
        assert front.get(f"/nhap-van-ban/{batch.pk}/{tail}").status_code == 404


def every_page(batch: ImportBatch) -> list[str]:
    top = f"/nhap-van-ban/{batch.pk}/"
    items = [f"{top}?muc={pk}" for pk in batch.items.values_list("pk", flat=True)]
    return [
        "/nhap-van-ban/",
        top,
        f"{top}?loc=secret",
        *items,
        f"{top}tien-do/",
        "/sang-loc/",
        "/y-kien/",
        "/khay-rieng/",
        "/kien-nghi/",
    ]


def test_the_secret_is_on_no_page_before_and_after(taken_in: TakenIn, clerk: Actor, keeper: Actor) -> None:
    batch = taken_in(minutes())
    clients = [signed_in(clerk), signed_in(keeper)]
    for _round in ("preview", "accepted"):
        for client in clients:
            for path in every_page(batch):
                page = client.get(path).content.decode()
                assert "Nguyễn Văn Bịa" not in page, path
                assert "Hoàng Văn Dụ" not in page, path
            sheet = openpyxl.load_workbook(
                io.BytesIO(client.get(f"/nhap-van-ban/{batch.pk}/bang-kiem-tra.xlsx").content)
            )
            cells = " ".join(str(cell.value) for row in sheet.active.iter_rows() for cell in row)
            assert "Bịa" not in cells
            assert "bác sĩ" in cells
        if _round == "preview":
            accept_batch(actor=clerk, batch=batch)


def test_the_file_of_a_secret_opens_for_the_tray_alone(
    taken_in: TakenIn, clerk: Actor, keeper: Actor
) -> None:
    batch = accept_batch(actor=clerk, batch=taken_in(minutes()))
    opinion = Opinion.objects.first()
    assert opinion is not None
    for path in (f"/nhap-van-ban/{batch.pk}/tep/", f"/y-kien/{opinion.pk}/tep/"):
        assert signed_in(clerk).get(path).status_code == 403
        assert signed_in(keeper).get(path).status_code == 403
    item = SealedOpinion.objects.get()
    opened = signed_in(keeper).post(f"/khay-rieng/{item.code}/tep/", {"purpose": "đối chiếu bản gốc"})
    assert opened.status_code == 200
    assert item.readings.get().purpose == "đối chiếu bản gốc"
    assert signed_in(clerk).post(
        f"/khay-rieng/{item.code}/tep/", {"purpose": "đối chiếu bản gốc"}
    ).status_code in {403, 404}


def test_the_tray_asks_for_a_purpose_and_logs_it(taken_in: TakenIn, clerk: Actor, keeper: Actor) -> None:
    accept_batch(actor=clerk, batch=taken_in(minutes()))
    item = SealedOpinion.objects.get()
    client = signed_in(keeper)
    path = f"/khay-rieng/{item.code}/"
    assert SECRET_WORDS[:30] not in client.get(path).content.decode()
    assert client.post(path, {"purpose": "x"}).status_code == 422
    opened = client.post(path, {"purpose": "chuyển ban tiếp công dân"})
    assert SECRET_WORDS[:30] in opened.content.decode()
    assert opened.headers["Cache-Control"] == "no-store"
    assert "chuyển ban tiếp công dân" in client.get(path).content.decode()
    assert signed_in(clerk).get(path).status_code == 403


def test_triage_over_http(client_: Client, opinion: Opinion, bodies: dict[str, Body]) -> None:
    page = client_.get(f"/sang-loc/{opinion.pk}/").content.decode()
    assert "<mark>" in page
    values = {
        "version": opinion.version,
        "content": ROAD,
        "field": "L01",
        "competence": "TINH",
        "lead": "SXD",
    }
    answer = client_.post(f"/sang-loc/{opinion.pk}/lap/", values)
    assert answer.headers["Location"] == "/sang-loc/"
    petition = Petition.objects.get()
    assert (petition.subject_field, petition.lead) == ("L01", bodies["SXD"])
    client_.post("/sang-loc/hoan-tac/")
    opinion.refresh_from_db()
    assert opinion.status == "recorded"
    assert not Petition.objects.exists()


def test_a_conflict_keeps_what_was_typed(client_: Client, opinion: Opinion, clerk: Actor) -> None:
    Opinion.objects.filter(pk=opinion.pk).update(version=opinion.version + 1)
    answer = client_.post(
        f"/sang-loc/{opinion.pk}/lap/", {"version": opinion.version, "content": "Lời văn tôi vừa gõ."}
    )
    assert answer.status_code == 409
    assert "Lời văn tôi vừa gõ." in answer.content.decode()
    assert "cập nhật sau khi đồng chí mở trang" in answer.content.decode()


def test_half_a_classification_is_asked_for_the_rest(client_: Client, opinion: Opinion) -> None:
    answer = client_.post(
        f"/sang-loc/{opinion.pk}/lap/", {"version": opinion.version, "content": ROAD, "field": "L01"}
    )
    assert answer.status_code == 422
    assert "đủ thẩm quyền, lĩnh vực và cơ quan chủ trì" in answer.content.decode()


def test_a_colleagues_open_item_is_locked(client_: Client, opinion: Opinion, seated: Seated) -> None:
    colleague = seated(Role.SPECIALIST, "Mạc Văn Khởi")
    signed_in(colleague).get(f"/sang-loc/{opinion.pk}/")
    page = client_.get(f"/sang-loc/{opinion.pk}/").content.decode()
    assert "đang mở: Mạc Văn Khởi" in page
    assert "Mạc Văn Khởi" in client_.get("/sang-loc/").content.decode()
    answer = client_.post(f"/sang-loc/{opinion.pk}/ghi-nhan/", {"version": opinion.version})
    assert answer.status_code == 409
    opinion.refresh_from_db()
    assert opinion.status == "recorded"
    Lease.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert "đang mở: " not in client_.post(f"/sang-loc/{opinion.pk}/giu/").content.decode()


def test_join_side_by_side_then_split_then_bulk(
    client_: Client,
    opinion: Opinion,
    clerk: Actor,
    bodies: dict[str, Body],
    places: dict[str, Place],
    term: Term,
) -> None:
    client_.post(
        f"/sang-loc/{opinion.pk}/lap/",
        {"version": opinion.version, "content": ROAD, "field": "L01", "competence": "TINH", "lead": "SXD"},
    )
    petition = Petition.objects.get()
    occasion = Occasion(bodies["DDBQH"], term)
    again, two, thanks = record_opinions(
        actor=clerk, occasion=occasion,
        sayings=[Saying(ROAD + " Lần hai.", places=(places["Hoằng Châu"],)), Saying("Sửa đường. Xây trường."), Saying("Cảm ơn tỉnh.")],
    )  # fmt: skip
    page = client_.get(f"/sang-loc/{again.pk}/").content.decode()
    assert f"/sang-loc/{again.pk}/gop/{petition.code}/" in page
    assert petition.content in client_.get(f"/sang-loc/{again.pk}/gop/{petition.code}/").content.decode()
    client_.post(f"/sang-loc/{again.pk}/gop/{petition.code}/", {"version": again.version})
    petition.refresh_from_db()
    assert petition.opinion_count == 2
    assert "Sửa đường.\n\nXây trường." in client_.get(f"/sang-loc/{two.pk}/tach/?cat=10").content.decode()
    client_.post(
        f"/sang-loc/{two.pk}/tach/", {"version": two.version, "words": "Sửa đường.\r\n\r\nXây trường."}
    )
    assert Petition.objects.filter(content="Xây trường.").exists()
    client_.post("/sang-loc/nhieu/", {"chosen": [thanks.pk], "act": "note"})
    thanks.refresh_from_db()
    assert thanks.status == "noted"


def test_the_list_of_opinions_and_its_sheet_are_the_same_rows(
    client_: Client, clerk: Actor, bodies: dict[str, Body], places: dict[str, Place], term: Term
) -> None:
    sayings = [
        Saying(f"Đề nghị sửa đường số {n}.", places=(places["Hoằng Châu" if n % 2 else "Thọ Bình"],))
        for n in range(120)
    ]
    record_opinions(actor=clerk, occasion=Occasion(bodies["DDBQH"], term), sayings=sayings)
    code = places["Thọ Bình"].code
    page = client_.get(f"/y-kien/?place={code}&q=sua duong").content.decode()
    assert "60 lượt ý kiến" in page
    sheet = openpyxl.load_workbook(
        io.BytesIO(client_.get(f"/y-kien/?place={code}&q=sua duong&xuat=xlsx").content)
    ).active
    places_shown = [row[4] for row in sheet.iter_rows(min_row=2, values_only=True) if isinstance(row[0], int)]
    assert places_shown == ["Thọ Bình"] * 60
    taken = AuditEntry.objects.get(verb="opinion.export").data
    assert (taken["count"], taken["is_searched"]) == (60, True)
    assert "duong" not in taken["address"]


def test_a_formula_in_an_export_stays_text(
    client_: Client, clerk: Actor, bodies: dict[str, Body], term: Term
) -> None:
    record_opinions(
        actor=clerk,
        occasion=Occasion(bodies["DDBQH"], term),
        sayings=[Saying('=HYPERLINK("http://x")<b>đậm</b>')],
    )
    sheet = openpyxl.load_workbook(io.BytesIO(client_.get("/y-kien/?xuat=xlsx").content)).active
    assert sheet.cell(2, 2).value == '=HYPERLINK("http://x")<b>đậm</b>'
    assert sheet.cell(2, 2).data_type == "s"
    assert "<b>đậm</b>" not in client_.get("/y-kien/").content.decode()


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_queries_do_not_grow_with_rows(
    client_: Client,
    taken_in: TakenIn,
    clerk: Actor,
    bodies: dict[str, Body],
    places: dict[str, Place],
    term: Term,
) -> None:
    def fill(count: int, name: str) -> ImportBatch:
        sayings = [
            Saying(f"{ROAD} {name} {n}", places=(places["Hoằng Châu"], places["Thọ Bình"]))
            for n in range(count)
        ]
        record_opinions(actor=clerk, occasion=Occasion(bodies["DDBQH"], term), sayings=sayings)
        return taken_in(
            appendix(many_rows(count, ["Hoằng Châu", "Thọ Bình"])), f"{name}.xlsx", whole_round=False
        )

    small = fill(3, "a")
    paths = ["/sang-loc/", "/y-kien/", "/nhap-van-ban/"]
    few = [queries(client_, path) for path in paths] + [queries(client_, f"/nhap-van-ban/{small.pk}/")]
    big = fill(45, "b")
    many = [queries(client_, path) for path in paths] + [queries(client_, f"/nhap-van-ban/{big.pk}/")]
    assert many == few


def test_a_long_preview_is_paged_and_finds_its_doubt(client_: Client, taken_in: TakenIn) -> None:
    batch = taken_in(appendix(many_rows(160, ["Hoằng Châu", "Thọ Bình"])), "phu-luc.xlsx")
    batch.items.update(status="certain")
    ImportItem.objects.filter(batch=batch, seq=15500).update(
        status="doubt", messages=[{"code": "doubt", "text": "Chưa rõ lĩnh vực."}]
    )
    doubtful = batch.items.get(seq=15500)
    page = client_.get(f"/nhap-van-ban/{batch.pk}/").content.decode()
    assert f"?muc={doubtful.pk}#muc-{doubtful.pk}" in page
    page = client_.get(f"/nhap-van-ban/{batch.pk}/?muc={doubtful.pk}").content.decode()
    assert "Chưa rõ lĩnh vực." in page
    assert "mục 155." in page
    assert "mục 1." not in page


def test_a_lease_is_told_by_its_poll(client_: Client, opinion: Opinion, clerk: Actor, seated: Seated) -> None:
    take(seated(Role.SPECIALIST, "Mạc Văn Khởi"), opinion)
    part = client_.post(f"/sang-loc/{opinion.pk}/giu/").content.decode()
    assert "is-locked" in part
    assert "Mạc Văn Khởi" in part
