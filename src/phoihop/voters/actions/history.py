"""The office's own tracking sheet of past rounds, written down as history: real numbers and dates, no notices, no false debts.

Only where an answer is still owed does a debt open (with ``is_history`` false, so that it is watched); a date that the sheet
does not give stays empty or is marked as unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from phoihop.base.audit.record import Act, act, record
from phoihop.base.importing.accepting import Written
from phoihop.base.importing.models import ImportBatch, ImportItem
from phoihop.base.search.vectors import vector
from phoihop.commitments.actions.opening import open_commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.office.actions.numbering import next_code
from phoihop.office.choices import DocumentKind, DocumentStatus
from phoihop.office.models import Document, IncomingDocument
from phoihop.org.models import Body, Place
from phoihop.voters import commitments
from phoihop.voters.actions.learning import learn_many
from phoihop.voters.actions.opinions import Occasion
from phoihop.voters.choices import DATED_OUTCOMES, Outcome, PromiseStatus
from phoihop.voters.imports.road import Past, forwarders_of, past_of
from phoihop.voters.imports.values import anchors_of, values_of
from phoihop.voters.models import Opinion, Petition, Promise, Referral, Reply, ReplyOutcome, TransferLetter
from phoihop.voters.selectors.progress import OWED

UNKNOWN_DAY = "không rõ ngày trong sổ cũ"
NO_LIMIT, BOOK_LIMIT = "sổ cũ không ghi hạn", "hạn ghi trong sổ cũ"


@dataclass
class Matter:
    """One row of the sheet and the rows that it becomes."""

    item: ImportItem
    past: Past
    lead: Body | None
    opinion: Opinion
    petition: Petition
    forwarder: Body
    referral: Referral | None = None


def write_history(
    *,
    actor: Actor,
    batch: ImportBatch,
    occasion: Occasion,
    items: Sequence[ImportItem],
    places: dict[str, Place],
) -> list[Written]:
    """One chunk of the sheet, inside the caller's transaction."""
    if not items:
        return []
    with act(actor, "petition.history") as doing:
        doing.about(batch, label=f"Lần nhập {batch.pk}")
        doing.note(count=len(items))
        bodies = {b.code: b for b in Body.objects.filter(code__in={values_of(item).lead for item in items})}
        matters = _petitions(actor, occasion, items, bodies)
        _opinions(matters, places)
        letters = _letters(actor, matters)
        _referrals(matters, letters)
        promises = _replies(actor, occasion, matters)
        _owed(doing, matters)
        _promised(doing, promises)
        learn_many([m.petition for m in matters if m.petition.subject_field])
        record([_entry(actor, m.petition) for m in matters])
    return [Written(m.item, Petition._meta.label_lower, str(m.petition.pk)) for m in matters]


def _petitions(
    actor: Actor, occasion: Occasion, items: Sequence[ImportItem], bodies: dict[str, Body]
) -> list[Matter]:
    by_year: dict[int, list[ImportItem]] = {}
    for item in items:
        by_year.setdefault(_year(past_of(item), occasion), []).append(item)
    codes = {
        item.pk: code
        for year, rows in by_year.items()
        for item, code in zip(rows, next_code("KN", on=date(year, 1, 1), count=len(rows)), strict=True)
    }
    now = clock.now()
    forwarders = forwarders_of(occasion.owner, [past_of(item) for item in items])
    matters = []
    for item in items:
        seen, past = values_of(item), past_of(item)
        lead = bodies.get(seen.lead)
        shared = {"owner": occasion.owner, "term": occasion.term, "round": occasion.round, "is_history": True}
        petition = Petition(
            code=codes[item.pk],
            content=seen.words,
            competence=seen.competence,
            subject_field=seen.field,
            lead=lead,
            first_raised_on=past.raised_on or occasion.said_on,
            opinion_count=1,
            status=_status(past, classified=bool(lead and seen.field and seen.competence)),
            created_at=now,
            created_by=actor.label[:160],
            search_vector=vector(codes[item.pk], seen.words),
            **shared,
        )
        opinion = Opinion(
            words=seen.words,
            kind="petition",
            status="attached",
            speaker=seen.speaker[:200],
            speaker_unit=seen.unit[:200],
            places_written=seen.places_written[:300],
            meeting=occasion.meeting,
            channel=occasion.channel,
            said_on=past.raised_on or occasion.said_on,
            source_file=occasion.file,
            source_anchor=(anchors_of(item) or [item.anchor])[0],
            recorded_at=now,
            recorded_by=actor.label[:160],
            search_vector=vector(seen.words),
            **shared,
        )
        matters.append(Matter(item, past, lead, opinion, petition, forwarders[past.letter_symbol]))
    Petition.objects.bulk_create([m.petition for m in matters])
    return matters


