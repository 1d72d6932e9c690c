"""Fills a database with petitions, opinions, referrals, commitments and their records, by COPY."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from bench.invented import petition
from phoihop.kernel import text
from phoihop.org.models import Body, Place, Term

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LEADS = ("SXD", "SNNMT", "SGDDT", "SYT", "SCT", "SNV", "STC", "SKHCN")
STAGES = ("not_sent", "forwarded", "received", "in_process", "answered", "delivered", "published")
OWED = ("forwarded", "received", "in_process")


def vector(words: str) -> str:
    """The search column as text: written words in weight A, folded ones in weight D."""
    written = text.words(text.canon(words))
    parts: dict[str, list[str]] = {}
    for place, word in enumerate(written, start=1):
        parts.setdefault(word, []).append(f"{place}A")
    for place, word in enumerate(map(text.fold, written), start=len(written) + 1):
        parts.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(places)}" for word, places in parts.items())


def copy(table: str, columns: str, rows: Iterator[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as out:  # type: ignore[attr-defined]
        for row in rows:
            out.write_row(row)


def grow(first: int, last: int) -> None:
    """Petitions ``first`` to ``last`` with two opinions on every third, one referral, one commitment when sent, ten records on some."""
    owners = [Body.objects.get(code=code).pk for code in ("TTHDND", "DDBQH")]
    leads = [Body.objects.get(code=code).pk for code in LEADS]
    places = list(Place.objects.filter(kind__in=["commune", "ward"]).values_list("pk", flat=True))
    term = Term.objects.get(code="2026-2031").pk
    start = datetime(2024, 1, 2, 8, tzinfo=ZONE)
    day = date(2024, 1, 2)

    def facts(n: int) -> tuple[str, str, date | None]:
        stage = STAGES[n % len(STAGES)] if n % 4 else "published"
        status = "classified" if stage == "not_sent" else "closed" if stage == "published" else "referred"
        return stage, status, day + timedelta(days=n % 1300) if stage in OWED else None

    def petitions() -> Iterator[tuple[Any, ...]]:
        for n in range(first, last + 1):
            words = petition(n)
            stage, status, due = facts(n)
            owner = owners[n % 2]
            yield (
                n, f"KN-2024-{n:07d}", words, "", owner, term, status, "TINH", f"L{n % 18 + 1:02d}", leads[n % 8], "normal", 1, 1, 0, stage, due,
                vector(f"KN-2024-{n:07d} {words}"), start, "bench", False, 1, day,
            )  # fmt: skip

    copy(
        "voters_petition",
        "id, code, content, summary, owner_id, term_id, status, competence, subject_field, lead_id, urgency, times_raised, opinion_count, secrecy,"
        " stage, due_on, search_vector, created_at, created_by, is_history, version, first_raised_on",
        petitions(),
    )
    copy(
        "voters_opinion",
        "id, words, kind, speaker, speaker_unit, places_written, on_spot_answer, on_spot_by, status, petition_id, proposal, is_history, version,"
        " owner_id, term_id, channel, source_anchor, recorded_at, recorded_by, place_id",
        (
            (
                n,
                petition(n),
                "petition",
                "",
                "",
                "",
                "",
                "",
                "attached",
                n,
                "{}",
                False,
                1,
                owners[n % 2],
                term,
                "TXCT",
                "",
                start,
                "bench",
                places[n % len(places)],
            )
            for n in range(first, last + 1)
        ),
    )
    sent = [n for n in range(first, last + 1) if facts(n)[0] != "not_sent"]
    copy(
        "voters_referral",
        'id, petition_id, forwarder_id, authority_id, status, "order", received_by, is_on_behalf, returned_reason, recall_reason, rule_key,'
        " due_on, is_history, version, forwarded_on",
        (
            (
                n,
                n,
                owners[n % 2],
                leads[n % 8],
                facts(n)[0],
                1,
                "",
                False,
                "",
                "",
                "voters.T17",
                facts(n)[2],
                False,
                1,
                day,
            )
            for n in sent
        ),
    )
    trace = json.dumps({})
    copy(
        "commitments_commitment",
        "id, code, kind, title, debtor_id, creditor_id, object_type, object_id, object_label, object_url, session_edge, rule_key, rule_version,"
        " calendar_version, trigger_note, due_on, trace, status, closing, opened_at, closed_note, is_history, version",
        (
            (n, f"CK-2024-{n:07d}", "voters.answer", f"Trả lời kiến nghị {n}", leads[n % 8], owners[n % 2], "voters.referral", str(n), "", "", "",
             "voters.T17", "", "", "", facts(n)[2] or day, trace, "open" if facts(n)[2] else "done", "accepted", start, "", False, 1)
            for n in sent
        ),
    )  # fmt: skip
    copy(
        "audit_auditentry",
        "chain_id, seq, at, verb, actor, actor_label, object_type, object_id, object_label, data, previous_hash, hash",
        (
            (
                "bench",
                n * 10 + k,
                start,
                "petition.edit",
                "{}",
                "bench",
                "voters.petition",
                str(n),
                "",
                "{}",
                "",
                "",
            )
            for n in range(first, last + 1, 100)
            for k in range(10)
        ),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE voters_petition p SET current_referral_id = r.id FROM voters_referral r WHERE r.petition_id = p.id AND p.current_referral_id IS NULL"
        )
        for table in ("voters_petition", "voters_opinion", "voters_referral", "commitments_commitment"):
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
            )
        for table in (
            "voters_petition",
            "voters_opinion",
            "voters_referral",
            "commitments_commitment",
            "audit_auditentry",
        ):
            cursor.execute(f"VACUUM ANALYZE {table}")
