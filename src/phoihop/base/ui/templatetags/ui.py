"""What every page says the same way: dates, days left, states, icons, addresses of filtered lists."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from phoihop.base.law.local import current_rulebook
from phoihop.kernel import clock
from phoihop.kernel.duedate import DueDate
from phoihop.kernel.explain import explain
from phoihop.kernel.rulebook import RuleNotFoundError
from phoihop.kernel.rules import Rule

register = template.Library()
ONE_WEEK = timedelta(days=7)
RULE_KEY = re.compile(r"\b[a-z][a-z_]*\.[A-Z][A-Z0-9]*\d+[a-z]*\b")


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """23/11/2026; nothing for nothing."""
    if value is None:
        return ""
    day = clock.local(value) if isinstance(value, datetime) else value
    return f"{day:%d/%m/%Y}"


@register.filter
def vn_datetime(value: datetime | None) -> str:
    """09:30 23/11/2026."""
    return f"{clock.local(value):%H:%M %d/%m/%Y}" if value else ""


@register.filter
def days_left(due: date | None) -> str:
    """How far a due day is from today, in words: "còn 6 ngày", "hôm nay", "quá hạn 3 ngày"."""
    if due is None:
        return ""
    days = (due - clock.today()).days
    if days < 0:
        return _("quá hạn %(days)d ngày") % {"days": -days}
    return _("hạn hôm nay") if days == 0 else _("còn %(days)d ngày") % {"days": days}


@register.filter
def due_tone(due: date | None) -> str:
    """late, soon (within a week) or calm: the class of a due chip."""
    if due is None:
        return "calm"
    days = (due - clock.today()).days
    return "late" if days < 0 else "soon" if days <= 7 else "calm"


ICON_OF_TONE = {"late": "alert-triangle", "soon": "clock", "calm": "calendar"}


@register.simple_tag
def due(on: date | None) -> SafeString | str:
    """A due day as colour, icon and word."""
    if on is None:
        return ""
    tone = due_tone(on)
    return format_html(
        '<span class="ph-due is-{}">{} <b>{}</b> {}</span>',
        tone,
        icon(ICON_OF_TONE[tone]),
        f"{on:%d/%m/%Y}",
        days_left(on),
    )


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An icon of the sprite, never the only carrier of a meaning."""
    return format_html(
        '<svg class="ph-icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("vendor/icons.svg"),
        name,
    )


TONES = {
    "waiting": ("going", "edit-3"),
    "owed": ("going", "send"),
    "late": ("late", "alert-triangle"),
    "done": ("done", "check-circle"),
    "ended": ("calm", "archive"),
}


@register.simple_tag
def tone_class(tone: str) -> str:
    return TONES.get(tone, ("calm", "circle"))[0]


@register.simple_tag
def tone_icon(tone: str) -> SafeString:
    return icon(TONES.get(tone, ("calm", "circle"))[1])


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """This page's address with some filters changed; a change to nothing removes the filter, paging starts anew."""
    request: HttpRequest = context["request"]
    values = request.GET.copy()
    values.pop("trang", None)
    for key, value in changes.items():
        if value in (None, ""):
            values.pop(key, None)
        else:
            values[key] = str(value)
    return f"?{values.urlencode()}"


@register.simple_tag(takes_context=True)
def without_query(context: dict[str, Any], name: str) -> str:
    """This page's address without one filter."""
    return with_query(context, **{name: ""})


@register.inclusion_tag("ui/part/faults.html")
def faults(*forms: Any) -> dict[str, Any]:
    """What is to be mended on the page, on top of it: a line a field, each a link to its field.

    Takes forms, lists of forms and nothing; a form with a ``heading`` says which of many like it is meant.
    """
    flat = [one for given in forms for one in (given if isinstance(given, list | tuple) else [given]) if one]
    return {
        "general": [error for form in flat for error in form.non_field_errors()],
        "faults": [
            {
                "target": "" if field.is_hidden else field.id_for_label or field.auto_id,
                "label": ": ".join(filter(None, [getattr(form, "heading", ""), str(field.label)])),
                "message": " ".join(str(error) for error in field.errors),
            }
            for form in flat
            for field in form
            if field.errors
        ],
    }


