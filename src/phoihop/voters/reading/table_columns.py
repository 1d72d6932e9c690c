"""What the named columns of a row say: the reply, the transfer, dates, competence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from phoihop.kernel.text import fold
from phoihop.office.papers.model import Cell, Note, Table
from phoihop.voters.reading import phrases
from phoihop.voters.reading.agencies import COMMUNE
from phoihop.voters.reading.dates import When, when
from phoihop.voters.reading.headers import Columns
from phoihop.voters.reading.labels import take_label
from phoihop.voters.reading.replies import (
    Reply,
    agency_of,
    document_of,
    is_class,
    is_no_answer,
    outcome_of,
    own_document_of,
    promise_in_note,
    promise_of,
    says_answered,
    speaks_first,
)
from phoihop.voters.reading.split import enumerated
from phoihop.voters.reading.table_cells import LEVELS, cell_at, text_at, ticked
from phoihop.voters.reading.texts import Phrase, Text

_COMMUNE_ANSWERS = Phrase(r"\b(?:ubnd|ủy ban nhân dân|hđnd|lãnh đạo|của)(?: các)? (?:xã|phường)\b")
_DONE = "Đã giải quyết"
_SHORT = {"danggq": "Đang giải quyết", "gt": "Giải trình", "dagq": _DONE, "tt": "Tiếp thu"}


@dataclass(slots=True)
class TransferPart:
    """The letter that forwarded a petition, as a tracking sheet gives it."""

    number: str = ""
    date: When | None = None
    agency: str = ""
    agency_as_written: str = ""
    session: str = ""
    as_written: str = ""
    deadline: When | None = None
    deadline_as_written: str = ""

    def __bool__(self) -> bool:
        return bool(
            self.number or (self.date and self.date.value) or self.session or self.deadline_as_written
        )


def _joined(row: list[Cell | None], columns: Columns, roles: Iterable[str]) -> str:
    """What several columns say of one document, as written."""
    return " ngày ".join(dict.fromkeys(filter(None, (text_at(row, columns, role) for role in roles))))


class ColumnReader:
    """Reads the columns of one paper's tables; what cannot be read becomes a note."""

    def __init__(self, province: str, notes: list[Note]) -> None:
        self.province = province
        self.notes = notes
        self.done: frozenset[str] = frozenset()  # short forms that mean "đã giải quyết" in this table

    def knows_short_forms(self, table: Table, columns: Columns) -> None:
        """ "ĐGQ" is "đang giải quyết" unless the same column writes that one out: "ĐangGQ"."""
        column = columns.roles.get("outcome")
        cells = (row[column] for row in table.rows if column is not None and column < len(row))
        written = {fold(cell.text).replace(" ", "") for cell in cells if cell is not None}
        self.done = frozenset({"dgq"}) if any(word.startswith("danggq") for word in written) else frozenset()

    def reply(self, row: list[Cell | None], columns: Columns) -> Reply | None:
        if (
            not columns.has("reply_doc", "reply_no", "reply_date", "reply_text", "outcome", "promise")
            and not columns.marks
        ):
            return None
        number, dated = document_of(text_at(row, columns, "reply_doc") or text_at(row, columns, "reply_no"))
        own = text_at(row, columns, "reply_date")
        if own or (columns.has("reply_date") and dated is None):
            dated = self.date(row, columns, "reply_date") or dated
        words = text_at(row, columns, "reply_text")
        label = text_at(row, columns, "outcome")
        label = _DONE if fold(label).strip(" .") in self.done else _SHORT.get(fold(label).strip(" ."), label)
        written_label = label
        if not words and not is_class(label) and not says_answered(label):
            words = label  # a column of results that says more than a class is the answer itself
        if is_no_answer(words):
            words = ""
        if not number and words:
            number, found_date = own_document_of(words)
            dated = dated or found_date
        agency = text_at(row, columns, "reply_agency")
        mark = next(
            (code for column, code in columns.marks.items() if code not in LEVELS and ticked(row, column)),
            "",
        )
        outcome = mark or ("" if is_no_answer(label) else outcome_of(label, label=True))
        sure = bool(mark) or (bool(outcome) and is_class(label))
        if not outcome and words:
            outcome = outcome_of(words)
        promise = self.date(row, columns, "promise") if columns.has("promise") else None
        if promise is not None and promise.unknown and not promise.problem and outcome not in {"DANG", "SE"}:
            promise = None
        if promise is None and words and outcome in {"DANG", "SE"}:
            promise = promise_of(words)
        promise_words = ""
        if promise is None or promise.unknown:
            noted, promise_words = promise_in_note(text_at(row, columns, "note"))
            promise = noted or promise
            outcome = outcome or ("SE" if noted else "")
        source = agency or (text_at(row, columns, "lead") if number or words else "")
        code, written = agency_of(agency, number, self.province) if number or agency else ("", "")
        if not code and source:
            code, written = agency_of(source, "", self.province)
        if not code and words and not agency:
            code, written = speaks_first(words, self.province)
        if not code and words and _COMMUNE_ANSWERS.search(Text(columns.answers)):
            code, written = COMMUNE, columns.answers
        reply = Reply(
            number, dated, code, written, words, outcome, sure, promise,
            label=written_label,
            document=_joined(row, columns, ("reply_doc", "reply_no", "reply_date")),
            promise_words=promise_words or text_at(row, columns, "promise"),
        )  # fmt: skip
        says = (
            number
            or words
            or outcome
            or (dated and (dated.value or dated.problem))
            or promise
            or written_label
        )
        return reply if says else None

    def share(self, reply: Reply | None, count: int, place: int) -> Reply | None:
        """An answer cell whose numbered parts are as many as the items is shared out in order."""
        if reply is None or count < 2 or not reply.text:
            return reply
        _, parts = enumerated(Text(reply.text.replace("\n", " ")))
        lines = [line for line in reply.text.split("\n") if take_label(line)[0]]
        own = [take_label(line)[1] for line in lines] if len(lines) == count else [part.raw for part in parts]
        return replace(reply, text=own[place]) if len(own) == count else reply

    def transfer(self, row: list[Cell | None], columns: Columns) -> TransferPart | None:
        if not columns.has("transfer", "transfer_no", "transfer_date"):
            return (
                TransferPart(session=text_at(row, columns, "session"), **self._deadline(row, columns)) or None
            )
        number, dated = document_of(text_at(row, columns, "transfer") or text_at(row, columns, "transfer_no"))
        if columns.has("transfer_date"):
            dated = self.date(row, columns, "transfer_date") or dated
        to = text_at(row, columns, "transfer_to") or text_at(row, columns, "lead")
        code, written = agency_of(to, "", self.province)
        return TransferPart(
            number,
            dated,
            code,
            written,
            text_at(row, columns, "session"),
            _joined(row, columns, ("transfer", "transfer_no", "transfer_date")),
            **self._deadline(row, columns),
        )

    def _deadline(self, row: list[Cell | None], columns: Columns) -> dict[str, Any]:
        written = text_at(row, columns, "deadline")
        return {"deadline": when(written), "deadline_as_written": written} if written else {}

    def date(self, row: list[Cell | None], columns: Columns, role: str) -> When | None:
        cell = cell_at(row, columns, role)
        if cell is None or not cell.text:
            return When("") if role != "promise" else None
        found = when(cell.text)
        if found is not None and found.problem:
            self.notes.append(Note("date", f"“{cell.text}”: {found.problem}.", cell.anchor))
        elif found is None and role != "promise":
            self.notes.append(Note("date", f"không đọc được ngày “{cell.text[:40]}”.", cell.anchor))
            return When(cell.text)
        return found

    def competence(self, row: list[Cell | None], columns: Columns) -> str:
        for column, code in columns.marks.items():
            if code in LEVELS and ticked(row, column):
                return code
        words = text_at(row, columns, "competence")
        if not words:
            return ""
        line = Text(words)
        if line.folded.strip() in {"tw", "t.u", "tu"}:
            return "TW"
        for code, phrase in phrases.COMPETENCE.items():
            if phrase.search(line):
                return code
        plain = line.folded
        return (
            "TINH"
            if "tinh" in plain
            else "XA"
            if "xa" in plain or "phuong" in plain or "huyen" in plain
            else ""
        )
