"""The next lawful moves of a petition: those allowed as buttons, those not allowed with the reason why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import Decision, denied
from phoihop.kernel.speech import say
from phoihop.kernel.workflow import Workflow
from phoihop.voters.choices import AT_WORK, ENDED
from phoihop.voters.models import Petition, Referral
from phoihop.voters.permissions import READERS, P, decide
from phoihop.voters.workflow import PETITION, REFERRAL


@dataclass(frozen=True)
class Move:
    """One button. ``url`` is a page with a form (GET) unless ``is_post``: then the button acts at once."""

    key: str
    label: str
    url: str
    decision: Decision
    is_post: bool = False
    is_primary: bool = False


def _may(actor: Actor, machine: Workflow, key: str, obj: Any, *, form_gives: bool = False) -> Decision:
    """Permission and state; ``form_gives`` leaves the guards to the form that asks for what they need."""
    answer = decide(actor, P(machine.move(key).permission), obj)
    if not answer.allowed:
        return answer
    move = machine.move(key)
    if obj.status not in move.source:
        return machine.decide(key, obj.status, obj)
    return answer if form_gives else machine.decide(key, obj.status, obj)


@dataclass(frozen=True)
class Moves:
    """The likely next move first among the ``allowed``; the ``refused`` stay in sight with their reasons."""

    allowed: list[Move]
    refused: list[Move]


def petition_moves(actor: Actor, petition: Petition, referrals: list[Referral]) -> Moves:
    """The moves of the petition itself and of each referral that is still under way."""
    here = {"code": petition.code}
    moves = [
        Move(
            "classify",
            _("Phân loại"),
            reverse("voters:classify", kwargs=here),
            _may(actor, PETITION, "classify", petition, form_gives=True),
        ),
        Move(
            "draft",
            _("Đưa vào công văn chuyển"),
            reverse("voters:draft", kwargs=here),
            _draftable(actor, petition, referrals),
            is_post=True,
        ),
    ]
    for referral in referrals:
        moves += _referral_moves(actor, referral)
    moves += [
        Move(
            "publish",
            _("Sửa nội dung công khai") if _is_out(petition) else _("Công khai"),
            reverse("voters:publish", kwargs=here),
            _publishable(actor, petition, referrals),
        ),
        Move(
            "restrict",
            _("Bỏ hạn chế tiếp cận") if petition.secrecy else _("Hạn chế tiếp cận"),
            reverse("voters:restrict", kwargs=here),
            decide(actor, P.RESTRICT, petition),
        ),
        Move(
            "reopen",
            _("Mở lại"),
            reverse("voters:reopen", kwargs=here),
            _may(actor, PETITION, "reopen", petition),
        ),
        Move(
            "withdraw",
            _("Ghi việc cử tri rút"),
            reverse("voters:withdraw", kwargs=here),
            _may(actor, PETITION, "withdraw", petition),
        ),
        Move(
            "close",
            _("Kết thúc theo dõi"),
            reverse("voters:close", kwargs=here),
            _may(actor, PETITION, "close", petition),
            is_post=True,
        ),
    ]
    is_own = petition.owner_id == actor.principal
    is_under_way = any(r.status not in ENDED for r in referrals) and petition.status != "reopened"
    unlikely = {"draft"} if is_under_way else set()
    if any(r.is_history and r.status == "answered" for r in referrals):
        unlikely |= {"deliver"}  # the old book may only have left it unsaid
    if any(move.key == "redraft" for move in moves):
        # The agency that gave it back named another one; the first letter is not written again by habit.
        unlikely |= {"draft", "classify"}
    if not is_own:
        unlikely |= {"draft", "classify"}
    if _is_out(petition) and all(r.public_answer for r in referrals if r.status == "delivered"):
        unlikely.add("publish")
    return _sorted([move for move in moves if _concerns(actor, move)], set(PRIMARY_ORDER) - unlikely)


# What each move asks permission for, where no machine says it.
_PERMISSIONS = {
    **{move.key: P(move.permission) for machine in (REFERRAL, PETITION) for move in machine.transitions},
    "draft": P.DRAFT_LETTER,
    "publish": P.PUBLISH,
    "restrict": P.RESTRICT,
    "letter": P.VIEW,
    "redraft": P.DRAFT_LETTER,
    "ask_partner": P.ASK_PARTNER,
    "promise": P.CHECK_PROMISE,
    "evaluate": P.EVALUATE,
}


def _concerns(actor: Actor, move: Move) -> bool:
    """An agency reads no refusal of what is the office's alone; without an object only the role can refuse."""
    return actor.role in READERS or move.decision.allowed or decide(actor, _PERMISSIONS[move.key]).allowed


