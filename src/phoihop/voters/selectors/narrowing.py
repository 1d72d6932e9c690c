"""What a list is narrowed to, in words: a chip for each filter that only an address can set."""

from __future__ import annotations

from collections.abc import Callable

from phoihop.org.models import Body, Place
from phoihop.voters.choices import states_of
from phoihop.voters.models import MeetingRound
from phoihop.voters.selectors.petitions import PetitionFilter
from phoihop.voters.workflow import PETITION


def _status(code: str) -> str:
    return str(dict(states_of(PETITION)).get(code, code))


def _body(code: str) -> str:
    found = Body.objects.filter(code=code).first()
    return found.label if found else code


def _round(code: str) -> str:
    return str(MeetingRound.objects.filter(code=code).first() or code)


def _place(code: str) -> str:
    return str(Place.objects.filter(code=code).first() or code)


def owners() -> list[tuple[str, str]]:
    """The bodies that compile petitions, by code."""
    rows = Body.objects.filter(code__in=OWNERS).only("code", "name", "short_name")
    return sorted(((body.code, body.label) for body in rows), key=lambda one: OWNERS.index(one[0]))


OWNERS = ("DDBQH", "TTHDND", "BTTMTTQ")
WORDS: dict[str, Callable[[str], str]] = {"status": _status, "lead": _body, "round": _round, "place": _place}


def narrowed_to(asked: PetitionFilter) -> list[tuple[str, str]]:
    """(name of the filter, its value in words) for each one that is set."""
    return [(name, word(value)) for name, word in WORDS.items() if (value := getattr(asked, name))]
