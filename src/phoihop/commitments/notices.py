"""Who is told of a debt: the seats of its two sides that read the ledger; of one cause everybody hears once."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.commitments.models import Commitment
from phoihop.commitments.querysets import LEDGER_READERS
from phoihop.office.notices import holdings_of, tell


def readers_of(body: int) -> set[int]:
    """The accounts of a body that may open the ledger; who keeps the house or its records is not burdened."""
    seats = holdings_of(body).filter(seat__role__in=LEDGER_READERS)
    return set(seats.values_list("person__user", flat=True))


def tell_moved(changed: Iterable[Commitment]) -> None:
    """One notice a person, however many debts of its bodies one cause has moved."""
    of_body: dict[int, list[Commitment]] = {}
    for commitment in changed:
        for body in {commitment.debtor_id, commitment.creditor_id}:
            of_body.setdefault(body, []).append(commitment)
    of_user: dict[int, dict[int, Commitment]] = {}
    for body, moved in of_body.items():
        for user in readers_of(body):
            of_user.setdefault(user, {}).update((each.pk, each) for each in moved)
    for user, debts in of_user.items():
        first = min(debts.values(), key=lambda each: (each.due_on is None, each.due_on, each.pk))
        tell([user], kind="due_moved", text=_words(first, len(debts)), url=_address(first, len(debts)))


def _words(first: Commitment, count: int) -> str:
    facts = {
        "title": first.title[:160],
        "due": f"{first.due_on:%d/%m/%Y}" if first.due_on else "—",
        "others": count - 1,
    }
    if count == 1:
        return _("Hạn của “%(title)s” nay là %(due)s") % facts
    return _("Hạn của “%(title)s” nay là %(due)s, và %(others)d việc khác đổi hạn") % facts


def _address(first: Commitment, count: int) -> str:
    return first.get_absolute_url() if count == 1 else reverse("commitments:ledger")
