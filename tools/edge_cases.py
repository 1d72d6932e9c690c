"""Which tests hold which edge case of practice: read from the tests' own words ("case E01"), with what is still open."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
_NAMED = re.compile(r"\b[Cc]ases? (E\d\d(?:, E\d\d)*)")


def edge_cases(made: str) -> str:
    """The page: a line per case, what is to happen, the tests, what is missing."""
    cases = tomllib.loads((TOP / "tests" / "edge_cases.toml").read_text("utf-8"))
    tests = _tests()
    if unknown := set(tests) - set(cases):
        raise ValueError(f"tests name cases that tests/edge_cases.toml does not have: {sorted(unknown)}")
    held = sum(bool(tests.get(code)) for code in cases)
    lines = ["# Edge cases", "", made, ""]
    lines.append(f"{len(cases)} cases of practice; {held} are held by tests. What is missing says so.")
    lines += ["", "| case | what happens | held by | missing |", "|---|---|---|---|"]
    for code, case in cases.items():
        names = "<br>".join(f"`{name}`" for name in tests.get(code, []))
        lines.append(f"| {code} | {case['what']} | {names} | {case.get('missing', '')} |")
    return "\n".join(lines) + "\n"


def _tests() -> dict[str, list[str]]:
    """Case → the tests whose docstring, or whose module's, names it."""
    found: dict[str, list[str]] = {}
    for path in sorted((TOP / "tests").rglob("test_*.py")):
        module = ast.parse(path.read_text("utf-8"))
        said = [(path.name, ast.get_docstring(module))]
        for node in module.body:
            if isinstance(node, ast.FunctionDef):
                said.append((f"{path.stem}::{node.name}", ast.get_docstring(node)))
        for name, words in said:
            for match in _NAMED.finditer(words or ""):
                for code in match[1].split(", "):
                    found.setdefault(code, []).append(name)
    return found
