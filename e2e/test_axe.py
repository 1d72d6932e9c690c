"""Every page at 360 and 1440 px, the main screens also at 768 and at night: axe finds nothing, nothing overflows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from phoihop.commitments.models import Commitment
from phoihop.voters.models import Opinion, PartnerRequest, Petition, Referral, SealedOpinion, TransferLetter

AXE = (Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
SignIn = Callable[..., Page]


def problems(page: Page, address: str) -> list[str]:
    answer = page.goto(address)
    assert answer is not None
    found = [f"{address}: HTTP {answer.status}"] if answer.status != 200 else []
    page.evaluate(AXE)
    result = page.evaluate("rules => axe.run(document, rules)", RULES)
    found += [
        f"{address} @{page.viewport_size['width']}: {each['id']} {each['nodes'][0]['target']} {each['help']}"  # type: ignore[index]
        for each in result["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        found.append(f"{address} @{page.viewport_size['width']}: {wide} px too wide")  # type: ignore[index]
    return found


def staff_pages() -> list[str]:
    petition = Petition.objects.order_by("pk")[0]
    answered = Petition.objects.filter(status="closed")[0]
    held = Referral.objects.filter(forwarder__code="TTHDND", status="in_process")[0]
    told = Referral.objects.filter(forwarder__code="TTHDND", status="answered")[0]
    sent = Referral.objects.filter(forwarder__code="TTHDND", status="forwarded")[0]
    letters = TransferLetter.objects.filter(forwarder__code="TTHDND")
    debt = Commitment.objects.filter(creditor__code="TTHDND", status="open").exclude(trace={})[0]
    opinion = Opinion.objects.filter(status="recorded")[0]
    sealed = SealedOpinion.objects.all()[0]
    return [
        "/viec-cua-toi/",
        "/thong-bao/",
        "/phim-tat/",
        "/tim/?q=duong",
        "/kien-nghi/",
        "/kien-nghi/?view=late",
        "/kien-nghi/?q=khongcogi",
        f"/kien-nghi/{petition.code}/",
        f"/kien-nghi/{answered.code}/",
        f"/kien-nghi/{petition.code}/cong-khai/",
        f"/luot-chuyen/{held.pk}/tra-loi/",
        f"/luot-chuyen/{sent.pk}/nhan/",
        f"/luot-chuyen/{told.pk}/bao-cu-tri/",
        f"/luot-chuyen/{held.pk}/hoi-phoi-hop/",
        f"/phoi-hop/{PartnerRequest.objects.all()[0].pk}/",
        "/cong-van-chuyen/",
        f"/cong-van-chuyen/{letters.filter(document__status='draft')[0].pk}/",
        f"/cong-van-chuyen/{letters.filter(document__status='issued')[0].pk}/",
        "/nhap-van-ban/",
        "/sang-loc/",
        f"/sang-loc/{opinion.pk}/",
        "/y-kien/",
        f"/y-kien/{opinion.pk}/",
        "/khay-rieng/",
        f"/khay-rieng/{sealed.code}/",
        "/so-theo-doi/",
        f"/so-theo-doi/{debt.code}/",
        f"/so-theo-doi/{debt.code}/gia-han/",
        "/quy-che/",
        "/quy-che/thanh-hoa-2021-2026/",
    ]


ADMIN_PAGES = [
    "/quan-tri/",
    "/quan-tri/co-quan/",
    "/quan-tri/dia-ban/",
    "/quan-tri/nguoi/",
    "/quan-tri/ghe/",
    "/quan-tri/tai-khoan/",
    "/quan-tri/nhiem-ky/",
    "/quan-tri/danh-muc/",
    "/quan-tri/danh-muc/fields/",
    "/quan-tri/the-thuc/",
    "/quan-tri/the-thuc/DDBQH/",
    "/quan-tri/lich/",
    "/quan-tri/thoi-han/",
    "/quan-tri/thoi-han/voters.T15/",
    "/quan-tri/ban-dia-phuong/",
    "/quan-tri/viec-nen/",
    "/quan-tri/nhat-ky/",
]


def five_screens() -> list[str]:
    debt = Commitment.objects.filter(creditor__code="TTHDND", status="open").exclude(trace={})[0]
    opinion = Opinion.objects.filter(status="recorded")[0]
    return [
        "/viec-cua-toi/",
        "/nhap-van-ban/",
        f"/sang-loc/{opinion.pk}/",
        "/so-theo-doi/",
        f"/so-theo-doi/{debt.code}/",
    ]


def test_pages_are_accessible_and_fit(sign_in: SignIn, site: str) -> None:
    published = Petition.objects.filter(publication__isnull=False)[0]
    public = ["/", "/?q=duong", f"/kn/{published.code}/", "/tai-khoan/login/"]
    found: list[str] = []
    for width in (360, 1440):
        page = sign_in("lanhdaovp", as_="Thường trực", width=width)
        found += [p for address in staff_pages() for p in problems(page, address)]
        page = sign_in(width=width)
        found += [p for address in public for p in problems(page, address)]
    for options in ({"width": 768}, {"width": 1440, "color_scheme": "dark"}):
        page = sign_in("lanhdaovp", as_="Thường trực", **options)
        found += [p for address in five_screens() for p in problems(page, address)]
        page = sign_in(**options)
        found += [p for address in (public[0], public[2]) for p in problems(page, address)]
    assert not found, "\n".join(found)


def test_administration_is_accessible_and_fits(sign_in: SignIn, site: str) -> None:
    found: list[str] = []
    for width in (360, 1440):
        context = sign_in(width=width)
        context.goto("/tai-khoan/login/")
        context.fill("#id_login", "quantri")
        context.fill("#id_password", "phoihop-demo-2026")
        context.click("main button[type=submit]")
        context.wait_for_url("**/quan-tri/")
        found += [p for address in ADMIN_PAGES for p in problems(context, address)]
    assert not found, "\n".join(found)
