"""Pages that are read: lists, one petition, search, the ledger; each beside its floor."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote_plus

from django.db import connection

from bench import words
from bench.client import Client
from bench.floor import sql
from bench.rows import RICH_EVERY
from bench.servers import pages
from bench.table import Table
from bench.timing import Times, alternating, measure
from phoihop.base.search.vectors import query
from phoihop.kernel import text
from phoihop.web.demo.people import PASSWORD


def getter(client: Client, path: str) -> Callable[[], bytes]:
    """Ask for a page and insist on getting it."""

    def do() -> bytes:
        status, body = client.get(path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return body

    return do


def measure_pages(table: Table, before: dict[str, float], wanted: Callable[[str], bool]) -> dict[str, float]:
    """All pages; ``before`` holds our own medians at 200,000 where this is the million."""
    found: dict[str, float] = {}
    with pages() as (port, _), pages("bench.floor.wsgi:application") as (floor_port, _):
        mine, floor = Client(port), Client(floor_port)
        mine.sign_in("chuyenvien", PASSWORD)
        for name, own, bare, ratio, limit in _pairs():
            if not wanted(name):
                continue
            both = alternating(getter(mine, own), getter(floor, bare))
            found[name] = both[0].median
            _say(table, name, both, ratio, limit, before.get(name))
        if wanted("ledger matrix"):
            found["ledger matrix"] = _ledger(table, mine, before.get("ledger matrix"))
    if wanted("search"):
        _hits(table)
    return found


def _pairs() -> list[tuple[str, str, str, float, float]]:
    """What, our page, its floor, the allowed ratio, the allowed p95."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM org_body WHERE code = 'DDBQH'")
        owner = cursor.fetchone()[0]
        rich = RICH_EVERY * 50 + 500
        cursor.execute("SELECT code FROM voters_petition WHERE id = %s", [rich])
        code = cursor.fetchone()[0]
    pairs = [
        ("list of 50 by status and owner", "/kien-nghi/?view=all&status=referred&owner=DDBQH", f"/list/?owner={owner}&status=referred", 1.5, 40.0),
        ("list of 50 closed, by status and owner", "/kien-nghi/?view=all&status=closed&owner=DDBQH", f"/list/?owner={owner}&status=closed", 1.5, 40.0),
        ("all open by due date", "/kien-nghi/?view=open_due", "/due/", 1.5, 40.0),
        ("one petition, ten entries of history", f"/kien-nghi/{code}/", f"/petition/{rich}/", 8.0, 40.0),
    ]  # fmt: skip
    for kind, phrases in (
        ("rare", (words.RARE, words.RARE_FOLDED)),
        ("common", (words.COMMON, words.COMMON_FOLDED)),
    ):
        for typed, phrase in zip(("accents", "no accents"), phrases, strict=True):
            bare = quote_plus(" ".join(text.words(text.fold(phrase))))
            pairs.append((f"search, {kind}, {typed}", f"/tim/?q={quote_plus(phrase)}", f"/search/?q={bare}", 1.6, 1000.0))  # fmt: skip
    return pairs


def _say(
    table: Table, name: str, both: tuple[Times, Times], ratio: float, limit: float, earlier: float | None
) -> None:
    own, floor = both
    if earlier is None:
        p95 = "" if limit >= 1000 else f", p95 ≤ {limit:.0f} ms"
        about = {1.5: 25, 8.0: 16, 1.6: 40}[ratio]
        table.page(
            name,
            own,
            floor,
            ratio=ratio,
            p95=None if limit >= 1000 else limit,
            goal=f"≤ × {ratio} (about {about} ms){p95}",
        )
        return
    figure = f"{own.median:.1f} ms, p95 {own.p95:.1f}; floor {floor.median:.1f}; × {own.median / earlier:.2f} of our own at 200,000"
    if name.startswith("search"):
        table.add(name, "≤ 70 ms", figure, own.median <= 70)
    else:
        table.add(name, "≤ × 1.3 of our own at 200,000", figure, own.median <= 1.3 * earlier)


def _ledger(table: Table, mine: Client, earlier: float | None) -> float:
    from django.test.utils import CaptureQueriesContext

    from phoihop.commitments.selectors import matrix
    from phoihop.web.demo.people import actor_of

    page = measure(getter(mine, "/so-theo-doi/"), times=40, warm=8)
    actor = actor_of("chuyenvien")
    rows = measure(lambda: matrix(actor), times=20, warm=3)
    with connection.cursor() as cursor:
        for setting in ("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan"):
            cursor.execute(f"SET {setting} = off")
        scan = measure(lambda: cursor.execute(sql.MATRIX_SCAN), times=20, warm=3)
        for setting in ("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan"):
            cursor.execute(f"RESET {setting}")
    with CaptureQueriesContext(connection) as asked:
        matrix(actor)
    figure = f"{rows.median:.1f} ms in {len(asked)} queries; bare scan {scan.median:.1f}; its page {page.median:.1f}, p95 {page.p95:.1f}"
    if earlier is None:
        table.add("ledger matrix", "below the bare scan (about 60 ms)", figure, rows.median <= scan.median)
    else:
        table.add(
            "ledger matrix",
            "≤ × 2 of our own at 200,000",
            f"{figure}; × {rows.median / earlier:.2f}",
            rows.median <= 2 * earlier,
        )
    return rows.median


def _hits(table: Table) -> None:
    """Both ways of typing find the same rows, and every row that holds the phrase."""
    from phoihop.voters.models import Petition

    for kind, marked, folded in (("rare", words.RARE, words.RARE_FOLDED), ("common", words.COMMON, words.COMMON_FOLDED)):  # fmt: skip
        counts = [Petition.objects.filter(search_vector=query(typed)).count() for typed in (marked, folded)]
        phrase = words.RARE_VILLAGE if kind == "rare" else marked
        truth = Petition.objects.filter(content__contains=phrase).count()
        figure = f"{counts[0]} with accents, {counts[1]} without; {truth} hold the phrase"
        table.add(f"search, {kind}: hits", "all hits both ways", figure, counts[0] == counts[1] >= truth)
