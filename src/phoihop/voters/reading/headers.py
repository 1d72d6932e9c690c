"""Which column of a table holds what: headers by their words in any spelling, by their upper row, or by their contents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from phoihop.kernel.text import fold
from phoihop.office.papers.model import Cell, Table
from phoihop.voters.reading import phrases
from phoihop.voters.reading.places import is_only_places
from phoihop.voters.reading.texts import Phrase, Text

LOOK = 25  # rows in which a header is looked for
LONGEST = 140

# role, what the header says; the first that matches holds. Written with marks; folded for headers without them.
_ROLES: tuple[tuple[str, Phrase], ...] = (
    ("tt", Phrase(r"^(?:s?tt|số tt|số t\.t|thứ tự|số thứ tự|no\.?|#|stt\.|t\.t)$")),
    ("transfer", Phrase(r"(?:công văn|văn bản|cv|vb|số)[^/]{0,20}(?:chuyển|gửi|giao|đi|phát hành)|(?:đã )?chuyển (?:đến|đi|bằng|theo)|văn bản (?:chuyển|đi)|ngày (?:chuyển|gửi|giao)")),
    ("promise", Phrase(r"lộ trình|cam kết|hẹn|thời hạn|hạn (?:trả lời|giải quyết|hoàn thành|xử lý)|thời gian (?:hoàn thành|thực hiện|giải quyết|xong)|dự kiến|hạn$")),
    ("reply_doc", Phrase(r"(?:văn bản|công văn|vb|cv|số,? ?(?:ký hiệu|kh)?)[^/]{0,25}(?:trả lời|tl|giải quyết|phúc đáp|đến)|trả lời (?:bằng|tại) (?:văn bản|vb)|(?:số|ngày)[^/]{0,20}trả lời|ngày (?:trả lời|tl)")),
    ("partner", Phrase(r"phối hợp")),
    ("on_spot", Phrase(r"(?:trả lời|giải đáp|giải trình|tiếp thu|giải quyết)[^/]{0,12}(?:tại (?:chỗ|hội nghị|buổi|cuộc)|trực tiếp|ngay)")),
    ("reply_text", Phrase(r"(?:nội dung|nd|ý kiến|tóm tắt)[^/]{0,15}(?:trả lời|giải quyết|tl|giải trình|tiếp thu|xử lý)|^trả lời|kết quả (?:trả lời|giải quyết|xử lý|thực hiện|gq|tl)|^(?:phần )?giải trình|kq (?:trả lời|gq|giải quyết|xử lý)|phúc đáp|ý kiến (?:của )?(?:ubnd|sở|cơ quan)")),
    ("lead", Phrase(r"(?:cơ quan|đơn vị|cq|đv|đ/v|sở|ngành|nơi|người)[^/]{0,25}(?:chủ trì|giải quyết|trả lời|xử lý|thực hiện|tiếp nhận|nhận|thẩm quyền|giao|tham mưu|phụ trách)|chủ trì|trách nhiệm|chuyển (?:cho|đến)|giao cho|ai (?:giải quyết|trả lời|làm)|^(?:cơ quan|sở,? (?:ban,? )?ngành)$")),
    ("competence", Phrase(r"thẩm quyền|cấp (?:giải quyết|xử lý)|thuộc cấp")),
    ("outcome", Phrase(r"phân loại (?:kết quả|kq)|kết quả$|^kq$|tình trạng|mức độ|trạng thái|tiến độ|phân loại$|đánh giá")),
    ("field", Phrase(r"lĩnh vực|l\.?vực|nhóm (?:vấn đề|lĩnh vực|nội dung)|chuyên (?:đề|ngành)|^ngành$|loại việc|^nhóm$|^mảng")),
    ("kind", Phrase(r"loại (?:ý kiến|kiến nghị|đơn)|hình thức ý kiến")),
    ("speaker", Phrase(r"người (?:kiến nghị|phát biểu|nêu|phản ánh|nói|đề nghị)|họ (?:và )?tên|tên cử tri|^cử tri$|ai (?:nêu|nói|hỏi)|^cử tri (?:phát biểu|nêu)$")),
    ("place", Phrase(r"nơi (?:kiến|có|phản|tiếp|cư|ở|nêu|gửi|kn|pa|đề)|địa (?:phương|bàn|chỉ|điểm|danh)|đơn vị (?:kiến|có|hành|phản|nêu|bầu|tiếp)|(?:xã|phường)(?:,? ?/? ?|-)(?:phường|xã|thị trấn)|^(?:tên )?(?:xã|phường|huyện)$|cử tri (?:xã|ở|tại|địa|thuộc|nơi)|đvbc|đv bầu|tổ (?:đại biểu|đb)|điểm tiếp xúc|thôn|cử tri ở đâu|^đơn vị$|ở đâu|^nơi$|khu vực")),
    ("text", Phrase(r"(?:nội dung|nd|n/d)[^/]{0,40}(?:kiến nghị|ý kiến|phản ánh|cử tri|kn|yk|đề nghị|hỏi|nguyện)|(?:ý kiến|kiến nghị|phản ánh|đề nghị|câu hỏi|nguyện vọng|vấn đề|đề xuất)[^/]{0,40}(?:cử tri|nhân dân|bà con|người dân)|cử tri[^/]{0,20}(?:kiến nghị|phản ánh|nêu|hỏi|đề nghị|nói|ý kiến)|^(?:các )?(?:ý kiến|kiến nghị|nội dung|câu hỏi|vấn đề|phản ánh|đề nghị|nd|nguyện vọng)(?:,? ?/?(?:ý kiến|kiến nghị|phản ánh|đề nghị))*(?: (?:cụ thể|nguyên văn|chi tiết))?$|bà con[^/]{0,20}(?:nói|hỏi|phản ánh|kiến nghị|mong)|ý kiến,? kiến nghị|nội dung (?:sự việc|vụ việc)")),
    ("session", Phrase(r"kỳ họp|đợt|khóa|nhiệm kỳ|kỳ thứ")),
    ("date", Phrase(r"^ngày|thời gian (?:tiếp xúc|kiến nghị|nhận)|ngày (?:tiếp xúc|nhận|kiến nghị)|tháng")),
    ("count", Phrase(r"số (?:lượt|lần|ý kiến|lượng)|lượt")),
    ("note", Phrase(r"ghi chú|chú thích|khác")),
)  # fmt: skip
_NUMBER_PART = Phrase(r"^(?:số|số,? ?(?:và )?ký hiệu|số vb|số hiệu|số cv|số văn bản|skh)$")
_DATE_PART = Phrase(
    r"^(?:ngày|ngày,? ?tháng(?:,? ?năm)?|ngày (?:ban hành|vb|văn bản|ký|gửi|chuyển|trả lời|tl|cv)|thời gian)$"
)
_AGENCY_PART = Phrase(r"^(?:cơ quan|đơn vị|nơi nhận|nơi gửi|cơ quan (?:nhận|ban hành|trả lời)|đơn vị nhận)$")
_CLEAN = str.maketrans("\n_*", "   ")
# short forms that a fuzzy look finds
_SPELLED = {
    "noi dung kien nghi": "text", "y kien kien nghi cu tri": "text", "noi dung y kien cu tri": "text",
    "noi kien nghi": "place", "dia phuong": "place", "don vi kien nghi": "place", "xa phuong": "place",
    "linh vuc": "field", "co quan chu tri": "lead", "co quan giai quyet": "lead", "don vi tra loi": "lead",
    "co quan phoi hop": "partner", "noi dung tra loi": "reply_text", "ket qua giai quyet": "reply_text",
    "van ban tra loi": "reply_doc", "phan loai ket qua": "outcome", "thoi han giai quyet": "promise",
    "van ban chuyen": "transfer", "cong van chuyen": "transfer", "ghi chu": "note", "tham quyen": "competence",
}  # fmt: skip
_MARKS = {
    "XONG": Phrase(
        r"^(?:đã (?:giải quyết|xong|gq|xử lý|hoàn thành)|giải quyết xong|đã giải quyết xong|xong|dứt điểm)"
    ),
    "DANG": Phrase(r"^(?:đang )"),
    "SE": Phrase(r"^(?:sẽ )"),
    "CHUA": Phrase(r"^(?:chưa )"),
    "GIAI_TRINH": Phrase(r"^(?:giải trình|thông tin|giải thích|cung cấp|trả lời,? giải)"),
    "TW": Phrase(r"^(?:trung ương|tw|t\.ư)$"),
    "TINH": Phrase(r"^(?:tỉnh|cấp tỉnh)$"),
    "XA": Phrase(r"^(?:xã|cấp xã|xã,? phường|huyện|cấp huyện)$"),
    "DN": Phrase(r"^(?:doanh nghiệp|đơn vị khác|ngành dọc)$"),
}
_TICKS = {"x", "✓", "✔", "☒", "1", "v", "có", "+", "•"}


@dataclass(slots=True)
class Columns:
    """Where each role stands, and the row after the header. ``marks`` are columns that are ticked."""

    roles: dict[str, int] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    first: int = 0  # first row of data
    top: int = 0  # first row of the header
    width: int = 0
    guessed: bool = False
    texts: dict[int, str] = field(default_factory=dict)  # several columns of petitions, each of its own level

    def variants(self) -> list[tuple[Columns, str]]:
        """The columns once for each column of petitions, with the level that stands over it."""
        if not self.texts:
            return [(self, "")]
        return [(replace(self, roles={**self.roles, "text": at}), level) for at, level in self.texts.items()]

    def has(self, *roles: str) -> bool:
        return any(role in self.roles for role in roles)


def role_of(header: str) -> str:
    """The role that a header's words give; empty when they say nothing."""
    words = " ".join(header.translate(_CLEAN).split()).strip(" .:()")
    if not words or len(words) > LONGEST:
        return ""
    line = Text(words)
    for role, phrase in _ROLES:
        if phrase.search(line):
            return role
    plain = fold(words)
    best = max(_SPELLED, key=lambda known: fuzz.ratio(known, plain))
    return _SPELLED[best] if len(plain) > 5 and fuzz.ratio(best, plain) >= 84 else ""


