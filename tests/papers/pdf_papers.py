"""Text PDFs, printed by a browser from HTML as an office prints from its word processor."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.papers.wanted import Fixture, W

_STYLE = """<meta charset="utf-8"><style>@page{size:A4;margin:2cm} body{font-family:'Liberation Serif','DejaVu Serif',serif;
font-size:13pt;text-align:justify} p{text-indent:1cm;margin:5pt 0} .c{text-align:center;text-indent:0;font-weight:bold}
table{border-collapse:collapse;width:100%} td,th{border:1px solid #000;padding:3px;font-size:11.5pt;vertical-align:top}
.h td{border:none;text-align:center;font-weight:bold}</style>"""
_HEAD = """<table class="h"><tr><td>TỔ ĐẠI BIỂU SỐ 3</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td>
</tr></table>"""

REPORT_HTML = f"""{_STYLE}{_HEAD}<p class="c">BÁO CÁO</p><p class="c">Kết quả tiếp xúc cử tri trước kỳ họp thứ 5</p>
<p>Tổ đại biểu đã tổ chức 4 hội nghị với 620 cử tri tham dự. Cử tri cơ bản nhất trí với các báo cáo; đồng thời có các ý kiến,
kiến nghị như sau:</p>
<p><b>I. Cử tri xã Thiệu Trung</b></p>
<p>1. Đề nghị di dời lò giết mổ gia súc tập trung ra khỏi khu dân cư thôn Nguyên Tiến vì nước thải, mùi hôi thối ảnh hưởng đến sức
khỏe của hàng trăm hộ dân xung quanh.</p>
<p>2. Đề nghị Công an tỉnh xử lý nghiêm các đối tượng cho vay nặng lãi, đòi nợ thuê trên địa bàn.</p>
<p><b>II. Cử tri phường Đông Tiến</b></p>
<p>1. Phản ánh đường gom dọc đại lộ chưa có điện chiếu sáng, nhiều vụ tai nạn đã xảy ra vào ban đêm.</p>
<p>2. Đề nghị xây dựng nhà văn hóa tổ dân phố Toản Thắng.</p>
<div style="height:560px"></div>
<p>3. Kiến nghị sớm bàn giao, quản lý tốt bến xe phía Bắc để tránh tình trạng xe khách dừng đỗ trả khách tùy tiện trên quốc
lộ.</p>
<p>Trên đây là báo cáo kết quả tiếp xúc cử tri./.</p><p class="c">TỔ TRƯỞNG</p>"""

TABLE_HTML = f"""{_STYLE}<p class="c">PHỤ LỤC</p><p class="c">Danh mục kiến nghị của cử tri chưa được giải quyết</p>
<table><tr><th>TT</th><th>Nội dung kiến nghị</th><th>Nơi kiến nghị</th><th>Cơ quan giải quyết</th></tr>
<tr><td>1</td><td>Đề nghị cấp kinh phí sửa chữa nghĩa trang liệt sĩ đã xuống cấp, nhiều phần mộ bong tróc, tường rào đổ</td>
<td rowspan="2">Xã Thiệu Tiến</td><td>Sở Nội vụ</td></tr>
<tr><td>2</td><td>Đề nghị hỗ trợ giống lúa cho các hộ bị ngập úng trắng</td><td>Sở Nông nghiệp và Môi trường</td></tr>
<tr><td colspan="4"><b>II. Kiến nghị về giáo dục</b></td></tr>
<tr><td>3</td><td>Đề nghị tỉnh không sáp nhập Trường THCS Thiệu Toán vì học sinh phải đi xa trên 5 km</td><td>Xã Thiệu Toán</td>
<td>Sở Giáo dục và Đào tạo</td></tr></table>"""


def printed(html: str) -> bytes:
    """Print HTML to PDF with Chromium; RuntimeError where there is none."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise RuntimeError("Chromium is needed to print the PDF fixtures anew.")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(html, encoding="utf-8")
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}", str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return target.read_bytes()


REPORT = Fixture(
    "bao-cao-tiep-xuc.pdf",
    lambda: printed(REPORT_HTML),
    "compiled",
    (
        W("Đề nghị di dời lò giết mổ gia súc tập trung ra khỏi khu dân cư thôn Nguyên Tiến vì nước thải, mùi hôi thối ảnh hưởng đến sức "
          "khỏe của hàng trăm hộ dân xung quanh.", "Thiệu Trung", "L05", "SNNMT"),
        W("Đề nghị Công an tỉnh xử lý nghiêm các đối tượng cho vay nặng lãi, đòi nợ thuê trên địa bàn.", "Thiệu Trung", "L15", "CAT"),
        W("Phản ánh đường gom dọc đại lộ chưa có điện chiếu sáng, nhiều vụ tai nạn đã xảy ra vào ban đêm.", "Đông Tiến", "L01", "SXD"),
        W("Đề nghị xây dựng nhà văn hóa tổ dân phố Toản Thắng.", "Đông Tiến", "L11", "SVHTTDL"),
        W("Kiến nghị sớm bàn giao, quản lý tốt bến xe phía Bắc để tránh tình trạng xe khách dừng đỗ trả khách tùy tiện trên quốc lộ.",
          "Đông Tiến", "L01", "SXD"),
    ),
)  # fmt: skip

TABLE = Fixture(
    "phu-luc-ke-bang.pdf",
    lambda: printed(TABLE_HTML),
    "appendix",
    (
        W("Đề nghị cấp kinh phí sửa chữa nghĩa trang liệt sĩ đã xuống cấp, nhiều phần mộ bong tróc, tường rào đổ", "Thiệu Tiến", "L12",
          "SNV"),
        W("Đề nghị hỗ trợ giống lúa cho các hộ bị ngập úng trắng", "Thiệu Tiến", "L03", "SNNMT"),
        W("Đề nghị tỉnh không sáp nhập Trường THCS Thiệu Toán vì học sinh phải đi xa trên 5 km", "Thiệu Toán", "L09", "SGDDT"),
    ),
)  # fmt: skip

FIXTURES = (REPORT, TABLE)
