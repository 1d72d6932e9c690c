"""What touches a secret is closed to all but its owner: lists, counts, search, letters, the ledger's words, the public page."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import Act, act
from phoihop.commitments.actions.naming import rename_debts
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.debts import end_partners
from phoihop.voters.actions.locks import lock_referrals
from phoihop.voters.commitments import ANSWER, ANSWER_AGAIN, answer_title, promise_title
from phoihop.voters.models import Petition, Promise, Publication, Referral
from phoihop.voters.permissions import P, decide


def restrict_petition(
    *, actor: Actor, petition: Petition, basis: str, expected_version: int | None = None
) -> Petition:
    """Close a petition to all but its owner and the authority that answers it (NA98 art. 16; case E27)."""
    if not basis.strip():
        raise NotAllowed("Phải nêu căn cứ hạn chế tiếp cận.")
    with act(actor, "petition.restrict", petition) as doing:
        petition = lock(petition, expected_version)
        require(decide(actor, P.RESTRICT, petition))
        if petition.secrecy:
            raise NotAllowed("Kiến nghị này đã được hạn chế tiếp cận.")
        Publication.objects.filter(petition=petition, withdrawn_at__isnull=True).update(
            withdrawn_at=clock.now(), withdrawn_reason="hạn chế tiếp cận"
        )
        for referral in lock_referrals(petition.referrals.values_list("pk", flat=True)).values():
            # Who was asked for its part can open the question no more.
            end_partners(doing, referral, note="kiến nghị được hạn chế tiếp cận")
        _set(doing, petition, 1, basis)
    return petition


def unrestrict_petition(
    *, actor: Actor, petition: Petition, basis: str, expected_version: int | None = None
) -> Petition:
    """Open it again by a document; it is published anew only by an act of its own."""
    if not basis.strip():
        raise NotAllowed("Phải nêu văn bản cho phép bỏ hạn chế.")
    with act(actor, "petition.unrestrict", petition) as doing:
        petition = lock(petition, expected_version)
        require(decide(actor, P.RESTRICT, petition))
        if not petition.secrecy:
            raise NotAllowed("Kiến nghị này không bị hạn chế tiếp cận.")
        _set(doing, petition, 0, basis)
    return petition


def _set(doing: Act, petition: Petition, secrecy: int, basis: str) -> None:
    petition.secrecy = secrecy
    petition.version += 1
    petition.save(update_fields=["secrecy", "version"])
    rename_debts(doing, _debts_of(petition), _title)
    doing.note(secrecy=secrecy, basis=basis)


def _debts_of(petition: Petition) -> Iterator[models.Model]:
    yield from Referral.objects.filter(petition=petition).select_related("petition")
    yield from Promise.objects.filter(outcome__referral__petition=petition).select_related(
        "outcome__referral__petition"
    )


def _title(commitment: Commitment, obj: models.Model) -> str:
    if isinstance(obj, Promise):
        return promise_title(obj)
    if isinstance(obj, Referral) and commitment.kind in (ANSWER.key, ANSWER_AGAIN.key):
        return answer_title(obj)
    return commitment.title
