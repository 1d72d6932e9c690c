"""All addresses: each app brings its own, the more special ones first."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from phoihop.conf.health import health
from phoihop.conf.web import HEALTH_PATH

urlpatterns: list[URLPattern | URLResolver] = [
    path(HEALTH_PATH.lstrip("/"), health, name="health"),
    path("", include("phoihop.web.urls")),
    path("", include("phoihop.commitments.urls")),
    path("", include("phoihop.voters.urls")),
    path("", include("phoihop.regulation.urls")),
    path("", include("phoihop.portal.urls")),
    path("tai-khoan/", include("allauth.account.urls")),
    path("tai-khoan/xac-thuc/", include("allauth.mfa.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
]
