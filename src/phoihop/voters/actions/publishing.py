"""What citizens may read: the office leader publishes words of the office's own, never a speaker, never a secret."""

from __future__ import annotations

from collections.abc import Mapping

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.base.search.vectors import vector
from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import NotAllowed, require
from phoihop.voters.actions.referrals import publish_answer
from phoihop.voters.models import Petition, Publication, Reply
from phoihop.voters.permissions import P, decide
from phoihop.voters.selectors.naming import speakers_named


def publish_petition(
    *,
    actor: Actor,
    petition: Petition,
    text: str,
    answers: Mapping[int, str] | None = None,
    shows_reply: bool = False,
    address: str = "",
    expected_version: int | None = None,
) -> Publication:
    """Put a petition on the public site, and with it the answers that voters were told of (L72 art. 51).

    ``answers`` gives the public words of an answer by its referral's id. A reply may answer many petitions and name
    people: its whole text is shown only where somebody said so (case E31).
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
        if petition.status in ("open", "merged", "withdrawn"):
            raise NotAllowed("Chỉ công khai kiến nghị đã phân loại, không bị gộp và cử tri chưa rút.")
        _require_no_speaker([petition], text)
        publish_answers(actor=actor, petition=petition, answers=answers or {}, address=address)
        if shows_reply:
            _require_own_reply(petition)
        public = petition.referrals.exclude(public_answer="").values_list("public_answer", flat=True)
        publication, _ = Publication.objects.update_or_create(
            petition=petition,
            defaults={
                "text": text.strip(),
                "shows_reply": shows_reply,
                "published_at": clock.now(),
                "published_by": actor.label[:160],
                "withdrawn_at": None,
                "withdrawn_reason": "",
                "search_vector": vector(petition.code, text, *public),
            },
        )
        petition.version += 1
        petition.save(update_fields=["version"])
        doing.note(length=len(publication.text), shows_reply=shows_reply)
    return publication


def _require_no_speaker(petitions: list[Petition], shown: str) -> None:
    if found := speakers_named(petitions, shown):
        raise NotAllowed(
            "Nội dung công khai nêu tên người nêu ý kiến: %(names)s. Hãy bỏ tên rồi công khai lại.",
            names=", ".join(found),
        )


def _require_own_reply(petition: Petition) -> None:
    """A reply to many petitions is shown whole only when all of them are public, and it names no speaker (case E31)."""
    replies = Reply.objects.filter(outcomes__referral__petition=petition).distinct()
    answered = Petition.objects.filter(referrals__outcomes__reply__in=replies).distinct()
    public = Publication.objects.filter(withdrawn_at=None).values("petition")
    if answered.exclude(pk=petition.pk).exclude(pk__in=public).exists():
        raise NotAllowed(
            "Văn bản trả lời còn trả lời kiến nghị chưa công khai; chỉ công khai phần trả lời ngắn gọn."
        )
    _require_no_speaker(list(answered), "\n".join(replies.values_list("text", flat=True)))


def publish_answers(
    *, actor: Actor, petition: Petition, answers: Mapping[int, str], address: str = ""
) -> int:
    """The answers that this body forwarded for, each in its public words; says how many went out."""
    _require_no_speaker([petition], "\n".join(answers.values()))
    told = petition.referrals.filter(status="delivered", forwarder=actor.principal, pk__in=answers)
    for referral in told.order_by("pk"):
        publish_answer(
            actor=actor,
            referral=referral,
            text=answers[referral.pk],
            address=address or f"/kn/{petition.code}/",
        )
    return len(told)


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
