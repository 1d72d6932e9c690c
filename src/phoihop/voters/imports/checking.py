"""Duplicates of a whole preview, in the background: the preview can be worked on meanwhile."""

from __future__ import annotations

import json

from django.db import connection
from django.db.models import F

from phoihop.base.importing.models import BatchStatus, ImportBatch, ImportItem, ItemStatus
from phoihop.voters.actions.intake import actor_of
from phoihop.voters.imports.values import values_of
from phoihop.voters.selectors.duplicates import likely_duplicates
from phoihop.voters.selectors.earlier import answers_of

CHUNK = 50


def check_duplicates(batch_id: int) -> None:
    """Write beside each item the petitions that may be the same matter; goes on where it was interrupted."""
    batch = ImportBatch.objects.defer("paper").get(pk=batch_id)
    actor = actor_of(batch.target["begun_by"])
    last = 0
    while batch.status == BatchStatus.PREVIEW:
        waiting = ImportItem.objects.filter(
            batch=batch, sealed_words__isnull=True, result_type="", seq__gt=last
        )
        items = list(
            waiting.exclude(status__in=[ItemStatus.SAME, ItemStatus.SECRET])
            .exclude(proposal__has_key="checked")
            .order_by("seq")[:CHUNK]
        )
        if not items:
            break
        last = items[-1].seq
        found = {}
        for item in items:
            now = values_of(item)
            found[item.pk] = likely_duplicates(actor, now.words, places=now.places, field=now.field, limit=3)
        answered = answers_of(one.petition.pk for many in found.values() for one in many)
        _write(
            {
                pk: [
                    {
                        "code": one.petition.code,
                        "score": one.score,
                        "why": list(one.why),
                        "answered": one.petition.pk in answered,
                    }
                    for one in many
                ]
                for pk, many in found.items()
            }
        )
        ImportBatch.objects.filter(pk=batch.pk, status=BatchStatus.PREVIEW).update(
            done=F("done") + len(items)
        )
        batch.refresh_from_db(fields=["status"])
    ImportBatch.objects.filter(pk=batch.pk, status=BatchStatus.PREVIEW).update(done=F("total"))


def _write(found: dict[int, list[dict[str, object]]]) -> None:
    # Laid over what stands there now: a person may have corrected or set apart the item meanwhile.
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE importing_importitem SET proposal = proposal || %s::jsonb WHERE id = %s AND status <> 'secret'",
            [
                (json.dumps({"duplicates": many, "checked": True}, ensure_ascii=False), pk)
                for pk, many in found.items()
            ],
        )