def find_columns(table: Table) -> Columns | None:
    """The header of a table: the row whose words name most roles, with its sub-headers; None when there is none."""
    best: tuple[int, int] | None = None
    for number, row in enumerate(table.rows[:LOOK]):
        roles = {role_of(cell.text) for cell in _distinct(row) if len(cell.text) <= LONGEST} - {""}
        score = len(roles) + (2 if "text" in roles else 0)
        if len(roles) >= 2 and ("text" in roles or len(roles) >= 3) and (best is None or score > best[0]):
            best = (score, number)
    if best is None:
        return None
    return _columns(table, best[1])


def _distinct(row: list[Cell | None]) -> list[Cell]:
    seen: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text and (not seen or seen[-1] is not cell):
            seen.append(cell)
    return seen


def _columns(table: Table, top: int) -> Columns | None:
    while top > 0 and _continues_up(table, top):
        top -= 1
    last = _last_header_row(table, top)
    found = Columns(first=last + 1, top=top, width=table.width)
    names = {column: _path(table, column, top, last) for column in range(table.width)}
    for column, path in names.items():
        _assign(found, column, path, table)
    while found.first < len(table.rows) and _is_count_row(table.rows[found.first]):
        found.first += 1
    _by_length(table, found)
    if "text" not in found.roles:
        text = _longest_column(table, found)
        if text is None:
            return None
        found.roles["text"] = text
        found.guessed = True
    return found


