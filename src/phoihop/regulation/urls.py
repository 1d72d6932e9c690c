"""Addresses of the regulation."""

from django.urls import path

from phoihop.regulation import views

app_name = "regulation"

urlpatterns = [
    path("quy-che/", views.regulation, name="regulation"),
    path("quy-che/<str:code>/", views.regulation, name="version"),
]