def _draftable(actor: Actor, petition: Petition, referrals: list[Referral]) -> Decision:
    answer = decide(actor, P.DRAFT_LETTER, petition)
    if answer.allowed and petition.status == "open":
        return denied(_("Phải phân loại trước khi đưa vào công văn."))
    if answer.allowed and petition.status not in PETITION.move("refer").source:
        return PETITION.decide("refer", petition.status, petition)
    if answer.allowed and any(
        r.forwarder_id == actor.principal
        and r.authority_id == petition.lead_id
        and r.status in ("drafted", "forwarded", "received", "in_process")
        for r in referrals
    ):
        return denied(_("Đã có lượt chuyển đang mở tới cơ quan này."))
    return answer


def _is_out(petition: Petition) -> bool:
    publication = getattr(petition, "publication", None)
    return publication is not None and publication.withdrawn_at is None


def _publishable(actor: Actor, petition: Petition, referrals: list[Referral]) -> Decision:
    answer = decide(actor, P.PUBLISH, petition)
    if not answer.allowed and _is_out(petition):
        # A second forwarding body adds the answers that it told its voters of (case E02).
        told = (r for r in referrals if r.status == "delivered" and r.forwarder_id == actor.principal)
        return next((decide(actor, P.PUBLISH_ANSWER, r) for r in told), answer)
    if answer.allowed and petition.status in ("open", "merged"):
        return denied(_("Phân loại xong mới công khai được."))
    if answer.allowed and petition.status == "withdrawn":
        return denied(_("Cử tri đã rút kiến nghị này nên không công khai."))
    if answer.allowed and petition.secrecy:
        return denied(_("Kiến nghị có độ mật, không công khai."))
    return answer


AT_ONCE = ("process",)
REFERRAL_FORMS = {
    "receive": "voters:receive",
    "process": "voters:process",
    "return_wrong": "voters:return_wrong",
    "answer": "voters:reply",
    "answer_again": "voters:reply",
    "deliver": "voters:deliver",
    "correct": "voters:correct",
    "recall": "voters:recall",
}


def _referral_moves(actor: Actor, referral: Referral) -> list[Move]:
    """The moves that the referral's state offers; others would only make the list long."""
    found = []
    for move in REFERRAL.moves_from(referral.status):
        if move.key not in REFERRAL_FORMS:
            continue
        decision = _may(actor, REFERRAL, move.key, referral, form_gives=True)
        label = f"{say(move.label)} – {referral.authority.label}"
        url = reverse(REFERRAL_FORMS[move.key], kwargs={"pk": referral.pk})
        found.append(Move(move.key, label, url, decision, is_post=move.key in AT_ONCE))
    if referral.status in AT_WORK and not referral.petition.secrecy:
        label = _("Hỏi ý kiến phối hợp – %(authority)s") % {"authority": referral.authority.label}
        url = reverse("voters:ask_partner", kwargs={"pk": referral.pk})
        found.append(Move("ask_partner", label, url, decide(actor, P.ASK_PARTNER, referral)))
    found += _judging(actor, referral)
    if referral.status == "drafted" and referral.letter_id:
        found.append(
            Move(
                "letter",
                _("Mở công văn đang soạn"),
                reverse("voters:letter", kwargs={"pk": referral.letter_id}),
                decide(actor, P.VIEW, referral),
            )
        )
    if referral.status == "returned_wrong" and not referral.replaced_by.all():
        label = _("Chuyển lại tới %(authority)s") % {"authority": referral.right_authority}
        found.append(
            Move(
                "redraft",
                label,
                reverse("voters:redraft", kwargs={"pk": referral.pk}),
                decide(actor, P.DRAFT_LETTER, referral),
                is_post=True,
            )
        )
    return found


def _judging(actor: Actor, referral: Referral) -> list[Move]:
    """What may be said of an answer that stands: is it good, and was the promise in it kept."""
    outcome = referral.current_outcome()
    if outcome is None or actor.role not in READERS:
        return []
    here, name = {"pk": referral.pk}, {"authority": referral.authority.label}
    found = []
    if referral.has_open_promise():
        found.append(
            Move(
                "promise",
                _("Kiểm tra lời hứa – %(authority)s") % name,
                reverse("voters:promise", kwargs=here),
                decide(actor, P.CHECK_PROMISE, referral),
            )
        )
    found.append(
        Move(
            "evaluate",
            _("Đánh giá trả lời – %(authority)s") % name,
            reverse("voters:evaluate", kwargs=here),
            decide(actor, P.EVALUATE, referral),
        )
    )
    return found


PRIMARY_ORDER = (
    "classify",
    "redraft",
    "letter",
    "draft",
    "receive",
    "answer",
    "answer_again",
    "deliver",
    "publish",
    "close",
)


def _sorted(moves: list[Move], candidates: set[str]) -> Moves:
    """At most one allowed move is the primary one: the furthest step of the road that can be made now."""
    allowed = [move for move in moves if move.decision.allowed]
    steps = [move for move in allowed if move.key in candidates]
    latest = max(steps, key=lambda move: PRIMARY_ORDER.index(move.key), default=None)
    shown = [replace(move, is_primary=move is latest) for move in allowed]
    return Moves(
        allowed=sorted(shown, key=lambda move: (not move.is_primary, move.key not in candidates)),
        refused=[move for move in moves if not move.decision.allowed],
    )