def _continues_up(table: Table, top: int) -> bool:
    """Is the row above part of the header: wide cells over what stands here?"""
    above = _distinct(table.rows[top - 1])
    return (
        len(above) >= 2
        and any(cell.colspan > 1 and cell.colspan < table.width for cell in above)
        and all(len(cell.text) < LONGEST for cell in above)
    )


def _last_header_row(table: Table, top: int) -> int:
    """The header goes down as far as its cells are merged, and over the parts of its wide cells."""
    last = top
    row = table.rows[top]
    for cell in _distinct(row):
        if cell.rowspan > 1 and cell.rowspan <= 4:
            last = max(last, cell.row + cell.rowspan - 1)
    wide = [cell for cell in _distinct(row) if cell.colspan > 1]
    if wide and last == top and top + 1 < len(table.rows):
        below = table.rows[top + 1]
        parts = [
            cell for cell in _distinct(below) if any(w.col <= cell.col < w.col + w.colspan for w in wide)
        ]
        if parts and all(len(cell.text) < 60 for cell in _distinct(below)):
            last = top + 1
    if last == top and top + 1 < len(table.rows) and _is_sub_header(table, top):
        last = top + 1
    return min(last, len(table.rows) - 1)


def _is_sub_header(table: Table, top: int) -> bool:
    """A second header row without merged cells: parts ("Số", "Ngày") under a named column, nothing else."""
    row = table.rows[top + 1]
    cells = _distinct(row)
    return (
        bool(cells)
        and len(cells) < table.width
        and all(
            _NUMBER_PART.match(Text(cell.text))
            or _DATE_PART.match(Text(cell.text))
            or _AGENCY_PART.match(Text(cell.text))
            for cell in cells
        )
    )


