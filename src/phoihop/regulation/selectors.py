"""Which regulation and clause work is done under."""

from __future__ import annotations

from phoihop.org.models import Term
from phoihop.regulation.models import Clause, Regulation


def regulation_for(term: Term) -> Regulation | None:
    """The regulation of a term; where none was signed yet, the latest earlier one goes on being applied (case E38)."""
    own = (
        Regulation.objects.filter(term=term)
        .exclude(status__in=["draft", "consulting", "agreed"])
        .order_by("-effective_on")
        .first()
    )
    if own:
        return own
    return (
        Regulation.objects.filter(term__starts_on__lt=term.starts_on)
        .order_by("-term__starts_on", "-effective_on")
        .first()
    )


def clause_in_force(term: Term, code: str) -> Clause | None:
    """The clause that a piece of work of this term carries out, by the code of its duty."""
    regulation = regulation_for(term)
    return Clause.objects.filter(regulation=regulation, code=code).first() if regulation else None
