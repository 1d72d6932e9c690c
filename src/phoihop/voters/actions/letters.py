"""The unit of forwarding is the letter: petitions gather in the open draft to an agency and are referred when it is issued."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from phoihop.base.access.conflict import StaleVersion
from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act
from phoihop.commitments.actions.opening import open_commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.kernel.speech import to_say
from phoihop.office.actions.documents import draft_document, issue_document
from phoihop.office.choices import DocumentKind, DocumentStatus
from phoihop.org.models import Body, SeatHolding
from phoihop.voters import commitments
from phoihop.voters.actions.debts import end_debts, owe_publication
from phoihop.voters.actions.firing import advance, fire
from phoihop.voters.actions.locks import lock_referral, lock_referrals
from phoihop.voters.documents.compose import compose_transfer_letter, text_mark
from phoihop.voters.models import Petition, Referral, TransferLetter
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.limits import answer_limits
from phoihop.voters.selectors.progress import refresh
from phoihop.voters.selectors.signers import registers_paper, require_signer
from phoihop.voters.workflow import PETITION, REFERRAL

FORWARDABLE = ("classified", "compiled", "referred", "reopened")


def add_to_letter(
    *,
    actor: Actor,
    petition: Petition,
    authority: Body | None = None,
    replaces: Referral | None = None,
    expected_version: int | None = None,
) -> Referral:
    """Put a petition into the open draft letter of the acting body to the authority; a draft is made if there is none."""
    with act(actor, "referral.draft", petition) as doing:
        petition = lock(petition, expected_version)
        require(decide(actor, P.DRAFT_LETTER, petition))
        if petition.status not in FORWARDABLE:
            raise NotAllowed("Phải phân loại kiến nghị trước khi đưa vào công văn chuyển.")
        addressee = authority or petition.lead
        if addressee is None:
            raise NotAllowed("Kiến nghị chưa có cơ quan chủ trì giải quyết.")
        addressee = addressee.successor_on(clock.today())
        forwarder = Body.objects.get(pk=actor.principal or 0)
        if petition.referrals.filter(
            authority=addressee,
            forwarder=forwarder,
            status__in=["drafted", "forwarded", "received", "in_process"],
        ):
            raise NotAllowed(
                "%(code)s đã có lượt chuyển đang mở tới %(authority)s.",
                code=petition.code,
                authority=str(addressee),
            )
        letter = _open_letter(actor, forwarder, addressee)
        order = (letter.referrals.aggregate(last=Max("order"))["last"] or 0) + 1
        referral = Referral(
            petition=petition,
            letter=letter,
            forwarder=forwarder,
            authority=addressee,
            order=order,
            replaces=replaces,
        )
        fire(doing, REFERRAL, "draft", referral)
        referral.save()
        _changed(letter)
        refresh(petition)
        doing.note(authority=addressee.code, letter=letter.pk)
    return referral


def _open_letter(actor: Actor, forwarder: Body, addressee: Body) -> TransferLetter:
    """The draft to this authority, locked; of two clerks who begin one at once the second finds the first one's."""
    mine = TransferLetter.objects.filter(forwarder=forwarder, addressee=addressee, is_open=True)
    while True:
        letter = mine.select_for_update(of=("self",)).first()
        if letter:
            return letter
        document = draft_document(
            actor=actor,
            body=forwarder,
            kind=DocumentKind.OFFICIAL_LETTER,
            abstract="Chuyển kiến nghị của cử tri để giải quyết, trả lời",
        )
        try:
            with transaction.atomic():
                return TransferLetter.objects.create(
                    document=document, forwarder=forwarder, addressee=addressee
                )
        except IntegrityError:
            document.delete()


def _changed(letter: TransferLetter) -> None:
    """Whoever has the draft before the eyes sees another one: the page is stale."""
    TransferLetter.objects.filter(pk=letter.pk).update(version=F("version") + 1)


def remove_from_letter(*, actor: Actor, referral: Referral, expected_version: int | None = None) -> None:
    """Take a petition out of a draft letter; an emptied draft goes away with it."""
    with act(actor, "referral.undraft", referral.petition) as doing:
        referral = lock_referral(referral, expected_version)
        fire(doing, REFERRAL, "undraft", referral)
        doing.note(authority=referral.authority.code)
        take_out(referral)
        refresh(referral.petition)


def take_out(referral: Referral) -> None:
    """The rows of a petition's way out of a draft letter, and of a draft that holds nothing any more."""
    letter = referral.letter
    referral.delete()
    if letter:
        _changed(letter)
    if letter and not letter.referrals.exists():
        document = letter.document
        letter.delete()
        document.delete()


