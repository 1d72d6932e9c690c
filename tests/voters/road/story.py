"""The road's acts in short, for tests on the demo province: a petition sent, received, answered."""

from __future__ import annotations

from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.office.actions.documents import register_incoming
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters.actions.letters import add_to_letter, issue_letter
from phoihop.voters.actions.petitions import Classification, classify_petition
from phoihop.voters.actions.referrals import receive
from phoihop.voters.actions.replies import Answer, ReplyPaper, enter_reply
from phoihop.voters.choices import Outcome
from phoihop.voters.models import Petition, Referral
from phoihop.voters.selectors.signers import signers
from phoihop.web.demo.people import actor_of


def council(name: str = "chuyenvien2") -> Actor:
    """Somebody of the joint office who acts for the council's standing board."""
    return actor_of(name, "TTHDND")


def debt_of(referral: Referral, kind: str = "voters.answer") -> Commitment:
    """The latest debt of the kind on a referral."""
    rows = Commitment.objects.filter(object_type="voters.referral", object_id=str(referral.pk), kind=kind)
    return rows.latest("pk")


def fresh() -> Petition:
    return Petition.objects.filter(status="open", owner__code="TTHDND")[0]


def classified(petition: Petition, lead: str = "STC") -> Petition:
    chosen = Classification("TINH", "L06", Body.objects.get(code=lead))
    return classify_petition(actor=council(), petition=petition, classification=chosen)


def sent(petition: Petition) -> Referral:
    return forwarded(classified(petition))


def forwarded(petition: Petition) -> Referral:
    referral = add_to_letter(actor=council(), petition=petition)
    signer = actor_of("thuongtruc")
    letter = referral.letter
    assert letter is not None
    issue_letter(actor=signer, letter=letter, signer=signers(signer, letter.forwarder)[0])
    return Referral.objects.get(pk=referral.pk)


def proof(referral: Referral) -> IncomingDocument:
    return register_incoming(
        actor=council("vanthu"),
        body=referral.forwarder,
        author=referral.authority,
        symbol="9/STC",
        document_on=clock.today(),
        abstract="thử",
        arrived_on=clock.today(),
    )


def received(referral: Referral) -> Referral:
    return receive(
        actor=council("vanthu"), referral=referral, received_on=clock.today(), proof=proof(referral)
    )


def answered(referral: Referral, outcome: Outcome = Outcome.DONE, **more: object) -> Referral:
    answer = Answer(referral, outcome, "Đã làm xong.", **more)  # type: ignore[arg-type]
    paper = ReplyPaper("12/STC", clock.today(), "Giám đốc", "Toàn văn")
    enter_reply(
        actor=council("vanthu"),
        authority=referral.authority,
        paper=paper,
        answers=[answer],
        proof=proof(referral),
    )
    return Referral.objects.get(pk=referral.pk)
