"""The answer: one written reply, many petitions, each with its own outcome; promises in it come back on their date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from phoihop.base.audit.record import Act, act
from phoihop.base.files.models import StoredFile
from phoihop.commitments.actions.closing import open_of, submit_commitment, supersede_commitment
from phoihop.commitments.actions.opening import open_commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import Decision, NotAllowed, denied, require
from phoihop.office.models import IncomingDocument
from phoihop.org.models import Body
from phoihop.voters import commitments
from phoihop.voters.actions.debts import answer_debts, end_partners, owe_publication, owe_telling
from phoihop.voters.actions.firing import advance, fire, may_begin
from phoihop.voters.actions.locks import lock_referral, lock_referrals
from phoihop.voters.actions.promises import is_too_far, too_far
from phoihop.voters.actions.referrals import is_on_behalf
from phoihop.voters.choices import DATED_OUTCOMES, Outcome
from phoihop.voters.models import Promise, Referral, Reply, ReplyOutcome
from phoihop.voters.selectors.progress import refresh
from phoihop.voters.workflow import PROMISE, REFERRAL


@dataclass(frozen=True)
class ReplyPaper:
    """The reply as a document."""

    symbol: str
    replied_on: date
    signer: str
    text: str
    file: StoredFile | None = None


@dataclass(frozen=True)
class Answer:
    """What the reply says about one petition."""

    referral: Referral
    outcome: Outcome
    short: str
    promise_text: str = ""
    promised_on: date | None = None
    reason_code: str = ""
    legal_basis: str = ""
    money: str = ""


OTHER_COMPETENCE = "OTHER_COMPETENCE"  # of the list of reasons: said in old books, no answer to voters
_AMOUNT = re.compile(r"([-−–]?)\s*([\d.,\s]+)(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|đ|vnđ|vnd|\s|\.)*", re.IGNORECASE)


def is_no_money(words: str) -> bool:
    """An amount that is nothing or less: “0”, “0 đồng”, “-5 triệu”; words that name a source are never that."""
    amount = _AMOUNT.fullmatch(words.strip())
    return amount is not None and (bool(amount[1]) or not re.search("[1-9]", amount[2]))


def faults(
    outcome: str,
    *,
    short: str,
    promised_on: date | None,
    money: str,
    reason_code: str,
    legal_basis: str,
) -> list[tuple[str, Decision]]:
    """All that is missing or cannot be in an answer, each with its field.

    In progress and will-do need a date, will-do also its means, explained a legal basis or reason (L72 art. 50.2, E11).
    """
    found = []
    if not outcome:
        found.append(("outcome", denied("Chọn phân loại kết quả cho kiến nghị này.")))
    if not short.strip():
        found.append(("short", denied("Phải có câu trả lời ngắn gọn cho cử tri.")))
    if outcome in DATED_OUTCOMES and promised_on is None:
        dated = denied(
            "“Đang giải quyết” và “sẽ giải quyết” phải có ngày hoàn thành; không hẹn được ngày thì chọn “Giải trình” kèm lý do."
        )
        found.append(("promised_on", dated))
    if promised_on is not None and is_too_far(promised_on):
        found.append(("promised_on", too_far()))
    if outcome == Outcome.WILL_DO and not money.strip():
        found.append(("money", denied("“Sẽ giải quyết” phải nêu nguồn lực, kinh phí.")))
    if is_no_money(money):
        found.append(("money", denied("Số tiền phải lớn hơn 0; chưa có thì để trống.")))
    if outcome == Outcome.EXPLAINED and not (reason_code or legal_basis.strip()):
        found.append(("reason_code", denied("“Giải trình” phải có căn cứ pháp lý hoặc lý do.")))
    if reason_code == OTHER_COMPETENCE:
        elsewhere = denied(
            "Không thuộc thẩm quyền thì chọn “Trả lại (không đúng thẩm quyền)” và nêu đúng cơ quan, để kiến nghị được chuyển tiếp đến nơi trả lời cử tri."
        )
        found.append(("reason_code", elsewhere))
    return found


def check_answer(answer: Answer) -> None:
    """Refuses an answer with its first fault."""
    for _field, refusal in faults(
        answer.outcome,
        short=answer.short,
        promised_on=answer.promised_on,
        money=answer.money,
        reason_code=answer.reason_code,
        legal_basis=answer.legal_basis,
    ):
        require(refusal)


def enter_reply(
    *,
    actor: Actor,
    authority: Body,
    paper: ReplyPaper,
    answers: Sequence[Answer],
    proof: IncomingDocument | None = None,
) -> Reply:
    """Enter a reply for one or many referrals (case E31); by the authority, or by the clerk on its behalf with proof."""
    if not answers:
        raise NotAllowed("Hãy chọn ít nhất một kiến nghị được trả lời trong văn bản này.")
    with act(actor, "reply.enter") as doing:
        if paper.replied_on > clock.today():
            raise NotAllowed("Ngày văn bản trả lời không thể ở tương lai.")
        referrals = lock_referrals(answer.referral.pk for answer in answers)
        corrected = ReplyOutcome.objects.filter(referral__in=referrals, referral__status="correcting")
        reply = Reply.objects.create(
            authority=authority,
            symbol=paper.symbol,
            replied_on=paper.replied_on,
            signer=paper.signer,
            text=paper.text,
            file=paper.file,
            proof=proof,
            correction_of_id=corrected.order_by("-pk").values_list("reply", flat=True).first(),
            is_on_behalf=is_on_behalf(actor, proof),
            entered_by=actor.label[:160],
            entered_at=clock.now(),
        )
        doing.about(reply)
        for answer in answers:
            _answer(doing, reply, answer, referrals[answer.referral.pk])
        doing.note(on_behalf=reply.is_on_behalf, petitions=[a.referral.petition.code for a in answers])
    return reply


def _answer(doing: Act, reply: Reply, answer: Answer, referral: Referral) -> None:
    move = "answer_again" if referral.status == "correcting" else "answer"
    # Asked before anything is written: a referral that was answered meanwhile holds its one standing outcome already.
    require(may_begin(doing, REFERRAL, move, referral))
    check_answer(answer)
    if referral.authority_id != reply.authority_id:
        raise NotAllowed(
            "%(code)s không nằm ở %(authority)s.",
            code=referral.petition.code,
            authority=str(reply.authority),
        )
    if referral.forwarded_on and reply.replied_on < referral.forwarded_on:
        raise NotAllowed(
            "Văn bản trả lời không thể có ngày trước ngày chuyển %(code)s (%(day)s).",
            code=referral.petition.code,
            day=f"{referral.forwarded_on:%d/%m/%Y}",
        )
    if answer.promised_on and answer.promised_on < reply.replied_on:
        raise NotAllowed("Ngày hẹn xong không thể trước ngày văn bản trả lời.")
    outcome = ReplyOutcome.objects.create(
        reply=reply,
        referral=referral,
        outcome=answer.outcome,
        short=answer.short.strip(),
        reason_code=answer.reason_code,
        legal_basis=answer.legal_basis,
        money=answer.money,
    )
    referral.answered_on, referral.delivered_on, referral.published_on = reply.replied_on, None, None
    fire(doing, REFERRAL, move, referral, paper=reply.symbol)
    referral.save()
    for debt in answer_debts(referral):
        submit_commitment(doing, debt, on=reply.replied_on, note=f"trả lời bằng văn bản {reply.symbol}")
    end_partners(doing, referral, note=f"cơ quan chủ trì đã trả lời bằng văn bản {reply.symbol}")
    _end_old_promises(doing, referral, reply)
    owe_telling(doing, referral, reply)
    if answer.promised_on:
        _promise(doing, outcome, answer)
    refresh(referral.petition)


def _end_old_promises(doing: Act, referral: Referral, reply: Reply) -> None:
    """What a corrected answer had promised is owed no more; the new answer says what is."""
    for old in Promise.objects.filter(outcome__referral=referral, outcome__is_superseded=True):
        for debt in open_of(old, commitments.PROMISE.key):
            supersede_commitment(doing, debt, on=reply.replied_on, note=f"đính chính bằng {reply.symbol}")


def _promise(doing: Act, outcome: ReplyOutcome, answer: Answer) -> None:
    promise = Promise(
        outcome=outcome, text=(answer.promise_text or answer.short)[:600], promised_on=answer.promised_on
    )
    promise.status = ""
    advance(doing, PROMISE, "promise", promise)
    promise.save()
    referral = outcome.referral
    open_commitment(
        doing,
        kind=commitments.PROMISE.key,
        title=commitments.promise_title(promise),
        debtor=referral.authority,
        creditor=referral.forwarder,
        obj=promise,
        url=referral.petition.get_absolute_url(),
        trigger_on=outcome.reply.replied_on,
        due_on=promise.promised_on,
        clause=referral.petition.clause,
    )


def ask_correction(
    *, actor: Actor, referral: Referral, reason: str, expected_version: int | None = None
) -> Referral:
    """The answer is wrong or incomplete; the old text stays visible as superseded (case E09)."""
    if not reason.strip():
        raise NotAllowed("Phải nêu điểm sai hoặc thiếu trong văn bản trả lời.")
    with act(actor, "referral.correct", referral) as doing:
        referral = lock_referral(referral, expected_version)
        fire(doing, REFERRAL, "correct", referral)
        referral.outcomes.filter(is_superseded=False).update(is_superseded=True)
        for debt in answer_debts(referral):
            supersede_commitment(doing, debt, on=clock.today(), note=f"trả lời chưa đạt: {reason}")
        debt = open_commitment(
            doing,
            kind=commitments.ANSWER_AGAIN.key,
            title=f"Đính chính trả lời kiến nghị {referral.petition.code}",
            debtor=referral.authority,
            creditor=referral.forwarder,
            obj=referral,
            url=referral.petition.get_absolute_url(),
            trigger_on=clock.today(),
            rule_key=referral.rule_key,
            clause=referral.petition.clause,
        )
        referral.due_on = debt.due_on
        referral.save()
        if not open_of(referral, commitments.PUBLISH.key):
            owe_publication(doing, referral)
        refresh(referral.petition)
        doing.note(reason=reason)
    return referral
