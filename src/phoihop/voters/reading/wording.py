"""Small questions about lines: fragments, announcements, who answers, words without their ending."""

from __future__ import annotations

import re

from phoihop.office.papers.model import Paper
from phoihop.voters.reading import phrases
from phoihop.voters.reading.leadin import is_general
from phoihop.voters.reading.outline import Line, Node
from phoihop.voters.reading.split import asks_or_tells, starts_deed
from phoihop.voters.reading.texts import CAPITAL, SMALL, Text

_PERSON = re.compile(
    rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Đđ]ại biểu)\s*:?\s*((?:[{CAPITAL}][{SMALL}]+\s?){{2,5}})"
)


def officials(paper: Paper) -> set[str]:
    """Names in lines that give an office, open the meeting or report: attendance, chair, deputies."""
    found: set[str] = set()
    for block in paper.walk():
        text = Text(block.text)
        named = list(_PERSON.finditer(text.raw))
        if not named or phrases.VOTERS_STRICT.match(text):
            continue
        for hit in named:
            near = _until_words(text.cut(hit.start(), hit.end() + 90))
            if phrases.VILLAGE.search(near):
                continue
            if phrases.OFFICE.search(near) or phrases.PROCEEDING.search(near) or phrases.ATTENDS.search(near):
                found.add(hit.group(1).strip())
    return found


def _until_words(near: Text) -> Text:
    """What is said of a person, not what the person says."""
    ask = phrases.ASK.search(near)
    ends = [at for at in (near.raw.find(":", 12), ask.start() if ask else -1) if at > 0]
    return near.cut(0, min(ends)) if ends else near


def is_general_answer(text: Text) -> bool:
    """ "… tiếp thu, giải trình các ý kiến": that someone answered, not what."""
    return text.count <= 30 and ":" not in text.raw and phrases.ALL_OPINIONS.search(text) is not None


def is_fragment(text: Text, before: str) -> bool:
    """A few loose words after a finished sentence: a caption, a stamp, no part of what was said."""
    return (
        text.count <= 8
        and not text.raw.endswith((".", ";", "?", "!", ","))
        and before.endswith((".", "?", "!"))
        and not asks_or_tells(text)
    )


def words_of(text: Text) -> str:
    raw = text.raw.strip()
    return raw[:-3].rstrip() if raw.endswith("./.") else raw


def texts_under(node: Node) -> list[str]:
    found: list[str] = []
    for part in node.children:
        if part.line is not None:
            mark = f"{part.line.label.text} " if part.line.label else ""
            found.append(mark + part.line.text.raw)
            found.extend(texts_under(part))
    return found


def answerer(text: Text) -> str:
    """Who answers: the words before "trả lời", "giải trình"."""
    colon = text.raw.find(":")
    head = text.raw[:colon] if 0 < colon < 200 else text.raw[:160]
    found = phrases.ANSWER_VERB.search(Text(head))
    return head[: found.start()].strip(" ,-–") if found and found.start() > 2 else ""


def after_counts(text: Text) -> Text:
    hit = phrases.STATISTICS.match(text)
    return text.cut(hit.end()) if hit else text


def is_announcement(line: Line, node: Node) -> bool:
    """ "Cử tri kiến nghị một số nội dung sau:" with nothing under it."""
    return line.text.raw.endswith(":") and not node.children and (is_general(line.text) or line.lead.pure)


def may_be_matter(line: Line) -> bool:
    """A theme's words with nothing under them that name a deed: "Về nâng cấp hạ tầng giao thông nông thôn"."""
    text = line.text
    start = 3 if text.folded.startswith("ve ") else 0
    return bool(line.label) and text.count >= 5 and starts_deed(text.cut(start))
