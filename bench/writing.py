"""What is written: a petition through the form of triage beside a bare INSERT view, and its likely duplicates."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from django.db import connection

from bench.client import Client
from bench.rows import PER_LETTER
from bench.servers import pages
from bench.table import Table
from bench.timing import Times, measure
from bench.words import words_of
from phoihop.base.search.vectors import vector
from phoihop.kernel import clock, text
from phoihop.org.models import Body, Term
from phoihop.voters.models import Opinion
from phoihop.web.demo.people import PASSWORD, actor_of

EACH = 100
NEW = 900_000_000  # words that no loaded petition has


def measure_duplicates(table: Table, limit: float) -> None:
    """One new petition against all, in this process."""
    from phoihop.voters.selectors.duplicates import likely_duplicates

    actor, at = actor_of("chuyenvien"), iter(range(10_000))
    found = []

    def one() -> None:
        number = next(at)
        # Every other one is nearly an old one: a village and a number are changed.
        said = (
            words_of(NEW + number, number)
            if number % 2
            else words_of(1000 + number * 31, (1000 + number * 31) // PER_LETTER)
        )
        found.append(len(likely_duplicates(actor, said.content.replace("dài", "khoảng"))))

    times = measure(one, times=60, warm=10)
    hits = sum(1 for n in found[::2] if n) / max(1, len(found[::2]))
    figure = f"{times.median:.1f} ms, p95 {times.p95:.1f}; {hits:.0%} of nearly equal ones found"
    table.add("likely duplicates of one new petition", f"≤ {limit:.0f} ms", figure, times.median <= limit)


def measure_creating(table: Table) -> None:
    """Requests a second that each make one petition, from one client and from four."""
    owner, term = Body.objects.get(code="DDBQH"), Term.objects.get(code="2026-2031")
    lead = Body.objects.get(code="SXD")
    ids = _waiting(owner, term, EACH * 5 + 60)
    try:
        _measure_creating(table, owner, term, lead, ids)
    finally:
        _forget([pk for pk, _words in ids])


def _measure_creating(table: Table, owner: Body, term: Term, lead: Body, ids: list[tuple[int, str]]) -> None:
    with pages() as (port, _), pages("bench.floor.wsgi:application") as (floor_port, _):
        mine = [Client(port) for _ in range(4)]
        for number, client in enumerate(mine):
            client.sign_in(("chuyenvien", "lanhdaovp")[number % 2], PASSWORD)
            client.get("/sang-loc/")
        floors = [Client(floor_port) for _ in range(4)]
        stock = iter(ids)
        lock = threading.Lock()

        def make(client: Client) -> None:
            with lock:
                pk, content = next(stock)
            fields = {
                "content": content,
                "version": "1",
                "field": "L01",
                "competence": "TINH",
                "lead": "SXD",
                "urgency": "normal",
            }
            status, _body = client.post(f"/sang-loc/{pk}/lap/", fields)
            if status != 302:
                raise RuntimeError(f"the form answered {status}: is the account in the capacity of {owner}?")

        def bare(client: Client) -> None:
            content = words_of(NEW, 0).content
            posted = {
                "content": content,
                "folded": text.fold(content),
                "owner": str(owner.pk),
                "term": str(term.pk),
                "lead": str(lead.pk),
            }
            if client.post("/insert/", posted)[0] != 302:
                raise RuntimeError("the bare view refused")

        for client in mine:
            for _ in range(5):
                make(client)
        for client in floors:
            for _ in range(10):
                bare(client)
        for count, about in ((1, 120), (4, 200)):
            each = EACH
            floor_rate, _times = _rate(floors[:count], bare, each * 2)
            own_rate, times = _rate(mine[:count], make, each)
            again, _times = _rate(floors[:count], bare, each * 2)
            floor_rate = (floor_rate + again) / 2
            figure = f"{own_rate:.0f}/s ({times.median:.1f} ms, p95 {times.p95:.1f}); bare INSERT {floor_rate:.0f}/s; × {own_rate / floor_rate:.2f}"
            table.add(f"creating a petition, {count} client{'s' if count > 1 else ''}", f"≥ × 0.4 (about {about}/s)", figure, own_rate >= 0.4 * floor_rate)  # fmt: skip


def _rate(clients: list[Client], do: Callable[[Client], None], each: int) -> tuple[float, Times]:
    took: list[float] = []
    failures: list[BaseException] = []

    def work(client: Client) -> None:
        try:
            for _ in range(each):
                began = time.perf_counter()
                do(client)
                took.append((time.perf_counter() - began) * 1000)
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=[client]) for client in clients]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return len(clients) * each / (time.perf_counter() - began), Times(tuple(took))


def _waiting(owner: Body, term: Term, count: int) -> list[tuple[int, str]]:
    """Opinions that wait in the queue of triage."""
    now = clock.now()
    made = Opinion.objects.bulk_create(
        [
            Opinion(
                owner=owner, term=term, recorded_at=now, recorded_by="số liệu đo", words=(said := words_of(NEW + n, n).content),
                status="recorded", search_vector=vector(said), said_on=clock.today(),
            )
            for n in range(count)
        ]
    )  # fmt: skip
    return [(one.pk, one.words) for one in made]


def _forget(opinions: list[int]) -> None:
    """The next run begins with the loaded rows again; the audit keeps what was done."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE gone AS SELECT petition_id AS id FROM voters_opinion WHERE id = ANY(%s) AND petition_id IS NOT NULL", [opinions])  # fmt: skip
        cursor.execute("DELETE FROM live_lease")
        cursor.execute("DELETE FROM voters_opinion WHERE id = ANY(%s)", [opinions])
        cursor.execute("DELETE FROM voters_petition_places WHERE petition_id IN (SELECT id FROM gone)")
        cursor.execute("DELETE FROM voters_petition WHERE id IN (SELECT id FROM gone) OR created_by = 'san'")
        cursor.execute("DROP TABLE gone")
