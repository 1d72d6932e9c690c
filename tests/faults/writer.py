"""Run as a process: records opinions one act at a time and prints each that was committed; or reports what is there."""

from __future__ import annotations

import json
import sys

import django

django.setup()

from django.db import OperationalError  # noqa: E402

from phoihop.base.audit.models import AuditEntry  # noqa: E402
from phoihop.base.audit.record import verify  # noqa: E402
from phoihop.org.models import Body, Term  # noqa: E402
from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions  # noqa: E402
from phoihop.voters.models import Opinion  # noqa: E402
from phoihop.web.demo.people import actor_of  # noqa: E402


def write() -> None:
    actor = actor_of("chuyenvien2", "TTHDND")
    occasion = Occasion(Body.objects.get(code="TTHDND"), Term.objects.get(code="2026-2031"))
    try:
        for n in range(100_000):
            made = record_opinions(
                actor=actor,
                occasion=occasion,
                sayings=[Saying(f"Đề nghị số {n}"), Saying(f"Đề nghị nữa {n}")],
            )
            sys.stdout.write(" ".join(str(opinion.pk) for opinion in made) + "\n")
            sys.stdout.flush()
    except OperationalError:
        return  # the database died: what was printed before is what must be there


def report() -> None:
    opinions = list(Opinion.objects.values_list("pk", flat=True))
    recorded = list(AuditEntry.objects.filter(verb="opinion.record").values_list("object_id", flat=True))
    sys.stdout.write(
        json.dumps({"opinions": opinions, "recorded": [int(pk) for pk in recorded], "holds": verify().holds})
    )


if __name__ == "__main__":
    {"write": write, "report": report}[sys.argv[1]]()
