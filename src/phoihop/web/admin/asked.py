"""What the address of a list asks for."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

from django.http import HttpRequest

F = TypeVar("F")


def asked_of(request: HttpRequest, kind: type[F]) -> F:
    """A filter of texts from the address; what the address does not say keeps its default."""
    said = {each.name: request.GET.get(each.name, each.default) for each in fields(kind)}  # type: ignore[arg-type]
    return kind(**said)
