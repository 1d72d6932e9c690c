"""What voters take back: what ends with it, what stays counted, who may write it down, and when it is too late (case E25)."""

from __future__ import annotations

import pytest

from phoihop.base.audit.models import AuditEntry
from phoihop.base.audit.record import verify
from phoihop.commitments.models import Commitment
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed
from phoihop.office.models import Notice
from phoihop.org.models import Body
from phoihop.voters.actions.letters import add_to_letter
from phoihop.voters.actions.petitions import join_opinion, merge_petitions, split_petition
from phoihop.voters.actions.publishing import publish_petition
from phoihop.voters.actions.triage import take_back_petition
from phoihop.voters.actions.withdrawing import withdraw_opinion, withdraw_petition
from phoihop.voters.models import Opinion, Petition, Publication, Referral, TransferLetter
from phoihop.voters.selectors.history import history
from phoihop.voters.selectors.moves import petition_moves
from phoihop.web.demo.people import actor_of
from tests.voters.road.desk import at_the_desk, opened, words
from tests.voters.road.story import answered, classified, council, debt_of, fresh, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
PAPER = "Văn bản số 5/TĐB ngày 20/11/2026"


def leader() -> Actor:
    return council("lanhdaovp")


def withdrawn(petition: Petition) -> Petition:
    return withdraw_petition(actor=leader(), petition=petition, document=PAPER)


def of(referral: Referral) -> Petition:
    return Petition.objects.get(pk=referral.pk and referral.petition_id)


def why_not(actor: Actor, petition: Petition) -> str:
    moves = petition_moves(actor, petition, list(petition.referrals.all()))
    return next((one.decision.reason for one in moves.refused if one.key == "withdraw"), "")


def test_what_the_authority_owed_is_cancelled_by_the_document_and_it_is_told() -> None:
    """Case E25."""
    referral = received(sent(fresh()))
    Notice.objects.all().delete()
    petition = withdrawn(of(referral))
    referral.refresh_from_db()
    assert (petition.status, referral.status, petition.due_on) == ("withdrawn", "withdrawn", None)
    for debt in (debt_of(referral), debt_of(referral, "voters.publish")):
        assert (debt.status, debt.closed_note) == ("cancelled", PAPER)
    assert set(petition.opinions.values_list("status", flat=True)) == {"withdrawn"}
    assert petition.opinion_count == petition.opinions.count() >= 1  # it stays in the received count
    assert verify().holds


def test_the_authority_is_told_and_sees_it_still() -> None:
    referral = Referral.objects.filter(
        status="forwarded", authority__code="SXD", forwarder__code="TTHDND", petition__owner__code="TTHDND"
    )[0]
    officer = actor_of("soxaydung")
    withdrawn(of(referral))
    notice = Notice.objects.get(kind="referral_withdrawn", user=officer.user)
    assert referral.petition.code in notice.text
    assert Referral.objects.visible_to(officer).filter(pk=referral.pk).exists()
    page = words(at_the_desk("soxaydung").get(f"/kien-nghi/{referral.petition.code}/"))
    assert "CỬ TRI ĐÃ RÚT" in page
    assert PAPER in page


def test_it_leaves_the_draft_letter_and_the_public_site() -> None:
    petition = classified(fresh())
    letter = add_to_letter(actor=council(), petition=petition).letter_id
    publish_petition(actor=leader(), petition=petition, text="Giảm giá thuê")
    withdrawn(petition)
    assert not petition.referrals.exists()
    assert not TransferLetter.objects.filter(pk=letter).exists()
    assert Publication.objects.get(petition=petition).withdrawn_at is not None
    assert at_the_desk("soxaydung").get(f"/kn/{petition.code}/").status_code == 404
    with pytest.raises(NotAllowed, match="cử tri chưa rút"):
        publish_petition(actor=leader(), petition=petition, text="Giảm giá thuê")
    with pytest.raises(NotAllowed):
        add_to_letter(actor=council(), petition=petition)


def test_an_answered_petition_is_told_and_closed_instead() -> None:
    referral = answered(received(sent(fresh())))
    with pytest.raises(NotAllowed, match="Đã có cơ quan trả lời"):
        withdrawn(of(referral))
    assert "Đã có cơ quan trả lời" in why_not(leader(), of(referral))
    assert debt_of(referral).status == "open"


def test_the_voters_of_another_body_have_not_withdrawn() -> None:
    petition = classified(fresh())
    other = Opinion.objects.filter(petition=petition)[0]
    Opinion.objects.filter(pk=other.pk).update(owner=Body.objects.get(code="DDBQH"))
    with pytest.raises(NotAllowed, match="cơ quan khác"):
        withdrawn(petition)
    assert "cơ quan khác" in why_not(leader(), petition)


