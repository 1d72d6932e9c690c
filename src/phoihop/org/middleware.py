"""Builds the actor of a request once; nothing below a view sees the request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from phoihop.kernel.actor import Actor
from phoihop.org.capacity import actor_for, capacities_of

SESSION_KEY = "tu_cach"


class ActorMiddleware:
    """Sets ``request.actor`` and ``request.capacities``; a capacity that is no longer lawful falls back to the first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated:
            capacities = capacities_of(user)
            chosen = request.session.get(SESSION_KEY)
            current = next((c for c in capacities if c.key == chosen), capacities[0] if capacities else None)
            methods = request.session.get("account_authentication_methods", [])
            mfa = any(method.get("method") == "mfa" for method in methods)
            request.capacities = capacities  # type: ignore[attr-defined]
            request.capacity = current  # type: ignore[attr-defined]
            request.actor = actor_for(user, current, mfa=mfa)  # type: ignore[attr-defined]
        else:
            request.capacities, request.capacity = [], None  # type: ignore[attr-defined]
            request.actor = Actor.public()  # type: ignore[attr-defined]
        return self.get_response(request)
