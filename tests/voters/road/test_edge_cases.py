"""Edge cases of practice that no other test of the road holds."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.org.models import Body, Term
from phoihop.regulation.models import Regulation
from phoihop.regulation.selectors import clause_in_force, regulation_for
from phoihop.voters.actions.closing import carry_over, evaluate, reopen_petition
from phoihop.voters.actions.letters import add_to_letter
from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions
from phoihop.voters.actions.petitions import Classification, classify_petition, open_petition
from phoihop.voters.actions.replies import Answer, ReplyPaper, ask_correction, enter_reply
from phoihop.voters.choices import Evaluated, Outcome
from phoihop.voters.models import ReplyOutcome
from phoihop.web.demo.people import actor_of
from tests.voters.road.desk import opened
from tests.voters.road.story import answered, council, debt_of, fresh, proof, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_the_lead_answers_for_all_and_those_beside_it_owe_nothing_of_their_own() -> None:
    """One leads, others help; the lead answers once (case E06)."""
    lead, beside = Body.objects.get(code="STC"), Body.objects.get(code="SXD")
    chosen = Classification("TINH", "L06", lead, [beside])
    petition = classify_petition(actor=council(), petition=fresh(), classification=chosen)
    referral = add_to_letter(actor=council(), petition=petition)
    assert list(petition.co_authorities.all()) == [beside]
    assert referral.authority == lead
    assert petition.referrals.count() == 1


def test_an_answer_beside_the_question_is_asked_for_again() -> None:
    """The judgement says so, the correction is a new debt of the same authority (case E07)."""
    referral = answered(received(sent(fresh())))
    first = debt_of(referral)
    judged = dict.fromkeys(("complete", "road_map", "accepted"), Evaluated.YES)
    outcome = ReplyOutcome.objects.get(referral=referral)
    seen = evaluate(
        actor=actor_of("thuongtruc"),
        outcome=outcome,
        judged={**judged, "right_question": Evaluated.NO},
        note="",
    )
    assert seen.right_question == Evaluated.NO
    ask_correction(actor=council(), referral=referral, reason="Trả lời về việc khác.")
    again = Commitment.objects.filter(
        object_id=str(referral.pk), object_type="voters.referral", status="open"
    )
    assert {debt.debtor for debt in again if debt.kind == "voters.answer"} <= {referral.authority}
    assert any(debt.pk > first.pk for debt in again)


def test_what_voters_do_not_accept_is_forwarded_as_a_new_dated_debt() -> None:
    """The old answer keeps its place in the history (case E08)."""
    referral = answered(received(sent(fresh())))
    petition = reopen_petition(
        actor=actor_of("thuongtruc"), petition=referral.petition, reason="Cử tri chưa đồng tình."
    )
    again = add_to_letter(actor=council(), petition=petition)
    assert again.pk != referral.pk
    assert ReplyOutcome.objects.filter(referral=referral).exists()


def test_what_a_commune_can_settle_is_sent_to_the_commune() -> None:
    """Raised to a deputy, settled below: the letter goes to the commune's committee (case E17)."""
    commune = Body.objects.filter(kind="commune_authority").order_by("code")[0]
    chosen = Classification("XA", "L06", commune)
    petition = classify_petition(actor=council(), petition=fresh(), classification=chosen)
    assert add_to_letter(actor=council(), petition=petition).authority == commune


def test_somebody_without_a_name_is_heard_like_everybody() -> None:
    """Place and meeting suffice (case E26)."""
    actor = council()
    term = Term.objects.get(code="2026-2031")
    occasion = Occasion(owner=Body.objects.get(code="TTHDND"), term=term, said_on=clock.today())
    (opinion,) = record_opinions(
        actor=actor, occasion=occasion, sayings=[Saying("Đề nghị lắp thêm đèn đường ở ngõ 12.")]
    )
    petition = open_petition(actor=actor, opinions=[opinion], content=opinion.words)
    assert opinion.speaker == ""
    assert sent(petition).status == "forwarded"


def test_the_next_term_takes_over_an_open_matter_with_its_old_clock() -> None:
    """The paper of the handing over stands with it; what is owed stays owed on its day (case E28)."""
    referral = received(sent(fresh()))
    owed, raised = debt_of(referral).due_on, referral.petition.first_raised_on
    petition = carry_over(
        actor=actor_of("thuongtruc"), petition=referral.petition, document="Biên bản bàn giao số 1"
    )
    assert petition.status == "carried_to_next_term"
    assert (debt_of(referral).due_on, petition.first_raised_on) == (owed, raised)
    assert debt_of(referral).status == "open"


def test_one_reply_to_two_petitions_gives_each_its_own_outcome() -> None:
    """One paper, many links (case E31)."""
    first, second = (received(sent(petition)) for petition in opened(2))
    answers = [
        Answer(first, Outcome.DONE, "Đã làm xong."),
        Answer(second, Outcome.EXPLAINED, "Chưa có quy định.", reason_code="NO_RULE"),
    ]
    paper = ReplyPaper("14/STC", clock.today(), "Giám đốc", "Toàn văn")
    reply = enter_reply(
        actor=council("vanthu"), authority=first.authority, paper=paper, answers=answers, proof=proof(first)
    )
    assert set(reply.outcomes.values_list("referral", "outcome")) == {
        (first.pk, Outcome.DONE),
        (second.pk, Outcome.EXPLAINED),
    }


def test_work_goes_on_under_the_old_regulation_until_a_new_one_is_signed() -> None:
    """A draft for the new term changes nothing (case E38)."""
    old = Regulation.objects.exclude(status="draft").latest("effective_on")
    term = Term.objects.create(code="2031-2036", starts_on=date(2031, 6, 1), ends_on=date(2036, 6, 1))
    Regulation.objects.create(code="QC-2031", title="Quy chế phối hợp mới", term=term, status="draft")
    assert regulation_for(term) == old
    clause = clause_in_force(term, "D10")
    assert clause is not None
    assert clause.regulation == old


def test_not_ours_is_no_answer_but_a_return_with_the_right_one_named() -> None:
    """What another body must do goes on to it (case E05)."""
    referral = received(sent(fresh()))
    with pytest.raises(NotAllowed, match="Trả lại"):
        answered(referral, Outcome.EXPLAINED, reason_code="OTHER_COMPETENCE")
    assert not ReplyOutcome.objects.filter(referral=referral).exists()
