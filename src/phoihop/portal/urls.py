"""Addresses of the public site."""

from django.urls import path

from phoihop.portal import views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("kn/<str:code>/", views.petition, name="petition"),
]
