"""What is measured: pages over HTTP against their floors, the ledger, duplicates, a sheet of 10,000 rows."""

from __future__ import annotations

import os
import re
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.db import connection, transaction

from bench.client import Client, Timing
from bench.invented import RARE, petition


@dataclass
class Table:
    """Goal and figure side by side."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, what: str, size: str, goal: str, figure: str) -> None:
        self.rows.append((what, size, goal, figure))
        print(f"  {what} [{size}]: {figure}   (goal: {goal})", flush=True)

    def text(self) -> str:
        load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
        lines = [
            f"2 cores shared with whatever else runs; load {load}. Medians; ratios to floors of the same run.",
            "",
        ]
        lines += ["| operation | petitions | goal | figure |", "|---|---|---|---|"]
        return "\n".join(lines + [f"| {' | '.join(row)} |" for row in self.rows])


def shown(found: Timing, floor: Timing | None = None) -> str:
    ratio = f", {found.median / floor.median:.2f} × floor {floor.median:.1f} ms" if floor else ""
    return f"{found.median:.1f} ms, p95 {found.p95:.1f} ms{ratio}"


def measure_pages(table: Table, port: int, size: str, *, only_lists: bool = False) -> None:
    """Lists, one petition, search, the ledger, creating: signed in, through the door."""
    client, nobody = Client(port), Client(port)
    client.sign_in("chuyenvien2", "Thường trực")
    floors = {of: nobody.time(f"/floor/?of={of}") for of in ("status", "due", "one", "search")}
    table.add(
        "list of 50, status + owner",
        size,
        "≤ 1.5 × floor, p95 ≤ 40 ms",
        shown(client.time("/kien-nghi/?view=all&status=referred&owner=TTHDND"), floors["status"]),
    )
    table.add(
        "list of 50, all open by due date",
        size,
        "≤ 1.5 × floor, p95 ≤ 40 ms",
        shown(client.time("/kien-nghi/?view=open_due"), floors["due"]),
    )
    for what, words in (
        ("rare, accents", RARE),
        ("rare, none", "thuy van cong khe"),
        ("common, accents", "đường liên xã"),
        ("common, none", "duong lien xa"),
    ):
        found = client.time(f"/kien-nghi/?view=all&q={quote(words)}", 20)
        table.add(
            f"search, {what}",
            size,
            "≤ 1.6 × floor (40 ms); ≤ 70 ms at 1,000,000",
            shown(found, floors["search"]),
        )
    if only_lists:
        return
    table.add(
        "one petition, ten records of history",
        size,
        "≤ 8 × floor, p95 ≤ 40 ms",
        shown(client.time("/kien-nghi/KN-2024-0000100/"), floors["one"]),
    )
    table.add(
        "ledger: matrix and list",
        size,
        "matrix below the bare scan (60 ms)",
        shown(client.time("/so-theo-doi/", 20)),
    )
    measure_creating(table, port, size)


def measure_creating(table: Table, port: int, size: str) -> None:
    """A petition through the triage form, against a bare INSERT view; from one client and from four."""
    from phoihop.kernel import clock
    from phoihop.org.models import Body, Term
    from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions
    from phoihop.voters.models import Opinion
    from phoihop.web.demo.people import actor_of

    each = 40
    occasion = Occasion(
        Body.objects.get(code="TTHDND"), Term.objects.get(code="2026-2031"), said_on=clock.today()
    )
    sayings = [Saying(petition(n)) for n in range(each * 5)]
    waiting = [
        o.pk
        for o in record_opinions(actor=actor_of("chuyenvien2", "TTHDND"), occasion=occasion, sayings=sayings)
    ]

    def create(client: Client, pk: int) -> None:
        form = {
            "version": "1",
            "content": petition(pk),
            "summary": "",
            "competence": "TINH",
            "field": "L01",
            "lead": "SXD",
            "urgency": "normal",
        }
        status, page, _ = client.ask("POST", f"/sang-loc/{pk}/lap/", form)
        if status != 302:
            raise RuntimeError(f"opening a petition answered {status}: {re.sub('<[^>]+>', ' ', page)[:300]}")

    def rate(do: Callable[[Client, int], None], clients: list[Client], keys: list[int]) -> float:
        share = len(keys) // len(clients)
        threads = [
            threading.Thread(target=lambda c=c, ks=keys[i * share : (i + 1) * share]: [do(c, k) for k in ks])
            for i, c in enumerate(clients)
        ]
        before = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return share * len(clients) / (time.perf_counter() - before)

    clients = [Client(port) for _ in range(4)]
    for client in clients:
        client.sign_in("chuyenvien2", "Thường trực")
    made = Opinion.objects.filter(petition__isnull=False, pk__in=waiting).count
    floor = rate(lambda c, _k: c.ask("GET", "/floor/insert/") and None, [Client(port)], list(range(200)))
    alone = rate(create, clients[:1], waiting[:each])
    together = rate(create, clients, waiting[each:])
    table.add(
        "creating a petition, one client",
        size,
        "≥ 0.4 × bare INSERT view (120/s)",
        f"{alone:.0f}/s, {alone / floor:.2f} × floor {floor:.0f}/s ({made()} made)",
    )
    table.add("creating a petition, four clients", size, "200/s", f"{together:.0f}/s")


def median_of(do: Callable[[], Any], count: int = 15) -> float:
    taken = []
    for _ in range(count):
        before = time.perf_counter()
        do()
        taken.append((time.perf_counter() - before) * 1000)
    return statistics.median(taken)


def measure_inside(table: Table, size: str) -> None:
    """The ledger's matrix against the bare scan; likely duplicates of a new petition."""
    from phoihop.commitments.selectors import matrix
    from phoihop.voters.selectors.duplicates import likely_duplicates
    from phoihop.web.demo.people import actor_of

    actor = actor_of("lanhdaovp", "TTHDND")

    def scan() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT debtor_id, creditor_id, count(*), min(due_on) FROM commitments_commitment WHERE status = 'open' GROUP BY 1, 2"
            )
            cursor.fetchall()

    floor = median_of(scan)
    found = median_of(lambda: matrix(actor))
    table.add(
        "ledger matrix", size, "below the bare scan (60 ms)", f"{found:.1f} ms, bare scan {floor:.1f} ms"
    )
    words = iter(range(10_000_000, 10_001_000))
    found = median_of(lambda: likely_duplicates(actor, petition(next(words))))
    table.add("likely duplicates of one petition", size, "≤ 50 ms", f"{found:.1f} ms")