def test_who_may_not_and_without_a_document() -> None:
    petition = fresh()
    for name in ("chuyenvien2", "vanthu"):
        with pytest.raises(NotAllowed, match="lãnh đạo"):
            withdraw_petition(actor=council(name), petition=petition, document=PAPER)
        assert "lãnh đạo" in why_not(council(name), petition)
    with pytest.raises(NotAllowed, match="tư cách"):
        withdraw_petition(actor=actor_of("lanhdaovp", "DDBQH"), petition=petition, document=PAPER)
    with pytest.raises(NotAllowed, match="Cần văn bản xin rút"):
        withdraw_petition(actor=leader(), petition=petition, document=" ")
    assert Petition.objects.get(pk=petition.pk).status == "open"


def test_nothing_joins_it_afterwards() -> None:
    petition, other = withdrawn(fresh()), opened(1)[0]
    with pytest.raises(NotAllowed, match="cử tri đã rút"):
        merge_petitions(actor=council(), petition=other, master=petition)
    with pytest.raises(NotAllowed, match="cử tri đã rút"):
        join_opinion(actor=council(), opinion=other.opinions.all()[0], petition=petition)


def test_what_was_cut_into_two_is_withdrawn_as_a_whole_with_the_last_part() -> None:
    first, second = split_petition(actor=council(), petition=fresh(), parts=["Giảm giá.", "Công khai giá."])
    said = first.opinions.all()[0]
    withdrawn(first)
    said.refresh_from_db()
    assert said.status == "attached"
    withdrawn(second)
    said.refresh_from_db()
    assert said.status == "withdrawn"


def test_one_of_several_opinions_is_withdrawn_alone_and_the_last_with_its_petition() -> None:
    petition, other = opened(2)
    merge_petitions(actor=council(), petition=other, master=petition)
    one, last = petition.opinions.order_by("pk")
    assert withdraw_opinion(actor=council(), opinion=one, document=PAPER).status == "withdrawn"
    with pytest.raises(NotAllowed, match=f"duy nhất còn lại của {petition.code}"):
        withdraw_opinion(actor=council(), opinion=last, document=PAPER)
    petition.refresh_from_db()
    assert (petition.status, petition.opinion_count) == ("classified", 2)


def test_at_the_desk_with_its_sentence_in_the_history() -> None:
    referral = sent(fresh())
    petition, desk = of(referral), at_the_desk("lanhdaovp")
    address = f"/kien-nghi/{petition.code}/"
    assert "Ghi việc cử tri rút" in words(desk.get(address))
    assert "không phải trả lời nữa" in words(desk.get(f"{address}rut/"))
    refused = desk.post(f"{address}rut/", {"version": petition.version})
    assert refused.status_code == 200
    assert desk.post(f"{address}rut/", {"version": petition.version, "document": PAPER}).status_code == 302
    page = words(desk.get(address))
    assert "CỬ TRI ĐÃ RÚT · Không theo dõi nữa" in page
    assert f"ghi việc cử tri rút kiến nghị : {PAPER}" in page.replace("kiến nghị:", "kiến nghị :")
    assert "cử tri đã rút" in words(desk.get(f"/kien-nghi/?view=all&q={petition.code}"))
    told = history(actor_of("soxaydung"), petition, [])
    assert told[0].what == "ghi việc cử tri rút kiến nghị"
    assert words(desk.get(referral.letter.get_absolute_url())).count("CỬ TRI ĐÃ RÚT") == 1


def test_the_record_says_what_was_cancelled() -> None:
    referral = sent(fresh())
    withdrawn(of(referral))
    entry = AuditEntry.objects.filter(verb="referral.withdraw").latest("seq")
    assert {debt["as"] for debt in entry.data["closed"]} == {"cancelled"}
    assert not Commitment.objects.filter(
        object_type="voters.referral", object_id=str(referral.pk), status="open"
    ).exists()


def test_what_was_taken_back_by_voters_is_not_undone_by_the_desk() -> None:
    first, second = split_petition(actor=council(), petition=fresh(), parts=["Giảm giá.", "Công khai giá."])
    withdrawn(second)
    said = first.opinions.all()[0]
    with pytest.raises(NotAllowed, match="không hoàn tác được nữa"):
        take_back_petition(actor=council(), opinion=said, petition=first)
    assert Petition.objects.get(pk=second.pk).status == "withdrawn"


def test_a_part_is_not_withdrawn_where_voters_of_another_body_stand_behind_the_whole() -> None:
    first, second = split_petition(actor=council(), petition=fresh(), parts=["Giảm giá.", "Công khai giá."])
    first.opinions.update(owner=Body.objects.get(code="DDBQH"))
    with pytest.raises(NotAllowed, match="cơ quan khác"):
        withdrawn(second)
