"""The words of a debt change with what it is about; its date, its parties and its history stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import models

from phoihop.base.audit.record import Act
from phoihop.commitments.models import Commitment


def rename_debts(
    doing: Act, about: Iterable[models.Model], title_of: Callable[[Commitment, models.Model], str]
) -> None:
    """Give every debt about these objects, open or ended, the title that the field now allows it to show."""
    renamed = []
    for obj in about:
        rows = Commitment.objects.select_for_update(of=("self",)).filter(
            object_type=obj._meta.label_lower, object_id=str(obj.pk)
        )
        for commitment in rows:
            commitment.title = title_of(commitment, obj)[:300]
            commitment.version += 1
            commitment.save(update_fields=["title", "version"])
            renamed.append(commitment.code)
    doing.note(renamed=renamed)
