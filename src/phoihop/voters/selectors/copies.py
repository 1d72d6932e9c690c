"""Where else the words of one opinion stand: the same paper sent by two bodies, the same thing said twice."""

from __future__ import annotations

from phoihop.base.search.vectors import LIMIT, matching
from phoihop.kernel.actor import Actor
from phoihop.kernel.text import quotes
from phoihop.voters.models import Opinion, Petition

MOST = 20


def quoted_in(actor: Actor, said: str) -> list[str]:
    """Labels of the opinions and petitions that hold these words and that the actor sees."""
    asked = said[:LIMIT]
    opinions = matching(Opinion.objects.visible_to(actor), asked)[:MOST]
    petitions = matching(Petition.objects.visible_to(actor), asked)[:MOST]
    return [
        *(str(one) for one in opinions if quotes(one.words, said)),
        *(one.code for one in petitions if quotes(f"{one.content}\n{one.summary}", said)),
    ]
