"""Which column of a table holds what: headers by their words in any spelling, by their upper row, or by their contents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from phoihop.kernel.text import fold
from phoihop.office.papers.model import Cell, Table
from phoihop.voters.reading import phrases
from phoihop.voters.reading.header_rows import is_name_row, may_be_header, tells_deeds
from phoihop.voters.reading.header_words import (
    AGENCY_PART,
    CLEAN,
    DATE_PART,
    LONGEST,
    NUMBER_PART,
    group_of,
    part_of,
    role_of,
)
from phoihop.voters.reading.places import is_only_places
from phoihop.voters.reading.replies import is_class
from phoihop.voters.reading.texts import Phrase, Text

LOOK = 25  # rows in which a header is looked for
CLASS_NAME, SHORT_ANSWER = 45, 24  # letters of a class of outcome, of an answer that may be one
NAMES = 4.5  # words of a cell: less are names, more say something

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
    answers: str = ""  # the words over the column of answers: "Hướng giải quyết của UBND xã"
    heads: frozenset[str] = frozenset()  # the header's own words, by which it is known again on the next page

    def variants(self) -> list[tuple[Columns, str]]:
        """The columns once for each column of petitions, with the level that stands over it."""
        if not self.texts:
            return [(self, "")]
        return [(replace(self, roles={**self.roles, "text": at}), level) for at, level in self.texts.items()]

    def has(self, *roles: str) -> bool:
        return any(role in self.roles for role in roles)


def find_columns(table: Table) -> Columns | None:
    """The header of a table: the row whose words name most roles, with its sub-headers; None when there is none."""
    best: tuple[int, int] | None = None
    for number, row in enumerate(table.rows[:LOOK]):
        roles = {role_of(cell.text) for cell in _distinct(row) if len(cell.text) <= LONGEST} - {""}
        score = len(roles) + (2 if "text" in roles else 0)
        if len(roles) < 2 or not ("text" in roles or len(roles) >= 3):
            continue
        if (best is None or score > best[0]) and may_be_header(_distinct(row)):
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
    heads = frozenset(fold(cell.text) for row in table.rows[top : last + 1] for cell in _distinct(row))
    found = Columns(first=last + 1, top=top, width=table.width, heads=heads)
    names = {column: _path(table, column, top, last) for column in range(table.width)}
    for column, path in names.items():
        _assign(found, column, path, table)
    while found.first < len(table.rows) and _is_count_row(table.rows[found.first]):
        found.first += 1
    _by_length(table, found)
    _by_sentences(table, found)
    if "text" not in found.roles:
        text = _longest_column(table, found)
        if text is None:
            return None
        found.roles["text"] = text
        found.guessed = True
    _by_deeds(table, found)
    answered = found.roles.get("reply_text")
    found.answers = names[answered][-1] if answered is not None and names[answered] else ""
    return found


def _by_deeds(table: Table, found: Columns) -> None:
    """Beside the petitions a column that no header names, and whose cells tell what an agency has done: the answers."""
    if found.has("reply_text", "on_spot") or found.texts:
        return
    taken = {*found.roles.values(), *found.marks}
    for column in range(table.width):
        if column in taken or _words_a_cell(table, column, found.first) < NAMES:
            continue
        if tells_deeds(_column_texts(table, column, found.first)):
            found.roles["reply_text"] = column
            return


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
            NUMBER_PART.match(Text(cell.text))
            or DATE_PART.match(Text(cell.text))
            or AGENCY_PART.match(Text(cell.text))
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
    for role, other in (("outcome", "reply_text"), ("reply_text", "outcome")):
        column = found.roles.get(role)
        if column is None or other in found.roles:
            continue
        texts = _column_texts(table, column, found.first)
        length = sum(map(len, texts)) / len(texts) if texts else 0.0
        if role == "outcome":
            moved = length > CLASS_NAME
        else:
            named = sum(map(is_class, texts))
            moved = 0 < length <= SHORT_ANSWER and named >= 0.6 * len(texts)
        if moved:
            found.roles[other] = found.roles.pop(role)


def _column_texts(table: Table, column: int, first: int) -> list[str]:
    return [
        cell.text
        for row in table.rows[first:]
        if column < len(row) and (cell := row[column]) is not None and cell.text
    ]


def _by_sentences(table: Table, found: Columns) -> None:
    """The column of petitions holds sentences: where the header points at one of names, the column beside it is meant."""
    column = found.roles.get("text")
    if column is None or found.texts:
        return
    words = {at: _words_a_cell(table, at, found.first) for at in range(table.width)}
    if words[column] >= NAMES:
        return
    taken = {
        found.roles[role] for role in found.roles if role.startswith(("reply", "transfer", "outcome", "note"))
    }
    best = max((at for at in words if at not in taken), key=lambda at: words[at])
    if words[best] < max(NAMES, 2 * words[column]):
        return
    for role in [role for role, at in found.roles.items() if at == best]:
        del found.roles[role]
    found.roles["text"] = best
    found.roles.setdefault("place", column)


def _words_a_cell(table: Table, column: int, first: int) -> float:
    texts = _column_texts(table, column, first)
    return sum(len(text.split()) for text in texts) / len(texts) if texts else 0.0


def _assign(found: Columns, column: int, path: list[str], table: Table) -> None:
    if not path:
        return
    own = path[-1]
    upper = role_of(path[0]) if len(path) > 1 else ""
    group = group_of(path[0]) if len(path) > 1 else ""
    line = Text(" ".join(own.translate(CLEAN).split()).strip(" .:"))
    if len(path) > 1 or not role_of(own) or role_of(own) == "outcome":
        for code, phrase in _MARKS.items():
            if phrase.match(line) and _is_ticked(table, column, found.first):
                found.marks[column] = code
                return
    if part := part_of(group, line):
        found.roles.setdefault(part, column)
        return
    if upper == "text" and (level := _level_of(line)) and _words_a_cell(table, column, found.first) >= NAMES:
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
    answers: list[int] = []
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
        if length >= 25 and asks and tells_deeds(texts[1:] or texts):
            answers.append(column)
        elif length >= 25 and share >= 0.6 and len(texts) >= 0.5 * len(rows):
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
    if answers:
        found.roles["reply_text"] = answers[0]
    top = table.rows.index(rows[0])
    column = found.roles["text"]
    if is_name_row(_distinct(rows[0]), rows[0][column] if column < len(rows[0]) else None):
        found.first = top + 1
    return found
