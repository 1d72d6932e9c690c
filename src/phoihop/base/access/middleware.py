"""Turns a refusal, a conflict or a lost file that no view handled into a page that says what happened and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from phoihop.base.access.conflict import StaleVersion, told
from phoihop.base.files.store import FileGone
from phoihop.kernel.decision import NotAllowed


class DecisionMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Any, exception: Exception) -> HttpResponse | None:
        """403 with the reason, 409 with the object as it stands now, 410 for lost bytes; anything else goes on."""
        if isinstance(exception, NotAllowed):
            return render(request, "403.html", {"reason": exception.reason}, status=403)
        if isinstance(exception, FileGone):
            return render(request, "410.html", {"reason": str(exception)}, status=410)
        if isinstance(exception, StaleVersion):
            context = {"reason": told(exception, request.actor), "object": exception.obj}
            return render(request, "409.html", context, status=409)
        return None
