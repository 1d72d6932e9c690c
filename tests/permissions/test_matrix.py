"""Every address × every role: the whole matrix stands in a golden file, so that a change of rights is a visible diff.

``UPDATE_GOLDEN=1 ./run test tests/permissions`` writes the file anew; read the diff before committing it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from phoihop.base.audit.models import AuditChain
from phoihop.base.audit.record import MAIN
from phoihop.commitments.models import Commitment
from phoihop.org.models import Body, Person, Place, Seat, Session, User
from phoihop.voters.models import Opinion, Petition, Referral, Reply, SealedOpinion, TransferLetter
from phoihop.web.demo.people import ACCOUNTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

GOLDEN = Path(__file__).with_name("matrix.tsv")
OUTSIDE = re.compile(r"^(tai-khoan/|ngon-ngu/|static/)")
CAPACITY = {"chuyenvien2": "TTHDND", "vanthu": "TTHDND", "lanhdaovp": "TTHDND"}
ROLES = ["công dân", *(a.username for a in ACCOUNTS)]


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """Every address that the product itself serves, as written in its urls."""
    for each in patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, path)
        elif not OUTSIDE.match(path):
            yield path


def samples() -> dict[str, str]:
    """One object for each kind of address; the same ones for every role."""
    petition = Petition.objects.order_by("pk")[0]
    referral = Referral.objects.filter(authority__code="SXD", status="in_process").order_by("pk")[0]
    return {
        "kien-nghi": petition.code,
        "luot-chuyen": str(referral.pk),
        "cong-van-chuyen": str(
            TransferLetter.objects.filter(addressee__code="SXD", document__status="issued")
            .order_by("pk")[0]
            .pk
        ),
        "tra-loi": str(Reply.objects.order_by("pk")[0].pk),
        "y-kien": str(Opinion.objects.filter(petition=petition).order_by("pk")[0].pk),
        "sang-loc": str(Opinion.objects.filter(status="recorded").order_by("pk")[0].pk),
        "khay-rieng": SealedOpinion.objects.order_by("pk")[0].code,
        "so-theo-doi": Commitment.objects.filter(debtor__code="SXD").order_by("pk")[0].code,
        "kn": petition.code,
        "co-quan": Body.objects.get(code="SXD").code,
        "dia-ban": Place.objects.get(code="15976").code,
        "nguoi": str(Person.objects.order_by("pk")[0].pk),
        "ghe": str(Seat.objects.order_by("pk")[0].pk),
        "tai-khoan": str(User.objects.order_by("pk")[0].pk),
        "ky-hop": str(Session.objects.order_by("pk")[0].pk),
        "quy-che": "thanh-hoa-2021-2026",
        "the-thuc": "DDBQH",
        "thoi-han": "voters.T15",
        "danh-muc": "fields",
    }


def filled(pattern: str, found: dict[str, str]) -> str:
    """The address with a sample in each place; 1 where there is none."""
    parts = pattern.split("/")
    key = next(
        (
            part
            for part in reversed(parts[: next((i for i, p in enumerate(parts) if "<" in p), 0)])
            if part in found
        ),
        "",
    )

    def value(match: re.Match[str]) -> str:
        kind = match[1] or "str"
        sample = found.get(key, "1")
        if kind == "int" and not sample.isdigit():
            # An administration page by number where the sample is a code.
            by_code = {"co-quan": Body, "dia-ban": Place}.get(key)
            sample = str(by_code.objects.get(code=sample).pk) if by_code else "1"
        return sample if kind != "slug" or sample.replace("-", "").isalnum() else "1"

    return "/" + re.sub(r"<(?:(\w+):)?\w+>", value, pattern)


def client_of(username: str) -> Client:
    client = Client()
    if username == "công dân":
        return client
    user = User.objects.get(username=username)
    client.force_login(user)
    wanted = CAPACITY.get(username)
    if wanted:
        principal = Body.objects.get(code=wanted)
        seat = Seat.objects.get(holdings__person__user=user, body__code="VPDDBQHHDND")
        session = client.session
        session["tu_cach"] = f"{seat.pk}-{principal.pk}"
        session.save()
    return client


def asked(client: Client, method: str, address: str) -> str:
    """The answer's code, with a + where the request wrote into the record of acts; whatever it wrote is undone."""
    with transaction.atomic():
        before = AuditChain.objects.get(name=MAIN).last_seq
        answer = client.get(address) if method == "GET" else client.post(address, {})
        wrote = AuditChain.objects.get(name=MAIN).last_seq > before
        transaction.set_rollback(True)
    return f"{answer.status_code}{'+' if wrote else ''}"


def test_every_address_for_every_role() -> None:
    found = samples()
    clients = {role: client_of(role) for role in ROLES}
    lines = ["\t".join(["address", "method", *ROLES])]
    for pattern in sorted(set(addresses(get_resolver().url_patterns))):
        address = filled(pattern, found)
        for method in ("GET", "POST"):
            codes = [asked(client, method, address) for client in clients.values()]
            if set(codes) != {"405"}:
                lines.append("\t".join(["/" + pattern, method, *codes]))
    table = "\n".join(lines) + "\n"
    assert "\t500" not in table, [line for line in lines if "\t500" in line]
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(table, encoding="utf-8")
    assert table == GOLDEN.read_text(encoding="utf-8")


def test_what_an_actor_must_never_reach() -> None:
    """Read off the golden file itself, so that an update cannot slip these through."""
    rows = [line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    head, body = rows[0], rows[1:]
    for row in body:
        codes = dict(zip(head, row, strict=True))
        address = codes["address"]
        if codes["method"] == "GET" and not address.endswith("/xuat/"):
            assert "+" not in "".join(row), f"{address} writes on a GET"
        for role in ("công dân", "nguoidoc", "kiemtra", "daibieu"):
            # Taking the record of acts out of the house is itself an act that is recorded.
            assert "+" not in codes[role] or address == "/quan-tri/nhat-ky/xuat/", (address, role)
        if address.startswith("/quan-tri/"):
            for role in ("công dân", "soxaydung", "daibieu", "chuyenvien", "matran.xa", "nguoidoc"):
                assert codes[role] in {"302", "403", "404", "405"}, (address, role)
        if address.startswith("/khay-rieng/"):
            for role in ("công dân", "soxaydung", "chuyenvien2", "nguoidoc", "quantri", "kiemtra"):
                assert codes[role] in {"302", "403", "404", "405"}, (address, role)
        if codes["method"] == "POST" and address.startswith(
            ("/kien-nghi/", "/luot-chuyen/", "/cong-van-chuyen/")
        ):
            assert codes["công dân"] in {"302", "405"}, address
            assert codes["kiemtra"] in {"403", "404", "405"}, address
