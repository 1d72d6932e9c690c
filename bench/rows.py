"""The rows of one petition: opinions, letter, referral, answer, debts, and the entries of the audit. Arithmetic on its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bench.words import words_of

PER_LETTER = 25
RICH_EVERY = 1000  # one petition in so many has two referrals, three opinions and ten entries of history
SECOND = 1_000_000_000  # the ids of second rows of one petition begin here
ACTOR_LABEL = "Lê Thu Hà (Chuyên viên, số liệu đo)"
Row = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class World:
    """Ids of what stands in the province before any petition."""

    today: date
    now: datetime
    owners: tuple[int, ...]
    public: int
    bodies: dict[str, int]
    places: tuple[int, ...]
    rounds: dict[int, tuple[int, ...]]
    terms: tuple[int, int]


def is_rich(number: int) -> bool:
    return number % RICH_EVERY == 500


def state_of(number: int) -> tuple[str, str]:
    """Status and stage: one in eleven is owed an answer, three quarters are closed."""
    if is_rich(number):
        return "referred", "in_process"
    at = number * 7919 % 100
    for limit, status, stage in (
        (3, "open", "not_sent"),
        (5, "classified", "not_sent"),
        (6, "compiled", "drafted"),
        (9, "referred", "forwarded"),
        (12, "referred", "received"),
        (15, "referred", "in_process"),
        (17, "referred", "delivered"),
        (18, "reopened", "published"),
        (21, "merged", "not_sent"),
        (23, "carried_to_next_term", "published"),
    ):
        if at < limit:
            return status, stage
    return "closed", "published"


def owner_of(world: World, block: int) -> int:
    return world.owners[block * 31 % len(world.owners)]


def letter_rows(world: World, block: int) -> Iterator[Row]:
    """The letter that a block of petitions was forwarded with."""
    words, owner = words_of(block * PER_LETTER, block), owner_of(world, block)
    day = world.today - timedelta(days=block * 13 % 1900)
    yield "document", {
        "id": block + 1, "body_id": owner, "kind": "cv", "status": "issued", "number": block + 1, "year": day.year,
        "symbol": f"{block + 1}/CV-DO", "issued_on": day, "abstract": "V/v chuyển kiến nghị cử tri", "drafted_by": ACTOR_LABEL,
        "created_at": world.now, "is_history": True,
    }  # fmt: skip
    yield (
        "letter",
        {
            "id": block + 1,
            "document_id": block + 1,
            "forwarder_id": owner,
            "addressee_id": world.bodies[words.lead],
            "is_open": False,
        },
    )


def petition_rows(world: World, number: int) -> Iterator[Row]:
    """All rows of one petition, the petition first."""
    block = number // PER_LETTER
    words = words_of(number, block)
    status, stage = state_of(number)
    owner, lead = owner_of(world, block), world.bodies[words.lead]
    place = world.places[number * 101 % len(world.places)]
    raised = world.today - timedelta(days=number * 17 % 1900)
    term = world.terms[raised >= date(2026, 3, 15)]
    is_owed = status == "referred" and stage in ("forwarded", "received", "in_process")
    due = world.today + timedelta(days=number * 29 % 120 - 60) if is_owed else None
    opinions = 3 if is_rich(number) else 4 if number % 10 == 3 else 1
    is_classified = status != "open"
    round_ = world.rounds[owner][number % len(world.rounds[owner])]
    yield "petition", {
        "id": number, "code": f"KN-{raised.year}-{number:07d}", "content": words.content, "summary": "", "owner_id": owner,
        "term_id": term, "round_id": round_, "status": status, "competence": words.competence if is_classified else "",
        "subject_field": words.field if is_classified else "", "lead_id": lead if is_classified else None,
        "first_raised_on": raised, "opinion_count": opinions, "stage": stage, "due_on": due,
        "master_id": number - PER_LETTER if status == "merged" and number > PER_LETTER else None,
        "created_at": world.now, "created_by": ACTOR_LABEL, "is_history": True,
    }  # fmt: skip
    yield "petition_place", {"id": number, "petition_id": number, "place_id": place}
    for each in range(opinions):
        key = number * 4 + each
        said = words.content if each == 0 else "Tôi cũng có ý kiến: " + words.content
        yield "opinion", {
            "id": key, "owner_id": owner, "term_id": term, "round_id": round_, "said_on": raised, "recorded_at": world.now,
            "recorded_by": ACTOR_LABEL, "words": said, "kind": "petition", "speaker_unit": words.village, "place_id": place,
            "status": "attached", "petition_id": number, "is_history": True,
        }  # fmt: skip
        yield "opinion_place", {"id": key, "opinion_id": key, "place_id": place}
    if stage != "not_sent":
        yield from _road(world, number, block, owner, lead, stage, due, raised)


def _road(
    world: World, number: int, block: int, owner: int, lead: int, stage: str, due: date | None, raised: date
) -> Iterator[Row]:
    is_answered = stage in ("delivered", "published")
    sent = (due or raised + timedelta(days=80)) - timedelta(days=60)
    answered = sent + timedelta(days=40) if is_answered else None
    referral = {
        "id": number, "petition_id": number, "letter_id": block + 1, "forwarder_id": owner, "authority_id": lead, "status": stage,
        "forwarded_on": sent, "received_on": sent if stage != "forwarded" else None, "answered_on": answered,
        "delivered_on": answered, "published_on": answered if stage == "published" else None,
        "due_on": sent + timedelta(days=60), "is_history": True, "rule_key": "voters.T15",
    }  # fmt: skip
    yield "referral", referral
    yield (
        "commitment",
        _debt(
            world,
            number,
            "voters.answer",
            lead,
            owner,
            sent,
            due,
            answered,
            is_open=due is not None,
            referral=number,
        ),
    )
    if is_answered:
        yield from _answer(world, number, number, lead, sent + timedelta(days=40), stage == "published")
        yield "commitment", _debt(
            world, SECOND + number, "voters.publish", owner, world.public, sent, sent + timedelta(days=50),
            answered, is_open=stage == "delivered", referral=number,
        )  # fmt: skip
    if is_rich(number):
        other = world.bodies["UBND"] if lead != world.bodies["UBND"] else world.bodies["SXD"]
        yield "referral", referral | {
            "id": SECOND + number, "authority_id": other, "status": "published", "order": 1, "received_on": sent,
            "answered_on": sent, "delivered_on": sent, "published_on": sent,
        }  # fmt: skip
        yield from _answer(world, SECOND + number, SECOND + number, other, sent, True)
        yield "promise", {"id": number, "outcome_id": SECOND + number, "text": "Hoàn thành trong quý sau", "promised_on": sent + timedelta(days=90), "status": "kept"}  # fmt: skip


def _answer(
    world: World, key: int, referral: int, authority: int, on: date, is_public: bool
) -> Iterator[Row]:
    yield "reply", {
        "id": key, "authority_id": authority, "symbol": f"{key}/TL", "replied_on": on, "entered_by": ACTOR_LABEL, "entered_at": world.now,
        "text": "Cơ quan đã kiểm tra thực tế, đưa vào kế hoạch và giao đơn vị thực hiện; kết quả sẽ được báo cáo theo quy định.",
        "is_history": True,
    }  # fmt: skip
    outcome = ("XONG", "DANG", "SE", "GIAI_TRINH")[key % 4]
    yield "outcome", {"id": key, "reply_id": key, "referral_id": referral, "outcome": outcome, "short": "Đã kiểm tra và giao đơn vị thực hiện."}  # fmt: skip


def _debt(
    world: World, key: int, kind: str, debtor: int, creditor: int, sent: date, due: date | None, closed: date | None, *,
    is_open: bool, referral: int,
) -> dict[str, Any]:  # fmt: skip
    return {
        "id": key, "code": f"CK-2026-{key:010d}", "kind": kind, "title": "Giải quyết và trả lời kiến nghị", "debtor_id": debtor,
        "creditor_id": creditor, "object_type": "voters.referral", "object_id": str(referral), "object_label": "lượt chuyển",
        "rule_key": "voters.T15", "trigger_on": sent, "due_on": due or sent + timedelta(days=60),
        "status": "open" if is_open else "done", "closing": "accepted", "opened_at": world.now,
        "closed_on": None if is_open else closed or sent, "is_history": True,
    }  # fmt: skip


RICH_VERBS = (
    "petition.open", "petition.classify", "petition.edit", "petition.join_opinion", "petition.join_opinion", "petition.edit",
    "petition.classify", "petition.publish", "petition.edit", "petition.publish",
)  # fmt: skip


def verbs_of(number: int) -> tuple[str, ...]:
    """What the chain says of a petition."""
    if is_rich(number):
        return RICH_VERBS
    status, _stage = state_of(number)
    if status == "open":
        return ("petition.open",)
    if status == "closed":
        return ("petition.open", "petition.classify", "petition.close")
    return ("petition.open", "petition.classify")
