"""What no role may ever do, read off the golden file itself, so that an update cannot slip it through."""

from __future__ import annotations

import re

from phoihop.web.demo.people import ACCOUNTS
from tests.permissions.asking import CITIZEN, RECORDED, ROLES, WRITTEN
from tests.permissions.golden import rows
from tests.permissions.test_matrix import EXPORT, OTHERS, RESTRICTED, SHARED

WATCHERS = (CITIZEN, "nguoidoc", "kiemtra", "daibieu")
AGENCIES = ("matran.xa", "soxaydung", "sonongnghiep", "ubndxa")
HOLDER = "soxaydung"  # every sample is forwarded to this agency
PARTNER = "sonongnghiep"  # and on one of them this agency is asked for its part
COUNCIL = ("chuyenvien2", "vanthu", "lanhdaovp", "thuongtruc")
ITS_TEAMS = ("totruong", "banktns")
DELEGATION = ("chuyenvien", "truongdoan")
TRAY = tuple(a.username for a in ACCOUNTS if a.opens_tray)
REFUSED = {"302", "403", "404", "405"}
OF_AN_AGENCY = re.compile(
    r"/luot-chuyen/<int:pk>/(nhan|giai-quyet|tra-lai|tra-loi)/|/(luot-chuyen/<int:pk>/hoi-phoi-hop|phoi-hop/<int:pk>/thoi)/(?! .hạn)"
)
OF_A_PARTNER = re.compile(r"/phoi-hop/<int:pk>/tra-loi/")
OF_THE_TRAY = re.compile(r"/khay-rieng/|.*/mo/( |$)")
A_RECORD = re.compile(
    r"/(kien-nghi|luot-chuyen|phoi-hop|cong-van-chuyen|so-theo-doi|sang-loc|y-kien|khay-rieng|nhap-van-ban)/<"
)
AUDIT_EXPORT = "/quan-tri/nhat-ky/xuat/"

# Addresses whose POST leaves no entry in the record of acts, whoever sends it, and why it needs none.
NOT_RECORDED = {
    "/giao-dien/": "a cookie of one browser",
    "/tu-cach/": "in whose name one works is one's own choice; every act says it",
    "/thong-bao/": "one's own notices are read",
    "/sang-loc/<int:pk>/giu/": "a lease of some seconds",
    "/nhap-van-ban/<int:pk>/muc/<int:item>/": "a preview is a draft: accepting it is the act",
    "/nhap-van-ban/<int:pk>/muc/<int:item>/<slug:move>/": "a preview is a draft",
    "/nhap-van-ban/<int:pk>/muc/<int:item>/tach/": "a preview is a draft",
    "/nhap-van-ban/<int:pk>/nhan-het/": "a preview is a draft",
    "/quan-tri/nhat-ky/kiem-tra/": "reads the chain, changes nothing",
    "/quan-tri/the-thuc/<str:code>/xem-truoc/": "draws what is typed, keeps nothing",
}


def done(row: dict[str, str], marks: str = RECORDED + WRITTEN) -> set[str]:
    """The roles for which the request wrote something."""
    return {role for role in ROLES if row[role][-1] in marks}


def section(name: str) -> list[dict[str, str]]:
    found = [row for row in rows() if row["address"].endswith(name)]
    assert found
    return found


def test_every_form_is_carried_out_for_somebody_and_recorded() -> None:
    """A line of refusals alone proves nothing: each address has a body (``bodies.py``) with which its act is done."""
    sent = [row for row in rows() if row["method"] == "POST" and " " not in row["address"]]
    silent = {row["address"] for row in sent if not done(row, RECORDED)}
    assert silent == set(NOT_RECORDED)


def test_reading_writes_nothing_but_exports() -> None:
    for row in rows():
        if row["method"] == "GET" and not row["address"].endswith(EXPORT):
            assert not done(row, RECORDED), row["address"]


def test_what_an_actor_must_never_reach() -> None:
    for row in rows():
        address, recorded = row["address"], done(row, RECORDED)
        if address != AUDIT_EXPORT and not address.endswith(EXPORT):
            # Taking rows out of the house is itself an act that is recorded.
            assert not recorded & set(WATCHERS), address
        if address.startswith("/quan-tri/"):
            for role in (CITIZEN, *AGENCIES, "daibieu", "chuyenvien", "nguoidoc"):
                assert row[role] in REFUSED, (address, role)
        if address.startswith("/khay-rieng/"):
            for role in (CITIZEN, *AGENCIES, "chuyenvien2", "nguoidoc", "quantri", "kiemtra"):
                assert row[role] in REFUSED, (address, role)
        if row["method"] == "POST" and address.startswith(
            ("/kien-nghi/", "/luot-chuyen/", "/cong-van-chuyen/")
        ):
            assert row[CITIZEN] == "302", address
            assert row["kiemtra"] in {"403", "404"}, address


def test_an_agency_acts_on_what_was_forwarded_to_it() -> None:
    for row in rows():
        address, acting = row["address"], done(row, RECORDED) & set(AGENCIES)
        if row["method"] == "GET" and not address.endswith(EXPORT):
            assert acting == set(), address
        elif OF_A_PARTNER.match(address):
            assert acting == {HOLDER, PARTNER}, address
        elif not address.endswith(EXPORT):
            assert acting == ({HOLDER} if OF_AN_AGENCY.match(address) else set()), address


def test_what_is_sealed_opens_to_named_seats_alone() -> None:
    sealed = [row for row in rows() if OF_THE_TRAY.match(row["address"]) and row["method"] == "POST"]
    assert len(sealed) == 6
    for row in sealed:
        assert len(done(row)) == 1, row["address"]
        assert done(row) <= set(TRAY), row["address"]


def test_a_record_is_changed_by_its_own_body_alone() -> None:
    of_the_council = [row for row in rows() if A_RECORD.match(row["address"]) and " " not in row["address"]]
    assert len(of_the_council) > 50
    for row in of_the_council:
        assert done(row) <= {*COUNCIL, *ITS_TEAMS, HOLDER, PARTNER}, row["address"]
    for row in section(OTHERS):
        # The council's people have seats in the same office; acting for the council they only read.
        assert done(row) <= {*DELEGATION, HOLDER, PARTNER}, row["address"]


def test_a_petition_raised_to_both_is_forwarded_by_both_and_kept_by_its_owner() -> None:
    for row in section(SHARED):
        its_own = set(DELEGATION)
        if row["address"].startswith("/kien-nghi/<str:code>/dua-vao-cong-van/"):
            assert {"chuyenvien", "chuyenvien2"} <= done(row)
            its_own |= {"chuyenvien2", "lanhdaovp"}
        assert done(row) <= its_own, row["address"]


def test_a_restricted_petition_does_not_exist_for_others() -> None:
    outsiders = [role for role in ROLES if role not in (CITIZEN, HOLDER, *COUNCIL)]
    for row in section(RESTRICTED):
        assert done(row) <= {*COUNCIL, HOLDER}, row["address"]
        # The ledger says the code alone; an opinion that is to join it is its owner's.
        if not row["address"].startswith(("/so-theo-doi/", "/sang-loc/")):
            assert {row[role] for role in outsiders} == {"404"}, row["address"]
