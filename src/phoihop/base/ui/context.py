"""What the shell needs on every staff page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phoihop.kernel.actor import Actor, Role

# Administrators and auditors; leaders, who decide local versions or move their sessions.
KEEPS_HOUSE = (
    Role.ADMINISTRATOR,
    Role.AUDITOR,
    Role.OFFICE_LEADER,
    Role.DELEGATION_LEADER,
    Role.COUNCIL_LEADER,
)
TAKES_IN = (Role.SPECIALIST, Role.CLERK, Role.OFFICE_LEADER, Role.FRONT_SPECIALIST, Role.FRONT_LEADER)


@dataclass(frozen=True)
class Link:
    """One entry of the navigation; without an address it is not open yet. ``number`` is that of the regulation's field."""

    label: str
    url: str = ""
    icon: str = ""
    number: str = ""
    parts: tuple[Link, ...] = ()


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation, capacities and unread notices; computed only when a template asks."""
    actor: Actor = getattr(request, "actor", Actor.public())
    return {
        "actor": actor,
        "capacity": getattr(request, "capacity", None),
        "capacities": getattr(request, "capacities", []),
        "is_demo": settings.DEMO,
        "nav": lambda: navigation_html(actor, request.path),
        "unread": SimpleLazyObject(lambda: _unread(actor)),
    }


def _unread(actor: Actor) -> int:
    from django.apps import apps  # notices stand above this layer; the shell only counts them

    return int(
        apps.get_model("office", "Notice").objects.filter(user=actor.user, read_at__isnull=True).count()
    )


def navigation(role: Role | None, opens_tray: bool) -> dict[str, list[Link]]:
    """The fields of the regulation in its order; what is not open yet is named and not hidden."""
    voters = [_link(_("Kiến nghị"), "voters:petitions")]
    if role is not Role.AUTHORITY_OFFICER:
        voters.append(_link(_("Ý kiến"), "voters:opinions"))
    if role in TAKES_IN:
        voters += [_link(_("Sàng lọc"), "voters:triage"), _link(_("Nhập văn bản"), "voters:imports")]
    voters.append(_link(_("Công văn chuyển"), "voters:letters"))
    if opens_tray:
        voters.append(_link(_("Khay riêng"), "voters:tray"))
    keeps_records = role in (Role.ADMINISTRATOR, Role.AUDITOR)
    fields = [
        Link(_("Tuyên truyền, đại đoàn kết"), number="1"),
        Link(_("Xây dựng luật"), number="2"),
        Link(_("Tiếp xúc cử tri"), reverse("voters:petitions"), number="3", parts=tuple(voters)),
        Link(_("Tiếp công dân, đơn thư"), number="4"),
        Link(_("Giám sát, phản biện"), number="5"),
        Link(_("Bầu cử"), number="6"),
        Link(_("Hội họp, thông tin"), number="7"),
    ]
    common = [_link(_("Quy chế phối hợp"), "regulation:regulation", "book-open")]
    if role in KEEPS_HOUSE:
        common.append(_link(_("Quản trị"), "web:admin", "settings"))
    work = [_link(_("Việc của tôi"), "web:home", "inbox")]
    if not keeps_records:
        work.append(_link(_("Theo dõi, đôn đốc"), "commitments:ledger", "list"))
    return {"work": work, "fields": [] if keeps_records else fields, "common": common}


def _link(label: str, name: str, icon: str = "") -> Link:
    return Link(label, reverse(name), icon)


def navigation_html(actor: Actor, path: str) -> SafeString:
    """The navigation for a page: it depends on the seat, the language and the section, so it is drawn once for each."""
    section = next((url for url in _addresses(actor.role, actor.opens_tray) if path.startswith(url)), "")
    return _drawn(actor.role, actor.opens_tray, get_language() or "", section)


@cache
def _addresses(role: Role | None, opens_tray: bool) -> tuple[str, ...]:
    nav = navigation(role, opens_tray)
    parts = [part for field in nav["fields"] for part in field.parts]
    return tuple(link.url for link in (*nav["work"], *parts, *nav["common"]))


@lru_cache(maxsize=512)
def _drawn(role: Role | None, opens_tray: bool, language: str, section: str) -> SafeString:
    return render_to_string("ui/part/nav.html", {"nav": navigation(role, opens_tray), "section": section})
