"""Where an address of the road is asked, and with what: a record in the state for its act, and a form that says all it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.kernel import clock
from phoihop.org.models import Term
from tests.permissions.samples import Import, Records
from tests.voters.intake.papers import minutes

Body = Mapping[str, Any] | Callable[[], Mapping[str, Any]]


@dataclass(frozen=True)
class Ask:
    """What stands in the places of an address, and what its form is sent with."""

    values: tuple[object, ...] = ()
    body: Body = field(default_factory=dict)
    query: str = ""


Asks = dict[str, Ask]


def _under(prefix: str, asks: Asks) -> Asks:
    return {prefix + tail: ask for tail, ask in asks.items()}


def today(days: int = 0) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def of_records(records: Records) -> Asks:
    """Every address of the records of one body."""
    return {
        **of_petitions(records),
        **_of_letters(records),
        **_of_referrals(records),
        **_of_partners(records),
        **_of_opinions(records),
        **_of_ledger(records),
        "tra-loi/<int:pk>/tep/": Ask((records.reply.pk,)),
        "khay-rieng/<str:code>/": Ask((records.sealed.code,), {"purpose": "chuyển Ban Tiếp công dân"}),
        "khay-rieng/<str:code>/tep/": Ask((records.sealed.code,), {"purpose": "chuyển Ban Tiếp công dân"}),
    }


def of_petitions(records: Records) -> Asks:
    def ask(state: str, **body: object) -> Ask:
        return Ask((records.petition[state].code,), body)

    told = f"answer-{records.referral['delivered'].pk}"
    classified = {"competence": "TINH", "subject_field": "L01", "lead": "SXD", "urgency": "normal"}
    tails = {
        "": ask("published"),
        "phan-loai/": ask("open", **classified),
        "loi-van/": ask("open", content="Đề nghị tỉnh sửa đường."),
        "dua-vao-cong-van/": ask("classified"),
        "cong-khai/": ask("delivered", text="Sửa đường", **{told: "Đã làm xong."}),
        "go-cong-khai/": ask("published", reason="Công khai nhầm."),
        "han-che/": ask("classified", basis="QĐ 2"),
        "mo-lai/": ask("published", reason="Cử tri chưa đồng tình."),
        "rut/": ask("forwarded", document="CV 5/TĐB"),
        "ket-thuc/": ask("published"),
    }
    return _under("kien-nghi/<str:code>/", tails) | {"kn/<str:code>/": ask("published")}


def _of_letters(records: Records) -> Asks:
    draft, sent = (records.referral[state].letter_id for state in ("drafted", "received"))
    signed = {"issued_on": today(), "signer": records.signer.pk}
    tails = {
        "": Ask((draft,)),
        "mo-dau/": Ask((draft,), {"note": "Gửi kèm phim."}),
        "phat-hanh/": Ask((draft,), signed),
        "tep/": Ask((sent,)),
    }
    return _under("cong-van-chuyen/<int:pk>/", tails)


def _of_referrals(records: Records) -> Asks:
    def ask(state: str, **body: object) -> Ask:
        return Ask((records.referral[state].pk,), body)

    arrived = {"proof-arrived_on": today(), "proof-symbol": "9/SXD", "proof-document_on": today()}
    returned = {"reason": "Không thuộc thẩm quyền.", "right_authority": "SNNMT"}
    one = f"r{records.referral['received'].pk}"
    answer = {f"{one}-chosen": "on", f"{one}-outcome": "XONG", f"{one}-short": "Đã làm xong."}
    paper = {"symbol": "13/SXD", "replied_on": today(), "text": "Toàn văn", "proof-arrived_on": today()}
    judged = dict.fromkeys(("complete", "right_question", "road_map", "accepted"), "yes")
    tails = {
        "bo/": ask("drafted"),
        "nhan/": ask("forwarded", received_on=today(), **arrived),
        "giai-quyet/": ask("received"),
        "tra-lai/": ask("forwarded", **returned, **arrived),
        "chuyen-lai/": ask("returned"),
        "thu-hoi/": ask("forwarded", reason="Gửi nhầm."),
        "hoi-phoi-hop/": ask(
            "received", partner="SNNMT", asked_on=today(), text="Cho ý kiến về nguồn nước.", **arrived
        ),
        "dinh-chinh/": ask("answered", reason="Chưa trả lời đúng câu hỏi."),
        "bao-cu-tri/": ask("answered", delivered_on=today(), evidence="Danh sách gửi"),
        "tra-loi/": ask("received", **paper, **answer),
        "danh-gia/": ask("answered", **judged),
        "loi-hua/": ask("promised", result="kept", evidence="Biên bản kiểm tra"),
    }
    return _under("luot-chuyen/<int:pk>/", tails)


def _of_partners(records: Records) -> Asks:
    arrived = {"proof-arrived_on": today(), "proof-symbol": "7/SNNMT", "proof-document_on": today()}
    tails = {
        "": {},
        "tra-loi/": {"answered_on": today(), "answer": "Đã kiểm tra.", **arrived},
        "thoi/": {"reason": "Không cần nữa.", **arrived},
    }
    return _under(
        "phoi-hop/<int:pk>/", {tail: Ask((records.asked.pk,), body) for tail, body in tails.items()}
    )


def _of_opinions(records: Records) -> Asks:
    def ask(state: str, **body: object) -> Ask:
        return Ask((records.opinion[state].pk,), body)

    joined = (records.opinion["request"].pk, records.petition["open"].code)
    tails = {
        "": ask("request"),
        "giu/": ask("request"),
        "lap/": ask("request", content="Đề nghị sửa cầu."),
        "tach/": ask("request", words="Đề nghị sửa cầu.\n\nĐề nghị sửa cống."),
        "gop/<str:code>/": Ask(joined),
        "ghi-nhan/": ask("remark"),
        "ket-thuc/": ask("settled"),
        "tach-rieng/": ask("request", kind="denunciation"),
        "rut/": ask("request", document="Đơn xin rút ngày 1/11"),
    }
    return _under("sang-loc/<int:pk>/", tails) | {
        "sang-loc/nhieu/": Ask(body={"chosen": [records.opinion["remark"].pk], "act": "note"}),
        "sang-loc/hoan-tac/": Ask(),  # what was done last stands in the session of each
        "y-kien/<int:pk>/": ask("joined"),
        "y-kien/<int:pk>/tep/": ask("joined"),
        "y-kien/<int:pk>/tra-loi-tai-cho/": ask("request", answer="Xã sẽ sửa.", by="Chủ tịch UBND xã"),
    }


def _of_ledger(records: Records) -> Asks:
    reason = {"reason": "Chờ kết luận", "document": "CV 3"}
    debt, paused = (records.debt.code,), (records.paused.code,)
    tails = {
        "": Ask(debt),
        "gia-han/": Ask(debt, {"new_due_on": today(400), **reason}),
        "tam-dung/": Ask(debt, {"starts_on": today(), **reason}),
        "tinh-tiep/": Ask(paused, {"ends_on": today()}),
    }
    return _under("so-theo-doi/<str:code>/", tails)


def of_import(one: Import) -> Asks:
    """Every address of a paper in preview."""
    batch, plain, secret = (one.batch.pk,), (one.batch.pk, one.plain.pk), (one.batch.pk, one.secret.pk)
    words = "Đề nghị sửa cầu.\n\nĐề nghị sửa cống."
    corrected = {"kind": "petition", "words": words, "field": "L01", "competence": "TINH", "lead": "SXD"}
    tails = {
        **dict.fromkeys(
            ("", "tien-do/", "nhan-het/", "ghi-nhan/", "bo/", "bang-kiem-tra.xlsx", "tep/"), Ask(batch)
        ),
        "so-cu/": Ask(batch, {"cach": "so-du"}),
        "muc/<int:item>/": Ask(plain, corrected),
        "muc/<int:item>/tach/": Ask(plain, {"words": words}),
        "muc/<int:item>/mo/": Ask(secret, {"purpose": "chuyển Ban Tiếp công dân"}),
        "muc/<int:item>/<slug:move>/": Ask((*plain, "nhan")),
    }
    return _under("nhap-van-ban/<int:pk>/", tails)


def of_shell(capacity: str) -> Asks:
    """What is everybody's own; ``capacity`` is lawful for one of them alone."""
    term, paper = Term.objects.get(code="2026-2031").pk, minutes()

    def upload() -> dict[str, Any]:
        file = SimpleUploadedFile("bien-ban.docx", paper)
        return {"file": file, "channel": "TXCT", "term": term}

    return {
        "nhap-van-ban/": Ask(body=upload),
        "tu-cach/": Ask(body={"key": capacity}),
        "giao-dien/": Ask(body={"theme": "dark"}),
        "quy-che/<str:code>/": Ask(("thanh-hoa-2021-2026",)),
    }
