"""Hundreds of thousands of petitions by COPY in two processes; search columns by the product's own rule; an unbroken audit chain."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from multiprocessing import get_context
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db import connection, models

from bench import place, rows
from bench.rows import PER_LETTER, World
from phoihop.conf.console import Console
from phoihop.kernel import clock, text
from phoihop.kernel.actor import Actor, ActorKind

CHUNK = 10_000
SEARCHED = {"petition": ("code", "content"), "opinion": ("words",)}
_VECTOR = "setweight(to_tsvector('simple', written), 'A') || setweight(to_tsvector('simple', folded), 'D')"
_AUDIT = ("chain_id", "seq", "at", "verb", "actor", "actor_label", "object_type", "object_id", "object_label", "data", "previous_hash", "hash")  # fmt: skip


def grow(server_arguments: dict[str, Any], upto: int, console: Console) -> None:
    """Load what is missing up to this many petitions, then let the planner look at it."""
    have = place.loaded_rows()
    if have >= upto:
        return
    if not have:
        _people()
    world = _world()
    began = time.monotonic()
    with psycopg.connect(**server_arguments, autocommit=True) as link:
        indexes = _drop_indexes(link)
        tasks: list[tuple[Any, ...]] = [("audit", server_arguments, world, have + 1, upto)]
        tasks += [
            ("rows", server_arguments, world, first, min(first + CHUNK - 1, upto))
            for first in range(have + 1, upto + 1, CHUNK)
        ]
        connection.close()
        with get_context("spawn").Pool(2) as pool:
            for done, _ in enumerate(pool.imap_unordered(_work, tasks), 1):
                if done % 5 == 0:
                    console.say(
                        f"  {min(done * CHUNK, upto)} of {upto} petitions, {time.monotonic() - began:.0f} s"
                    )
        console.say(f"  indexes, {time.monotonic() - began:.0f} s")
        link.execute("SET maintenance_work_mem = '512MB'")
        for _name, statement in indexes:
            link.execute(statement)
        _sequences(link)
        link.execute("VACUUM ANALYZE")
        link.execute("CHECKPOINT")
    place.remember(upto)
    console.say(f"  loaded in {time.monotonic() - began:.0f} s")


def _people() -> None:
    from phoihop.org.models import User
    from phoihop.web.demo.people import make_people

    if not User.objects.exists():
        make_people()


def _world() -> World:
    from phoihop.org.models import Body, Place, Term
    from phoihop.voters.models import MeetingRound

    bodies = dict(Body.objects.values_list("code", "pk"))
    owners = tuple(bodies[code] for code in ("DDBQH", "TTHDND", "BTTMTTQ"))
    terms = (Term.objects.get(code="2021-2026"), Term.objects.get(code="2026-2031"))
    rounds: dict[int, tuple[int, ...]] = {}
    for owner in owners:
        made = [
            MeetingRound.objects.get_or_create(
                code=f"DO-{owner}-{n}",
                defaults={"title": f"Đợt tiếp xúc cử tri số {n}", "owner_id": owner, "kind": "TX01", "term": terms[1], "status": "closed"},
            )[0].pk
            for n in range(8)
        ]  # fmt: skip
        rounds[owner] = tuple(made)
    places = tuple(Place.objects.filter(kind__in=["commune", "ward"]).values_list("pk", flat=True))
    return World(
        clock.today(),
        clock.now(),
        owners,
        bodies["CUTRI"],
        bodies,
        places,
        rounds,
        (terms[0].pk, terms[1].pk),
    )


def _drop_indexes(link: psycopg.Connection[Any]) -> list[tuple[str, str]]:
    """Those that no constraint needs; they are made again over all rows at once."""
    found = link.execute(
        "SELECT indexname, indexdef FROM pg_indexes i WHERE tablename = ANY(%s) AND indexdef NOT LIKE 'CREATE UNIQUE%%'"
        " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)",
        [[_table(model) for model in _models().values()] + ["audit_auditentry"]],
    ).fetchall()
    for name, _statement in found:
        link.execute(f'DROP INDEX "{name}"')
    return [(str(name), str(statement)) for name, statement in found]


def _models() -> dict[str, type[models.Model]]:
    from phoihop.commitments.models import Commitment
    from phoihop.office.models import Document
    from phoihop.voters.models import (
        Opinion,
        Petition,
        Promise,
        Referral,
        Reply,
        ReplyOutcome,
        TransferLetter,
    )

    return {
        "petition": Petition, "petition_place": Petition.places.through, "opinion": Opinion, "opinion_place": Opinion.places.through,
        "document": Document, "letter": TransferLetter, "referral": Referral, "reply": Reply, "outcome": ReplyOutcome,
        "promise": Promise, "commitment": Commitment,
    }  # fmt: skip


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _work(task: tuple[Any, ...]) -> None:
    kind, arguments, world, first, last = task
    import django

    django.setup()
    with psycopg.connect(**arguments) as link:
        # Every key is right by construction; what the triggers would check is checked by nobody else's rows.
        link.execute("SET session_replication_role = replica")
        link.execute("SET synchronous_commit = off")
        if kind == "audit":
            _audit(link, world, first, last)
        else:
            _rows(link, world, first, last)


def _rows(link: psycopg.Connection[Any], world: World, first: int, last: int) -> None:
    gathered: dict[str, list[dict[str, Any]]] = {name: [] for name in _models()}
    for number in range(first, last + 1):
        if number % PER_LETTER == 0 or number == 1:
            for name, row in rows.letter_rows(world, number // PER_LETTER):
                gathered[name].append(row)
        for name, row in rows.petition_rows(world, number):
            gathered[name].append(row)
    for name, model in _models().items():
        _copy(link, name, model, gathered[name])


def _copy(
    link: psycopg.Connection[Any], name: str, model: type[models.Model], given: list[dict[str, Any]]
) -> None:
    fields = [f for f in model._meta.concrete_fields if f.attname != "search_vector"]
    columns = [f.column for f in fields]
    usual = [_usual(f) for f in fields]
    names = [f.attname for f in fields]
    listed = ", ".join(f'"{column}"' for column in columns)
    searched = SEARCHED.get(name)
    target = f'"{_table(model)}"'
    if searched:
        link.execute(f"CREATE TEMP TABLE stage (LIKE {target}, written text, folded text) ON COMMIT DROP")
        link.execute("ALTER TABLE stage DROP COLUMN search_vector")
    into = f"stage ({listed}, written, folded)" if searched else f"{target} ({listed})"
    with link.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in given:
            values = [row.get(name, value) for name, value in zip(names, usual, strict=True)]
            if searched:
                written = " ".join(text.words(text.canon(" ".join(row[part] for part in searched))))
                values += [written, text.fold(written)]
            copy.write_row(values)
    if searched:
        link.execute(f"INSERT INTO {target} ({listed}, search_vector) SELECT {listed}, {_VECTOR} FROM stage")
    link.commit()
    link.execute("SET session_replication_role = replica")


def _usual(field: models.Field[Any, Any]) -> Any:
    value = field.get_default()
    if isinstance(value, dict | list):
        return json.dumps(value)
    if value is None and not field.null and isinstance(field, models.CharField | models.TextField):
        return ""
    return value


def _audit(link: psycopg.Connection[Any], world: World, first: int, last: int) -> None:
    """The chain goes on from its head, each entry sealed with the hash before it, as the product does."""
    from phoihop.base.audit.record import seal

    head = link.execute("SELECT last_seq, last_hash FROM audit_auditchain WHERE name = 'main'").fetchone()
    seq, last_hash = head or (0, "")
    actor = Actor(ActorKind.PERSON, label=rows.ACTOR_LABEL, user=1, seat=1, principal=world.owners[0])
    fixed = {
        "chain_id": "main",
        "actor": asdict(actor),
        "actor_label": actor.label,
        "object_type": "voters.petition",
    }
    actor_json = json.dumps(fixed["actor"])
    start = world.now - timedelta(days=1900)
    with (
        link.cursor() as cursor,
        cursor.copy(f"COPY audit_auditentry ({', '.join(_AUDIT)}) FROM STDIN") as copy,
    ):
        for number in range(first, last + 1):
            for verb in rows.verbs_of(number):
                seq += 1
                entry = SimpleNamespace(
                    **fixed, seq=seq, at=start + timedelta(seconds=40 * seq), verb=verb, object_id=str(number),
                    object_label=f"KN {number}", data={"note": "số liệu đo"}, previous_hash=last_hash,
                )  # fmt: skip
                entry.hash = last_hash = seal(entry)  # type: ignore[arg-type]
                copy.write_row(
                    ["main", seq, entry.at, verb, actor_json, actor.label, "voters.petition", entry.object_id, entry.object_label, '{"note": "số liệu đo"}', entry.previous_hash, last_hash]
                )  # fmt: skip
    link.execute(
        "UPDATE audit_auditchain SET last_seq = %s, last_hash = %s WHERE name = 'main'", [seq, last_hash]
    )
    link.commit()


def _sequences(link: psycopg.Connection[Any]) -> None:
    for model in _models().values():
        link.execute(
            f"SELECT setval(pg_get_serial_sequence('{_table(model)}', 'id'), (SELECT max(id) FROM {_table(model)}))"
        )
    for prefix in ("KN", "CK"):
        link.execute(
            "INSERT INTO office_codecounter (prefix, last) VALUES (%s, %s) ON CONFLICT (prefix) DO UPDATE SET last = EXCLUDED.last",
            [f"{prefix}-{clock.today().year}-", 9_000_000],
        )


def touched(tables: Iterable[str]) -> None:
    """Let the planner look again at tables that a measurement filled."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'ANALYZE "{table}"')
