"""The road over HTTP: somebody of the demo at the desk, in the capacity that the tests of the road act in."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

from django.test import Client

from phoihop.kernel import clock
from phoihop.org.models import Body, Seat, Term, User
from phoihop.voters.actions.opinions import Occasion, Saying, record_opinions
from phoihop.voters.actions.petitions import Classification, open_petition
from phoihop.voters.models import Petition
from tests.voters.road.story import council

SERVES_THE_COUNCIL = ("chuyenvien2", "vanthu", "lanhdaovp")


def at_the_desk(username: str) -> Client:
    """Signed in; who serves several bodies acts for the council's standing board."""
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=username))
    if username in SERVES_THE_COUNCIL:
        seat = Seat.objects.get(holdings__person__user__username=username, body__code="VPDDBQHHDND")
        session = client.session
        session["tu_cach"] = f"{seat.pk}-{Body.objects.get(code='TTHDND').pk}"
        session.save()
    return client


def words(answer: Any) -> str:
    """What a reader sees of a page, in one line."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def day(of: date | None = None) -> str:
    return (of or clock.today()).isoformat()


def reply_form(pk: int, **more: object) -> dict[str, object]:
    """All that the form of an answer asks for, for one referral; ``more`` are fields of its answer."""
    answer = {"chosen": "on", "outcome": "XONG", "short": "Đã sửa xong đoạn đường.", **more}
    paper = {"symbol": "13/SXD", "replied_on": day(), "text": "Toàn văn", "proof-arrived_on": day()}
    return paper | {f"r{pk}-{name}": value for name, value in answer.items()}


def receipt_form(**more: object) -> dict[str, object]:
    proof = {"proof-arrived_on": day(), "proof-symbol": "9/SXD", "proof-document_on": day()}
    return {"received_on": day(), **proof, **more}


def opened(count: int) -> list[Petition]:
    """New petitions of the council, classified and in no letter yet."""
    body, term = Body.objects.get(code="TTHDND"), Term.objects.get(code="2026-2031")
    said = [Saying(f"Đề nghị sửa đoạn đường số {number}.") for number in range(count)]
    occasion = Occasion(body, term, said_on=clock.today())
    chosen = Classification("TINH", "L06", Body.objects.get(code="STC"))
    return [
        open_petition(actor=council(), opinions=[one], content=one.words, classification=chosen)
        for one in record_opinions(actor=council(), occasion=occasion, sayings=said)
    ]