def _raised_on(past: Past, occasion: Occasion) -> date:
    return past.raised_on or occasion.said_on or past.letter_on or past.reply_on or occasion.term.starts_on


def _year(past: Past, occasion: Occasion) -> int:
    """The year of its code: of the day that it was raised, no later than the one that an impossible day names."""
    year = _raised_on(past, occasion).year
    return min(year, past.year_written) if past.year_written and not past.letter_on else year


def _status(past: Past, *, classified: bool) -> str:
    if past.was_answered and past.outcome not in DATED_OUTCOMES:
        return "closed"
    if past.was_forwarded:
        return "referred"
    return "classified" if classified else "open"


def _opinions(matters: Iterable[Matter], places: dict[str, Place]) -> None:
    matters = list(matters)
    raised = {
        m.item.pk: [places[code] for code in values_of(m.item).places if code in places] for m in matters
    }
    for m in matters:
        m.opinion.petition = m.petition
        m.opinion.place = next(iter(raised[m.item.pk]), None)
    Opinion.objects.bulk_create([m.opinion for m in matters])
    pairs = [(m, place) for m in matters for place in raised[m.item.pk]]
    Opinion.places.through.objects.bulk_create(
        [Opinion.places.through(opinion_id=m.opinion.pk, place_id=p.pk) for m, p in pairs],
        ignore_conflicts=True,
    )
    Petition.places.through.objects.bulk_create(
        [Petition.places.through(petition_id=m.petition.pk, place_id=p.pk) for m, p in pairs],
        ignore_conflicts=True,
    )


def _letters(actor: Actor, matters: Iterable[Matter]) -> dict[tuple[str, date | None, int], TransferLetter]:
    """One letter per number, day and addressee; a later chunk of the same sheet finds those of an earlier one."""
    wanted = {
        (m.past.letter_symbol, m.past.letter_on, m.lead.pk): (m.lead, m.forwarder)
        for m in matters
        if m.lead and m.past.was_forwarded and (m.past.letter_symbol or m.past.letter_on)
    }
    known = {
        (letter.document.symbol, letter.document.issued_on, letter.addressee_id): letter
        for letter in TransferLetter.objects.filter(
            forwarder__in={forwarder for _lead, forwarder in wanted.values()},
            document__is_history=True,
            document__symbol__in={key[0] for key in wanted},
        ).select_related("document")
    }
    new = [key for key in wanted if key not in known]
    documents = Document.objects.bulk_create(
        [
            Document(
                body=wanted[symbol, day, lead][1],
                kind=DocumentKind.OFFICIAL_LETTER,
                status=DocumentStatus.ISSUED,
                symbol=symbol,
                year=day.year if day else None,
                issued_on=day,
                abstract="Chuyển kiến nghị của cử tri (sổ cũ)",
                drafted_by=actor.label[:160],
                created_at=clock.now(),
                is_history=True,
            )
            for symbol, day, lead in new
        ]
    )
    letters = TransferLetter.objects.bulk_create(
        [
            TransferLetter(
                document=document, forwarder=wanted[key][1], addressee=wanted[key][0], is_open=False
            )
            for key, document in zip(new, documents, strict=True)
        ]
    )
    return {**known, **dict(zip(new, letters, strict=True))}


def _referrals(
    matters: Iterable[Matter], letters: dict[tuple[str, date | None, int], TransferLetter]
) -> None:
    sent = [m for m in matters if m.lead and m.past.was_forwarded]
    for m in sent:
        past = m.past
        m.referral = Referral(
            petition=m.petition,
            letter=letters.get((past.letter_symbol, past.letter_on, m.lead.pk)) if m.lead else None,
            forwarder=m.forwarder,
            authority=m.lead,
            status="answered" if past.was_answered else "received" if past.received_on else "forwarded",
            forwarded_on=past.letter_on,
            received_on=past.received_on,
            answered_on=past.reply_on,
            rule_key=commitments.answer_rule(m.forwarder),
            is_history=past.was_answered,
            old_book={"from": m.item.anchor, **past.book},
        )
    Referral.objects.bulk_create([m.referral for m in sent if m.referral])
    for m in sent:
        if m.referral:
            m.petition.stage, m.petition.current_referral = m.referral.status, m.referral
    Petition.objects.bulk_update([m.petition for m in sent], ["stage", "current_referral"])


