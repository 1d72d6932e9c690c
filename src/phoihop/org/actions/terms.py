"""Terms: one runs, the others are closed and stay readable."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from phoihop.base.access.locking import lock
from phoihop.base.audit.record import act
from phoihop.kernel.actor import Actor
from phoihop.kernel.decision import require
from phoihop.org.models import Term
from phoihop.org.permissions import P, decide
from phoihop.org.refusals import Refused, in_words


def open_term(
    *, actor: Actor, code: str, starts_on: date, ends_on: date, legislature: str = "", term_number: str = ""
) -> Term:
    """A new term; it may begin before the one before it is closed (hand-over)."""
    require(decide(actor, P.MANAGE_TERMS))
    with act(actor, "term.open") as doing:
        if ends_on <= starts_on:
            raise Refused(_("Ngày kết thúc nằm trước ngày bắt đầu."), "ends_on")
        if Term.objects.filter(code=code).exists():
            raise Refused(_("Nhiệm kỳ %(code)s đã có.") % {"code": code}, "code")
        term = Term.objects.create(
            code=code, starts_on=starts_on, ends_on=ends_on, legislature=legislature, term_number=term_number
        )
        doing.about(term)
        doing.note(starts_on=starts_on, ends_on=ends_on)
    return term


def close_term(*, actor: Actor, term: Term, on: date) -> Term:
    """The term ends; there must be another one that runs, or nothing could be recorded any more."""
    require(decide(actor, P.MANAGE_TERMS))
    with act(actor, "term.close", term) as doing:
        term = lock(term)
        if term.closed_on is not None:
            raise Refused(_("Nhiệm kỳ đã kết thúc ngày %(day)s.") % {"day": in_words(term.closed_on)})
        if on < term.starts_on:
            raise Refused(_("Ngày kết thúc nằm trước ngày bắt đầu."), "on")
        if not Term.objects.filter(closed_on__isnull=True).exclude(pk=term.pk).exists():
            raise Refused(_("Hãy mở nhiệm kỳ mới trước khi kết thúc nhiệm kỳ này."))
        term.closed_on = on
        term.save(update_fields=["closed_on"])
        doing.note(closed_on=on)
    return term
