"""How each element of a document looks: the one table of sizes and shapes, written as the styles of the file.

Source: Decree 30/2020/NĐ-CP, Annex I, part II and the table of formats at its end. Sizes in points, lengths
in millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import qn

from phoihop.office.documents.xml import Element, node, run, simple_text, twips

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
RED = "FF0000"
INDENT = 12.7
LINE = 1.15


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: ``key`` names it in the file, ``name`` in the word processor.

    ``line`` is a multiple of single spacing, or an exact height in points where ``is_exact``. ``outline``
    makes it a heading (0 is the highest); ``capitals`` turns the text itself into capitals, and so it
    is read back.
    """

    key: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    color: str = ""
    align: str = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    is_exact: bool = False
    first_line: float = 0
    left: float = 0
    keep_next: bool = False
    outline: int | None = None


NATIONAL_NAME = Look("QuocHieu", "Quốc hiệu", 12, bold=True, capitals=True, align="center")
MOTTO = Look("TieuNgu", "Tiêu ngữ", 13, bold=True, align="center")
SUPERIOR = Look("CoQuanChuQuan", "Cơ quan chủ quản", 12, capitals=True, align="center")
BODY_NAME = Look("CoQuanBanHanh", "Cơ quan ban hành", 12, bold=True, capitals=True, align="center")
NUMBER = Look("SoKyHieu", "Số, ký hiệu", 13, align="center")
PLACE_DATE = Look("DiaDanhNgayThang", "Địa danh, ngày tháng", 13, italic=True, align="center")
LETTER_ABSTRACT = Look("TrichYeuCongVan", "Trích yếu công văn", 12, align="center", before=6)
STAMP = Look("DauKhan", "Dấu chỉ mức độ khẩn", 13, bold=True, capitals=True, color=RED, align="center")
DRAFT = Look("DuThao", "Dấu dự thảo", 13, bold=True, capitals=True, align="center")

ADDRESSEES = Look("KinhGui", "Kính gửi", 14, before=14, after=8)
ADDRESSEE = Look("KinhGuiDong", "Kính gửi, từng dòng", 14, after=3)
TYPE_NAME = Look(
    "TenLoai",
    "Tên loại văn bản",
    14,
    bold=True,
    capitals=True,
    align="center",
    before=12,
    keep_next=True,
    outline=0,
)
ABSTRACT = Look("TrichYeu", "Trích yếu", 14, bold=True, align="center", keep_next=True)
GROUNDS = Look("CanCu", "Căn cứ", 14, italic=True, align="both", after=6, line=LINE, first_line=INDENT)
TEXT = Look("NoiDung", "Nội dung", 14, align="both", after=6, line=LINE, first_line=INDENT)
HEADING_1 = Look(
    "Heading1",
    "heading 1",
    14,
    bold=True,
    align="both",
    before=6,
    after=6,
    line=LINE,
    first_line=INDENT,
    keep_next=True,
    outline=0,
)
HEADING_2 = Look(
    "Heading2",
    "heading 2",
    14,
    bold=True,
    align="both",
    after=6,
    line=LINE,
    first_line=INDENT,
    keep_next=True,
    outline=1,
)
HEADING_3 = Look(
    "Heading3",
    "heading 3",
    14,
    align="both",
    after=6,
    line=LINE,
    first_line=INDENT,
    keep_next=True,
    outline=2,
)
ITEM = Look(
    "KienNghi",
    "Kiến nghị, dòng đầu",
    14,
    bold=True,
    align="both",
    after=3,
    line=LINE,
    first_line=INDENT,
    keep_next=True,
)

POST = Look(
    "ChucVuKy", "Quyền hạn, chức vụ người ký", 14, bold=True, capitals=True, align="center", keep_next=True
)
SIGNER = Look("NguoiKy", "Họ và tên người ký", 14, bold=True, align="center", before=72)
RECIPIENTS = Look("NoiNhan", "Nơi nhận", 12, bold=True, italic=True)
RECIPIENT = Look("NoiNhanDong", "Nơi nhận, từng dòng", 11)

