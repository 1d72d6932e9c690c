"""Finds the words on screen: in Python by its syntax tree, in templates by Django's own reader, in law data by key."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

# How many of the first arguments are: context, singular, plural.
_CALLS = {
    "gettext": (0, 1, 0),
    "ngettext": (0, 1, 1),
    "pgettext": (1, 1, 0),
    "npgettext": (1, 1, 1),
}
# Calls of our own whose arguments are said on screen: at which places, and under which names.
_SAID: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "denied": ((0,), ()),
    "Sentence": ((0,), ()),
    "to_say": ((0,), ()),
    "note": ((0,), ()),
    "DeadlineError": ((0,), ()),
    "NotAllowed": ((0,), ()),
    "WrongDay": ((0,), ()),
    "predicate": ((0,), ()),
    "_role": ((1,), ()),
    "_guard": ((1,), ()),
    "State": ((1, 2), ()),
    "Transition": ((1,), ("document",)),
    "CommitmentKind": ((1,), ("moves_by",)),
}
_NAMES = {"_": "gettext", "_now": "gettext"} | {
    f"{name}{end}": name for name in _CALLS for end in ("", "_lazy", "_noop")
}
_STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_IN_TEMPLATE = re.compile(
    rf"\b(_|n?p?gettext)\(\s*({_STRING})(?:\s*,\s*({_STRING}))?(?:\s*,\s*({_STRING}))?", re.DOTALL
)
_VIETNAMESE = re.compile(
    r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)
# What stands in Vietnamese in every language, such as the head of an official document.
_OWN_LANGUAGE = re.compile(r'<[^>]*lang="vi"[^>]*>[^<]*')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, order=True)
class Message:
    """What is translated as one: its words, its plural and its context."""

    text: str
    plural: str = ""
    context: str = ""


def messages(package: Path) -> dict[Message, list[str]]:
    """All messages of a package with the files that use them, relative to the package."""
    found: dict[Message, list[str]] = {}
    for path in sorted(package.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            each = _in_python(path)
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            each = _in_template(path)
        elif path.suffix == ".toml" and path.parent.name == "calendar":
            each = _in_calendar(path)
        else:
            continue
        name = path.relative_to(package).as_posix()
        for message in each:
            files = found.setdefault(message, [])
            if name not in files:
                files.append(name)
    return found


def bare_words(package: Path) -> list[str]:
    """Vietnamese words of templates that stand outside every translation, as `file:line: words`."""
    faults = []
    for path in sorted(package.rglob("*.html")):
        if "templates" not in path.parts:
            continue
        inside = False
        for token in Lexer(path.read_text("utf-8")).tokenize():
            word = token.contents.split(" ", 1)[0] if token.token_type is TokenType.BLOCK else ""
            if word in {"blocktrans", "blocktranslate", "comment"}:
                inside = True
            elif word in {"endblocktrans", "endblocktranslate", "endcomment"}:
                inside = False
            elif token.token_type is TokenType.TEXT and not inside and _VIETNAMESE.search(token.contents):
                if not _VIETNAMESE.search(_OWN_LANGUAGE.sub(" ", token.contents)):
                    continue
                bare = " ".join(_TAG.sub(" ", token.contents).split())
                blank = len(token.contents) - len(token.contents.lstrip())
                line = (token.lineno or 1) + token.contents[:blank].count("\n")
                faults.append(f"{path.relative_to(package)}:{line}: {bare[:80]}")
    return faults


def _in_python(path: Path) -> Iterator[Message]:
    tree = ast.parse(path.read_text("utf-8"), str(path))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        kind = _NAMES.get(called)
        words = [
            part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        if kind is not None and words:
            yield from _message(kind, words)
        yield from _said(node, called)


def _said(node: ast.Call, called: str) -> Iterator[Message]:
    places, names = _SAID.get(called, ((), ()))
    given = [node.args[place] for place in places if place < len(node.args)]
    given += [keyword.value for keyword in node.keywords if keyword.arg in names]
    for part in given:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
            yield Message(part.value)


def _in_template(path: Path) -> Iterator[Message]:
    for match in _IN_TEMPLATE.finditer(templatize(path.read_text("utf-8"), origin=str(path))):
        words = [ast.literal_eval(part) for part in match.groups()[1:] if part is not None]
        yield from _message(_NAMES[match.group(1)], words)


def _in_calendar(path: Path) -> Iterator[Message]:
    """Why a listed day is not counted is said in every trace of a due date."""
    for day in tomllib.loads(path.read_text("utf-8"))["day"]:
        yield Message(day["note"])


def _message(kind: str, words: list[str]) -> Iterator[Message]:
    context, _singular, plural = _CALLS[kind]
    if len(words) >= context + 1 + plural:
        yield Message(
            text=words[context],
            plural=words[context + 1] if plural else "",
            context=words[0] if context else "",
        )
