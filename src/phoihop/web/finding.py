"""What search finds besides petitions: letters by number, debts by code, agencies by name with their open work."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.commitments.models import Commitment
from phoihop.commitments.permissions import P, decide
from phoihop.commitments.selectors import ledger
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.text import fold
from phoihop.org.models import Body
from phoihop.voters.models import TransferLetter
from phoihop.web.commands import matches

MOST = 5
OF_ONE_NUMBER = 50  # letters of one number: one a body and year
NUMBER = re.compile(r"^(?:so )?0*(\d{1,6})(?=/|$)")
DEBT = re.compile(r"^CK-\d", re.IGNORECASE)


@dataclass(frozen=True)
class Hit:
    """One line: where it leads, what it is, what is said of it."""

    label: str
    url: str
    note: str


def hits(actor: Actor, words: str) -> list[Hit]:
    """All that the actor may see; nothing for nothing."""
    if not words:
        return []
    return [*_letters(actor, words), *_debts(actor, words), *_agencies(actor, words)]


def _letters(actor: Actor, words: str) -> list[Hit]:
    """By number, with or without accents: "02/ĐĐBQH-VP", "2/ddbqh"."""
    typed = fold(words)
    number = NUMBER.match(typed)
    if number is None:
        return []
    begins = typed.removeprefix("so ").lstrip("0")
    rows = (
        TransferLetter.objects.visible_to(actor)
        .filter(
            Q(document__number=int(number[1])) | Q(document__symbol__startswith=number[0].removeprefix("so "))
        )
        .select_related("document", "addressee")
        .order_by("-document__issued_on", "-pk")[:OF_ONE_NUMBER]
    )
    return [
        Hit(row.document.symbol, row.get_absolute_url(), _said_of(row))
        for row in rows
        if fold(row.document.symbol).lstrip("0").startswith(begins)
    ][:MOST]


def _said_of(letter: TransferLetter) -> str:
    day = letter.document.issued_on
    return _("công văn gửi %(body)s") % {"body": letter.addressee.label} + (
        f", {day:%d/%m/%Y}" if day else ""
    )


def _debts(actor: Actor, words: str) -> list[Hit]:
    if not DEBT.match(words):
        return []
    rows = Commitment.objects.visible_to(actor).filter(code__startswith=words.upper()).order_by("code")
    return [Hit(row.title, row.get_absolute_url(), row.code) for row in rows[:MOST]]


def _agencies(actor: Actor, words: str) -> list[Hit]:
    """To its open work in the ledger; who does not read the ledger is not sent there."""
    if not decide(actor, P.VIEW).allowed:
        return []
    rows = Body.objects.valid(clock.today()).order_by("folded")
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    found = [body for body in rows[:OF_ONE_NUMBER] if matches(words, body.name)][:MOST]
    owed = dict(
        ledger(actor, "all").filter(debtor__in=found).order_by().values_list("debtor").annotate(Count("pk"))
    )
    return [
        Hit(body.name, f"{reverse('commitments:ledger')}?no={body.pk}", _owes(owed.get(body.pk, 0)))
        for body in found
    ]


def _owes(count: int) -> str:
    return ngettext("%(n)d việc đang theo dõi", "%(n)d việc đang theo dõi", count) % {"n": count}
