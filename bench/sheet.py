"""A sheet of many rows through the real import; a process of its own, so that its memory is its own. Prints one line of JSON."""

from __future__ import annotations

import io
import json
import resource
import sys
import time

import django


def book(count: int, seed: int) -> bytes:
    """An appendix as offices send it: number, words, place, who solves it."""
    import xlsxwriter

    from bench.words import words_of
    from phoihop.org.models import Place

    places = list(Place.objects.filter(kind__in=["commune", "ward"]).order_by("pk"))
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet("Phụ lục")
    sheet.write_row(0, 0, ["TT", "Nội dung kiến nghị", "Nơi kiến nghị", "Cơ quan chủ trì"])
    for number in range(count):
        said = words_of(seed + number, number)
        sheet.write_row(
            number + 1, 0, [number + 1, said.content, str(places[number % len(places)]), "Sở Xây dựng"]
        )
    made.close()
    return out.getvalue()


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(count: int, compared: int) -> None:
    django.setup()
    from phoihop.base.files.store import keep
    from phoihop.base.importing.models import ImportBatch
    from phoihop.org.models import Term
    from phoihop.voters.actions.intake import accept_batch, begin_intake, continue_accepting
    from phoihop.voters.actions.previewing import take_all
    from phoihop.voters.imports.checking import check_duplicates
    from phoihop.voters.imports.importer import read_intake
    from phoihop.voters.imports.target import Target
    from phoihop.web.demo.people import actor_of

    actor = actor_of("chuyenvien")
    target = Target(
        owner=actor.principal or 0,
        term=Term.objects.get(code="2026-2031").pk,
        channel="DO",
        said_on="2026-11-01",
    )
    said: dict[str, float] = {}

    def taken_in(rows: int, seed: int) -> ImportBatch:
        file = keep(io.BytesIO(book(rows, seed)), name=f"do-{rows}.xlsx", actor=actor)
        return begin_intake(actor=actor, file=file, target=target)

    seed = int(time.time()) * 10
    small = taken_in(200, seed)
    read_intake(small.pk)
    said["before_mib"] = peak()
    batch = taken_in(count, seed + 1000)
    said["made_mib"] = peak()
    began = time.perf_counter()
    read_intake(batch.pk)
    said["read_s"] = time.perf_counter() - began
    said["read_mib"] = peak()
    said["items"] = batch.items.count()
    small = taken_in(compared, seed + 100_000)
    read_intake(small.pk)
    began = time.perf_counter()
    check_duplicates(small.pk)
    said["compared_s"], said["compared"] = time.perf_counter() - began, small.items.count()
    take_all(actor=actor, batch=batch, doubtful_too=True)
    accept_batch(actor=actor, batch=batch)
    began = time.perf_counter()
    continue_accepting(batch.pk)
    said["accepted_s"] = time.perf_counter() - began
    batch.refresh_from_db()
    said["written"], said["peak_mib"] = batch.done, peak()
    _forget()
    print(json.dumps(said))


def _forget() -> None:
    """The next run begins with the loaded rows again."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM voters_opinion_places WHERE opinion_id IN (SELECT id FROM voters_opinion WHERE channel = 'DO')"
        )
        cursor.execute("DELETE FROM voters_opinion WHERE channel = 'DO'")
        cursor.execute("DELETE FROM importing_importitem")
        cursor.execute("DELETE FROM importing_importbatch")
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name LIKE 'voters.%'")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
