"""The roads by which a complaint found late goes to the tray, and what must be undone first; what remembers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from phoihop.base.audit.models import AuditEntry
from phoihop.base.files.models import StoredFile
from phoihop.base.importing.models import ImportBatch
from phoihop.base.importing.paper import open_places, seal_places
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed
from phoihop.kernel.text import quotes
from phoihop.org.models import Body, Place, Term
from phoihop.voters.actions.intake import accept_batch
from phoihop.voters.actions.letters import add_to_letter
from phoihop.voters.actions.opinions import (
    Occasion,
    Saying,
    close_on_spot,
    note_opinion,
    record_opinions,
)
from phoihop.voters.actions.petitions import (
    Classification,
    classify_petition,
    edit_wording,
    join_opinion,
    merge_petitions,
)
from phoihop.voters.actions.previewing import correct_item, merge_into_previous, restore_item
from phoihop.voters.actions.setting_aside import set_aside
from phoihop.voters.actions.tray import read_sealed
from phoihop.voters.actions.triage import Part, triage_opinion
from phoihop.voters.actions.withdrawing import withdraw_opinion, withdraw_petition
from phoihop.voters.choices import OpinionKind
from phoihop.voters.models import Confirmation, Opinion, Petition, SealedOpinion
from phoihop.voters.selectors.copies import quoted_in
from tests.voters.intake.conftest import signed_in
from tests.voters.intake.papers import TRACKING_HEAD, appendix, minutes

pytestmark = pytest.mark.django_db
TakenIn = Callable[..., ImportBatch]
Said = Callable[..., Opinion]
SAID = "Tôi khiếu nại quyết định thu hồi đất số 12 của xã đối với gia đình tôi là chưa đúng."
ROAD = "Đề nghị tỉnh bố trí vốn nâng cấp tuyến đường từ ngã tư Hoằng Châu đi cảng cá."


@pytest.fixture
def said(clerk: Actor, bodies: dict[str, Body], places: dict[str, Place], term: Term) -> Said:
    def say(words: str = SAID, **kwargs: Any) -> Opinion:
        (opinion,) = record_opinions(
            actor=clerk,
            occasion=Occasion(bodies["DDBQH"], term),
            sayings=[Saying(words, places=(places["Hoằng Châu"],), **kwargs)],
        )
        return opinion

    return say


@pytest.fixture
def land(bodies: dict[str, Body]) -> Classification:
    return Classification("TINH", "L02", bodies["SNNMT"])


def aside(actor: Actor, opinion: Opinion) -> SealedOpinion:
    return set_aside(actor=actor, opinion=Opinion.objects.get(pk=opinion.pk), kind=OpinionKind.COMPLAINT)


def assert_forgotten(opinion: Opinion) -> None:
    opinion.refresh_from_db()
    assert opinion.status == "set_aside"
    assert opinion.petition is None
    assert "thu hồi" not in f"{opinion.words} {opinion.on_spot_answer} {opinion.speaker}"
    assert opinion.search_vector is None
    assert not Petition.objects.filter(content__contains="thu hồi").exists()
    assert not Confirmation.objects.filter(term__contains="thu hoi").exists()
    assert not any("thu hồi" in f"{e.object_label} {e.data}" for e in AuditEntry.objects.all())


def test_from_every_state_that_leads_back(
    said: Said, clerk: Actor, keeper: Actor, land: Classification
) -> None:
    answered = said(on_spot_answer="Xã đã thu hồi quyết định.", on_spot_by="Chủ tịch UBND xã")
    closed = said(on_spot_answer="Xã đã thu hồi quyết định.", on_spot_by="Chủ tịch UBND xã")
    close_on_spot(actor=clerk, opinion=closed)
    noted = note_opinion(actor=clerk, opinion=said(kind=OpinionKind.OPINION))
    whole = said()
    triage_opinion(actor=clerk, opinion=whole, parts=[Part(SAID, land)])
    cut = said()
    triage_opinion(
        actor=clerk, opinion=cut, parts=[Part("Thu hồi đất số 12.", land), Part("Thu hồi hai.", land)]
    )
    for opinion in (said(), answered, closed, noted, whole, cut):
        item = aside(clerk, opinion)
        assert "thu hồi đất số 12" in read_sealed(actor=keeper, item=item, purpose="chuyển tiếp công dân")
    for opinion in (answered, closed, noted, whole, cut):
        assert_forgotten(opinion)


def test_what_was_withdrawn_goes_to_the_tray_too(
    said: Said, clerk: Actor, keeper: Actor, land: Classification
) -> None:
    alone = withdraw_opinion(actor=clerk, opinion=said(), document="đơn xin rút")
    whole = said()
    (petition,) = triage_opinion(actor=clerk, opinion=whole, parts=[Part(SAID, land)])
    withdraw_petition(actor=keeper, petition=petition, document="CV 5")
    page = signed_in(clerk).get(f"/sang-loc/{whole.pk}/")
    assert "Tách vào khay riêng" in page.content.decode()
    for opinion in (alone, whole):
        aside(clerk, opinion)
    for opinion in (alone, whole):
        assert_forgotten(opinion)


def test_what_was_withdrawn_after_it_was_sent_cannot_just_go(
    said: Said, clerk: Actor, land: Classification
) -> None:
    opinion = said()
    (petition,) = triage_opinion(actor=clerk, opinion=opinion, parts=[Part(SAID, land)])
    add_to_letter(actor=clerk, petition=petition)
    petition.referrals.update(status="withdrawn")
    Petition.objects.filter(pk=petition.pk).update(status="withdrawn")
    Opinion.objects.filter(pk=opinion.pk).update(status="withdrawn")
    with pytest.raises(NotAllowed, match="hạn chế tiếp cận"):
        aside(clerk, opinion)
    opinion.refresh_from_db()
    assert opinion.status == "withdrawn"  # nothing was done by halves


def test_what_must_be_undone_first_is_said(said: Said, clerk: Actor, land: Classification) -> None:
    merged, sent = said(), said()
    (one,) = triage_opinion(actor=clerk, opinion=merged, parts=[Part(SAID, land)])
    (master,) = triage_opinion(actor=clerk, opinion=said(ROAD), parts=[Part(ROAD, land)])
    merge_petitions(actor=clerk, petition=one, master=master)
    with pytest.raises(NotAllowed, match=f"{one.code} được lập từ ý kiến này: đã được gộp; hãy bỏ gộp trước"):
        aside(clerk, merged)
    merged.refresh_from_db()
    assert merged.petition_id == master.pk  # nothing was done by halves
    (two,) = triage_opinion(actor=clerk, opinion=sent, parts=[Part(SAID, land)])
    add_to_letter(actor=clerk, petition=two)
    with pytest.raises(NotAllowed, match="hãy bỏ khỏi công văn trước"):
        aside(clerk, sent)
    Petition.objects.filter(pk=two.pk).update(status="referred")
    two.referrals.update(status="forwarded")
    with pytest.raises(NotAllowed, match="hạn chế tiếp cận"):
        aside(clerk, sent)
    page = signed_in(clerk).post(
        f"/sang-loc/{sent.pk}/tach-rieng/", {"kind": "complaint", "version": sent.version}
    )
    assert page.status_code == 409


def test_out_of_a_petition_that_goes_on_with_others(said: Said, clerk: Actor, land: Classification) -> None:
    first, second = said(), said(ROAD)
    (petition,) = triage_opinion(actor=clerk, opinion=first, parts=[Part("Xem lại việc thu hồi đất.", land)])
    join_opinion(actor=clerk, opinion=second, petition=petition)
    with pytest.raises(NotAllowed, match="hãy sửa lời văn kiến nghị đó trước"):
        aside(clerk, first)
    edit_wording(actor=clerk, petition=petition, content=ROAD, summary="")
    aside(clerk, first)
    assert_forgotten(first)
    petition.refresh_from_db()
    assert (petition.opinion_count, petition.content) == (1, ROAD)


def test_the_suggestions_know_only_what_stands(
    said: Said, clerk: Actor, land: Classification, bodies: dict[str, Body]
) -> None:
    (petition,) = triage_opinion(actor=clerk, opinion=said(), parts=[Part(SAID, land)])
    before = Confirmation.objects.count()
    classify_petition(actor=clerk, petition=petition, classification=land)
    assert set(Confirmation.objects.values_list("count", flat=True)) == {1}
    classify_petition(
        actor=clerk, petition=petition, classification=Classification("TINH", "L01", bodies["SXD"])
    )
    assert Confirmation.objects.count() == before
    assert not Confirmation.objects.filter(label__in=["L02", "SNNMT"]).exists()
    edit_wording(actor=clerk, petition=petition, content=ROAD, summary="")
    assert not Confirmation.objects.filter(term__contains="thu hoi").exists()


def test_a_row_of_the_old_sheet(taken_in: TakenIn, clerk: Actor) -> None:
    said = "Đề nghị xem lại việc xã thu hồi đất số 12 của gia đình tôi, bồi thường chưa đúng giá."
    row = [1, said, "Hoằng Châu", "Sở Nông nghiệp và Môi trường", "", "", "", "", "", ""]
    other = [2, ROAD, "Hoằng Châu", "Sở Xây dựng", "", "", "", "", "", ""]
    batch = taken_in(
        appendix([row, other], TRACKING_HEAD, "SỔ THEO DÕI"), "so.xlsx", paper="tracking", whole_round=False
    )
    batch.items.update(decision="accepted")
    accept_batch(actor=clerk, batch=batch)
    opinion = Opinion.objects.get(words__contains="thu hồi")
    aside(clerk, opinion)
    assert_forgotten(opinion)
    batch.refresh_from_db()
    assert "thu hồi" not in str(batch.paper)
    assert "cảng cá" in str(batch.paper)
    assert [item.words for item in batch.items.order_by("seq")] == ["", ROAD]


def test_what_was_joined_in_the_preview_goes_along(taken_in: TakenIn, clerk: Actor) -> None:
    batch = taken_in(minutes())
    first, second = batch.items.get(seq=200), batch.items.get(seq=300)
    joined = merge_into_previous(actor=clerk, item=second)
    assert joined.pk == first.pk
    correct_item(actor=clerk, item=joined, values={"kind": "denunciation"})
    batch.refresh_from_db()
    for item in (first, second):
        item.refresh_from_db()
        assert (item.words, item.status) == ("", "secret")
        assert "bác sĩ" not in f"{item.proposal}{item.correction}{item.messages}"
        assert "trạm biến áp" not in f"{item.proposal}{item.correction}{item.messages}"
    assert "bác sĩ" not in str(batch.paper)
    for act in (restore_item, merge_into_previous):
        with pytest.raises(NotAllowed):
            act(actor=clerk, item=second)
    accept_batch(actor=clerk, batch=batch)
    assert Opinion.objects.count() == 1
    assert SealedOpinion.objects.count() == 2


def test_put_back_opens_the_file_wherever_it_was_kept(taken_in: TakenIn, clerk: Actor, keeper: Actor) -> None:
    plain = minutes(
        [
            "BIÊN BẢN",
            "Hội nghị tiếp xúc cử tri",
            "III. Ý KIẾN, KIẾN NGHỊ CỦA CỬ TRI",
            f"1. Ông Lê Văn Thử: {ROAD}",
        ]
    )
    batch = taken_in(plain)
    item = batch.items.get()
    correct_item(actor=clerk, item=item, values={"kind": "complaint"})
    again = taken_in(plain)
    assert again.items.get().status == "secret"
    assert set(StoredFile.objects.values_list("sealed", flat=True)) == {True}
    item.refresh_from_db()
    correct_item(actor=keeper, item=item, values={"kind": "petition"})
    assert set(StoredFile.objects.values_list("sealed", flat=True)) == {
        True
    }  # the second copy is still apart
    correct_item(actor=keeper, item=again.items.get(), values={"kind": "petition"})
    assert set(StoredFile.objects.values_list("sealed", flat=True)) == {False}
    batch.refresh_from_db()
    assert "cảng cá" in str(batch.paper)


def test_the_same_words_elsewhere_are_told(said: Said, clerk: Actor) -> None:
    first, second = said(), said()
    aside(clerk, first)
    assert quoted_in(clerk, SAID) == [f"Ý kiến {second.pk}"]


def test_who_spoke_is_sealed_with_what_was_said() -> None:
    def paper() -> list[dict[str, Any]]:
        return [
            {"a": "¶1", "k": "p", "t": "Các ý kiến."},
            {"a": "¶2", "k": "p", "t": "Ông Cấn Văn Thoắng, thôn Thượng:"},
            {"a": "¶3", "k": "p", "t": SAID},
            {"a": "¶4", "k": "p", "t": ROAD},
        ]

    blocks = paper()
    assert seal_places(blocks, ["¶3"]) == 2
    assert [block.get("t") for block in blocks] == ["Các ý kiến.", None, None, ROAD]
    open_places(blocks, ["¶3"])
    assert blocks == paper()


def test_a_quotation_is_known_whatever_stands_between_its_words() -> None:
    assert quotes(f"1) {SAID.upper().replace(' ', '  ')}; hết", SAID)
    assert quotes("toi khieu nai quyet dinh thu hoi dat", "Tôi khiếu nại: quyết định thu hồi đất")
    assert not quotes("Tôi khiếu nại việc thu hồi đất", "Tôi khiếu nại quyết định thu hồi đất")
    assert not quotes("Đề nghị sửa đường", "Đề nghị sửa đường")  # too few words to be anybody's
