"""Who may do what in the voters' field (domain reference, voters §8); each refusal carries its reason."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from phoihop.kernel.actor import Actor, Role
from phoihop.kernel.decision import ALLOWED, Decision, Predicate, denied, predicate


class P(StrEnum):
    VIEW = "voters.view"
    IMPORT = "voters.import"
    RECORD_OPINION = "voters.record_opinion"
    SET_ASIDE = "voters.set_aside"
    OPEN_TRAY = "voters.open_tray"
    TRIAGE = "voters.triage"
    CLASSIFY = "voters.classify"
    COMPILE = "voters.compile"
    DRAFT_LETTER = "voters.draft_letter"
    FORWARD = "voters.forward"
    RECALL = "voters.recall"
    RECEIVE = "voters.receive"
    RETURN_WRONG = "voters.return_wrong"
    ASK_PARTNER = "voters.ask_partner"
    ANSWER_PARTNER = "voters.answer_partner"
    ANSWER = "voters.answer"
    CORRECT = "voters.correct"
    DELIVER = "voters.deliver"
    PUBLISH = "voters.publish"
    PUBLISH_ANSWER = "voters.publish_answer"
    RESTRICT = "voters.restrict"
    CLOSE = "voters.close"
    REOPEN = "voters.reopen"
    EVALUATE = "voters.evaluate"
    CHECK_PROMISE = "voters.check_promise"
    CARRY_OVER = "voters.carry_over"


OFFICE = frozenset({Role.SPECIALIST, Role.CLERK, Role.OFFICE_LEADER})
FRONT = frozenset({Role.FRONT_SPECIALIST, Role.FRONT_LEADER})
HEADS = frozenset({Role.DELEGATION_LEADER, Role.COUNCIL_LEADER})
READERS = OFFICE | FRONT | HEADS | {Role.GROUP_LEADER, Role.DEPUTY, Role.COMMITTEE_MEMBER, Role.READER}
AGENCIES = frozenset({Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST})
AFTER_FORWARDING = frozenset(
    {
        "forwarded",
        "received",
        "returned_wrong",
        "in_process",
        "answered",
        "correcting",
        "delivered",
        "published",
        "withdrawn",
    }
)


def _role(roles: frozenset[Role], reason: str) -> Predicate:
    def ask(actor: Actor, obj: Any) -> bool:
        return actor.is_person and actor.role in roles

    ask.__name__ = "one_of_" + "_".join(sorted(role.value for role in roles))
    return predicate(reason)(ask)


is_office = _role(OFFICE, "Chỉ văn phòng chung (chuyên viên, văn thư, lãnh đạo văn phòng) được làm việc này.")
is_specialist = _role(
    frozenset({Role.SPECIALIST, Role.OFFICE_LEADER}),
    "Chỉ chuyên viên hoặc lãnh đạo văn phòng chung được làm việc này.",
)
is_intake = _role(OFFICE | FRONT, "Chỉ chuyên viên văn phòng chung hoặc Mặt trận được nhập ý kiến.")
is_office_leader = _role(frozenset({Role.OFFICE_LEADER}), "Chỉ lãnh đạo văn phòng được làm việc này.")
LEADERS = frozenset({Role.OFFICE_LEADER}) | HEADS
may_recall = _role(
    LEADERS,
    "Chỉ lãnh đạo Đoàn ĐBQH, Thường trực HĐND hoặc lãnh đạo văn phòng được thu hồi lượt chuyển.",
)
may_restrict = _role(
    LEADERS,
    "Chỉ lãnh đạo Đoàn ĐBQH, Thường trực HĐND hoặc lãnh đạo văn phòng được hạn chế hoặc bỏ hạn chế tiếp cận.",
)
may_end = _role(
    LEADERS,
    "Chỉ lãnh đạo Đoàn ĐBQH, Thường trực HĐND hoặc lãnh đạo văn phòng được kết thúc theo dõi, ghi việc cử tri rút.",
)
may_carry_over = _role(
    LEADERS,
    "Chỉ lãnh đạo Đoàn ĐBQH, Thường trực HĐND hoặc lãnh đạo văn phòng được chuyển kiến nghị sang nhiệm kỳ sau.",
)
is_dispatcher = _role(
    frozenset({Role.OFFICE_LEADER, Role.CLERK}) | HEADS,
    "Chỉ lãnh đạo Đoàn ĐBQH, Thường trực HĐND, lãnh đạo văn phòng được ký, phát hành; văn thư ghi công văn đã ký giấy.",
)
is_judge = _role(
    HEADS | {Role.GROUP_LEADER, Role.COMMITTEE_MEMBER, Role.OFFICE_LEADER},
    "Chỉ lãnh đạo Đoàn, Thường trực HĐND, tổ trưởng, ban của HĐND hoặc lãnh đạo văn phòng được đánh giá, mở lại.",
)


@predicate("Chỉ cơ quan tổng hợp kiến nghị này được thay đổi; hãy đổi tư cách nếu đồng chí có.")
def owns(actor: Actor, obj: Any) -> bool:
    return obj is None or getattr(obj, "owner_id", None) == actor.principal


@predicate("Chỉ cơ quan đã chuyển lượt này được thay đổi; hãy đổi tư cách nếu đồng chí có.")
def forwards(actor: Actor, obj: Any) -> bool:
    return obj is None or getattr(obj, "forwarder_id", None) == actor.principal


@predicate("Chỉ cơ quan đã tổng hợp hoặc đã chuyển, tổ đại biểu và ban của cơ quan đó được làm.")
def judges_here(actor: Actor, obj: Any) -> bool:
    """The body that the matter belongs to, and the teams and committees of the same council."""
    if obj is None:
        return True
    owner = _owner_of(obj)
    return actor.principal == owner.pk or (actor.family is not None and actor.family == owner.parent_id)


@predicate("Chỉ cơ quan tổng hợp, hoặc cơ quan có ý kiến cử tri trong kiến nghị này, được chuyển.")
def has_part(actor: Actor, obj: Any) -> bool:
    """A petition raised to two bodies is forwarded by both, each for its own voters (case E02)."""
    return obj is None or owns(actor, obj).allowed or obj.opinions.filter(owner=actor.principal).exists()


def _owner_of(obj: Any) -> Any:
    if hasattr(obj, "outcome"):  # a promise
        return obj.outcome.referral.forwarder
    return obj.owner if hasattr(obj, "owner") else obj.forwarder


@predicate("Chỉ cơ quan đang giữ lượt chuyển này mới được làm.")
def holds(actor: Actor, obj: Any) -> bool:
    return obj is None or getattr(obj, "authority_id", None) == actor.body


@predicate("Người giữ ghế này chưa được giao mở khay khiếu nại, tố cáo.")
def keeps_tray(actor: Actor, obj: Any) -> bool:
    return actor.is_person and actor.opens_tray and (obj is None or obj.owner_id == actor.principal)


@predicate("Không thấy đối tượng này.")
def sees(actor: Actor, obj: Any) -> bool:
    return obj is None or obj.is_visible_to(actor)


def _holder_or_clerk(actor: Actor, obj: Any) -> Decision:
    """The agency that holds the referral; or the forwarder's office on its behalf. Each hears the reason that concerns it."""
    if actor.role in AGENCIES:
        return holds(actor, obj)
    return (is_office & forwards)(actor, obj)


