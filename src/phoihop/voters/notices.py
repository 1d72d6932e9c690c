"""Who is told what when a referral moves: the code of the petition and the number of the paper, never its words.

A row of ``ROWS`` is one kind of notice. What is told to an agency goes to all who sit there; what is told to the
forwarding body goes to who drafted the letter and to the leaders of its office. Nobody is told of an own act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from phoihop.kernel.actor import Role
from phoihop.office.notices import holdings_of, tell, users_of
from phoihop.voters.events import MoveMade
from phoihop.voters.models import PartnerRequest, Referral


@dataclass(frozen=True)
class Told:
    """What is said, where a click leads, to whom."""

    text: str
    url: str
    users: list[int]


def move_made(event: MoveMade) -> None:
    """A referral, or what was asked on it, moved: tell those whom it concerns, inside the act's own transaction."""
    row = ROWS.get(event.name)
    if row is None:
        return
    told = row(event.obj)
    if told is not None:
        users = [user for user in told.users if user != event.actor.user]
        tell(users, kind=event.name, text=told.text, url=told.url)


def _forwarded(referral: Referral) -> Told | None:
    """One notice for a letter, however many petitions it carries."""
    letter = referral.letter
    if (
        letter is None
        or letter.referrals.order_by("order", "pk").values_list("pk", flat=True)[0] != referral.pk
    ):
        return None
    words = {
        "symbol": letter.document.symbol,
        "body": letter.forwarder.label,
        "n": letter.referrals.count(),
    }
    text = _("Công văn %(symbol)s của %(body)s chuyển đến %(n)d kiến nghị để giải quyết, trả lời") % words
    return Told(text, letter.get_absolute_url(), users_of(referral.authority_id))


def _answered(referral: Referral) -> Told | None:
    """One notice for a reply, however many petitions it answers."""
    outcome = referral.current_outcome()
    if outcome is None:
        return None
    reply = outcome.reply
    together = list(reply.outcomes.order_by("pk").select_related("referral__petition"))
    if together[0].referral_id != referral.pk:
        return None
    codes = ", ".join(each.referral.petition.code for each in together)
    words = {"body": reply.authority.label, "symbol": reply.symbol, "codes": codes}
    if reply.correction_of_id:
        text = _("%(body)s đã đính chính trả lời bằng văn bản %(symbol)s: %(codes)s") % words
    else:
        text = _("Có trả lời mới: %(body)s, văn bản %(symbol)s: %(codes)s") % words
    return Told(text, referral.petition.get_absolute_url(), _followers(referral))


def _returned(referral: Referral) -> Told:
    words = {"body": referral.authority.label, "code": referral.petition.code}
    text = _("%(body)s trả lại %(code)s: không đúng thẩm quyền") % words
    return Told(text, referral.petition.get_absolute_url(), _followers(referral))


def _correction_asked(referral: Referral) -> Told:
    words = {"body": referral.forwarder.label, "code": referral.petition.code}
    text = _("%(body)s đề nghị đính chính trả lời %(code)s") % words
    return Told(text, referral.petition.get_absolute_url(), users_of(referral.authority_id))


def _withdrawn(referral: Referral) -> Told:
    words = {"body": referral.forwarder.label, "code": referral.petition.code}
    text = _("%(body)s: cử tri đã rút %(code)s, không phải trả lời nữa") % words
    return Told(text, referral.petition.get_absolute_url(), users_of(referral.authority_id))


def _partner_asked(asked: PartnerRequest) -> Told:
    words = {"body": asked.referral.authority.label, "code": asked.referral.petition.code}
    text = _("%(body)s hỏi ý kiến phối hợp về %(code)s") % words
    return Told(text, asked.get_absolute_url(), users_of(asked.partner_id))


def _partner_answered(asked: PartnerRequest) -> Told:
    words = {"body": asked.partner.label, "code": asked.referral.petition.code}
    text = _("%(body)s đã cho ý kiến phối hợp về %(code)s") % words
    return Told(text, asked.get_absolute_url(), users_of(asked.referral.authority_id))


ROWS: dict[str, Callable[[Any], Told | None]] = {
    "referral_forwarded": _forwarded,
    "referral_answered": _answered,
    "referral_returned": _returned,
    "referral_correction_asked": _correction_asked,
    "referral_withdrawn": _withdrawn,
    "partner_asked": _partner_asked,
    "partner_answered": _partner_answered,
}


def _followers(referral: Referral) -> list[int]:
    """At the forwarding body: who drafted the letter, as long as that person sits there, and the office's leaders."""
    drafted_by = referral.letter.document.drafted_by if referral.letter else ""
    found = holdings_of(referral.forwarder_id).values_list(
        "person__user", "person__user__full_name", "seat__role"
    )
    return sorted(
        {
            user
            for user, name, role in found
            if role == Role.OFFICE_LEADER or drafted_by.startswith(f"{name} (")
        }
    )
