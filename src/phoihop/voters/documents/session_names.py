"""How a session is called in an official document; in Vietnamese, whatever language the screen speaks."""

from __future__ import annotations

from phoihop.org.choices import SessionKind, SessionOf
from phoihop.org.models import Session

_KINDS = {
    SessionKind.REGULAR.value: "kỳ họp thường lệ",
    SessionKind.NON_REGULAR.value: "kỳ họp không thường lệ",
    SessionKind.THEMATIC.value: "kỳ họp chuyên đề",
}


def session_name(session: Session) -> str:
    """``Kỳ họp thứ 3 (kỳ họp thường lệ cuối năm 2026) HĐND tỉnh khóa XIX``, ``Kỳ họp thứ 2 Quốc hội khóa XVI``."""
    term = session.term
    if session.of == SessionOf.COUNCIL:
        whose, number = "HĐND tỉnh", term.term_number
    else:
        whose, number = "Quốc hội", term.legislature
    kind = _kind(session)
    parts = [
        f"Kỳ họp thứ {session.number}",
        f"({kind})" if kind else "",
        whose,
        f"khóa {number}" if number else "",
    ]
    return " ".join(part for part in parts if part)


def _kind(session: Session) -> str:
    """A council's regular session is known by the half of its year; the National Assembly's by its number alone."""
    kind = _KINDS.get(session.kind, "")
    if session.kind != SessionKind.REGULAR:
        return kind
    if session.of != SessionOf.COUNCIL:
        return ""
    if session.opens_on is None:
        return kind
    half = "cuối năm" if session.opens_on.month > 9 else "giữa năm"
    return f"{kind} {half} {session.opens_on.year}"
