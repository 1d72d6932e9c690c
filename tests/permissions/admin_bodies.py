"""Where an address of the administration is asked, and with what."""

from __future__ import annotations

from datetime import date, timedelta

from phoihop.base.law.local_overlay import document_head
from phoihop.org.models import Body, Place
from phoihop.web.admin.forms.law import HeadForm
from tests.permissions.bodies import Ask, Asks, today
from tests.permissions.house import House, working_day

DOCUMENT = {"document": "QĐ 5"}


def of_house(house: House) -> Asks:
    """Every address of the administration."""
    found = {**_of_organisation(house), **_of_people(house), **_of_time(house), **_of_law(house)}
    return {f"quan-tri/{tail}": ask for tail, ask in found.items()} | {
        "quan-tri/viec-nen/<int:pk>/chay-lai/": Ask((house.job,)),
        "quan-tri/nhat-ky/<int:seq>/": Ask((1,)),
    }


def _of_organisation(house: House) -> Asks:
    body, place, last = (house.body.pk,), (house.place.pk,), {"last_day": today()}
    others = {code: Body.objects.get(code=code).pk for code in ("SXD", "DDBQH")}
    into = Place.objects.get(code="15976").pk
    named = {"code": "SMOI", "name": "Sở Mới", "kind": "department"}
    placed = {"code": "99002", "name": "Mới", "kind": "commune"}
    return {
        "co-quan/moi/": Ask(body=named),
        "co-quan/<int:pk>/": Ask(body),
        "co-quan/<int:pk>/sua/": Ask(body, named),
        "co-quan/<int:pk>/ket-thuc/": Ask(body, {**last, **DOCUMENT}),
        "co-quan/<int:pk>/ke-thua/": Ask(body, {"successor": others["SXD"], "on": today(), **DOCUMENT}),
        "co-quan/<int:pk>/chu-the/": Ask(body, {"principal": others["DDBQH"], "valid_from": today()}),
        "chu-the/<int:pk>/ket-thuc/": Ask((house.link.pk,), last),
        "dia-ban/moi/": Ask(body=placed),
        "dia-ban/<int:pk>/": Ask(place),
        "dia-ban/<int:pk>/sua/": Ask(place, placed),
        "dia-ban/<int:pk>/sap-xep/": Ask(place, {"successors": [into], "on": today(), **DOCUMENT}),
    }


def _of_people(house: House) -> Asks:
    seat, user, last = (house.seat.pk,), (house.user.pk,), {"last_day": today()}
    named, reason = {"full_name": "Trần Văn Mới"}, {"reason": "mất điện thoại"}
    holds = {"person": house.person.pk, "kind": "holder", "valid_from": today()}
    return {
        "nguoi/moi/": Ask(body=named),
        "nguoi/<int:pk>/": Ask((house.person.pk,)),
        "nguoi/<int:pk>/sua/": Ask((house.person.pk,), named),
        "ghe/moi/": Ask(body={"body": house.body.pk, "role": "reader", "title": "Chuyên viên"}),
        "ghe/<int:pk>/": Ask(seat),
        "ghe/<int:pk>/sua/": Ask(seat, {"title": "Chuyên viên chính"}),
        "ghe/<int:pk>/ket-thuc/": Ask(seat, last),
        "ghe/<int:pk>/giao/": Ask((house.empty_seat.pk,), holds),
        "giu-ghe/<int:pk>/ket-thuc/": Ask((house.holding.pk,), last),
        "tai-khoan/moi/": Ask(body={"username": "tran.moi", **named}),
        "tai-khoan/<int:pk>/": Ask(user),
        "tai-khoan/<int:pk>/sua/": Ask(user, {"language": "vi", "phone": "0237"}),
        "tai-khoan/<int:pk>/khoa/": Ask(user, reason),
        "tai-khoan/<int:pk>/mo-lai/": Ask((house.locked.pk,)),
        "tai-khoan/<int:pk>/mat-khau/": Ask(user),
        "tai-khoan/<int:pk>/hai-buoc/": Ask(user, reason),
        "tai-khoan/<int:pk>/ket-thuc-phien/": Ask(user),
    }


def _of_time(house: House) -> Asks:
    session = (house.session.pk,)
    moved = {
        "opens_on": today(30),
        "closes_on": today(32),
        "reason": "Chưa đủ tài liệu",
        "version": house.session.version,
        "buoc": "ghi",
    }
    term = {"code": "2031-2036", "starts_on": date(2031, 3, 15), "ends_on": date(2036, 3, 14)}
    kept = {"of": "council", "kind": "regular", "term": house.session.term_id, "number": 9}
    return {
        "nhiem-ky/moi/": Ask(body=term),
        "nhiem-ky/<int:pk>/ket-thuc/": Ask((house.term.pk,), {"on": today()}),
        "ky-hop/moi/": Ask(body=kept),
        "ky-hop/<int:pk>/": Ask(session),
        "ky-hop/<int:pk>/doi-ngay/": Ask(session, moved),
    }


def _of_law(house: House) -> Asks:
    version, since = (house.version.pk,), {"valid_from": today(), **DOCUMENT}
    head = {
        name: "\n".join(value) if isinstance(value, list) else value
        for name, value in HeadForm.initial_of(document_head("DDBQH") or {}).items()
        if name in HeadForm.base_fields
    }
    rule = {"title": "Trả lời kiến nghị", "value": 20, "unit": "day", "roll": "next_working"}
    own, entry = working_day() + timedelta(days=1), {"vi": "Lĩnh vực mới", "en": "New field"}
    return {
        "danh-muc/<str:name>/": Ask(("fields",)),
        "danh-muc/<str:name>/moi/": Ask(("fields",), {"code": "L99", **entry, **since}),
        "danh-muc/<str:name>/<str:code>/sua/": Ask(("fields", "L01"), {**entry, **since}),
        "the-thuc/<str:code>/": Ask(("DDBQH",)),
        "the-thuc/<str:code>/soan/": Ask(("DDBQH",), {**head, **since}),
        "the-thuc/<str:code>/xem-truoc/": Ask(("DDBQH",), {**head, **since}),
        "lich/de-xuat/": Ask(
            body={"first": own.isoformat(), "kind": "holiday", "note": "Ngày riêng", **since}
        ),
        "lich/<int:year>/chinh-thuc/": Ask((own.year + 1,), since),
        "thoi-han/<str:key>/": Ask(("voters.T17",)),
        "thoi-han/<str:key>/soan/": Ask(("voters.T17",), {**rule, "source_document": "NQ 9", **since}),
        "ban-dia-phuong/duyet/": Ask(body={"ban": [house.version.pk], "buoc": "ghi"}),
        "ban-dia-phuong/<int:pk>/": Ask(version),
        "ban-dia-phuong/<int:pk>/duyet/": Ask(version),
        "ban-dia-phuong/<int:pk>/khong-dong-y/": Ask(version, {"reason": "Chưa có căn cứ"}),
        "ban-dia-phuong/<int:pk>/rut/": Ask(version),
    }
