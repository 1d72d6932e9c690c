"""The page of a transfer letter: its whole text, what became of each petition in it, whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.kernel import clock
from phoihop.kernel.actor import Actor
from phoihop.office.documents import render_letter
from phoihop.office.documents.content import Letter, content_from_json
from phoihop.office.documents.screen import ShownLetter, shown
from phoihop.org.models import SeatHolding
from phoihop.voters.choices import ENDED
from phoihop.voters.documents.compose import draft_letter
from phoihop.voters.models import Referral, TransferLetter

WAITING = frozenset({"forwarded", "received", "in_process"})


@dataclass(frozen=True, slots=True)
class Row:
    """One petition of the letter and where its referral stands."""

    referral: Referral
    is_gone: bool
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class LetterState:
    """How many petitions still go their way; "recalled", "returned", "withdrawn" or "gone" where none does."""

    whole: int
    gone: int
    ending: str = ""


def referrals_of(letter: TransferLetter) -> list[Referral]:
    """All of the letter, in its order, with what its text needs."""
    rows = letter.referrals.select_related("petition__round__session__term", "authority", "forwarder")
    return list(rows.prefetch_related("petition__places").order_by("order", "id"))


def rows_for(actor: Actor, referrals: list[Referral]) -> list[Row]:
    """Those that the actor sees."""
    return [Row(r, r.status in ENDED, r.status in WAITING) for r in referrals if r.is_visible_to(actor)]


def state_of(referrals: list[Referral]) -> LetterState:
    """Does an issued letter still stand? Asked of all its petitions, whoever looks."""
    left = [r.status for r in referrals if r.status in ENDED]
    if not left or len(left) < len(referrals):
        return LetterState(len(referrals), len(left))
    ending = "gone" if len(set(left)) > 1 else "returned" if left[0] == "returned_wrong" else left[0]
    return LetterState(len(referrals), len(left), ending)


def text_of(
    actor: Actor, letter: TransferLetter, referrals: list[Referral], signer: SeatHolding | None
) -> ShownLetter | None:
    """The words of the paper, for those who see all that it speaks of; nothing for a letter of an old register."""
    if not referrals or not all(r.is_visible_to(actor) for r in referrals):
        return None
    if letter.document.status != "issued":
        return shown(draft_letter(letter, referrals, signer, clock.today()))
    content = content_from_json(letter.document.content) if letter.document.content else None
    return shown(content) if isinstance(content, Letter) else None


def draft_file(letter: TransferLetter, referrals: list[Referral], signer: SeatHolding | None) -> bytes:
    """The draft as a .docx, marked as such, without a number."""
    return render_letter(draft_letter(letter, referrals, signer, clock.today()))
