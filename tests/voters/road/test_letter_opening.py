"""The drafter's own opening paragraph of a transfer letter: who writes it, until when, and where it is printed."""

from __future__ import annotations

import io

import docx
import pytest

from phoihop.base.access.conflict import StaleVersion
from phoihop.kernel.decision import NotAllowed
from phoihop.voters.actions.letters import add_to_letter, issue_letter, write_opening
from phoihop.voters.models import TransferLetter
from phoihop.voters.selectors.signers import signers
from phoihop.web.demo.people import actor_of
from tests.voters.road.desk import at_the_desk, words
from tests.voters.road.story import classified, council, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
OWN = "Tiếp theo Công văn số 05/HĐND-VP về cùng nội dung."


def draft() -> TransferLetter:
    letter = add_to_letter(actor=council(), petition=classified(fresh())).letter
    assert letter is not None
    return TransferLetter.objects.get(pk=letter.pk)


def test_it_stands_before_all_else_on_the_page_and_in_the_issued_paper() -> None:
    letter, desk = draft(), at_the_desk("chuyenvien2")
    sent = desk.post(f"/cong-van-chuyen/{letter.pk}/mo-dau/", {"note": OWN, "version": letter.version})
    assert sent.status_code == 302
    page = words(desk.get(letter.get_absolute_url())).split("Toàn văn sẽ phát hành")[1]
    assert page.index(OWN) < page.index("Thực hiện quy định tại")
    leader = actor_of("thuongtruc")
    issue_letter(
        actor=leader,
        letter=TransferLetter.objects.get(pk=letter.pk),
        signer=signers(leader, letter.forwarder)[0],
    )
    file = at_the_desk("chuyenvien2").get(f"/cong-van-chuyen/{letter.pk}/tep/").getvalue()
    assert OWN in [paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs]
    with pytest.raises(NotAllowed, match="đã phát hành"):
        write_opening(actor=council(), letter=letter, text="Khác")
    assert "Lưu đoạn mở đầu" not in words(desk.get(letter.get_absolute_url()))


def test_who_has_read_other_words_does_not_sign_these() -> None:
    letter, leader = draft(), actor_of("thuongtruc")
    seen = letter.version
    write_opening(actor=council(), letter=letter, text=OWN, expected_version=seen)
    with pytest.raises(StaleVersion):
        issue_letter(
            actor=leader, letter=letter, signer=signers(leader, letter.forwarder)[0], expected_version=seen
        )
    with pytest.raises(StaleVersion):
        write_opening(actor=council(), letter=letter, text="Khác", expected_version=seen)


def test_who_may_not_and_too_much() -> None:
    letter = draft()
    with pytest.raises(NotAllowed, match="chuyên viên"):
        write_opening(actor=council("vanthu"), letter=letter, text=OWN)
    with pytest.raises(NotAllowed, match="tư cách"):
        write_opening(actor=actor_of("lanhdaovp", "DDBQH"), letter=letter, text=OWN)
    assert "Lưu đoạn mở đầu" not in words(at_the_desk("vanthu").get(letter.get_absolute_url()))
    long = at_the_desk("chuyenvien2").post(f"/cong-van-chuyen/{letter.pk}/mo-dau/", {"note": "a" * 601})
    assert long.status_code == 422
    assert TransferLetter.objects.get(pk=letter.pk).note == ""
