"""All addresses: each app brings its own, the more special ones first."""

from __future__ import annotations

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from phoihop.conf.health import health
from phoihop.conf.web import HEALTH_PATH


def absent(request: HttpRequest, key: str = "") -> NoReturn:
    """No such page, whatever an app of the accounts would show here."""
    raise Http404


urlpatterns: list[URLPattern | URLResolver] = [
    path(HEALTH_PATH.lstrip("/"), health, name="health"),
    path("", include("phoihop.web.urls")),
    path("", include("phoihop.commitments.urls")),
    path("", include("phoihop.voters.urls")),
    path("", include("phoihop.regulation.urls")),
    path("", include("phoihop.portal.urls")),
    # The address of an account is kept by the administrators: the pages where a person would change it have no use here.
    path("tai-khoan/email/", absent),
    path("tai-khoan/confirm-email/", absent),
    path("tai-khoan/confirm-email/<str:key>/", absent),
    path("tai-khoan/", include("allauth.account.urls")),
    path("tai-khoan/xac-thuc/", include("allauth.mfa.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
]
