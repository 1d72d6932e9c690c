"""The debts that hang on a referral besides the answer itself: telling voters, publishing, and the end of all of them."""

from __future__ import annotations

from datetime import date

from django.db.models import F

from phoihop.base.audit.record import Act
from phoihop.commitments.actions.closing import close_commitment, open_of, supersede_commitment
from phoihop.commitments.actions.opening import open_commitment
from phoihop.commitments.models import Commitment
from phoihop.kernel import clock
from phoihop.kernel.speech import to_say
from phoihop.org.models import Body
from phoihop.voters import commitments
from phoihop.voters.models import Referral, Reply

ANSWERS = (commitments.ANSWER.key, commitments.ANSWER_AGAIN.key)


def answer_debts(referral: Referral) -> list[Commitment]:
    """The open debts that an answer pays, locked for the act."""
    return [debt for kind in ANSWERS for debt in open_of(referral, kind)]


def owe_publication(doing: Act, referral: Referral) -> None:
    """15 working days after the end of the answering limit the outcome stands in public, answered or not (T20, art. 51.1)."""
    if referral.due_on is None:
        return
    title = f"Công khai trả lời kiến nghị {referral.petition.code}"
    _owe_public(
        doing, referral, commitments.PUBLISH.key, title, on=referral.due_on, note=to_say("hết hạn trả lời")
    )


def owe_telling(doing: Act, referral: Referral, reply: Reply) -> None:
    """At once after a reply the forwarding body tells voters and deputies; a debt to the public held in trust (T19)."""
    if open_of(referral, commitments.TELL_VOTERS.key):
        return
    title = f"Báo cử tri kết quả trả lời {referral.petition.code}"
    came_on = reply.proof.arrived_on if reply.proof else reply.replied_on
    _owe_public(doing, referral, commitments.TELL_VOTERS.key, title, on=max(reply.replied_on, came_on))


def _owe_public(doing: Act, referral: Referral, kind: str, title: str, *, on: date, note: str = "") -> None:
    """A debt of the forwarding body to the public, held in trust by that body itself."""
    open_commitment(
        doing,
        kind=kind,
        title=title,
        debtor=referral.forwarder,
        creditor=Body.objects.get(kind="public"),
        trustee=referral.forwarder,
        obj=referral,
        url=referral.petition.get_absolute_url(),
        trigger_on=on,
        trigger_note=note,
        clause=referral.petition.clause,
    )


def debts_of(referral: Referral) -> list[Commitment]:
    """All that is owed on a referral that has no answer yet, locked for the act."""
    return [*answer_debts(referral), *open_of(referral, commitments.PUBLISH.key)]


def end_partners(doing: Act, referral: Referral, *, note: str) -> None:
    """Nobody waits for a partner any more: what one wrote is accepted, what none wrote is not owed."""
    for asked in referral.partners.filter(ended_on=None):
        for debt in open_of(asked, commitments.PARTNER.key):
            if debt.submitted_on:
                close_commitment(doing, debt, on=debt.submitted_on, note=debt.closed_note)
            else:
                supersede_commitment(doing, debt, on=clock.today(), note=note)
    waiting = referral.partners.filter(answered_on=None, ended_on=None)
    waiting.update(ended_on=clock.today(), end_reason=note[:400], version=F("version") + 1)


def end_debts(doing: Act, referral: Referral, *, note: str) -> None:
    """The referral ended without an answer (recalled, returned): nothing is owed on it any more."""
    end_partners(doing, referral, note=note)
    for debt in debts_of(referral):
        supersede_commitment(doing, debt, on=clock.today(), note=note)
