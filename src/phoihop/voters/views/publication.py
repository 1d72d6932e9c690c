"""What of a petition is open to whom: published with its answers, taken off, closed to all but its owner."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from phoihop.base.access.staff import attempt, staff
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.voters.actions.publishing import publish_answers, publish_petition, withdraw_publication
from phoihop.voters.actions.secrecy import restrict_petition, unrestrict_petition
from phoihop.voters.forms.petitions import AnswersForm, BasisForm, PublishForm, ReasonForm
from phoihop.voters.models import Petition, Referral
from phoihop.voters.permissions import P, decide
from phoihop.voters.views.petitions import found


def _told(actor: Actor, petition: Petition) -> list[Referral]:
    """The answers that this body has told its voters of and not published yet."""
    rows = petition.referrals.filter(status="delivered", forwarder=actor.principal)
    rows = (
        rows.select_related("authority", "forwarder", "petition").prefetch_related("outcomes").order_by("pk")
    )
    return [one for one in rows if decide(actor, P.PUBLISH_ANSWER, one).allowed]


@staff
def publish(request: Any, code: str) -> HttpResponse:
    """Publish the petition with its answers; a second forwarding body adds its own answers to the page (case E02)."""
    obj = found(request, code, P.VIEW)
    told = _told(request.actor, obj)
    owns = decide(request.actor, P.PUBLISH, obj)
    publication = getattr(obj, "publication", None)
    if not owns.allowed and not (told and publication and publication.withdrawn_at is None):
        require(owns)
    posted = request.POST or None
    initial = {
        "version": obj.version,
        "text": publication.text if publication else obj.headline,
        "shows_reply": publication.shows_reply if publication else False,
    }
    form = PublishForm(posted, initial=initial) if owns.allowed else None
    answers = AnswersForm(posted, referrals=told, initial={"version": obj.version})
    # Every form is asked, so that every error is shown.
    validity = [one.is_valid() for one in (form, answers) if one is not None]
    if request.method == "POST" and all(validity):

        def do() -> None:
            if form is None:
                publish_answers(actor=request.actor, petition=obj, answers=answers.answers)
                return
            data = form.cleaned_data
            publish_petition(
                actor=request.actor,
                petition=obj,
                text=data["text"],
                answers=answers.answers,
                shows_reply=data["shows_reply"],
                expected_version=data["version"],
            )

        if attempt(request, do, _("Đã công khai %(code)s.") % {"code": obj.code}):
            return redirect(obj)
    context = {
        "petition": obj,
        "form": form or answers,
        "more_forms": [answers] if form else [],
        "title": _("Công khai kiến nghị"),
        "button": _("Công khai"),
        "part": "voters/part/publish_note.html",
    }
    return render(request, "voters/page/form.html", context)


@staff
def unpublish(request: Any, code: str) -> HttpResponse:
    """Take a petition off the public site, with the reason."""
    obj = found(request, code, P.PUBLISH)
    form = ReasonForm(request.POST or None, initial={"version": obj.version})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if attempt(
            request,
            lambda: withdraw_publication(
                actor=request.actor, petition=obj, reason=data["reason"], expected_version=data["version"]
            ),
            _("Đã gỡ %(code)s khỏi trang công khai.") % {"code": obj.code},
        ):
            return redirect(obj)
    return render(
        request,
        "voters/page/form.html",
        {"petition": obj, "form": form, "title": _("Gỡ công khai"), "button": _("Gỡ")},
    )


@staff
def restrict(request: Any, code: str) -> HttpResponse:
    """Close a petition to all but its owner, or open it again; both with the basis."""
    obj = found(request, code, P.RESTRICT)
    form = BasisForm(request.POST or None, initial={"version": obj.version})
    change = unrestrict_petition if obj.secrecy else restrict_petition
    title = _("Bỏ hạn chế tiếp cận") if obj.secrecy else _("Hạn chế tiếp cận")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if attempt(
            request,
            lambda: change(
                actor=request.actor, petition=obj, basis=data["basis"], expected_version=data["version"]
            ),
            _("Đã ghi: %(what)s, %(code)s.") % {"what": title.lower(), "code": obj.code},
        ):
            return redirect(obj)
    context = {
        "petition": obj,
        "form": form,
        "title": title,
        "button": title,
        "part": "voters/part/restrict_note.html",
    }
    return render(request, "voters/page/form.html", context)
