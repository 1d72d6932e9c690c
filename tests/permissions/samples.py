"""What the matrix asks about: for each body one record in every state that an act asks for, made by the acts themselves."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import timedelta

from phoihop.base.files.models import StoredFile
from phoihop.base.files.store import keep
from phoihop.base.importing.models import ImportBatch, ImportItem
from phoihop.commitments.actions.moving import pause_commitment
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.office.actions.documents import register_incoming
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body, Place, SeatHolding, Term
from phoihop.voters.actions.intake import begin_intake
from phoihop.voters.actions.letters import add_to_letter, issue_letter
from phoihop.voters.actions.opinions import Occasion, Saying, note_opinion, record_opinions
from phoihop.voters.actions.partners import ask_partner
from phoihop.voters.actions.petitions import Classification, open_petition
from phoihop.voters.actions.publishing import publish_petition
from phoihop.voters.actions.referrals import deliver, receive, return_wrong
from phoihop.voters.actions.replies import Answer, ReplyPaper, enter_reply
from phoihop.voters.actions.secrecy import restrict_petition
from phoihop.voters.choices import OpinionKind, Outcome
from phoihop.voters.imports.importer import read_intake
from phoihop.voters.imports.target import Target
from phoihop.voters.models import Opinion, PartnerRequest, Petition, Referral, Reply, SealedOpinion
from phoihop.voters.selectors.signers import signers
from phoihop.web.demo.people import HOST_PLACE, actor_of
from tests.voters.intake.papers import minutes

# The road of a petition: before it is sent, and what was sent in one letter.
ANSWERED = ("answered", "promised", "delivered", "published")
RECEIVED = ("received", "asked", *ANSWERED)
SENT = ("forwarded", "returned", *RECEIVED)
STATES = ("open", "classified", "drafted", *SENT)
LEAD, OTHER = "SXD", "SNNMT"
# A body has one open letter to an authority; the draft of what is restricted is another letter.
DRAFT_TO, SECRET_DRAFT_TO = "STC", "SYT"


@dataclass(frozen=True)
class Office:
    """Who does the work of one body."""

    body: Body
    specialist: Actor
    clerk: Actor
    leader: Actor
    signer: Actor


@dataclass(frozen=True)
class Records:
    """What one body has, by its state; ``signer`` signs its letters."""

    petition: dict[str, Petition]
    referral: dict[str, Referral]
    opinion: dict[str, Opinion]
    reply: Reply
    asked: PartnerRequest
    sealed: SealedOpinion
    debt: Commitment
    paused: Commitment
    signer: SeatHolding


@dataclass(frozen=True)
class Import:
    """A small paper in preview."""

    batch: ImportBatch
    plain: ImportItem
    secret: ImportItem


def council() -> Office:
    """The council's standing board."""
    return _office("TTHDND", "chuyenvien2", "thuongtruc")


def delegation() -> Office:
    """The delegation, whose records the council's people may read and not touch."""
    return _office("DDBQH", "chuyenvien", "truongdoan")


def _office(code: str, specialist: str, signer: str) -> Office:
    of = [actor_of(name, code) for name in (specialist, "vanthu", "lanhdaovp", signer)]
    return Office(Body.objects.get(code=code), *of)


def records_of(office: Office, *, restricted: bool = False) -> Records:
    """Told from the meeting to the public page; ``restricted`` closes every petition to all but its owner at the end."""
    occasion = _occasion(office, f"biên bản {office.body.code}{restricted}")
    opinion = _opinions(office, occasion)
    petition = {state: _petition(office, opinion.pop(state), state) for state in STATES}
    signer = _send(office, [petition[state] for state in SENT])
    draft_to = Body.objects.get(code=SECRET_DRAFT_TO if restricted else DRAFT_TO)
    add_to_letter(actor=office.specialist, petition=petition["drafted"], authority=draft_to)
    referral = {
        state: Referral.objects.get(petition=petition[state], forwarder=office.body) for state in STATES[2:]
    }
    _arrive(office, referral)
    asked = _ask(office, referral["asked"])
    reply = _answer(office, referral, occasion)
    _tell(office, petition, referral)
    head = office.signer
    debt, paused = (_debt(referral[state]) for state in ("received", "forwarded"))
    pause_commitment(
        actor=head, commitment=paused, starts_on=clock.today(), ends_on=None, reason="Chờ làm rõ nội dung"
    )
    if restricted:
        for one in petition.values():
            restrict_petition(actor=head, petition=one, basis="QĐ 1")
    return Records(
        petition={state: Petition.objects.get(pk=one.pk) for state, one in petition.items()},
        referral={state: Referral.objects.get(pk=one.pk) for state, one in referral.items()},
        opinion={**opinion, "joined": Opinion.objects.get(petition=petition["classified"])},
        reply=reply,
        asked=asked,
        sealed=_sealed(office, restricted),
        debt=debt,
        paused=paused,
        signer=signer,
    )


def _occasion(office: Office, content: str) -> Occasion:
    term = Term.objects.get(code="2026-2031")
    return Occasion(office.body, term, said_on=clock.today(), file=_file(office, content))


def _file(office: Office, content: str) -> StoredFile:
    return keep(io.BytesIO(content.encode()), name="bien-ban.txt", actor=office.specialist)