@register.filter
def flipped(order: str, first: str) -> str:
    """What a column's heading asks for: its own order first, the other way round where it is already in it."""
    turned = first[1:] if first.startswith("-") else f"-{first}"
    return turned if order == first else first


@register.filter
def attribute(obj: Any, name: str) -> Any:
    """A named attribute of an object that the view gives."""
    return getattr(obj, name)


@register.simple_tag(takes_context=True)
def page_link(context: dict[str, Any], number: int) -> str:
    """The same list on another page."""
    return with_query(context, trang=number)


@register.filter
def initials(name: str) -> str:
    """The given name's first letter, as the Vietnamese call people."""
    words = str(name).split()
    return words[-1][0].upper() if words else "?"


@register.filter
def lookup(mapping: dict[Any, Any], key: Any) -> Any:
    """The value of a key in a mapping given by the view; the key itself where it is unknown."""
    return mapping.get(key, key)


@register.inclusion_tag("ui/part/why.html")
def why(trace: dict[str, Any] | None) -> dict[str, Any]:
    """ "Vì sao là ngày này?": each counted and skipped day of a due date, in words and on small calendars."""
    if not trace:
        return {"due": None}
    found = DueDate.from_json(trace)
    return {"due": found, "rule": rule_of(found), "lines": explain(found), "months": months(found)}


def rule_of(found: DueDate) -> Rule | None:
    """The rule that the date was counted by, for its article; none where the book no longer has it."""
    try:
        return current_rulebook().rule(found.rule_key, on=found.trigger)
    except RuleNotFoundError:
        return None


@register.filter
def rule_named(key: str) -> str:
    """A rule as people call it: "T17 (Điều 50 khoản 1 Nghị quyết …)"; what the book does not hold stays as it is."""
    try:
        rule = current_rulebook().versions(key)[-1]
    except RuleNotFoundError:
        return key
    return f"{rule.id} ({rule.source})"


@register.filter
def rule_limit(key: str) -> str:
    """How long a rule gives, from what, and its number: "30 ngày, từ ngày nhận kiến nghị (T17)"."""
    try:
        rule = current_rulebook().versions(key)[-1]
    except RuleNotFoundError:
        return key
    return (
        f"{rule.limit}, {rule.start_label} ({rule.id})" if rule.start_label else f"{rule.limit} ({rule.id})"
    )


@register.filter
def rules_named(line: str) -> str:
    """A line of a trace with every rule's key put as people call it; traces that are kept hold the keys."""
    return RULE_KEY.sub(lambda found: rule_named(found[0]), line)


def months(found: DueDate) -> list[dict[str, Any]]:
    """The months between trigger and due day, week by week; each day with its kind and number."""
    numbers = dict(found.counted)
    skipped = dict(found.skipped)
    days = sorted({found.trigger, found.due, *numbers, *skipped})
    first, last = days[0].replace(day=1), days[-1]
    shown: list[dict[str, Any]] = []
    while first <= last and len(shown) < 6:
        following = (first.replace(day=28) + ONE_WEEK).replace(day=1)
        blanks = [None] * first.weekday()
        cells = [
            {
                "on": day,
                "n": numbers.get(day),
                "why": skipped.get(day, ""),
                "is_due": day == found.due,
                "is_trigger": day == found.trigger,
            }
            for day in (date(first.year, first.month, n) for n in range(1, (following - first).days + 1))
        ]
        padded: list[Any] = [*blanks, *cells]
        shown.append({"first": first, "weeks": [padded[i : i + 7] for i in range(0, len(padded), 7)]})
        first = following
    return shown
