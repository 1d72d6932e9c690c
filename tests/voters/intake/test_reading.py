"""A paper read into its preview: nothing of the business is written, the same thing is known again, secrets are sealed."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.db import connection

from phoihop.base.files.store import keep
from phoihop.base.importing import paper as paper_store
from phoihop.base.importing.models import ImportBatch, ImportItem
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.org.models import Body, Place, Term
from phoihop.voters.actions.intake import accept_batch, begin_intake
from phoihop.voters.imports.importer import read_intake
from phoihop.voters.imports.target import Target
from phoihop.voters.imports.values import number_of, values_of
from phoihop.voters.models import Meeting, Opinion, SealedOpinion
from tests.voters.intake.papers import MINUTES, SECRET_WORDS, appendix, many_rows, minutes

TakenIn = Callable[..., ImportBatch]
pytestmark = pytest.mark.django_db


def test_a_paper_becomes_a_preview_and_nothing_else(taken_in: TakenIn) -> None:
    batch = taken_in(minutes())
    assert batch.status == "preview"
    items = list(batch.items.all())
    assert [number_of(item) for item in items] == ["1", "2", "3", "4"]
    assert [item.status for item in items].count("secret") == 1
    first = values_of(items[0])
    assert first.field == "L01"
    assert "Lê Văn Thử" in first.speaker
    assert Opinion.objects.count() == SealedOpinion.objects.count() == 0


def test_an_item_knows_its_place_in_the_paper(taken_in: TakenIn) -> None:
    batch = taken_in(minutes())
    item = batch.items.all()[1]
    start, _end = item.proposal["blocks"]
    (block,) = paper_store.part(batch, start, start)
    assert "bổ sung bác sĩ" in block["t"]
    assert block["a"] == item.anchor


def test_a_secret_item_keeps_no_words_in_the_open(taken_in: TakenIn) -> None:
    batch = taken_in(minutes())
    secret = batch.items.get(status="secret")
    assert secret.words == ""
    assert secret.sealed_words
    assert batch.file.sealed
    with connection.cursor() as cursor:
        cursor.execute("SELECT paper::text FROM importing_importbatch WHERE id = %s", [batch.pk])
        kept = cursor.fetchone()[0]
        cursor.execute(
            "SELECT proposal::text || correction::text || messages::text || words FROM importing_importitem"
        )
        kept += "".join(row[0] for row in cursor.fetchall())
    assert "Nguyễn Văn Bịa" not in kept
    assert "Hoàng Văn Dụ" not in kept
    assert "bổ sung bác sĩ" in kept


def test_the_same_file_twice_changes_nothing(taken_in: TakenIn, clerk: Actor) -> None:
    accept_batch(actor=clerk, batch=taken_in(minutes()))
    assert Opinion.objects.count() == 3
    again = taken_in(minutes())
    assert [item.status for item in again.items.all()] == ["same"] * 4
    assert not again.items.filter(sealed_words__isnull=False).exists()
    assert again.items.last().words == ""
    with pytest.raises(Exception, match="Chưa có mục nào"):
        accept_batch(actor=clerk, batch=again)
    assert Opinion.objects.count() == 3
    assert SealedOpinion.objects.count() == 1


def test_a_changed_paper_shows_what_is_new_same_and_changed(taken_in: TakenIn, clerk: Actor) -> None:
    accept_batch(actor=clerk, batch=taken_in(minutes()))
    text = list(MINUTES)
    text[6] = text[6].replace("một y sĩ", "hai y sĩ")
    text.insert(8, "4. Bà Ngô Thị Thêm: Đề nghị xây nhà văn hóa thôn Tiến Thắng.")
    again = taken_in(minutes(text), "bien-ban-sua.docx")
    assert [item.status for item in again.items.all()].count("same") == 3
    changed = next(item for item in again.items.all() if "hai y sĩ" in item.words)
    assert changed.status == "doubt"
    assert any(message["code"] == "changed" and "một y sĩ" in message["text"] for message in changed.messages)
    new = next(item for item in again.items.all() if "nhà văn hóa" in item.words)
    assert new.status != "same"


def test_two_equal_rows_of_one_paper_are_two_sayings(taken_in: TakenIn, clerk: Actor) -> None:
    rows = [
        [1, "Đề nghị sửa đường liên thôn.", "xã Hoằng Châu", "", "Sở Xây dựng"],
        [2, "Đề nghị sửa đường liên thôn.", "xã Hoằng Châu", "", "Sở Xây dựng"],
    ]
    batch = taken_in(appendix(rows), "phu-luc.xlsx")
    assert len(set(batch.items.values_list("fingerprint", flat=True))) == 2
    again = taken_in(appendix([*rows, rows[0]]), "phu-luc-2.xlsx")
    assert again.items.count() == 3


def test_a_file_that_cannot_be_read_says_why(clerk: Actor, round_: object, taken_in: TakenIn) -> None:
    batch = taken_in(b"PK\x03\x04 not a real zip", "hong.docx")
    assert batch.status == "failed"
    assert batch.error
    assert batch.items.count() == 0


def test_a_reading_begun_anew_leaves_no_rests(clerk: Actor, round_: object, taken_in: TakenIn) -> None:
    file = keep(io.BytesIO(minutes()), name="bien-ban.docx", actor=clerk)
    batch = begin_intake(
        actor=clerk, file=file, target=Target(owner=clerk.principal or 0, term=clerk.term or 0)
    )
    # A worker was killed after its first chunk.
    ImportItem.objects.create(batch=batch, seq=100, anchor="p1", words="dở dang", fingerprint="x")
    read_intake(batch.pk)
    assert batch.items.filter(words="dở dang").count() == 0
    assert batch.items.count() == 4


def test_a_table_shows_its_headings_again_in_the_middle(taken_in: TakenIn) -> None:
    batch = taken_in(appendix(many_rows(120, ["Hoằng Châu", "Thọ Bình"])), "phu-luc.xlsx")
    assert batch.items.count() == 120
    last = batch.items.order_by("-seq").first()
    assert last is not None
    start = last.proposal["blocks"][0]
    (row,) = paper_store.part(batch, start, start)
    heads = paper_store.heads(batch, {row["T"]})
    assert "Nội dung kiến nghị" in [cell["t"] for cell in heads[row["T"]][0]["c"]]


def test_words_of_the_secret_are_in_no_log(taken_in: TakenIn, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    taken_in(minutes())
    assert SECRET_WORDS[:20] not in caplog.text


NO_PLACE = ["BIÊN BẢN", "Hội nghị tiếp xúc cử tri", "III. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI",
            "1. Ông Lê Văn Thử: Đề nghị tỉnh sớm bố trí vốn nâng cấp tuyến đường đi cảng cá, mặt đường hư hỏng nặng."]  # fmt: skip


@pytest.mark.parametrize(
    ("communes", "paper", "read", "asked"),
    [
        (["Thọ Bình"], NO_PLACE, ["Thọ Bình"], False),
        (["Thọ Bình", "Hoằng Giang"], NO_PLACE, [], True),
        (["Thọ Bình"], MINUTES, ["Hoằng Châu"], True),
        (["Hoằng Châu"], MINUTES, ["Hoằng Châu"], False),
    ],
)
def test_where_it_was_said_and_where_the_meeting_was(
    bodies: dict[str, Body], term: Term, clerk: Actor, places: dict[str, Place],
    communes: list[str], paper: list[str], read: list[str], asked: bool,
) -> None:  # fmt: skip
    """Case E19."""
    meeting = Meeting.objects.create(
        code="M1", owner=bodies["DDBQH"], kind="TX01", starts_at=clock.now(), venue="Hội trường",
        host_commune=places[communes[0]],
    )  # fmt: skip
    meeting.covered_communes.set([places[name] for name in communes])
    file = keep([minutes(paper)], name="bien-ban.docx", actor=clerk)
    batch = begin_intake(
        actor=clerk, file=file, target=Target(bodies["DDBQH"].pk, term.pk, meeting=meeting.pk)
    )
    read_intake(batch.pk)
    first = batch.items.earliest("seq")
    assert first.proposal["places"] == [places[name].code for name in read]
    assert any(message["code"] == "place" for message in first.messages) is asked
    assert (first.status == "doubt") is asked
