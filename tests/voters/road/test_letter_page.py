"""A transfer letter before the eyes of who signs it: whose name stands under it, its whole text, what became of it."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from html import unescape

import docx
import pytest
from django.test import Client

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.audit.models import AuditEntry
from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.office.documents.content import content_from_json
from phoihop.office.documents.screen import shown
from phoihop.office.models import Document
from phoihop.org.choices import SessionKind, SessionOf
from phoihop.org.models import Body, Person, Seat, SeatHolding, Session, Term
from phoihop.voters.actions.letters import add_to_letter, issue_letter, recall_referral
from phoihop.voters.actions.referrals import return_wrong
from phoihop.voters.documents.compose import text_mark
from phoihop.voters.documents.session_names import session_name
from phoihop.voters.models import Petition, Referral, TransferLetter
from phoihop.voters.selectors.letters import referrals_of
from phoihop.voters.selectors.signers import likely_signer, signers
from phoihop.web.demo.people import actor_of
from tests.voters.intake.conftest import signed_in
from tests.voters.road.story import classified, council, fresh, proof, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def drafted() -> TransferLetter:
    letter = add_to_letter(actor=council(), petition=classified(fresh())).letter
    assert letter is not None
    return TransferLetter.objects.get(pk=letter.pk)


def words(page: bytes) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.decode())))


def leader() -> Client:
    return signed_in(actor_of("thuongtruc"))


def page_of(letter: TransferLetter, client: Client | None = None) -> str:
    return words((client or leader()).get(letter.get_absolute_url()).content)


# Whose name


def test_a_leader_signs_for_the_own_seat_and_with_the_own_name() -> None:
    letter = drafted()
    foreign = likely_signer(actor_of("lanhdaovp", "TTHDND"), letter.forwarder)
    assert foreign is not None
    data = {
        "issued_on": clock.today(),
        "signer": foreign.pk,
        "signer_seat": foreign.seat_id,
        "signer_name": "Ai Đó",
    }
    assert leader().post(f"{letter.get_absolute_url()}phat-hanh/", data).status_code == 302
    document = Document.objects.get(pk=letter.document_id)
    assert (document.status, document.signer_name) == ("issued", "Vũ Hồng Sơn")
    assert "Ai Đó" not in str(document.content)


@pytest.mark.parametrize("other", ["lanhdaovp", "truongdoan"])
def test_nobody_signs_for_the_seat_of_somebody_else(other: str) -> None:
    letter = drafted()
    signer = SeatHolding.objects.filter(person__user__username=other)[0]
    with pytest.raises(NotAllowed, match="chỉ ký bằng ghế của mình"):
        issue_letter(actor=actor_of("thuongtruc"), letter=letter, signer=signer)


def test_a_colleague_who_once_held_the_seat_is_not_its_holder() -> None:
    letter = drafted()
    actor = actor_of("thuongtruc")
    earlier = SeatHolding.objects.create(
        seat_id=actor.seat,
        person=Person.objects.create(full_name="Người Trước"),
        valid_from=date(2026, 1, 1),
        valid_to=clock.today() - timedelta(days=1),
    )
    with pytest.raises(NotAllowed, match="chỉ ký bằng ghế của mình"):
        issue_letter(actor=actor, letter=letter, signer=earlier)
    with pytest.raises(NotAllowed, match="Người Trước không giữ ghế"):
        issue_letter(actor=council("vanthu"), letter=letter, signer=earlier)
    assert Document.objects.get(pk=letter.document_id).status == "draft"


def test_a_clerk_registers_what_a_leader_signed_on_paper() -> None:
    letter = drafted()
    clerk = council("vanthu")
    client = signed_in(clerk)
    assert "Ghi công văn đã ký trên giấy" in page_of(letter, client)
    signer = SeatHolding.objects.get(person__full_name="Vũ Hồng Sơn", seat__body__code="TTHDND")
    data = {"issued_on": clock.today(), "signer": signer.pk}
    assert client.post(f"{letter.get_absolute_url()}phat-hanh/", data).status_code == 302
    assert Document.objects.get(pk=letter.document_id).signer_name == "Vũ Hồng Sơn"
    entry = AuditEntry.objects.filter(verb="letter.issue").latest("pk")
    assert "Vũ Hồng Sơn" in str(entry.data)
    assert entry.actor_label == clerk.label


def test_a_clerk_names_a_seat_that_signs_for_the_body() -> None:
    letter = drafted()
    other = SeatHolding.objects.filter(person__user__username="truongdoan")[0]
    with pytest.raises(NotAllowed, match="không ký thay"):
        issue_letter(actor=council("vanthu"), letter=letter, signer=other)


def test_a_clerk_recalls_nothing() -> None:
    with pytest.raises(NotAllowed):
        recall_referral(actor=council("vanthu"), referral=sent(fresh()), reason="Nhầm")


# The whole text


def test_the_draft_shows_the_text_that_will_be_issued_and_gives_it_as_a_marked_file() -> None:
    letter = drafted()
    client = leader()
    before = page_of(letter, client)
    data = client.get(f"{letter.get_absolute_url()}tep/").getvalue()
    paper = docx.Document(io.BytesIO(data))
    cells = [p.text for t in paper.tables for row in t.rows for cell in row.cells for p in cell.paragraphs]
    nested = " ".join(t.text or "" for t in paper.element.body.iter() if t.tag.endswith("}t"))
    assert "dự thảo" in nested.casefold()
    assert not any(re.search(r"Số: \d", text) for text in cells)
    assert "Tải bản dự thảo (.docx)" in before
    actor = actor_of("thuongtruc")
    issue_letter(actor=actor, letter=letter, signer=signers(actor, letter.forwarder)[0])
    document = Document.objects.get(pk=letter.document_id)
    text = shown(content_from_json(document.content))  # type: ignore[arg-type]
    said = [
        *text.opening,
        *(line for item in text.items for line in (item.heading, *item.lines)),
        *text.closing,
    ]
    said += [*text.recipients, *text.posts, text.signer, text.abstract, text.place_and_date]
    written = [" ".join(line.split()) for line in said]
    assert len(written) > 15
    assert [line for line in written if line not in before] == []
    assert [line for line in written if line not in page_of(letter, client)] == []
    for line in said[: len(text.opening)]:
        assert line in [p.text for p in paper.paragraphs]


def test_a_refused_day_stands_at_its_field_and_the_form_keeps_its_values() -> None:
    letter = drafted()
    tomorrow = clock.today() + timedelta(days=1)
    signer = SeatHolding.objects.get(person__full_name="Vũ Hồng Sơn", seat__body__code="TTHDND")
    answer = signed_in(council("vanthu")).post(
        f"{letter.get_absolute_url()}phat-hanh/", {"issued_on": tomorrow, "signer": signer.pk}
    )
    form = answer.context["form"]
    assert answer.status_code == 422
    assert form.errors == {"issued_on": ["Ngày ban hành không thể ở tương lai."]}
    assert str(form["signer"].value()) == str(signer.pk)
    assert f'value="{tomorrow:%Y-%m-%d}"' in answer.content.decode()
    assert "Toàn văn sẽ phát hành" in answer.content.decode()


def test_who_signs_has_read_these_words_and_no_others() -> None:
    letter = drafted()
    actor = actor_of("thuongtruc")
    signer, read = signers(actor, letter.forwarder)[0], text_mark(referrals_of(letter))
    other = Petition.objects.filter(status="classified", stage="not_sent", owner__code="TTHDND")[0]
    add_to_letter(actor=council(), petition=classified(other))
    with pytest.raises(StaleVersion):
        issue_letter(actor=actor, letter=letter, signer=signer, expected_version=letter.version)
    with pytest.raises(StaleVersion):
        issue_letter(actor=actor, letter=letter, signer=signer, read=read)


# What became of it


def test_a_recalled_letter_says_so() -> None:
    referral = sent(fresh())
    assert referral.letter is not None
    assert "hạn trả lời" in page_of(referral.letter).split("Toàn văn")[0]
    recall_referral(actor=actor_of("thuongtruc"), referral=referral, reason="Gửi nhầm.")
    page = page_of(referral.letter).split("Toàn văn")[0]
    assert "ĐÃ THU HỒI" in page
    assert "ĐÃ PHÁT HÀNH" not in page
    assert "hạn trả lời" not in page
    assert "đã thu hồi Gửi nhầm." in page
    assert "không còn chờ trả lời" in words(leader().get("/cong-van-chuyen/?buoc=issued").content)


def test_one_petition_given_back_is_marked_and_the_letter_stands() -> None:
    petition = fresh()
    other = Petition.objects.filter(status="classified", stage="not_sent", owner__code="TTHDND")[0]
    add_to_letter(actor=council(), petition=classified(other))
    referral = sent(petition)
    assert referral.letter is not None
    assert referral.letter.referrals.count() == 2
    return_wrong(
        actor=council("vanthu"),
        referral=referral,
        reason="Không thuộc thẩm quyền.",
        right_authority=Body.objects.get(code="SCT"),
        proof=proof(referral),
    )
    page = page_of(referral.letter)
    assert "ĐÃ PHÁT HÀNH" in page
    assert "1/2 kiến nghị đã thu hồi, bị trả lại hoặc cử tri rút" in page
    assert "trả lại, không đúng thẩm quyền" in page
    assert Referral.objects.get(petition=other).get_status_display() in page


def test_the_seal_is_called_by_a_word_of_the_office() -> None:
    referral = sent(fresh())
    assert referral.letter is not None
    page = page_of(referral.letter)
    assert "Dấu niêm phong của văn bản" in page
    assert "Mã băm" not in page


# How it speaks


def test_the_letter_names_the_session_for_which_voters_asked() -> None:
    letter = drafted()
    year = clock.today().year
    referral = letter.referrals.get()
    session = referral.petition.round.session
    assert session is not None
    Session.objects.filter(pk=session.pk).update(opens_on=date(year, 12, 11))
    page = page_of(letter)
    assert (
        f"01 kiến nghị của cử tri gửi tới Kỳ họp thứ 3 (kỳ họp thường lệ cuối năm {year}) HĐND tỉnh" in page
    )
    assert "trước kỳ họp thường lệ cuối năm, HĐND tỉnh để xem xét" not in page


@pytest.mark.parametrize(
    ("of", "kind", "opens_on", "name"),
    [
        (
            SessionOf.COUNCIL,
            SessionKind.REGULAR,
            date(2026, 7, 8),
            "Kỳ họp thứ 5 (kỳ họp thường lệ giữa năm 2026) HĐND tỉnh khóa XIX",
        ),
        (SessionOf.COUNCIL, SessionKind.REGULAR, None, "Kỳ họp thứ 5 (kỳ họp thường lệ) HĐND tỉnh khóa XIX"),
        (
            SessionOf.COUNCIL,
            SessionKind.THEMATIC,
            date(2026, 7, 8),
            "Kỳ họp thứ 5 (kỳ họp chuyên đề) HĐND tỉnh khóa XIX",
        ),
        (
            SessionOf.NATIONAL_ASSEMBLY,
            SessionKind.REGULAR,
            date(2026, 10, 20),
            "Kỳ họp thứ 5 Quốc hội khóa XVI",
        ),
    ],
)
def test_how_a_session_is_called(of: str, kind: str, opens_on: date | None, name: str) -> None:
    term = Term(code="2026-2031", legislature="XVI", term_number="XIX")
    assert session_name(Session(of=of, kind=kind, number=5, opens_on=opens_on, term=term)) == name


def test_seats_without_a_holder_leave_room_for_a_name() -> None:
    letter = drafted()
    SeatHolding.objects.filter(
        seat__in=Seat.objects.filter(role__in=["council_leader", "office_leader"])
    ).update(valid_to=clock.today() - timedelta(days=1))
    assert "TM. THƯỜNG TRỰC" in page_of(letter, signed_in(council())).upper()
