"""The floor: the same fifty rows by bare SQL and a trivial view, without sign-in, door or shell."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from phoihop.conf.urls import urlpatterns as product

PAGE = engines["django"].from_string(
    "<!doctype html><table>{% for r in rows %}<tr><td><a href='/kien-nghi/{{ r.0 }}/'>{{ r.0 }}</a></td><td>{{ r.1 }}</td>"
    "<td>{{ r.2 }}</td><td>{{ r.3 }}</td><td>{{ r.4 }}</td></tr>{% endfor %}</table>"
)
LIST = "SELECT p.code, left(p.content, 160), b.name, p.stage, p.due_on FROM voters_petition p LEFT JOIN org_body b ON b.id = p.lead_id "


def rows(request: HttpRequest) -> HttpResponse:
    """``?of=status|due|one|search``."""
    wanted = {
        "status": LIST
        + "WHERE p.status = 'referred' AND p.owner_id = (SELECT id FROM org_body WHERE code = 'TTHDND') ORDER BY p.id DESC LIMIT 50",
        "due": LIST + "WHERE p.due_on IS NOT NULL ORDER BY p.due_on, p.id LIMIT 50",
        "one": LIST + "WHERE p.code = 'KN-2024-0000100'",
        "search": LIST + "WHERE p.search_vector @@ 'duong & lien & xa'::tsquery ORDER BY p.id DESC LIMIT 50",
    }[request.GET["of"]]
    with connection.cursor() as cursor:
        cursor.execute(wanted)
        return HttpResponse(PAGE.render({"rows": cursor.fetchall()}))


def insert(request: HttpRequest) -> HttpResponse:
    """A bare INSERT of one opinion's row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO voters_petition (code, content, summary, owner_id, term_id, status, competence, subject_field, urgency, times_raised,"
            " opinion_count, secrecy, stage, created_at, created_by, is_history, version) SELECT 'FL-' || nextval('voters_petition_id_seq'), 'x', '',"
            " owner_id, term_id, 'open', '', '', 'normal', 1, 1, 0, 'not_sent', now(), 'floor', false, 1 FROM voters_petition LIMIT 1"
        )
    return HttpResponse("ok")


urlpatterns = [path("floor/", rows), path("floor/insert/", insert), *product]