def _path(table: Table, column: int, top: int, last: int) -> list[str]:
    path: list[str] = []
    for number in range(top, last + 1):
        row = table.rows[number]
        cell = row[column] if column < len(row) else None
        if cell is not None and cell.text and (not path or path[-1] != cell.text):
            path.append(cell.text)
    if len(path) <= 1 and last > top:  # an unmerged wide header: its words stand over the first part only
        row = table.rows[top]
        for left in range(column, -1, -1):
            cell = row[left] if left < len(row) else None
            if cell is not None and cell.text:
                if cell.text not in path and path:
                    path.insert(0, cell.text)
                break
    return path


def _by_length(table: Table, found: Columns) -> None:
    """ "Kết quả" over long texts holds the answer itself; "Kết quả trả lời" over short ones its class."""
    for role, other, shortest, longest in (
        ("outcome", "reply_text", 45.001, 1e9),
        ("reply_text", "outcome", 0.001, 24),
    ):
        column = found.roles.get(role)
        if column is None or other in found.roles:
            continue
        texts = [
            cell.text
            for row in table.rows[found.first :]
            if column < len(row) and (cell := row[column]) is not None
        ]
        if texts and shortest <= sum(map(len, texts)) / len(texts) <= longest:
            found.roles[other] = found.roles.pop(role)


def _assign(found: Columns, column: int, path: list[str], table: Table) -> None:
    if not path:
        return
    own = path[-1]
    upper = role_of(path[0]) if len(path) > 1 else ""
    line = Text(" ".join(own.translate(_CLEAN).split()).strip(" .:"))
    if len(path) > 1 or not role_of(own) or role_of(own) == "outcome":
        for code, phrase in _MARKS.items():
            if phrase.match(line) and _is_ticked(table, column, found.first):
                found.marks[column] = code
                return
    if upper in {"reply_doc", "transfer", "reply_text"}:
        prefix = "transfer" if upper == "transfer" else "reply"
        if _NUMBER_PART.match(line):
            found.roles.setdefault(f"{prefix}_no", column)
            return
        if _DATE_PART.match(line):
            found.roles.setdefault(f"{prefix}_date", column)
            return
        if _AGENCY_PART.match(line):
            found.roles.setdefault("transfer_to" if prefix == "transfer" else "reply_agency", column)
            return
    if upper == "text" and (level := _level_of(line)):
        found.roles.setdefault("text", column)
        found.texts[column] = level
        return
    role = role_of(own) or upper
    if role == "reply_doc" and line.folded.startswith("ngay"):
        role = "reply_date"
    elif role == "transfer" and line.folded.startswith("ngay"):
        role = "transfer_date"
    elif role == "transfer" and line.folded.startswith(("chuyen den", "chuyen cho")):
        role = "lead"
    if role == "outcome" and upper == "outcome" and "outcome" in found.roles:
        return
    if role == "place" and "place" in found.roles:
        role = "place2"
    if role == "text" and "text" in found.roles:
        role = "text2"
    if role:
        found.roles.setdefault(role, column)


