"""Every address × every role: the whole matrix stands in a golden file, so that a change of rights is a visible diff.

A cell is the answer's code; ``+`` where the record of acts grew, ``~`` where rows were written without an entry in it: a 302
that was refused and a 302 that was done look alike. Every POST is sent with a form that says all that is needed, about a
record in the right state (``bodies.py``, ``samples.py``). A method that an address does not serve has no line.

The lines with a word behind the address ask about another record: a restricted petition of the council, the records of the
other body, a petition raised to both, a list taken out as a sheet. ``UPDATE_GOLDEN=1`` writes each part's lines anew; read the diff before committing it.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import DjangoDbBlocker

from phoihop.voters.views.triage import UNDO_KEY
from phoihop.web.demo.people import actor_of
from tests.permissions.admin_bodies import of_house
from tests.permissions.asking import Actors, plain_refusals
from tests.permissions.bodies import Ask, Asks, of_import, of_petitions, of_records, of_shell
from tests.permissions.golden import in_order, lines, write_down
from tests.permissions.house import house
from tests.permissions.samples import STATES, council, delegation, import_of, records_of, shared_petition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

OUTSIDE = re.compile(r"^(tai-khoan/|ngon-ngu/|static/)")
RESTRICTED, OTHERS, SHARED, EXPORT = " (hạn chế)", " (cơ quan khác)", " (chung)", " ?xuat=xlsx"
OF_A_PETITION = re.compile(
    r"(kien-nghi|kn|luot-chuyen|cong-van-chuyen|tra-loi|so-theo-doi)/|y-kien/<int:pk>/(tep/)?$|.*/gop/"
)
# Each part is a test of its own, so that the workers share them; an address belongs to the first that fits.
PARTS = {
    "petitions": r"kien-nghi/|kn/",
    "referrals": r"luot-chuyen/",
    "letters": r"cong-van-chuyen/|tra-loi/|so-theo-doi/",
    "triage": r"sang-loc/",
    "opinions": r"y-kien/|khay-rieng/",
    "imports": r"nhap-van-ban/",
    "organisation": r"quan-tri/(co-quan|chu-the|dia-ban|nguoi|ghe|giu-ghe)/",
    "administration": r"quan-tri/",
    "shell": r"",
}


@dataclass(frozen=True)
class Prepared:
    """Everybody signed in, and what is asked by each section."""

    actors: Actors
    sections: dict[str, Asks]


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Every address that the product itself serves, as written in its urls."""
    for each in patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, path)
        elif not OUTSIDE.match(path):
            yield path


@pytest.fixture(scope="module")
def prepared(demo_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Prepared]:
    """The records and the clients, once for all parts that this process asks."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.ERROR)  # half of the answers are refusals; each would be a line
    with django_db_blocker.unblock():
        made = _prepare()
    with plain_refusals():
        yield made
    log.setLevel(before)


def _prepare() -> Prepared:
    mine, theirs = council(), delegation()
    own, secret, other = records_of(mine), records_of(mine, restricted=True), records_of(theirs)
    specialist, noted = actor_of("chuyenvien2", "TTHDND"), own.opinion["noted"]
    shared = shared_petition(theirs, mine)
    both = replace(other, petition=dict.fromkeys(STATES, shared))
    shell = of_shell(f"{specialist.seat}-{specialist.principal}")
    sections = {
        "": {**of_records(own), **of_import(import_of(mine)), **shell, **of_house(house())},
        RESTRICTED: {tail: ask for tail, ask in of_records(secret).items() if OF_A_PETITION.match(tail)},
        OTHERS: {**of_records(other), **of_import(import_of(theirs))},
        SHARED: of_petitions(both),
        EXPORT: dict.fromkeys(("kien-nghi/", "y-kien/", "so-theo-doi/"), Ask(query="?xuat=xlsx")),
    }
    del sections[OTHERS]["sang-loc/hoan-tac/"]  # its record stands in the session
    return Prepared(Actors({UNDO_KEY: [["end", noted.pk, 0, noted.version]]}), sections)


def part_of(pattern: str) -> str:
    return next(part for part, wanted in PARTS.items() if re.match(wanted, pattern))


def filled(pattern: str, ask: Ask) -> str:
    """The address with the record in its places; 1 where none is named."""
    values = iter(ask.values)
    return "/" + re.sub(r"<[^>]+>", lambda _place: str(next(values, 1)), pattern) + ask.query


def lines_of(prepared: Prepared, section: str, pattern: str) -> Iterator[str]:
    """The address's lines in a section; beside the main one only what changes something, or else what is read."""
    actors, ask = prepared.actors, prepared.sections[section].get(pattern, Ask())
    address = filled(pattern, ask)
    # The administrator passes every door that stands before the question of the method.
    served = [m for m in ("GET", "POST") if not actors.asks("quantri", m, address).startswith("405")]
    for method in served if not section else served[-1:]:
        codes = actors.row(method, address, ask.body)
        yield "\t".join([f"/{pattern}{section}", method, *codes])


@pytest.mark.parametrize("part", PARTS)
def test_every_address_for_every_role(part: str, prepared: Prepared) -> None:
    def is_mine(line: str) -> bool:
        return part_of(line[1:]) == part

    patterns = {each for each in addresses(get_resolver().url_patterns) if part_of(each) == part}
    asked = (
        (section, pattern)
        for section, asks in prepared.sections.items()
        for pattern in patterns
        if not section or pattern in asks
    )
    made = sorted((line for each in asked for line in lines_of(prepared, *each)), key=in_order)
    assert not [line for line in made if re.search(r"\t5\d\d", line)]
    if os.environ.get("UPDATE_GOLDEN"):
        write_down(made, is_mine)
    assert made == [line for line in lines() if is_mine(line)]
