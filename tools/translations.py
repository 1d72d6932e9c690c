"""The catalogue of English: `--update` brings it in step with the source, `--check` says what is wrong.

Vietnamese is the source; GNU gettext need not be installed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import polib

from tools.messages import Message, bare_words, messages

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "phoihop"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
_HEADER = {
    "Project-Id-Version": "phoihop",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
_PLACE = re.compile(r"%(?:\(\w+\))?[sdif]|\{\w*\}")


def update() -> str:
    """Add new messages, drop those that are gone, keep every translation; says what was done."""
    wanted = messages(PACKAGE)
    known = {_key(entry): entry for entry in _read()}
    catalogue = polib.POFile(encoding="utf-8", wrapwidth=110)
    catalogue.metadata = dict(_HEADER)
    for message in sorted(wanted, key=lambda one: (wanted[one][0], one)):
        entry = known.get(message) or _empty(message)
        entry.occurrences = [(name, "") for name in wanted[message]]
        entry.obsolete = False
        catalogue.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    new, gone = len(wanted.keys() - known.keys()), len(known.keys() - wanted.keys())
    return f"{len(wanted)} messages: {new} new, {gone} gone, {len(_untranslated(catalogue))} without English."


def check() -> list[str]:
    """What is wrong, a line each; empty when English is complete."""
    wanted = messages(PACKAGE)
    catalogue = _read()
    known = {_key(entry) for entry in catalogue}
    faults = [
        f"not in the catalogue: {one.text!r} ({wanted[one][0]})" for one in sorted(wanted.keys() - known)
    ]
    faults += [f"no longer used: {one.text!r}" for one in sorted(known - wanted.keys())]
    faults += [f"without English: {entry.msgid!r}" for entry in _untranslated(catalogue)]
    for entry in catalogue:
        for english in _english(entry):
            if english and set(_PLACE.findall(english)) != set(_PLACE.findall(entry.msgid)):
                faults.append(f"other places to fill in than {entry.msgid!r}: {english!r}")
    return faults + [f"outside every translation: {line}" for line in bare_words(PACKAGE)]


def _read() -> polib.POFile:
    return polib.pofile(str(CATALOGUE)) if CATALOGUE.is_file() else polib.POFile()


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _empty(message: Message) -> polib.POEntry:
    if message.plural:
        entry = polib.POEntry(msgid=message.text, msgid_plural=message.plural, msgstr_plural={0: "", 1: ""})
    else:
        entry = polib.POEntry(msgid=message.text)
    entry.msgctxt = message.context or None
    if _PLACE.search(message.text):
        entry.flags = ["python-format"] if "%" in message.text else ["python-brace-format"]
    return entry


def _english(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _untranslated(catalogue: polib.POFile) -> list[polib.POEntry]:
    return [entry for entry in catalogue if not all(_english(entry)) or "fuzzy" in entry.flags]


def main(argv: list[str]) -> int:
    if argv == ["--update"]:
        print(update())
        return 0
    if argv == ["--check"]:
        faults = check()
        shown = faults[:40]
        print(
            "\n".join(
                [*shown, *([f"… and {len(faults) - len(shown)} more"] if len(faults) > len(shown) else [])]
            )
        )
        return 1 if faults else 0
    print("Usage: python -m tools.translations --update | --check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
