"""One request as one actor, undone at once: its answer's code, and what it wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.template import engines
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from phoihop.org.models import Body, Seat, User
from phoihop.web.demo.people import ACCOUNTS

CITIZEN = "công dân"
ROLES = [CITIZEN, *(a.username for a in ACCOUNTS)]
CAPACITY = {"chuyenvien2": "TTHDND", "vanthu": "TTHDND", "lanhdaovp": "TTHDND"}
RECORDED, WRITTEN = "+", "~"


class Writes:
    """Sees the statements of a request: what it wrote and did not take back with a savepoint."""

    def __init__(self) -> None:
        self.tables: list[str] = []
        self._marks: dict[str, int] = {}

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        word, _space, rest = str(sql).partition(" ")
        if word == "SAVEPOINT":
            self._marks[rest] = len(self.tables)
        elif word == "ROLLBACK":
            del self.tables[self._marks[rest.removeprefix("TO SAVEPOINT ")] :]
        elif word in ("INSERT", "UPDATE", "DELETE"):
            table = rest.removeprefix("INTO ").removeprefix("FROM ").split()[0].strip('"')
            # A session keeps what one browser was told; it is nobody's record.
            self.tables += [table] if table != "django_session" else []
        return answer

    @property
    def mark(self) -> str:
        """``+`` where the record of acts grew, ``~`` where rows were written without an entry in it."""
        if "audit_auditentry" in self.tables:
            return RECORDED
        return WRITTEN if self.tables else ""


class Actors:
    """Everybody of the matrix, signed in once; ``session`` is laid into the session of each."""

    def __init__(self, session: dict[str, Any]) -> None:
        self.keys = {role: _signed_in(role, session) for role in ROLES}
        self._requests, self._handler = RequestFactory(), ClientHandler(enforce_csrf_checks=False)
        self._handler.load_middleware()

    def asks(self, role: str, method: str, address: str, body: Any = None) -> str:
        """The code of the answer and the mark of what was written; whatever it wrote is undone."""
        self._requests.cookies.clear()
        if key := self.keys[role]:
            self._requests.cookies[settings.SESSION_COOKIE_NAME] = key
        sent = (body() if callable(body) else body or {}) if method == "POST" else {}
        request, writes = getattr(self._requests, method.lower())(address, sent), Writes()
        request._dont_enforce_csrf_checks = True
        with transaction.atomic():
            with connection.execute_wrapper(writes):
                answer = self._handler.get_response(request)
            if file := getattr(answer, "file_to_stream", None):
                file.close()
            transaction.set_rollback(True)
        return f"{answer.status_code}{writes.mark}"

    def row(self, method: str, address: str, body: Any) -> list[str]:
        """What every role is answered."""
        return [self.asks(role, method, address, body) for role in ROLES]


def _signed_in(username: str, session: dict[str, Any]) -> str:
    if username == CITIZEN:
        return ""
    client = Client()
    user = User.objects.get(username=username)
    client.force_login(user)
    laid = client.session
    if wanted := CAPACITY.get(username):
        principal = Body.objects.get(code=wanted)
        seat = Seat.objects.get(holdings__person__user=user, body__code="VPDDBQHHDND")
        session = {**session, "tu_cach": f"{seat.pk}-{principal.pk}"}
    laid.update(deepcopy(session))
    laid.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def plain_refusals() -> Iterator[None]:
    """A refusal counts by its code: its page, the same at every address, is drawn empty (``test_language`` draws both in full)."""
    engine = engines["django"].engine  # type: ignore[attr-defined]
    kept = engine.template_loaders[0].get_template_cache
    before = dict(kept)
    kept.update(dict.fromkeys(("403.html", "404.html"), engine.from_string("")))
    yield
    kept.clear()
    kept.update(before)
