"""``phoihop rule KEY DATE [--json]``: a due date with its trace, from the shipped law, without a database."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from phoihop.base.law.loader import LawError, RuleNotFoundError, base_calendar, rulebook
from phoihop.kernel.deadlines import DueDate, compute
from phoihop.kernel.duedate import day_text
from phoihop.kernel.explain import explain
from phoihop.kernel.rules import Rule

UNVERIFIED = "chưa thẩm định"
WRONG_QUESTION = 2  # the exit status of a question that cannot be answered as it was put
_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class _QuestionError(ValueError):
    """The question cannot be understood; the message says why."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _QuestionError(f"{message}\n{self.format_usage().strip()}")


def run(argv: Sequence[str]) -> int:
    """Answer one question about a rule; 0 where a date was found, 2 with the reason on stderr else."""
    try:
        asked = _parser().parse_args(argv)
        rule, due = _answer(asked.key, _day(asked.date))
    except (_QuestionError, RuleNotFoundError, LawError) as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_QUESTION
    except SystemExit as help_was_shown:
        return int(help_was_shown.code or 0)
    text = (
        json.dumps(_as_json(rule, due), ensure_ascii=False, indent=2) if asked.json else _as_text(rule, due)
    )
    sys.stdout.write(f"{text}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="phoihop rule", description="Tính ngày hạn theo một quy tắc và nói rõ vì sao.")
    parser.add_argument("key", metavar="KEY", help="khóa của quy tắc, như voters.T13 hoặc T13")
    parser.add_argument("date", metavar="DATE", help="ngày của sự kiện, như 2026-11-10 hoặc 10/11/2026")
    parser.add_argument("--json", action="store_true", help="in dữ liệu JSON")
    return parser


def _day(written: str) -> date:
    try:
        if found := _WRITTEN.fullmatch(written.strip()):
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(written.strip())
    except ValueError:
        raise _QuestionError(f"“{written}” không phải là ngày: viết 2026-11-10 hoặc 10/11/2026.") from None


def _answer(key: str, trigger: date) -> tuple[Rule, DueDate]:
    rule = rulebook().rule(key, trigger)
    try:
        return rule, compute(rule, trigger, base_calendar())
    except OverflowError:
        raise _QuestionError(f"Không tính được hạn từ ngày {day_text(trigger)}.") from None


def _as_text(rule: Rule, due: DueDate) -> str:
    lines = [f"{rule.key}: {rule.title}", f"Thời hạn: {rule.limit}; mốc: {rule.start_label}.", *explain(due)]
    lines.append(f"Nguồn: {rule.source}")
    if rule.verified:
        lines.append(f"Thẩm định: {rule.verified}")
    if rule.profile:
        lines.append(f"Bộ quy tắc {rule.profile}: chỉ dùng khi cơ quan bật.")
    if rule.note:
        lines.append(f"Ghi chú: {rule.note}")
    return "\n".join(lines)


def _as_json(rule: Rule, due: DueDate) -> dict[str, Any]:
    """What ``DueDate.as_json`` says, with the rule that it came from."""
    return {
        "key": rule.key,
        "title": rule.title,
        **due.as_json(),
        "limit": rule.limit,
        "start": rule.start_label,
        "source": {"document": rule.source.document, "article": rule.source.article},
        "verification": rule.verified or UNVERIFIED,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "profile": rule.profile,
        "rule_note": rule.note,
    }
