"""Addresses of the staff shell."""

from django.urls import include, path

from phoihop.web.views import account, home, search

app_name = "web"

urlpatterns = [
    path("viec-cua-toi/", home.home, name="home"),
    path("tu-cach/", account.capacity, name="capacity"),
    path("giao-dien/", account.theme, name="theme"),
    path("phim-tat/", account.keys, name="keys"),
    path("thong-bao/", account.notices, name="notices"),
    path("tim/", search.search, name="search"),
    path("tim/nhanh/", search.palette, name="palette"),
    path("quan-tri/", include("phoihop.web.admin.urls")),
]
