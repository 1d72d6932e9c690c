"""People: they may hold seats in several bodies at once, with or without an account (case E37)."""

from __future__ import annotations

from typing import Any

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.org.actions.changes import apply, changes_of
from phoihop.org.fingerprint import check_fingerprint
from phoihop.org.models import Person
from phoihop.org.permissions import P, decide

EDITABLE = ("full_name", "note")


def create_person(*, actor: Actor, full_name: str, note: str = "") -> Person:
    """A person; two people may bear the same name, the note tells them apart."""
    require(decide(actor, P.MANAGE_PEOPLE))
    with act(actor, "person.create") as doing:
        person = Person.objects.create(full_name=" ".join(full_name.split()), note=note)
        doing.about(person)
    return person


def update_person(*, actor: Actor, person: Person, expected: str | None = None, **values: Any) -> Person:
    """Correct a name or a note; the account of the person bears the same name."""
    require(decide(actor, P.MANAGE_PEOPLE))
    with act(actor, "person.update", person) as doing:
        person = lock(person)
        check_fingerprint(person, EDITABLE, expected)
        changes = changes_of(person, values, only=EDITABLE)
        apply(person, changes)
        person.save()
        if "full_name" in changes and person.user is not None:
            person.user.full_name = person.full_name
            person.user.save(update_fields=["full_name"])
        doing.note(**changes)
    return person
