"""The door of the administration: a permission for every page, a second factor for who keeps the keys."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from django.shortcuts import render

from phoihop.base.access.staff import View, staff
from phoihop.kernel.actor import Role
from phoihop.kernel.decision import require
from phoihop.org.permissions import P, decide
from phoihop.org.sign_in import has_second_factor

KEEPS_KEYS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})


def administers(permission: P) -> Callable[[View], View]:
    """Only who has the permission sees the page, whether or not its object exists; others get the reason."""

    def wrap(view: View) -> View:
        @staff
        @functools.wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            require(decide(request.actor, permission))
            if lacks_second_factor(request):
                context = {"has_second_factor": has_second_factor(request.user)}
                return render(request, "web/admin/page/second_factor.html", context, status=403)
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def lacks_second_factor(request: Any) -> bool:
    """Whether the seat keeps the keys but no code was given in this session (off in the demo)."""
    return settings.SECOND_FACTOR_REQUIRED and request.actor.role in KEEPS_KEYS and not request.actor.mfa
