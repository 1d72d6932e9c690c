"""What this field does when something below it changed: its own copies of a date and of an addressee follow."""

from __future__ import annotations

from django.db.models import F

from phoihop.base.audit.record import act
from phoihop.commitments.actions.closing import open_of
from phoihop.commitments.actions.moving import retrigger
from phoihop.commitments.choices import DueCause
from phoihop.commitments.events import DueMoved
from phoihop.org.events import BodySucceeded
from phoihop.org.models import Body
from phoihop.voters.actions.debts import ANSWERS
from phoihop.voters.commitments import PUBLISH
from phoihop.voters.models import PartnerRequest, Referral, TransferLetter
from phoihop.voters.selectors.progress import refresh

AT_THE_AUTHORITY = ("forwarded", "received", "in_process", "correcting")


def due_moved(event: DueMoved) -> None:
    """The lists, the petition's page and the public page read the due date of an answer from the referral; the debt to
    publish is counted from it (T20)."""
    if event.kind not in ANSWERS or event.object_type != Referral._meta.label_lower:
        return
    referral = Referral.objects.select_related("petition").get(pk=int(event.object_id))
    Referral.objects.filter(pk=referral.pk).update(due_on=event.due_on)
    refresh(referral.petition)
    if event.due_on is None:
        return
    for debt in open_of(referral, PUBLISH.key):
        retrigger(event.doing, debt, event.due_on, cause=DueCause.TRIGGER_MOVED, note="hạn trả lời thay đổi")


def body_succeeded(event: BodySucceeded) -> None:
    """What waits for the old body waits for its successor; letters and replies keep the old name (case E29)."""
    with act(event.actor, "referrals.body_succeeded") as doing:
        successor = Body.objects.get(pk=event.successor)
        moved = []
        rows = Referral.objects.select_for_update(of=("self",)).filter(authority=event.predecessor)
        for referral in rows.filter(status__in=AT_THE_AUTHORITY).select_related("petition"):
            if _has_open(referral, successor):
                continue  # the successor answers this petition already; both debts stand in the ledger
            referral.authority = successor
            referral.version += 1
            referral.save(update_fields=["authority", "version"])
            moved.append(referral.petition.code)
        drafts = _readdress(event.predecessor, successor)
        _ask_instead(event.predecessor, successor)
        doing.about(successor)
        doing.note(petitions=moved, drafts=drafts, document=event.document)


def _ask_instead(predecessor: int, successor: Body) -> None:
    """What the old body was asked is the successor's to answer, unless it is asked or leads already."""
    waiting = PartnerRequest.objects.filter(answered_on=None, ended_on=None)
    asked = waiting.filter(partner=successor).values("referral")
    rows = waiting.filter(partner=predecessor).exclude(referral__in=asked)
    rows.exclude(referral__authority=successor).update(partner=successor, version=F("version") + 1)


def _has_open(referral: Referral, authority: Body) -> bool:
    same = Referral.objects.filter(
        petition=referral.petition_id, forwarder=referral.forwarder_id, authority=authority
    )
    return same.filter(status__in=("drafted", *AT_THE_AUTHORITY)).exists()


def _readdress(predecessor: int, successor: Body) -> int:
    """Draft letters to the old body go into the draft to its successor, or become it; says how many."""
    drafts = TransferLetter.objects.select_for_update(of=("self",)).filter(is_open=True)
    count = 0
    for letter in drafts.filter(addressee=predecessor):
        target = drafts.filter(addressee=successor, forwarder=letter.forwarder_id).first()
        for referral in letter.referrals.all():
            if _has_open(referral, successor):
                continue
            referral.authority, referral.letter = successor, target or letter
            referral.version += 1
            referral.save(update_fields=["authority", "letter", "version"])
        if target is None:
            letter.addressee = successor
            letter.version += 1
            letter.save(update_fields=["addressee", "version"])
        elif not letter.referrals.exists():
            document = letter.document
            letter.delete()
            document.delete()
        count += 1
    return count
