"""First the own password, then the work: a one-time password opens nothing but the page that changes it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404

LEADS_TO = "account_change_password"  # the name of an address
STILL_OPEN = frozenset({LEADS_TO, "account_logout", "set_language"})


class PasswordGate:
    """Leads whoever signed in with a one-time password to the page that changes it, wherever they go."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and user.must_change_password and not _is_open(request):
            return HttpResponseRedirect(reverse(LEADS_TO))
        return self.get_response(request)


def _is_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in STILL_OPEN
    except Resolver404:
        return False
