"""Addresses of the floors."""

from django.urls import path

from bench.floor import views

urlpatterns = [
    path("suc-khoe/", views.health),
    path("list/", views.status_owner),
    path("due/", views.open_due),
    path("search/", views.search),
    path("petition/<int:pk>/", views.petition),
    path("insert/", views.insert),
]
