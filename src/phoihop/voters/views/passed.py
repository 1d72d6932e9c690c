"""A form whose record has moved on is not drawn: the reason is told where the record stands now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from phoihop.kernel.workflow import Workflow


def passed(request: Any, machine: Workflow, record: Any, *keys: str) -> HttpResponse | None:
    """Back to the petition where none of the moves starts from this state; a form that was sent is left to its act."""
    if request.method != "GET" or any(record.status in machine.move(key).source for key in keys):
        return None
    messages.error(request, machine.decide(keys[0], record.status, record).reason)
    return redirect(getattr(record, "petition", record))
