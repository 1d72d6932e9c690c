"""Papers without numbers: which unmarked paragraph is an item of its own, which goes on with the one above.

A paragraph goes on as long as nothing was asked yet, or it takes up what was said. Where the paper shows that each of
its paragraphs is a whole matter, every further one that asks or tells is the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from phoihop.voters.reading import phrases
from phoihop.voters.reading.fields import topic_of
from phoihop.voters.reading.flow import Line
from phoihop.voters.reading.split import FOLLOWS, asks_or_tells, is_praise
from phoihop.voters.reading.texts import Text

ENOUGH, MOSTLY = 3, 0.55  # voters' paragraphs that must be whole matters, and their share
WHOLE = 7  # words from which a paragraph may be a matter


def is_loose(lines: Sequence[Line]) -> bool:
    """Do voters' paragraphs without numbers stand here as items, each with its own request or trouble?"""
    voters = [line for line in lines if not line.label and phrases.VOTERS_STRICT.match(line.text)]
    numbered = sum(bool(line.label) for line in lines)
    whole = sum(asks_or_tells(line.text) and not line.text.raw.endswith(":") for line in voters)
    return whole >= 2 and whole > numbered


def mostly_whole(lines: Sequence[Line]) -> bool:
    """Is the paper one of unnumbered paragraphs, most of which say all in the sentence that names the voters?

    Paragraphs that only tell of trouble, each with a request below it, are no such paper.
    """
    free = [line for line in lines if not line.label and not line.strong and not line.answers]
    voters = [line for line in free if phrases.VOTERS_STRICT.match(line.text)]
    numbered = sum(bool(line.label) and asks_or_tells(line.text) for line in lines)
    whole = sum(_is_whole(line.text) for line in voters)
    return whole >= ENOUGH and whole >= MOSTLY * len(voters) and numbered < whole


def _is_whole(text: Text) -> bool:
    if text.raw.endswith(":"):
        return False
    return bool(phrases.ASK.search(text) or phrases.QUESTION.search(text)) or is_praise(text)


def begins_anew(text: Text, above: Sequence[Text], *, whole: bool) -> bool:
    """Does a paragraph begin another matter than the paragraphs above it?"""
    if text.count < WHOLE or FOLLOWS.match(text) or not asks_or_tells(text) or text.raw.endswith(":"):
        return False
    asked = any(phrases.ASK.search(line) for line in above)
    topic, before = topic_of(text), topic_of(Text(" ".join(line.raw for line in above)))
    other = bool(topic and before and topic != before)
    if whole:
        return asked or other or (not phrases.ASK.match(text) and topic != before)
    return asked and other and phrases.ASK.search(text) is not None
