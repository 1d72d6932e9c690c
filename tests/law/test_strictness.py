"""Law data that cannot be used is refused, with the file, the entry and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from phoihop.base.law.calendars import Year, calendar_of
from phoihop.base.law.clauses import read_clauses
from phoihop.base.law.lists import read_list
from phoihop.base.law.provinces import read_communes
from phoihop.base.law.reading import LawError, Table, read_rows, read_toml
from phoihop.base.law.rules import read_rulebook

Write = Callable[[str, str], Path]

HEAD = """
title = "t"
[documents]
D = "Luật"
[starts]
s = "ngày"
[ladders]
l = [{ key = "T0" }]
"""
RULE = """
[[rule]]
id = "T01"
title = "t"
source = { document = "D" }
value = 3
unit = "day"
direction = "after"
roll = "next_working"
start = "s"
valid_from = 2025-01-01
ladder = "l"
"""
YEAR = """
year = 2026
[sources]
s = "x"
[[day]]
on = 2026-01-01
kind = "holiday"
note = "n"
source = "s"
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def test_a_rulebook_is_read(write: Write) -> None:
    (rule,) = read_rulebook(write("x.toml", HEAD + RULE))
    assert (rule.key, rule.id, rule.source.document, rule.start_label) == ("x.T01", "T01", "Luật", "ngày")
    assert [rung.key for rung in rule.warnings] == ["T0"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('title = "t"\nsource', "source", "title is missing"),
        ("value = 3", "value = true", "value is not a whole number"),
        ("value = 3", "value = -3", "the value is negative"),
        ('unit = "day"', 'unit = "week"', "not one of day, working_day, month"),
        ('start = "s"', 'start = "x"', "not explained under"),
        ('document = "D"', 'document = "E"', "not named under"),
        ('document = "D"', "article = 'a'", "document is missing"),
        ('ladder = "l"', 'ladder = "m"', "not drawn under"),
        ('roll = "next_working"', 'roll = "previous_working"', "does not fit direction"),
        ("valid_from = 2025-01-01", 'valid_from = "soon"', "not a date"),
        ("valid_from = 2025-01-01", "valid_from = 2025-01-01\nvalid_to = 2024-01-01", "before valid_from"),
        ('ladder = "l"', "extra = 1", "unknown key extra"),
        ('ladder = "l"', 'who = "DDBQH"', "who is not a list of texts"),
        ('ladder = "l"', 'pauses = "x"', "pauses is not a list of tables"),
        ('ladder = "l"', 'verified = ["x"]', "verified is not text"),
        ('source = { document = "D" }', 'source = "D"', "source is not a table"),
        (
            'ladder = "l"',
            'escalation = [{ rung = "T9", to = "clerk", act = "inform" }]',
            "unknown rung T9",
        ),
        ('ladder = "l"', 'escalation = [{ rung = "T0", to = "king", act = "inform" }]', "to is 'king'"),
        ('ladder = "l"', 'warnings = [{ key = "a", before = 1, after = 1 }]', "either before or after"),
        ('ladder = "l"', 'warnings = [{ key = "a" }, { key = "a" }]', "named twice"),
        ('ladder = "l"', 'warnings = [{ key = "a", more = 1 }]', "unknown key more"),
        ('direction = "after"', 'direction = "before"', "does not fit direction"),
    ],
)
def test_a_rule_that_says_nonsense_is_refused(write: Write, old: str, new: str, problem: str) -> None:
    assert old in RULE
    with pytest.raises(LawError, match=problem) as refused:
        read_rulebook(write("x.toml", HEAD + RULE.replace(old, new)))
    assert (refused.value.file, refused.value.where.partition(".T01")[1]) == ("x.toml", ".T01")


def test_a_limit_counted_backwards_cannot_be_paused(write: Write) -> None:
    text = RULE.replace('"after"', '"before"').replace('"next_working"', '"none"')
    with pytest.raises(LawError, match="backwards cannot be paused"):
        read_rulebook(write("x.toml", HEAD + text + 'pauses = [{ text = "mưa bão" }]'))


def test_two_versions_never_hold_on_one_day(write: Write) -> None:
    later = RULE.replace("2025-01-01", "2026-01-01")
    with pytest.raises(LawError, match="in force on 2026-01-01"):
        read_rulebook(write("x.toml", HEAD + RULE + later))
    ended = RULE.replace("2025-01-01", "2025-01-01\nvalid_to = 2025-12-31")
    assert len(read_rulebook(write("x.toml", HEAD + ended + later))) == 2


