"""The thin road, walked whole: a Word file of voters' opinions goes in, a published answer comes out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
from django.utils import timezone
from playwright.sync_api import Page, expect

PAPER = Path(__file__).parent.parent / "tests" / "papers" / "files" / "bien-ban-chia-muc.docx"
WORDS = "nâng cấp tuyến đường từ ngã ba Gòng"
SignIn = Callable[..., Page]


def today() -> str:
    return f"{timezone.localdate():%Y-%m-%d}"


def test_from_a_word_file_to_the_published_answer(sign_in: SignIn, site: str) -> None:
    specialist = sign_in("chuyenvien2", as_="Thường trực")
    take_in(specialist)
    code = classify(specialist)
    gather_into_letter(specialist, code)
    letter = sign_and_issue(sign_in("thuongtruc"), code)
    assert WORDS in letter
    assert code in letter
    assert re.search(r"Số: \d{2}/HĐND", letter)

    clerk = sign_in("vanthu", as_="Thường trực")
    see_the_debt_explained(clerk, code)
    enter_receipt(clerk, code)
    enter_reply(clerk, code)
    tell_voters(clerk, code)
    publish(sign_in("lanhdaovp", as_="Thường trực"), code)
    read_as_citizen(sign_in(), code)
    see_the_promise_in_the_ledger(clerk, code)


def take_in(page: Page) -> None:
    """Upload, look at the preview, accept what was found."""
    page.goto("/nhap-van-ban/")
    page.set_input_files("#id_file", str(PAPER))
    page.select_option("#id_occasion", index=1)
    page.click("text=Đọc văn bản")
    page.wait_for_url(re.compile(r"/nhap-van-ban/\d+/"))
    expect(page.locator("main")).to_contain_text(WORDS)
    page.click("main button:has-text('Ghi nhận')")
    expect(page.locator("main")).to_contain_text("đã ghi nhận")


def classify(page: Page) -> str:
    """Triage: from the opinion to a petition with competence, field and lead."""
    page.goto("/y-kien/?q=" + "ngã ba Gòng")
    page.goto("/sang-loc/?q=ngã ba Gòng")
    page.click(f"main a:has-text('{WORDS[:18]}')")
    page.wait_for_url(re.compile(r"/sang-loc/\d+/"))
    expect(page.locator("main")).to_contain_text(WORDS)
    page.click("main button:has-text('Lập kiến nghị')")
    page.wait_for_load_state()
    page.goto("/kien-nghi/?view=all&q=ngã ba Gòng")
    code = page.locator(".ph-rows tbody td.is-code").first.inner_text()
    assert code.startswith("KN-")
    return code


def gather_into_letter(page: Page, code: str) -> None:
    page.goto(f"/kien-nghi/{code}/")
    expect(page.locator(".ph-state")).to_contain_text("ĐÃ PHÂN LOẠI")
    page.click("button:has-text('Đưa vào công văn chuyển')")
    expect(page.locator(".ph-state")).to_contain_text("CHỜ PHÁT HÀNH")


def sign_and_issue(page: Page, code: str) -> str:
    """The standing board signs; the text of the .docx that leaves."""
    page.goto(f"/kien-nghi/{code}/")
    page.click("a:has-text('Mở công văn đang soạn')")
    page.click("button:has-text('Ký, lấy số và phát hành')")
    expect(page.locator(".ph-state")).to_contain_text("ĐÃ PHÁT HÀNH")
    with page.expect_download() as download:
        page.click("a:has-text('Tải công văn')")
    paper = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in paper.paragraphs)]).replace("\u00a0", " ")


def see_the_debt_explained(page: Page, code: str) -> None:
    page.goto(f"/kien-nghi/{code}/")
    expect(page.locator(".ph-state")).to_contain_text("phải trả lời")
    page.click("summary:has-text('Vì sao là ngày này?')")
    expect(page.locator(".ph-why")).to_contain_text("T17 (")
    expect(page.locator(".ph-month .is-due")).to_have_count(1)


def enter_receipt(page: Page, code: str) -> None:
    """On behalf of the agency, with the incoming document as proof."""
    page.goto(f"/kien-nghi/{code}/")
    page.click("a:has-text('Xác nhận đã nhận')")
    page.fill("#id_received_on", today())
    page.fill("#id_proof-arrived_on", today())
    page.fill("#id_proof-symbol", "77/SXD-VP")
    page.fill("#id_proof-document_on", today())
    page.click("button:has-text('Ghi đã nhận')")
    expect(page.locator(".ph-state")).to_contain_text("CƠ QUAN ĐÃ NHẬN")
    expect(page.locator("main")).to_contain_text("ghi thay")


def enter_reply(page: Page, code: str) -> None:
    page.goto(f"/kien-nghi/{code}/")
    page.click("a:has-text('Nhập trả lời')")
    page.fill("#id_symbol", "1207/SXD-QLHT")
    page.fill("#id_text", "Sở Xây dựng đã kiểm tra thực tế, thống nhất đưa tuyến đường vào kế hoạch duy tu.")
    chosen = page.locator(f"fieldset:has(legend:has-text('{code}'))")
    chosen.locator("select[name$=outcome]").select_option("SE")
    chosen.locator("textarea[name$=short]").fill("Sẽ sửa chữa 3 km trong quý II năm sau.")
    page.click("button:has-text('Ghi trả lời')")
    # A will-do without its date is refused, and nothing typed is lost.
    chosen = page.locator(f"fieldset:has(legend:has-text('{code}'))")
    expect(chosen.locator(".has-error:has(input[name$=promised_on]) .invalid-feedback")).to_be_visible()
    expect(chosen.locator("textarea[name$=short]")).to_have_value("Sẽ sửa chữa 3 km trong quý II năm sau.")
    chosen.locator("input[name$=promised_on]").fill(f"{timezone.localdate().year + 1}-06-30")
    chosen.locator("input[name$=money]").fill("6 tỷ đồng, vốn duy tu")
    page.click("button:has-text('Ghi trả lời')")
    expect(page.locator(".ph-state")).to_contain_text("ĐÃ TRẢ LỜI")
    expect(page.locator("main")).to_contain_text("Đã hẹn")


def tell_voters(page: Page, code: str) -> None:
    page.goto(f"/kien-nghi/{code}/")
    page.click("a:has-text('Ghi đã báo cử tri')")
    page.fill("#id_evidence", "Thông báo gửi Tổ đại biểu và MTTQ xã, danh sách 3 nơi nhận")
    page.click("main form button:has-text('Ghi đã báo')")
    expect(page.locator(".ph-state")).to_contain_text("ĐÃ BÁO CỬ TRI")


def publish(page: Page, code: str) -> None:
    page.goto(f"/kien-nghi/{code}/")
    page.click("a:has-text('Công khai')")
    page.click("main form button:has-text('Công khai')")
    expect(page.locator(".ph-state")).to_contain_text("CHỜ THỰC HIỆN")


def read_as_citizen(page: Page, code: str) -> None:
    """No account: by the code, the answer first in short, a QR code, and never the speaker's name."""
    page.goto("/")
    page.fill("#q", code)
    page.click("main button[type=submit]")
    page.wait_for_url(f"**/kn/{code}/")
    expect(page.locator("main")).to_contain_text("Sẽ sửa chữa 3 km trong quý II năm sau.")
    expect(page.locator(".qr svg path")).to_have_count(1)
    assert "Nguyễn Văn Bảy" not in page.content()


def see_the_promise_in_the_ledger(page: Page, code: str) -> None:
    page.goto("/so-theo-doi/")
    expect(page.locator(".ph-matrix")).to_contain_text("Sở Xây dựng")
    page.goto(f"/kien-nghi/{code}/")
    expect(page.locator("main")).to_contain_text(f"30/06/{timezone.localdate().year + 1}")
