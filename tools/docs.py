"""The pages of docs/ that are made from the code: `--update` writes them, `--check` compares them."""

from __future__ import annotations

import ast
import importlib
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from phoihop.kernel.workflow import Transition, Workflow
from tools.edge_cases import edge_cases

TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / "src" / "phoihop"
_MADE = "<!-- Made by `python -m tools.docs --update`; changes made here are lost. -->"


def pages() -> dict[str, str]:
    """Name in docs/ → content."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.conf.settings")
    django.setup()
    return {
        "modules.md": modules(),
        "workflows.md": workflows(),
        "law.md": law(),
        "edge-cases.md": edge_cases(_MADE),
    }


def modules() -> str:
    """Every module with the first line of what it says of itself."""
    lines = [
        "# Modules",
        "",
        _MADE,
        "",
        "The first line of each module's own words; the layers stand in `map.md`.",
    ]
    last = ""
    for path in sorted(PACKAGE.rglob("*.py"), key=lambda one: one.relative_to(PACKAGE).parts):
        parts = path.relative_to(PACKAGE).parts
        if "migrations" in parts or "__pycache__" in parts:
            continue
        words = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n", 1)[0]
        if not words:
            continue
        package = ".".join(parts[:2]) if parts[0] == "base" and len(parts) > 2 else parts[0]
        if package != last and len(parts) > 1:
            lines += ["", f"## {package}", ""]
            last = package
        name = ".".join(parts).removesuffix(".py").removesuffix(".__init__")
        if len(parts) > 1:
            lines.append(f"- `{name}` — {words}")
    return "\n".join(lines) + "\n"


def workflows() -> str:
    """Each machine as a diagram and as a table of its moves."""
    lines = ["# Workflows", "", _MADE]
    for path in sorted(PACKAGE.glob("*/workflow.py")):
        if path.parent.name == "kernel":
            continue
        module = importlib.import_module(f"phoihop.{path.parent.name}.workflow")
        for machine in module.MACHINES:
            lines += ["", f"## {machine.title} (`{path.parent.name}.{machine.key}`)", "", "```mermaid"]
            lines += ["stateDiagram-v2", *_diagram(machine), "```", ""]
            lines += [
                "| move | from | to | right | needs | opens / closes | source |",
                "|---|---|---|---|---|---|---|",
            ]
            lines += [_move(machine, move) for move in machine.transitions]
    return "\n".join(lines) + "\n"


def law() -> str:
    """Every rule that is shipped, with its source and whether anybody has read the article."""
    from phoihop.base.law.loader import rulebook

    rules = list(rulebook().rules)
    read = sum(bool(rule.verified) for rule in rules)
    lines = ["# Limits set by law", "", _MADE, ""]
    lines.append(
        f"{len(rules)} rules, {read} of them read in the text; the others are shown as “chưa thẩm định”."
    )
    last = ""
    for rule in sorted(rules, key=lambda one: (one.key.partition(".")[0], one.key, one.valid_from)):
        file = rule.key.partition(".")[0]
        if file != last:
            last = file
            lines += [
                "",
                f"## {file}",
                "",
                "| key | rule | limit | from | source | in force | read |",
                "|---|---|---|---|---|---|---|",
            ]
        lines.append(
            f"| `{rule.id}` | {_cell(rule.title)} | {rule.value} {rule.unit} {rule.direction} "
            f"| {_cell(rule.start_label)} | {_cell(f'{rule.source.article} {rule.source.document}')} "
            f"| {_span(rule.valid_from, rule.valid_to)} | {_cell(rule.verified) or 'chưa thẩm định'} |"
        )
    return "\n".join(lines) + "\n"


def _diagram(machine: Workflow) -> Iterator[str]:
    for state in machine.states:
        yield f'    state "{state.label}" as {state.key}'
    for move in machine.transitions:
        for source in move.source:
            yield f"    {source or '[*]'} --> {move.target}: {move.label}"
    for state in machine.states:
        if state.final:
            yield f"    {state.key} --> [*]"


def _move(machine: Workflow, move: Transition) -> str:
    def label(key: str) -> str:
        return machine.state(key).label if key else "—"

    needs = [guard.key for guard in move.guards] + ([move.document] if move.document else [])
    debts = [f"+{key}" for key in move.opens] + [f"−{key}" for key in move.closes]
    cells = (
        f"{move.label} (`{move.key}`)",
        ", ".join(label(key) for key in move.source),
        label(move.target),
        f"`{move.permission}`",
        ", ".join(needs),
        " ".join(debts),
        move.basis,
    )
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _span(first: date, last: date | None) -> str:
    return f"{'' if first == date.min else first.isoformat()} – {last.isoformat() if last else ''}".strip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(argv: list[str]) -> int:
    """0 when everything is in step."""
    if argv not in (["--update"], ["--check"]):
        print("Usage: python -m tools.docs --update | --check", file=sys.stderr)
        return 2
    stale = []
    for name, content in pages().items():
        path = TOP / "docs" / name
        if path.is_file() and path.read_text("utf-8") == content:
            continue
        stale.append(f"docs/{name}")
        if argv == ["--update"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, "utf-8")
    if stale:
        done = "Written" if argv == ["--update"] else "Out of step (python -m tools.docs --update)"
        print(f"{done}: {', '.join(stale)}")
    return 1 if stale and argv == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
