"""Rules: all with source and check; one with its versions and examples, to try and to write anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.base.law import loader
from phoihop.base.law.local_content import rule_content
from phoihop.base.law.local_overlay import current_calendar, current_rulebook
from phoihop.base.law.models import LocalKind
from phoihop.kernel import clock, text
from phoihop.kernel.deadlines import DueDate, compute, explain
from phoihop.kernel.rulebook import LOCAL, Rulebook, RuleNotFoundError
from phoihop.kernel.rules import Example, Rule
from phoihop.org.permissions import P, decide
from phoihop.web.admin.acting import NOT_DONE, FormPage, carry_out, form_page, sent
from phoihop.web.admin.asked import asked_of
from phoihop.web.admin.door import administers
from phoihop.web.admin.forms.law import ROLLS, RuleForm, TryForm
from phoihop.web.admin.proposing import propose_all, proposed_note, versions_of

form_view = require_http_methods(["GET", "POST"])


@dataclass(frozen=True)
class RuleFilter:
    """What the address says of the list of rules."""

    q: str = ""
    bo: str = ""  # the file of the rulebook
    tham_dinh: str = ""  # "co" or "chua"
    rieng: str = ""  # "co": with a version of the office's own


@administers(P.VIEW_LAW)
@require_GET
def rules(request: Any) -> HttpResponse:
    """Every rule as it holds today, with where it is written and who checked it."""
    asked = asked_of(request, RuleFilter)
    book, today = current_rulebook(), clock.today()
    every = [_shown(book, key, today) for key in dict.fromkeys(rule.key for rule in book.all())]
    context = {
        "asked": asked,
        "rules": [rule for rule in every if _is_asked(rule, asked)],
        "total": len(every),
        "files": sorted({rule.key.partition(".")[0] for rule in every}),
        "clashes": len(book.clashes()),
        "today": today,
    }
    return render(request, "web/admin/page/rules.html", context)


@administers(P.VIEW_LAW)
@require_GET
def rule(request: Any, key: str) -> HttpResponse:
    """One rule: every version, its examples computed now, the office's own versions, a day to try it on."""
    book = current_rulebook()
    versions = _versions(book, key)
    form = TryForm(request.GET if "ngay" in request.GET else None, initial={"ngay": clock.today()})
    context = {
        "rule": _shown(book, versions[0].key, clock.today()),
        "versions": versions[::-1],
        "rolls": {str(roll): words for roll, words in ROLLS.items()},
        "examples": [_example(each, example) for each in versions for example in each.examples],
        "clashes": [pair for pair in book.clashes() if pair[0].key == versions[0].key],
        "own": versions_of(LocalKind.RULE, versions[0].key),
        "form": form,
        "tried": _tried(book, versions[0].key, form),
        "may_propose": decide(request.actor, P.PROPOSE_LOCAL),
    }
    return render(request, "web/admin/page/rule.html", context)


@administers(P.PROPOSE_LOCAL)
@form_view
def propose(request: Any, key: str) -> HttpResponse:
    """Write a version of one's own, starting from what holds today."""
    obj = _shown(current_rulebook(), _versions(loader.rulebook(), key)[0].key, clock.today())
    base = rule_content(obj)
    initial = {**RuleForm.initial_of(base), "valid_from": clock.today()}
    form = RuleForm(sent(request), direction=obj.direction, initial=initial)
    done = carry_out(
        request,
        form,
        lambda: propose_all(request.actor, LocalKind.RULE, [(obj.key, form.content(base))], form.terms),
        proposed_note(1),
    )
    back = reverse("web:admin_rule", args=[obj.key])
    if done is not NOT_DONE:
        return redirect(back)
    crumbs = ((_("Thời hạn"), reverse("web:admin_rules")), (obj.id, back))
    intro = _("Bản gốc không bị sửa. Bản này có hiệu lực từ ngày ghi dưới đây, sau khi người thứ hai duyệt.")
    return form_page(request, FormPage(_("Soạn bản địa phương"), _("Đề xuất"), back, crumbs, intro), form)


def _versions(book: Rulebook, key: str) -> tuple[Rule, ...]:
    try:
        return book.versions(key)
    except RuleNotFoundError:
        raise Http404 from None


def _shown(book: Rulebook, key: str, on: date) -> Rule:
    """The version that holds, or the last one that did."""
    try:
        return book.rule(key, on)
    except RuleNotFoundError:
        return book.versions(key)[-1]


def _is_asked(rule: Rule, asked: RuleFilter) -> bool:
    words = text.fold(f"{rule.key} {rule.title} {rule.source}")
    return (
        all(word in words for word in text.fold(asked.q).split())
        and asked.bo in ("", rule.key.partition(".")[0])
        and (not asked.tham_dinh or (asked.tham_dinh == "co") == bool(rule.verified))
        and (asked.rieng != "co" or rule.origin == LOCAL)
    )


def _example(rule: Rule, example: Example) -> tuple[Example, DueDate]:
    """An example beside what the rule gives by the calendar as it is known now."""
    return example, compute(rule, example.trigger, current_calendar())


def _tried(book: Rulebook, key: str, form: TryForm) -> dict[str, Any] | None:
    """The due date of the day asked for with its trace, or why there is none."""
    if not form.is_valid():
        return None
    trigger = form.cleaned_data["ngay"]
    try:
        found = book.rule(key, trigger)
    except RuleNotFoundError as error:
        return {"trigger": trigger, "problem": error.message}
    due = compute(found, trigger, current_calendar())
    return {"trigger": trigger, "rule": found, "due": due, "lines": explain(due)}
