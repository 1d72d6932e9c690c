"""One trivial view a floor."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bench.floor import sql


def _ask(statement: str, *values: int | str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def health(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def _rows(request: HttpRequest, rows: list[Any]) -> HttpResponse:
    return render(request, "floor/rows.html", {"rows": rows})


def status_owner(request: HttpRequest) -> HttpResponse:
    return _rows(request, _ask(sql.STATUS_OWNER, request.GET["owner"], request.GET["status"]))


def open_due(request: HttpRequest) -> HttpResponse:
    return _rows(request, _ask(sql.OPEN_DUE))


def search(request: HttpRequest) -> HttpResponse:
    words = " & ".join(request.GET["q"].split())
    return _rows(request, _ask(sql.SEARCH, words, words))


def petition(request: HttpRequest, pk: int) -> HttpResponse:
    context = {
        "petition": _ask(sql.PETITION, pk)[0],
        "referrals": _ask(sql.REFERRALS, pk),
        "opinions": _ask(sql.OPINIONS, pk),
        "history": _ask(sql.HISTORY, str(pk)),
    }
    return render(request, "floor/petition.html", context)


def insert(request: HttpRequest) -> HttpResponse:
    posted = request.POST
    with connection.cursor() as cursor:
        cursor.execute(
            sql.INSERT,
            [
                posted["content"],
                posted["owner"],
                posted["term"],
                posted["lead"],
                posted["content"],
                posted["folded"],
            ],
        )
    return HttpResponse(status=302, headers={"Location": "/"})
