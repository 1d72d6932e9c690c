"""Who sees which documents: seats of the issuing or receiving body, and readers of the three bodies once issued."""

from __future__ import annotations

from typing import Any, Self

from django.db import models

from phoihop.kernel.actor import Actor, Role
from phoihop.office.permissions import READS_DOCUMENTS


class DocumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Seats of the three bodies read all documents; an agency reads the issued ones that were sent to it."""
        if actor.is_person and actor.role in READS_DOCUMENTS:
            return self
        if actor.is_person and actor.role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST):
            return self.filter(status="issued", recipients__body=actor.body)
        return self.none()


class IncomingDocumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Seats of the three bodies read what arrived; an agency reads what itself wrote."""
        if actor.is_person and actor.role in READS_DOCUMENTS:
            return self
        if actor.is_person and actor.role in (Role.AUTHORITY_OFFICER, Role.COMMUNE_HOST):
            return self.filter(author=actor.body)
        return self.none()
