"""Pages of the staff shell: signed in, on a seat; and the way a view makes an act and tells how it went."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from phoihop.base.access.conflict import StaleVersion, told
from phoihop.base.database.deadlock import once_more
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed


class StaffRequest(HttpRequest):
    """A request whose actor sits on a seat (type of every staff view's argument)."""

    actor: Actor


View = Callable[..., HttpResponseBase]


def staff(view: View) -> View:
    """Anonymous visitors go to the sign-in page; an account without a seat is told so."""

    @functools.wraps(view)
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.actor.is_person:
            raise NotAllowed(_("Tài khoản này chưa được giao ghế nào; hãy liên hệ quản trị của cơ quan."))
        return view(request, *args, **kwargs)

    return guarded


def attempt(request: Any, do: Callable[[], Any], done: str = "") -> bool:
    """Make an act; say what was done, or why it was refused. Nothing typed is lost: the caller shows its form again."""
    try:
        once_more(do)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return False
    except StaleVersion as refusal:
        messages.error(request, told(refusal, request.actor))
        return False
    if done:
        messages.success(request, done)
    return True
