"""In which language the kernel's sentences are said: Vietnamese as written, unless a translator was given at start-up.

A sentence keeps its places to fill in (``%(code)s``) until it is said, so that it can be looked up as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
