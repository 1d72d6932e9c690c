"""What happens elsewhere and reaches this field: a moved session, a granted day, a body's successor, a secret."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from phoihop.base.audit.record import verify
from phoihop.commitments.actions.moving import extend_commitment
from phoihop.commitments.models import Commitment
from phoihop.commitments.selectors import moved_due_dates
from phoihop.kernel import clock
from phoihop.kernel.decision import NotAllowed
from phoihop.org.actions.bodies import succeed_body
from phoihop.org.actions.sessions import move_session
from phoihop.org.models import Body, Session, User
from phoihop.voters.actions.closing import reopen_petition
from phoihop.voters.actions.letters import add_to_letter
from phoihop.voters.actions.publishing import publish_petition
from phoihop.voters.actions.secrecy import restrict_petition, unrestrict_petition
from phoihop.voters.models import Petition, Publication, Referral, TransferLetter
from phoihop.voters.selectors.progress import computed
from phoihop.web.demo.people import actor_of
from tests.voters.road.story import answered, classified, council, debt_of, forwarded, fresh, received, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def unsent() -> Petition:
    """Another one that waits for its letter."""
    return Petition.objects.filter(status="classified", stage="not_sent", owner__code="TTHDND")[0]


def shown(referral: Referral) -> tuple[date | None, date | None]:
    """The due date on the referral and on its petition."""
    found = Referral.objects.select_related("petition").get(pk=referral.pk)
    return found.due_on, found.petition.due_on


def session_of(referral: Referral) -> Session:
    about = referral.petition.round
    assert about is not None
    assert about.session is not None
    return about.session


def test_what_is_raised_for_the_coming_session_is_due_there() -> None:
    """Case E33."""
    referral = sent(fresh())
    session = session_of(referral)
    assert debt_of(referral).due_on == session.opens_on
    assert shown(referral)[0] == session.opens_on
    assert referral.letter is not None
    frozen = str(referral.letter.document.content)
    assert "được trả lời tại kỳ họp" in frozen


def test_a_moved_session_and_a_granted_day_reach_the_lists() -> None:
    """Case E23."""
    referral = sent(fresh())
    session = session_of(referral)
    assert session.opens_on is not None
    later = session.opens_on + timedelta(days=3)
    move_session(
        actor=actor_of("quantri"), session=session, opens_on=later, closes_on=later, reason="Dời kỳ họp"
    )
    assert shown(referral) == (later, later)
    granted = later + timedelta(days=40)
    extend_commitment(
        actor=actor_of("thuongtruc"),
        commitment=debt_of(referral),
        new_due_on=granted,
        reason="Phức tạp",
        document="CV 5",
    )
    assert shown(referral) == (granted, granted)


def test_the_successor_gets_what_waits_and_old_papers_keep_their_name() -> None:
    """Case E29."""
    referral, drafted = sent(fresh()), add_to_letter(actor=council(), petition=classified(unsent()))
    old, new = Body.objects.get(code="STC"), Body.objects.get(code="SCT")
    done = list(Referral.objects.filter(authority=old, status="published").values_list("pk", flat=True))
    succeed_body(
        actor=actor_of("quantri"), predecessor=old, successor=new, on=clock.today(), document="NQ 20"
    )
    referral.refresh_from_db()
    drafted.refresh_from_db()
    assert (referral.authority, drafted.authority) == (new, new)
    assert drafted.letter is not None
    assert drafted.letter.addressee == new
    assert referral.letter is not None
    assert referral.letter.addressee == old
    assert debt_of(referral).debtor == new
    assert not Referral.objects.filter(pk__in=done).exclude(authority=old).exists()
    for petition in Petition.objects.prefetch_related("referrals"):
        assert computed(petition)["due_on"] == petition.due_on
    assert verify().holds


def test_two_drafts_become_one_when_bodies_merge() -> None:
    """Case E29."""
    one = add_to_letter(actor=council(), petition=classified(fresh()))
    other = add_to_letter(actor=council(), petition=classified(unsent(), "SCT"))
    old, new = Body.objects.get(code="STC"), Body.objects.get(code="SCT")
    succeed_body(
        actor=actor_of("quantri"), predecessor=old, successor=new, on=clock.today(), document="NQ 20"
    )
    one.refresh_from_db()
    assert one.letter_id == other.letter_id


def test_a_restricted_petition_is_closed_everywhere_and_its_words_leave_the_ledger() -> None:
    """Case E27."""
    petition = Petition.objects.filter(
        publication__withdrawn_at__isnull=True, publication__isnull=False, owner__code="TTHDND"
    ).exclude(referrals=None)[0]
    words = petition.headline
    reader, owner = actor_of("chuyenvienmt"), council("lanhdaovp")
    letters = set(petition.referrals.values_list("letter", flat=True))
    with pytest.raises(NotAllowed, match="căn cứ"):
        restrict_petition(actor=owner, petition=petition, basis=" ")
    restrict_petition(actor=owner, petition=petition, basis="Điều 16")
    assert not Petition.objects.visible_to(reader).filter(pk=petition.pk).exists()
    assert Petition.objects.visible_to(owner).filter(pk=petition.pk).exists()
    assert not TransferLetter.objects.visible_to(reader).filter(pk__in=letters).exists()
    assert Publication.objects.get(petition=petition).withdrawn_at is not None
    assert not Commitment.objects.filter(title__contains=words).exists()
    browser = Client()
    browser.force_login(User.objects.get(username="chuyenvienmt"))
    for address in (f"/kien-nghi/{petition.code}/", f"/kn/{petition.code}/"):
        assert browser.get(address).status_code == 404
    for address in (
        "/so-theo-doi/?view=done",
        f"/tim/?q={petition.code}",
        "/viec-cua-toi/",
        "/kien-nghi/?view=all",
    ):
        assert words not in browser.get(address).content.decode()
    with pytest.raises(NotAllowed, match="đã được hạn chế"):
        restrict_petition(actor=owner, petition=petition, basis="Điều 16")
    again = unrestrict_petition(actor=owner, petition=petition, basis="CV 3")
    assert again.secrecy == 0
    assert Commitment.objects.filter(title__contains=words).exists()
    publish_petition(actor=owner, petition=again, text="Nội dung")


def test_the_words_of_what_is_asked_again_leave_the_ledger_too() -> None:
    """Case E27."""
    referral = answered(received(sent(fresh())))
    petition = reopen_petition(actor=actor_of("thuongtruc"), petition=referral.petition, reason="Chưa xong.")
    forwarded(petition)
    assert Commitment.objects.filter(kind="voters.answer_again", title__contains=petition.headline).exists()
    restrict_petition(actor=council("lanhdaovp"), petition=petition, basis="Điều 16")
    assert not Commitment.objects.filter(title__contains=petition.headline).exists()


def test_a_moved_session_leaves_alone_what_was_handed_in() -> None:
    debt = Commitment.objects.filter(
        session__isnull=False, status="open", submitted_on=None, due_on__isnull=False
    )[0]
    Commitment.objects.filter(pk=debt.pk).update(submitted_on=clock.today())
    session = debt.session
    assert session is not None
    assert session.opens_on is not None
    earlier = session.opens_on - timedelta(days=4)
    assert debt not in [due.commitment for due in moved_due_dates(session, earlier, session.closes_on)]
    move_session(
        actor=actor_of("quantri"),
        session=session,
        opens_on=earlier,
        closes_on=session.closes_on,
        reason="Sớm hơn.",
    )
    assert Commitment.objects.get(pk=debt.pk).due_on == debt.due_on
