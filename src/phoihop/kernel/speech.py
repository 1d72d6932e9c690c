"""In which language the kernel's sentences are said: Vietnamese as written, unless a translator was given at start-up.

A sentence keeps its places to fill in (``%(code)s``) until it is said, so that it can be looked up as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

_translate: Callable[[str], str] = str


def speak_with(translate: Callable[[str], str]) -> None:
    """From now on say every sentence through ``translate``; it is asked each time, so the reader's language counts."""
    global _translate
    _translate = translate


def say(sentence: str, params: Mapping[str, str] | None = None) -> str:
    """The sentence in the reader's language, what is filled in too where it is known."""
    said = _translate(sentence) if sentence else ""
    return (
        said % {name: _translate(word) if word else "" for name, word in params.items()} if params else said
    )


def to_say(words: str) -> str:
    """The same words, named for the catalogue where they stand in a table and are said later."""
    return words


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is kept before it is said: as it was written, beside what is filled in."""

    text: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return say(self.text, self.params)

    def as_json(self) -> str | dict[str, Any]:
        """Plain words where nothing is filled in."""
        return {"text": self.text, "params": dict(self.params)} if self.params else self.text

    @classmethod
    def from_json(cls, data: str | dict[str, Any]) -> Sentence:
        return cls(data) if isinstance(data, str) else cls(data["text"], data["params"])
