"""Correcting a preview: boundaries, decisions, secrets found or cleared by a person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.base.importing.models import ImportBatch, ImportItem, ItemDecision
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed
from phoihop.voters.actions.intake import accept_batch
from phoihop.voters.actions.previewing import (
    correct_item,
    decide_item,
    merge_into_previous,
    open_secret,
    restore_item,
    split_item,
    take_all,
)
from phoihop.voters.imports.values import blocks_of, number_of, stamp_of, values_of
from phoihop.voters.models import Opinion, SealedOpinion
from phoihop.voters.selectors.batches import Words, card_of
from tests.voters.intake.papers import minutes

TakenIn = Callable[..., ImportBatch]
pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(taken_in: TakenIn) -> ImportBatch:
    return taken_in(minutes())


def item(batch: ImportBatch, seq: int) -> ImportItem:
    return batch.items.get(seq=seq)


def test_only_what_differs_is_kept_as_a_correction(batch: ImportBatch, clerk: Actor) -> None:
    first = item(batch, 100)
    now = values_of(first)
    changed = correct_item(
        actor=clerk, item=first, values={"kind": now.kind, "field": "L15", "words": now.words}
    )
    assert changed.correction == {"field": "L15"}
    assert changed.decision == "accepted"
    assert values_of(changed).field == "L15"


def test_an_older_page_is_refused_and_loses_nothing(batch: ImportBatch, clerk: Actor) -> None:
    first = item(batch, 100)
    stamp = stamp_of(first)
    correct_item(actor=clerk, item=first, values={"field": "L15"}, stamp=stamp)
    with pytest.raises(StaleVersion):
        correct_item(actor=clerk, item=first, values={"field": "L02"}, stamp=stamp)
    assert values_of(item(batch, 100)).field == "L15"


def test_split_and_back(batch: ImportBatch, clerk: Actor) -> None:
    parts = split_item(
        actor=clerk, item=item(batch, 200), parts=["Đề nghị bổ sung bác sĩ.", "Đề nghị sửa trạm y tế.", " "]
    )
    assert [number_of(part) for part in parts] == ["2", "2b"]
    assert [values_of(part).words for part in parts] == ["Đề nghị bổ sung bác sĩ.", "Đề nghị sửa trạm y tế."]
    assert parts[1].status == "doubt"
    assert values_of(parts[1]).places == values_of(parts[0]).places
    batch.refresh_from_db()
    assert batch.total == 5
    restore_item(actor=clerk, item=item(batch, 200))
    assert batch.items.count() == 4
    assert "bác sĩ cho trạm y tế" in values_of(item(batch, 200)).words


def test_split_needs_two_parts(batch: ImportBatch, clerk: Actor) -> None:
    with pytest.raises(NotAllowed, match="dòng trống"):
        split_item(actor=clerk, item=item(batch, 200), parts=["Một phần thôi."])


def test_merge_and_back(batch: ImportBatch, clerk: Actor) -> None:
    before = merge_into_previous(actor=clerk, item=item(batch, 200))
    assert before.seq == 100
    assert "bác sĩ" in values_of(before).words
    assert item(batch, 200).decision == "skipped"
    accept_batch(actor=clerk, batch=batch)
    assert Opinion.objects.count() == 2


def test_a_merger_is_undone(batch: ImportBatch, clerk: Actor) -> None:
    before = merge_into_previous(actor=clerk, item=item(batch, 200))
    restore_item(actor=clerk, item=before)
    assert item(batch, 200).decision == "pending"
    assert "bác sĩ" not in values_of(item(batch, 100)).words


@pytest.mark.parametrize("undo", [restore_item, partial(decide_item, decision=ItemDecision.ACCEPTED)])
def test_what_was_joined_takes_its_words_back(
    batch: ImportBatch, clerk: Actor, undo: Callable[..., ImportItem]
) -> None:
    own = item(batch, 100)
    kept = values_of(own).words, own.anchors, blocks_of(own)
    merge_into_previous(actor=clerk, item=item(batch, 200))
    assert item(batch, 100).anchors != kept[1]
    assert card_of(item(batch, 200), Words.for_items([item(batch, 200)])).joined_to == "1"
    undo(actor=clerk, item=item(batch, 200))
    before = item(batch, 100)
    assert (values_of(before).words, before.anchors, blocks_of(before)) == kept
    assert values_of(item(batch, 200)).words.count("bác sĩ") == 1
    accept_batch(actor=clerk, batch=batch)
    assert Opinion.objects.filter(words__contains="bác sĩ").count() == 1


def test_words_corrected_after_a_merger_are_not_torn_apart(batch: ImportBatch, clerk: Actor) -> None:
    before = merge_into_previous(actor=clerk, item=item(batch, 200))
    correct_item(actor=clerk, item=before, values={"words": "Đề nghị sửa đường và thêm bác sĩ."})
    for act in (restore_item, merge_into_previous, partial(correct_item, values={"field": "L02"})):
        with pytest.raises(NotAllowed, match="đã gộp vào mục"):
            act(actor=clerk, item=item(batch, 200))
    assert values_of(item(batch, 100)).words == "Đề nghị sửa đường và thêm bác sĩ."
    restore_item(actor=clerk, item=item(batch, 100))
    assert item(batch, 200).decision == "pending"


def test_what_was_joined_to_a_part_outlives_the_part(batch: ImportBatch, clerk: Actor) -> None:
    split_item(actor=clerk, item=item(batch, 100), parts=["Đề nghị sửa đường.", "Đề nghị làm cống."])
    holder = merge_into_previous(actor=clerk, item=item(batch, 200))
    assert number_of(holder) == "1b"
    restore_item(actor=clerk, item=item(batch, 100))
    assert (item(batch, 200).decision, item(batch, 200).correction) == ("pending", {})
    accept_batch(actor=clerk, batch=batch)
    assert Opinion.objects.filter(words__contains="bác sĩ").count() == 1


def test_skipped_items_are_not_written(batch: ImportBatch, clerk: Actor) -> None:
    decide_item(actor=clerk, item=item(batch, 100), decision=ItemDecision.SKIPPED)
    accept_batch(actor=clerk, batch=batch)
    assert Opinion.objects.count() == 2


def test_an_error_cannot_be_taken_as_it_is(batch: ImportBatch, clerk: Actor) -> None:
    ImportItem.objects.filter(batch=batch, seq=100).update(status="error")
    with pytest.raises(NotAllowed, match="còn lỗi"):
        decide_item(actor=clerk, item=item(batch, 100), decision=ItemDecision.ACCEPTED)


def test_take_all_takes_doubtful_ones_only_when_told(batch: ImportBatch, clerk: Actor) -> None:
    ImportItem.objects.filter(batch=batch, seq=100).update(status="doubt")
    assert take_all(actor=clerk, batch=batch) == 3
    assert take_all(actor=clerk, batch=batch, doubtful_too=True) == 1


def test_a_complaint_found_by_a_person_is_sealed_at_once(batch: ImportBatch, clerk: Actor) -> None:
    words = values_of(item(batch, 200)).words
    split_item(actor=clerk, item=item(batch, 300), parts=["A là một.", "B là hai."])
    found = correct_item(actor=clerk, item=item(batch, 200), values={"kind": "complaint", "words": words})
    assert found.words == ""
    assert found.status == "secret"
    with connection.cursor() as cursor:
        cursor.execute("SELECT paper::text FROM importing_importbatch WHERE id = %s", [batch.pk])
        kept = cursor.fetchone()[0]
        cursor.execute(
            "SELECT proposal::text || correction::text || words FROM importing_importitem WHERE id = %s",
            [found.pk],
        )
        kept += cursor.fetchone()[0]
    assert "bổ sung bác sĩ" not in kept
    assert "Trần Thị Mẫu" not in kept
    assert not any("bác sĩ" in f"{e.object_label}{e.data}" for e in AuditEntry.objects.all())
    accept_batch(actor=clerk, batch=batch)
    assert SealedOpinion.objects.filter(kind="complaint").count() == 1


def test_only_a_seat_of_the_tray_puts_a_secret_back(batch: ImportBatch, clerk: Actor, keeper: Actor) -> None:
    secret = batch.items.get(status="secret")
    with pytest.raises(NotAllowed, match="chưa được giao"):
        correct_item(actor=clerk, item=secret, values={"kind": "petition"})
    with pytest.raises(NotAllowed, match="chưa được giao"):
        open_secret(actor=clerk, item=secret, purpose="xem thử")
    assert "Nguyễn Văn Bịa" in open_secret(actor=keeper, item=secret, purpose="kiểm tra phân loại")
    assert AuditEntry.objects.get(verb="import.open_secret").data["purpose"] == "kiểm tra phân loại"
    back = correct_item(actor=keeper, item=secret, values={"kind": "petition"})
    assert "Nguyễn Văn Bịa" in back.words
    batch.refresh_from_db()
    assert not batch.file.sealed
