"""What the shell needs on every staff page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
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
    is_here: bool = False


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation, capacities and unread notices; computed only when a template asks."""
    actor: Actor = getattr(request, "actor", Actor.public())
    return {
        "actor": actor,
        "capacity": getattr(request, "capacity", None),
        "capacities": getattr(request, "capacities", []),
        "is_demo": settings.DEMO,
        "nav": SimpleLazyObject(lambda: navigation(actor, request.path)),
        "unread": SimpleLazyObject(lambda: _unread(actor)),
    }


def _unread(actor: Actor) -> int:
    from django.apps import apps  # notices stand above this layer; the shell only counts them

    return int(
        apps.get_model("office", "Notice").objects.filter(user=actor.user, read_at__isnull=True).count()
    )


def navigation(actor: Actor, path: str) -> dict[str, list[Link]]:
    """The fields of the regulation in its order; what is not open yet is named and not hidden."""
    voters = [_link(_("Kiến nghị"), "voters:petitions", path)]
    if actor.role is not Role.AUTHORITY_OFFICER:
        voters.append(_link(_("Ý kiến"), "voters:opinions", path))
    if actor.role in TAKES_IN:
        voters += [
            _link(_("Sàng lọc"), "voters:triage", path),
            _link(_("Nhập văn bản"), "voters:imports", path),
        ]
    voters.append(_link(_("Công văn chuyển"), "voters:letters", path))
    if actor.opens_tray:
        voters.append(_link(_("Khay riêng"), "voters:tray", path))
    fields = [
        Link(_("Tuyên truyền, đại đoàn kết"), number="1"),
        Link(_("Xây dựng luật"), number="2"),
        Link(
            _("Tiếp xúc cử tri"),
            reverse("voters:petitions"),
            number="3",
            parts=tuple(v for v in voters if v.url),
        ),
        Link(_("Tiếp công dân, đơn thư"), number="4"),
        Link(_("Giám sát, phản biện"), number="5"),
        Link(_("Bầu cử"), number="6"),
        Link(_("Hội họp, thông tin"), number="7"),
    ]
    if actor.role in (Role.ADMINISTRATOR, Role.AUDITOR):
        fields = []
    common = [_link(_("Quy chế phối hợp"), "regulation:regulation", path, "book-open")]
    if actor.role in KEEPS_HOUSE:
        common.append(_link(_("Quản trị"), "web:admin", path, "settings"))
    work = [
        _link(_("Việc của tôi"), "web:home", path, "inbox"),
        _link(_("Theo dõi, đôn đốc"), "commitments:ledger", path, "list"),
    ]
    if actor.role in (Role.ADMINISTRATOR, Role.AUDITOR):
        work = work[:1]
    return {"work": [w for w in work if w.url], "fields": fields, "common": [c for c in common if c.url]}


def _link(label: str, name: str, path: str, icon: str = "") -> Link:
    try:
        url = reverse(name)
    except NoReverseMatch:
        return Link(label)
    return Link(label, url, icon, is_here=path.startswith(url))
