"""In which order the rows of the road are locked: petitions, then their referrals, each by id; codes, words, chain come last.

Everybody who needs two of them takes them in this order, so that nobody waits for somebody who waits for him.
"""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.base.access.conflict import check_version
from phoihop.voters.models import Petition, Referral


def lock_referrals(pks: Iterable[int]) -> dict[int, Referral]:
    """Referrals by id, they and their petitions locked until the act ends; one that has gone meanwhile is not among them."""
    wanted = list(pks)
    petitions = Petition.objects.filter(referrals__in=wanted).values("pk")
    list(Petition.objects.select_for_update(of=("self",)).filter(pk__in=petitions).order_by("pk"))
    rows = Referral.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    return {one.pk: one for one in rows.select_related("petition__round__session", "authority", "forwarder")}


def lock_referral(referral: Referral, expected_version: int | None = None) -> Referral:
    """One referral with its petition, as they stand now; ``Referral.DoesNotExist`` when it has gone."""
    fresh = lock_referrals([referral.pk]).get(referral.pk)
    if fresh is None:
        raise Referral.DoesNotExist
    check_version(fresh, expected_version)
    return fresh