def measure_sheet(table: Table) -> None:
    """A sheet of 10,000 rows: read, checked and suggested; accepted with its records."""
    import io

    import xlsxwriter

    from phoihop.kernel import clock
    from phoihop.org.models import Body, Term
    from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions
    from phoihop.voters.reading.read import read_petitions
    from phoihop.web.demo.people import actor_of

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Phụ lục")
    for column, title in enumerate(("TT", "Nội dung kiến nghị", "Nơi kiến nghị", "Cơ quan chủ trì")):
        sheet.write(0, column, title)
    for n in range(1, 10_001):
        for column, value in enumerate((n, petition(n), "xã Hoằng Châu", "")):
            sheet.write(n, column, value)
    book.close()
    before = time.perf_counter()
    reading = read_petitions(out.getvalue(), "muoi-nghin.xlsx")
    rate = len(reading.items) / (time.perf_counter() - before)
    table.add(
        "sheet of 10,000 rows: read and suggested",
        "–",
        "≥ 1,000 rows/s",
        f"{rate:.0f} rows/s ({len(reading.items)} items)",
    )
    occasion = Occasion(
        Body.objects.get(code="TTHDND"), Term.objects.get(code="2026-2031"), said_on=clock.today()
    )
    sayings = [Saying(item.text) for item in reading.items[:3000]]
    actor = actor_of("chuyenvien2", "TTHDND")
    before = time.perf_counter()
    with transaction.atomic():
        record_opinions(actor=actor, occasion=occasion, sayings=sayings)
        rate = len(sayings) / (time.perf_counter() - before)
        transaction.set_rollback(True)
    table.add("3,000 rows accepted with their records", "–", "≥ 300 rows/s", f"{rate:.0f} rows/s")