def write_opening(
    *, actor: Actor, letter: TransferLetter, text: str, expected_version: int | None = None
) -> TransferLetter:
    """The drafter's own opening paragraph; what a signer has before the eyes is stale then."""
    with act(actor, "letter.edit", letter) as doing:
        letter = lock(letter, expected_version)
        require(decide(actor, P.DRAFT_LETTER, letter))
        if letter.document.status == DocumentStatus.ISSUED:
            raise NotAllowed("Công văn đã phát hành, không sửa được nữa.")
        letter.note = text.strip()
        letter.version += 1
        letter.save(update_fields=["note", "version"])
        doing.note(length=len(letter.note))
    return letter


def issue_letter(
    *,
    actor: Actor,
    letter: TransferLetter,
    signer: SeatHolding,
    issued_on: date | None = None,
    expected_version: int | None = None,
    read: str = "",
) -> TransferLetter:
    """Signed, numbered, sent: one act for every petition in the letter (L72 art. 8.1b, 37, 41.4).

    The number is taken, the content frozen into the .docx, each referral forwarded and its answering debt opened,
    with the clock starting provisionally on the day of dispatch until a receipt is entered (art. 49.1, 50.1).
    ``read`` is the mark of the text that the signer had before the eyes: other words are not signed for.
    """
    day = issued_on or clock.today()
    with act(actor, "letter.issue", letter) as doing:
        lock_referrals(letter.referrals.values_list("pk", flat=True))
        letter = lock(letter, expected_version)
        require(decide(actor, P.FORWARD, letter))
        require_signer(actor, letter.forwarder, signer)
        # Read again: what came in or went out while the lock was waited for.
        known = lock_referrals(letter.referrals.values_list("pk", flat=True))
        referrals = sorted(known.values(), key=lambda one: (one.order, one.pk))
        if not referrals:
            raise NotAllowed("Công văn chưa có kiến nghị nào.")
        if read and read != text_mark(referrals):
            raise StaleVersion(letter)
        document = issue_document(
            actor=actor,
            doing=doing,
            document=letter.document,
            on=day,
            signer=signer,
            recipients=[letter.addressee],
            compose=lambda frozen: compose_transfer_letter(letter, frozen, referrals),
        )
        letter.document = document
        letter.is_open = False
        for referral in referrals:
            referral.letter = letter
            _forward(doing, referral, day)
        letter.version += 1
        letter.save(update_fields=["version", "is_open"])
        doing.note(symbol=document.symbol, petitions=[r.petition.code for r in referrals])
        if registers_paper(actor):
            doing.note(signed_on_paper_by=document.signer_name)
    return letter


def _forward(doing: Act, referral: Referral, day: date) -> None:
    petition = referral.petition
    kind = commitments.ANSWER_AGAIN if petition.status == "reopened" else commitments.ANSWER
    symbol = referral.letter.document.symbol if referral.letter else ""
    fire(doing, REFERRAL, "forward", referral, paper=symbol)
    referral.forwarded_on = day
    referral.rule_key = commitments.answer_rule(referral.forwarder)
    limits = answer_limits(referral, day)
    debt = open_commitment(
        doing,
        kind=kind.key,
        title=commitments.answer_title(referral),
        debtor=referral.authority,
        creditor=referral.forwarder,
        obj=referral,
        url=petition.get_absolute_url(),
        trigger_on=day,
        trigger_note=to_say("tính tạm từ ngày gửi, chưa có ngày nhận"),
        rule_key=limits.rule_key,
        further=limits.further,
        clause=petition.clause,
    )
    referral.due_on = debt.due_on
    referral.save()
    owe_publication(doing, referral)
    advance(doing, PETITION, "refer", petition, paper=symbol)
    petition.save(update_fields=["status", "version"])
    refresh(petition)


def recall_referral(
    *, actor: Actor, referral: Referral, reason: str, expected_version: int | None = None
) -> Referral:
    """The forwarder's own mistake; the debts end with the reason kept."""
    with act(actor, "referral.recall", referral.petition) as doing:
        referral = lock_referral(referral, expected_version)
        referral.recall_reason = reason.strip()
        fire(doing, REFERRAL, "recall", referral)
        referral.save()
        end_debts(doing, referral, note=reason)
        refresh(referral.petition)
        doing.note(authority=referral.authority.code, reason=reason)
    return referral
