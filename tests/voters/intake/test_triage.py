"""Triage: one opinion becomes one petition or many, joins, is noted or set aside; fresh steps are taken back."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.base.files.store import keep
from phoihop.base.live.leases import take
from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import NotAllowed
from phoihop.org.models import Body, Place, Term
from phoihop.voters.actions.bulk import accept_suggestions, note_many, suggest_field
from phoihop.voters.actions.opinions import (
    Occasion,
    Saying,
    close_on_spot,
    note_opinion,
    record_opinions,
)
from phoihop.voters.actions.petitions import Classification, join_opinion
from phoihop.voters.actions.setting_aside import set_aside
from phoihop.voters.actions.tray import read_sealed
from phoihop.voters.actions.triage import (
    Part,
    take_back_end,
    take_back_join,
    take_back_petition,
    triage_opinion,
)
from phoihop.voters.choices import OpinionKind
from phoihop.voters.models import Confirmation, Opinion, Petition, SealedOpinion, SealedReading
from phoihop.voters.selectors.earlier import alike, sought
from phoihop.voters.selectors.suggestions import suggestions
from phoihop.voters.selectors.triage import QueueFilter, neighbours, queue
from tests.voters.intake.conftest import Seated

pytestmark = pytest.mark.django_db
ROAD = "Đề nghị tỉnh bố trí vốn nâng cấp tuyến đường từ ngã tư Hoằng Châu đi cảng cá, mặt đường hư hỏng nặng."
Said = Callable[..., Opinion]


@pytest.fixture
def said(clerk: Actor, bodies: dict[str, Body], places: dict[str, Place], term: Term) -> Said:
    def say(words: str = ROAD, place: str = "Hoằng Châu", **kwargs: Any) -> Opinion:
        occasion = Occasion(bodies["DDBQH"], term)
        (opinion,) = record_opinions(
            actor=clerk, occasion=occasion, sayings=[Saying(words, places=(places[place],), **kwargs)]
        )
        return opinion

    return say


@pytest.fixture
def roads(bodies: dict[str, Body]) -> Classification:
    return Classification("TINH", "L01", bodies["SXD"])


def test_an_opinion_becomes_a_classified_petition(said: Said, clerk: Actor, roads: Classification) -> None:
    opinion = said()
    (petition,) = triage_opinion(
        actor=clerk, opinion=opinion, parts=[Part(ROAD, roads)], expected_version=opinion.version
    )
    assert petition.status == "classified"
    assert petition.places.get().name == "Hoằng Châu"
    opinion.refresh_from_db()
    assert (opinion.status, opinion.petition_id) == ("attached", petition.pk)


def test_several_requests_become_several_petitions_and_the_words_stay_whole(
    said: Said, clerk: Actor, roads: Classification
) -> None:
    """Case E15."""
    opinion = said("Đề nghị sửa đường. Đề nghị xây trường.")
    made = triage_opinion(
        actor=clerk, opinion=opinion, parts=[Part("Đề nghị sửa đường.", roads), Part("Đề nghị xây trường.")]
    )
    assert [petition.content for petition in made] == ["Đề nghị sửa đường.", "Đề nghị xây trường."]
    assert [petition.status for petition in made] == ["classified", "open"]
    assert made[1].split_from_id == made[0].pk
    opinion.refresh_from_db()
    assert opinion.words == "Đề nghị sửa đường. Đề nghị xây trường."


def test_taking_back_leaves_nothing_and_unlearns(said: Said, clerk: Actor, roads: Classification) -> None:
    opinion = said()
    made = triage_opinion(actor=clerk, opinion=opinion, parts=[Part(ROAD, roads), Part("Và xây cầu.")])
    assert Confirmation.objects.filter(label="L01", count__gt=0).exists()
    take_back_petition(actor=clerk, opinion=opinion, petition=made[0])
    opinion.refresh_from_db()
    assert (opinion.status, opinion.petition_id) == ("recorded", None)
    assert not Petition.objects.exists()
    assert not Confirmation.objects.filter(count__gt=0).exists()


def test_what_a_colleague_has_gone_on_with_is_not_taken_back(
    said: Said, clerk: Actor, roads: Classification
) -> None:
    first, second = said(), said("Đường Hoằng Châu đi cảng cá hỏng nặng, đề nghị sửa.")
    (petition,) = triage_opinion(actor=clerk, opinion=first, parts=[Part(ROAD, roads)])
    join_opinion(actor=clerk, opinion=second, petition=petition)
    with pytest.raises(NotAllowed, match="có ý kiến khác"):
        take_back_petition(actor=clerk, opinion=first, petition=petition)
    take_back_join(actor=clerk, opinion=Opinion.objects.get(pk=second.pk))
    second.refresh_from_db()
    assert second.status == "recorded"
    take_back_petition(actor=clerk, opinion=first, petition=petition)


def test_an_answer_at_the_meeting_survives_the_undo(said: Said, clerk: Actor) -> None:
    """Case E12."""
    opinion = said(on_spot_answer="Đã bố trí vốn.", on_spot_by="UBND xã")
    (petition,) = triage_opinion(actor=clerk, opinion=opinion, parts=[Part(ROAD)])
    take_back_petition(actor=clerk, opinion=opinion, petition=petition)
    opinion.refresh_from_db()
    assert opinion.status == "answered_on_spot"
    closed = close_on_spot(actor=clerk, opinion=opinion)
    assert take_back_end(actor=clerk, opinion=closed).status == "answered_on_spot"


def test_noted_and_back(said: Said, clerk: Actor) -> None:
    noted = note_opinion(actor=clerk, opinion=said())
    assert noted.status == "noted"
    assert take_back_end(actor=clerk, opinion=noted).status == "recorded"


def test_an_opinion_that_was_handled_is_not_handled_again(said: Said, clerk: Actor) -> None:
    opinion = said()
    triage_opinion(actor=clerk, opinion=opinion, parts=[Part(ROAD)], expected_version=opinion.version)
    with pytest.raises(StaleVersion):
        triage_opinion(actor=clerk, opinion=opinion, parts=[Part(ROAD)], expected_version=opinion.version)
    with pytest.raises(NotAllowed, match="đã được xử lý"):
        triage_opinion(actor=clerk, opinion=opinion, parts=[Part(ROAD)])
    assert Petition.objects.count() == 1


def test_what_a_colleague_has_open_is_not_written_on(said: Said, clerk: Actor, seated: Seated) -> None:
    opinion = said()
    colleague = seated(Role.SPECIALIST, "Mạc Văn Khởi")
    assert take(colleague, opinion).is_mine
    held = take(clerk, opinion)
    assert (held.is_mine, held.holder) == (False, colleague.label)
    with pytest.raises(NotAllowed, match="Mạc Văn Khởi"):
        triage_opinion(actor=clerk, opinion=opinion, parts=[Part(ROAD)])


def test_earlier_answers_are_linked_and_counted(said: Said, clerk: Actor, roads: Classification) -> None:
    """Case E03."""
    (old,) = triage_opinion(actor=clerk, opinion=said(), parts=[Part(ROAD, roads)])
    (new,) = triage_opinion(actor=clerk, opinion=said(), parts=[Part(ROAD, roads)], earlier=[old])
    assert new.earlier.get().earlier_id == old.pk
    assert new.times_raised == 2
    with pytest.raises(NotAllowed, match="nêu lại sau này"):
        take_back_petition(actor=clerk, opinion=old.opinions.get(), petition=old)


def test_likely_duplicates_come_with_their_reasons(said: Said, clerk: Actor, roads: Classification) -> None:
    (petition,) = triage_opinion(actor=clerk, opinion=said(), parts=[Part(ROAD, roads)])
    triage_opinion(
        actor=clerk,
        opinion=said("Đề nghị xây trạm y tế xã Thọ Bình.", "Thọ Bình"),
        parts=[Part("Đề nghị xây trạm y tế xã Thọ Bình.")],
    )
    code = petition.places.get().code
    found = alike(
        clerk,
        "Đề nghị nâng cấp tuyến đường từ ngã tư Hoằng Châu đi cảng cá, mặt đường hư hỏng nặng",
        places=[code],
    )
    assert [one.petition.pk for one in found] == [petition.pk]
    assert found[0].can_be_joined
    assert "cùng xã, phường" in found[0].likely.why


def test_a_petition_to_join_is_found_by_code_and_by_words(
    said: Said, clerk: Actor, roads: Classification, bodies: dict[str, Body]
) -> None:
    (road,) = triage_opinion(actor=clerk, opinion=said(), parts=[Part(ROAD, roads)])
    other = said("Đề nghị xây trạm y tế xã Thọ Bình.", "Thọ Bình")
    (station,) = triage_opinion(actor=clerk, opinion=other, parts=[Part(other.words)])
    assert [one.petition for one in sought(clerk, "tram y te")] == [station]
    assert [one.petition for one in sought(clerk, road.code.lower())] == [road]
    Petition.objects.filter(pk=road.pk).update(status="closed")
    assert sought(clerk, road.code) == []
    Petition.objects.filter(pk=station.pk).update(owner=bodies["TTHDND"])
    assert sought(clerk, station.code) == []


def test_suggestions_learn_from_what_staff_confirm(said: Said, clerk: Actor, bodies: dict[str, Body]) -> None:
    words = "Đề nghị khôi phục lò vôi cổ thôn Châu Triều làm điểm tham quan quệ quệ."
    own = Classification("TINH", "L18", bodies["SYT"])
    for n in range(4):
        triage_opinion(actor=clerk, opinion=said(f"{words} Lần {n}."), parts=[Part(f"{words} Lần {n}.", own)])
        other = f"Đề nghị bơm nước vụ chiêm {n}."
        triage_opinion(
            actor=clerk,
            opinion=said(other),
            parts=[Part(other, Classification("TINH", "L02", bodies["SNNMT"]))],
        )
    shown = suggestions(said(words))
    assert "L18" in [choice.code for choice in shown.keyed_fields if choice.is_suggested]
    assert "SYT" in [choice.code for choice in shown.leads]


def test_words_that_led_to_the_suggestion_are_lit(said: Said) -> None:
    shown = suggestions(said())
    assert shown.field == "L01"
    assert any(piece.is_lit for piece in shown.pieces)
    assert "".join(piece.text for piece in shown.pieces) == ROAD
    assert len(shown.keyed_fields) == 9


def test_a_complaint_found_late_leaves_no_words_anywhere(said: Said, clerk: Actor, keeper: Actor) -> None:
    """Case E13."""
    opinion = said("Tôi khiếu nại quyết định thu hồi đất số 12 của UBND xã đối với gia đình tôi.")
    note = note_opinion(actor=clerk, opinion=opinion)
    opinion = take_back_end(actor=clerk, opinion=note)
    item = set_aside(actor=clerk, opinion=opinion, kind=OpinionKind.COMPLAINT)
    opinion.refresh_from_db()
    assert "thu hồi đất" not in opinion.words
    assert not Opinion.objects.filter(search_vector__isnull=False, pk=opinion.pk).exists()
    assert not any("thu hồi đất" in f"{e.object_label} {e.data}" for e in AuditEntry.objects.all())
    with pytest.raises(NotAllowed):
        read_sealed(actor=clerk, item=item, purpose="tò mò một chút")
    assert "thu hồi đất" in read_sealed(actor=keeper, item=item, purpose="chuyển tiếp công dân")
    assert SealedReading.objects.get().purpose == "chuyển tiếp công dân"
    assert SealedOpinion.objects.count() == 1


def test_bulk_steps_tell_what_was_refused(said: Said, clerk: Actor, seated: Seated) -> None:
    sure = {"field": "L01", "competence": "TINH", "lead": "SXD", "certain": True}
    good, bare, held = said(proposal=sure), said(), said(proposal=sure)
    take(seated(Role.SPECIALIST, "Mạc Văn Khởi"), held)
    outcome = accept_suggestions(actor=clerk, opinions=[good, bare, held])
    assert outcome.done == 1
    assert len(outcome.refusals) == 2
    assert Petition.objects.get().subject_field == "L01"
    assert suggest_field(actor=clerk, opinions=[bare], field="L09").done == 1
    bare.refresh_from_db()
    assert bare.proposal["field"] == "L09"
    assert note_many(actor=clerk, opinions=[bare]).done == 1


def test_the_queue_and_its_neighbours(said: Said, clerk: Actor, seated: Seated) -> None:
    first, second, third = said(), said("Đề nghị nạo vét kênh."), said("Đề nghị xây chợ.")
    rows = queue(clerk, QueueFilter())
    assert list(rows) == [first, second, third]
    near = neighbours(rows, second.pk)
    assert (near.previous, near.next, near.position, near.total) == (first.pk, third.pk, 2, 3)
    assert neighbours(rows, third.pk).next == first.pk
    assert list(queue(clerk, QueueFilter(q="nao vet kenh"))) == [second]
    front = seated(Role.FRONT_SPECIALIST, "Vũ Thị Mặt", at="BTTMTTQ", principal="BTTMTTQ")
    assert not queue(front, QueueFilter()).exists()


def test_a_file_with_a_secret_in_it_is_closed(
    said: Said, clerk: Actor, bodies: dict[str, Body], term: Term
) -> None:
    file = keep(io.BytesIO(b"xin chao"), name="don.txt", actor=clerk)
    record_opinions(
        actor=clerk,
        occasion=Occasion(bodies["DDBQH"], term, file=file),
        sayings=[Saying("Tôi tố cáo ông X.", OpinionKind.DENUNCIATION)],
    )
    file.refresh_from_db()
    assert file.sealed
