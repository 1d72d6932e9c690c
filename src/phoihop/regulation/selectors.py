"""Which regulation and clause work is done under."""

from __future__ import annotations

from django.db.models import QuerySet

from phoihop.org.models import Term
from phoihop.regulation.models import Clause, Regulation


def regulation_for(term: Term) -> Regulation | None:
    """The regulation of a term; where none was signed yet, the latest earlier one goes on being applied (case E38)."""
    return _signed_for(term).first()


def _signed_for(term: Term) -> QuerySet[Regulation]:
    signed = Regulation.objects.exclude(status__in=["draft", "consulting", "agreed"])
    rows = signed.filter(term__starts_on__lte=term.starts_on)
    return rows.order_by("-term__starts_on", "-effective_on")


def clause_in_force(term: Term, code: str) -> Clause | None:
    """The clause that a piece of work of this term carries out, by the code of its duty."""
    return Clause.objects.filter(regulation=_signed_for(term).values("pk")[:1], code=code).first()
