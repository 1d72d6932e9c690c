"""What can be done from anywhere under Ctrl-K: the commands that this capacity may carry out, and its pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.base.ui.context import navigation
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import Decision
from phoihop.kernel.text import fold
from phoihop.org import permissions as org
from phoihop.voters import permissions as voters

MOST = 8
# What is done, where, by whom; the query opens a list at what waits.
_COMMANDS = (
    (_("Nhập văn bản"), "voters:imports", "", voters.P.IMPORT),
    (_("Sàng lọc ý kiến"), "voters:triage", "", voters.P.TRIAGE),
    (_("Phân loại kiến nghị chưa chuyển"), "voters:petitions", "view=unsent", voters.P.CLASSIFY),
    (_("Lập văn bản chuyển"), "voters:petitions", "view=unsent", voters.P.DRAFT_LETTER),
    (_("Ký, gửi công văn chuyển"), "voters:letters", "buoc=draft", voters.P.FORWARD),
    (_("Trả lời kiến nghị đang chờ"), "voters:petitions", "view=open_due", voters.P.ANSWER),
    (_("Duyệt bản của địa phương"), "web:admin_versions", "", org.P.DECIDE_LOCAL),
    (_("Thêm tài khoản"), "web:admin_account_new", "", org.P.MANAGE_ACCOUNTS),
    (_("Thêm cơ quan"), "web:admin_body_new", "", org.P.MANAGE_BODIES),
    (_("Thêm ghế"), "web:admin_seat_new", "", org.P.MANAGE_SEATS),
    (_("Thêm kỳ họp"), "web:admin_session_new", "", org.P.MANAGE_SESSIONS),
    (_("Soạn ngày nghỉ, ngày làm bù"), "web:admin_calendar_propose", "", org.P.PROPOSE_LOCAL),
    (_("Xem nhật ký"), "web:admin_audit", "", org.P.VIEW_AUDIT),
)


@dataclass(frozen=True)
class Command:
    """One line of the palette."""

    label: str
    url: str


def commands(actor: Actor, words: str) -> list[Command]:
    """Those whose words begin as typed, with or without accents; moves first, a page only where no move leads to it."""
    moves = [one for one in _moves(actor) if matches(words, one.label)]
    there = {one.url for one in moves}
    pages = [one for one in _pages(actor) if one.url not in there and matches(words, one.label)]
    return [*moves, *pages][:MOST]


def matches(words: str, label: str) -> bool:
    """Each typed word begins a word of the label."""
    own = fold(label).split()
    return all(any(word.startswith(typed) for word in own) for typed in fold(words).split())


def _moves(actor: Actor) -> list[Command]:
    return [
        Command(str(label), reverse(name) + (f"?{query}" if query else ""))
        for label, name, query, permission in _COMMANDS
        if _may(actor, permission)
    ]


def _may(actor: Actor, permission: voters.P | org.P) -> Decision:
    if isinstance(permission, voters.P):
        return voters.decide(actor, permission)
    return org.decide(actor, permission)


def _pages(actor: Actor) -> list[Command]:
    links = navigation(actor.role, actor.opens_tray)
    shown = [link for group in links.values() for link in group]
    parts = [part for link in shown for part in link.parts]
    return [Command(link.label, link.url) for link in (*shown, *parts) if link.url]
