"""What citizens may read: the office leader publishes words of the office's own, never a speaker, never a secret."""

from __future__ import annotations

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.base.search.vectors import vector
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.referrals import publish_answer
from phoihop.voters.models import Petition, Publication
from phoihop.voters.permissions import P, decide


def publish_petition(
    *,
    actor: Actor,
    petition: Petition,
    text: str,
    answer_short: str = "",
    shows_reply: bool = False,
    address: str = "",
    expected_version: int | None = None,
) -> Publication:
    """Put a petition on the public site, and with it every answer that voters were told of (L72 art. 51).

    A reply may answer many petitions and name people: its whole text is shown only where somebody said so (case E31).
    """
    if not text.strip():
        raise NotAllowed("Phải có nội dung công khai.")
    with act(actor, "petition.publish", petition) as doing:
        petition = lock(petition, expected_version)
        require(decide(actor, P.PUBLISH, petition))
        if petition.secrecy:
            raise NotAllowed(
                "Kiến nghị có độ mật, không công khai (NQLT 72/2025; pháp luật về bảo vệ bí mật nhà nước)."
            )
        if petition.status in ("open", "merged"):
            raise NotAllowed("Chỉ công khai kiến nghị đã phân loại và không bị gộp.")
        publication, _ = Publication.objects.update_or_create(
            petition=petition,
            defaults={
                "text": text.strip(),
                "answer_short": answer_short.strip()[:600],
                "shows_reply": shows_reply,
                "published_at": clock.now(),
                "published_by": actor.label[:160],
                "withdrawn_at": None,
                "withdrawn_reason": "",
                "search_vector": vector(petition.code, text, answer_short),
            },
        )
        for referral in petition.referrals.filter(status="delivered"):
            publish_answer(
                actor=actor,
                referral=referral,
                published_on=clock.today(),
                address=address or f"/kn/{petition.code}/",
            )
        petition.version += 1
        petition.save(update_fields=["version"])
        doing.note(text=publication.text)
    return publication


def withdraw_publication(
    *, actor: Actor, petition: Petition, reason: str, expected_version: int | None = None
) -> None:
    """Taken off the public site with a reason; the record stays."""
    if not reason.strip():
        raise NotAllowed("Phải nêu lý do gỡ.")
    with act(actor, "petition.unpublish", petition) as doing:
        petition = lock(petition, expected_version)
        require(decide(actor, P.PUBLISH, petition))
        changed = Publication.objects.filter(petition=petition, withdrawn_at__isnull=True).update(
            withdrawn_at=clock.now(), withdrawn_reason=reason[:300]
        )
        if not changed:
            raise NotAllowed("Kiến nghị này không đang công khai.")
        doing.note(reason=reason)