def _level_of(line: Text) -> str:
    return next((code for code, phrase in phrases.COMPETENCE.items() if phrase.search(line)), "")


def _is_ticked(table: Table, column: int, first: int) -> bool:
    values = []
    for row in table.rows[first : first + 60]:
        cell = row[column] if column < len(row) else None
        if cell is not None and cell.text and cell.row >= first:
            values.append(cell.text.strip().lower())
    return bool(values) and sum(value in _TICKS for value in values) >= 0.7 * len(values)


def _is_count_row(row: list[Cell | None]) -> bool:
    """The row of column numbers under a header: (1) (2) (3) or A B 1 2."""
    cells = _distinct(row)
    if len(cells) < 3:
        return False
    values = [cell.text.strip(" ().[]") for cell in cells]
    if not all(len(value) <= 3 for value in values):
        return False
    numbers = [int(value) for value in values if value.isdigit()]
    letters = sum(value.isalpha() for value in values)
    return (
        numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and len(numbers) + letters == len(values)
        if numbers
        else False
    )


def _longest_column(table: Table, found: Columns) -> int | None:
    """The column with the longest texts that read like voters' words, when no header names it."""
    best: tuple[float, int] | None = None
    taken = set(found.roles.values())
    for column in range(table.width):
        if column in taken:
            continue
        texts = [
            cell.text
            for row in table.rows[found.first :]
            if column < len(row) and (cell := row[column]) is not None
        ]
        length = sum(map(len, texts)) / max(len(texts), 1)
        if len(texts) and length >= 25 and (best is None or length > best[0]):
            best = (length, column)
    return best[1] if best else None


def guess_columns(table: Table, province: str) -> Columns | None:
    """A table without a header: the column of long texts that ask or complain, one of places, one of numbers."""
    rows = [row for row in table.rows if len(_distinct(row)) >= 2]
    if len(rows) < 2 or table.width < 2:
        return None
    asks: list[tuple[float, int]] = []
    found = Columns(width=table.width, guessed=True)
    for column in range(table.width):
        texts = [
            cell.text for row in rows if column < len(row) and (cell := row[column]) is not None and cell.text
        ]
        if not texts:
            continue
        lines = [Text(text[:600]) for text in texts[:200]]
        length = sum(map(len, texts)) / len(texts)
        share = sum(
            bool(phrases.REQUEST.search(line) or phrases.REPORT.search(line)) for line in lines
        ) / len(lines)
        if length >= 25 and share >= 0.6 and len(texts) >= 0.5 * len(rows):
            asks.append((share * length, column))
        elif sum(bool(is_only_places(line, province)) for line in lines) >= 0.6 * len(lines):
            found.roles.setdefault("place", column)
        elif column == 0 and sum(text.strip(" .)").isdigit() for text in texts) >= 0.6 * len(texts):
            found.roles["tt"] = column
    if not asks:
        return None
    found.roles["text"] = max(asks)[1] if len(asks) == 1 else min(asks, key=lambda item: item[1])[1]
    if len(asks) > 1:
        found.roles["reply_text"] = max(column for _, column in asks)
    return found
