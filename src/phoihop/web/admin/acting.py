"""How a page of the administration makes an act: a refusal stands in the form, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from phoihop.base.access.conflict import StaleVersion, told
from phoihop.base.law.reading import LawError
from phoihop.kernel.decision import NotAllowed
from phoihop.org.refusals import Refused

R = TypeVar("R")
NOT_DONE = object()


def sent(request: HttpRequest) -> Any:
    """What the form was sent with; nothing where the page is only asked for."""
    return request.POST if request.method == "POST" else None


def carry_out(request: Any, form: forms.Form, do: Callable[[], R], done: str = "") -> R | object:
    """What the act gave; NOT_DONE where the form is not filled in, or the reason stands beside its field."""
    if not form.is_valid():
        return NOT_DONE
    try:
        given = do()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.reason)
    except LawError as error:
        form.add_error(None, _("Nội dung không dùng được: %(why)s.") % {"why": error.problem})
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    except StaleVersion as refusal:
        form.add_error(None, told(refusal, request.actor))
    else:
        if done:
            messages.success(request, done)
        return given
    return NOT_DONE


@dataclass(frozen=True)
class FormPage:
    """A page with one form: what it is about, what follows from it, where one goes without doing it."""

    title: str
    button: str
    back: str
    crumbs: tuple[tuple[str, str], ...] = ()
    intro: str = ""
    consequences: tuple[str, ...] = ()
    is_loss: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)


def form_page(
    request: HttpRequest, page: FormPage, form: forms.Form, template: str = "web/admin/page/form.html"
) -> HttpResponse:
    """Draw the form; one that was sent and could not be carried out says so in its status."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"shown": page, "form": form, **page.more}, status=status)
