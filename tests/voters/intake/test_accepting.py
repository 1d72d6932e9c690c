"""Accepting a preview: everything once, in chunks, whoever is killed or clicks twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import verify
from phoihop.base.importing import accepting
from phoihop.base.importing.models import ImportBatch, ImportItem, ItemDecision
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.voters.actions import intake
from phoihop.voters.actions.intake import accept_batch, continue_accepting, discard_batch
from phoihop.voters.actions.previewing import correct_item, decide_item
from phoihop.voters.models import Opinion, SealedOpinion
from tests.voters.intake.conftest import Seated
from tests.voters.intake.papers import appendix, many_rows, minutes

TakenIn = Callable[..., ImportBatch]
pytestmark = pytest.mark.django_db


def test_what_is_certain_is_written_with_its_source(taken_in: TakenIn, clerk: Actor) -> None:
    batch = accept_batch(actor=clerk, batch=taken_in(minutes()))
    assert batch.status == "accepted"
    assert Opinion.objects.count() == 3
    opinion = Opinion.objects.order_by("pk").first()
    assert opinion is not None
    item = batch.items.order_by("seq").first()
    assert item is not None
    assert opinion.source_file_id == batch.file_id
    assert opinion.source_anchor == item.anchor
    assert [place.name for place in opinion.places.all()] == ["Hoằng Châu"]
    assert opinion.proposal["field"] == "L01"
    assert opinion.proposal["certain"] is True
    assert (item.result_type, item.result_id) == ("voters.opinion", str(opinion.pk))
    assert verify().holds


def test_a_secret_goes_to_the_tray_and_leaves_no_copy(taken_in: TakenIn, clerk: Actor) -> None:
    batch = accept_batch(actor=clerk, batch=taken_in(minutes()))
    (item,) = SealedOpinion.objects.all()
    assert item.kind == "denunciation"
    assert item.source_file_id == batch.file_id
    secret = batch.items.get(status="secret")
    assert secret.sealed_words is None
    assert (secret.result_type, secret.result_id) == ("voters.sealedopinion", str(item.pk))
    audit = " ".join(f"{e.object_label} {e.data}" for e in AuditEntry.objects.all())
    assert "Bịa" not in audit
    assert "bien-ban" not in audit


def test_doubtful_items_wait_for_a_person_while_the_rest_is_written(taken_in: TakenIn, clerk: Actor) -> None:
    batch = taken_in(minutes())
    ImportItem.objects.filter(batch=batch, seq=200).update(status="doubt")
    batch = accept_batch(actor=clerk, batch=batch)
    assert Opinion.objects.count() == 2
    assert batch.status == "preview"
    waiting = batch.items.get(seq=200)
    decide_item(actor=clerk, item=waiting, decision=ItemDecision.ACCEPTED)
    batch = accept_batch(actor=clerk, batch=batch)
    assert batch.status == "accepted"
    assert Opinion.objects.count() == 3


def test_a_correction_is_what_gets_written(taken_in: TakenIn, clerk: Actor) -> None:
    batch = taken_in(minutes())
    item = batch.items.get(seq=100)
    correct_item(
        actor=clerk,
        item=item,
        values={"kind": "opinion", "field": "L15", "lead": "SCT", "words": "Đường hỏng, mất an toàn."},
    )
    accept_batch(actor=clerk, batch=batch)
    opinion = Opinion.objects.get(words="Đường hỏng, mất an toàn.")
    assert opinion.kind == "opinion"
    assert (opinion.proposal["field"], opinion.proposal["lead"]) == ("L15", "SCT")


def test_a_second_click_and_a_second_person_write_nothing_twice(
    taken_in: TakenIn, clerk: Actor, seated: Seated
) -> None:
    batch = taken_in(minutes())
    accept_batch(actor=clerk, batch=batch, expected_version=batch.version)
    colleague = seated(Role.SPECIALIST, "Mạc Văn Khởi")
    with pytest.raises(NotAllowed, match="Lê Thị Sàng"):
        accept_batch(actor=colleague, batch=batch, expected_version=batch.version)
    assert Opinion.objects.count() == 3


def test_an_old_page_is_told_so(taken_in: TakenIn, clerk: Actor) -> None:
    batch = taken_in(minutes())
    with pytest.raises(StaleVersion):
        accept_batch(actor=clerk, batch=batch, expected_version=batch.version - 1)


def test_killed_in_the_middle_it_goes_on_where_it_stopped(
    taken_in: TakenIn, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = taken_in(appendix(many_rows(230, ["Hoằng Châu", "Thọ Bình"])), "phu-luc.xlsx")
    ImportItem.objects.filter(batch=batch).update(status="certain")
    monkeypatch.setattr(accepting, "CHUNK", 50)
    write = intake._write
    calls = []

    def fails_in_the_third(batch: ImportBatch, items: Sequence[ImportItem]) -> list[Any]:
        calls.append(len(items))
        written = write(batch, items)
        if len(calls) == 3:
            raise RuntimeError("killed")
        return written

    accept_batch(actor=clerk, batch=batch)  # too many for the page: the worker writes
    with pytest.raises(RuntimeError):
        _in_chunks(batch.pk, fails_in_the_third)
    assert Opinion.objects.count() == 100
    batch.refresh_from_db()
    assert (batch.status, batch.done) == ("accepting", 100)
    continue_accepting(batch.pk)
    assert Opinion.objects.count() == 230
    assert Opinion.objects.values("source_anchor").distinct().count() == 230
    batch.refresh_from_db()
    assert batch.status == "accepted"
    continue_accepting(batch.pk)
    assert Opinion.objects.count() == 230
    assert verify().holds


def _in_chunks(batch_id: int, write: Any) -> None:
    while accepting.accept_next(batch_id, write, size=50):
        pass


def test_another_body_can_neither_correct_nor_accept(taken_in: TakenIn, seated: Seated) -> None:
    batch = taken_in(minutes())
    front = seated(Role.FRONT_SPECIALIST, "Vũ Thị Mặt", at="BTTMTTQ", principal="BTTMTTQ")
    item = batch.items.first()
    assert item is not None
    for act in (
        lambda: accept_batch(actor=front, batch=batch),
        lambda: discard_batch(actor=front, batch=batch),
        lambda: correct_item(actor=front, item=item, values={"field": "L02"}),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_roles_without_intake_are_refused_with_the_reason(taken_in: TakenIn, seated: Seated) -> None:
    batch = taken_in(minutes())
    for role, at in ((Role.DEPUTY, "DDBQH"), (Role.READER, "DDBQH"), (Role.AUTHORITY_OFFICER, "SXD")):
        actor = seated(role, f"Người {role}", at=at)
        with pytest.raises(NotAllowed, match="Chỉ chuyên viên"):
            accept_batch(actor=actor, batch=batch)


def test_discarding_writes_nothing_and_forgets_the_secret(taken_in: TakenIn, clerk: Actor) -> None:
    batch = discard_batch(actor=clerk, batch=taken_in(minutes()))
    assert batch.status == "discarded"
    assert not batch.items.filter(sealed_words__isnull=False).exists()
    assert Opinion.objects.count() == SealedOpinion.objects.count() == 0
    with pytest.raises(NotAllowed, match="đã bỏ"):
        accept_batch(actor=clerk, batch=batch)