def _asks(actor: Actor, obj: Any) -> Decision:
    """The agency that has the referral asks and ends asking; ``obj`` is the referral or what was asked on it."""
    return _holder_or_clerk(actor, getattr(obj, "referral", obj))


def _partner_or_lead(actor: Actor, obj: Any) -> Decision:
    """The partner itself answers; the lead that heard from it, or the clerk on its behalf, writes the answer down."""
    if obj is not None and actor.role in AGENCIES and obj.partner_id == actor.body:
        return ALLOWED
    return _asks(actor, obj)


def _petition_or_referral(actor: Actor, obj: Any) -> Decision:
    """Into a letter goes a petition that one has a part in; out of it, or again to another authority, one's own referral."""
    return (forwards if hasattr(obj, "forwarder_id") else has_part)(actor, obj)


_drafts = Predicate("has_part_or_forwards", _petition_or_referral)
_on_behalf_or_holder = Predicate("holder_or_clerk_on_behalf", _holder_or_clerk)
_asks_partners = Predicate("holder_or_clerk_asks", _asks)
_answers_as_partner = Predicate("partner_or_lead", _partner_or_lead)

CHECKS: dict[P, Predicate] = {
    P.VIEW: sees,
    P.IMPORT: is_intake,
    P.RECORD_OPINION: is_intake & owns,
    P.SET_ASIDE: is_intake & owns,
    P.OPEN_TRAY: keeps_tray,
    P.TRIAGE: is_intake & owns,
    P.CLASSIFY: is_specialist & owns,
    P.COMPILE: is_specialist & owns,
    P.DRAFT_LETTER: is_specialist & _drafts,
    P.FORWARD: is_dispatcher & forwards,
    P.RECALL: may_recall & forwards,
    P.RECEIVE: _on_behalf_or_holder,
    P.RETURN_WRONG: _on_behalf_or_holder,
    P.ASK_PARTNER: _asks_partners,
    P.ANSWER_PARTNER: _answers_as_partner,
    P.ANSWER: _on_behalf_or_holder,
    P.CORRECT: is_office & forwards,
    P.DELIVER: is_office & forwards,
    P.PUBLISH: is_office_leader & owns,
    P.PUBLISH_ANSWER: is_office_leader & forwards,
    P.RESTRICT: may_restrict & owns,
    P.CLOSE: may_end & owns,
    P.REOPEN: is_judge & judges_here,
    P.EVALUATE: is_judge & judges_here,
    P.CHECK_PROMISE: (is_judge | is_specialist) & judges_here,
    P.CARRY_OVER: may_carry_over & owns,
}


def decide(actor: Actor, permission: P, obj: Any = None) -> Decision:
    """May this actor do this to this object? An object that the actor does not see is refused before all else."""
    if obj is not None and not obj.is_visible_to(actor):
        return denied("Không thấy đối tượng này.")
    return CHECKS[permission](actor, obj)
