"""Rules out of ``law/rulebook/*.toml``, and out of a local version's JSON, which has the same shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import Any

from phoihop.base.law.reading import LawError, Table, read_toml, stem
from phoihop.kernel.actor import Role
from phoihop.kernel.rulebook import LOCAL
from phoihop.kernel.rules import (
    Direction,
    Escalation,
    Example,
    Ground,
    Roll,
    Rule,
    RuleSource,
    Rung,
    Severity,
    Unit,
)


class EscalationAct(StrEnum):
    INFORM = "inform"  # tell them
    URGE = "urge"  # an urging letter is asked for
    REPORT = "report"  # it goes on the agenda of the body


@dataclass(frozen=True)
class _Words:
    """The short names that a file explains at its head; a local version has none and writes everything out."""

    documents: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, str] | None = None
    ladders: Mapping[str, tuple[Rung, ...]] = field(default_factory=dict)
    profile: str = ""
    origin: str = "shipped"


def read_rulebook(source: Traversable) -> list[Rule]:
    """The rules of one file; its name is the first half of their keys."""
    file = read_toml(source)
    file.text("title")
    ladders = file.table("ladders")
    words = _Words(
        documents=file.table("documents").words(),
        starts=file.table("starts").words(),
        ladders={name: _rungs(ladders, name) for name in ladders.values},
        profile=file.text("profile", ""),
    )
    rules = [_rule(table, f"{stem(source)}.{table.text('id')}", words) for table in file.tables("rule")]
    file.done()
    _check_versions(source.name, rules)
    return rules


def local_rule(key: str, content: Mapping[str, Any]) -> Rule:
    """An office's own version of a rule from the JSON of its record; a LawError says which value is wrong."""
    return _rule(Table(content, "local version", key), key, _Words(origin=LOCAL))


def _rule(table: Table, key: str, words: _Words) -> Rule:
    table.named(key).text("id", "")
    start = table.text("start")
    if words.starts is not None and start not in words.starts:
        raise table.error(f"start {start!r} is not explained under [starts]")
    rule = Rule(
        key=key,
        title=table.text("title"),
        source=_source(table.table("source"), words.documents),
        value=table.number("value"),
        unit=table.choice("unit", Unit),
        direction=table.choice("direction", Direction),
        roll=table.choice("roll", Roll),
        start=start,
        start_label=table.text("start_label", (words.starts or {}).get(start, "")),
        valid_from=table.day("valid_from"),
        valid_to=table.day_or_none("valid_to"),
        who=table.texts("who"),
        pauses=tuple(_ground(each) for each in table.tables("pauses")),
        extensions=tuple(_ground(each) for each in table.tables("extensions")),
        warnings=_ladder(table, words.ladders),
        escalation=tuple(_escalation(each) for each in table.tables("escalation")),
        severity=table.choice("severity", Severity, Severity.NORMAL),
        verified=table.text("verified", ""),
        profile=words.profile,
        origin=words.origin,
        note=table.text("note", ""),
        examples=tuple(_example(each) for each in table.tables("examples")),
    )
    table.done()
    for problem in rule.problems():
        raise table.error(problem)
    return rule


def _source(table: Table, documents: Mapping[str, str]) -> RuleSource:
    short = table.text("document")
    if documents and short not in documents:
        raise table.error(f"document {short!r} is not named under [documents]")
    source = RuleSource(documents.get(short, short), table.text("article", ""))
    table.done()
    return source


def _ground(table: Table) -> Ground:
    ground = Ground(table.text("text"), table.text("source", ""), table.text("verified", ""))
    table.done()
    return ground


def _escalation(table: Table) -> Escalation:
    to, act = table.choice("to", Role), table.choice("act", EscalationAct)
    step = Escalation(table.text("rung"), str(to), str(act))
    table.done()
    return step


def _example(table: Table) -> Example:
    example = Example(table.day("trigger"), table.day("due"), table.text("note", ""))
    table.done()
    return example


def _ladder(table: Table, ladders: Mapping[str, tuple[Rung, ...]]) -> tuple[Rung, ...]:
    """The rungs, either written out under ``warnings`` or by the name of a ladder of the file."""
    if not table.has("ladder"):
        return _rungs(table, "warnings")
    name = table.text("ladder")
    if name not in ladders:
        raise table.error(f"ladder {name!r} is not drawn under [ladders]")
    return ladders[name]


def _rungs(table: Table, key: str) -> tuple[Rung, ...]:
    return tuple(_rung(each) for each in table.tables(key))


def _rung(table: Table) -> Rung:
    unit = table.choice("unit", Unit, Unit.WORKING_DAY)
    rung = Rung(table.text("key"), table.number("before", 0), table.number("after", 0), unit)
    table.done()
    return rung


def _check_versions(file: str, rules: list[Rule]) -> None:
    """Two versions of one key never hold on the same day: an amendment ends what it amends."""
    for place, rule in enumerate(rules):
        for other in rules[place + 1 :]:
            if rule.key == other.key and rule.overlaps(other):
                on = max(rule.valid_from, other.valid_from)
                raise LawError(file, rule.key, f"two versions are in force on {on}")