TABLE_TITLE = Look("TenBang", "Tên bảng", 13, bold=True, align="center", before=6, after=3, keep_next=True)
TABLE_HEAD = Look("DauBang", "Đầu bảng", 12, bold=True, align="center", before=2, after=2)
TABLE_GROUP = Look("NhomBang", "Nhóm trong bảng", 12, bold=True, before=2, after=2, keep_next=True)
TABLE_CELL = Look("OBang", "Ô bảng", 12, before=2, after=2)

ANNEX_NUMBER = Look("PhuLuc", "Phụ lục", 14, bold=True, align="center", keep_next=True, outline=0)
ANNEX_TITLE = Look(
    "TenPhuLuc", "Tên phụ lục", 14, bold=True, capitals=True, align="center", after=6, keep_next=True
)
ANNEX_REFERENCE = Look("KemTheo", "Dòng kèm theo", 14, italic=True, align="center", after=6, keep_next=True)

LINK = Look("DuongDan", "Đường dẫn một lần", 10)
CONTACT = Look("DiaChi", "Địa chỉ cơ quan", 11, align="center")
PAGE_NUMBER = Look("SoTrang", "Số trang", 13, align="center")
RULE = Look("DuongKe", "Đường kẻ", 1, align="center", before=2, line=3, is_exact=True)
TITLE_RULE = Look(
    "DuongKeTrichYeu", "Đường kẻ dưới trích yếu", 1, align="center", before=2, after=10, line=3, is_exact=True
)
SPACE = Look("KhoangCach", "Khoảng cách", 1, line=6, is_exact=True)
GAP = Look("NgatDoan", "Ngắt đoạn", 1, line=1, is_exact=True)

ALL = tuple(value for value in list(globals().values()) if isinstance(value, Look))


def paragraph(
    look: Look,
    text: str = "",
    *,
    size: float | None = None,
    align: str = "",
    sides: tuple[int, int] | None = None,
    hanging: int = 0,
    keep_next: bool = False,
    rule: Element | None = None,
) -> Element:
    """A paragraph in a look, with what differs here alone.

    ``sides`` are its left and right indents, ``hanging`` that of its first line (twips), ``rule`` a border.
    """
    setup = node("pPr", node("pStyle", val=look.key))
    if keep_next and not look.keep_next:
        setup.append(node("keepNext"))
    if rule is not None:
        setup.append(rule)
    if sides:
        first = {"hanging": hanging} if hanging else {"firstLine": 0}
        setup.append(node("ind", left=sides[0], right=sides[1], **first))
    if align and align != look.align:
        setup.append(node("jc", val=align))
    made = node("p", setup)
    if text:
        shown = text.upper() if look.capitals else text
        made.append(run(run_properties(look, size), simple_text("t", shown)))
    return made


def run_properties(look: Look, size: float | None = None) -> Element:
    """The letters of a look; repeated on every run, so that text pasted elsewhere keeps them."""
    made = node("rPr", node("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    if look.bold:
        made.extend([node("b"), node("bCs")])
    if look.italic:
        made.extend([node("i"), node("iCs")])
    if look.color:
        made.append(node("color", val=look.color))
    half_points = round((size or look.size) * 2)
    made.extend([node("sz", val=half_points), node("szCs", val=half_points)])
    return made


def style(look: Look) -> Element:
    """The definition of a look as a paragraph style."""
    made = node("style", type="paragraph", styleId=look.key)
    if look.name != look.name.lower():
        made.set(qn("w:customStyle"), "1")
    made.extend([node("name", val=look.name), node("basedOn", val="Normal"), node("qFormat")])
    setup = node("pPr")
    if look.keep_next:
        setup.append(node("keepNext"))
    line = round(look.line * (20 if look.is_exact else 240))
    rule = "exact" if look.is_exact else "auto"
    setup.append(
        node(
            "spacing", before=round(look.before * 20), after=round(look.after * 20), line=line, lineRule=rule
        )
    )
    setup.append(node("ind", left=twips(look.left), right=0, firstLine=twips(look.first_line)))
    setup.append(node("jc", val=look.align))
    if look.outline is not None:
        setup.append(node("outlineLvl", val=look.outline))
    made.extend([setup, run_properties(look)])
    return made
