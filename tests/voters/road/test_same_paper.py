"""One incoming paper that concerns several petitions stands in the register once and proves each act (case E31)."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.base.audit.models import AuditEntry
from phoihop.base.files.models import StoredFile
from phoihop.base.files.store import keep
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed
from phoihop.office.actions.documents import register_incoming
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters.models import Referral
from tests.voters.road.desk import at_the_desk, day, opened, receipt_form, words
from tests.voters.road.story import council, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def registered(**changes: object) -> IncomingDocument:
    paper = {
        "actor": council("vanthu"),
        "body": Body.objects.get(code="TTHDND"),
        "author": Body.objects.get(code="STC"),
        "symbol": "77/STC-NS",
        "document_on": clock.today(),
        "abstract": "Trả lại kiến nghị",
        "arrived_on": clock.today(),
    }
    return register_incoming(**paper | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("stamped", ["", "501"])
def test_two_petitions_are_returned_by_one_paper(stamped: str) -> None:
    referrals = [received(sent(petition)) for petition in opened(2)]
    desk, before = at_the_desk("vanthu"), IncomingDocument.objects.count()
    paper = {"proof-arrived_on": day(), "proof-symbol": "77/STC-NS", "proof-document_on": day()}
    form = {"reason": "Không thuộc thẩm quyền.", "right_authority": "SCT", "proof-arrival_number": stamped}
    for referral in referrals:
        answer = desk.post(f"/luot-chuyen/{referral.pk}/tra-lai/", {**form, **paper})
        assert answer.status_code == 302, words(answer)
    rows = Referral.objects.filter(pk__in=[one.pk for one in referrals])
    assert set(rows.values_list("status", flat=True)) == {"returned_wrong"}
    assert IncomingDocument.objects.count() - before == 1


def test_another_number_for_the_same_paper_is_refused_and_says_which_it_has() -> None:
    known = registered()
    with pytest.raises(NotAllowed, match=f"số đến {known.arrival_number}/{known.year}"):
        registered(arrival_number=known.arrival_number + 1)
    assert registered(arrival_number=known.arrival_number) == known
    assert registered(symbol=" 77/stc-ns ") == known


@pytest.mark.parametrize(
    "other",
    [{"symbol": "78/STC-NS"}, {"document_on": clock.today() - timedelta(days=1)}, {"author": "SXD"}],
    ids=lambda other: next(iter(other)),
)
def test_another_paper_gets_a_number_of_its_own(other: dict[str, object]) -> None:
    if "author" in other:
        other = {"author": Body.objects.get(code=other["author"])}
    assert registered().arrival_number != registered(**other).arrival_number


@pytest.mark.parametrize("unknown", [{"symbol": ""}, {"document_on": None}])
def test_what_has_no_number_or_day_is_never_taken_for_another(unknown: dict[str, object]) -> None:
    assert registered(**unknown).arrival_number != registered(**unknown).arrival_number


def test_the_file_that_was_missing_comes_with_the_second_act() -> None:
    first, second = (sent(petition) for petition in opened(2))
    Referral.objects.filter(pk=second.pk).update(
        letter=None
    )  # of another letter: not taken along by the first act
    desk = at_the_desk("vanthu")
    assert desk.post(f"/luot-chuyen/{first.pk}/nhan/", receipt_form()).status_code == 302
    file = SimpleUploadedFile("cong-van.txt", b"Da nhan")
    answer = desk.post(f"/luot-chuyen/{second.pk}/nhan/", receipt_form(**{"proof-file": file}))
    assert answer.status_code == 302, words(answer)
    proofs = [Referral.objects.get(pk=one.pk).received_proof for one in (first, second)]
    assert proofs[0] == proofs[1]
    assert proofs[1] is not None
    assert proofs[1].file is not None
    assert AuditEntry.objects.filter(verb="incoming.add_file").exists()


def test_who_keeps_no_book_finds_nothing_in_it() -> None:
    registered()
    with pytest.raises(NotAllowed, match="văn thư"):
        registered(actor=Actor.public())


def test_a_second_file_that_says_something_else_is_not_dropped_in_silence() -> None:
    def kept(words: bytes) -> StoredFile:
        return keep(io.BytesIO(b"%PDF-1.4 " + words), name="vb.pdf", actor=council("vanthu"))

    known = registered(file=kept(b"1"))
    assert registered(file=kept(b"1")) == known
    with pytest.raises(NotAllowed, match="đã có tệp khác"):
        registered(file=kept(b"2"))
