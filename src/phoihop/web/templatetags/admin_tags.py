"""Tags of the administration: its menu by what the seat may open, and moves with their reasons."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.base.law.loader import full_listing
from phoihop.base.law.local import current_list, current_rulebook
from phoihop.base.law.local_content import is_year
from phoihop.base.law.models import LocalKind, LocalVersion
from phoihop.kernel.decision import Decision
from phoihop.kernel.rulebook import RuleNotFoundError
from phoihop.org.models import Body
from phoihop.org.permissions import P, decide

register = template.Library()

# The sets of rules that are shipped, by the file that holds them.
RULE_SETS = {
    "voters": _("cả nước"),
    "nghe_an": _("mẫu Nghệ An"),
    "ho_chi_minh": _("TP. Hồ Chí Minh trước năm 2025"),
}

# Group, then its pages: words, address name, what it needs, beginnings of the names that belong to it.
SECTIONS: tuple[tuple[Any, tuple[tuple[Any, str, P, tuple[str, ...]], ...]], ...] = (
    ("", ((_("Tổng quan"), "admin", P.VIEW_ADMINISTRATION, ()),)),
    (
        _("Tổ chức"),
        (
            (_("Cơ quan"), "admin_bodies", P.VIEW_ORGANISATION, ("admin_bod", "admin_principal")),
            (_("Ghế"), "admin_seats", P.VIEW_ORGANISATION, ("admin_seat", "admin_holding")),
            (_("Người"), "admin_people", P.VIEW_ORGANISATION, ("admin_pe",)),
            (_("Tài khoản"), "admin_accounts", P.VIEW_ORGANISATION, ("admin_account",)),
            (_("Địa bàn"), "admin_places", P.VIEW_ORGANISATION, ("admin_place",)),
            (_("Nhiệm kỳ, kỳ họp"), "admin_terms", P.VIEW_SESSIONS, ("admin_term", "admin_session")),
        ),
    ),
    (
        _("Quy định"),
        (
            (_("Chờ duyệt"), "admin_versions", P.VIEW_LAW, ("admin_version",)),
            (_("Thời hạn"), "admin_rules", P.VIEW_LAW, ("admin_rule",)),
            (_("Lịch làm việc"), "admin_calendar", P.VIEW_LAW, ("admin_calendar",)),
            (_("Danh mục"), "admin_lists", P.VIEW_LAW, ("admin_list",)),
            (_("Thể thức văn bản"), "admin_heads", P.VIEW_LAW, ("admin_head",)),
        ),
    ),
    (
        _("Vận hành"),
        (
            (_("Việc nền"), "admin_jobs", P.VIEW_JOBS, ("admin_job",)),
            (_("Nhật ký"), "admin_audit", P.VIEW_AUDIT, ("admin_audit",)),
        ),
    ),
)


@register.filter
def rule_set(name: str) -> str:
    """A set of rules by its name; one that is not known as it is."""
    return str(RULE_SETS.get(name, name))


@register.filter
def what_it_changes(version: LocalVersion) -> str:
    """The rule, day, entry or body that a local version is about, as people call it."""
    key = version.key
    if version.kind == LocalKind.CALENDAR_DAY:
        return key if is_year(key) else f"{date.fromisoformat(key):%d/%m/%Y}"
    if version.kind == LocalKind.RULE:
        try:
            rule = current_rulebook().versions(key)[-1]
        except RuleNotFoundError:
            return key
        return f"{rule.id} {rule.title}"
    if version.kind == LocalKind.LIST_ENTRY:
        name, _slash, code = key.partition("/")
        entry = next((one for one in current_list(name) if one.code == code), None)
        return f"{full_listing(name).title}: {entry.vi if entry else code}"
    body = Body.objects.filter(code=key).first()
    return body.name if body else key


@register.inclusion_tag("web/admin/part/menu.html", takes_context=True)
def admin_menu(context: dict[str, Any]) -> dict[str, Any]:
    """The pages that the seat may open, the current one marked."""
    request = context["request"]
    here = request.resolver_match.url_name if request.resolver_match else ""
    groups = []
    for title, pages in SECTIONS:
        shown = [
            {
                "words": words,
                "address": reverse(f"web:{name}"),
                "is_here": here == name or here.startswith(family),
            }
            for words, name, permission, family in pages
            if decide(request.actor, permission)
        ]
        if shown:
            groups.append({"title": title, "pages": shown})
    return {"groups": groups}


@register.inclusion_tag("web/admin/part/move.html")
def move(
    words: str, address: str, decision: Decision, kind: str = "", *, query: str = "", value: Any = ""
) -> dict[str, Any]:
    """A link to a lawful move; one that is not allowed stays in sight with its reason."""
    if query:
        address = f"{address}?{urlencode({query: value})}"
    return {"words": words, "address": address, "decision": decision, "kind": kind}
