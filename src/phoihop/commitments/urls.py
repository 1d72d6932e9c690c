"""Addresses of the ledger."""

from django.urls import path

from phoihop.commitments.views import ledger

app_name = "commitments"

urlpatterns = [
    path("so-theo-doi/", ledger.ledger, name="ledger"),
    path("so-theo-doi/<str:code>/", ledger.commitment, name="commitment"),
    path("so-theo-doi/<str:code>/gia-han/", ledger.extend, name="extend"),
    path("so-theo-doi/<str:code>/tam-dung/", ledger.pause, name="pause"),
    path("so-theo-doi/<str:code>/tinh-tiep/", ledger.resume, name="resume"),
]