def test_a_file_that_is_not_there_or_not_toml(write: Write, tmp_path: Path) -> None:
    with pytest.raises(LawError, match="no such file"):
        read_toml(tmp_path / "none.toml")
    with pytest.raises(LawError, match=r"^x\.toml: "):
        read_toml(write("x.toml", "a = "))
    with pytest.raises(LawError, match="no such file"):
        read_rows(tmp_path / "none.csv")
    with pytest.raises(LawError, match="no such province"):
        read_communes("atlantis")


def test_the_words_at_the_head_of_a_file_are_texts(write: Write) -> None:
    with pytest.raises(LawError, match="D is empty"):
        read_rulebook(write("x.toml", HEAD.replace('"Luật"', '" "') + RULE))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("year = 2026", "year = 2025", "named otherwise"),
        ("on = 2026-01-01", "on = 2025-01-01", "lies in another year"),
        ('source = "s"', 'source = "t"', "not named under"),
        ('kind = "holiday"', 'kind = "swapped_work"', "cannot be on this weekday"),
        ('on = 2026-01-01\nkind = "holiday"', 'on = 2026-01-03\nkind = "swapped_off"', "this weekday"),
        ('source = "s"', 'source = "s"\nenabled = "no"', "enabled is not true or false"),
        ('source = "s"', 'source = "s"\nmore = 1', "unknown key more"),
    ],
)
def test_a_calendar_that_says_nonsense_is_refused(write: Write, old: str, new: str, problem: str) -> None:
    assert old in YEAR
    with pytest.raises(LawError, match=problem):
        Year(write("2026.toml", YEAR.replace(old, new)))


def test_a_day_off_is_exchanged_for_a_day_worked(write: Write) -> None:
    with pytest.raises(LawError, match="1 days swapped off but 0 worked"):
        calendar_of([Year(write("2026.toml", YEAR.replace('"holiday"', '"swapped_off"')))])


def test_a_day_that_is_switched_off_is_kept_apart(write: Write) -> None:
    year = Year(write("2026.toml", YEAR + "enabled = false"))
    assert (year.days, [day.on for day in year.optional_days]) == ((), [date(2026, 1, 1)])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('title = "t"', "there is no"),
        ('title = "t"\n[[entry]]\ncode = "A"\nvi = "a"\nen = "a"\ncommittee = "X"', "unknown key committee"),
        ('title = "t"\n' + '[[entry]]\ncode = "A"\nvi = "a"\nen = "a"\n' * 2, "stands twice"),
        (
            'title = "t"\n[[entry]]\ncode = "A"\nvi = "a"\nen = "a"\nvalid_from = 2026-01-01\n'
            "valid_to = 2025-01-01",
            "before valid_from",
        ),
    ],
)
def test_a_list_that_says_nonsense_is_refused(write: Write, text: str, problem: str) -> None:
    with pytest.raises(LawError, match=problem):
        read_list("plain", write("plain.toml", text))


def test_a_list_may_carry_only_what_is_known_of_it(write: Write) -> None:
    text = 'title = "t"\n[[entry]]\ncode = "A"\nvi = "a"\nen = "a"\nneeds_date = true\n'
    (entry,) = read_list("outcomes", write("outcomes.toml", text)).entries
    assert entry.flag("needs_date")


@pytest.mark.parametrize(
    ("lines", "problem"),
    [("lead = []", "no lead and no note"), ('lead = ["A"]\nmore = 1', "unknown key more")],
)
def test_a_duty_that_says_nonsense_is_refused(write: Write, lines: str, problem: str) -> None:
    text = (
        'title = "t"\nterm = "2021-2026"\nnumber = "1"\nparties = ["A", "B"]\n[[duty]]\n'
        f'code = "D1"\ntext = "x"\nen = "x"\nfield = "F3"\nsource = "s"\n{lines}\n'
    )
    with pytest.raises(LawError, match=problem):
        read_clauses(write("t.toml", text))


@pytest.mark.parametrize("value", [1, "x", [1], {}])
def test_a_table_gives_only_the_type_that_it_is_asked_for(value: Any) -> None:
    table = Table({"a": value}, "x.toml")
    with pytest.raises(LawError, match=r"^x\.toml: a is not true or false$"):
        table.flag("a")