def _replies(actor: Actor, occasion: Occasion, matters: Iterable[Matter]) -> list[Promise]:
    """One reply per number, day and agency, with an outcome for each matter (case E31); promises keep their date."""
    answered = [m for m in matters if m.referral and m.past.was_answered]
    replies: dict[tuple[str, date | None, int], Reply] = {}
    for m in answered:
        key = (m.past.reply_symbol or f"#{m.item.pk}", m.past.reply_on, m.referral.authority_id)  # type: ignore[union-attr]
        if key not in replies:
            replies[key] = _reply(actor, occasion, m)
    Reply.objects.bulk_create(list(replies.values()))
    outcomes = []
    for m in answered:
        key = (m.past.reply_symbol or f"#{m.item.pk}", m.past.reply_on, m.referral.authority_id)  # type: ignore[union-attr]
        outcomes.append(
            ReplyOutcome(
                reply=replies[key],
                referral=m.referral,
                outcome=m.past.outcome or Outcome.EXPLAINED,
                short=(m.past.reply_text or "Đã trả lời; sổ cũ không ghi nội dung.")[:600],
                reason_code="" if m.past.outcome else "UNKNOWN",
            )
        )
    ReplyOutcome.objects.bulk_create(outcomes)
    promises = [
        Promise(
            outcome=outcome,
            text=(m.past.promise_words or outcome.short)[:600],
            promised_on=m.past.promised_on,
            status=PromiseStatus.PROMISED,
        )
        for m, outcome in zip(answered, outcomes, strict=True)
        if outcome.outcome in DATED_OUTCOMES
    ]
    return Promise.objects.bulk_create(promises)


def _reply(actor: Actor, occasion: Occasion, m: Matter) -> Reply:
    past = m.past
    day = past.reply_on or past.arrived_on or past.letter_on or _raised_on(past, occasion)
    unknown = "" if past.reply_on else f"[Ngày trả lời {UNKNOWN_DAY}] "
    proof = None
    if past.arrival_number and past.arrived_on and m.lead:
        proof = IncomingDocument.objects.create(
            body=occasion.owner,
            year=past.arrived_on.year,
            arrival_number=past.arrival_number,
            arrived_on=past.arrived_on,
            author=m.lead,
            symbol=past.reply_symbol[:60],
            document_on=past.reply_on,
            abstract="Trả lời kiến nghị của cử tri (sổ cũ)",
            registered_by=actor.label[:160],
            registered_at=clock.now(),
            is_history=True,
        )
    return Reply(
        authority=m.lead,
        symbol=past.reply_symbol[:60],
        replied_on=day,
        text=f"{unknown}{past.reply_text}",
        proof=proof,
        is_on_behalf=True,
        entered_by=actor.label[:160],
        entered_at=clock.now(),
        is_history=True,
    )


def _owed(doing: Act, matters: Iterable[Matter]) -> None:
    """A debt only where an answer is still owed; its day is the one that the book gives, none is computed."""
    changed: list[Petition] = []
    for m in matters:
        referral = m.referral
        if referral is None or referral.status not in OWED:
            continue
        debt = open_commitment(
            doing,
            kind=commitments.ANSWER.key,
            title=commitments.answer_title(referral),
            debtor=referral.authority,
            creditor=referral.forwarder,
            obj=referral,
            url=m.petition.get_absolute_url(),
            trigger_on=m.past.received_on or m.past.letter_on,
            trigger_note=BOOK_LIMIT if m.past.deadline_on else NO_LIMIT,
            rule_key="",
            due_on=m.past.deadline_on,
        )
        Referral.objects.filter(pk=referral.pk).update(due_on=debt.due_on)
        m.petition.due_on = debt.due_on
        changed.append(m.petition)
    Petition.objects.bulk_update(changed, ["due_on"])


def _promised(doing: Act, promises: Iterable[Promise]) -> None:
    """A promise of the old book that is still to come comes back on its day; of a past day nobody knows whether it was kept."""
    for promise in promises:
        if promise.promised_on is None or promise.promised_on < clock.today():
            continue
        referral = promise.outcome.referral
        open_commitment(
            doing,
            kind=commitments.PROMISE.key,
            title=commitments.promise_title(promise),
            debtor=referral.authority,
            creditor=referral.forwarder,
            obj=promise,
            url=referral.petition.get_absolute_url(),
            trigger_on=promise.outcome.reply.replied_on,
            due_on=promise.promised_on,
        )


def _entry(actor: Actor, petition: Petition) -> Act:
    entry = Act("petition.from_history", actor)
    entry.about(petition, label=petition.code)
    return entry