def _opinions(office: Office, occasion: Occasion) -> dict[str, Opinion]:
    places = (Place.objects.get(code=HOST_PLACE),)
    sayings = {state: Saying(f"Đề nghị sửa đường, việc {state}.", places=places) for state in STATES}
    sayings |= {
        "request": Saying("Đề nghị sửa cầu, sửa cống qua thôn.", places=places),
        "remark": Saying("Cử tri phấn khởi.", OpinionKind.OPINION, places=places),
        "noted": Saying("Cử tri cảm ơn.", OpinionKind.OPINION, places=places),
        "settled": Saying(
            "Đề nghị sửa bóng đèn.", places=places, on_spot_answer="Xã sẽ sửa.", on_spot_by="Chủ tịch UBND xã"
        ),
    }
    made = record_opinions(actor=office.specialist, occasion=occasion, sayings=list(sayings.values()))
    found = dict(zip(sayings, made, strict=True))
    found["noted"] = note_opinion(actor=office.specialist, opinion=found["noted"])
    return found


def _petition(office: Office, opinion: Opinion, state: str) -> Petition:
    chosen = Classification("TINH", "L01", Body.objects.get(code=LEAD))
    return open_petition(
        actor=office.specialist,
        opinions=[opinion],
        content=opinion.words,
        classification=chosen if state != "open" else None,
    )


def _send(office: Office, petitions: list[Petition]) -> SeatHolding:
    for petition in petitions:
        letter = add_to_letter(actor=office.specialist, petition=petition).letter
    assert letter is not None
    signer = signers(office.signer, office.body)[0]
    issue_letter(actor=office.signer, letter=letter, signer=signer)
    return signer


def _proof(office: Office) -> IncomingDocument:
    return register_incoming(
        actor=office.clerk,
        body=office.body,
        author=Body.objects.get(code=LEAD),
        symbol=f"9/{LEAD}",
        document_on=clock.today(),
        abstract="thử",
        arrived_on=clock.today(),
    )


def _arrive(office: Office, referral: dict[str, Referral]) -> None:
    proof, today = _proof(office), clock.today()
    for state in RECEIVED:
        receive(actor=office.clerk, referral=referral[state], received_on=today, proof=proof)
    return_wrong(
        actor=office.clerk,
        referral=referral["returned"],
        reason="Không thuộc thẩm quyền.",
        right_authority=Body.objects.get(code=OTHER),
        proof=proof,
    )


def _ask(office: Office, referral: Referral) -> PartnerRequest:
    return ask_partner(
        actor=office.clerk,
        referral=referral,
        partner=Body.objects.get(code=OTHER),
        text="Cho ý kiến về nguồn nước.",
        asked_on=clock.today(),
        proof=_proof(office),
    )


def _answer(office: Office, referral: dict[str, Referral], occasion: Occasion) -> Reply:
    promised = {"promise_text": "Sửa cầu", "promised_on": clock.today() + timedelta(days=90), "money": "1 tỷ"}
    answers = [
        Answer(referral[state], Outcome.WILL_DO, "Sẽ làm.", **promised)  # type: ignore[arg-type]
        if state == "promised"
        else Answer(referral[state], Outcome.DONE, "Đã làm xong.")
        for state in ANSWERED
    ]
    paper = ReplyPaper(f"12/{LEAD}", clock.today(), "Giám đốc", "Toàn văn", occasion.file)
    return enter_reply(
        actor=office.clerk,
        authority=Body.objects.get(code=LEAD),
        paper=paper,
        answers=answers,
        proof=_proof(office),
    )


def _tell(office: Office, petition: dict[str, Petition], referral: dict[str, Referral]) -> None:
    for state in ("delivered", "published"):
        deliver(
            actor=office.clerk, referral=referral[state], delivered_on=clock.today(), evidence="Danh sách gửi"
        )
    publish_petition(
        actor=office.leader,
        petition=petition["published"],
        text="Sửa đường",
        answers={referral["published"].pk: "Đã làm xong."},
    )


def _debt(referral: Referral) -> Commitment:
    debts = Commitment.objects.filter(object_type="voters.referral", object_id=str(referral.pk))
    return debts.get(kind="voters.answer")


def _sealed(office: Office, restricted: bool) -> SealedOpinion:
    occasion = _occasion(office, f"đơn {office.body.code}{restricted}")
    saying = Saying("Tố cáo ông Nguyễn Văn Bịa thu tiền sai.", OpinionKind.DENUNCIATION)
    record_opinions(actor=office.specialist, occasion=occasion, sayings=[saying])
    return SealedOpinion.objects.get(source_file=occasion.file)


def import_of(office: Office) -> Import:
    """A paper of the body, read by the real way in; the last of its items is a denunciation."""
    actor = office.specialist
    file = keep(io.BytesIO(minutes()), name=f"{office.body.code}.docx", actor=actor)
    term = Term.objects.get(code="2026-2031")
    target = Target(owner=office.body.pk, term=term.pk, said_on=clock.today().isoformat())
    batch = begin_intake(actor=actor, file=file, target=target)
    read_intake(batch.pk)
    batch.refresh_from_db()
    items = batch.items.order_by("seq")
    secret = items.filter(sealed_words__isnull=False)[0]
    return Import(batch, items.filter(sealed_words__isnull=True)[0], secret)


def shared_petition(owner: Office, other: Office) -> Petition:
    """Raised to two bodies: one owns it, an opinion of the other's voters belongs to it (case E02)."""
    opinion = _opinions(owner, _occasion(owner, "chung"))["open"]
    petition = _petition(owner, opinion, "classified")
    petition.opinions.update(owner=other.body)
    return petition
